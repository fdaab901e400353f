"""The sign of a number, exactly: enclosed between two numbers that are brought together until zero is ruled in or out.

A number is a tree whose letters stand for fractions or for roots of polynomials. Its enclosure has two integers, in
units of 2^-bits. When it does not clear zero, the bound of `separation` ends the search.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import isqrt
from typing import Any, Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.evaluation import whole_root
from ownpace.algebra.exact.points import Enclosure, Point, exponent_value
from ownpace.algebra.exact.separation import separation
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_BITS, MAX_PRECISION
from ownpace.algebra.tree import (
    Absolute,
    Constant,
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

_FIRST_BITS: Final = 80
_UNBOUNDED_BITS: Final = 640
"""Where no separation bound is known, more digits than this are not worth their time."""


class _Unsure(Exception):  # noqa: N818 - asks for more digits
    """The enclosure is too wide to say whether an operation is defined."""


def sign(node: Expr, at: Point | None = None) -> int:
    """Return -1, 0 or 1.

    Raises:
        Undefined: it has no value there.
        TooLarge: it cannot be decided within the limits, or is no algebraic number that is zero.
    """
    point = at or {}
    bits, limit = _FIRST_BITS, 0
    while True:
        try:
            low, high = enclosed(node, point, bits)
        except _Unsure:
            low, high = -1, 1
        else:
            if low > 0 or high < 0:
                return 1 if low > 0 else -1
            if low == high == 0:
                return 0
            if _vanishes(node, point, low, high, bits):
                return 0
        if bits >= (limit := limit or _most_bits(node, point)):
            raise TooLarge("precision")
        bits = min(2 * bits, limit)


def _most_bits(node: Expr, at: Point) -> int:
    try:
        return min(max(separation(node, at) + 2 * _FIRST_BITS, _UNBOUNDED_BITS), MAX_PRECISION)
    except TooLarge:
        return _UNBOUNDED_BITS


def _vanishes(node: Expr, at: Point, low: int, high: int, bits: int) -> bool:
    """Say whether an enclosure around zero is within the separation bound."""
    try:
        needed = separation(node, at)
    except TooLarge:
        return False  # no bound, so only more digits can tell
    return bits - max(-low, high).bit_length() > needed


def enclosed(node: Expr, at: Point, bits: int) -> Enclosure:
    """Return integers below and above the number times 2^bits. Raises Undefined, TooLarge, or asks for more bits."""
    spend(2 + bits // 200)
    read = _READERS.get(type(node))
    if read is None:
        raise TooLarge(type(node).__name__)
    return read(node, at, bits)


def _letter(node: Variable, at: Point, bits: int) -> Enclosure:
    if node.name not in at:
        raise TooLarge(node.name)
    value = at[node.name]
    return _fraction(value, bits) if isinstance(value, Fraction) else value.enclosed(bits)


def _fraction(value: Fraction, bits: int) -> Enclosure:
    low, rest = divmod(value.numerator << bits, value.denominator)
    return low, low + (rest > 0)


def _sum(node: Sum, at: Point, bits: int) -> Enclosure:
    low = high = 0
    for term, sign_ in zip(node.terms, node.signs, strict=True):
        below, above = enclosed(term, at, bits)
        if sign_ == "+":
            low, high = low + below, high + above
        elif sign_ == "-":
            low, high = low - above, high - below
        else:
            raise TooLarge(sign_)
    return low, high


def _constant(node: Constant, _: Point, bits: int) -> Enclosure:
    if node.name != "pi":
        raise Undefined("infinity is no number")
    return pi(bits)


def _signed(node: Signed, at: Point, bits: int) -> Enclosure:
    low, high = enclosed(node.operand, at, bits)
    if node.sign not in "+-":
        raise TooLarge(node.sign)
    return (low, high) if node.sign == "+" else (-high, -low)


def _product(node: Product, at: Point, bits: int) -> Enclosure:
    result = (1 << bits, 1 << bits)
    for factor in node.factors:
        result = _times(result, enclosed(factor, at, bits), bits)
    return result


def _absolute(node: Absolute, at: Point, bits: int) -> Enclosure:
    low, high = enclosed(node.inner, at, bits)
    return (0 if low < 0 < high else min(abs(low), abs(high))), max(abs(low), abs(high))


def _percent(node: Percent, at: Point, bits: int) -> Enclosure:
    return _times(enclosed(node.operand, at, bits), _fraction(Fraction(1, 100), bits), bits)


def _quotient(node: Quotient, at: Point, bits: int) -> Enclosure:
    return _times(enclosed(node.numerator, at, bits), _inverse(node.denominator, at, bits), bits)


def _times(a: Enclosure, b: Enclosure, bits: int) -> Enclosure:
    products = (a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1])
    low, high = min(products), max(products)
    if high.bit_length() > 4 * MAX_BITS:
        raise TooLarge("too many digits")
    return low >> bits, -(-high >> bits)


def _inverse(node: Expr, at: Point, bits: int) -> Enclosure:
    low, high = enclosed(node, at, bits)
    if low <= 0 <= high:
        if _is_zero(node, at, low, high, bits):
            raise Undefined("division by zero")
        raise _Unsure
    one = 1 << (2 * bits)
    return one // high, -(-one // low)


def _is_zero(node: Expr, at: Point, low: int, high: int, bits: int) -> bool:
    """Say whether an enclosure around zero proves zero, for what an operation is defined by."""
    return low == high == 0 or _vanishes(node, at, low, high, bits)


def _root(node: Expr, index: int, at: Point, bits: int) -> Enclosure:
    low, high = enclosed(node, at, bits)
    if index % 2 == 0:
        if high < 0:
            raise Undefined("even root of a negative number")
        if low < 0:
            if not _is_zero(node, at, low, high, bits):
                raise _Unsure
            return 0, 0
    return _root_of(low, index, bits), _root_of(high, index, bits, up=True)


def _root_of(value: int, index: int, bits: int, *, up: bool = False) -> int:
    """Return the root of value / 2^bits, in the same units, rounded down or up."""
    if value < 0:
        return -_root_of(-value, index, bits, up=not up)
    if index * bits > 8 * MAX_BITS:
        raise TooLarge("root index")
    spend(bits * index // 500 + (bits * index) ** 2 // 4_000_000)
    inside = value << bits * (index - 1)
    below = isqrt(inside) if index == 2 else whole_root(inside, index)
    return below + (up and below**index != inside)


def _power(base: Expr, exponent: Expr, at: Point, bits: int) -> Enclosure:
    by = exponent_value(exponent, at)
    low, high = enclosed(base, at, bits)
    if by <= 0 and low <= 0 <= high:
        if _is_zero(base, at, low, high, bits):
            raise Undefined("0^0 or a negative power of 0")
        raise _Unsure
    if by == 0:
        return 1 << bits, 1 << bits
    if by < 0:
        return _inverse(Power(base, _number(-by)), at, bits)
    if by.denominator > 1:
        return _root(Power(base, Number(Fraction(by.numerator))), by.denominator, at, bits)
    count = int(by)
    size = max(abs(low), abs(high)).bit_length() - bits
    if count > 1 and (count > MAX_BITS or size * count > MAX_BITS):
        raise TooLarge("power")
    least, most = _raised(low, count, bits)[0], _raised(high, count, bits)[1]
    if count % 2:
        return least, most
    ends = (*_raised(low, count, bits), *_raised(high, count, bits))
    return (0 if low <= 0 <= high else min(ends)), max(ends)


def _raised(value: int, count: int, bits: int) -> Enclosure:
    spend(2 * count.bit_length())
    result, square = (1 << bits, 1 << bits), (value, value)
    while count:
        if count & 1:
            result = _times(result, square, bits)
        count >>= 1
        if count:
            square = _times(square, square, bits)
    return result


_READERS: Final[Mapping[type[Expr], Callable[[Any, Point, int], Enclosure]]] = {
    Number: lambda node, _, bits: _fraction(node.value, bits),
    Mixed: lambda node, _, bits: _fraction(node.whole + Fraction(node.numerator, node.denominator), bits),
    Variable: _letter,
    Constant: _constant,
    Signed: _signed,
    Group: lambda node, at, bits: enclosed(node.inner, at, bits),
    Quantity: lambda node, at, bits: enclosed(node.amount, at, bits),
    Sum: _sum,
    Product: _product,
    Quotient: _quotient,
    Absolute: _absolute,
    Percent: _percent,
    Root: lambda node, at, bits: _root(node.radicand, node.index, at, bits),
    Power: lambda node, at, bits: _power(node.base, node.exponent, at, bits),
}


def pi(bits: int) -> Enclosure:
    """Return the enclosure of pi, by Machin's formula."""
    extra = bits + 16
    spend(extra // 4)
    value = 4 * (4 * _arctangent(5, extra) - _arctangent(239, extra))
    return (value >> 16) - 1, (value >> 16) + 1


def _arctangent(inverse: int, bits: int) -> int:
    term = (1 << bits) // inverse
    total, square, n = term, inverse * inverse, 3
    while term:
        term //= -square
        total += term // n
        n += 2
    return total


def _number(value: Fraction) -> Expr:
    return Number(value) if value >= 0 else Signed("-", Number(-value))
