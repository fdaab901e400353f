"""Statements of every kind against exact truth at points, and judged the same however they are turned.

Two statements of which one is true at a point where the other is not are never judged the same. What does not depend on
which of the two comes first, on the side a term stands, on a factor or on the name of a letter, is judged alike.
"""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st
from tests.unit.algebra.judging.random_statements import (
    ALONG,
    AROUND,
    FLIPPED,
    At,
    in_one_letter,
    in_two_letters,
    nonzero,
    times,
    true_at,
)

from ownpace.algebra import Change, Expr, Node, Statement, Truth, Variable, compare, same_solutions, to_text
from ownpace.algebra.shape import mapped
from ownpace.algebra.tree import Listing, Membership, Relation, SetBuilder
from ownpace.algebra.values import replace

RANDOM = settings(deadline=None, max_examples=400, print_blob=True)
IN_X: list[At] = [{"x": x} for x in ALONG]
STATEMENTS = pytest.mark.parametrize(
    ("statements", "points"), [(in_one_letter, IN_X), (in_two_letters, AROUND)], ids=["in x", "in x and y"]
)


def turned(node: Node, change: Callable[[Relation], Relation]) -> Node:
    """Return a statement with every relation in it changed."""
    match node:
        case Relation():
            return change(node)
        case Listing(items):
            return replace(node, items=tuple(turned(item, change) for item in items))
        case Membership(collection=of):
            return replace(node, collection=turned(of, change))
        case SetBuilder(condition=condition):
            return replace(node, condition=turned(condition, change))
        case _:
            return node


def swapped(line: Relation) -> Relation:
    return Relation(line.sides[::-1], tuple(FLIPPED[sign] for sign in line.signs[::-1]))


def scaled(line: Relation, factor: int) -> Relation:
    signs = tuple(FLIPPED[sign] for sign in line.signs) if factor < 0 else line.signs
    return Relation(tuple(times(factor, side) for side in line.sides), signs)


def renamed(node: Node, names: dict[str, str]) -> Node:
    """Return a statement with other names for its letters."""

    def other(part: Expr) -> Expr:
        return Variable(names[part.name]) if isinstance(part, Variable) else mapped(part, other)

    if isinstance(node, Expr):
        return other(node)
    if isinstance(node, SetBuilder):
        return SetBuilder(renamed(node.element, names), renamed(node.condition, names))  # type: ignore[arg-type]
    if isinstance(node, Listing):
        return replace(node, items=tuple(renamed(item, names) for item in node.items))
    if isinstance(node, Membership):
        return replace(node, element=renamed(node.element, names), collection=renamed(node.collection, names))
    return mapped(node, other)


def judged(one: Node, other: Node) -> Truth:
    assert isinstance(one, Statement)
    assert isinstance(other, Statement)
    note(f"{to_text(one)}   |   {to_text(other)}")
    return same_solutions(one, other)


@STATEMENTS
@RANDOM
@given(data=st.data())
def test_what_is_true_at_different_points_is_never_the_same(
    statements: st.SearchStrategy[Statement], points: Sequence[At], data: st.DataObject
) -> None:
    one, other = data.draw(statements), data.draw(statements)
    truths = [(true_at(one, at), true_at(other, at)) for at in points]
    differ = any(a is not None and b is not None and a is not b for a, b in truths)
    verdict = judged(one, other)
    if differ:
        assert verdict is not Truth.TRUE
    change = compare(one, other).change
    for a, b in truths:
        assert change is not Change.EQUIVALENT or None in (a, b) or a is b
        assert change is not Change.LOSES or a is not False or not b
        assert change is not Change.GAINS or b is not False or not a


@STATEMENTS
@RANDOM
@given(data=st.data())
def test_it_does_not_matter_which_comes_first(
    statements: st.SearchStrategy[Statement], points: Sequence[At], data: st.DataObject
) -> None:
    one, other = data.draw(statements), data.draw(statements)
    assert judged(one, other) is judged(other, one)


@STATEMENTS
@RANDOM
@given(data=st.data(), factor=nonzero)
def test_scaling_swapping_and_renaming_keep_the_solutions(
    statements: st.SearchStrategy[Statement], points: Sequence[At], data: st.DataObject, factor: int
) -> None:
    one = data.draw(statements)
    assert judged(one, turned(one, swapped)) is Truth.TRUE
    assert judged(one, turned(one, lambda line: scaled(line, factor))) is Truth.TRUE
    assert judged(one, turned(turned(one, swapped), lambda line: scaled(line, factor))) is Truth.TRUE


@STATEMENTS
@RANDOM
@given(data=st.data())
def test_other_names_for_the_letters_do_not_change_a_verdict(
    statements: st.SearchStrategy[Statement], points: Sequence[At], data: st.DataObject
) -> None:
    one, other = data.draw(statements), data.draw(statements)
    names = data.draw(
        st.sampled_from([{"x": "t", "y": "s"}, {"x": "a", "y": "b"}, {"x": "n_1", "y": "theta"}])
    )
    assert judged(one, other) is judged(renamed(one, names), renamed(other, names))
