"""A line that breaks: said calmly, brought back, and nothing done twice or lost on the way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from counted_wire import CountedWire, counted_wire
from gallery_page import lay_board_and_table
from page_server import LESSON, Server, Visit
from playwright.sync_api import Browser, Locator, expect

from ownpace.events import Attempt, Response

PATIENT_MS = 60_000


@pytest.fixture
def wire(desk: Server) -> Iterator[CountedWire]:
    """A wire to Ada's server that can be cut."""
    with counted_wire(desk.url) as opened:
        yield opened


@pytest.fixture
def over_the_wire(desk: Server, wire: CountedWire, chromium: Browser) -> Iterator[Callable[[str], Visit]]:
    """Open a page of Ada's whose every request goes over that wire."""
    window = chromium.new_context(viewport={"width": 1100, "height": 900})
    yield lambda path: Visit(replace(desk, url=wire.address), window, path).open()
    window.close()


def _card(seen: Any, name: str) -> Locator:
    card: Locator = seen.page.get_by_role("region", name=name, exact=True)
    return card


def test_an_answer_given_while_the_line_is_down_is_judged_once_when_it_is_back(
    desk: Server, wire: CountedWire, over_the_wire: Callable[[str], Visit]
) -> None:
    seen = over_the_wire(LESSON)
    notice = seen.page.locator(".op-reconnecting")
    wire.cut()
    expect(notice).to_contain_text("Reconnecting", timeout=PATIENT_MS)
    assert notice.get_attribute("role") == "status"
    card = _card(seen, "Two-step equations")
    card.get_by_label("Your answer").fill("x = 77777")
    card.get_by_label("Your answer").press("Enter")
    # Found while the line is down and pressed by key: the page may well be back by itself before the key comes.
    notice.get_by_role("button", name="Try now").focus()
    wire.mend()
    seen.page.keyboard.press("Enter")
    expect(card.get_by_role("status")).not_to_be_empty(timeout=PATIENT_MS)
    expect(notice).to_have_count(0)
    tries = [event.text for event in desk.practice() if isinstance(event, Attempt)]
    assert tries.count("x = 77777") == 1


def test_an_answer_of_an_assignment_is_saved_when_the_line_is_back(
    desk: Server, wire: CountedWire, over_the_wire: Callable[[str], Visit], fresh_assignment: str
) -> None:
    seen = over_the_wire(fresh_assignment)
    wire.cut()
    expect(seen.page.locator(".op-reconnecting")).to_be_visible(timeout=PATIENT_MS)
    question = _card(seen, "Question 1")
    question.get_by_label("Your answer").fill("x = 8")
    question.get_by_label("Your answer").press("Enter")
    expect(question.get_by_role("status")).not_to_contain_text("Saved ")
    wire.mend()
    expect(question.get_by_role("status")).to_contain_text("Saved ", timeout=PATIENT_MS)
    saved = [event.text for event in desk.events(fresh_assignment) if isinstance(event, Response)]
    assert saved == ["x = 8"]


def test_a_kernel_that_ended_while_the_line_was_down_is_said_to_be_gone(
    desk: Server, wire: CountedWire, over_the_wire: Callable[[str], Visit]
) -> None:
    seen = over_the_wire(LESSON)
    kernel = seen.kernel()
    wire.cut()
    expect(seen.page.locator(".op-reconnecting")).to_be_visible(timeout=PATIENT_MS)
    desk.end_kernel(kernel)
    wire.mend()
    expect(seen.page.get_by_role("alert")).to_contain_text("lost its connection", timeout=PATIENT_MS)
    expect(seen.page.locator(".op-reconnecting")).to_have_count(0)
    seen.reload()
    expect(_card(seen, "Two-step equations").get_by_role("button", name="Check")).to_be_enabled()


def test_what_was_moved_and_half_filled_is_there_when_its_kernel_was_killed(
    desk: Server, visit: Callable[..., Any]
) -> None:
    seen = visit(lay_board_and_table(desk, "killed")).open()
    table, board = (seen.page.locator(f"[data-kind={kind}]") for kind in ("area-model", "coordinate-plane"))
    table.get_by_role("textbox").first.fill("2x^2")
    expect(table.get_by_role("status").last).to_contain_text("Saved ")
    # The board is moved so shortly before the end that nothing of it has reached the kernel.
    board.get_by_role("slider", name="Point B").press("ArrowUp")
    desk.kill_kernel(seen.kernel())
    expect(seen.page.get_by_role("alert")).to_contain_text("lost its connection", timeout=PATIENT_MS)
    seen.reload()
    expect(table.get_by_role("textbox").first).to_have_value("2x^2")
    expect(board.get_by_role("slider", name="Point B")).to_have_attribute("aria-valuetext", "(1, 4)")
    expect(board.get_by_role("status").last).to_contain_text("Saved ")
