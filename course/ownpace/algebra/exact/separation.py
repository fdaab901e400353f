"""How close to zero a number can come that is not zero: what ends the search for its sign.

A number built with + - * / and roots is zero once it is smaller than the bound of Burnikel, Funke, Mehlhorn, Schirra and
Schmitt (ESA 2001). Each number is kept as a quotient of algebraic integers U/L, with bounds on all conjugates of U and of
L; the degree of the field is at most the product of the indices of its distinct roots.
"""

from fractions import Fraction
from functools import reduce
from math import ceil

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact.points import Point, Real, exponent_value
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_PRECISION
from ownpace.algebra.tree import (
    Absolute,
    Expr,
    Group,
    Mixed,
    Number,
    Percent,
    Power,
    Product,
    Quantity,
    Quotient,
    Root,
    Signed,
    Sum,
    Variable,
)

_Size = tuple[float, float]
"""Binary logarithms of bounds on the conjugates of U and of L."""


def separation(node: Expr, at: Point | None = None) -> int:
    """Return how many bits after the point tell the number from zero. Raises TooLarge for what is not algebraic."""
    seen = _Degrees()
    above, below = _size(node, at or {}, seen)
    return ceil(above * (seen.degree - 1) + below) + 2


class _Degrees:
    """The distinct roots met so far, and the product of their degrees."""

    __slots__ = ("degree", "roots")

    def __init__(self) -> None:
        self.degree = 1
        self.roots: set[object] = set()

    def add(self, root: object, degree: int) -> None:
        if root not in self.roots:
            self.roots.add(root)
            self.degree *= degree
            if self.degree > MAX_PRECISION:
                raise TooLarge("degree")


def _size(node: Expr, at: Point, seen: _Degrees) -> _Size:
    spend(2)
    match node:
        case Number(value):
            return _fraction_size(value)
        case Mixed():
            return _fraction_size(node.whole + Fraction(node.numerator, node.denominator))
        case Variable(name) if name in at:
            return _letter_size(at[name], seen)
        case Signed(operand=inner) | Group(inner=inner) | Quantity(amount=inner) | Absolute(inner=inner):
            return _size(inner, at, seen)
        case Root(inner, index):
            return _root_size(_size(inner, at, seen), index, node, seen)
        case Power(base, exponent):
            return _power_size(node, base, exponent_value(exponent, at), at, seen)
        case _:
            return _operation_size(node, at, seen)


def _operation_size(node: Expr, at: Point, seen: _Degrees) -> _Size:
    match node:
        case Sum(terms=terms):
            sizes = [_size(t, at, seen) for t in terms]
            return reduce(_added, sizes)
        case Product(factors=factors):
            sizes = [_size(f, at, seen) for f in factors]
            return sum(s[0] for s in sizes), sum(s[1] for s in sizes)
        case Quotient(above, below):
            top, bottom = _size(above, at, seen), _size(below, at, seen)
            return top[0] + bottom[1], top[1] + bottom[0]
        case Percent(inner):
            size = _size(inner, at, seen)
            return size[0], size[1] + 7
        case _:
            raise TooLarge(type(node).__name__)


def _letter_size(value: Fraction | Real, seen: _Degrees) -> _Size:
    if isinstance(value, Fraction):
        return _fraction_size(value)
    degree, leading, largest = value.size
    seen.add(value, degree)
    return largest + 1, leading


def _fraction_size(value: Fraction) -> _Size:
    return value.numerator.bit_length(), (value.denominator - 1).bit_length()


def _added(a: _Size, b: _Size) -> _Size:
    return max(a[0] + b[1], b[0] + a[1]) + 1, a[1] + b[1]


def _root_size(inner: _Size, index: int, node: object, seen: _Degrees) -> _Size:
    seen.add(node, index)
    above, below = inner
    return (above + (index - 1) * below) / index, below


def _power_size(node: Power, base: Expr, by: Fraction, at: Point, seen: _Degrees) -> _Size:
    above, below = _size(base, at, seen)
    if by < 0:
        above, below = below, above
    count = abs(by.numerator)
    if by.denominator > 1:
        above, below = _root_size((above * count, below * count), by.denominator, node, seen)
        return above, below
    return above * count, below * count
