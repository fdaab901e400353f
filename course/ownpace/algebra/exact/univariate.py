"""Polynomials in one letter: common divisors, simple roots, and how many real ones there are.

A polynomial is a tuple of fractions, the constant first, the last one not zero; the empty tuple is zero.
"""

from fractions import Fraction
from itertools import pairwise

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.limits import MAX_EXPONENT

Coefficients = tuple[Fraction, ...]


def coefficients(a: Poly) -> Coefficients:
    """Return the coefficients of a polynomial in at most one letter. Raises TooLarge."""
    powers = {(m[0][1] if m else 0): c for m, c in a.items()}
    top = max(powers, default=-1)
    if top > MAX_EXPONENT:
        raise TooLarge("degree")
    return tuple(Fraction(powers.get(i, 0)) for i in range(top + 1))


def divided(a: Coefficients, b: Coefficients) -> tuple[Coefficients, Coefficients]:
    """Return quotient and remainder."""
    rest, quotient = list(a), [Fraction(0)] * max(len(a) - len(b) + 1, 0)
    for shift in range(len(a) - len(b), -1, -1):
        factor = rest[shift + len(b) - 1] / b[-1]
        quotient[shift] = factor
        for i, c in enumerate(b):
            rest[shift + i] -= factor * c
    return _trimmed(quotient), _trimmed(rest[: len(b) - 1])


def common(a: Coefficients, b: Coefficients) -> Coefficients:
    """Return the greatest common divisor, with leading coefficient 1."""
    while b:
        a, b = b, monic(divided(a, b)[1])
    return monic(a)


def simple(a: Coefficients) -> Coefficients:
    """Return the polynomial with each root once."""
    if len(a) < 2:
        return monic(a)
    return monic(divided(a, common(a, derivative(a)))[0])


def monic(a: Coefficients) -> Coefficients:
    """Return the polynomial over its leading coefficient."""
    return tuple(c / a[-1] for c in a)


def derivative(a: Coefficients) -> Coefficients:
    """Return the derivative."""
    return tuple(i * c for i, c in enumerate(a))[1:]


def real_roots(a: Coefficients) -> int:
    """Return the number of distinct real roots of a nonzero polynomial, by Sturm's theorem."""
    if len(a) < 2:
        return 0
    chain = [a, derivative(a)]
    while len(chain[-1]) > 1:
        rest = divided(chain[-2], chain[-1])[1]
        if not rest:
            break
        # Scaling by a positive number keeps the signs and the numbers small.
        chain.append(tuple(-c / abs(rest[-1]) for c in rest))
    right = [p[-1] for p in chain]
    left = [p[-1] if len(p) % 2 else -p[-1] for p in chain]
    return _changes(left) - _changes(right)


def _changes(values: list[Fraction]) -> int:
    return sum((a < 0) != (b < 0) for a, b in pairwise(values))


def _trimmed(a: list[Fraction]) -> Coefficients:
    while a and not a[-1]:
        a.pop()
    return tuple(a)
