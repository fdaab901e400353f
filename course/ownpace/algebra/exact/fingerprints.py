"""A rational function at a fixed point, modulo a prime: two different fingerprints prove two different functions.

The prime is 2^61 - 1. Equal fingerprints prove nothing, since the points are known to everyone; what they say has to be
proved by a normal form. This settles most wrong answers at once, whatever the size of their powers.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final
from zlib import crc32

from ownpace.algebra import evaluation
from ownpace.algebra.errors import Undefined
from ownpace.algebra.tree import (
    Constant,
    Expr,
    Group,
    Mixed,
    Number,
    Percent,
    Power,
    Product,
    Quotient,
    Signed,
    Sum,
    Variable,
)

PRIME: Final = (1 << 61) - 1


def fingerprint(node: Expr) -> int | None:
    """Return the value at the fixed point; None if it has none, or is no rational function of its letters."""
    try:
        return _value(node)
    except (_Outside, Undefined):
        return None


class _Outside(Exception):  # noqa: N818 - a way out, not an error
    """The tree is no rational function, or divides by zero at the point."""


def _value(node: Expr) -> int:
    read = _READERS.get(type(node))
    if read is None:
        raise _Outside
    return read(node)


@lru_cache(maxsize=256)
def _point(name: str) -> int:
    seed = crc32(name.encode()) + 2
    return seed * seed * 2_654_435_761 % PRIME


def _fraction(value: Fraction) -> int:
    if value.denominator == 1:
        return value.numerator % PRIME
    return value.numerator * _inverse(value.denominator) % PRIME


def _inverse(value: int) -> int:
    if value % PRIME == 0:
        raise _Outside
    return pow(value, -1, PRIME)


def _signed(node: Signed) -> int:
    if node.sign not in "+-":
        raise _Outside
    value = _value(node.operand)
    return value if node.sign == "+" else -value % PRIME


def _sum(node: Sum) -> int:
    total = 0
    for term, sign in zip(node.terms, node.signs, strict=True):
        if sign not in "+-":
            raise _Outside
        total += _value(term) if sign == "+" else -_value(term)
    return total % PRIME


def _product(node: Product) -> int:
    result = 1
    for factor in node.factors:
        result = result * _value(factor) % PRIME
    return result


def _power(node: Power) -> int:
    written = node.exponent
    exponent = written.value if type(written) is Number else evaluation.evaluate(written)
    if exponent.denominator != 1:
        raise _Outside
    base = _value(node.base)
    if base == 0 and exponent <= 0:
        raise _Outside
    return pow(base, int(exponent), PRIME)


def _constant(node: Constant) -> int:
    if node.name != "pi":
        raise _Outside
    return _point("pi")  # transcendental, so it may stand for a letter


_READERS: Final[Mapping[type[Expr], Callable[[Any], int]]] = {
    Number: lambda node: _fraction(node.value),
    Mixed: lambda node: _fraction(node.whole + Fraction(node.numerator, node.denominator)),
    Variable: lambda node: _point(node.name),
    Constant: _constant,
    Signed: _signed,
    Sum: _sum,
    Product: _product,
    Quotient: lambda node: _value(node.numerator) * _inverse(_value(node.denominator)) % PRIME,
    Power: _power,
    Group: lambda node: _value(node.inner),
    Percent: lambda node: _value(node.operand) * _inverse(100) % PRIME,
}
