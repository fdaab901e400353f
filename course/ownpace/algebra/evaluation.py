"""The exact value of a tree where every letter has one."""

from collections.abc import Mapping
from fractions import Fraction

from ownpace.algebra.errors import Inexact, TooLarge, Undefined
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_BITS
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


def evaluate(node: Expr, env: Mapping[str, Fraction] | None = None) -> Fraction:
    """Return the value of an expression.

    Args:
        node: the expression.
        env: the value of each letter.

    Raises:
        Undefined: it has none, such as 1/0, `±2`, a letter without a value, or an amount of a unit other than `$`.
        Inexact: it is no fraction, such as sqrt(2) or pi.
        TooLarge: it needs more than `limits.MAX_BITS` bits.
    """
    return _value(node, env or {})


def _value(node: Expr, env: Mapping[str, Fraction]) -> Fraction:
    match node:
        case Number(value):
            return value
        case Mixed(whole, above, below):
            return whole + Fraction(above, below)
        case Variable(name):
            if name not in env:
                raise Undefined(name)
            return Fraction(env[name])
        case Group(inner) | Quantity(inner, "$"):
            return _value(inner, env)
        case Quantity(_, unit):
            raise Undefined(f"an amount of {unit}")
        case Absolute(inner):
            return abs(_value(inner, env))
        case Percent(operand):
            return _value(operand, env) / 100
        case Root(radicand, index):
            return root(_value(radicand, env), index)
        case _:
            return _operation(node, env)


def _operation(node: Expr, env: Mapping[str, Fraction]) -> Fraction:
    spend(2)
    match node:
        case Signed(sign, operand) if sign in "+-":
            value = _value(operand, env)
            return -value if sign == "-" else value
        case Sum(terms, signs) if not {"±", "∓"} & set(signs):
            values = (_value(t, env) for t in terms)
            return bounded(
                sum((v if s == "+" else -v for v, s in zip(values, signs, strict=True)), Fraction(0))
            )
        case Product(factors):
            result = Fraction(1)
            for factor in factors:
                result = bounded(result * _value(factor, env))
            return result
        case Quotient(numerator, denominator):
            divisor = _value(denominator, env)
            if divisor == 0:
                raise Undefined("division by zero")
            return bounded(_value(numerator, env) / divisor)
        case Power(base, exponent):
            return power(_value(base, env), _value(exponent, env))
        case _:
            raise Inexact(type(node).__name__)


def bounded(value: Fraction) -> Fraction:
    """Return the value. Raises TooLarge when it has too many bits."""
    if value.numerator.bit_length() + value.denominator.bit_length() > MAX_BITS:
        raise TooLarge("too many digits")
    return value


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return an exact real power. Raises as `evaluate`; 0^0 is undefined."""
    if base == 0 and exponent <= 0:
        raise Undefined("0^0 or a negative power of 0")
    if exponent.denominator != 1:
        if exponent.denominator > MAX_BITS:
            raise TooLarge("root index")
        base, exponent = root(base, exponent.denominator), Fraction(exponent.numerator)
    if abs(base) == 1 or base == 0:
        return base if exponent % 2 or base != -1 else Fraction(1)
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if abs(exponent) * size > MAX_BITS:
        raise TooLarge("power")
    return base ** int(exponent)


def root(value: Fraction, index: int) -> Fraction:
    """Return the real root. Raises Undefined for an even root of a negative number, Inexact if it is no fraction."""
    if value < 0:
        if index % 2 == 0:
            raise Undefined("even root of a negative number")
        return -root(-value, index)
    above, below = whole_root(value.numerator, index), whole_root(value.denominator, index)
    if above**index != value.numerator or below**index != value.denominator:
        raise Inexact("root")
    return Fraction(above, below)


def whole_root(number: int, index: int) -> int:
    """Return the largest integer whose power is at most the number, by Newton's method on integers."""
    if number < 2:
        return number
    if index >= number.bit_length():
        return 1  # below 2; and a power with that index would never end
    kept = number.bit_length() // (2 * index)
    if kept > 8:  # half of the digits first, so that one or two steps with all of them are enough
        guess = whole_root(number >> kept * index, index) + 1 << kept
    else:
        guess = 1 << -(-number.bit_length() // index)
    while True:
        better = ((index - 1) * guess + number // guess ** (index - 1)) // index
        if better >= guess:
            return guess
        guess = better
