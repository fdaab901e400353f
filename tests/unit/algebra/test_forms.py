"""How a line is written: what passes for a form, and what is said where it does not."""

import re
from pathlib import Path
from typing import get_args

import pytest

from ownpace.algebra import Expr, Form, Statement, Truth, judge_form, parse, same_up_to_order
from ownpace.algebra.forms import FormName, Tidy, decimal_places, significant_figures
from ownpace.messages import catalogue

FORMS = Path(__file__).parents[3] / "course/ownpace/algebra/forms"


def read(text: str) -> Expr | Statement:
    tree = parse(text)
    assert isinstance(tree, Expr | Statement), tree
    return tree


def verdict(text: str, name: FormName, **details: object) -> str:
    """Return what is missing, or nothing."""
    found = judge_form(read(text), Form(name, **details))  # type: ignore[arg-type]
    assert (found.key == "") is (found.truth is Truth.TRUE)
    return found.key.removeprefix(f"form.{name}.")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("expanded", "x^2 + 5x + 6"),
        ("expanded", "x^2 - cx - dx + cd"),
        ("expanded", "3x/4 - 1/2"),
        ("factored", "(x-2)(x-3)"),
        ("factored", "(2-x)(3-x)"),
        ("factored", "-(4-x)^2"),
        ("factored", "(x-1)(x-1)"),
        ("factored", "3(x+4)"),
        ("factored", "x^2 + 1"),
        ("factored", "x^2 - 2"),
        ("factored", "6x(2y-3)"),
        ("factored", "(x-y)(x^2+xy+y^2)"),
        ("factored", "(x-2)(x+3) = 0"),
        ("simplified", "3x^2 - 2x + 1"),
        ("simplified", "-3x"),
        ("simplified", "3/4 x"),
        ("simplified", "2(x+1)"),
        ("simplified", "2sqrt(3)"),
        ("simplified", "(a+b)/(c+d)"),
        ("simplified", "9.6*10^4"),
        ("simplified", "y = 2x + 1"),
        ("collected", "2x + 3y - 1"),
        ("collected", "2sqrt(3) + sqrt(2)"),
        ("lowest_terms", "-1/3"),
        ("lowest_terms", "(x+1)/(x+2)"),
        ("lowest_terms", "2 1/3"),
        ("single_fraction", "(x+1)/(x-2)"),
        ("single_fraction", "-(x/3)"),
        ("rationalised", "sqrt(3)/3"),
        ("completed_square", "(x-1)^2 + 4"),
        ("completed_square", "-2(3-x)^2 - 5"),
        ("completed_square", "x^2 - 7"),
        ("completed_square", "(x+3)^2 = 5"),
        ("vertex", "y = 2(x-1)^2 + 3"),
        ("vertex", "f(x) = -(x+4)^2"),
        ("vertex", "x^2 + 1"),
        ("slope_intercept", "y = 2x + 1"),
        ("slope_intercept", "y = 1 - x/2"),
        ("slope_intercept", "y = -3"),
        ("slope_intercept", "f(x) = 3/4 x"),
        ("slope_intercept", "2x + 1 = y"),
        ("point_slope", "y - 2 = 3(x - 1)"),
        ("point_slope", "y + 2 = -1/2 (x + 5)"),
        ("point_slope", "y = 2(x-7)"),
        ("standard", "2x + 3y = 6"),
        ("standard", "x^2 - 5x + 6 = 0"),
        ("standard", "3x^4 - x + 2"),
        ("solved_for", "x = 3"),
        ("solved_for", "5 = x"),
        ("solved_for", "x < 4"),
        ("solved_for", "x = 2 or x = -2"),
        ("solved_for", "{2, -2}"),
        ("scientific", "3.2*10^5"),
        ("scientific", "-1 × 10^(-3)"),
    ],
)
def test_a_line_in_its_form_passes(form: FormName, text: str) -> None:
    assert verdict(text, form) == ""


