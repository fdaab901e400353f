"""The preview's language switch: the interface turns Spanish, the lesson stays English and says so, and nothing gets too wide."""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from jupyter_servers import free_port
from playwright.sync_api import Browser, FrameLocator, Page, expect
from waiting import wait_until

from ownpace.authoring.preview_commands import preview_server

ROOT = Path(__file__).parents[3]
LESSON = "one-two-step-equations"
LONG = 90_000
PHONE = 360


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a running preview of the course is."""
    with preview_server(ROOT / "notebooks", (), LESSON, port=free_port()) as (address, server):

        def answers() -> bool:
            assert server.poll() is None, "the server has ended"
            try:
                return httpx.get(address, follow_redirects=True, trust_env=False).is_success
            except httpx.TransportError:
                return False

        wait_until(answers, "the preview answers")
        yield address


@pytest.fixture(scope="module")
def page(address: str, chromium: Browser) -> Iterator[Page]:
    """The preview of a lesson on a phone, switched to Spanish."""
    window = chromium.new_context(viewport={"width": PHONE, "height": 780})
    page = window.new_page()
    page.goto(address)
    page.get_by_label("Interface language").select_option(label="español")
    expect(_lesson(page).get_by_role("button", name="Comprobar", exact=True).first).to_be_visible(
        timeout=LONG
    )
    yield page
    window.close()


def _lesson(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def test_the_interface_is_spanish_and_the_page_says_so(page: Page) -> None:
    lesson = _lesson(page)
    expect(lesson.locator("html")).to_have_attribute("lang", "es")
    for name in ("Ejemplo resuelto", "Una balanza para explorar"):
        expect(lesson.get_by_role("region", name=name)).to_be_visible(timeout=LONG)
    balance = lesson.get_by_role("region", name="Una balanza para explorar")
    said = "Izquierda 3 x más 2, derecha 11, en equilibrio."
    expect(balance.get_by_role("img")).to_have_attribute("aria-label", said)
    expect(lesson.get_by_role("link", name="Saltar a la lección")).to_be_attached()


def test_the_lessons_own_text_stays_english_and_is_marked_as_english(page: Page) -> None:
    lesson = _lesson(page)
    assert lesson.locator(".op-prose h1").count() == 1, "a lesson has one title"
    expect(lesson.locator(".op-prose:has(> h1)")).to_have_attribute("lang", "en")
    prompt = lesson.locator(".op-problem .op-prompt [lang=en]").first
    expect(prompt).to_contain_text(" ", timeout=LONG)


def test_a_formula_that_is_typed_is_spoken_in_spanish_and_judged_in_spanish(page: Page) -> None:
    card = _lesson(page).get_by_role("region", name="One-step equations")
    expect(card.get_by_role("heading")).to_have_attribute("lang", "en")
    card.get_by_label("Tu respuesta").fill("x = 1000")
    card.get_by_role("button", name="Comprobar", exact=True).press("Enter")
    expect(card).to_contain_text("Todavía no.", timeout=LONG)
    expect(card.locator('math[alttext="x es igual a 1000"]').first).to_be_attached(timeout=LONG)


def test_longer_words_make_no_page_wider_than_a_phone(page: Page) -> None:
    frame = page.frames[-1]
    assert frame.evaluate("document.documentElement.scrollWidth") <= PHONE
    spilt = "each => each.filter(b => b.scrollHeight > b.clientHeight || b.scrollWidth > b.clientWidth).map(b => b.textContent)"
    assert _lesson(page).locator("button:visible").evaluate_all(spilt) == [], (
        "words stay inside their buttons"
    )
    if folder := os.environ.get("OWNPACE_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.set_viewport_size({"width": PHONE, "height": 9000})
        page.screenshot(path=Path(folder) / "lesson-in-spanish.png")
        page.set_viewport_size({"width": PHONE, "height": 780})
