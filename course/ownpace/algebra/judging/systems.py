"""Systems with finitely many solutions, found exactly: each letter by a resultant, then every combination tried.

A resultant of two polynomials vanishes wherever both do for some value of the letter that it does away with. So the
values of each letter are among the real roots of one polynomial, and what is left is to try the combinations in the
equations as they were written.
"""

from fractions import Fraction
from itertools import product
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import divisors, enclosures, numbers, univariate
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.elimination import by_power
from ownpace.algebra.exact.numbers import Number
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import rational, sum_of
from ownpace.algebra.exact.work import spend
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.policy import Policy, Truth
from ownpace.algebra.judging.regions import letters_of
from ownpace.algebra.judging.solving import number
from ownpace.algebra.tree import (
    Compare,
    Expr,
    FiniteSet,
    Listing,
    Membership,
    Node,
    NoSolution,
    Point,
    Relation,
    Sum,
    Variable,
)
from ownpace.algebra.values import replace

Place = tuple[Number, ...]
Conjunction = list[tuple[Expr, Compare, Expr]]

_MOST_PLACES: Final = 200
_MOST_CASES: Final = 32
_TRUE: Final[dict[Compare, frozenset[int]]] = {
    "=": frozenset({0}),
    "!=": frozenset({-1, 1}),
    "<": frozenset({-1}),
    "<=": frozenset({-1, 0}),
    ">": frozenset({1}),
    ">=": frozenset({0, 1}),
}


def same_points(a: Node, b: Node, policy: Policy) -> Truth:
    """Return whether two statements have the same finitely many points. Raises TooLarge, Undefined."""
    names = letters_of(a, b)
    found = [_points_or_none(node, names, policy) for node in (a, b)]
    if policy.positive and not any(found):  # else the policy would hide every difference
        policy = replace(policy, positive=False)
        found = [_points_or_none(node, names, policy) for node in (a, b)]
    for places, other in zip(found, (b, a), strict=True):
        if places is not None and not all(_meets(other, place, names, policy) for place in places):
            return Truth.FALSE
    if found[0] is None or found[1] is None:
        raise TooLarge("not finitely many points")
    return Truth.TRUE


def _points_or_none(statement: Node, names: list[str], policy: Policy) -> list[Place] | None:
    try:
        return points(statement, names, policy)
    except TooLarge:
        return None


def _meets(statement: Node, place: Place, names: list[str], policy: Policy) -> bool:
    """Say whether a point is one of a statement's. Raises TooLarge."""
    try:
        found = cases(statement)
    except TooLarge:
        return within([place], points(statement, names, policy))
    return any(_holds(case, dict(zip(names, place, strict=True))) for case in found)


def points(statement: Node, names: list[str], policy: Policy) -> list[Place]:
    """Return the points where a statement holds, the letters in that order. Raises TooLarge if not finitely many."""
    match statement:
        case NoSolution():
            return []
        case Point(coordinates=values) if len(values) == len(names):
            return [tuple(number(v) for v in values)]
        case FiniteSet(items=items):
            return [p for item in items for p in points(item, names, policy)]
        case Listing(items=items) if all(isinstance(i, Point) for i in items):
            return [p for item in items for p in points(item, names, policy)]
        case Membership(Point(coordinates=parts), _, collection):
            return _renamed(parts, collection, names, policy)
        case _:
            found: list[Place] = []
            for case in cases(statement):
                found += _case_points(case, names)
            positive = [p for p in found if all(numbers.order(v, Fraction(0)) > 0 for v in p)]
            return positive if policy.positive else found


def _renamed(parts: tuple[Expr, ...], collection: Node, names: list[str], policy: Policy) -> list[Place]:
    order = [p.name for p in parts if isinstance(p, Variable)]
    if sorted(order) != names:
        raise TooLarge("point")
    return [tuple(p[order.index(n)] for n in names) for p in points(collection, order, policy)]


def cases(statement: Node) -> list[Conjunction]:
    """Return alternatives, each a list of comparisons that hold together. Raises TooLarge."""
    match statement:
        case Relation():
            return [list(zip(r.sides, r.signs, r.sides[1:], strict=False)) for r in choices(statement)]
        case Listing(items, joiner):
            parts = [cases(item) for item in items]
            if joiner == "or":
                return [c for part in parts for c in part]
            found: list[Conjunction] = [[]]
            for part in parts:
                found = [[*one, *other] for one in found for other in part]
                if len(found) > _MOST_CASES:
                    raise TooLarge("cases")
            return found
        case _:
            raise TooLarge(type(statement).__name__)


