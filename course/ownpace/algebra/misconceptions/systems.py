"""Systems of two equations: scaling, adding and subtracting, and checking a pair."""

from fractions import Fraction
from typing import Final

from ownpace.algebra.judging.policy import Truth
from ownpace.algebra.judging.relations import same_solutions
from ownpace.algebra.misconceptions.equations import rebuilt, two_sides
from ownpace.algebra.misconceptions.rules import (
    Made,
    Rule,
    equals,
    lettered,
    number,
    polynomial,
    value_of,
    written,
)
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import Terms, add_up, polynomial_terms
from ownpace.algebra.substitution import substitute
from ownpace.algebra.tree import AllReals, Listing, Node, Point, Relation, Statement, Variable

_MOST_TERMS: Final = 4
"""Different terms of a system in which signs are tried out."""


def _scaled_side(line: Node) -> Made:
    """x+2y=3 -> 2x+4y=3."""
    for relation, at, mine, other in two_sides(line):
        plain = lettered(mine)
        if plain is None or len(plain) < 2 or len(variables(relation)) < 2 or any(map(variables, other)):
            continue
        for k in (-1, *range(2, 9)):
            yield rebuilt(relation, at, [written((v * k, m)) for v, m in plain], other)


def _scaled_term(line: Node) -> Made:
    """x+2y=3 -> 3x+2y=9."""
    for relation, at, mine, other in two_sides(line):
        plain = lettered(mine)
        right = lettered(other)
        if (
            plain is None
            or right is None
            or len(plain) < 2
            or len(variables(relation)) < 2
            or any(map(variables, other))
        ):
            continue
        for k in range(2, 7):
            for i in range(len(plain)):
                scaled = [(v * k if j == i else v, m) for j, (v, m) in enumerate(plain)]
                for side in ([(v * k, m) for v, m in right], right):
                    yield rebuilt(relation, at, list(map(written, scaled)), list(map(written, side)))


def _rows(line: Node) -> list[tuple[Terms, Fraction]] | None:
    """Return the two equations of a system as terms on the left and a number on the right."""
    if not isinstance(line, Listing) or line.joiner == "or" or len(line.items) != 2:
        return None
    rows = []
    for item in line.items:
        if not isinstance(item, Relation) or item.signs != ("=",):
            return None
        value = value_of(item.right)
        if value is None or polynomial(item.left) is None:
            return None
        rows.append((polynomial_terms(item.left), value))
    return rows


def _sign_slip(line: Node) -> Made:
    """x+y=5, x-y=1 subtracted -> 0x+0y=4, and the like: only part of an equation is subtracted."""
    rows = _rows(line)
    if rows is None:
        return
    (one, c), (other, d) = rows
    names = sorted({*one, *other})
    if len(names) > _MOST_TERMS:
        return
    for flips in range(1, 2 ** len(names) * 2 - 1):
        signs = [-1 if flips >> i & 1 else 1 for i in range(len(names) + 1)]
        if len(set(signs)) == 1:
            continue
        left = [
            (one.get(m, Fraction(0)) + s * other.get(m, Fraction(0)), m)
            for m, s in zip(names, signs, strict=False)
        ]
        yield equals(add_up(map(written, left)), number(c + signs[-1] * d))


def _works_in_one(before: Node, wrong: Node) -> bool:
    """x+y=5, x-y=1 -> (4, 1), which fits the first only."""
    if not isinstance(before, Listing) or before.joiner == "or" or len(before.items) != 2:
        return False
    if not isinstance(wrong, Statement) or len(variables(before)) != 2:
        return False
    pair = _values(wrong, sorted(variables(before)))
    if pair is None:
        return False
    fits = [_fits(item, pair) for item in before.items if isinstance(item, Relation)]
    return sorted(fits) == [False, True]


def _values(wrong: Statement, names: list[str]) -> dict[str, Fraction] | None:
    """Return the numbers that an answer gives to two letters."""
    if isinstance(wrong, Point) and len(wrong.coordinates) == 2:
        found = [value_of(c) for c in wrong.coordinates]
        return None if None in found else dict(zip(names, [v for v in found if v is not None], strict=True))
    if isinstance(wrong, Listing):
        pair: dict[str, Fraction] = {}
        for item in wrong.items:
            if isinstance(item, Relation) and isinstance(letter := ungrouped(item.left), Variable):
                value = value_of(item.right)
                if value is not None:
                    pair[letter.name] = value
        return pair if sorted(pair) == names else None
    return None


def _fits(relation: Relation, pair: dict[str, Fraction]) -> bool:
    return same_solutions(substitute(relation, pair), AllReals()) is Truth.TRUE


RULES: Final = (
    Rule("multiply-one-side", line=_scaled_side, direct=True),
    Rule("scale-one-term", line=_scaled_term, direct=True),
    Rule("subtract-sign-slip", line=_sign_slip),
    Rule("works-in-one", pair=_works_in_one),
)
