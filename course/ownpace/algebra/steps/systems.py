"""Systems of two linear equations in two letters, by substitution or by elimination. Every line is the whole system."""

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from ownpace.algebra.printing import to_text
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import UNIT, Hand, Terms, collected, polynomial_terms
from ownpace.algebra.steps.linear import solve_relation
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step, SystemMethod
from ownpace.algebra.substitution import substitute
from ownpace.algebra.tree import Expr, Group, Listing, Node, Relation, Sum, Variable


def solve_system(system: Listing, method: SystemMethod) -> tuple[Step, ...]:
    """Return the steps to the pair that fits both equations. Raises OutOfReach."""
    equations = [item for item in system.items if isinstance(item, Relation) and item.signs == ("=",)]
    letters = sorted(variables(system))
    if len(equations) != 2 or len(system.items) != 2 or system.joiner == "or" or len(letters) != 2:
        raise OutOfReach("not two equations in two letters")
    _check_linear(equations)
    trail = Trail(system)
    if any(variables(e) != {name for m in _difference(e) for name, _ in m} for e in equations):
        # A letter times zero is no letter to solve for.
        equations = [_general(_difference(e), Hand.of(e), letters) for e in equations]
        trail.go(_both(*equations), "standard-form", "same-both")
    isolated = [_isolated(e) for e in equations]
    if method == "auto":
        method = "substitution" if any(isolated) else _easier(equations, letters)
    if method == "substitution":
        _substitute(trail, equations, letters)
    else:
        _eliminate(trail, equations, letters)
    return trail.done


def _check_linear(equations: list[Relation]) -> None:
    for equation in equations:
        for side in equation.sides:
            if any(sum(p for _, p in m) > 1 for m in polynomial_terms(side)):
                raise OutOfReach("not linear")


def _isolated(equation: Relation) -> str | None:
    """Return the letter that stands alone on the left, as in `y = 2x + 1`."""
    left = ungrouped(equation.left)
    alone = isinstance(left, Variable) and left.name not in variables(equation.right)
    return left.name if alone and isinstance(left, Variable) else None


def _easier(equations: list[Relation], letters: list[str]) -> SystemMethod:
    rows = [_difference(e) for e in equations]
    if any(not row.get(((name, 1),)) for row in rows for name in letters):
        return "substitution"
    for name in letters:
        if abs(rows[0].get(((name, 1),), Fraction(0))) == abs(rows[1].get(((name, 1),), Fraction(0))):
            return "elimination"
    return "substitution" if _ready(equations) else "elimination"


def _ready(equations: list[Relation]) -> str | None:
    """Return a letter that stands with the coefficient 1 in one of the equations."""
    for equation in equations:
        total = _difference(equation)
        for value, monomial in collected((v, m) for m, v in total.items()):
            if monomial and value == 1:
                return monomial[0][0]
    return None


def _difference(equation: Relation) -> Terms:
    total = dict(polynomial_terms(equation.left))
    for monomial, value in polynomial_terms(equation.right).items():
        total[monomial] = total.get(monomial, Fraction(0)) - value
    return {m: v for m, v in total.items() if v}


def _both(one: Node, other: Node) -> Listing:
    items = tuple(item for item in (one, other) if isinstance(item, Relation))
    return Listing(items, "and")


# -- substitution -------------------------------------------------------------------------------------------------


def _substitute(trail: Trail, equations: list[Relation], letters: list[str]) -> None:
    at = next((i for i, e in enumerate(equations) if _isolated(e)), None)
    if at is None:
        at, letter = _easiest(equations)
        for step in solve_relation(equations[at], letter):
            equations[at] = step.line if isinstance(step.line, Relation) else equations[at]
            trail.go(_ordered(equations), step.move[5:], step.reason[9:], **step.values)
    rule = equations[at]
    letter = str(_isolated(rule))
    target = equations[1 - at]
    value = Group(rule.right) if isinstance(ungrouped(rule.right), Sum) else rule.right
    put = substitute(target, {letter: value})
    trail.go(_both(rule, put), "substitute", "equal-for-equal", letter=letter, amount=rule.right)
    _finish(trail, rule, put, next(n for n in letters if n != letter))


def _easiest(equations: list[Relation]) -> tuple[int, str]:
    """Return which equation to solve for which letter: one with the coefficient 1 or -1, if there is one."""
    options = [
        (abs(value) != 1, value < 0, i, monomial[0][0])
        for i, equation in enumerate(equations)
        for monomial, value in _difference(equation).items()
        if monomial
    ]
    if not options:
        raise OutOfReach("no letters")
    _, _, at, letter = min(options)
    return at, letter


def _ordered(equations: list[Relation]) -> Listing:
    return _both(equations[0], equations[1])


