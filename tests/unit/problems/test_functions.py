"""The functions of authors' formulas."""

from fractions import Fraction

import pytest

from ownpace.algebra import Undefined
from ownpace.problems.conditions import parse_condition
from ownpace.problems.functions import WORDS, evaluate
from ownpace.problems.templates import TemplateError, formula


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("abs(a - b)", 6),
        ("gcd(a, b)", 6),
        ("lcm(a, b)", 12),
        ("lcm(a, b, 5)", 60),
        ("floor(a/4)", 1),
        ("floor(-a/4)", -2),
        ("ceil(a/4)", 2),
        ("round(a/4)", 2),
        ("round(-a/4)", -2),
        ("round(1/8, 2)", Fraction(13, 100)),
        ("min(a, b) + max(a, b, 3)", 18),
        ("mod(b, 5)", 2),
        ("mod(-b, 5)", 3),
        ("num(a/9)", 2),
        ("den(a/9)", 3),
        ("a/gcd(a, floor(b/5)) * gcd (a, b)", 18),
    ],
)
def test_a_function_is_worked_out_exactly(text, value):
    assert evaluate(formula(text, {"a", "b", "g", "m"}), {"a": Fraction(6), "b": Fraction(12)}) == value


@pytest.mark.parametrize("text", ["mod(a, 0)", "gcd(a/4, 2)", "min(a)", "floor(a, b)", "den(1/0)"])
def test_what_a_function_cannot_do_has_no_value(text):
    with pytest.raises(Undefined):
        evaluate(formula(text, {"a", "b"}), {"a": Fraction(6), "b": Fraction(12)})


def test_a_condition_may_use_functions():
    condition = parse_condition("gcd(a, b) = 1", {"a", "b"})
    assert condition.holds({"a": Fraction(3), "b": Fraction(4)})
    assert not condition.holds({"a": Fraction(6), "b": Fraction(4)})


def test_a_word_that_is_no_function_is_refused():
    with pytest.raises(TemplateError, match="letter"):
        formula("frob(a)", {"a"})
    assert "gcd" in WORDS
