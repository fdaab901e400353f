"""What a slot earns, from the evidence alone."""

from typing import Any

import pytest
from two_step import PROBLEM

from ownpace.events import Explanation, Response
from ownpace.problems import Blueprint, Slot
from ownpace.problems.problem import compile_problem
from ownpace_autograder.evidence import Evidence
from ownpace_autograder.grading import SlotGrade, grade

BLUEPRINT = Blueprint(
    "u00",
    "Check-in",
    "u00-readiness",
    (Slot("q1", "problem", 3.0, "two-step", 1, 1), Slot("explain1", "explain", 2.0, prompt="Why?")),
    {"two-step@1": compile_problem(PROBLEM)},
)


def answered(text: str, **claims: Any) -> SlotGrade:
    variant = BLUEPRINT.variant("q1", "ana")
    told = {"problem": "two-step", "version": 1, "level": 1, "seed": variant.seed} | claims
    response = Response(assignment="u00", slot="q1", text=text, **told)
    return grade(BLUEPRINT, "ana", Evidence(responses={"q1": response}))["q1"]


def right() -> str:
    return str(BLUEPRINT.variant("q1", "ana").answer.value)


def first_step() -> str:
    numbers = BLUEPRINT.variant("q1", "ana").numbers
    return f"{numbers['a']}x = {numbers['c'] - numbers['b']}"


def test_a_right_answer_earns_all_and_a_step_on_the_way_its_part() -> None:
    assert answered(right()).score == 3.0
    assert answered(first_step()).score == 1.5
    assert answered("x = 999").score == 0.0


@pytest.mark.parametrize("text", ["3 + * x", "(((", "x", "\u0000", "9^9^9^9^9", "import os"])
def test_what_cannot_be_read_is_never_wrong(text: str) -> None:
    found = answered(text)
    assert found.verdict is not None
    assert found.verdict.status in ("unreadable", "undecided")
    assert found.score is None


@pytest.mark.parametrize("text", ["", "   \n"])
def test_an_empty_answer_earns_nothing(text: str) -> None:
    found = answered(text)
    assert (found.score, found.answer, found.verdict) == (0.0, None, None)


def test_no_evidence_at_all_earns_nothing_and_needs_nobody() -> None:
    found = grade(BLUEPRINT, "ana", Evidence())
    assert {slot: each.score for slot, each in found.items()} == {"q1": 0.0, "explain1": 0.0}


def test_incomplete_evidence_waits_for_a_person() -> None:
    found = grade(BLUEPRINT, "ana", Evidence(trouble="too much"))
    assert {each.score for each in found.values()} == {None}
    assert "too much" in found["q1"].note


def test_an_explanation_waits_for_a_person() -> None:
    text = Explanation(assignment="u00", slot="explain1", text="Because.")
    found = grade(BLUEPRINT, "ana", Evidence(explanations={"explain1": text}))["explain1"]
    assert (found.score, found.answer, found.asked) == (None, "Because.", "Why?")


def test_an_answer_to_other_numbers_waits_for_a_person_unless_it_is_right() -> None:
    assert answered("x = 999", seed=7).score is None
    assert "other numbers" in answered("x = 999", seed=7).note
    assert answered(right(), seed=7).score == 3.0


def test_an_answer_to_another_version_waits_for_a_person() -> None:
    found = answered("x = 999", version=2)
    assert found.score is None
    assert "version 2" in found.note


def test_two_students_have_different_numbers() -> None:
    seeds = {BLUEPRINT.variant("q1", student).seed for student in ("ana", "bo", "cy")}
    assert len(seeds) == 3


def test_a_problem_that_cannot_be_drawn_waits_for_a_person() -> None:
    impossible = compile_problem(PROBLEM | {"where": ["a > 100"]})
    blueprint = Blueprint("u00", "t", "u", BLUEPRINT.slots, {"two-step@1": impossible})
    found = grade(blueprint, "ana", Evidence())["q1"]
    assert found.score is None
    assert "could not be drawn" in found.note
