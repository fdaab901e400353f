"""Whether two statements have the same solutions.

Solution sets over the real numbers are compared, not residuals: `x^2 = x` is not `x = 1`, `x^2 + 1 = 0` is *no solution*,
and a root of a denominator is no solution. Sets with one letter are computed and compared; linear statements in
several letters are decided by elimination (`regions`); systems with finitely many solutions by finding them
(`systems`); other statements in several letters by their normal forms (`surfaces`); rules of functions and sequences
in `rules`.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact.realsets import RealSet
from ownpace.algebra.exact.work import bounded
from ownpace.algebra.judging import multiplicities, regions, rules, surfaces, systems
from ownpace.algebra.judging.amounts import measured
from ownpace.algebra.judging.equality import equal, same_members
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
from ownpace.algebra.judging.solving import named, solutions
from ownpace.algebra.shape import as_interval, variables
from ownpace.algebra.substitution import substitute
from ownpace.algebra.tree import (
    Expr,
    FiniteSet,
    Listing,
    Membership,
    Node,
    Point,
    SetBuilder,
    Statement,
    Variable,
)
from ownpace.algebra.values import replace

NO_LETTER: Final = "x"


def same_solutions(a: Statement | Expr, b: Statement | Expr, policy: Policy = ALGEBRA_1) -> Truth:
    """Return whether two statements hold for the same real values of their letters. Never raises.

    A statement may also name its solutions: `{2, 3}`, `(2, 5]`, `3, -2`, `no solution`, `(1, 2)`. A lone expression is
    the set of its one value.
    """
    try:
        with bounded():
            if surfaces.same_form(a, b, policy):
                return Truth.TRUE
            return _same(measured(a), measured(b), policy)
    except (TooLarge, Undefined, RecursionError):
        return Truth.UNDECIDED


def _same(a: Node, b: Node, policy: Policy) -> Truth:
    if rules.is_rule(a) or rules.is_rule(b):
        return rules.same_rule(a, b, policy)
    if about_numbers(a, b):
        return first_decided(lambda: _same_sets(a, b, policy), lambda: surfaces.same_surface(a, b, policy))
    if isinstance(a, Point) and isinstance(b, Point):
        return _same_point(a, b, policy)
    if named(a) and named(b):
        verdict = _same_named(a, b, policy)
        if verdict is not None:
            return verdict
    return first_decided(
        lambda: regions.same_region(a, b, policy),
        lambda: systems.same_points(a, b, policy),
        lambda: surfaces.same_surface(a, b, policy),
        lambda: _same_slices(a, b, policy),
    )


def _same_slices(a: Node, b: Node, policy: Policy) -> Truth:
    """Tell two statements apart by a number for the letters that only one of them is about."""
    alone = variables(a) ^ variables(b)
    if not alone or len(alone) == len(variables(a) | variables(b)):
        return Truth.UNDECIDED
    for value in (Fraction(7, 3), Fraction(2)):
        chosen: dict[str, Fraction | int | Expr] = dict.fromkeys(alone, value)
        if _same(substitute(a, chosen), substitute(b, chosen), policy) is Truth.FALSE:
            return Truth.FALSE
    return Truth.UNDECIDED


def first_decided(*judges: Callable[[], Truth]) -> Truth:
    """Return the first verdict that is not open."""
    for judge in judges:
        try:
            verdict = judge()
        except (TooLarge, Undefined):
            continue
        if verdict is not Truth.UNDECIDED:
            return verdict
    return Truth.UNDECIDED


def about_numbers(a: Node, b: Node) -> bool:
    """Say whether two statements are about one number, so that `(2, 5)` is an interval and no point."""
    points = _pointed(a) or _pointed(b) or (isinstance(a, Point) and isinstance(b, Point))
    return len(free_letters(a)) <= 1 and len(free_letters(b)) <= 1 and not points


def _same_sets(a: Node, b: Node, policy: Policy) -> Truth:
    free_a, free_b = free_letters(a), free_letters(b)
    one, other = (_set_or_none(node, plain_if(policy, a, b)) for node in (a, b))
    if one is None or other is None:
        return Truth.UNDECIDED if one is None and other is None else Truth.FALSE
    if free_a != free_b and free_a and free_b:
        # Statements about different letters agree only where neither says anything of its letter.
        return Truth.of((one.empty and other.empty) or (one.everything and other.everything))
    if not one.same(other):
        return Truth.FALSE
    if policy.multiplicity and not (named(a) or named(b)):
        return multiplicities.same(a, b, next(iter(free_a | free_b), NO_LETTER))
    return Truth.TRUE


def plain_if(policy: Policy, a: Node, b: Node) -> Policy:
    """Return the policy for comparing two sets of numbers: all numbers count where only positive ones would mislead.

    With positive letters `x = 7` may stand for `x^2 = 49`. But `x = -2` is not `x = -3`, though neither is positive:
    one statement may leave out what is not positive, and both must hold for something that is.
    """
    if not policy.positive:
        return policy
    everywhere = replace(policy, positive=False)
    try:
        one, other = solution_set(a, everywhere), solution_set(b, everywhere)
        kept = solution_set(a, policy)
    except (TooLarge, Undefined):
        return policy
    nested = one.minus(other).empty or other.minus(one).empty
    return policy if nested and not kept.empty else everywhere


def _set_or_none(statement: Node, policy: Policy) -> RealSet | None:
    """Return the solutions; None for what is no set, such as the interval (5, 2). Raises TooLarge."""
    try:
        return solution_set(statement, policy)
    except TooLarge:
        raise
    except Undefined:
        return None


def solution_set(statement: Node, policy: Policy = ALGEBRA_1) -> RealSet:
    """Return the real solutions of a statement in at most one letter. Raises TooLarge, Undefined."""
    letter = next(iter(free_letters(statement)), NO_LETTER)
    return solutions(as_interval(statement), letter, policy)


def free_letters(statement: Node) -> frozenset[str]:
    """Return the letters that a statement is about; the element of `{x | x > 3}` is only a name."""
    match statement:
        case SetBuilder(Variable(name), condition):
            return variables(condition) - {name}
        case SetBuilder(_, condition):
            return variables(condition)
        case _:
            return variables(statement)


def _pointed(statement: Node) -> bool:
    """Say whether a statement is about points and no intervals."""
    match statement:
        case Point(coordinates=parts):
            return len(parts) != 2
        case FiniteSet(items=items):
            return any(isinstance(i, Point) for i in items)
        case Membership(element=Point()):
            return True
        case Listing(items=items):
            return any(isinstance(i, Point) or _pointed(i) for i in items)
        case _:
            return False


def _same_named(a: Node, b: Node, policy: Policy) -> Truth | None:
    """Compare lists of expressions in letters: `{a, -a}` with `{-a, a}`."""
    lists = [_members(node) for node in (a, b)]
    if lists[0] is None or lists[1] is None:
        return None
    return same_members(lists[0], lists[1], policy)


def _same_point(a: Point, b: Point, policy: Policy) -> Truth:
    if len(a.coordinates) != len(b.coordinates):
        return Truth.FALSE
    verdicts = {equal(x, y, policy) for x, y in zip(a.coordinates, b.coordinates, strict=True)}
    if Truth.FALSE in verdicts:
        return Truth.FALSE
    return Truth.UNDECIDED if Truth.UNDECIDED in verdicts else Truth.TRUE


def _members(node: Node) -> list[Expr] | None:
    match node:
        case Listing(items=items) | FiniteSet(items=items):
            kept = [i for i in items if isinstance(i, Expr)]
            return kept if len(kept) == len(items) else None
        case Expr():
            return [node]
        case _:
            return None
