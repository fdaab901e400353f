"""How much of a linear equation is still to be undone."""

from fractions import Fraction

from ownpace import algebra
from ownpace.algebra import Expr, Relation

FAR = 99
"""The effort of an equation that is not seen to be linear."""


def effort(relation: Relation, unknown: str) -> int:
    """Return how many terms and factors stand between an equation and ``x = number``, which has 2.

    Each side is read as ``a*x + b``; every part that is not zero counts one, and a factor of ``x`` that is not 1 one more.
    So ``3x + 5 = 17`` has 4, ``3x = 12`` and ``3x = 17 - 5`` have 3, and ``6x + 10 = 34`` has 4: no step was made.
    """
    parts = [_line(side, unknown) for side in relation.sides]
    if any(part is None for part in parts):
        return FAR
    known = [part for part in parts if part is not None]
    factors = [a for a, _ in known if a != 0]
    terms = len(factors) + sum(b != 0 for _, b in known)
    return terms + any(a != 1 for a in factors)


def _line(side: Expr, unknown: str) -> tuple[Fraction, Fraction] | None:
    """Return (a, b) where the side is a*x + b at four points, which no other short school formula is."""
    points = [Fraction(0), Fraction(1), Fraction(7, 3), Fraction(-11)]
    try:
        values = [algebra.evaluate(side, {unknown: point}) for point in points]
    except algebra.Undefined:
        return None
    b, a = values[0], values[1] - values[0]
    fits = all(value == a * point + b for point, value in zip(points, values, strict=True))
    return (a, b) if fits else None
