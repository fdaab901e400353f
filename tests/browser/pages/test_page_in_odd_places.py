"""Paper, a browser without MathML, a window of no size, four times the size, the reader's own colours."""

from collections.abc import Callable
from typing import Any

import pytest
from page_server import HOME, LESSON
from playwright.sync_api import expect

ZOOMED = {"viewport": {"width": 320, "height": 256}}
"""A window of 1280 by 1024 at 400 %, as WCAG 2.2 (1.4.10) measures it."""


@pytest.fixture(scope="module")
def lesson(visit_once: Callable[..., Any]) -> Any:
    """A lesson that is only looked at."""
    return visit_once(LESSON).open()


def test_without_mathml_a_formula_is_the_text_that_it_carries(visit: Callable[..., Any]) -> None:
    seen = visit(LESSON)
    seen.page.add_init_script("delete window.MathMLElement")
    page = seen.open().page
    expect(page.locator("math")).to_have_count(0)
    expect(page.locator("#op-main .op-prose .op-formula").first).to_have_text("x")
    expect(page.get_by_role("region", name="Two-step equations").locator(".op-prompt")).to_contain_text(
        "equals"
    )


@pytest.mark.parametrize("path", [LESSON, HOME])
def test_at_four_times_the_size_nothing_scrolls_sideways(visit: Callable[..., Any], path: str) -> None:
    page = visit(path, **ZOOMED).open().page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_window_of_no_size_harms_nothing(lesson: Any) -> None:
    page = lesson.page
    page.set_viewport_size({"width": 1, "height": 1})
    page.set_viewport_size({"width": 1100, "height": 900})
    card = page.get_by_role("region", name="One-step equations")
    card.get_by_role("button", name="Hint").press("Enter")
    expect(card.get_by_role("list", name="Hints").get_by_role("listitem")).to_have_count(1)
    assert lesson.errors == []


def test_on_paper_a_lesson_is_a_worksheet_without_answers(lesson: Any) -> None:
    page = lesson.page
    card = page.get_by_role("region", name="One-step equations")
    card.get_by_role("button", name="Show me").press("Enter")
    expect(card.get_by_role("list", name="Steps").get_by_role("listitem").first).to_be_visible()
    page.emulate_media(media="print")
    try:
        expect(page.locator(".op-print")).to_be_visible()
        expect(card.locator(".op-prompt")).to_be_visible()
        expect(card.locator(".op-steps")).to_be_hidden()
        expect(page.locator(":is(button, input[type=text], select):visible")).to_have_count(0)
        lines = card.locator(".op-form").evaluate("form => getComputedStyle(form, '::after').height")
        assert float(lines.removesuffix("px")) > 60
    finally:
        page.emulate_media(media="screen")


def test_in_the_readers_own_colours_the_button_to_press_still_stands_out(visit: Callable[..., Any]) -> None:
    page = visit(LESSON, forced_colors="active").open().page
    card = page.get_by_role("region", name="Two-step equations")
    shades = [
        card.get_by_role("button", name=name).evaluate("button => getComputedStyle(button).backgroundColor")
        for name in ("Check", "New one")
    ]
    assert shades[0] != shades[1]


def test_with_reduced_motion_nothing_is_softened(visit: Callable[..., Any]) -> None:
    page = visit(LESSON, reduced_motion="reduce").open().page
    times = page.locator(".op-button").first.evaluate("button => getComputedStyle(button).transitionDuration")
    assert set(times.split(", ")) == {"0s"}
