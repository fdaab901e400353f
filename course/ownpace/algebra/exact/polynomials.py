"""Sparse polynomials in several letters with integer coefficients.

A polynomial is a mapping from monomials to nonzero integers; a monomial is a sorted tuple of (letter, power). Fractions
live in `rational`, which keeps a denominator beside: integers make this the fast part. All work is bounded by `limits`.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import gcd

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_BITS, MAX_EXPONENT, MAX_TERMS, MAX_WORK

Monomial = tuple[tuple[str, int], ...]
Poly = Mapping[Monomial, int]

ZERO: Poly = {}
ONE: Poly = {(): 1}


def constant(value: int) -> Poly:
    """Return the constant polynomial."""
    return {(): value} if value else ZERO


def letter(name: str) -> Poly:
    """Return the polynomial that is one letter."""
    return {((name, 1),): 1}


def add(a: Poly, b: Poly, times: int = 1) -> Poly:
    """Return a + times * b."""
    result = dict(a)
    for monomial, coefficient in b.items():
        total = result.get(monomial, 0) + times * coefficient
        if total:
            result[monomial] = total
        else:
            result.pop(monomial, None)
    return result


def scale(a: Poly, factor: int) -> Poly:
    """Return the polynomial times an integer."""
    return {m: c * factor for m, c in a.items()} if factor else ZERO


def multiply(a: Poly, b: Poly) -> Poly:
    """Return the product. Raises TooLarge."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1 and () in a:
        return b if a[()] == 1 else scale(b, a[()])
    if len(a) * len(b) > MAX_WORK:
        raise TooLarge("product of polynomials")
    spend(len(a) * len(b))
    result: dict[Monomial, int] = {}
    for left, c in a.items():
        for right, d in b.items():
            both = _joined(left, right)
            result[both] = result.get(both, 0) + c * d
    return _bounded({m: c for m, c in result.items() if c})


def power(a: Poly, exponent: int) -> Poly:
    """Return the power for an exponent of 0 or more. Raises TooLarge."""
    if len(a) == 1:
        ((monomial, coefficient),) = a.items()
        if exponent * max(coefficient.bit_length(), 1) > MAX_BITS and abs(coefficient) != 1:
            raise TooLarge("power of a number")
        whole = (
            1
            if coefficient == 1 or (coefficient == -1 and exponent % 2 == 0)
            else coefficient ** (exponent % 2)
        )
        if abs(coefficient) != 1:
            whole = coefficient**exponent
        return {tuple((name, p * exponent) for name, p in monomial) if exponent else (): whole}
    if not a:
        return ONE if exponent == 0 else ZERO
    if exponent > MAX_EXPONENT or exponent * (len(a) - 1) > MAX_TERMS:
        raise TooLarge("power of a polynomial")
    result, square = ONE, a
    while exponent:
        if exponent & 1:
            result = multiply(result, square)
        exponent >>= 1
        if exponent:
            square = multiply(square, square)
    return result


def value(a: Poly, at: Mapping[str, Fraction]) -> Fraction:
    """Return the value where each letter has one."""
    total = Fraction(0)
    for monomial, coefficient in a.items():
        spend(1 + len(monomial))
        term = Fraction(coefficient)
        for name, p in monomial:
            term *= at[name] ** p
        total += term
    return total


def degree(a: Poly) -> int:
    """Return the total degree; 0 for a constant and for zero."""
    return max((sum(p for _, p in m) for m in a), default=0)


def letters(a: Poly) -> frozenset[str]:
    """Return the letters in use."""
    return frozenset(name for m in a for name, _ in m)


def content(a: Poly) -> int:
    """Return the greatest common divisor of the coefficients, 0 for zero."""
    return gcd(*a.values())


def primitive(a: Poly) -> Poly:
    """Return the polynomial over its content: coprime coefficients, signs kept."""
    common = content(a)
    return a if common in (0, 1) else {m: c // common for m, c in a.items()}


def leading(a: Poly) -> int:
    """Return the coefficient of the first monomial in a fixed order, 0 for zero."""
    return a[max(a)] if a else 0


def canonical(a: Poly) -> Poly:
    """Return the one representative of all nonzero multiples: primitive, with a positive leading coefficient."""
    return canonical_sign(primitive(a))


def canonical_sign(a: Poly) -> Poly:
    """Return the polynomial or its opposite, the one with a positive leading coefficient."""
    return scale(a, -1) if leading(a) < 0 else a


def _joined(left: Monomial, right: Monomial) -> Monomial:
    if not left:
        return right
    if not right:
        return left
    if len(left) == 1 and len(right) == 1:  # nearly all, and several times as fast
        (name, p), (other, q) = left[0], right[0]
        if name == other:
            return ((name, p + q),)
        return left + right if name < other else right + left
    powers = dict(left)
    for name, p in right:
        powers[name] = powers.get(name, 0) + p
    return tuple(sorted(powers.items()))


def _bounded(a: Poly) -> Poly:
    if len(a) > MAX_TERMS or (a and max(map(int.bit_length, a.values())) > MAX_BITS):
        raise TooLarge("polynomial")
    return a
