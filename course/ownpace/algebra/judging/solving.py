"""The real solutions of a statement in one letter, exactly.

A comparison `f < g` is solved by a sign chart of `f - g`: between two neighbouring critical points (zeros, poles, and
the places where something under a root or an absolute value changes sign) its sign does not change, so one number for
each piece and the critical points themselves tell everything. The signs at these are found on the tree as written, so
that a number where a side has no value is no solution, even if that side simplifies.
"""

from fractions import Fraction
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.exact import enclosures, exponentials, numbers, realsets, univariate
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.cells import cells
from ownpace.algebra.exact.elimination import by_power, without_roots
from ownpace.algebra.exact.fingerprints import fingerprint
from ownpace.algebra.exact.numbers import Named, Number
from ownpace.algebra.exact.rational import Rational, rational, sum_of
from ownpace.algebra.exact.realsets import EVERYTHING, NOTHING, RealSet
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.exact.work import spend
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.policy import Policy
from ownpace.algebra.shape import as_interval, variables
from ownpace.algebra.tree import (
    AllReals,
    Compare,
    Constant,
    Expr,
    FiniteSet,
    Group,
    Interval,
    Listing,
    Membership,
    Node,
    NoSolution,
    Point,
    Quotient,
    Relation,
    SetBuilder,
    Signed,
    Sum,
    Union,
    Variable,
)

_HOLDS: Final[dict[Compare, frozenset[int]]] = {
    "=": frozenset({0}),
    "!=": frozenset({-1, 1}),
    "<": frozenset({-1}),
    "<=": frozenset({-1, 0}),
    ">": frozenset({1}),
    ">=": frozenset({0, 1}),
}

POSITIVE: Final = realsets.interval(Fraction(0), None, closed_low=False, closed_high=False)


def solutions(statement: Node, letter: str, policy: Policy) -> RealSet:
    """Return the values of the letter for which a statement holds.

    Raises:
        TooLarge: it cannot be solved within the limits, or is about something else than one real number.
        Undefined: a number in it has no value.
    """
    found = _solutions(statement, letter, policy)
    return realsets.intersection((found, POSITIVE)) if policy.positive and not named(statement) else found


def named(statement: Node) -> bool:
    """Say whether a statement names its numbers, and is no condition on a letter."""
    match statement:
        case AllReals() | NoSolution() | FiniteSet() | Interval() | Union() | Point():
            return True
        case Listing(items=items):
            return all(isinstance(i, Expr) or named(i) for i in items)
        case _:
            return isinstance(statement, Expr)


def _solutions(statement: Node, letter: str, policy: Policy) -> RealSet:
    match statement:
        case Relation():
            return realsets.union([_chain(reading, letter) for reading in choices(statement)])
        case Listing(items, joiner):
            if any(isinstance(i, Expr) for i in items) and any(map(_is_inequality, items)):
                raise TooLarge("numbers among inequalities")
            sets = [_solutions(item, letter, policy) for item in items]
            every = joiner == "and" or (joiner == "," and any(map(_is_inequality, items)))
            return realsets.intersection(sets) if every else realsets.union(sets)
        case Membership(Variable(name), _, collection) if name == letter:
            return _solutions(as_interval(collection), letter, policy)
        case SetBuilder(Variable(name), condition):
            return _solutions(condition, name, policy)
        case Expr():
            return realsets.finite([number(reading) for reading in choices(statement)])
        case _:
            return _collection(statement, letter, policy)


def _collection(statement: Node, letter: str, policy: Policy) -> RealSet:
    match statement:
        case AllReals():
            return EVERYTHING
        case NoSolution():
            return NOTHING
        case FiniteSet(items=items) if all(isinstance(i, Expr) for i in items):
            return realsets.union([_solutions(i, letter, policy) for i in items])
        case Union(parts):
            return realsets.union([_solutions(as_interval(p), letter, policy) for p in parts])
        case Interval(low, high):
            return _interval(statement, low, high)
        case Point(coordinates=(_, _)):
            return _collection(as_interval(statement), letter, policy)
        case _:
            raise TooLarge(type(statement).__name__)


def _interval(statement: Interval, low: Expr, high: Expr) -> RealSet:
    ends: list[Number | None] = []
    for end, wrong in ((low, 1), (high, -1)):
        infinite = _infinity(end)
        if infinite == wrong:
            raise Undefined("an interval from right to left")
        ends.append(None if infinite else number(end))
    low_end, high_end = ends
    if low_end is not None and high_end is not None:
        side = numbers.order(low_end, high_end)
        if side > 0 or (side == 0 and not (statement.closed_low and statement.closed_high)):
            raise Undefined("an interval from right to left")
    return realsets.interval(
        low_end, high_end, closed_low=statement.closed_low, closed_high=statement.closed_high
    )


def _infinity(end: Expr) -> int:
    """Return 1 or -1 for an infinite end of an interval, else 0."""
    match end:
        case Constant("oo"):
            return 1
        case Group(inner) | Signed("+", inner):
            return _infinity(inner)
        case Signed("-", inner):
            return -_infinity(inner)
        case _:
            return 0


def _is_inequality(statement: Node) -> bool:
    return isinstance(statement, Relation) and any(s not in ("=", "!=") for s in statement.signs)


def number(node: Expr) -> Number:
    """Return a number without letters. Raises Undefined, TooLarge."""
    try:
        return evaluate(node)
    except TooLarge:
        raise
    except Undefined:
        pass
    if variables(node):
        raise TooLarge("letters")
    enclosures.sign(node)  # raises where it has no value
    try:
        return _algebraic(node)
    except TooLarge:
        return Named(node)


