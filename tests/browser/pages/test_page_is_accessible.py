"""Pages can be read and worked by keyboard, by screen reader, on a phone and in the dark."""

from collections.abc import Callable
from typing import Any

import pytest
from axe import violations
from page_server import Server
from playwright.sync_api import expect

LESSON = "course/lessons/one-two-step-equations.ipynb"
HOME = "course/home.ipynb"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}

# The contrast of every piece of text against what lies behind it, by WCAG 2.2's formula; only what falls short.
CONTRAST = """() => {
  const parse = colour => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return [255, 255, 255, 255];
  };
  const short = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility() || element.closest('script, svg, :disabled')) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) short.push(`${ratio.toFixed(2)} ${element.className}: ${node.textContent.trim().slice(0, 40)}`);
  }
  return short;
}"""

# Every control that can be seen: its name, and whether it is big enough to be hit.
CONTROLS = """() => [...document.querySelectorAll('button, input, select, textarea, a[href]')]
  .filter(control => control.checkVisibility() && !control.closest('.op-skip, p, td'))
  .map(control => ({
    name: (control.getAttribute('aria-label') || control.labels?.[0]?.textContent || control.textContent || '').trim(),
    box: (control.type === 'radio' ? control.closest('label') : control).getBoundingClientRect().toJSON()
  }))"""


@pytest.fixture(scope="module")
def lesson(visit_once: Callable[..., Any]) -> Any:
    """A lesson that is only looked at."""
    return visit_once(LESSON, color_scheme="light").open().page


@pytest.fixture(scope="module", params=[LESSON, HOME])
def phone(request: pytest.FixtureRequest, visit_once: Callable[..., Any]) -> Any:
    """A page on a phone, only looked at."""
    return visit_once(request.param, **PHONE).open().page


def test_a_page_has_a_language_a_title_one_main_and_one_first_heading(lesson: Any) -> None:
    page = lesson
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "One- and two-step equations · Algebra I"
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    main = page.get_by_role("main")
    assert main.get_attribute("data-ownpace-kind") == "lesson"
    assert main.get_attribute("data-ownpace-id") == "one-two-step-equations"


def test_the_first_tab_leads_past_the_header(lesson: Any) -> None:
    page = lesson
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#op-main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "op-main"


def test_no_code_is_shown(lesson: Any) -> None:
    text = lesson.locator("body").inner_text()
    assert "import lesson" not in text
    assert "lesson.practice" not in text


def test_every_control_has_a_name_and_is_big_enough_to_hit(phone: Any) -> None:
    for control in phone.evaluate(CONTROLS):
        assert control["name"], control
        assert min(control["box"]["width"], control["box"]["height"]) >= 24, control


def test_a_phone_never_scrolls_sideways(phone: Any) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", [LESSON, HOME])
def test_all_text_stands_out_from_its_background_in_both_themes(visit: Callable[..., Any], path: str) -> None:
    page = visit(path, reduced_motion="reduce").open().page
    if path == LESSON:
        card = page.get_by_role("region", name="Two-step equations")
        card.get_by_label("Your answer").fill("1000")
        card.get_by_role("button", name="Check").click()
        expect(card.get_by_role("status")).not_to_be_empty()
        card.get_by_role("button", name="Show me").click()
        expect(card.get_by_role("list", name="Steps").get_by_role("listitem").first).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.evaluate(CONTRAST) == [], scheme


def test_the_page_follows_the_readers_theme(lesson: Any) -> None:
    shade = "getComputedStyle(document.body).backgroundColor"
    light = lesson.evaluate(shade)
    lesson.emulate_media(color_scheme="dark")
    assert lesson.evaluate(shade) != light
    lesson.emulate_media(color_scheme="light")


@pytest.mark.parametrize("kind", ["home", "lesson", "assignment", "board"])
def test_axe_finds_nothing_in_either_theme(desk: Server, visit: Callable[..., Any], kind: str) -> None:
    path = {"home": HOME, "lesson": LESSON}.get(kind) or (
        desk.lay_board() if kind == "board" else desk.lay_assignment()
    )
    page = visit(path, reduced_motion="reduce").open().page
    assert violations(page) == []
