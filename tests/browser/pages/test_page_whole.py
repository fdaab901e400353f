"""A whole lesson and a whole assignment, with a keyboard alone and with a finger alone at 360 px."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from drawn import equation, solution
from hands import Finger, Hands, Keyboard
from page_server import LESSON
from playwright.sync_api import Locator, Page, expect

from ownpace.events import Attempt, Explanation, Response

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
HANDS: dict[str, tuple[Callable[[Page], Hands], dict[str, Any]]] = {
    "keys": (Keyboard, {}),
    "taps": (Finger, PHONE),
}


@pytest.mark.parametrize("way", list(HANDS))
def test_a_lesson_is_worked_from_its_beginning_to_its_end(visit: Callable[..., Any], way: str) -> None:
    hands, look = HANDS[way]
    seen = visit(LESSON, **look).open()
    student = hands(seen.page)
    before = len(_attempts(seen))
    _explore(student, _card(seen, "A balance to explore"))
    worked = _card(seen, "Worked example")
    student.press(worked.get_by_role("button", name="Next step"))
    expect(worked.get_by_role("list", name="Steps").get_by_role("listitem")).to_have_count(1)
    _choose(student, _card(seen, "Is it a solution?"))
    for name, problem in (("One-step equations", "one-step"), ("Two-step equations", "two-step")):
        card = _card(seen, name)
        student.write(card.get_by_label("Your answer"), str(solution(seen.server, equation(card), problem)))
        student.press(card.get_by_role("button", name="Check", exact=True))
        expect(card.locator(".op-sign-right")).to_be_visible()
    story = _card(seen, "Stories: a start and a rate")
    student.press(story.get_by_role("button", name="Hint"))
    expect(story.get_by_role("list", name="Hints").get_by_role("listitem")).to_have_count(1)
    student.press(story.get_by_role("button", name="Show me"))
    expect(story.get_by_role("list", name="Steps").get_by_role("listitem").first).to_be_visible()
    _check(student, _card(seen, "Check"))
    assert len(_attempts(seen)) == before + 6
    assert seen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert seen.errors == []


@pytest.mark.parametrize("way", list(HANDS))
def test_an_assignment_is_answered_and_handed_in(
    visit: Callable[..., Any], fresh_assignment: str, way: str
) -> None:
    hands, look = HANDS[way]
    seen = visit(fresh_assignment, **look)
    receipt = {"receipt": "K7Q2MX", "submitted_at": "2026-11-23T10:32:00Z", "late": False, "again": False}
    seen.page.route("**/ownpace/assignments/u00-equations/submit", lambda route: route.fulfill(json=receipt))
    student = hands(seen.open().page)
    for number in range(1, 5):
        question = _card(seen, f"Question {number}")
        student.write(question.get_by_label("Your answer"), f"x = {number}")
        student.press(question.get_by_role("button", name="Save answer"))
        expect(question.get_by_role("status")).to_have_text(re.compile("^Saved "))
    question = _card(seen, "Question 5")
    student.write(question.get_by_label("Your explanation"), "I put it back in.")
    student.press(question.get_by_role("button", name="Save"))
    expect(question.get_by_role("status")).to_have_text(re.compile("^Saved "))
    hand_in = _card(seen, "Hand in")
    student.press(hand_in.get_by_role("button", name="Hand in"))
    expect(hand_in.get_by_role("status")).to_contain_text("K7Q2MX")
    kept = [each for each in seen.server.events(fresh_assignment) if isinstance(each, Response | Explanation)]
    assert [each.text for each in kept] == ["x = 1", "x = 2", "x = 3", "x = 4", "I put it back in."]
    assert seen.errors == []


def _card(seen: Any, name: str) -> Locator:
    card: Locator = seen.page.get_by_role("region", name=name, exact=True)
    return card


def _attempts(seen: Any) -> list[Attempt]:
    return [event for event in seen.server.practice() if isinstance(event, Attempt)]


def _explore(student: Hands, card: Locator) -> None:
    # As it was left by whoever was here before.
    student.press(card.get_by_role("button", name="Start again"))
    apply = card.locator("form button[type=submit]")
    student.write(card.get_by_label("Amount"), "2")
    student.press(apply)
    student.pick(card.get_by_label("Operation"), "divide by")
    student.write(card.get_by_label("Amount"), "3")
    student.press(apply)
    expect(card.locator(".op-note")).to_contain_text("x = 3")


def _choose(student: Hands, card: Locator) -> None:
    student.tick(card.get_by_role("radio").first)
    student.press(card.get_by_role("button", name="Check", exact=True))
    expect(card.get_by_role("status")).not_to_be_empty()


def _check(student: Hands, card: Locator) -> None:
    for number in range(3):
        expect(card).to_contain_text(f"{number + 1} of 3")
        student.write(card.get_by_label("Your answer"), "1000")
        student.press(card.get_by_role("button", name="Check", exact=True))
        student.press(card.get_by_role("button", name="Next"))
    expect(card.get_by_role("status")).to_contain_text("0 of 3 right")
