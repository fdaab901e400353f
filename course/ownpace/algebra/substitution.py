"""Putting values into a formula, and making a drawn formula look as a person would write it.

`substitute` only replaces; `tidy` then removes what no one writes: `1x`, `+ -5`, `0x`, `x/1`, `x^1`. Neither computes
(`2 * 3` stays). `tidy` is for formulas that we draw, and never for a line that a student wrote.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from ownpace.algebra.shape import mapped, ungrouped
from ownpace.algebra.tree import (
    Expr,
    Group,
    Mark,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sign,
    Signed,
    Sum,
    Variable,
)
from ownpace.algebra.values import replace

N = TypeVar("N", bound=Node)

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))


def numeral_node(value: Fraction | int) -> Expr:
    """Return the tree of a number: an integer or a fraction in lowest terms, a minus before it if negative."""
    fraction = Fraction(value)
    if fraction < 0:
        return Signed("-", numeral_node(-fraction))
    if fraction.denominator == 1:
        return Number(fraction)
    return Quotient(Number(Fraction(fraction.numerator)), Number(Fraction(fraction.denominator)))


def substitute(node: N, values: Mapping[str, Fraction | int | Expr]) -> N:
    """Return the tree with each named variable replaced; brackets come with printing where they are needed."""
    trees = {n: v if isinstance(v, Expr) else numeral_node(v) for n, v in values.items()}

    def replaced(part: Expr) -> Expr:
        if isinstance(part, Variable):
            return trees.get(part.name, part)
        return mapped(part, replaced)

    if isinstance(node, Expr):
        # A variable may become any expression, and a caller that passes one gets one.
        return replaced(node)  # type: ignore[return-value]
    return mapped(node, replaced)


def tidy(node: N) -> N:
    """Return a drawn formula as a person would write it."""
    if isinstance(node, Expr):
        return _tidy(node)  # type: ignore[return-value]  # as in substitute
    return mapped(node, _tidy)


def _tidy(node: Expr) -> Expr:
    node = mapped(node, _tidy)
    match node:
        case Signed("+", operand):
            return operand
        case Signed("-", Signed("-", operand)):
            return operand
        case Signed("-", Number(value)) if value == 0:
            return ZERO
        case Power(base, exponent) if exponent == ONE:
            return base
        case Quotient(numerator, denominator):
            return _tidy_quotient(node, numerator, denominator)
        case Product():
            return _tidy_product(node)
        case Sum():
            return _tidy_sum(node)
        case _:
            return node


def _tidy_quotient(node: Quotient, numerator: Expr, denominator: Expr) -> Expr:
    if denominator == ONE:
        return numerator
    if numerator == ZERO:
        return ZERO
    if isinstance(numerator, Signed) and numerator.sign == "-":
        return Signed("-", replace(node, numerator=numerator.operand))
    return node


def _tidy_product(node: Product) -> Expr:
    factors, marks = node.factors, node.marks
    head = factors[0]
    if isinstance(head, Product):
        factors, marks = (*head.factors, *factors[1:]), (*head.marks, *marks[1:])
        head = factors[0]
    if ZERO in factors:
        return ZERO
    if isinstance(head, Signed) and head.sign == "-":
        rest = Product((head.operand, *factors[1:]), marks)
        return _tidy(Signed("-", _tidy_product(rest)))
    kept = [(f, m) for f, m in zip(factors, marks, strict=True) if f != ONE]
    if not kept:
        return ONE
    if len(kept) == 1:
        return ungrouped(kept[0][0])
    new_marks: tuple[Mark, ...] = ("", *(m for _, m in kept[1:]))
    return Product(tuple(f for f, _ in kept), new_marks, span=node.span)


def _tidy_sum(node: Sum) -> Expr:
    terms: list[Expr] = []
    signs: list[Sign] = []
    for term, sign in zip(node.terms, node.signs, strict=True):
        bare = term.inner if isinstance(term, Group) and not isinstance(term.inner, Sum | Signed) else term
        if bare == ZERO:
            continue
        if (
            isinstance(bare, Signed)
            and bare.sign == "-"
            and sign in "+-"
            and (terms or signs or node.terms[0] != term)
        ):
            bare, sign = bare.operand, "-" if sign == "+" else "+"
        terms.append(bare)
        signs.append(sign)
    if not terms:
        return ZERO
    if signs[0] != "+":
        terms[0], signs[0] = Signed(signs[0], terms[0]), "+"
    return terms[0] if len(terms) == 1 else Sum(tuple(terms), tuple(signs), span=node.span)
