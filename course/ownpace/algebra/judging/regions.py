"""Linear statements in several letters: lines, half-planes, points, their systems and alternatives, decided exactly.

A statement is brought into alternatives, each a list of linear conditions that hold together; an absolute value of
something linear makes two. One statement implies another if no point of it lies outside the other.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Final

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.linear import Condition, Sign, opposites, possible
from ownpace.algebra.exact.rational import rational, sum_of
from ownpace.algebra.exact.work import spend
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.policy import Policy, Truth
from ownpace.algebra.shape import mapped, variables, walk
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Compare,
    Expr,
    FiniteSet,
    Group,
    Listing,
    Membership,
    Node,
    NoSolution,
    Number,
    Point,
    Relation,
    SetBuilder,
    Signed,
    Variable,
)

Alternatives = list[list[Condition]]

_MOST_ALTERNATIVES: Final = 64
_ZERO: Final = Number(Fraction(0))


def same_region(a: Node, b: Node, policy: Policy) -> Truth:
    """Return whether two linear statements hold for the same points. Raises TooLarge for others."""
    names = letters_of(a, b)
    one, other = alternatives(a, names), alternatives(b, names)
    if policy.positive:
        first = [Condition({n: Fraction(1)}, Fraction(0), ">") for n in names]
        positive = [[*first, *c] for c in one], [[*first, *c] for c in other]
        if any(possible(c) for some in positive for c in some):  # else the policy would hide every difference
            one, other = positive
    return Truth.of(implies(one, other) and implies(other, one))


def letters_of(a: Node, b: Node) -> list[str]:
    """Return the letters that two statements are about, in order; for points alone, letters for their coordinates."""
    names = sorted(variables(a) | variables(b))
    points = [len(p.coordinates) for node in (a, b) for p in walk(node) if isinstance(p, Point)]
    return names or [f"x_{i}" for i in range(max(points, default=0))]


def implies(a: Alternatives, b: Alternatives) -> bool:
    """Say whether every point of the first is one of the second."""
    return not any(_escapes(conditions, b) for conditions in a)


def _escapes(conditions: list[Condition], b: Alternatives) -> bool:
    """Say whether some point meets the conditions and none of the alternatives."""
    spend(5)
    if not possible(conditions):
        return False
    if not b:
        return True
    return any(_escapes([*conditions, opposite], b[1:]) for c in b[0] for opposite in opposites(c))


def alternatives(statement: Node, names: list[str]) -> Alternatives:
    """Return a statement as alternatives of linear conditions. Raises TooLarge if it is not linear."""
    match statement:
        case NoSolution():
            return []
        case AllReals():
            return [[]]
        case Relation():
            return [c for reading in choices(statement) for c in _relation(reading)]
        case Listing(items, joiner):
            parts = [alternatives(item, names) for item in items]
            if joiner == "or" or (joiner == "," and all(isinstance(i, Point) for i in items)):
                return [c for part in parts for c in part]
            return _together(parts)
        case FiniteSet(items=items):
            return [c for item in items for c in alternatives(item, names)]
        case Point(coordinates=values) if len(values) == len(names):
            return _together([_equation(Variable(n), v) for n, v in zip(names, values, strict=True)])
        case Membership(Point(coordinates=parts), _, collection):
            if not all(isinstance(p, Variable) for p in parts):
                raise TooLarge("point")
            return alternatives(collection, [p.name for p in parts if isinstance(p, Variable)])
        case SetBuilder(_, condition):
            return alternatives(condition, names)
        case _:
            raise TooLarge(type(statement).__name__)


def _together(parts: list[Alternatives]) -> Alternatives:
    """Return alternatives of what holds together."""
    size = 1
    for part in parts:
        size *= len(part)
        if size > _MOST_ALTERNATIVES:
            raise TooLarge("alternatives")
    return [[c for some in choice for c in some] for choice in product(*parts)]


def _relation(relation: Relation) -> Alternatives:
    pairs = zip(relation.sides, relation.signs, relation.sides[1:], strict=False)
    return _together([_compared(left, sign, right) for left, sign, right in pairs])


def _equation(left: Expr, right: Expr) -> Alternatives:
    return _compared(left, "=", right)


def _compared(left: Expr, sign: Compare, right: Expr) -> Alternatives:
    found: Alternatives = []
    for (one, other), sides in _without_absolutes((left, right)):
        if sign == "!=":
            found += [[*sides, _linear(one, ">", other)], [*sides, _linear(other, ">", one)]]
        elif sign in ("<", "<="):
            found.append([*sides, _linear(other, ">" if sign == "<" else ">=", one)])
        else:
            found.append([*sides, _linear(one, _plain(sign), other)])
        if len(found) > _MOST_ALTERNATIVES:
            raise TooLarge("alternatives")
    return found


def _plain(sign: Compare) -> Sign:
    return ">=" if sign == ">=" else ">" if sign == ">" else "="


def _linear(left: Expr, sign: Sign, right: Expr) -> Condition:
    difference = sum_of(rational(left), rational(right), -1)
    below = difference.below.get((), 0)
    linear = poly.degree(difference.above) <= 1 and not poly.letters(difference.below)
    if not linear or difference.opaque or "pi" in poly.letters(difference.above):
        raise TooLarge("not linear")
    factors = {m[0][0]: Fraction(c, below) for m, c in difference.above.items() if m}
    return Condition(factors, Fraction(difference.above.get((), 0), below), sign)


def _without_absolutes(sides: tuple[Expr, Expr]) -> Iterator[tuple[tuple[Expr, Expr], list[Condition]]]:
    """Yield the sides with each absolute value as its inside or the opposite, with the condition for it."""
    found = [p for s in sides for p in walk(s) if isinstance(p, Absolute)]
    innermost = next((a for a in found if not any(isinstance(p, Absolute) for p in walk(a.inner))), None)
    if innermost is None:
        yield sides, []
        return
    spend(20)
    inner = Group(innermost.inner)
    for value, condition in (
        (inner, _linear(inner, ">=", _ZERO)),
        (Group(Signed("-", inner)), _linear(_ZERO, ">=", inner)),
    ):
        changed = (_replaced(sides[0], innermost, value), _replaced(sides[1], innermost, value))
        for further, conditions in _without_absolutes(changed):
            yield further, [condition, *conditions]


def _replaced(node: Expr, old: Expr, new: Expr) -> Expr:
    return new if node == old else mapped(node, lambda part: _replaced(part, old, new))
