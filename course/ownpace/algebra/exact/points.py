"""What letters stand for: fractions, or real algebraic numbers that can be enclosed as closely as wanted."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

from ownpace.algebra import evaluation
from ownpace.algebra.errors import Inexact, TooLarge, Undefined
from ownpace.algebra.tree import Expr

Enclosure = tuple[int, int]
"""Integers below and above a number, in units of 2^-bits."""


class Real(Protocol):
    """A real algebraic number that can be enclosed as closely as wanted."""

    def enclosed(self, bits: int) -> Enclosure:
        """Return integers below and above the number times 2^bits."""

    @property
    def size(self) -> tuple[int, int, int]:
        """The degree of a polynomial that has it as a root, the bits of its leading, and of all its coefficients."""


Point = Mapping[str, Fraction | Real]


def exponent_value(node: Expr, at: Point) -> Fraction:
    """Return the fraction that an exponent is. Raises TooLarge if it is none."""
    try:
        return evaluation.evaluate(node, {n: v for n, v in at.items() if isinstance(v, Fraction)})
    except Inexact as error:
        raise TooLarge("exponent") from error
    except Undefined as error:
        if any(not isinstance(v, Fraction) for v in at.values()):
            raise TooLarge("exponent") from error
        raise
