"""An answer that is a graph: a board that keys and typing move, taken by the kernel as what it says."""

from collections.abc import Callable
from typing import Any

import pytest
import sixteen
from page_server import Server
from playwright.sync_api import Locator, expect


@pytest.fixture
def card(desk: Server, visit: Callable[..., Any]) -> Locator:
    """The card that asks for x > 3 on a number line, its board there."""
    page = visit(sixteen.lay_practice(desk, "graphs.ipynb")).open().page
    found = page.get_by_role("region", name=sixteen.title("graph"), exact=True)
    expect(found.get_by_role("slider")).to_have_count(1)
    return found


def test_arrow_keys_move_the_end_and_the_answer_is_right(card: Locator) -> None:
    end = card.get_by_role("slider")
    end.focus()
    begin = int((end.get_attribute("aria-valuetext") or "").replace("−", "-"))
    for _ in range(abs(3 - begin)):
        card.page.keyboard.press("ArrowRight" if begin < 3 else "ArrowLeft")
    expect(end).to_have_attribute("aria-valuetext", "3")
    expect(card.get_by_label("Or write what the graph says")).to_have_value("x > 3")
    expect(card).to_contain_text("ray from 3 to the right, end not included")
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".op-sign-right")).to_be_visible()


def test_a_number_that_is_typed_moves_the_end_and_a_wrong_end_is_told(card: Locator) -> None:
    typed = card.get_by_label("End of piece 1, as a number")
    typed.fill("5")
    typed.press("Enter")
    expect(card.get_by_role("slider")).to_have_attribute("aria-valuetext", "5")
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".op-verdict")).to_be_visible()
    expect(card.locator(".op-sign-right")).to_have_count(0)


def test_what_is_written_is_drawn(card: Locator) -> None:
    card.get_by_label("Or write what the graph says").fill("x <= -2")
    expect(card.get_by_role("slider")).to_have_attribute("aria-valuetext", "−2")
    expect(card).to_contain_text("to the left, end included")


def test_on_paper_the_grid_is_empty_to_be_drawn_on(card: Locator) -> None:
    drawing = card.locator(".op-graph-paper")
    # A level ray has no height, so that Playwright would call it hidden in either case.
    ray = drawing.locator(".op-graph-ray")
    expect(ray).not_to_have_css("display", "none")
    card.page.emulate_media(media="print")
    expect(ray).to_have_css("display", "none")
    expect(drawing.locator(".op-graph-axis")).not_to_have_css("display", "none")
    expect(drawing.locator(".op-graph-label").first).to_be_visible()
    expect(card.locator(".op-graph-said")).to_be_hidden()
    expect(card.get_by_role("slider")).to_have_count(0)
