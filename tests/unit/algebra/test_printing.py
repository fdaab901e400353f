"""What is printed reads back as the same tree, and the printers agree on brackets."""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import assume, given, seed, settings
from hypothesis import strategies as st
from tests.unit.algebra.other_spellings import as_latex_shows
from tests.unit.algebra.random_trees import (
    EVERY_EXPRESSION,
    EVERY_STATEMENT,
    expected,
    expressions,
    kinds,
    statements,
)

from ownpace import algebra
from ownpace.algebra import Expr, Node, ParseError, Statement, parse, to_latex, to_mathml, to_speech, to_text
from ownpace.algebra.limits import MAX_LENGTH
from ownpace.algebra.reading import parse_latex
from ownpace.algebra.tree import Number, Power, Product, Quotient, Relation, Signed, Sum, Variable


def tree(text: str) -> Node:
    found = parse(text)
    assert not isinstance(found, ParseError), found
    return found


def read_back(made: Node) -> Node:
    found = parse(to_text(made), expect=expected(made))
    assume(not (isinstance(found, ParseError) and found.key == "parse.too_long"))
    assert not isinstance(found, ParseError), (to_text(made), found)
    return found


@pytest.mark.parametrize(
    ("trees", "every"), [(expressions, EVERY_EXPRESSION), (statements, EVERY_STATEMENT | EVERY_EXPRESSION)]
)
def test_the_random_trees_hold_all_that_a_tree_may_hold(
    trees: st.SearchStrategy[Node], every: frozenset[str]
) -> None:
    made = Counter[str]()

    @seed(1)
    @settings(deadline=None, max_examples=1000, database=None)
    @given(st.data())
    def count(data: st.DataObject) -> None:
        made.update(kinds(data.draw(trees)))

    count()
    assert every <= made.keys()


@settings(deadline=None, max_examples=600, print_blob=True)
@given(expressions)
def test_reading_a_printed_tree_gives_the_tree_back(made: Expr) -> None:
    whole = algebra.bracketed(made)
    assert read_back(made) == whole
    assert read_back(whole) == whole


@settings(deadline=None, max_examples=600, print_blob=True)
@given(statements)
def test_reading_a_printed_statement_gives_the_statement_back(made: Statement) -> None:
    assert read_back(made) == algebra.bracketed(made)


@settings(deadline=None, max_examples=300)
@given(statements | expressions)
def test_every_printer_prints_every_tree(made: Node) -> None:
    element = ElementTree.fromstring(to_mathml(made, language="es"))
    assert element.get("alttext") == to_speech(made, language="es")
    assert to_latex(made)


@settings(deadline=None, max_examples=600, print_blob=True)
@given(statements | expressions)
def test_reading_printed_latex_gives_the_tree_back(made: Node) -> None:
    latex = to_latex(made)
    assume(len(latex) <= MAX_LENGTH)
    again = parse_latex(latex, expect=expected(made))
    assume(not (isinstance(again, ParseError) and again.key == "parse.too_long"))
    assert again == as_latex_shows(made), latex


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


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("12 ft/s", "12 feet per second", "12 pies por segundo"),
        ("$4.50", "4.50 dollars", "4.50 dólares"),
        ("$1", "1 dollar", "1 dólar"),
        ("$12/hr", "12 dollars per hour", "12 dólares por hora"),
        ("5 ft^2", "5 square feet", "5 pies al cuadrado"),
        ("60 miles per hour", "60 miles per hour", "60 millas por hora"),
        ("-5 °F", "negative 5 degrees Fahrenheit", "menos 5 grados Fahrenheit"),
        ("{2, 3}", "the set of 2, 3, end set", "el conjunto de 2, 3, fin del conjunto"),
        ("x ∈ (2, 5]", "x is in the interval from 2 to 5, first end excluded, last included",
         "x pertenece a el intervalo de 2 a 5, sin el primer extremo, con el último"),
        ("3:4", "3 to 4", "3 a 4"),
    ],
)  # fmt: skip
def test_answers_are_said_in_both_languages(text: str, english: str, spanish: str) -> None:
    assert to_speech(tree(text)) == english
    assert to_speech(tree(text), language="es") == spanish


def test_a_fraction_bar_makes_brackets_needless() -> None:
    assert "(" not in to_mathml(tree("(x+1)/(x-2)"))
    assert to_text(tree("(x+1)/(x-2)")) == "(x + 1)/(x - 2)"


def test_relations_read_back() -> None:
    for text in ("3x + 2 = 11", "-2 < x <= 5", "x = 3 or x = -2", "no solution", "all real numbers", "2, 3"):
        assert to_text(tree(text)) == text
    assert isinstance(tree("x != 2"), Relation)
