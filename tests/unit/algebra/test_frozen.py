"""`frozen` makes what the standard library's frozen, slotted dataclasses are, for what the algebra uses of them."""

import copy
import pickle
from collections.abc import Callable
from fractions import Fraction

import pytest

from ownpace.algebra import Interval, Number, Quotient, Relation, Sum, Variable, parse
from ownpace.algebra.errors import ParseError, Span
from ownpace.algebra.values import field, fields_of, frozen, replace


@frozen
class Pair:
    """Two things, and a note that does not count."""

    first: object
    second: object = 2
    note: str = field(default="", compare=False, kw_only=True, repr=False)


def test_values_compare_by_what_counts() -> None:
    assert Pair(1) == Pair(1, 2, note="other")
    assert hash(Pair(1)) == hash(Pair(1, note="other"))
    assert Pair(1) != Pair(2)
    assert Variable("x") != ParseError("x", Span(0, 1))


def test_values_of_two_classes_are_never_equal() -> None:
    assert Sum((), ()) != Relation((), ())


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Pair(1).first = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Pair(1).first
    with pytest.raises(AttributeError):
        Pair(1).other = 3  # type: ignore[attr-defined]


def test_fields_without_a_default_are_asked_for() -> None:
    with pytest.raises(TypeError):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Pair(1, 2, "note")  # type: ignore[misc]


def test_fields_are_given_by_position_or_by_name() -> None:
    x, y = Variable("x"), Variable("y")
    assert Quotient(x, y) == Quotient(denominator=y, numerator=x) == Quotient(x, denominator=y, stroke="/")
    assert Quotient(x, y, "/", span=Span(0, 3)) == Quotient(x, y, span=Span(0, 3))
    assert Quotient(x, y, span=Span(0, 3)).span == replace(Quotient(y, y, span=Span(0, 3)), numerator=x).span
    assert Number(Fraction(5), point=True).point
    assert Interval(x, y, closed_high=True, closed_low=False) == Interval(x, y, False, True)


@pytest.mark.parametrize(
    ("kind", "given", "named"),
    [
        (Variable, (), {}),
        (Variable, ("x", "y"), {}),
        (Variable, ("x",), {"wrong": 1}),
        (Variable, ("x", Span(0, 1)), {}),
        (Quotient, (Variable("x"),), {}),
        (Quotient, (Variable("x"),), {"numerator": Variable("y"), "denominator": Variable("x")}),
        (Interval, (Variable("x"), Variable("y"), False, True, True), {}),
    ],
)
def test_what_does_not_fit_the_fields_is_refused(
    kind: Callable[..., object], given: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        kind(*given, **named)


def test_a_value_shows_its_fields() -> None:
    assert repr(Pair(1, note="n")) == "Pair(first=1, second=2)"


def test_a_value_is_replaced_copied_and_pickled() -> None:
    tree = parse("2(x+1)/3 = |y|")
    assert replace(Pair(1), second=5, note="n") == Pair(1, 5)
    assert fields_of(Pair(1)) == ("first", "second")
    assert copy.deepcopy(tree) == tree
    assert pickle.loads(pickle.dumps(tree)) == tree


def test_a_pattern_takes_positional_fields() -> None:
    match parse("7"):
        case Number(value, places):
            assert (value, places) == (7, 0)
        case other:
            pytest.fail(repr(other))


def test_a_default_that_is_made_is_new_for_each() -> None:
    assert ParseError("parse.x", Span(0, 1)).values is not ParseError("parse.x", Span(0, 1)).values
