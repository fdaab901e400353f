"""Substitution, tidying, evaluation, and the form of numbers."""

from fractions import Fraction

import pytest

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, parse, substitute, tidy, to_text


def expression(text: str) -> Expr:
    tree = parse(text)
    assert isinstance(tree, Expr), tree
    return tree


@pytest.mark.parametrize(
    ("template", "values", "drawn"),
    [
        ("a x + b = c", {"a": 3, "b": 2, "c": 11}, "3x + 2 = 11"),
        ("a x + b = c", {"a": -1, "b": -5, "c": Fraction(1, 2)}, "-x - 5 = 1/2"),
        ("a x + b", {"a": 1, "b": 0}, "x"),
        ("a x - b", {"a": 0, "b": -3}, "3"),
        ("a x + b x^2 - c", {"a": 0, "b": 1, "c": -3}, "x^2 + 3"),
        ("a(x+b)", {"a": 1, "b": -4}, "x - 4"),
        ("a(x+b)", {"a": -2, "b": 4}, "-2(x + 4)"),
        ("x/a + b", {"a": 1, "b": -1}, "x - 1"),
        ("a/b", {"a": -3, "b": 4}, "-3/4"),
        ("x^a", {"a": 1}, "x"),
        ("a x + b y", {"a": -2, "b": -3}, "-2x - 3y"),
        ("a x", {"a": Fraction(3, 4)}, "3/4x"),
        ("a x + b", {"a": 0, "b": 0}, "0"),
        ("5 + (a)", {"a": -3}, "5 + (-3)"),
    ],
)
def test_a_drawn_formula_looks_as_a_person_would_write_it(
    template: str, values: dict[str, int | Fraction], drawn: str
) -> None:
    tree = parse(template)
    assert not isinstance(tree, ParseError)
    assert to_text(tidy(substitute(tree, values))) == drawn


def test_substitution_keeps_the_value() -> None:
    tree = substitute(expression("2x^2 - y/x"), {"x": -3, "y": expression("z+1")})
    assert to_text(tree) == "2(-3)^2 - (z + 1)/-3"
    assert algebra.evaluate(tree, {"z": Fraction(2)}) == 19


def test_evaluation_is_exact_and_says_when_it_cannot_be() -> None:
    assert algebra.evaluate(expression("0.1 + 1/5")) == Fraction(3, 10)
    assert algebra.evaluate(expression("sqrt(9/4) + |-2| + 8^(2/3)")) == Fraction(15, 2)
    for text, error in (
        ("1/0", algebra.Undefined),
        ("0^0", algebra.Undefined),
        ("sqrt(-4)", algebra.Undefined),
        ("x", algebra.Undefined),
        ("sqrt(2)", algebra.Inexact),
        ("pi", algebra.Inexact),
        ("9^9^9", algebra.TooLarge),
    ):
        with pytest.raises(error):
            algebra.evaluate(expression(text))


@pytest.mark.parametrize(
    ("text", "simplified"),
    [("3/4", True), ("-3/4", True), ("6/8", False), ("4/2", False), ("3/1", False), ("-7", True), ("2.5", True),
     ("2 1/3", True), ("2 2/4", False), ("2 5/3", False), ("1+2", False), ("x", False), ("3/-4", False)],
)  # fmt: skip
def test_a_simplified_number_is_a_final_answer(text: str, simplified: bool) -> None:
    assert algebra.is_simplified_number(expression(text)) is simplified


def test_a_number_is_one_number_and_not_a_sum() -> None:
    assert algebra.is_number(expression("6/8"))
    assert algebra.is_number(expression("$4.50"))
    assert not algebra.is_number(expression("1+2"))
    assert not algebra.is_number(expression("2x"))
