"""Responses of interactives, read back: whatever a browser sent, this gives lists of texts and nothing else."""

import json
from collections.abc import Mapping

from ownpace import algebra
from ownpace.algebra import Expr, FiniteSet, ParseError, Point, Relation, Truth

_MOST = 200


def cells_of(text: str) -> list[str]:
    """Return the texts of a JSON list; none where it is no such thing."""
    found = _loaded(text)
    return [str(each)[:400] for each in found[:_MOST]] if isinstance(found, list) else []


def places_of(text: str) -> Mapping[str, str]:
    """Return a JSON object from texts to texts; an empty one where it is no such thing."""
    found = _loaded(text)
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def pairs_of(text: str) -> frozenset[tuple[str, str]] | None:
    """Return the pairs of a set of points ``{(2, 5), (3, 7)}`` as texts; None where it is none."""
    if text.replace(" ", "") == "{}":
        return frozenset()
    read = algebra.parse(text, expect="point")
    points = read.items if isinstance(read, FiniteSet) else (read,)
    if not all(isinstance(each, Point) and len(each.coordinates) == 2 for each in points):
        return None
    return frozenset(
        (algebra.to_text(each.coordinates[0]), algebra.to_text(each.coordinates[1]))
        for each in points
        if isinstance(each, Point)
    )


def same_value(given: str, wanted: str) -> bool | None:
    """Tell whether two texts are expressions of one value; None where the given one is no expression."""
    one, other = algebra.parse(given), algebra.parse(wanted)
    if isinstance(one, ParseError) or not isinstance(one, Expr) or not isinstance(other, Expr):
        return None
    return algebra.equal(one, other) is Truth.TRUE


def same_sides(given: str, wanted: str) -> bool | None:
    """Tell whether two texts are equations with the same sides, in any order; None where the given one is no equation."""
    one, other = algebra.parse(given), algebra.parse(wanted)
    if not isinstance(one, Relation) or not isinstance(other, Relation):
        return None
    sides = [algebra.to_text(each) for each in one.sides], [algebra.to_text(each) for each in other.sides]
    if len(sides[0]) != 2 or len(sides[1]) != 2:
        return False
    straight = zip(*sides, strict=True)
    crossed = zip(sides[0], reversed(sides[1]), strict=True)
    return any(all(same_value(a, b) for a, b in way) for way in (straight, crossed))


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
