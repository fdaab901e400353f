"""A rule is read by what it states, in whatever form it is written."""

from fractions import Fraction

import pytest

from ownpace.algebra import ParseError
from ownpace.widgets.interactives.rules import Rule, read_rule


@pytest.mark.parametrize(
    ("text", "family", "numbers"),
    [
        ("3x + 1", "line", {"m": 3, "b": 1}),
        ("y = 3x + 1", "line", {"m": 3, "b": 1}),
        ("2y = 6x + 2", "line", {"m": 3, "b": 1}),
        ("y = x/2", "line", {"m": Fraction(1, 2), "b": 0}),
        ("y = 40", "line", {"m": 0, "b": 40}),
        ("2^x", "exponential", {"a": 1, "b": 2}),
        ("y = 3*(1/2)^x", "exponential", {"a": 3, "b": Fraction(1, 2)}),
        ("y = x^2 - 4x + 7", "parabola", {"a": 1, "h": 2, "k": 3}),
    ],
)
def test_a_rule_is_read_in_any_form(text: str, family: str, numbers: dict[str, int]) -> None:
    assert read_rule(text) == Rule(family, {name: Fraction(each) for name, each in numbers.items()})


@pytest.mark.parametrize(
    "text", ["x^3", "1/x", "|x|", "y^2 = x", "x = 3", "y < 2x", "9999999x", "2^x + 1", "(-2)^x", "(2, 3)"]
)
def test_what_is_no_such_rule_is_none(text: str) -> None:
    assert read_rule(text) is None


@pytest.mark.parametrize("text", ["y = 3x +", "", "3 * * x", "<b>"])
def test_what_cannot_be_read_says_where(text: str) -> None:
    assert isinstance(read_rule(text), ParseError)


def test_values_are_exact() -> None:
    assert Rule("exponential", {"a": Fraction(1), "b": Fraction(2)}).at(Fraction(-2)) == Fraction(1, 4)
