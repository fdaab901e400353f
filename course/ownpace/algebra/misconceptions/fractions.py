"""Fractions: adding, scaling, dividing, cancelling."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import gcd, lcm
from typing import Final

from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import Truth
from ownpace.algebra.misconceptions.rules import Rule, number, opposite, signed, term_of, unsigned, value_of
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import add_up, multiply_out, written_terms
from ownpace.algebra.substitution import ONE
from ownpace.algebra.tree import Expr, Node, Product, Quotient, Signed, Sum


def _parts(term: Expr) -> tuple[int, Expr, Expr] | None:
    """Return the sign, top and bottom of a fraction."""
    sign, bare = unsigned(term)
    return (sign, bare.numerator, bare.denominator) if isinstance(bare, Quotient) else None


def _two(terms: list[Expr]) -> Iterator[tuple[tuple[int, Expr, Expr], tuple[int, Expr, Expr], list[Expr]]]:
    """Yield each two fractions of a sum, a whole number counting as one over 1 beside a fraction."""
    for i, j in combinations(range(len(terms)), 2):
        one, other = _parts(terms[i]), _parts(terms[j])
        if one is None and other is None:
            continue
        first, last = one or (*unsigned(terms[i]), ONE), other or (*unsigned(terms[j]), ONE)
        yield first, last, [t for k, t in enumerate(terms) if k not in (i, j)]


def _across(terms: list[Expr]) -> Iterator[Expr]:
    """1/x+1/3 -> 2/(x+3), and 8-3/5 -> (8-3)/(8-5)."""
    for (s, a, b), (t, c, d), rest in _two(terms):
        if s > 0 and b == ONE:
            yield add_up([Quotient(add_up([a, signed(t, c)]), add_up([a, signed(t, d)])), *rest])
        if s < 0:
            continue
        top = add_up([a, signed(t, c)])
        yield add_up([Quotient(top, add_up([b, d])), *rest])
        if t < 0 and equal(b, d) is Truth.FALSE:
            yield add_up([Quotient(top, add_up([b, Signed("-", d)])), *rest])


def _tops_kept(terms: list[Expr]) -> Iterator[Expr]:
    """2/5+1/2 -> 3/10."""
    for (s, a, b), (t, c, d), rest in _two(terms):
        if ONE in (b, d):
            continue
        below = value_of(b), value_of(d)
        top = add_up([signed(s, a), signed(t, c)])
        if below[0] is not None and below[1] is not None:
            for bottom in {int(below[0] * below[1]), lcm(int(below[0]), int(below[1]))}:
                if bottom:
                    yield add_up([Quotient(top, number(bottom)), *rest])
        elif equal(b, d) is Truth.FALSE:
            yield add_up([Quotient(top, multiply_out(b, d)), *rest])


def _multiplied_through(line: Node) -> Iterator[Node]:
    """x/2+x/3 -> 3x+2x, where no equation asks for it."""
    if not isinstance(line, Expr):
        return
    terms = written_terms(line)
    bottoms = [value_of(p[2]) for p in map(_parts, terms) if p is not None]
    numbers = [int(b) for b in bottoms if b is not None and b.denominator == 1 and b]
    if not numbers or len(numbers) != len(bottoms) or not any(map(variables, terms)):
        return
    common = lcm(*numbers)
    if common > 1:
        yield Product((number(common), add_up(terms)), ("", ""))


def _both_parts(node: Expr) -> Iterator[Expr]:
    """3*(x/4) -> 3x/12."""
    if isinstance(node, Product) and len(node.factors) == 2:
        for factor, other in (node.factors, node.factors[::-1]):
            size, fraction = value_of(factor), ungrouped(other)
            whole = size is not None and size.denominator == 1 and not isinstance(ungrouped(factor), Quotient)
            if whole and isinstance(fraction, Quotient):
                yield fraction


def _two_fractions(node: Expr) -> tuple[Quotient, Quotient] | None:
    if isinstance(node, Quotient):
        one, other = ungrouped(node.numerator), ungrouped(node.denominator)
        if isinstance(one, Quotient) and isinstance(other, Quotient):
            return one, other
    return None


def _wrong_inverted(node: Expr) -> Iterator[Expr]:
    """(2/3)/(3/8) -> (3/2)*(3/8)."""
    found = _two_fractions(node)
    if found is not None:
        one, other = found
        yield Product((Quotient(one.denominator, one.numerator), other), ("", "*"))


def _not_inverted(node: Expr) -> Iterator[Expr]:
    """(2/3)/(3/8) -> (2/3)*(3/8)."""
    found = _two_fractions(node)
    if found is not None:
        yield Product(found, ("", "*"))


def _cancel_across(node: Expr) -> Iterator[Expr]:
    """(x+6)/6 -> x, (x^2+4)/x -> x+4, (x+6)/(x+2) -> 6/2."""
    if not isinstance(node, Quotient) or not isinstance(ungrouped(node.numerator), Sum):
        return
    above = written_terms(node.numerator)
    below = written_terms(node.denominator)
    if len(below) == 1:
        for i, term in enumerate(above):
            rest = [*above[:i], *above[i + 1 :]]
            if equal(term, node.denominator) is Truth.TRUE:
                yield add_up(rest)
            if _divides(term, node.denominator):
                yield add_up([*above[:i], Quotient(term, node.denominator), *above[i + 1 :]])
    else:
        for i, term in enumerate(above):
            for j, other in enumerate(below):
                if equal(term, other) is Truth.TRUE:
                    top, bottom = [*above[:i], *above[i + 1 :]], [*below[:j], *below[j + 1 :]]
                    yield Quotient(add_up(top), add_up(bottom))


def _divides(term: Expr, divisor: Expr) -> bool:
    """Say whether a term over the divisor has no fraction left."""
    one, other = term_of(term), term_of(divisor)
    if one is None or other is None or (one[0] / other[0]).denominator > 1:
        return False
    powers = dict(one[1])
    return all(powers.get(n, 0) >= p for n, p in other[1])


def _to_zero(node: Expr) -> Iterator[Expr]:
    """(x+2)/(x+2) -> 0."""
    if isinstance(node, Quotient) and equal(node.numerator, node.denominator) is Truth.TRUE:
        yield number(0)


def _opposite_as_equal(node: Expr) -> Iterator[Expr]:
    """(x-3)/(3-x) -> 1."""
    if not isinstance(node, Quotient) or not variables(node):
        return
    for above in _factors(node.numerator):
        for below in _factors(node.denominator):
            bare = ungrouped(above)
            if (
                isinstance(bare, Sum)
                and equal(add_up(map(opposite, written_terms(bare))), below) is Truth.TRUE
            ):
                yield Signed("-", node)


def _factors(node: Expr) -> tuple[Expr, ...]:
    node = ungrouped(node)
    return node.factors if isinstance(node, Product) else (node,)


def _one_part(node: Expr) -> Iterator[Expr]:
    """4/8 -> 2/8."""
    if isinstance(node, Quotient):
        a, b = value_of(node.numerator), value_of(node.denominator)
        if a and b and a.denominator == b.denominator == 1:
            shared = gcd(int(a), int(b))
            for d in {d for d in (shared, 2, 3, 5) if d > 1 and shared % d == 0}:
                yield number(Fraction(a, d) / b)
                yield number(a / Fraction(b, d))


def _differences(node: Expr) -> tuple[list[Expr], list[Expr]] | None:
    """Return the terms of a quotient of two differences of numbers, as in a slope."""
    if isinstance(node, Quotient) and not variables(node):
        above, below = ungrouped(node.numerator), ungrouped(node.denominator)
        if isinstance(above, Sum) and isinstance(below, Sum) and len(above.terms) == len(below.terms) == 2:
            return written_terms(above), written_terms(below)
    return None


def _run_over_rise(node: Expr) -> Iterator[Expr]:
    """(7-1)/(4-2) -> (4-2)/(7-1)."""
    found = _differences(node)
    if found is not None and value_of(add_up(found[0])):
        yield Quotient(add_up(found[1]), add_up(found[0]))


def _mixed_order(node: Expr) -> Iterator[Expr]:
    """(7-1)/(4-2) -> (7-1)/(2-4)."""
    if _differences(node) is not None:
        yield Signed("-", node)


RULES: Final = (
    Rule("add-fractions-across", sum=_across),
    Rule("numerators-kept", sum=_tops_kept),
    Rule("expression-as-equation", line=_multiplied_through),
    Rule("scale-both-parts", node=_both_parts),
    Rule("invert-wrong-fraction", node=_wrong_inverted),
    Rule("divide-without-inverting", node=_not_inverted),
    Rule("cancel-across-sum", node=_cancel_across),
    Rule("cancelled-to-zero", node=_to_zero),
    Rule("opposite-as-equal", node=_opposite_as_equal),
    Rule("reduce-one-part", node=_one_part),
    Rule("run-over-rise", node=_run_over_rise),
    Rule("mixed-order-subtract", node=_mixed_order),
)
