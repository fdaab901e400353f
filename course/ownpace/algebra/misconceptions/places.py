"""Every place of a line where a rule may be applied, and the line with something else in that place."""

from collections.abc import Callable, Iterator
from typing import Final

from ownpace.algebra.exact.work import spend
from ownpace.algebra.misconceptions.rules import Rule
from ownpace.algebra.shape import children, mapped
from ownpace.algebra.steps.hand import add_up, written_terms
from ownpace.algebra.tree import Expr, Group, Listing, Node, Relation, Signed, Statement, Sum
from ownpace.algebra.values import frozen

_PLACE: Final = 100
"""Units of work for showing all rules one place."""

Rebuild = Callable[[Expr], Node]


@frozen
class Place:
    """An expression in a line, and how to put another in its place.

    Attributes:
        node: the expression.
        rebuild: returns the whole line with another expression in the place.
        whole: whether it is a whole side, bracket, or part of a fraction, and no term of a sum.
        terms: its terms, each with its sign.
    """

    node: Expr
    rebuild: Rebuild
    whole: bool
    terms: list[Expr]


def places(line: Node) -> list[Place]:
    """Return the places of a line, from the outside in."""
    return list(_places(line, lambda node: node, whole=True))


def _places(node: Node, rebuild: Rebuild, *, whole: bool) -> Iterator[Place]:
    if isinstance(node, Expr):
        yield Place(
            node, rebuild, whole and not isinstance(node, Group), written_terms(node) if whole else []
        )
    inner_whole = not isinstance(node, Sum | Signed)
    for i, part in enumerate(_parts(node)):
        yield from _places(part, _replacing(node, i, rebuild), whole=inner_whole)


def _parts(node: Node) -> list[Expr]:
    """Return the expressions directly in a node, those of statements in it too, in the order of `mapped`."""
    found: list[Expr] = []
    for part in children(node):
        if isinstance(part, Expr):
            found.append(part)
        else:
            found += _parts(part)
    return found


def _replacing(node: Node, at: int, rebuild: Rebuild) -> Rebuild:
    def replaced(new: Expr) -> Node:
        count = -1

        def change(part: Expr) -> Expr:
            nonlocal count
            count += 1
            return new if count == at else part

        changed = mapped(node, change)
        return rebuild(changed) if isinstance(changed, Expr) else changed

    return replaced


def predictions(rules: tuple[Rule, ...], line: Node) -> Iterator[tuple[Rule, Node]]:
    """Yield what each rule makes of a line, not simplified."""
    for place in places(line):
        spend(_PLACE)
        for rule in rules:
            for new in _made(rule, place):
                yield rule, place.rebuild(new)
    for rule in rules:
        if rule.line is not None:
            for made in rule.line(line):
                yield rule, made
            if isinstance(line, Listing):
                yield from _in_items(rule, line)


def _made(rule: Rule, place: Place) -> Iterator[Expr]:
    if rule.node is not None:
        yield from rule.node(place.node)
    if not place.whole:
        return
    terms = place.terms
    if rule.sum is not None and len(terms) > 1:
        yield from rule.sum(terms)
    if rule.term is not None:
        for i, term in enumerate(terms):
            for new in rule.term(term):
                yield add_up([*terms[:i], new, *terms[i + 1 :]])


def _in_items(rule: Rule, line: Listing) -> Iterator[tuple[Rule, Node]]:
    for i, item in enumerate(line.items):
        if isinstance(item, Relation) and rule.line is not None and not rule.alone:
            for made in rule.line(item):
                if isinstance(made, Statement):
                    yield rule, Listing((*line.items[:i], made, *line.items[i + 1 :]), line.joiner)
