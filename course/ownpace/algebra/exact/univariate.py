"""Polynomials in one letter: common divisors, simple roots, and how many real ones there are.

A polynomial is a tuple of integers, the constant first, the last one not zero; the empty tuple is zero. All work is on
primitive remainder sequences: dividing each remainder by its content keeps the integers small, where fractions would
make the same computation a thousand times slower.
"""

from fractions import Fraction
from itertools import pairwise
from math import gcd

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_ROOT_BITS, MAX_ROOT_DEGREE

Coefficients = tuple[int, ...]


def coefficients(a: Poly) -> Coefficients:
    """Return the coefficients of a polynomial in at most one letter. Raises TooLarge."""
    powers = {(m[0][1] if m else 0): c for m, c in a.items()}
    top = max(powers, default=-1)
    if (
        top > MAX_ROOT_DEGREE
        or (top + 1) * max((c.bit_length() for c in a.values()), default=0) > MAX_ROOT_BITS
    ):
        raise TooLarge("degree")
    return tuple(powers.get(i, 0) for i in range(top + 1))


def primitive(a: Coefficients) -> Coefficients:
    """Return the polynomial over its content: coprime coefficients, signs kept."""
    common_factor = gcd(*a)
    return a if common_factor in (0, 1) else tuple(c // common_factor for c in a)


def canonical(a: Coefficients) -> Coefficients:
    """Return the one representative of all nonzero multiples: primitive, with a positive leading coefficient."""
    a = primitive(a)
    return tuple(-c for c in a) if a and a[-1] < 0 else a


def remainder(a: Coefficients, b: Coefficients) -> Coefficients:
    """Return a positive multiple of the remainder of a divided by b, made primitive."""
    spend(len(a) + (len(a) - len(b) + 1) * len(b) if len(a) >= len(b) else 1)
    rest, lead = list(a), b[-1]
    sign, size = (1, lead) if lead > 0 else (-1, -lead)
    while len(rest) >= len(b):
        factor, shift = sign * rest[-1], len(rest) - len(b)
        rest = [c * size for c in rest]
        for i, c in enumerate(b):
            rest[shift + i] -= factor * c
        while rest and not rest[-1]:
            rest.pop()
    return primitive(tuple(rest))


def over(a: Coefficients, b: Coefficients) -> Coefficients:
    """Return a divided by one of its primitive divisors."""
    rest, quotient = list(a), [0] * (len(a) - len(b) + 1)
    for shift in range(len(a) - len(b), -1, -1):
        factor = rest[shift + len(b) - 1] // b[-1]
        quotient[shift] = factor
        for i, c in enumerate(b):
            rest[shift + i] -= factor * c
    return tuple(quotient)


def common(a: Coefficients, b: Coefficients) -> Coefficients:
    """Return the greatest common divisor, primitive, with a positive leading coefficient."""
    a, b = canonical(a), canonical(b)
    while b:
        a, b = b, remainder(a, b)
    return canonical(a)


def simple(a: Coefficients) -> Coefficients:
    """Return the polynomial with each root once, in canonical form."""
    return canonical(over(canonical(a), common(a, derivative(a)))) if len(a) > 1 else canonical(a)


def derivative(a: Coefficients) -> Coefficients:
    """Return the derivative."""
    return tuple(i * c for i, c in enumerate(a))[1:]


def real_roots(a: Coefficients) -> int:
    """Return the number of distinct real roots of a nonzero polynomial, by Sturm's theorem."""
    if len(a) < 2:
        return 0
    chain = sturm(a)
    right = [p[-1] for p in chain]
    left = [p[-1] if len(p) % 2 else -p[-1] for p in chain]
    return _changes(left) - _changes(right)


def sturm(a: Coefficients) -> list[Coefficients]:
    """Return the Sturm chain of a polynomial that is no constant."""
    chain = [primitive(a), primitive(derivative(a))]
    while len(chain[-1]) > 1:
        rest = remainder(chain[-2], chain[-1])
        if not rest:
            break
        chain.append(tuple(-c for c in rest))
    return chain


def changes(chain: list[Coefficients], at: Fraction) -> int:
    """Return the sign changes of a Sturm chain at a number; they drop by the roots in (low, high] from low to high."""
    values = [_whole_value(p, at.numerator, at.denominator) for p in chain]
    return _changes([v for v in values if v])


def _whole_value(a: Coefficients, above: int, below: int) -> int:
    """Return the value times a power of the denominator: its sign, in whole numbers."""
    total, power = 0, 1
    for c in reversed(a):
        total = total * above + c * power
        power *= below
    return total


def _changes(values: list[int]) -> int:
    return sum((a < 0) != (b < 0) for a, b in pairwise(values))
