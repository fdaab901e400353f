"""Every type of answer, given with a keyboard alone and with a finger alone: practised, and kept in an assignment."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import sixteen
from axe import violations
from hands import RIGHT, Finger, Hands, Keyboard
from page_server import Server
from playwright.sync_api import Locator, Page, expect

from ownpace.events import Attempt, Response

PATIENT_MS = 30_000
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
HANDS: dict[str, tuple[Callable[[Page], Hands], dict[str, Any]]] = {
    "keys": (Keyboard, {}),
    "taps": (Finger, PHONE),
}


@pytest.fixture(scope="module", params=list(HANDS))
def student(
    request: pytest.FixtureRequest, desk: Server, visit_once: Callable[..., Any]
) -> tuple[Any, Hands]:
    """The page that practises them all, and one of the two students in front of it."""
    hands, look = HANDS[request.param]
    seen = visit_once(
        sixteen.lay_practice(desk, f"fields-{request.param}.ipynb"), reduced_motion="reduce", **look
    ).open()
    expect(seen.page.get_by_role("slider")).to_have_count(1, timeout=PATIENT_MS)
    return seen, hands(seen.page)


def _card(seen: Any, name: str) -> Locator:
    card: Locator = seen.page.get_by_role("region", name=sixteen.title(name), exact=True)
    return card


@pytest.mark.parametrize("name", [name for name in RIGHT if name != "explain"])
def test_a_right_answer_is_called_right(student: tuple[Any, Hands], name: str) -> None:
    seen, hands = student
    card = _card(seen, name)
    RIGHT[name](hands, card)
    hands.press(card.get_by_role("button", name="Check", exact=True))
    expect(card.locator(".op-sign-right")).to_be_visible()
    tried = [
        event for event in seen.server.practice() if isinstance(event, Attempt) and event.problem == name
    ]
    assert tried[-1].status == "right"


def test_an_explanation_is_held_against_its_list(student: tuple[Any, Hands]) -> None:
    seen, hands = student
    card = _card(seen, "explain")
    RIGHT["explain"](hands, card)
    hands.press(card.get_by_role("button", name="Check", exact=True))
    looks = card.get_by_role("checkbox")
    expect(looks).to_have_count(2)
    hands.tick(looks.first)


def test_a_wrong_answer_is_told_and_can_be_mended(student: tuple[Any, Hands]) -> None:
    seen, hands = student
    card = _card(seen, "inequality")
    check = card.get_by_role("button", name="Check", exact=True)
    hands.write(card.get_by_label("Your answer"), "x < 3")
    hands.press(check)
    expect(card.locator(".op-sign-wrong")).to_be_visible()
    RIGHT["inequality"](hands, card)
    hands.press(check)
    expect(card.locator(".op-sign-right")).to_be_visible()


def test_the_answered_page_breaks_no_rule_and_scrolls_nowhere(student: tuple[Any, Hands]) -> None:
    seen, _ = student
    page: Page = seen.page
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert seen.errors == []


@pytest.mark.parametrize("way", list(HANDS))
def test_every_answer_of_an_assignment_is_kept(desk: Server, visit: Callable[..., Any], way: str) -> None:
    hands, look = HANDS[way]
    notebook = sixteen.lay_assignment(desk, f"all-fields-{way}")
    seen = visit(notebook, reduced_motion="reduce", **look).open()
    expect(seen.page.get_by_role("slider")).to_have_count(1, timeout=PATIENT_MS)
    student = hands(seen.page)
    for name, answer in RIGHT.items():
        question = _question(seen, name)
        answer(student, question)
        student.press(question.get_by_role("button", name="Save answer"))
        expect(question.get_by_role("status").last).to_have_text(re.compile("^Saved "))
    assert violations(seen.page) == []
    kept = {event.slot: event.text for event in desk.events(notebook) if isinstance(event, Response)}
    assert set(kept) == {f"q{sixteen.slot_of(name)}" for name in RIGHT}
    seen.page.reload()
    seen.settle()
    expect(_question(seen, "steps").get_by_role("textbox", name="Line 2")).to_have_value("x = 4")
    expect(_question(seen, "graph").get_by_role("slider")).to_have_attribute("aria-valuenow", "3")
    expect(_question(seen, "choice").get_by_role("radio", name="Yes")).to_be_checked()
    assert seen.errors == []


def _question(seen: Any, name: str) -> Locator:
    question: Locator = seen.page.get_by_role("region", name=f"Question {sixteen.slot_of(name)}", exact=True)
    return question