def _finish(trail: Trail, rule: Relation, rest: Relation, other: str) -> None:
    """Solve the equation in one letter, put its value into the other, and work that out."""
    for step in solve_relation(rest, other):
        if not isinstance(step.line, Relation):
            _degenerate(trail, rule, step)
            return
        trail.go(_both(rule, step.line), step.move[5:], step.reason[9:], **step.values)
        rest = step.line
    found = rest.right
    value = Group(found) if not isinstance(ungrouped(found), Variable) and _negative(found) else found
    put = substitute(rule, {other: value})
    trail.go(_both(put, rest), "put-back", "equal-for-equal", letter=other, amount=found)
    letter = next(iter(variables(put)))
    hand = Hand.of(rule)
    gathered = Relation(tuple(hand.polynomial(polynomial_terms(s)) for s in put.sides), ("=",))
    trail.go(_both(gathered, rest), "work-out", "arithmetic")
    for step in solve_relation(gathered, letter):
        if not isinstance(step.line, Relation):
            raise OutOfReach("a letter that is none")
        trail.go(_both(step.line, rest), step.move[5:], step.reason[9:], **step.values)


def _negative(node: Expr) -> bool:
    return to_text(node).startswith("-")


def _degenerate(trail: Trail, rule: Relation, step: Step) -> None:
    """End where the letters cancel: no pair fits, or every pair of one line does."""
    if step.move == "step.always-true":
        trail.go(rule, "same-line", "same-line")
    else:
        trail.go(step.line, step.move[5:], step.reason[9:])


# -- elimination --------------------------------------------------------------------------------------------------


def _eliminate(trail: Trail, equations: list[Relation], letters: list[str]) -> None:
    hand = Hand.of(*equations)
    rows = [_difference(e) for e in equations]
    lines = [_general(row, hand, letters) for row in rows]
    if [to_text(e) for e in equations] != [to_text(g) for g in lines]:
        trail.go(_both(*lines), "standard-form", "same-both")
    letter = _least_work(rows, letters)
    rows = _matched(trail, rows, letter, hand, letters)
    one, two = (row.get(((letter, 1),), Fraction(0)) for row in rows)
    adding = one + two == 0
    combined = _combined(rows, 1 if adding else -1)
    line = _general(combined, hand, letters)
    kept = _general(rows[0], hand, letters)
    trail.go(
        _both(kept, line), "add-equations" if adding else "subtract-equations", "same-both", letter=letter
    )
    if not any(combined.get(((n, 1),)) for n in letters):
        for step in solve_relation(line, letter):
            _degenerate(trail, kept, step)
        return
    _finish(trail, kept, line, next(n for n in letters if n != letter))


def _general(row: Mapping[tuple[tuple[str, int], ...], Fraction], hand: Hand, letters: list[str]) -> Relation:
    """Return a row as `ax + by = c`."""
    left = [(row[((n, 1),)], ((n, 1),)) for n in letters if row.get(((n, 1),))]
    return Relation((hand.side(left), hand.number(-row.get(UNIT, Fraction(0)))), ("=",))


def _least_work(rows: list[Terms], letters: list[str]) -> str:
    def work(name: str) -> tuple[bool, bool, Fraction]:
        values = [abs(row.get(((name, 1),), Fraction(0))) for row in rows]
        return 0 in values, values[0] != values[1], max(values)

    best = min(letters, key=work)
    if any(not row.get(((best, 1),)) for row in rows):
        raise OutOfReach("a letter is missing")
    return best


def _matched(trail: Trail, rows: list[Terms], letter: str, hand: Hand, letters: list[str]) -> list[Terms]:
    """Multiply the equations so that the letter has the same size in both."""
    one, two = (row[((letter, 1),)] for row in rows)
    if abs(one) == abs(two):
        return rows
    below = lcm(one.denominator, two.denominator)
    common = lcm(abs(int(one * below)), abs(int(two * below)))
    factors = [Fraction(common, abs(int(v * below))) for v in (one, two)]
    new = [{m: v * f for m, v in row.items()} for row, f in zip(rows, factors, strict=True)]
    move = "multiply-equations" if all(f != 1 for f in factors) else "multiply-equation"
    values = {"amount": hand.number(next(f for f in factors if f != 1)), "other": hand.number(factors[1])}
    trail.go(_both(*(_general(row, hand, letters) for row in new)), move, "same-both", **values)
    return new


def _combined(rows: list[Terms], times: int) -> Terms:
    total = dict(rows[0])
    for monomial, value in rows[1].items():
        total[monomial] = total.get(monomial, Fraction(0)) + times * value
    return {m: v for m, v in total.items() if v}
