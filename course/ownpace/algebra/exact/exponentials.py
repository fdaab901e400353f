"""Comparisons in which the letter stands in exponents only: `3 * 2^x = 24`, `9^x - 4 * 3^x + 3 < 0`.

With one base `b` they are comparisons of a rational function of `y = b^x`, which is positive and grows with x. Each end
in y becomes one in x: a fraction where y is a power of b with a fraction as exponent. Other logarithms are left open.
"""

from collections.abc import Callable
from fractions import Fraction

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import numbers, realsets
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.cells import cells
from ownpace.algebra.exact.numbers import Number
from ownpace.algebra.exact.rational import Rational
from ownpace.algebra.exact.realsets import RealSet
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.shape import walk
from ownpace.algebra.tree import Compare, Expr, Power, Variable


class Other(Exception):  # noqa: N818 - a way out
    """The comparison is of another kind."""


def solved(
    left: Expr,
    sign: Compare,
    right: Expr,
    letter: str,
    chart: Callable[[Rational, Compare], RealSet],
) -> RealSet:
    """Return where two sides compare so. Raises Other if the letter stands elsewhere too, TooLarge."""
    if not any(isinstance(p, Power) and _holds_letter(p.exponent) for s in (left, right) for p in walk(s)):
        raise Other
    tower = Tower()
    for cell in cells(tower, (left, right)):
        one, other = cell.values
        if one is None or other is None:
            raise TooLarge("exponential")
        difference = Rational(tower.difference(one, other), poly.multiply(one.below, other.below))
        letters = poly.letters(difference.above) | poly.letters(difference.below)
        if letter in letters or len(letters) > 1 or cell.signs:
            raise TooLarge("exponential")
        if not letters:
            return chart(difference, sign)
        (name,) = letters
        if name not in tower.indices:
            raise TooLarge("exponential")
        return _in_exponent(chart(difference, sign), name, tower.indices[name], letter)
    raise TooLarge("exponential")


def _holds_letter(node: Expr) -> bool:
    return any(isinstance(part, Variable) for part in walk(node))


def _in_exponent(found: RealSet, name: str, index: int, letter: str) -> RealSet:
    """Return the set of x for a set of y = base^(x / index)."""
    # The tower names its unknowns by what they stand for; anything but a power of a whole base is another kind.
    _, base, monomial = name.split("^", 2) if name.count("^") >= 2 else ("", "", "")
    if monomial != f"[{letter}^1]" or not base.isdigit() or int(base) < 2:
        raise TooLarge("exponential")
    positive = realsets.interval(Fraction(0), None, closed_low=False, closed_high=False)
    kept = realsets.intersection((found, positive))
    inside = [i for i, p in enumerate(kept.points) if numbers.order(p, Fraction(0)) > 0]
    points = [logarithm(kept.points[i], int(base)) * index for i in inside]
    first = inside[0] if inside else len(kept.points)
    return realsets.cut(points, [kept.at[i] for i in inside], kept.between[first:])


def logarithm(of: Number, base: int) -> Fraction:
    """Return the logarithm of a positive number where it is a fraction. Raises TooLarge where it is none."""
    if isinstance(of, Fraction):
        return _whole_logarithm(of, base)
    if isinstance(of, numbers.Algebraic):
        coefficients = of.coefficients
        if not any(coefficients[1:-1]):
            power = Fraction(-coefficients[0], coefficients[-1])
            return _whole_logarithm(power, base) / (len(coefficients) - 1)
    raise TooLarge("logarithm")


def _whole_logarithm(of: Fraction, base: int) -> Fraction:
    up = of >= 1
    rest, count = (of if up else 1 / of), 0
    while rest.denominator == 1 and rest % base == 0:
        rest, count = rest / base, count + 1
    if rest != 1:
        raise TooLarge("logarithm")
    return Fraction(count if up else -count)
