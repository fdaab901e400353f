"""Explore: a linear equation on a balance. The moves are made in the browser; Python only reads the author's equation."""

from fractions import Fraction
from typing import Any

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Relation
from ownpace.messages import sentence
from ownpace.problems.render import to_html
from ownpace.widgets.card import Card


class BalanceError(ValueError):
    """An equation that a balance cannot hold; its text is for the author."""


class BalanceCard(Card):
    """A balance with one equation in x.

    Args:
        equation: such as ``3x + 2 = 11``.

    Raises:
        BalanceError: it is no linear equation in x.
    """

    def __init__(self, equation: str) -> None:
        super().__init__("BalanceView", "balance")
        read = algebra.parse(equation, variables=frozenset({"x"}))
        if isinstance(read, ParseError) or not isinstance(read, Relation) or read.signs != ("=",):
            raise BalanceError(f"{equation!r} is no equation in x")
        left, right = (_side(side, equation) for side in read.sides)
        self.show(
            heading=sentence("balance.heading"),
            intro=to_html(sentence("balance.intro")),
            left=left,
            right=right,
        )


def _side(side: Expr, equation: str) -> dict[str, Any]:
    """Return how many x and how many units a side has: its value at 0, 1 and 2 tells whether it is linear."""
    try:
        at = [algebra.evaluate(side, {"x": Fraction(x)}) for x in (0, 1, 2)]
    except algebra.Undefined:
        raise BalanceError(f"{equation!r} divides by zero") from None
    if at[2] - at[1] != at[1] - at[0]:
        raise BalanceError(f"{equation!r} is not linear in x")
    return {"x": _pair(at[1] - at[0]), "units": _pair(at[0])}


def _pair(value: Fraction) -> list[int]:
    return [value.numerator, value.denominator]
