"""Square roots in lines: their simplest form, and the two values of a plus-minus."""

from fractions import Fraction
from math import gcd, isqrt
from typing import Final

from ownpace.algebra.exact.work import spend
from ownpace.algebra.steps.hand import add_up, multiply_out
from ownpace.algebra.substitution import ZERO, numeral_node
from ownpace.algebra.tree import Expr, Quotient, Root, Signed

_MOST_TRIED: Final = 10_000
_TRIED_FOR_A_UNIT: Final = 20
"""Divisions of a huge number that a unit of work pays for."""


def largest_square(number: int) -> tuple[int, int]:
    """Return `(k, m)` with number = k^2 * m, where k is as large as trial division up to 10,000 finds. Raises TooLarge."""
    outside, inside, divisor = 1, number, 2
    spend(min(isqrt(number), _MOST_TRIED) // _TRIED_FOR_A_UNIT)
    while divisor * divisor <= inside and divisor < _MOST_TRIED:
        while inside % (divisor * divisor) == 0:
            inside //= divisor * divisor
            outside *= divisor
        divisor += 1
    whole = isqrt(inside)
    return (outside * whole, 1) if whole * whole == inside else (outside, inside)


def surd(value: Fraction) -> tuple[Fraction, int]:
    """Return `(q, m)` with sqrt(value) = q * sqrt(m), m whole and free of squares. The value is not negative."""
    outside, inside = largest_square(value.numerator * value.denominator)
    return Fraction(outside, value.denominator), inside


def surd_node(factor: Fraction, inside: int) -> Expr:
    """Return `factor * sqrt(inside)` as a tree, the fraction line under both: `3sqrt(2)/2`."""
    if not factor or inside == 1:
        return numeral_node(factor) if factor else ZERO
    size = abs(factor)
    above = multiply_out(numeral_node(size.numerator), Root(numeral_node(inside)))
    found = above if size.denominator == 1 else Quotient(above, numeral_node(size.denominator))
    return Signed("-", found) if factor < 0 else found


def plus_minus(middle: Fraction, factor: Fraction, inside: int) -> Expr:
    """Return `middle ± factor * sqrt(inside)` over one denominator: `(-1 ± sqrt(5))/2`."""
    below = middle.denominator * factor.denominator // gcd(middle.denominator, factor.denominator)
    root = Signed("±", surd_node(abs(factor) * below, inside))
    above = add_up([numeral_node(middle * below), root]) if middle else root
    return above if below == 1 else Quotient(above, numeral_node(below))
