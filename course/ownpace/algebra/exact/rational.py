"""Rational functions: a tree as one polynomial over another.

What is no rational function of its letters (a root, an absolute value, a variable exponent) becomes a letter of its own,
an *atom* named by its inside, and the result is marked `opaque`: two equal results still prove equality, two
different ones prove nothing.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm
from typing import Any, Final

from ownpace.algebra import evaluation
from ownpace.algebra.errors import Inexact, TooLarge, Undefined
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import ONE, Poly
from ownpace.algebra.exact.work import spend
from ownpace.algebra.tree import (
    Absolute,
    Call,
    Constant,
    Expr,
    Group,
    Indexed,
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
from ownpace.algebra.values import frozen


@frozen
class Rational:
    """A quotient of polynomials, the lower one not zero. Not reduced: compare by cross-multiplying."""

    above: Poly
    below: Poly = ONE
    opaque: bool = False

    @property
    def value(self) -> Fraction | None:
        """The number that it is, if it is one."""
        if self.above and (list(self.above) != [()] or list(self.below) != [()]):
            return None
        return Fraction(self.above.get((), 0), self.below[()]) if list(self.below) == [()] else None


def rational(node: Expr) -> Rational:
    """Return the rational function of a tree.

    Raises:
        Undefined: it divides by zero everywhere, or holds a `±`.
        TooLarge: multiplying out would pass the limits.
    """
    return _READERS[type(node)](node)


def sum_of(a: Rational, b: Rational, times: int = 1) -> Rational:
    """Return a + times * b."""
    opaque = a.opaque or b.opaque
    if a.below is b.below or a.below == b.below:
        return Rational(poly.add(a.above, b.above, times), a.below, opaque)
    if len(a.below) == 1 and len(b.below) == 1 and () in a.below and () in b.below:
        below = lcm(a.below[()], b.below[()])
        left, right = below // a.below[()], below // b.below[()]
        return Rational(poly.add(poly.scale(a.above, left), b.above, times * right), {(): below}, opaque)
    above = poly.add(poly.multiply(a.above, b.below), poly.multiply(b.above, a.below), times)
    return Rational(above, poly.multiply(a.below, b.below), opaque)


def product_of(a: Rational, b: Rational) -> Rational:
    """Return the product."""
    opaque = a.opaque or b.opaque
    if a.below is ONE and b.below is ONE:
        return Rational(poly.multiply(a.above, b.above), ONE, opaque)
    return Rational(poly.multiply(a.above, b.above), poly.multiply(a.below, b.below), opaque)


def quotient_of(a: Rational, b: Rational) -> Rational:
    """Return the quotient. Raises Undefined."""
    if not b.above:
        raise Undefined("division by zero")
    return Rational(poly.multiply(a.above, b.below), poly.multiply(a.below, b.above), a.opaque or b.opaque)


def power_of(a: Rational, exponent: int) -> Rational:
    """Return an integer power. Raises Undefined for 0 to a power that is not positive."""
    if exponent <= 0 and not a.above:
        raise Undefined("0^0 or a negative power of 0")
    if exponent < 0:
        a, exponent = Rational(a.below, a.above, a.opaque), -exponent
    below = ONE if a.below is ONE else poly.power(a.below, exponent)
    return Rational(poly.power(a.above, exponent), below, a.opaque)


def _number(node: Number) -> Rational:
    return _fraction(node.value)


def _fraction(value: Fraction) -> Rational:
    if value.denominator == 1:
        return Rational(poly.constant(value.numerator))
    return Rational(poly.constant(value.numerator), poly.constant(value.denominator))


def _signed(node: Signed) -> Rational:
    inner = rational(node.operand)
    if node.sign == "+":
        return inner
    if node.sign == "-":
        return Rational(poly.scale(inner.above, -1), inner.below, inner.opaque)
    raise Undefined(node.sign)


def _sum(node: Sum) -> Rational:
    spend(len(node.terms))
    result = rational(node.terms[0])
    for term, sign in zip(node.terms[1:], node.signs[1:], strict=True):
        if sign not in "+-":
            raise Undefined(sign)
        result = sum_of(result, rational(term), 1 if sign == "+" else -1)
    return result


def _product(node: Product) -> Rational:
    spend(len(node.factors))
    result = rational(node.factors[0])
    for factor in node.factors[1:]:
        result = product_of(result, rational(factor))
    return result


def _power(node: Power) -> Rational:
    spend(2)
    base = rational(node.base)
    written = node.exponent
    exponent = _fraction(written.value) if type(written) is Number else rational(written)
    by = written.value if type(written) is Number else exponent.value
    if by is None:
        return _atom("^", base, exponent)
    value = base.value
    if by.denominator == 1:
        return power_of(base, int(by)) if value is not None else _whole_power(base, int(by))
    if value is None:
        return _atom("^", base, exponent)
    try:
        return _fraction(evaluation.power(value, by))
    except Inexact:
        return _atom("^", base, exponent)


def _whole_power(base: Rational, by: int) -> Rational:
    """Return a power, as an atom where it is too large to be multiplied out."""
    try:
        return power_of(base, by)
    except TooLarge:
        return _atom("^", base, _fraction(Fraction(by)))


def _root(node: Root) -> Rational:
    inner = rational(node.radicand)
    value = inner.value
    if value is not None:
        try:
            return _fraction(evaluation.root(value, node.index))
        except Inexact:
            pass
    return _atom("^", inner, _fraction(Fraction(1, node.index)))


def _absolute(node: Absolute) -> Rational:
    inner = rational(node.inner)
    value = inner.value
    return _atom("|", inner) if value is None else _fraction(abs(value))


def _atom(kind: str, *inside: Rational) -> Rational:
    """Return a new letter for what is no rational function, named so that equal insides have one name."""
    names = (f"{_named(part.above)}/{_named(part.below)}" for part in inside)
    name = f"{kind}{{{';'.join(names)}}}"
    if len(name) > 2000:
        raise TooLarge("atom")
    return Rational(poly.letter(name), opaque=True)


def _named(a: Poly) -> str:
    return "+".join(f"{c}{m}" for m, c in sorted(a.items()))


_READERS: Final[Mapping[type[Expr], Callable[[Any], Rational]]] = {
    Number: _number,
    Mixed: lambda node: _fraction(node.whole + Fraction(node.numerator, node.denominator)),
    Variable: lambda node: Rational(poly.letter(node.name)),
    # pi is transcendental, so as a letter of its own it decides both ways; infinity is no number.
    Constant: lambda node: Rational(poly.letter(node.name), opaque=node.name == "oo"),
    Signed: _signed,
    Sum: _sum,
    Product: _product,
    Quotient: lambda node: quotient_of(rational(node.numerator), rational(node.denominator)),
    Power: _power,
    Root: _root,
    Absolute: _absolute,
    Group: lambda node: rational(node.inner),
    Percent: lambda node: quotient_of(rational(node.operand), _fraction(Fraction(100))),
    Quantity: lambda node: rational(node.amount),
    Indexed: lambda node: _atom(node.name + "_", rational(node.index)),
    Call: lambda node: _atom(node.function, *map(rational, node.arguments)),
}
