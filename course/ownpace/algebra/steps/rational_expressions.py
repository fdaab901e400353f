"""Expressions with letters below a fraction line: factor and cancel, multiply, divide, add over one denominator."""

from fractions import Fraction
from math import lcm

from ownpace.algebra.exact import factors as exact
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import Monomial, Poly
from ownpace.algebra.exact.rational import Rational, rational
from ownpace.algebra.shape import ungrouped, variables, walk
from ownpace.algebra.steps.hand import (
    Hand,
    add_up,
    collected,
    multiply_out,
    power_node,
    school_order,
    written_terms,
)
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step
from ownpace.algebra.substitution import ONE, numeral_node
from ownpace.algebra.tree import Expr, Group, Power, Product, Quotient, Signed, Sum

_HAND = Hand()

Key = tuple[tuple[Monomial, int], ...]
Factors = dict[Key, tuple[Poly, int]]


class Parts:
    """A quotient of products: a number, and irreducible polynomials with whole powers, negative ones below."""

    __slots__ = ("number", "powers")

    def __init__(self, number: Fraction, powers: Factors) -> None:
        self.number = number
        self.powers = powers

    @classmethod
    def of(cls, value: Rational) -> "Parts":
        """Return the parts of a rational function in lowest terms."""
        above, below = _factored(value.above), _factored(value.below)
        powers = dict(above[1])
        for key, (factor, p) in below[1].items():
            rest = powers.get(key, (factor, 0))[1] - p
            powers[key] = (factor, rest)
        return cls(above[0] / below[0], {k: v for k, v in powers.items() if v[1]})

    def node(self) -> Expr:
        """Return the parts as a tree, above and below in factors."""
        above = product_node(abs(self.number.numerator), [v for v in self.powers.values() if v[1] > 0])
        below = product_node(self.number.denominator, [(f, -p) for f, p in self.powers.values() if p < 0])
        found = above if below == ONE else Quotient(_bare(above), _bare(below))
        return Signed("-", found) if self.number < 0 else found


def _factored(a: Poly) -> tuple[Fraction, Factors]:
    if not a:
        return Fraction(0), {}
    if poly.degree(a) == 0:
        return Fraction(a[()]), {}
    found: Factors = {}
    product = poly.ONE
    for factor, power in exact.factored(a):
        first = min(factor, key=school_order)
        nice = poly.scale(factor, -1) if factor[first] < 0 else factor
        found[tuple(sorted(nice.items()))] = (nice, power)
        product = poly.multiply(product, poly.power(nice, power))
    monomial = next(iter(product))
    return Fraction(a[monomial], product[monomial]), found


def _bare(node: Expr) -> Expr:
    return ungrouped(node)


def _node(a: Poly) -> Expr:
    return _HAND.side(collected((Fraction(c), m) for m, c in a.items()))


def product_node(number: int, factors: list[tuple[Poly, int]]) -> Expr:
    """Return a number times powers of polynomials as a tree."""
    parts = [power_node(_grouped(_node(f)), p) for f, p in sorted(factors, key=lambda item: len(item[0]))]
    if number != 1 or not parts:
        parts.insert(0, numeral_node(number))
    return multiply_out(*parts)


def _grouped(node: Expr) -> Expr:
    return Group(node) if isinstance(node, Sum) else node


def rational_lines(expression: Expr) -> tuple[Step, ...]:
    """Return the steps that bring a rational expression to one fraction in lowest terms. Raises OutOfReach."""
    value = rational(expression)
    if value.opaque:
        raise OutOfReach("no rational expression")
    trail = Trail(expression)
    bare = ungrouped(expression)
    if isinstance(bare, Sum):
        _over_one_denominator(trail, bare)
    else:
        node = _without_division(trail, bare)
        factors = factored_node(node)
        trail.go(factors, "factor", "multiply-to-check")
    result = Parts.of(value).node()
    trail.go(result, "cancel", "cancel-common")
    return trail.done