@pytest.mark.parametrize(
    ("form", "text", "missing"),
    [
        ("expanded", "(x-1)(x+1)", "product"),
        ("expanded", "(x+1)^2", "power"),
        ("expanded", "5 - (x-3)", "brackets"),
        ("expanded", "(x+1)/2", "quotient"),
        ("factored", "x^2 - 9", "splits"),
        ("factored", "(x-1)(x^2-4)", "splits"),
        ("factored", "3(x^2-5x)", "letter"),
        ("factored", "(2x+4)(x-1)", "number"),
        ("factored", "x^3 - 8y^3", "splits"),
        ("factored", "x(x - 6 + 9/x)", "fraction"),
        ("factored", "2(x+1) + 3", "collect"),
        ("standard", "3x - 2y - 6 = 0", "line_sides"),
        ("factored", "(x^2-2x)^2", "letter"),
        ("simplified", "2x + 3x", "form.collected.like"),
        ("simplified", "2*3*x", "numbers"),
        ("simplified", "1x", "one"),
        ("simplified", "x*x", "same_base"),
        ("simplified", "x^1", "exponent"),
        ("simplified", "(2x)^3", "power_of"),
        ("simplified", "2^3 x", "power"),
        ("simplified", "3 + -5x", "signs"),
        ("simplified", "-(-x)", "signs"),
        ("simplified", "(5x+5)/(x+1)", "form.lowest_terms.factor"),
        ("simplified", "6/8", "form.lowest_terms.number"),
        ("simplified", "(x/2)/3", "fraction_inside"),
        ("simplified", "sqrt(8)", "root"),
        ("simplified", "1/sqrt(2)", "form.rationalised.below"),
        ("simplified", "2(x+3) + 4x", "brackets"),
        ("simplified", "y + 4 = x^2 + 4", "sides"),
        ("collected", "2x + 3 + 4x", "like"),
        ("collected", "2sqrt(3) + sqrt(3)", "like"),
        ("collected", "x + 0", "zero"),
        ("lowest_terms", "-2/(-5)", "sign"),
        ("lowest_terms", "4/6", "number"),
        ("lowest_terms", "2x/4 + 1", "number"),
        ("lowest_terms", "7/1", "one"),
        ("lowest_terms", "(x^2-1)/(x-1)", "factor"),
        ("lowest_terms", "2 2/4", "number"),
        ("single_fraction", "1/x + 1/3", "join"),
        ("single_fraction", "b/(2+3/b)", "inside"),
        ("rationalised", "1/sqrt(3)", "below"),
        ("rationalised", "sqrt(1/2)", "inside"),
        ("completed_square", "x^2 + 2x + 5", "once"),
        ("completed_square", "(x-1)(x+1)", "once"),
        ("completed_square", "2(x+1)^3", "square"),
        ("vertex", "y = (2x-4)^2 + 1", "square"),
        ("vertex", "y = 2x + 1", "square"),
        ("slope_intercept", "2x + 3y = 6", "y_alone"),
        ("slope_intercept", "y = 2(x-1)", "brackets"),
        ("slope_intercept", "y = x + x + 1", "collect"),
        ("slope_intercept", "y = x^2", "straight"),
        ("point_slope", "y = 2x + 1", "right"),
        ("point_slope", "y - x = 1", "sides"),
        ("standard", "y = 2x + 1", "line_sides"),
        ("standard", "x/2 + y = 1", "whole"),
        ("standard", "2x + 4y = 6", "common"),
        ("standard", "-x + y = 1", "first"),
        ("standard", "3 + x^2", "falling"),
        ("standard", "x^2 = 5x + 6", "zero"),
        ("solved_for", "2x = 6", "alone"),
        ("solved_for", "x = 6 - x", "elsewhere"),
        ("solved_for", "x + 1", "equation"),
        ("scientific", "32*10^4", "first"),
        ("scientific", "320000", "shape"),
    ],
)
def test_a_line_out_of_form_is_told_what_is_missing(form: FormName, text: str, missing: str) -> None:
    assert verdict(text, form) == missing


@pytest.mark.parametrize(
    ("text", "over", "missing"),
    [
        ("x^2 - 2", "integers", ""),
        ("x^2 - 2", "reals", "splits"),
        ("x^2 + 2", "reals", ""),
        ("x^4 + 4", "reals", "splits"),
        ("9(1 - x/3)^2", "rationals", ""),
    ],
)
def test_factors_depend_on_the_numbers_that_they_may_have(text: str, over: str, missing: str) -> None:
    assert verdict(text, "factored", over=over) == missing


def test_a_form_can_be_about_another_letter() -> None:
    assert verdict("(t-1)^2 + x^2", "completed_square", letter="t") == ""
    assert verdict("b = 2A/h", "solved_for", letter="b") == ""
    assert verdict("b = 2A/h", "solved_for", letter="h") == "alone"
    assert verdict("s = 3t + 1", "slope_intercept", letter="s") == ""


@pytest.mark.parametrize(
    ("text", "places", "figures"),
    [
        ("3.140", 3, (4, 4)),
        ("0.0010", 4, (2, 2)),
        ("1200", 0, (2, 4)),
        ("1200.", 0, (4, 4)),
        ("-7", 0, (1, 1)),
        ("3.2*10^5", 1, (2, 2)),
    ],
)
def test_digits_are_counted_as_written(text: str, places: int, figures: tuple[int, int]) -> None:
    tree = read(text)
    assert isinstance(tree, Expr)
    assert decimal_places(tree) == places
    assert significant_figures(tree) == figures


