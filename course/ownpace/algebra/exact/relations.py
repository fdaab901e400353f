"""Atoms and what their powers stand for: polynomials and quotients in their lowest form."""

from collections.abc import Mapping

from ownpace.algebra.exact import divisors
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import ONE, Monomial, Poly
from ownpace.algebra.exact.rational import Rational
from ownpace.algebra.exact.work import spend

Relations = Mapping[str, tuple[int, Poly]]
"""The index of each atom, and the polynomial that its power of that index is."""


def replaced(relations: Relations, a: Poly) -> Poly:
    """Return a polynomial with each atom's power below its index."""
    while relations and any(n in relations and p >= relations[n][0] for m in a for n, p in m):
        result: Poly = {}
        for monomial, coefficient in a.items():
            result = poly.add(result, _replaced(relations, monomial, coefficient))
        a = result
    return a


def _replaced(relations: Relations, monomial: Monomial, coefficient: int) -> Poly:
    kept: list[tuple[str, int]] = []
    factor: Poly = poly.constant(coefficient)
    for name, p in monomial:
        index, inside = relations.get(name, (0, ONE))
        if index and p >= index:
            spend(len(inside))
            factor = poly.multiply(factor, poly.power(inside, p // index))
            p %= index
        if p:
            kept.append((name, p))
    return poly.multiply(factor, {tuple(kept): 1})


def lowest(a: Rational) -> Rational:
    """Return the quotient in lowest terms, with a canonical denominator."""
    shared = divisors.gcd(a.above, a.below)
    above, below = divisors.quotient(a.above, shared), divisors.quotient(a.below, shared)
    if above is None or below is None:
        return a
    if poly.leading(below) < 0:
        above, below = poly.scale(above, -1), poly.scale(below, -1)
    return Rational(above, below)
