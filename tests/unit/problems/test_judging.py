"""What a student may write, and what they are told."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownpace.events import MAX_RESPONSE
from ownpace.problems import (
    Answer,
    Misconception,
    Option,
    Prompt,
    Response,
    Variant,
    Verdict,
    judge,
    reading,
)

# 3x + 5 = 17, x = 4
TWO_STEP = Variant(
    problem_id="two-step",
    version=1,
    level=1,
    seed=1,
    shape="plain",
    prompt=Prompt("Solve for $x$: $3x + 5 = 17$", "3x + 5 = 17", shows_equation=True),
    answer=Answer("number", Fraction(4)),
    steps=(),
    hints=(),
    misconceptions=(Misconception("same-operation-not-inverse", Fraction(22, 3), None, "Undo the $5$."),),
)
# 3x = 2
FRACTION = Variant(
    problem_id="one-step",
    version=1,
    level=3,
    seed=1,
    shape="times",
    prompt=Prompt("Solve for $x$: $3x = 2$", "3x = 2", shows_equation=True),
    answer=Answer("number", Fraction(2, 3), form="lowest-terms"),
    steps=(),
    hints=(),
)
STORY = Variant(
    problem_id="story",
    version=1,
    level=1,
    seed=1,
    shape="grows",
    prompt=Prompt("How many hours?", "3x + 5 = 17"),
    answer=Answer("number", Fraction(4), units=("hours", "hour")),
    steps=(),
    hints=(),
)
CHOICE = Variant(
    problem_id="is-it",
    version=1,
    level=1,
    seed=1,
    shape="fits",
    prompt=Prompt("Is $x = 4$ a solution?"),
    answer=Answer("choice", options=(Option("yes", "Yes, it fits"), Option("no", "No")), choice="yes"),
    steps=(),
    hints=(),
    misconceptions=(Misconception("works-in-one", None, "no", "Look at both sides."),),
)


def _judge(text: str, variant: Variant = TWO_STEP) -> Verdict:
    return judge(Response(text), variant)


@pytest.mark.parametrize(
    "text",
    ["4", " 4 ", "x=4", "x = 4", "4 = x", "8/2", "4.0", "4.000", "+4", "(4)", "x = (4)", "-8/-2"],
)
def test_every_way_to_write_the_number_is_right(text):
    verdict = _judge(text)
    assert (verdict.status, verdict.credit, verdict.key) == ("right", 1.0, "judge.right")
    assert verdict.reading is not None
    assert verdict.reading.startswith("<math")


@pytest.mark.parametrize(
    ("text", "key", "credit"),
    [
        ("3x = 12", "judge.unfinished-equation", 0.5),
        ("12 = 3x", "judge.unfinished-equation", 0.5),
        ("3x = 17 - 5", "judge.unfinished-equation", 0.5),
        ("-x = -4", "judge.unfinished-equation", 0.5),
        ("x + 5/3 = 17/3", "judge.unfinished-equation", 0.5),
        ("x = (17 - 5)/3", "judge.unfinished-number", 0.5),
        ("12 - 8", "judge.unfinished-number", 0.5),
        ("3x + 5 = 17", "judge.same-equation", 0.0),
        ("17 = 5 + 3x", "judge.same-equation", 0.0),
        ("6x + 10 = 34", "judge.same-equation", 0.0),
        ("x = 4x - 12", "judge.same-equation", 0.0),
    ],
)
def test_a_true_line_on_the_way_has_part_of_the_credit(text, key, credit):
    verdict = _judge(text)
    assert (verdict.status, verdict.key, verdict.credit) == ("partial", key, credit)


def test_a_right_step_is_told_to_go_on():
    assert _judge("3x = 12").feedback == "That is a right step. Go on until x stands alone."


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("5", "judge.wrong-check"),
        ("x = -4", "misconception.subtraction-switched"),
        ("3x = 22 + 1", "judge.wrong-equation"),
        ("x^2 = 16", "judge.wrong-equation"),
        ("x = x", "judge.wrong-equation"),
        ("x + 1 = x", "judge.wrong-equation"),
    ],
)
def test_what_has_another_value_is_wrong(text, key):
    verdict = _judge(text)
    assert (verdict.status, verdict.key, verdict.credit) == ("wrong", key, 0.0)


def test_a_wrong_number_is_put_to_the_test():
    assert _judge("5").feedback == (
        "Not yet. With $x = 5$ the left side is $20$ and the right side is $17$. They must be equal."
    )


def test_a_number_of_a_thousand_digits_is_not_written_out():
    verdict = _judge("9^999")
    assert (verdict.status, verdict.key) == ("wrong", "judge.wrong")


@pytest.mark.parametrize("text", ["22/3", "x = 22/3", "3x = 22", "7 1/3"])
def test_a_predicted_mistake_has_the_feedback_of_its_misconception(text):
    verdict = _judge(text)
    assert (verdict.status, verdict.misconception) == ("wrong", "same-operation-not-inverse")
    assert verdict.feedback == "Undo the $5$."


@pytest.mark.parametrize(
    ("text", "key", "span"),
    [
        ("", "judge.empty", None),
        ("   ", "judge.empty", None),
        ("3+*x", "parse.two_signs", (1, 3)),
        ("y = 4", "parse.unknown_letter", (0, 1)),
        ("four", "parse.unknown_letter", None),
        ("x", "judge.still-has-unknown", None),
        ("3x", "judge.still-has-unknown", None),
        ("x < 4", "judge.not-an-answer", None),
        ("3 = 3", "judge.not-an-answer", None),
        ("no solution", "judge.not-an-answer", None),
        ("x = 4 or x = 5", "judge.not-an-answer", None),
        ("1/0", "judge.no-value", None),
        ("9^9^9^9", "judge.no-value", None),
        ("x" * (MAX_RESPONSE + 1), "judge.too-long", None),
    ],
)
def test_what_cannot_be_read_as_an_answer_is_never_wrong(text, key, span):
    verdict = _judge(text)
    assert (verdict.status, verdict.credit) == ("unreadable", 0.0)
    if span is not None:
        assert verdict.span == span
    if text != "four":
        assert verdict.key == key


@pytest.mark.parametrize(
    ("text", "status", "key"),
    [
        ("2/3", "right", "judge.right"),
        ("x = 2/3", "right", "judge.right"),
        ("4/6", "partial", "judge.not-lowest-terms"),
        ("0.67", "partial", "judge.rounded"),
        ("0.666", "partial", "judge.rounded"),
        ("x = 0.6667", "partial", "judge.rounded"),
        ("0.7", "wrong", "judge.wrong-check"),
        ("0.68", "wrong", "judge.wrong-check"),
        ("-0.67", "wrong", "judge.wrong-check"),
        ("-2/3", "wrong", "judge.wrong-check"),
    ],
)
def test_a_fraction_is_asked_for_exactly(text, status, key):
    verdict = _judge(text, FRACTION)
    assert (verdict.status, verdict.key) == (status, key)


@pytest.mark.parametrize("text", ["4", "4 hours", "4hours", "4 Hour", "4 hours.", "x = 4 hours", "$4"])
def test_a_unit_that_the_problem_names_may_stand_behind_the_number(text):
    assert _judge(text, STORY).status == "right"


def test_a_unit_that_the_problem_does_not_name_cannot_be_read():
    assert _judge("4 miles", STORY).status == "unreadable"


def test_writing_the_equation_of_a_story_is_a_step():
    verdict = _judge("3x + 5 = 17", STORY)
    assert (verdict.key, verdict.credit) == ("judge.unfinished-equation", 0.5)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("yes", "right"),
        (" YES ", "right"),
        ("Yes, it fits", "right"),
        ("no", "wrong"),
        ("maybe", "unreadable"),
    ],
)
def test_a_choice_is_made_by_its_id_or_its_words(text, status):
    assert _judge(text, CHOICE).status == status


def test_an_option_may_belong_to_a_misconception():
    assert _judge("no", CHOICE).misconception == "works-in-one"


def test_a_reading_shows_the_mathematics_or_says_why_not():
    assert "<mn>12</mn>" in str(reading("3x = 12", TWO_STEP).mathml)
    told = reading("3+*x", TWO_STEP)
    assert told.mathml is None
    assert told.span == (1, 3)
    assert "+ and *" in str(told.error)
    assert reading("", TWO_STEP) == reading("yes", CHOICE)


def test_a_students_own_signs_stay_literal_in_feedback():
    feedback = _judge("4 $ 4 $", TWO_STEP).feedback
    assert feedback.replace(r"\$", "").count("$") == 0


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_has_a_verdict_and_a_reading(text):
    for variant in (TWO_STEP, FRACTION, STORY, CHOICE):
        verdict = judge(Response(text), variant)
        assert 0 <= verdict.credit <= 1
        assert verdict.feedback
        reading(text, variant)


@given(st.text(alphabet="0123456789x+-*/^=(). ,<>$%|√½²", max_size=60))
@settings(max_examples=600, deadline=None)
def test_any_line_of_algebra_has_a_verdict(text):
    for variant in (TWO_STEP, FRACTION, STORY):
        verdict = judge(Response(text), variant)
        assert verdict.credit == 0 or verdict.status in ("right", "partial")


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    ["(" * 900, "9^" * 400 + "9", "x^200=x^199" * 9, "1/" * 400 + "1", "(x+1)^200=(x+2)^200", "-" * 999 + "4", "9" * 2000,
     "x=" + "+".join(["x^9"] * 150)],
    ids=range(8),
)  # fmt: skip
def test_a_hostile_line_is_judged(text):
    verdict = _judge(text)
    assert verdict.status != "right"
