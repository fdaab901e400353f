"""Templates, domains, conditions and rendering: the small languages inside a problem."""

from fractions import Fraction

import pytest

from ownpace.problems.conditions import parse_condition
from ownpace.problems.domains import DomainError, parse_domain
from ownpace.problems.render import literal, to_html, to_speech, to_text
from ownpace.problems.templates import Filling, TemplateError, compile_template, fill, number_text

F = Fraction


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("2..5", [2, 3, 4, 5]),
        ("-2..1", [-2, -1, 0, 1]),
        ("2..10 step 4", [2, 6, 10]),
        ("7", [7]),
        ("-3/4", [F(-3, 4)]),
        ("2.50", [F(5, 2)]),
        (["-2..-1", "1/2", "3"], [-2, -1, F(1, 2), 3]),
    ],
)
def test_a_domain_lists_its_values(written, values):
    assert list(parse_domain(written).values) == values


@pytest.mark.parametrize(
    "written", ["", "2..", "5..2", "a..b", "1/0", "2..9 step 0", "0..20000", [], ["1..3", "x"], "1e5"]
)
def test_a_domain_that_is_none_is_refused(written):
    with pytest.raises(DomainError):
        parse_domain(written)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a != 0", True),
        ("a = 6", True),
        ("0 < a <= 6", True),
        ("0 < a < b", False),
        ("a*b - 1 >= 20", True),
        ("b divides a", False),
        ("b/2 divides a", True),
        ("b does not divide a", True),
        ("a/(b - 4) > 0", False),
    ],
)
def test_a_condition_holds_or_not(text, holds):
    assert parse_condition(text, {"a", "b"}).holds({"a": F(6), "b": F(4)}) is holds


@pytest.mark.parametrize("text", ["a", "a + b", "a <", "q > 1", "a divides", "a > 1 or b > 1"])
def test_a_condition_that_compares_nothing_is_refused(text):
    with pytest.raises(TemplateError):
        parse_condition(text, {"a", "b"})


def _filled(text: str, *, decimals: int = 0, **numbers: Fraction | int) -> str:
    values = {name: F(value) for name, value in numbers.items()}
    return fill(compile_template(text, names={*values, "x"}), Filling.of(values, decimals=decimals))


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Solve $ax + b = c$.", "Solve $3x - 5 = 1/2$."),
        ("$b$ and {b} and {c}", "$-5$ and −5 and 1/2"),
        (r"It costs \$ {a:2}, or {b:2}.", r"It costs \$ 3.00, or −5.00."),
        ("{a:0}", "3"),
        ("", ""),
    ],
)
def test_holes_are_filled(text, filled):
    assert _filled(text, a=3, b=-5, c=F(1, 2)) == filled


def test_money_is_shown_with_its_decimals_and_whole_numbers_without():
    assert _filled("$b + ax = c$", decimals=2, a=F(5, 2), b=5, c=F(-5, 4)) == "$5 + 2.50x = -1.25$"
    assert _filled("{b} dollars, and {a} a mile", decimals=2, a=F(5, 2), b=5) == "5 dollars, and 2.50 a mile"


@pytest.mark.parametrize("text", ["$x", "{a", "a}", "{A}", "{q}", "$q$", "$3 +$", "{equation}", "\\"])
def test_a_text_that_cannot_be_filled_is_refused(text):
    with pytest.raises(TemplateError):
        compile_template(text, names={"a", "x"})


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (F(7), None, "7"),
        (F(-1, 2), None, "−1/2"),
        (F(1, 20), 2, "0.05"),
        (F(-5, 2), 2, "−2.50"),
        (F(12), 2, "12.00"),
    ],
)
def test_a_number_in_a_sentence_has_a_true_minus(value, places, text):
    assert number_text(value, places) == text


def test_rich_text_becomes_escaped_prose_and_mathml():
    shown = to_html(r"If 2 < 3 & \$5, then $x/2 = 3$.")
    assert shown.startswith("If 2 &lt; 3 &amp; $5, then <math ")
    assert "<mfrac>" in shown
    assert shown.endswith("</math>.")


def test_markup_in_a_text_is_shown_and_not_run():
    assert "<script" not in to_html("<script>alert(1)</script> $<img src=x onerror=alert(1)>$")


def test_rich_text_can_be_read_plain_and_aloud():
    assert to_text(r"Take $b - 2$ \$ away") == "Take b - 2 $ away"
    assert to_speech("Then $3x = 12$.") == "Then 3 x equals 12."


@pytest.mark.parametrize("text", ["$", "\\", r"\$", "$x$", "a$b\\c", "{}"])
def test_literal_text_shows_just_its_characters(text):
    assert to_text(literal(text)) == text
    assert "<math" not in to_html(literal(text))
