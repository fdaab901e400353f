"""Whatever is typed gets an answer, soon and always the same: a reading, a refusal with its place, or a verdict."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.fuzz.probe import corpus, huge, probe

from ownpace.algebra import Expr, ParseError, Statement, equal, parse
from ownpace.algebra.reading import parse_mathjson

PIECES = [
    "x",
    "y",
    "z",
    "a",
    "b",
    "n",
    "f(",
    "g(",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "|",
    "+",
    "-",
    "*",
    "/",
    "^",
    "=",
    "<",
    ">",
    "<=",
    ">=",
    "!=",
    "±",
    ",",
    ";",
    ".",
    "%",
    "$",
    "!",
    "_",
    "or",
    "and",
    "U",
    "oo",
    "pi",
    "sqrt(",
    "abs(",
    "0",
    "1",
    "2",
    "3",
    "7",
    "10",
    "12",
    "99",
    "0.5",
    "3.14",
    "1/2",
    "²",
    "³",
    "½",
    "√",
    "×",
    "÷",
    "·",
    "−",
    "≤",
    "∞",
    "∈",
    "x_1",
    "a_n",
    "2x",
    "x^2",
    "(x+1)",
    "no",
    "solution",
]
LINES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
SPACED = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
EASY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@pytest.mark.parametrize("line", [pytest.param(text, id=name) for name, text in corpus()])
def test_kept_inputs_get_their_answer(line: str) -> None:
    probe(line, "x = 2")
    probe(line, "(x+1)^2")


@pytest.mark.parametrize("line", [pytest.param(text, id=name) for name, text in huge()])
def test_input_of_any_size_gets_its_answer(line: str) -> None:
    probe(line)


def test_mathjson_of_any_depth_and_shape_gets_its_answer() -> None:
    deep: object = "x"
    for _ in range(20_000):
        deep = ["Negate", deep]
    for source in (deep, ["Add", *range(100_000)], {}, [], [[]], {"fn": deep}, float("nan"), None, object()):
        found = parse_mathjson(source)
        assert isinstance(found, Expr | Statement | ParseError)


@EASY
@given(st.text(max_size=60))
@example("\ud800")
def test_text_of_every_plane_gets_its_answer(text: str) -> None:
    probe(text)


@EASY
@given(st.one_of(LINES, SPACED), st.one_of(LINES, SPACED))
def test_pieces_of_algebra_in_any_order_get_their_answer(a: str, b: str) -> None:
    probe(a, b)


@EASY
@given(st.one_of(LINES, SPACED))
def test_the_same_line_is_read_the_same_twice(text: str) -> None:
    first, second = parse(text), parse(text)
    assert first == second
    if isinstance(first, Expr) and isinstance(second, Expr) and not isinstance(first, ParseError):
        assert equal(first, second) is equal(second, first)
