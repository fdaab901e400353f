"""What is printed reads back as the same tree, and the printers agree on brackets."""

import xml.etree.ElementTree as ElementTree
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownpace import algebra
from ownpace.algebra import Expr, Node, ParseError, parse, to_latex, to_mathml, to_speech, to_text
from ownpace.algebra.tree import (
    Absolute,
    Constant,
    Group,
    Mixed,
    Number,
    Percent,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
    Variable,
)


def tree(text: str) -> Node:
    found = parse(text)
    assert not isinstance(found, ParseError), found
    return found


numbers = st.integers(0, 120).map(lambda n: Number(Fraction(n))) | st.integers(0, 999).map(
    lambda n: Number(Fraction(n, 100), 2)
)
names = st.sampled_from(
    ["a", "b", "c", "m", "n", "p", "i", "o", "r", "x", "y", "z", "theta", "mu", "x_1"]
).map(Variable)
leaves = (
    numbers
    | names
    | st.just(Constant("pi"))
    | st.builds(Mixed, st.integers(1, 9), st.integers(1, 4), st.integers(5, 9))
    | numbers.map(Percent)
)


def rows(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[tuple[Expr, ...]]:
    return st.lists(parts, min_size=2, max_size=4).map(tuple)


def compound(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return (
        rows(parts).flatmap(
            lambda t: st.tuples(*[st.sampled_from("+-±")] * (len(t) - 1)).map(lambda s: Sum(t, ("+", *s)))
        )
        | rows(parts).flatmap(
            lambda t: st.tuples(*[st.sampled_from(["", "*", "×", "·"])] * (len(t) - 1)).map(
                lambda m: Product(t, ("", *m))
            )
        )
        | st.builds(Quotient, parts, parts, st.sampled_from("/÷"))
        | st.builds(Power, parts, parts)
        | st.builds(Signed, st.sampled_from("+-±"), parts)
        | st.builds(Root, parts, st.sampled_from([2, 3, 4]))
        | parts.map(Absolute)
        | parts.map(Group)
    )


expressions: st.SearchStrategy[Expr] = st.recursive(leaves, compound, max_leaves=12)


@settings(deadline=None, max_examples=1500)
@given(expressions)
def test_reading_a_printed_tree_gives_the_tree_back(made: Expr) -> None:
    whole = algebra.bracketed(made)
    assert parse(to_text(made)) == whole
    assert parse(to_text(whole)) == whole


@pytest.mark.parametrize("text", ["a mu", "mu a", "a mu u", "mu mu", "2mu x", "t pi"])
def test_a_name_of_several_letters_stays_a_name_of_its_own(text: str) -> None:
    assert to_text(parse(text)) == text


@settings(deadline=None, max_examples=200)
@given(expressions)
def test_mathml_is_one_well_formed_element_with_words_beside_it(made: Expr) -> None:
    element = ElementTree.fromstring(to_mathml(made))
    assert element.tag.endswith("}math")
    assert element.get("alttext") == to_speech(made)
    assert len(element) == 1


def test_a_made_tree_gets_the_brackets_that_it_needs() -> None:
    x, two = Variable("x"), Number(Fraction(2))
    assert to_text(Product((two, two), ("", ""))) == "2(2)"
    assert to_text(Power(Signed("-", x), two)) == "(-x)^2"
    assert to_text(Product((two, Sum((x, two), ("+", "+"))), ("", ""))) == "2(x + 2)"
    assert to_text(Quotient(Number(Fraction(3)), Product((two, x), ("", "")))) == "3/(2x)"


@pytest.mark.parametrize(
    ("text", "latex", "speech"),
    [
        ("(x+1)/(2y)", r"\frac{x+1}{2y}", "the fraction x plus 1 over 2 y, end fraction"),
        ("x^2-3", r"x^{2}-3", "x squared minus 3"),
        ("sqrt(x+1)", r"\sqrt{x+1}", "the square root of x plus 1, end root"),
        ("3x+2=11", "3x+2=11", "3 x plus 2 equals 11"),
        ("x<=-2", r"x\le -2", "x is less than or equal to negative 2"),
        ("2(x+3)", r"2\left(x+3\right)", "2 open bracket x plus 3 close bracket"),
        ("pi r^2", r"\pi r^{2}", "pi r squared"),
    ],
)
def test_latex_and_words_say_the_same(text: str, latex: str, speech: str) -> None:
    assert to_latex(tree(text)) == latex
    assert to_speech(tree(text)) == speech


def test_speech_is_spanish_where_asked() -> None:
    assert to_speech(tree("3x + 2 = 11"), language="es") == "3 x más 2 es igual a 11"


def test_a_fraction_bar_makes_brackets_needless() -> None:
    assert "(" not in to_mathml(tree("(x+1)/(x-2)"))
    assert to_text(tree("(x+1)/(x-2)")) == "(x + 1)/(x - 2)"


def test_relations_read_back() -> None:
    for text in ("3x + 2 = 11", "-2 < x <= 5", "x = 3 or x = -2", "no solution", "all real numbers", "2, 3"):
        assert to_text(tree(text)) == text
    assert isinstance(tree("x != 2"), Relation)
