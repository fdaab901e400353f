"""Collecting terms, and the signs that go with it."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from ownpace.algebra.misconceptions.rules import ONE, Rule, opposite, term_of, unsigned, value_of, written
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import Term, add_up, joined, written_terms
from ownpace.algebra.tree import Expr, Node, Relation, Signed, Variable

_MOST_TERMS: Final = 16
"""Terms of a sum of which each two are put together."""


def _pairs(terms: list[Expr]) -> Iterator[tuple[Term, Term, list[Expr]]]:
    """Yield each two plain terms of a sum, with the others."""
    if len(terms) > _MOST_TERMS:
        return
    plain = [(i, term_of(t)) for i, t in enumerate(terms)]
    for (i, one), (j, other) in combinations(plain, 2):
        if one is not None and other is not None:
            yield one, other, [t for k, t in enumerate(terms) if k not in (i, j)]


def _put(term: Term, rest: list[Expr]) -> Expr:
    return add_up([written(term), *rest])


def _conjoin(terms: list[Expr]) -> Iterator[Expr]:
    """2x+3 -> 5x."""
    for one, other, rest in _pairs(terms):
        if (one[1] == ONE) != (other[1] == ONE):
            yield _put((one[0] + other[0], one[1] or other[1]), rest)


def _letters_combine(terms: list[Expr]) -> Iterator[Expr]:
    """2a+3b -> 5ab."""
    for one, other, rest in _pairs(terms):
        letters = {n for n, _ in one[1]}, {n for n, _ in other[1]}
        if letters[0] and letters[1] and not letters[0] & letters[1]:
            yield _put((one[0] + other[0], joined(one[1], other[1])), rest)


def _like(terms: list[Expr]) -> Iterator[tuple[Term, Term, list[Expr]]]:
    return ((a, b, rest) for a, b, rest in _pairs(terms) if a[1] == b[1])


def _no_coefficient(terms: list[Expr]) -> Iterator[Expr]:
    """5x-x -> 5, or 5x."""
    for one, other, rest in _like(terms):
        for big, small in ((one, other), (other, one)):
            if small[1] != ONE and abs(small[0]) == 1 and abs(big[0]) != 1:
                yield _put(big, rest)
                if small[0] < 0:
                    yield _put((big[0], ONE), rest)


def _sign_dropped(terms: list[Expr]) -> Iterator[Expr]:
    """4x-7x -> 11x, or 3x."""
    for one, other, rest in _like(terms):
        if one[1] != ONE and (one[0] < 0 or other[0] < 0):
            for value in (abs(one[0]) + abs(other[0]), -(one[0] + other[0]), one[0] - other[0]):
                yield _put((value, one[1]), rest)


def _multiplied(terms: list[Expr]) -> Iterator[Expr]:
    """3a+2a -> 6a^2."""
    for one, other, rest in _like(terms):
        if one[1] != ONE and all(p == 1 for _, p in one[1]):
            yield _put((one[0] * other[0], joined(one[1], other[1])), rest)


def _exponents_added(terms: list[Expr]) -> Iterator[Expr]:
    """x^2+x^3 -> x^5, and x^2+x^2 -> 2x^4."""
    for one, other, rest in _pairs(terms):
        if one[1] and [n for n, _ in one[1]] == [n for n, _ in other[1]]:
            yield _put((one[0] + other[0], joined(one[1], other[1])), rest)
            if one[0] == other[0] == 1 and one[1] != (((one[1][0][0]), 1),):
                yield _put((one[0], joined(one[1], other[1])), rest)


def _two_negatives(terms: list[Expr]) -> Iterator[Expr]:
    """-6+-8 -> 14, or 2."""
    for one, other, rest in _pairs(terms):
        if one[1] == other[1] == ONE and one[0] < 0 and other[0] < 0:
            yield _put((-(one[0] + other[0]), ONE), rest)
            yield _put((abs(one[0] - other[0]), ONE), rest)


def _sign_of_larger(terms: list[Expr]) -> Iterator[Expr]:
    """7+-2 -> -5, and 3-8 -> 5."""
    for one, other, rest in _pairs(terms):
        if one[1] == other[1] == ONE and one[0] * other[0] < 0:
            yield _put((-(one[0] + other[0]), ONE), rest)


def _adds_both_sizes(terms: list[Expr]) -> Iterator[Expr]:
    """-8+3 -> -11."""
    for one, other, rest in _pairs(terms):
        if one[1] == other[1] == ONE and one[0] * other[0] < 0 and one[0] < 0:
            yield _put((one[0] - other[0], ONE), rest)


def _minus_minus(terms: list[Expr]) -> Iterator[Expr]:
    """5-(-3) -> 2."""
    for i, term in enumerate(terms):
        if i and isinstance(term, Signed) and isinstance(ungrouped(term.operand), Signed):
            sign, bare = unsigned(term)
            if sign > 0 and value_of(bare) is not None:
                yield add_up([*terms[:i], Signed("-", bare), *terms[i + 1 :]])


def _order_of_words(line: Node) -> Iterator[Node]:
    """x-3 -> 3-x, and y=x-3 -> y=3-x."""
    if isinstance(line, Relation):
        if line.signs == ("=",) and isinstance(ungrouped(line.left), Variable):
            yield from (Relation((line.left, new), ("=",)) for new in _turned(line.right))
    elif isinstance(line, Expr):
        yield from _turned(line)


def _turned(node: Expr) -> Iterator[Expr]:
    terms = written_terms(node)
    if len(terms) == 2 and sum(bool(variables(t)) for t in terms) == 1:
        first, last = terms
        if unsigned(last)[0] < 0 < unsigned(first)[0]:
            yield add_up([opposite(last), opposite(first)])


RULES: Final = (
    Rule("conjoin-unlike", sum=_conjoin),
    Rule("letters-combine", sum=_letters_combine),
    Rule("no-coefficient-means-zero", sum=_no_coefficient),
    Rule("sign-dropped-collecting", sum=_sign_dropped, weak=True),
    Rule("collect-by-multiplying", sum=_multiplied),
    Rule("add-exponents-when-adding", sum=_exponents_added),
    Rule("two-negatives-positive", sum=_two_negatives),
    Rule("sign-of-larger-ignored", sum=_sign_of_larger, weak=True),
    Rule("sizes-added", sum=_adds_both_sizes, weak=True),
    Rule("subtract-negative-ignored", sum=_minus_minus),
    Rule("less-than-order", line=_order_of_words, alone=True),
)
