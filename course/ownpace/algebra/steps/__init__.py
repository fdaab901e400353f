"""Worked steps: a problem as a teacher would write it out, one idea a line, with the move and the reason for each.

Each door returns the lines after the problem's own, and none where the problem is of another kind or too large: they never
raise. Sentences lie in the catalogue (`step.…` for what was done, `step.why.…` for why one may). Every step keeps the
solutions, or the value, of the line before: `working` judges them so in the tests.

`hand` writes terms; `trail` keeps the lines; a file for each kind of problem owns its method.
"""

from collections.abc import Callable
from functools import partial

from ownpace.algebra.errors import Undefined
from ownpace.algebra.exact import work
from ownpace.algebra.shape import variables, walk
from ownpace.algebra.steps.absolute import solve_absolute
from ownpace.algebra.steps.checked import needs_check, solve_checked
from ownpace.algebra.steps.expressions import arithmetic_lines, expand_lines
from ownpace.algebra.steps.factoring import factor_lines
from ownpace.algebra.steps.linear import solve_relation
from ownpace.algebra.steps.parallel import in_parallel
from ownpace.algebra.steps.quadratics import coefficients, solve_quadratic
from ownpace.algebra.steps.radicals import holds_root, radical_lines
from ownpace.algebra.steps.rational_expressions import has_letters_below, rational_lines
from ownpace.algebra.steps.systems import solve_system
from ownpace.algebra.steps.values import Method, OutOfReach, Step, SystemMethod
from ownpace.algebra.tree import Absolute, Expr, Listing, Node, Relation

__all__ = ["Method", "Step", "SystemMethod", "expand", "factor", "simplify", "solve"]

_MOST_NODES = 150


def solve(
    problem: Node,
    *,
    letter: str | None = None,
    method: Method = "auto",
    system_method: SystemMethod = "auto",
) -> tuple[Step, ...]:
    """Return the steps that solve an equation, an inequality, or a system of two linear equations.

    Args:
        problem: the line to start from.
        letter: what to solve for; needed where there are several letters.
        method: how a quadratic equation is solved.
        system_method: how a system is solved.
    """
    return _bounded(problem, partial(_solve, problem, letter, method, system_method))


def simplify(expression: Node) -> tuple[Step, ...]:
    """Return the steps that simplify an expression: numbers, polynomials, rational expressions, square roots."""
    return _of_expression(expression, _simplify)


def expand(expression: Node) -> tuple[Step, ...]:
    """Return the steps that multiply out the brackets of an expression."""
    return _of_expression(expression, expand_lines)


def factor(expression: Node) -> tuple[Step, ...]:
    """Return the steps that factor a polynomial over the rational numbers."""
    return _of_expression(expression, factor_lines)


def _of_expression(expression: Node, steps: Callable[[Expr], tuple[Step, ...]]) -> tuple[Step, ...]:
    return _bounded(expression, partial(steps, expression)) if isinstance(expression, Expr) else ()


def _bounded(problem: Node, steps: Callable[[], tuple[Step, ...]]) -> tuple[Step, ...]:
    if sum(1 for _ in walk(problem)) > _MOST_NODES:
        return ()
    try:
        with work.bounded():
            return steps()
    except Undefined:
        return ()


def _solve(
    problem: Node, letter: str | None, method: Method, system_method: SystemMethod
) -> tuple[Step, ...]:
    match problem:
        case Listing(items, joiner):
            relations = tuple(i for i in items if isinstance(i, Relation))
            if len(relations) != len(items):
                raise OutOfReach("not all equations")
            if len(variables(problem)) == 1:
                (name,) = variables(problem)
                return in_parallel(relations, joiner, lambda r: solve_relation(r, name))
            return solve_system(problem, system_method)
        case Relation():
            return _solve_relation(problem, letter or _letter(problem), method)
        case _:
            raise OutOfReach("nothing to solve")


def _letter(relation: Relation) -> str:
    """Return the letter to solve for where none is named: the only one, or x."""
    names = variables(relation)
    if len(names) == 1:
        return next(iter(names))
    if "x" in names:
        return "x"
    raise OutOfReach("which letter")


def _solve_relation(relation: Relation, letter: str, method: Method) -> tuple[Step, ...]:
    if any(isinstance(node, Absolute) for node in walk(relation)):
        return solve_absolute(relation, letter)
    if needs_check(relation) and variables(relation) == {letter}:
        return solve_checked(relation, letter, lambda plain: _solve_relation(plain, letter, method))
    if method == "auto":
        try:
            return solve_relation(relation, letter)
        except OutOfReach:
            coefficients(relation, letter)
    return solve_quadratic(relation, letter, method)


def _simplify(expression: Expr) -> tuple[Step, ...]:
    if holds_root(expression):
        return radical_lines(expression)
    if not variables(expression):
        return arithmetic_lines(expression)
    if has_letters_below(expression):
        return rational_lines(expression)
    return expand_lines(expression)
