"""Square roots: of sums, of products, and of both sides."""

from collections.abc import Iterator
from fractions import Fraction
from math import isqrt
from typing import Final

from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.rational import rational, sum_of
from ownpace.algebra.misconceptions.rules import (
    Made,
    Rule,
    equals,
    equation,
    number,
    signed,
    term_of,
    unsigned,
    value_of,
    written,
)
from ownpace.algebra.shape import ungrouped, variables, walk
from ownpace.algebra.steps.hand import add_up, multiply_out, written_terms
from ownpace.algebra.steps.roots import largest_square
from ownpace.algebra.tree import Expr, Listing, Node, Power, Quotient, Relation, Root, Signed, Sum


def root_of(term: Expr) -> Expr:
    """Return the root of a positive term as somebody writes it who takes roots term by term."""
    found = term_of(term)
    if found is not None:
        value, monomial = found
        above, below = isqrt(abs(value.numerator)), isqrt(value.denominator)
        if (
            value > 0
            and Fraction(above * above, below * below) == value
            and all(p % 2 == 0 for _, p in monomial)
        ):
            return written((Fraction(above, below), tuple((n, p // 2) for n, p in monomial)))
    bare = ungrouped(term)
    if isinstance(bare, Power) and value_of(bare.exponent) == 2:
        return ungrouped(bare.base)
    return Root(bare)


def _of_sum(node: Expr) -> Iterator[Expr]:
    """sqrt(x^2+9) -> x+3."""
    if isinstance(node, Root) and node.index == 2 and isinstance(ungrouped(node.radicand), Sum):
        yield add_up(_each(written_terms(node.radicand)))


def _each(terms: list[Expr]) -> list[Expr]:
    return [signed(sign, root_of(bare)) for sign, bare in map(unsigned, terms)]


def _half(node: Expr) -> Iterator[Expr]:
    """sqrt(36) -> 18."""
    if isinstance(node, Root) and node.index == 2:
        yield Quotient(node.radicand, number(2))


def _negative(node: Expr) -> Iterator[Expr]:
    """sqrt(-9) -> -sqrt(9)."""
    if isinstance(node, Root) and (value := value_of(node.radicand)) is not None and value < 0:
        yield Signed("-", Root(number(-value)))


def _outside(node: Expr) -> Iterator[Expr]:
    """sqrt(12) -> 4sqrt(3)."""
    if isinstance(node, Root) and node.index == 2:
        value = value_of(node.radicand)
        if value is not None and value > 1 and value.denominator == 1:
            factor, inside = largest_square(int(value))
            if factor > 1 and inside > 1:
                yield multiply_out(number(factor * factor), Root(number(inside)))


def _added(terms: list[Expr]) -> Iterator[Expr]:
    """sqrt(2)+sqrt(3) -> sqrt(5)."""
    for i in range(len(terms) - 1):
        (s, one), (t, other) = unsigned(terms[i]), unsigned(terms[i + 1])
        if s > 0 and isinstance(one, Root) and isinstance(other, Root) and one.index == other.index:
            inside = add_up([one.radicand, signed(t, other.radicand)])
            yield add_up([*terms[:i], Root(inside, one.index), *terms[i + 2 :]])


# -- of both sides ------------------------------------------------------------------------------------------------


def _square_alone(line: Node) -> tuple[Expr, Fraction] | None:
    """Return u and k of `u^2 = k`."""
    sides = equation(line)
    if sides is None or not isinstance(line, Relation):
        return None
    left, value = ungrouped(line.left), value_of(line.right)
    if (
        isinstance(left, Power)
        and value_of(left.exponent) == 2
        and value is not None
        and variables(left.base)
    ):
        return ungrouped(left.base), value
    return None


def _one_only(line: Node) -> Made:
    """x^2=49 -> x=7."""
    found = _square_alone(line)
    if found is not None and found[1] > 0:
        root = root_of(number(found[1]))
        yield equals(found[0], root)
        yield equals(found[0], Signed("-", root))


def _halved(line: Node) -> Made:
    """x^2=36 -> x=18."""
    found = _square_alone(line)
    if found is not None:
        half = number(found[1] / 2)
        yield equals(found[0], half)
        yield Listing((equals(found[0], half), equals(found[0], Signed("-", half))), "or")


def _negative_anyway(line: Node) -> Made:
    """x^2=-4 -> x=2 or x=-2."""
    found = _square_alone(line)
    if found is not None and found[1] < 0:
        root = root_of(number(-found[1]))
        both = (equals(found[0], root), equals(found[0], Signed("-", root)))
        yield Listing(both, "or")
        yield from both


def _term_by_term(line: Node) -> Made:
    """x^2+9=25 -> x+3=5."""
    sides = equation(line)
    if sides is not None and len(sides[0]) + len(sides[1]) > 2:
        squares = [
            t
            for side in sides
            for t in side
            if (f := term_of(t)) and f[1] and all(p % 2 == 0 for _, p in f[1])
        ]
        if squares:
            yield equals(_each(sides[0]), _each(sides[1]))


def _extraneous(line: Node) -> Made:
    """sqrt(x+6)=x -> x=3 or x=-2."""
    if isinstance(line, Relation) and line.signs == ("=",):
        for side, other in (line.sides, line.sides[::-1]):
            bare = ungrouped(side)
            if isinstance(bare, Root) and variables(bare) and bare.index == 2:
                yield equals(bare.radicand, Power(other, number(2)))
        if any(isinstance(n, Quotient) and variables(n.denominator) for n in walk(line)):
            yield from _cleared(line)


def _cleared(line: Relation) -> Made:
    """Return a rational equation without its denominators, where they may be zero."""
    above = sum_of(rational(line.left), rational(line.right), -1).above
    if poly.degree(above):
        terms = [written((Fraction(c), m)) for m, c in above.items()]
        yield equals(add_up(terms), number(0))


RULES: Final = (
    Rule("root-of-sum", node=_of_sum),
    Rule("half-not-root", node=_half),
    Rule("half-not-root", line=_halved),
    Rule("negative-root-anyway", node=_negative),
    Rule("negative-root-anyway", line=_negative_anyway),
    Rule("outside-times-inside", node=_outside),
    Rule("add-radicands", sum=_added),
    Rule("one-root-only", line=_one_only),
    Rule("root-before-isolating", line=_term_by_term),
    Rule("extraneous-kept", line=_extraneous),
)