def _algebraic(node: Expr) -> Number:
    """Return the root of a polynomial that a number is."""
    unknown = Variable("?")
    candidates = numbers.merged(*(numbers.roots(c) for c in _critical(unknown, node, "?")))
    bits = 64
    while len(candidates) > 1:
        low, high = enclosures.enclosed(node, {}, bits)
        scale = 1 << bits
        candidates = [c for c in candidates if _touches(c, Fraction(low, scale), Fraction(high, scale))]
        bits *= 2
        if bits > 2000:
            raise TooLarge("precision")
    if not candidates:
        raise TooLarge("number")
    return candidates[0]


def _touches(candidate: Number, low: Fraction, high: Fraction) -> bool:
    return numbers.order(candidate, low) >= 0 and numbers.order(candidate, high) <= 0


# -- comparisons --------------------------------------------------------------------------------------------------


def defined(node: Expr, letter: str) -> RealSet:
    """Return the values of the letter for which an expression has a value. Raises TooLarge."""
    return realsets.union([_compared(reading, "=", reading, letter) for reading in choices(node)])


def _chain(relation: Relation, letter: str) -> RealSet:
    if any(variables(side) - {letter} for side in relation.sides):
        raise TooLarge("another letter")
    return realsets.intersection(
        [
            _compared(left, sign, right, letter)
            for left, sign, right in zip(relation.sides, relation.signs, relation.sides[1:], strict=False)
        ]
    )


def _compared(left: Expr, sign: Compare, right: Expr, letter: str) -> RealSet:
    spend(10)
    for one, other, sign_ in ((left, right, sign), (right, left, _TURNED[sign])):
        if _infinity(other):  # `x < oo` is how some write that there is no bound
            holds = sign_ in ("<", ">") and -_infinity(other) in _HOLDS[sign_] and not _infinity(one)
            return _compared(one, "=", one, letter) if holds else NOTHING
    if fingerprint(left) is not None and fingerprint(right) is not None:
        difference = sum_of(rational(left), rational(right), -1)
        if "pi" not in poly.letters(difference.above) | poly.letters(difference.below):
            return _sign_chart(difference, sign)
    try:
        return exponentials.solved(left, sign, right, letter, _sign_chart)
    except exponentials.Other:
        return _general(left, sign, right, letter)


_TURNED: Final[dict[Compare, Compare]] = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _sign_chart(difference: Rational, sign: Compare) -> RealSet:
    """Return where a rational function in one letter compares so with zero."""
    above, below = univariate.coefficients(difference.above), univariate.coefficients(difference.below)
    holds = _HOLDS[sign]
    poles = numbers.roots(below)
    zeros = numbers.roots(above) if above else []
    points = numbers.merged(zeros, poles)
    between = [
        (numbers.sign(above, at) * numbers.sign(below, at) if above else 0) in holds
        for at in numbers.samples(points)
    ]
    at = [not any(numbers.order(p, q) == 0 for q in poles) and 0 in holds for p in points]
    return realsets.cut(points, at, between)


def _general(left: Expr, sign: Compare, right: Expr, letter: str) -> RealSet:
    """Return where two sides with roots and absolute values compare so."""
    difference = Sum((left, right), ("+", "-"))
    holds = _HOLDS[sign]
    try:
        points = numbers.merged(*(numbers.roots(c) for c in _critical(left, right, letter)))
    except TooLarge:
        return _linear(left, right, letter, holds)

    def true(at: Number) -> bool:
        try:
            return enclosures.sign(difference, {letter: at}) in holds
        except TooLarge:
            raise
        except Undefined:
            return False

    return realsets.cut(points, [true(p) for p in points], [true(p) for p in numbers.samples(points)])


def _linear(left: Expr, right: Expr, letter: str, holds: frozenset[int]) -> RealSet:
    """Return where two sides compare so, if they are linear with other constants than fractions: `2x = 4pi`."""
    tower = Tower()
    for cell in cells(tower, (left, right)):
        one, other = cell.values
        if one is None or other is None or cell.signs:
            break
        if tower.roots:
            break
        below = poly.multiply(one.below, other.below)
        parts = by_power(tower.difference(one, other), letter)
        inside = poly.letters(below).union(*(poly.letters(p) for p in parts.values()))
        if max(parts, default=0) != 1 or letter in inside:
            break
        factor, rest = tower.tree(parts[1]), tower.tree(parts.get(0, poly.ZERO))
        side = enclosures.sign(factor) * enclosures.sign(tower.tree(below))
        end = number(Quotient(Signed("-", rest), factor))
        return realsets.cut([end], [0 in holds], [-side in holds, side in holds])
    raise TooLarge("equation")


def _critical(left: Expr, right: Expr, letter: str) -> list[univariate.Coefficients]:
    """Return polynomials that vanish wherever the difference of two sides may change its sign or end."""
    tower = Tower()
    found: set[univariate.Coefficients] = set()
    for cell in cells(tower, (left, right)):
        parts = [*(base for base, _, _ in cell.signs), *tower.bases, poly.letter(letter)]
        one, other = cell.values
        relations = {**tower.relations, **tower.roots}
        if one is not None and other is not None:
            parts += [tower.difference(one, other), one.below, other.below]
        for part in parts:
            if letter in poly.letters(part) or any(n in relations for n in poly.letters(part)):
                found.add(univariate.simple(without_roots(relations, part)))
    return [f for f in found if len(f) > 1]
