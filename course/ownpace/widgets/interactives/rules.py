"""Rules that a table, a graph and a story can share: lines, exponentials and parabolas, by their exact numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Relation, Variable
from ownpace.problems.answers.drawings import drawn_kind

NUMBERS: Final[Mapping[str, tuple[str, ...]]] = {
    "line": ("m", "b"),
    "exponential": ("a", "b"),
    "parabola": ("a", "h", "k"),
}
"""The numbers of each family's rule: ``y = mx + b``, ``y = ab^x``, ``y = a(x - h)^2 + k``."""

_PLACES: Final = tuple(Fraction(x) for x in range(-2, 5))
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one of the families.

    Attributes:
        family: ``line``, ``exponential`` or ``parabola``.
        numbers: its exact numbers by name.
    """

    family: str
    numbers: Mapping[str, Fraction]

    def at(self, x: Fraction) -> Fraction:
        """Return the exact value at x; that of an exponential at whole x only."""
        n = self.numbers
        if self.family == "line":
            return n["m"] * x + n["b"]
        if self.family == "exponential":
            return n["a"] * n["b"] ** x.numerator
        return n["a"] * (x - n["h"]) ** 2 + n["k"]


def read_rule(text: str) -> Rule | ParseError | None:
    """Return the rule that a text states, as ``3x + 1``, ``y = 3x + 1`` or ``2y = 6x + 2``.

    A text that cannot be read gives the error that says where; one that states another kind of thing gives None.
    """
    read = algebra.parse(text, variables=frozenset({"x", "y"}))
    if isinstance(read, ParseError):
        return read
    if isinstance(read, Expr):
        if "y" in algebra.variables(read):
            return None
        read = Relation((Variable("y"), read), ("=",))
    if not isinstance(read, Relation) or read.signs != ("=",):
        return None
    values = [_height(read, x) for x in _PLACES]
    exact = [value for value in values if value is not None]
    if len(exact) < len(values):
        return None
    found = _fitted(drawn_kind(read, "plane", ("x",)), exact)
    return found if found is not None and _is_small(found) else None


def _height(relation: Relation, x: Fraction) -> Fraction | None:
    """Return the one y that makes an equation true at x; None where it is not linear in y, or not exact."""
    left, right = relation.sides
    try:
        zero, one, two = (
            algebra.evaluate(left, {"x": x, "y": Fraction(y)})
            - algebra.evaluate(right, {"x": x, "y": Fraction(y)})
            for y in range(3)
        )
    except (algebra.Undefined, algebra.Inexact, algebra.TooLarge):
        return None
    return None if one == zero or two - one != one - zero else -zero / (one - zero)


def _fitted(drawn: str, values: list[Fraction]) -> Rule | None:
    before, here, after = values[1], values[2], values[3]
    if drawn == "exponential":
        found = None if here == 0 else Rule("exponential", {"a": here, "b": after / here})
        if found is None or found.numbers["b"] <= 0:
            return None
    else:
        bend = (before + after) / 2 - here
        slope = (after - before) / 2
        if bend == 0:
            found = Rule("line", {"m": slope, "b": here})
        else:
            turn = -slope / (2 * bend)
            found = Rule("parabola", {"a": bend, "h": turn, "k": here - bend * turn**2})
    agrees = all(found.at(x) == value for x, value in zip(_PLACES, values, strict=True))
    return found if agrees and drawn != "curve" else None


def _is_small(rule: Rule) -> bool:
    return all(max(abs(each.numerator), each.denominator) <= _LARGEST for each in rule.numbers.values())