def factored_node(node: Expr) -> Expr:
    """Return a product of fractions as one fraction with every polynomial in it factored, nothing cancelled."""
    above, below, sign = _sides(node)
    top, bottom = multiply_out(*above) if above else ONE, multiply_out(*below) if below else ONE
    found = top if bottom == ONE else Quotient(_bare(top), _bare(bottom))
    return Signed("-", found) if sign < 0 else found


def _sides(node: Expr) -> tuple[list[Expr], list[Expr], int]:
    """Return the factors above and below the line, and the sign before."""
    node = ungrouped(node)
    match node:
        case Signed(sign, operand) if sign in "+-":
            above, below, inner = _sides(operand)
            return above, below, -inner if sign == "-" else inner
        case Product(factors):
            parts = [_sides(f) for f in factors]
            sign_of = 1
            for part in parts:
                sign_of *= part[2]
            return [f for p in parts for f in p[0]], [f for p in parts for f in p[1]], sign_of
        case Quotient(numerator, denominator):
            (a, b, s), (c, d, t) = _sides(numerator), _sides(denominator)
            return a + d, b + c, s * t
        case Power(base, exponent) if isinstance(ungrouped(base), Quotient):
            power = rational(exponent).value
            a, b, s = _sides(base)
            if power is not None and power.denominator == 1 and 0 < power < 5:
                count = int(power)
                return a * count, b * count, s**count
    number, found = _factored(rational(node).above)
    under_it = rational(node).below
    if poly.letters(under_it):
        raise OutOfReach("nested fractions")
    number /= under_it[()]
    nodes = [
        power_node(_grouped(_node(f)), p) for f, p in sorted(found.values(), key=lambda item: len(item[0]))
    ]
    first = [numeral_node(abs(number.numerator))] if abs(number.numerator) != 1 or not nodes else []
    under = [numeral_node(number.denominator)] if number.denominator != 1 else []
    return [*first, *nodes], under, -1 if number < 0 else 1


def _without_division(trail: Trail, node: Expr) -> Expr:
    """Write a division by a fraction as a multiplication by its reciprocal."""
    if isinstance(node, Quotient):
        below = ungrouped(node.denominator)
        if isinstance(below, Quotient):
            above = node.numerator
            flipped = Quotient(below.denominator, below.numerator)
            line = Product((_grouped(ungrouped(above)), flipped), ("", "*"))
            trail.go(line, "reciprocal", "reciprocal")
            return line
    return node


def _over_one_denominator(trail: Trail, node: Sum) -> None:
    parts = [rational(term) for term in written_terms(node)]
    lowest = [Parts.of(part) for part in parts]
    common: Factors = {}
    number = 1
    for part in lowest:
        number = lcm(number, part.number.denominator)
        for key, (factor, p) in part.powers.items():
            if p < 0:
                common[key] = (factor, max(common.get(key, (factor, 0))[1], -p))
    below = product_node(number, list(common.values()))
    tops = [scaled_top(part, number, common) for part in lowest]
    if len({tuple(sorted(part.below.items())) for part in parts}) > 1:
        terms = [Quotient(_bare(_node(top)), _bare(below)) for top in tops]
        trail.go(add_up(terms), "common-denominator", "equal-fractions")
    total = tops[0]
    for top in tops[1:]:
        total = poly.add(total, top)
    if not total:
        trail.go(numeral_node(0), "combine-fractions", "arithmetic")
        return
    trail.go(Quotient(_node(total), _bare(below)), "combine-fractions", "combine-fractions")


def scaled_top(part: Parts, number: int, common: Factors) -> Poly:
    """Return the numerator of a part over the common denominator."""
    top = poly.constant(int(part.number * number))
    for key, (factor, p) in part.powers.items():
        if p > 0:
            top = poly.multiply(top, poly.power(factor, p))
        elif key not in common:
            raise OutOfReach("a denominator is missing")
    for key, (factor, most) in common.items():
        mine = -min(part.powers.get(key, (factor, 0))[1], 0)
        top = poly.multiply(top, poly.power(factor, most - mine))
    return top


def has_letters_below(expression: Expr) -> bool:
    """Say whether a letter stands below a fraction line."""
    return any(isinstance(n, Quotient) and variables(n.denominator) for n in walk(expression))
