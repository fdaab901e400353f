"""Fingerprints of lines, so that hundreds of predicted lines can be looked up in no time.

A line is evaluated at fixed points modulo 2^61 - 1. Roots, absolute values and functions, which have no value there, get
one that depends on nothing but what is inside. Two prints of a line are taken: the *strict* one sees the sides of an
equation, the *loose* one only its solutions, up to scaling and order.
"""

from collections.abc import Hashable
from fractions import Fraction
from functools import reduce
from hashlib import blake2b
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.exact.fingerprints import PRIME
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.limits import MAX_BITS
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.roots import surd
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Call,
    Constant,
    Expr,
    FiniteSet,
    Group,
    Indexed,
    Listing,
    Mixed,
    Node,
    NoSolution,
    Number,
    Percent,
    Point,
    Power,
    Product,
    Quantity,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
    Variable,
)
from ownpace.algebra.values import frozen

_MOST_SQUARE_FACTORED: Final = 10**9


@frozen
class Print:
    """The two prints of a line; `loose` is None where only the strict one says anything."""

    strict: Hashable
    loose: Hashable | None


def print_of(line: Node) -> Print | None:
    """Return the prints of a line; None if it has none: an inequality, or a value that is not defined."""
    try:
        return _print(line)
    except (Undefined, ZeroDivisionError):
        return None


def _print(line: Node) -> Print | None:
    match line:
        case Expr():
            values = frozenset(_value(reading, 0) for reading in choices(line))
            return Print(("value", values), ("value", values))
        case Relation(signs=("=",)):
            return _equation(line)
        case Listing(items, joiner):
            return _listing(items, joiner)
        case FiniteSet(items):
            return _listing(items, ",")
        case Point(coordinates):
            found = ("point", tuple(_value(c, 0) for c in coordinates))
            return Print(found, found)
        case NoSolution() | AllReals():
            return Print(type(line).__name__, type(line).__name__)
        case _:
            return None


def _equation(line: Relation) -> Print:
    readings = choices(line)
    sides = [(_value(r.left, 0), _value(r.right, 0)) for r in readings]
    strict = frozenset(("sides", *pair) for pair in sides)
    if not variables(line):
        return Print(strict, None)
    residuals = [((a - b) % PRIME, _residual(r, 1)) for (a, b), r in zip(sides, readings, strict=True)]
    return Print(strict, _solutions(residuals))


def _residual(line: Relation, k: int) -> int:
    return (_value(line.left, k) - _value(line.right, k)) % PRIME


def _solutions(residuals: list[tuple[int, int]]) -> Hashable:
    """Return what does not change when an equation is scaled: the ratio of its residuals at two points."""
    ratios = {a * _inverse(b) % PRIME for a, b in residuals if b}
    if len(ratios) != len(residuals) and any(not b for _, b in residuals):
        raise Undefined("no ratio")
    return ("solutions", reduce(lambda a, b: a * b % PRIME, ratios, 1))


def _listing(items: tuple[Node, ...], joiner: str) -> Print | None:
    prints = [_print(item) for item in items]
    kept = [p for p in prints if p is not None]
    if len(kept) != len(prints):
        return None
    strict = (joiner, frozenset(p.strict for p in kept))
    equations = [i for i in items if isinstance(i, Relation) and i.signs == ("=",)]
    if len(equations) != len(items):
        return Print(strict, strict)
    names = {n for e in equations for n in variables(e)}
    if joiner == "or" or (joiner == "," and len(names) == 1):
        readings = [r for e in equations for r in choices(e)]
        return Print(strict, _solutions([(_residual(r, 0), _residual(r, 1)) for r in readings]))
    together = ("together", frozenset(p.loose or p.strict for p in kept))
    return Print(together, together)


# -- values -------------------------------------------------------------------------------------------------------


def _value(node: Expr, k: int) -> int:
    match node:
        case Number(value):
            return _fraction(value)
        case Mixed(whole, above, below):
            return _fraction(whole + Fraction(above, below))
        case Variable(name):
            return _mark("letter", name, k)
        case Constant("pi"):
            return _mark("constant", "pi", k)
        case Group(inner) | Quantity(inner):
            return _value(inner, k)
        case Signed(sign, operand):
            return _value(operand, k) if sign == "+" else -_value(operand, k) % PRIME
        case Sum(terms, signs):
            return (
                sum(_value(t, k) * (1 if s == "+" else -1) for t, s in zip(terms, signs, strict=True)) % PRIME
            )
        case Product(factors):
            return reduce(lambda a, f: a * _value(f, k) % PRIME, factors, 1)
        case Quotient(above, below):
            return _value(above, k) * _inverse(_value(below, k)) % PRIME
        case _:
            return _special(node, k)


def _special(node: Expr, k: int) -> int:
    match node:
        case Power(base, exponent):
            return _power(base, exponent, k)
        case Root(radicand, index):
            return _root(radicand, index, k)
        case Absolute(inner):
            value = _value(inner, k)
            number = _number(inner)
            return (
                _fraction(abs(number)) if number is not None else _mark("absolute", min(value, PRIME - value))
            )
        case Percent(operand):
            return _value(operand, k) * _inverse(100) % PRIME
        case Call(function, arguments):
            return _mark(function, *(_value(a, k) for a in arguments))
        case Indexed(name, index):
            return _mark("term", name, _value(index, k))
        case _:
            raise Undefined(type(node).__name__)


def _power(base: Expr, exponent: Expr, k: int) -> int:
    by = _number(exponent)
    if by is None:
        return _mark("power", _value(base, k), _value(exponent, k))
    if by.denominator == 1:
        if abs(by) > MAX_BITS:
            raise TooLarge("power")
        value = _value(base, k)
        return pow(value if by >= 0 else _inverse(value), abs(int(by)), PRIME)
    return pow(_root(base, by.denominator, k), int(by.numerator) % (PRIME - 1), PRIME)


def _root(radicand: Expr, index: int, k: int) -> int:
    number = _number(radicand)
    if number is None:
        return _mark("root", index, _value(radicand, k))
    if index == 2 and 0 <= number.numerator * number.denominator < _MOST_SQUARE_FACTORED:
        factor, inside = surd(number)
        return _fraction(factor) * (1 if inside == 1 else _mark("root", 2, inside)) % PRIME
    try:
        return _fraction(evaluate(Root(Number(number), index) if number >= 0 else _open()))
    except Undefined:
        return _mark("root", index, str(number))


def _open() -> Expr:
    raise Undefined("root of a negative number")


def _number(node: Expr) -> Fraction | None:
    """Return the value of an expression without letters, if it is a fraction."""
    bare = ungrouped(node)
    if isinstance(bare, Number):
        return bare.value
    if variables(bare):
        return None
    try:
        return evaluate(bare)
    except Undefined:
        return None


def _mark(*parts: object) -> int:
    digest = blake2b(repr(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % PRIME


def _fraction(value: Fraction) -> int:
    if value.denominator == 1:
        return value.numerator % PRIME
    return value.numerator * _inverse(value.denominator) % PRIME


def _inverse(value: int) -> int:
    if value % PRIME == 0:
        raise Undefined("division by zero")
    return pow(value, -1, PRIME)
