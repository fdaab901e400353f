"""An assignment: "Saved" means kept, whatever dies afterwards; handing in gives a receipt or a plain reason."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from ownpace.events import Explanation, Response

SAVED = re.compile(r"^Saved ")


@pytest.fixture
def seen(visit: Callable[..., Any], fresh_assignment: str) -> Any:
    opened = visit(fresh_assignment).open()
    opened.notebook = fresh_assignment
    return opened


def _question(page: Page, number: int) -> Locator:
    return page.get_by_role("region", name=f"Question {number}", exact=True)


def _answer(page: Page, number: int, text: str) -> Locator:
    question = _question(page, number)
    question.get_by_label("Your answer").fill(text)
    question.get_by_label("Your answer").press("Enter")
    expect(question.get_by_role("status")).to_have_text(SAVED)
    return question


def test_an_answer_is_saved_with_enter_and_gets_no_verdict(seen: Any) -> None:
    question = _answer(seen.page, 1, "x = 1000")
    assert question.locator(".op-verdict").count() == 0
    (event,) = seen.server.events(seen.notebook)
    assert isinstance(event, Response)
    assert (event.assignment, event.slot, event.text) == ("u00-equations", "q1", "x = 1000")


def test_leaving_the_field_saves_it_too(seen: Any) -> None:
    question = _question(seen.page, 2)
    question.get_by_label("Your answer").fill("7")
    expect(question.get_by_role("status")).to_have_text("Not saved yet")
    _question(seen.page, 3).get_by_label("Your answer").focus()
    expect(question.get_by_role("status")).to_have_text(SAVED)


def test_an_explanation_saves_itself_when_the_writer_pauses(seen: Any) -> None:
    question = _question(seen.page, 5)
    question.get_by_label("Your explanation").fill("I put it back in, and both sides were equal.")
    expect(question.get_by_role("status")).to_have_text(SAVED, timeout=10_000)
    (event,) = seen.server.events(seen.notebook)
    assert isinstance(event, Explanation)


def test_what_was_saved_survives_the_kernel_being_killed_once(seen: Any) -> None:
    _answer(seen.page, 1, "x = 8")
    seen.server.kill_kernel(seen.kernel())
    alert = seen.page.get_by_role("alert")
    expect(alert).to_contain_text("Your saved answers are kept", timeout=20_000)
    seen.reload()
    expect(_question(seen.page, 1).get_by_label("Your answer")).to_have_value("x = 8")
    expect(_question(seen.page, 1).get_by_role("status")).to_have_text(SAVED)
    assert [event.text for event in seen.server.events(seen.notebook)] == ["x = 8"]


def test_what_was_typed_after_the_kernel_died_is_not_lost_with_the_reload(seen: Any) -> None:
    _answer(seen.page, 1, "x = 8")
    seen.server.kill_kernel(seen.kernel())
    expect(seen.page.get_by_role("alert")).to_be_visible(timeout=20_000)
    field = _question(seen.page, 2).get_by_label("Your answer")
    field.fill("12")
    field.press("Enter")
    expect(_question(seen.page, 2).get_by_role("status")).to_have_text("Not saved yet")
    seen.reload()
    expect(_question(seen.page, 2).get_by_label("Your answer")).to_have_value("12")
    expect(_question(seen.page, 2).get_by_role("status")).to_have_text(SAVED)
    assert [event.text for event in seen.server.events(seen.notebook)] == ["x = 8", "12"]


def test_two_tabs_on_one_assignment_both_save(seen: Any) -> None:
    other = seen.beside().open()
    _answer(seen.page, 1, "1")
    _answer(other.page, 2, "2")
    _answer(seen.page, 3, "3")
    assert {(event.slot, event.text) for event in seen.server.events(seen.notebook)} == {
        ("q1", "1"),
        ("q2", "2"),
        ("q3", "3"),
    }
    seen.page.reload()
    seen.settle()
    values = [_question(seen.page, number).get_by_label("Your answer").input_value() for number in (1, 2, 3)]
    assert values == ["1", "2", "3"]


def test_markup_in_an_explanation_stays_text_after_a_reload(seen: Any) -> None:
    text = "<img src=x onerror=\"document.title='taken'\"> $x$ </textarea><script>document.title='taken'</script>"
    question = _question(seen.page, 5)
    question.get_by_label("Your explanation").fill(text)
    question.get_by_role("button", name="Save").click()
    expect(question.get_by_role("status")).to_have_text(SAVED)
    seen.page.reload()
    seen.settle()
    expect(_question(seen.page, 5).get_by_label("Your explanation")).to_have_value(text)
    assert seen.page.title() != "taken"


def _hand_in(seen: Any, respond: Callable[[Route], None]) -> Locator:
    seen.page.route("**/ownpace/assignments/u00-equations/submit", respond)
    card = seen.page.get_by_role("region", name="Hand in")
    card.get_by_role("button", name="Hand in").click()
    return card


def test_handing_in_saves_first_and_shows_the_receipt(seen: Any) -> None:
    kept_before: list[int] = []

    def respond(route: Route) -> None:
        assert route.request.method == "POST"
        assert route.request.headers["x-xsrftoken"]
        kept_before.append(len(seen.server.events(seen.notebook)))
        route.fulfill(
            json={"receipt": "K7Q2MX", "submitted_at": "2026-11-23T10:32:00Z", "late": False, "again": False}
        )

    _question(seen.page, 1).get_by_label("Your answer").fill("x = 8")
    card = _hand_in(seen, respond)
    expect(card.get_by_role("status")).to_contain_text("K7Q2MX")
    assert kept_before == [1]
    expect(card.get_by_role("listitem").first).to_contain_text("answered")


def test_late_work_is_accepted_and_said_to_be_late(seen: Any) -> None:
    receipt = {"receipt": "K7Q2MX", "submitted_at": "2026-11-23T10:32:00Z", "late": True, "again": False}
    card = _hand_in(seen, lambda route: route.fulfill(json=receipt))
    expect(card.get_by_role("status")).to_contain_text("after the due time")


def test_a_refusal_is_shown_in_the_servers_own_words(seen: Any) -> None:
    refusal = {"message": "The class's exchange is missing.", "what_to_do": "Tell your teacher."}
    card = _hand_in(seen, lambda route: route.fulfill(status=503, json=refusal))
    expect(card.get_by_role("status")).to_contain_text("exchange is missing. Tell your teacher.")
    expect(card.get_by_role("button", name="Hand in")).to_be_enabled()


def test_a_class_out_of_reach_is_said_and_nothing_is_claimed(seen: Any) -> None:
    card = _hand_in(seen, lambda route: route.abort())
    expect(card.get_by_role("status")).to_contain_text("not handed in yet")


def test_nothing_is_handed_in_without_the_answer_that_could_not_be_saved(seen: Any) -> None:
    receipt = {"receipt": "K7Q2MX", "submitted_at": "2026-11-23T10:32:00Z", "late": False, "again": False}
    question = _answer(seen.page, 1, "x = 8")
    journal = (seen.server.home / seen.notebook).parent / "journal"
    aside = journal.rename(journal.with_name("aside"))
    journal.write_text("a file where the folder was")
    question.get_by_label("Your answer").fill("x = 9")
    card = _hand_in(seen, lambda route: route.fulfill(json=receipt))
    expect(card.get_by_role("status")).to_contain_text("not handed in yet")
    expect(question.get_by_role("status")).to_contain_text("could not be saved")
    journal.unlink()
    aside.rename(journal)
    card.get_by_role("button", name="Hand in").click()
    expect(card.get_by_role("status")).to_contain_text("K7Q2MX")
    expect(question.get_by_role("status")).to_have_text(SAVED)
    assert [event.text for event in seen.server.events(seen.notebook)] == ["x = 8", "x = 9"]
