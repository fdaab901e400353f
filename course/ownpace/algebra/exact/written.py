"""Exact numbers and sets as trees, for showing which solutions were lost."""

from fractions import Fraction
from math import gcd, isqrt

from ownpace.algebra.exact import numbers
from ownpace.algebra.exact.numbers import Algebraic, Named, Number
from ownpace.algebra.exact.realsets import RealSet
from ownpace.algebra.substitution import numeral_node, tidy
from ownpace.algebra.tree import Constant, Expr, Interval, Node, Product, Quotient, Root, Sign, Signed, Sum
from ownpace.algebra.tree import Number as Numeral


def number_tree(of: Number) -> Expr | None:
    """Return a number as a tree, `(1 + sqrt(5))/2`; None for a root of a polynomial of degree 3 or more."""
    if isinstance(of, Fraction):
        return numeral_node(of)
    if isinstance(of, Named):
        return of.tree
    return _surd(of) if len(of.coefficients) == 3 else _plain_root(of)


def set_trees(of: RealSet) -> tuple[Node, ...]:
    """Return the pieces of a set from left to right: numbers, and intervals. Ends that cannot be written are left out."""
    found: list[Node] = []
    start: int | None = -1 if of.between[0] else None
    for i, point in enumerate(of.points):
        before, here, after = of.between[i], of.at[i], of.between[i + 1]
        if before and not (here and after):
            found += _interval(of, start, i)
            start = i if after else None
        elif after and not before:
            start = i
        elif here and not before and not after:
            tree = number_tree(point)
            found += [] if tree is None else [tree]
    if of.between[-1]:
        found += _interval(of, start, len(of.points))
    return tuple(found)


def _interval(of: RealSet, start: int | None, end: int) -> list[Node]:
    first = -1 if start is None else start
    infinite = Constant("oo")
    low = Signed("-", infinite) if first < 0 else number_tree(of.points[first])
    high = infinite if end == len(of.points) else number_tree(of.points[end])
    if low is None or high is None:
        return []
    closed_low = first >= 0 and of.at[first]
    closed_high = end < len(of.points) and of.at[end]
    return [Interval(low, high, closed_low=closed_low, closed_high=closed_high)]


def _surd(of: Algebraic) -> Expr:
    """Return a root of a quadratic polynomial as (p + q sqrt(d)) / r in lowest terms."""
    c, b, a = of.coefficients
    square, outside = b * b - 4 * a * c, 1
    for factor in range(2, min(isqrt(square), 1000) + 1):
        while square % (factor * factor) == 0:
            square, outside = square // (factor * factor), outside * factor
    p, q, r = -b, outside, 2 * a
    shared = gcd(p, q, r)
    p, q, r = p // shared, q // shared, r // shared
    if r < 0:
        p, r = -p, -r
    sign: Sign = "+" if numbers.order(of, Fraction(p, r)) > 0 else "-"
    root = _times(q, Root(Numeral(Fraction(square))))
    if not p:
        above: Expr = root if sign == "+" else Signed("-", root)
    else:
        above = Sum((numeral_node(p), root), ("+", sign))
    return tidy(Quotient(above, Numeral(Fraction(r))))


def _plain_root(of: Algebraic) -> Expr | None:
    """Return the root of a number, for a polynomial a x^n - c."""
    coefficients = of.coefficients
    if any(coefficients[1:-1]):
        return None
    inside = numeral_node(abs(Fraction(coefficients[0], coefficients[-1])))
    root = Root(inside, len(coefficients) - 1)
    return Signed("-", root) if numbers.order(of, Fraction(0)) < 0 else root


def _times(factor: int, of: Expr) -> Expr:
    return of if factor == 1 else Product((Numeral(Fraction(factor)), of), ("", ""))