def _case_points(case: Conjunction, names: list[str]) -> list[Place]:
    equations = [
        part for left, sign, right in case if sign == "=" for part in _squares(_polynomial(left, right))
    ]
    values = [_values(equations, name) for name in names]
    size = 1
    for some in values:
        size *= len(some)
    if size > _MOST_PLACES:
        raise TooLarge("points")
    return [place for place in product(*values) if _holds(case, dict(zip(names, place, strict=True)))]


def _polynomial(left: Expr, right: Expr) -> Poly:
    difference = sum_of(rational(left), rational(right), -1)
    if difference.opaque or "pi" in poly.letters(difference.above):
        raise TooLarge("no polynomial")
    return poly.primitive(difference.above)


def _squares(a: Poly) -> list[Poly]:
    """Return the letters of a sum of even powers, which is zero only where they all are; else the polynomial."""
    even = all(len(m) == 1 and m[0][1] % 2 == 0 for m in a)
    if even and len({c > 0 for c in a.values()}) == 1:
        return [poly.letter(m[0][0]) for m in a]
    return [a]


def _holds(case: Conjunction, place: dict[str, Number]) -> bool:
    for left, sign, right in case:
        spend(20)
        try:
            if enclosures.sign(Sum((left, right), ("+", "-")), place) not in _TRUE[sign]:
                return False
        except TooLarge:
            raise
        except Undefined:
            return False
    return True


def _values(equations: list[Poly], name: str) -> list[Number]:
    """Return numbers among which all values of a letter are."""
    left = [e for e in equations if e]
    for _ in range(6):
        if any(not poly.letters(e) for e in left):
            return []
        alone = [e for e in left if poly.letters(e) == {name}]
        if alone:
            shared = alone[0]
            for other in alone[1:]:
                shared = divisors.gcd(shared, other)
            return numbers.roots(univariate.coefficients(shared)) if poly.letters(shared) else []
        left = _without(left, name)
    raise TooLarge("not finitely many points")


def _without(equations: list[Poly], name: str) -> list[Poly]:
    """Return what polynomials say without one letter that is not the one asked for."""
    others = sorted({n for e in equations for n in poly.letters(e)} - {name})
    if not others:
        raise TooLarge("not finitely many points")
    gone = min(others, key=lambda n: sum(n in poly.letters(e) for e in equations))
    holding = sorted(
        (e for e in equations if gone in poly.letters(e)), key=lambda e: (max(by_power(e, gone)), len(e))
    )
    rest = [e for e in equations if gone not in poly.letters(e)]
    if len(holding) < 2:
        if not rest:
            raise TooLarge("not finitely many points")
        return rest
    results = [resultant(holding[0], other, gone) for other in holding[1:]]
    if not all(results):
        raise TooLarge("common factor")
    return [*rest, *map(poly.primitive, results)]


def resultant(a: Poly, b: Poly, name: str) -> Poly:
    """Return the resultant of two polynomials with respect to a letter, the determinant of Sylvester's matrix."""
    one, other = by_power(a, name), by_power(b, name)
    m, n = max(one), max(other)
    if m + n > 8:
        raise TooLarge("resultant")
    rows = [
        [one.get(m - (j - i), poly.ZERO) if 0 <= j - i <= m else poly.ZERO for j in range(m + n)]
        for i in range(n)
    ]
    rows += [
        [other.get(n - (j - i), poly.ZERO) if 0 <= j - i <= n else poly.ZERO for j in range(m + n)]
        for i in range(m)
    ]
    return _determinant(rows)


def _determinant(rows: list[list[Poly]]) -> Poly:
    """Return a determinant by the elimination of Bareiss, which divides exactly."""
    size, last, sign = len(rows), poly.ONE, 1
    for k in range(size - 1):
        pivot = next((i for i in range(k, size) if rows[i][k]), None)
        if pivot is None:
            return poly.ZERO
        if pivot != k:
            rows[k], rows[pivot], sign = rows[pivot], rows[k], -sign
        for i in range(k + 1, size):
            for j in range(k + 1, size):
                product_ = poly.add(
                    poly.multiply(rows[i][j], rows[k][k]), poly.multiply(rows[i][k], rows[k][j]), -1
                )
                divided = divisors.quotient(product_, last)
                if divided is None:
                    raise TooLarge("determinant")
                rows[i][j] = divided
        last = rows[k][k]
    return poly.scale(rows[-1][-1], sign)


def within(a: list[Place], b: list[Place]) -> bool:
    """Say whether every point of one list is in another."""
    return all(any(all(numbers.order(x, y) == 0 for x, y in zip(p, q, strict=True)) for q in b) for p in a)
