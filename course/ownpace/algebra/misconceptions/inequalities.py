"""Inequalities and absolute values: which way the sign points, how many cases there are."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ownpace.algebra.misconceptions.rules import (
    ONE,
    Made,
    Rule,
    equals,
    number,
    opposite,
    polynomial,
    value_of,
)
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import add_up, written_terms
from ownpace.algebra.steps.linear import FLIPPED
from ownpace.algebra.tree import (
    Absolute,
    Compare,
    Expr,
    Interval,
    Listing,
    Node,
    Relation,
    Statement,
)

_STRICT: Final[dict[Compare, Compare]] = {"<": "<=", ">": ">=", "<=": "<", ">=": ">"}


def _coefficient(line: Node) -> tuple[Relation, Fraction, Fraction, Fraction] | None:
    """Return a linear inequality in one letter, the coefficients of the letter on both sides, and the rest."""
    if not isinstance(line, Relation) or len(line.signs) != 1 or line.signs[0] in "=!=":
        return None
    left, right = polynomial(line.left), polynomial(line.right)
    names = variables(line)
    if left is None or right is None or len(names) != 1:
        return None
    one = ((next(iter(names)), 1),)
    if any(set(side) - {one, ONE} for side in (left, right)):
        return None
    zero = Fraction(0)
    return line, left.get(one, zero), right.get(one, zero), right.get(ONE, zero) - left.get(ONE, zero)


def _turned(line: Relation) -> Relation:
    return Relation(line.sides, (FLIPPED[line.signs[0]],))


def _not_flipped(line: Node) -> Made:
    """-2x<6 -> x<-3."""
    found = _coefficient(line)
    if found is not None and (found[1] < 0 or (found[1] and found[1] - found[2] < 0)):
        yield _turned(found[0])


def _flipped(line: Node) -> Made:
    """2x<-6 -> x>-3."""
    found = _coefficient(line)
    if found is not None and found[1] > 0 and found[1] - found[2] > 0:
        yield _turned(found[0])


def _swapped(line: Node) -> Made:
    """3>x -> x>3."""
    found = _coefficient(line)
    if found is not None and found[1] == 0 and found[2]:
        yield _turned(found[0])


def _ends(line: Node) -> Made:
    """x<3 -> x<=3."""
    if isinstance(line, Relation) and all(s in _STRICT for s in line.signs):
        yield Relation(line.sides, tuple(_STRICT[s] for s in line.signs))


def _one_part(line: Node) -> Made:
    """1<2x+3<7 -> 1<2x<4."""
    if not isinstance(line, Relation) or len(line.sides) != 3 or "=" in line.signs:
        return
    low, middle, high = line.sides
    for i, term in enumerate(terms := written_terms(middle)):
        if value_of(term) is not None and len(terms) > 1:
            rest = add_up([*terms[:i], *terms[i + 1 :]])
            yield Relation((low, rest, add_up([high, opposite(term)])), line.signs)
            yield Relation((add_up([low, opposite(term)]), rest, high), line.signs)
            yield Relation((low, rest, high), line.signs)


def _joiner(line: Node) -> Made:
    """x<2 or x>5 -> x<2 and x>5."""
    if isinstance(line, Listing) and line.joiner != ",":
        yield Listing(line.items, "or" if line.joiner == "and" else "and")


def _between(line: Node) -> Made:
    """x^2>4 -> -2<x<2."""
    if (
        isinstance(line, Relation)
        and len(line.signs) == 1
        and line.signs[0] in _STRICT
        and len(variables(line)) == 1
    ):
        left, right = polynomial(line.left), polynomial(line.right)
        if left is not None and right is not None and any(sum(p for _, p in m) == 2 for m in (*left, *right)):
            yield _turned(line)


# -- absolute values ----------------------------------------------------------------------------------------------


def _bars(line: Node) -> tuple[Relation, Expr, Fraction] | None:
    """Return a line `|u| = c`, u, and c."""
    if (
        isinstance(line, Relation)
        and len(line.signs) == 1
        and isinstance(bare := ungrouped(line.left), Absolute)
    ):
        value = value_of(line.right)
        if value is not None:
            return line, bare.inner, value
    return None


def _one_case(line: Node) -> Made:
    """|x+2|=5 -> x+2=5."""
    found = _bars(line)
    if found is not None:
        relation, inner, value = found
        yield Relation((inner, number(value)), relation.signs)
        if relation.signs == ("=",):
            yield equals(inner, number(-value))


def _below_zero(line: Node) -> Made:
    """|x|=-3 -> x=3 or x=-3."""
    found = _bars(line)
    if found is not None and found[2] < 0 and found[0].signs == ("=",):
        yield Listing((equals(found[1], number(found[2])), equals(found[1], number(-found[2]))), "or")


def _letter_only(line: Node) -> Made:
    """|x+2|=5 -> x+2=5 or -x+2=5."""
    found = _bars(line)
    if found is not None and found[0].signs == ("=",):
        terms = written_terms(found[1])
        other = add_up(opposite(t) if variables(t) else t for t in terms)
        if len(terms) > 1:
            yield Listing((equals(found[1], number(found[2])), equals(other, number(found[2]))), "or")


def _same_sign(line: Node) -> Made:
    """|x|>3 -> x>3 or x>-3."""
    found = _bars(line)
    if found is not None and found[0].signs[0] in _STRICT:
        relation, inner, value = found
        pieces = [Relation((inner, number(v)), relation.signs) for v in (value, -value)]
        yield Listing(tuple(pieces), "or")
        yield Listing(tuple(pieces), "and")


def _chain_for_outside(line: Node) -> Made:
    """|x|>3 -> -3<x<3, and |x|<3 -> x<-3 or x>3."""
    found = _bars(line)
    if found is not None and found[0].signs[0] in _STRICT:
        relation, inner, value = found
        yield Relation((Absolute(inner), number(value)), (FLIPPED[relation.signs[0]],))


# -- intervals ----------------------------------------------------------------------------------------------------


def _interval_ends(line: Node) -> Iterator[Statement]:
    """[2, 5) -> (2, 5]."""
    if isinstance(line, Interval):
        yield Interval(line.low, line.high, not line.closed_low, not line.closed_high)
        yield Interval(line.low, line.high, not line.closed_low, line.closed_high)
        yield Interval(line.low, line.high, line.closed_low, not line.closed_high)


RULES: Final = (
    Rule("forget-to-flip", line=_not_flipped),
    Rule("flip-on-negative-result", line=_flipped),
    Rule("sides-swapped-sign-kept", line=_swapped),
    Rule("closed-open-swap", line=_ends),
    Rule("closed-open-swap", line=_interval_ends),
    Rule("one-part-operation", line=_one_part),
    Rule("and-or-swap", line=_joiner),
    Rule("always-between-roots", line=_between),
    Rule("one-case-only", line=_one_case),
    Rule("negative-has-solutions", line=_below_zero),
    Rule("negate-variable-only", line=_letter_only),
    Rule("same-sign-in-both-cases", line=_same_sign),
    Rule("inside-outside-swap", line=_chain_for_outside),
)
