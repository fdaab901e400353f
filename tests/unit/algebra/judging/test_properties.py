"""What holds for all expressions: rewriting keeps them equal, and adding something that is not zero never does."""

from fractions import Fraction

from hypothesis import given, note, settings
from hypothesis import strategies as st
from tests.unit.algebra.judging.random_lines import expressions, plus, rewritten

from ownpace.algebra import (
    Expr,
    Number,
    Relation,
    Signed,
    Sum,
    Truth,
    Undefined,
    Variable,
    bracketed,
    equal,
    evaluate,
    same_solutions,
    to_text,
)
from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact.work import bounded
from ownpace.algebra.judging.policy import ALGEBRA_1
from ownpace.algebra.judging.relations import solution_set
from ownpace.algebra.tree import Compare

replayable = settings(deadline=None, max_examples=250, print_blob=True)

X: Expr = Variable("x")
points = st.fractions(-12, 12, max_denominator=4)
signs: st.SearchStrategy[Compare] = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])


@replayable
@given(st.data(), expressions(rational=True))
def test_a_rational_expression_equals_its_rewritings(data: st.DataObject, tree: Expr) -> None:
    other = data.draw(rewritten(tree))
    note(f"{to_text(bracketed(tree))}  |  {to_text(bracketed(other))}")
    assert equal(tree, other) is Truth.TRUE


@replayable
@given(st.data(), expressions())
def test_an_expression_with_roots_is_never_told_apart_from_its_rewritings(
    data: st.DataObject, tree: Expr
) -> None:
    other = data.draw(rewritten(tree))
    note(f"{to_text(bracketed(tree))}  |  {to_text(bracketed(other))}")
    assert equal(tree, other) is not Truth.FALSE


@replayable
@given(st.data(), expressions(), st.integers(1, 99), st.integers(1, 99))
def test_adding_what_is_not_zero_is_never_equal(
    data: st.DataObject, tree: Expr, above: int, below: int
) -> None:
    other = plus(data.draw(rewritten(tree)), Number(Fraction(above, below)))
    note(f"{to_text(bracketed(tree))}  |  {to_text(bracketed(other))}")
    assert equal(tree, other) is not Truth.TRUE
    assert equal(tree, Sum((other, X), ("+", "+"))) is not Truth.TRUE


@replayable
@given(
    expressions(letter=st.just(X)),
    expressions(letter=st.just(X)),
    signs,
    st.lists(points, min_size=5, max_size=9),
)
def test_a_solution_set_holds_the_numbers_for_which_the_statement_is_true(
    left: Expr, right: Expr, sign: Compare, at: list[Fraction]
) -> None:
    relation = Relation((left, right), (sign,))
    note(to_text(bracketed(relation)))
    try:
        with bounded():
            found = solution_set(relation, ALGEBRA_1)
    except (TooLarge, Undefined):
        return
    for value in [*at, *(p for p in found.points if isinstance(p, Fraction))]:
        true = holds(relation, value)
        assert true is None or found.has(value) is true, value


@replayable
@given(st.data(), expressions(letter=st.just(X)), expressions(letter=st.just(X)), signs)
def test_a_statement_is_never_told_apart_from_its_rewritings(
    data: st.DataObject, left: Expr, right: Expr, sign: Compare
) -> None:
    one = Relation((left, right), (sign,))
    other = Relation((data.draw(rewritten(left)), data.draw(rewritten(right))), (sign,))
    note(f"{to_text(bracketed(one))}  |  {to_text(bracketed(other))}")
    assert same_solutions(one, other) is not Truth.FALSE


@replayable
@given(expressions(letter=st.just(X)), expressions(letter=st.just(X)), signs, signs, points)
def test_statements_of_which_one_holds_where_the_other_does_not_are_never_the_same(
    left: Expr, right: Expr, sign: Compare, other_sign: Compare, at: Fraction
) -> None:
    one = Relation((left, right), (sign,))
    other = Relation((right, Sum((left, Signed("-", Number(Fraction(0)))), ("+", "+"))), (other_sign,))
    note(f"{to_text(bracketed(one))}  |  {to_text(bracketed(other))}  at {at}")
    first, second = holds(one, at), holds(other, at)
    if first is not None and second is not None and first is not second:
        assert same_solutions(one, other) is not Truth.TRUE


def holds(relation: Relation, at: Fraction) -> bool | None:
    """Say whether a comparison is true for a number; None where a side is no fraction there."""
    try:
        left, right = (evaluate(side, {"x": at}) for side in relation.sides)
    except TooLarge:
        return None
    except Undefined as error:
        return None if type(error) is not Undefined else False
    return {
        "=": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[relation.signs[0]]
