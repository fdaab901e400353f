"""What a math field exports as MathJSON is the same tree as the same line typed as plain text."""

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.unit.algebra.other_spellings import CannotSay, as_mathjson_says, to_mathjson
from tests.unit.algebra.random_trees import expressions, statements

from ownpace.algebra import Mixed, Node, ParseError, parse, to_text
from ownpace.algebra.reading import parse_mathjson
from ownpace.messages import sentence


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('["Equal", ["Add", ["Multiply", 3, "x"], 2], 11]', "3x+2=11"),
        ('["Subtract", ["Add", "x", "y"], 3]', "x+y-3"),
        ('["Add", "x", -3, ["Negate", "y"]]', "x-3-y"),
        ('["Negate", ["Multiply", 2, "x"]]', "-2x"),
        ('["Divide", ["Add", "x", 1], 2]', "(x+1)/2"),
        ('["Multiply", ["Rational", 3, 4], "x"]', "3/4x"),
        ('["InvisibleOperator", 2, ["Rational", 1, 2]]', "2 1/2"),
        ('["Multiply", 2, 3]', "2·3"),
        ('["Multiply", 2, ["Delimiter", ["Add", "x", 3]]]', "2(x+3)"),
        ('["Power", "x", ["Divide", 1, 2]]', "x^(1/2)"),
        ('["Add", ["Square", "x"], ["Sqrt", 5], ["Root", 8, 3], ["Abs", "y"]]', "x^2+sqrt(5)+cbrt(8)+|y|"),
        ('["Equal", "x", ["PlusMinus", ["Sqrt", 5]]]', "x=±sqrt(5)"),
        ('["Less", -2, "x", 5]', "-2<x<5"),
        ('["Or", ["Equal", "x", 3], ["Equal", "x", -2]]', "x=3 or x=-2"),
        ('["And", ["Greater", "x", 1], ["LessEqual", "x", 4]]', "x>1 and x<=4"),
        ('["Set", 2, 3]', "{2,3}"),
        ('["Element", "x", ["Interval", ["Open", 2], 5]]', "x ∈ (2,5]"),
        ('["Union", ["Interval", "NegativeInfinity", ["Open", 3]], ["Interval", 5, "PositiveInfinity"]]',
         "(-oo,3) U [5,oo)"),
        ('["Delimiter", ["Sequence", 2, 5]]', "(2,5)"),
        ('["Equal", ["f", "x"], ["Multiply", 2, "x"]]', "f(x)=2x"),
        ('["Equal", ["Subscript", "a", ["Subtract", "n", 1]], {"num": "2.50"}]', "a_(n-1)=2.50"),
        ('{"fn": ["Multiply", {"num": 2}, {"sym": "Pi"}, "x_1"]}', "2pi x_1"),
        ("0.1", "0.1"),
        ('"EmptySet"', "no solution"),
        ('["NotEqual", "x", "Half"]', "x != 1/2"),
        ('["Power", 1e-5, 2]', "0.00001^2"),
        ('["Log", "x", 2]', "log_2(x)"),
        ('["Subscript", "a", "a_n"]', "a_(a_n)"),
        ('["Interval", ["Delimiter", "a"], {"fn": ["Open", 3]}]', "[(a), 3)"),
    ],
)  # fmt: skip
def test_mathjson_is_read_like_the_same_line_of_text(source: str, text: str) -> None:
    tree = parse_mathjson(json.loads(source))
    assert isinstance(tree, Node), tree
    assert tree == parse(text)


def test_a_mixed_number_is_one_number() -> None:
    assert parse_mathjson(["InvisibleOperator", 2, ["Divide", 1, 3]]) == Mixed(2, 1, 3)


def test_the_letters_of_the_problem_are_the_only_ones_read() -> None:
    error = parse_mathjson(["Add", "x", "y"], variables=frozenset({"x"}))
    assert isinstance(error, ParseError)
    assert error.key == "parse.unknown_letter"
    assert sentence(error.key, **error.values)


REFUSED: list[Any] = [
    None, True, [], {}, [1, 2], ["Add"], ["Sqrt"], ["Power", 2], ["Launch", 1], "hello", "", "__import__", ["Error", "'missing'"],
    ["Factorial", 5], ["Root", "x", "n"], ["Set", ["Equal", "x", 1]], ["Add", ["Set", 1], 2], float("nan"), float("inf"),
    1e300, 10**5000, "1e999", "1" * 100, {"num": 10**5000}, {"str": "x"}, ["Union", 1, 2],
    ["Element", "x", 3], ["Tuple", 1], ["Divide", 1, 2, 3], {"sym": {"sym": "x"}}, ["Add", *range(5000)],
    ["Sin", "x", "y"], ["Log", "x", "y"], ["Log", "x", 2, 3], ["Subscript", "x_1", "n"],
]  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("source", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_algebra_is_refused_with_a_sentence(source: Any) -> None:
    error = parse_mathjson(source)
    assert isinstance(error, ParseError), error
    assert sentence(error.key, **error.values)


def test_depth_is_bounded() -> None:
    source: Any = "x"
    for _ in range(5000):
        source = ["Negate", source]
    error = parse_mathjson(source)
    assert isinstance(error, ParseError)
    assert error.key == "parse.too_deep"


@settings(deadline=None, max_examples=600, print_blob=True)
@given(statements | expressions)
def test_a_tree_as_mathjson_gives_the_tree_back(made: Node) -> None:
    try:
        source = to_mathjson(made)
    except CannotSay:
        return
    again = parse_mathjson(source)
    assume(not (isinstance(again, ParseError) and again.key == "parse.too_long"))
    assert not isinstance(again, ParseError), (source, again)
    assert as_mathjson_says(again) == as_mathjson_says(made), source


heads = st.sampled_from(
    ["Add", "Multiply", "Divide", "Power", "Negate", "Equal", "Less", "Or", "Set", "Union", "Interval", "Open", "Delimiter",
     "Sequence", "Element", "Subscript", "InvisibleOperator", "PlusMinus", "Subtract", "Sqrt", "Abs", "f", "Percent",
     "Log", "Sin"]
)  # fmt: skip
leaves = (
    st.integers(-20, 20)
    | st.floats(-9, 9).map(lambda x: round(x, 2))
    | st.sampled_from(["x", "y", "Pi", "Half"])
)
sources = st.recursive(
    leaves, lambda parts: st.builds(lambda h, p: [h, *p], heads, st.lists(parts, max_size=3))
)


@settings(deadline=None, max_examples=500)
@given(sources)
def test_any_mathjson_is_read_or_refused_and_prints_as_text_of_the_same_tree(source: Any) -> None:
    tree = parse_mathjson(source)
    if isinstance(tree, ParseError):
        assert sentence(tree.key, **tree.values)
    else:
        assert not isinstance(parse(to_text(tree)), ParseError), to_text(tree)