def test_digits_that_are_asked_for_are_told_with_those_that_stand_there() -> None:
    found = judge_form(read("3.14"), Form("decimal_places", digits=3))
    assert (found.key, dict(found.values)) == ("form.decimal_places.count", {"wanted": "3", "found": "2"})
    assert verdict("1200", "significant_figures", digits=3) == ""
    assert verdict("1234", "significant_figures", digits=3) == "count"
    assert verdict("x", "decimal_places", digits=1) == "none"
    assert verdict("x = 12.3", "decimal_places", digits=1) == ""


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("7 + 3t", "t*3 + 7", True),
        ("(t+8)t", "t(8+t)", True),
        ("-4 + 9", "9 - 4", True),
        ("(-p)/q", "-(p/q)", True),
        ("s = 2t", "2t = s", True),
        ("x > 1", "1 < x", True),
        ("x < 6 and -2 < x", "-2 < x and x < 6", True),
        ("{1, 2}", "{2, 1}", True),
        ("(1, 2]", "(1, 2]", True),
        ("(1, 2]", "(1, 2)", False),
        ("(1, 2)", "(2, 1)", False),
        ("a_n = 3n", "b_n = 3n", False),
        ("f(x) = 3x", "g(x) = 3x", False),
        ("12 ft", "12 m", False),
        ("|x|", "x", False),
        ("sqrt(x)", "cbrt(x)", False),
        ("x = ±2", "x = 2", False),
        ("t*t", "t^2", False),
        ("(4-t)^2", "(t-4)^2", False),
        ("p/(-q)", "-(p/q)", False),
        ("1/3 (s+t)", "(s+t)/3", False),
        ("3/4", "0.75", False),
        ("x > 1", "1 > x", False),
    ],
)
def test_lines_are_written_alike_up_to_order_only(a: str, b: str, alike: bool) -> None:
    assert same_up_to_order(read(a), read(b)) is alike
    assert same_up_to_order(read(b), read(a)) is alike


def test_signs_can_be_left_out_of_account() -> None:
    a, b = read("(3x+2)(x-5)"), read("-(-3x-2)(x-5)")
    assert not same_up_to_order(a, b)
    assert same_up_to_order(a, b, signs=False)
    assert not same_up_to_order(a, read("(3x+2)(x+5)"), signs=False)


@pytest.mark.parametrize(
    ("a", "b", "step"),
    [
        ("x + 0", "x", "add_zero"),
        ("0*x + 1", "0 + 1", "times_zero"),
        ("1*x", "x", "times_one"),
        ("x/1", "x", "over_one"),
        ("1^x", "1", "one_to_a_power"),
        ("x^1", "x", "power_one"),
        ("0^2", "0", "zero_to_a_power"),
        ("x^0", "1", "power_zero"),
        ("-(-x)", "x", "minus_minus"),
        ("x/(-y)", "-(x/y)", "minus_below"),
        ("-x(y-1)", "x(1-y)", "minus_of_sum"),
        ("a/b/c", "a/(bc)", "join_denominators"),
        ("a/(b/c)", "ac/b", "turn_divisors"),
        ("x + 2 + 3", "x + 5", "add_numbers"),
        ("2*3x", "6x", "multiply_numbers"),
        ("2^3 x", "8x", "power_of_numbers"),
        ("18", "2*3^2", "prime_factors"),
        ("sqrt(x)", "x^(1/2)", "roots_as_powers"),
    ],
)
def test_a_small_step_may_be_left_undone_where_the_author_allows_it(a: str, b: str, step: Tidy) -> None:
    left, right = read(a), read(b)
    assert not same_up_to_order(left, right)
    assert same_up_to_order(left, right, tidy=frozenset({step}))
    assert not same_up_to_order(left, read("x + 7y"), tidy=frozenset(get_args(Tidy)))


def test_order_can_count_after_all() -> None:
    a, b = read("2xy + 1"), read("2yx + 1")
    assert same_up_to_order(a, b)
    assert not same_up_to_order(a, b, ordered=frozenset({"products"}))
    assert not same_up_to_order(a, read("1 + 2xy"), ordered=frozenset({"sums"}))
    assert same_up_to_order(read("x*2*y"), read("2xy"), ordered=frozenset({"letters"}))
    assert not same_up_to_order(read("x*2*y"), read("2xy"), ordered=frozenset({"products"}))


def test_a_fault_points_at_its_part_of_the_line() -> None:
    line = "(x-1)(x^2-4)"
    span = judge_form(read(line), Form("factored")).span
    assert line[span.start : span.end] == "x^2-4"


def test_every_key_has_its_sentence() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FORMS.glob("*.py"))
    keys = {f"form.{key}" for key in re.findall(r"missing\(\s*\"([a-z_.]+)\"", source)}
    assert len(keys) > 50
    assert keys - set(catalogue()) == set()


@pytest.mark.parametrize("text", ["(x+1)^200", "(x-a)^60000", "1/0", "0^0", "((((x+1)^9+1)^9+1)^9+1)^9"])
@pytest.mark.parametrize("form", ["expanded", "factored", "simplified", "collected", "standard", "vertex"])
def test_what_is_too_large_or_has_no_value_gets_a_verdict_too(form: FormName, text: str) -> None:
    assert judge_form(read(text), Form(form)).truth in Truth
