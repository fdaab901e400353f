"""Bases and exponents before they become atoms of a tower: what is exact, what is a letter alone, what an exponent holds."""

from fractions import Fraction
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.evaluation import root as exact_root
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.bases import Base, monomial_name, named
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import Rational
from ownpace.algebra.exact.relations import lowest
from ownpace.algebra.limits import MAX_BITS

FRACTION: Final = "/"
"""What the name of an exponent ends with that is a fraction of polynomials."""


def single(base: Base) -> str | None:
    """Return the name of the one letter or atom that a base is."""
    if isinstance(base, int) or len(base) != 1:
        return None
    (monomial,) = base
    return monomial[0][0]


def as_poly(base: Base) -> Poly:
    """Return a base as a polynomial."""
    return poly.constant(base) if isinstance(base, int) else base


def constant(value: Fraction) -> Rational:
    """Return a number as a quotient of polynomials."""
    return Rational(poly.constant(value.numerator), poly.constant(value.denominator))


def exact_power(a: Rational, by: Fraction) -> Rational | None:
    """Return the power of a number that is a fraction again; None where there is none. Raises TooLarge."""
    value = a.value
    if value is None:
        return None
    if abs(by.numerator) * max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
        raise TooLarge("power")
    try:
        return constant(exact_root(value, by.denominator) ** by.numerator)
    except Undefined:
        return None


def split_exponent(exponent: Rational) -> tuple[Fraction, list[tuple[str, Fraction]]]:
    """Return an exponent as a constant, and monomials with their factors."""
    exponent = lowest(exponent)
    if poly.letters(exponent.below):
        return Fraction(0), [(named(exponent) + FRACTION, Fraction(1))]
    below = exponent.below[()]
    rest = [(monomial_name(m), Fraction(c, below)) for m, c in exponent.above.items() if m]
    return Fraction(exponent.above.get((), 0), below), rest
