"""Brackets: what is multiplied, and what is forgotten."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ownpace.algebra.misconceptions.rules import (
    ONE,
    Rule,
    bracket,
    lettered,
    signed,
    term_of,
    times,
    two_brackets,
    unsigned,
    value_of,
    written,
)
from ownpace.algebra.shape import ungrouped
from ownpace.algebra.steps.hand import Term, add_up, multiply_out, power_node, written_terms
from ownpace.algebra.tree import Expr, Power, Product, Quotient, Signed, Sum


def _inside(term: Expr) -> tuple[Term, list[Term]] | None:
    found = bracket(term)
    if found is None:
        return None
    inner = lettered(found[1])
    return None if inner is None or len(inner) < 2 else (found[0], inner)


def _partial(term: Expr) -> Iterator[Expr]:
    """3(x+4) -> 3x+4."""
    found = _inside(term)
    if found is not None and found[0] != (Fraction(-1), ONE):
        outside, inner = found
        yield add_up([written(times(outside, inner[0])), *map(written, inner[1:])])


def _multiply_then_add(term: Expr) -> Iterator[Expr]:
    """3(x+4) -> 3x+7."""
    found = _inside(term)
    if found is not None and found[0][1] == ONE and found[1][-1][1] == ONE:
        outside, inner = found
        last = (outside[0] + inner[-1][0], ONE)
        yield add_up([*(written(times(outside, t)) for t in inner[:-1]), written(last)])


def _minus_bracket(term: Expr) -> Iterator[Expr]:
    """5-(x-3) -> 5-x-3, and -2(x-3) -> -2x-6."""
    found = _inside(term)
    if found is not None and found[0][0] < 0:
        (value, monomial), inner = found
        plain = [times((-value, monomial), t) for t in inner[1:]]
        yield add_up([written(times((value, monomial), inner[0])), *map(written, plain)])


def _letter_left_out(term: Expr) -> Iterator[Expr]:
    """2x(x+3) -> 2x+6, or 2x^2+6."""
    found = _inside(term)
    if found is not None and found[0][1] != ONE:
        (value, monomial), inner = found
        bare = [times((value, ONE), t) for t in inner]
        yield add_up(map(written, bare))
        yield add_up([written(times((value, monomial), inner[0])), *map(written, bare[1:])])


def _left_to_right(terms: list[Expr]) -> Iterator[Expr]:
    """5+6*10 -> (5+6)*10, 5-2(x+1) -> 3(x+1), 15-24/3 -> (15-24)/3."""
    for i, term in enumerate(terms[1:], start=1):
        sign, bare = unsigned(term)
        before = terms[:i]
        if isinstance(bare, Product):
            first, rest = bare.factors[0], bare.factors[1:]
            if any(term_of(t) is None for t in [*before, first]) or _coefficient(bare, before):
                continue
            head = add_up([*before, signed(sign, first)])
            yield add_up([multiply_out(head, *rest), *terms[i + 1 :]])
        elif isinstance(bare, Quotient):
            head = add_up([*before, signed(sign, bare.numerator)])
            yield add_up([Quotient(head, bare.denominator), *terms[i + 1 :]])


def _coefficient(product: Product, before: list[Expr]) -> bool:
    """Say whether the product is a plain term such as `2x`: joining it to a number is another belief."""
    return term_of(product) is not None and value_of(product) is None and bool(before)


def _squares(node: Expr) -> tuple[Term, Term] | None:
    """Return the two terms of the square of a sum."""
    if isinstance(node, Power) and value_of(node.exponent) == 2 and isinstance(ungrouped(node.base), Sum):
        inner = lettered(written_terms(node.base))
        if inner is not None and len(inner) == 2:
            return inner[0], inner[1]
    return None


def _square_each(node: Expr) -> Iterator[Expr]:
    """(x+3)^2 -> x^2+9."""
    if isinstance(node, Power) and isinstance(ungrouped(node.base), Sum):
        exponent = value_of(node.exponent)
        inner = lettered(written_terms(node.base))
        if exponent is not None and exponent.denominator == 1 and 2 <= exponent <= 5 and inner is not None:
            yield add_up(written(_raised(t, int(exponent))) for t in inner)


def _raised(term: Term, exponent: int) -> Term:
    return term[0] ** exponent, tuple((n, p * exponent) for n, p in term[1])


def _square_as_conjugates(node: Expr) -> Iterator[Expr]:
    """(z-4)^2 -> z^2-16, or (z+2)(z-2)."""
    found = _squares(node)
    if found is not None:
        one, other = (_raised(t, 2) for t in found)
        yield add_up([written(one), written((-other[0], other[1]))])
        yield add_up([written(one), written((-abs(found[1][0]), found[1][1]))])


def _half_middle(node: Expr) -> Iterator[Expr]:
    """(x+3)^2 -> x^2+3x+9."""
    found = _squares(node)
    if found is not None:
        one, other = found
        yield add_up([written(_raised(one, 2)), written(times(one, other)), written(_raised(other, 2))])


def _pair(node: Expr) -> tuple[list[Term], list[Term]] | None:
    found = two_brackets(node)
    if found is None or isinstance(node, Power):
        return None
    one, other = lettered(found[0]), lettered(found[1])
    return (one, other) if one and other and len(one) == len(other) == 2 else None


def _firsts_and_lasts(node: Expr) -> Iterator[Expr]:
    """(x+2)(x+3) -> x^2+6."""
    found = _pair(node)
    if found is not None and not _conjugates(*found):
        one, other = found
        yield add_up([written(times(one[0], other[0])), written(times(one[1], other[1]))])


def _conjugates(one: list[Term], other: list[Term]) -> bool:
    return one[0] == other[0] and one[1] == (-other[1][0], other[1][1])


def _plus_from_difference(node: Expr) -> Iterator[Expr]:
    """(x+3)(x-3) -> x^2+9."""
    found = _pair(node)
    if found is not None and _conjugates(*found):
        one, other = found
        value, monomial = times(one[1], other[1])
        yield add_up([written(times(one[0], other[0])), written((-value, monomial))])


def _sign_of_last(node: Expr) -> Iterator[Expr]:
    """(x-3)(x-2) -> x^2-5x-6."""
    found = _pair(node)
    if found is not None and not _conjugates(*found):
        one, other = found
        value, monomial = times(one[1], other[1])
        middle = [times(one[0], other[1]), times(one[1], other[0])]
        yield add_up([written(times(one[0], other[0])), *map(written, middle), written((-value, monomial))])


def _square_takes_sign(term: Expr) -> Iterator[Expr]:
    """-3^2 -> 9."""
    if isinstance(ungrouped(term), Signed):
        sign, bare = unsigned(term)
        if sign < 0 and isinstance(bare, Power) and _even(bare):
            yield bare


def _even(node: Power) -> bool:
    exponent = value_of(node.exponent)
    return exponent is not None and exponent.denominator == 1 and exponent % 2 == 0 and exponent != 0


def _without_brackets(node: Expr) -> Iterator[Expr]:
    """(-3)^2 -> -9."""
    if isinstance(node, Power) and _even(node):
        sign, bare = unsigned(node.base)
        if sign < 0 and not isinstance(bare, Sum):
            yield Signed("-", power_node(bare, int(value_of(node.exponent) or 1)))


RULES: Final = (
    Rule("partial-distribution", term=_partial),
    Rule("multiply-then-add", term=_multiply_then_add),
    Rule("minus-bracket", term=_minus_bracket),
    Rule("letter-left-out", term=_letter_left_out),
    Rule("left-to-right-only", sum=_left_to_right),
    Rule("square-each-term", node=_square_each),
    Rule("square-as-conjugates", node=_square_as_conjugates),
    Rule("half-middle-missing", node=_half_middle),
    Rule("firsts-and-lasts", node=_firsts_and_lasts),
    Rule("difference-makes-plus", node=_plus_from_difference),
    Rule("sign-lost-in-product", node=_sign_of_last),
    Rule("square-takes-sign", term=_square_takes_sign),
    Rule("substitute-without-brackets", node=_without_brackets),
)
