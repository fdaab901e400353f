"""The gallery: every interactive of the kit reached, changed and heard, with a keyboard alone and with a finger alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe import violations
from gallery_page import lay_gallery
from operating import by_keys, by_taps, first_control
from page_server import Server, Visit
from playwright.sync_api import Locator, expect

from ownpace.widgets.interactives import KINDS

PATIENT_MS = 60_000
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
LEAST_TARGET = 24
SOMETHING = re.compile(r"\w")

# What can be scrolled sideways. A tree may be: it is a drawing in two dimensions.
SCROLLERS = """() => [...document.querySelectorAll('.op-explore *')].filter(each =>
  each.checkVisibility() && !each.querySelector('[role=tree]') && each.scrollWidth > each.clientWidth + 1
  && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
  .map(each => `${each.closest('.op-card').dataset.kind}: ${each.scrollWidth} in ${each.clientWidth}`)"""

# What reaches beyond the right edge of the page and is not cut off there by what it stands in.
BEYOND = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth && !each.closest('svg'))
  .map(each => `${each.closest('.op-card')?.dataset.kind}: ${each.localName}.${each.className}`)"""

# All that is pressed, chosen, moved or written into, and is too small for a finger.
SMALL = """(card, least) => [...card.querySelectorAll(
    'button, input, select, textarea, math-field, a[href], [role=slider], [role=treeitem]')]
  .filter(each => each.checkVisibility())
  .map(each => [each.outerHTML.slice(0, 120),
    (['radio', 'checkbox'].includes(each.type) ? each.closest('label') : each).getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < least)"""


@pytest.fixture(scope="module")
def gallery(desk: Server) -> str:
    """The path of the gallery's page."""
    return lay_gallery(desk)


@pytest.fixture(scope="module")
def at_desk(gallery: str, visit_once: Callable[..., Any]) -> Visit:
    """The gallery on a laptop. Its cards keep what one test did to them for the next."""
    return _ready(visit_once(gallery, reduced_motion="reduce"))


@pytest.fixture(scope="module")
def on_phone(gallery: str, visit_once: Callable[..., Any]) -> Visit:
    """The gallery on a phone."""
    return _ready(visit_once(gallery, reduced_motion="reduce", **PHONE))


def _ready(seen: Visit) -> Visit:
    seen.open()
    expect(seen.page.locator(".op-explore")).to_have_count(len(KINDS))
    expect(seen.page.locator(".op-interactive:empty")).to_have_count(0, timeout=PATIENT_MS)
    return seen


def _card(seen: Visit, kind: str) -> Locator:
    return seen.page.locator(f".op-explore[data-kind={kind}]")


@pytest.mark.parametrize("kind", KINDS)
def test_everything_about_an_interactive_has_a_name_and_its_state_is_read(at_desk: Visit, kind: str) -> None:
    card = _card(at_desk, kind)
    expect(card).to_have_role("region")
    expect(card).to_have_accessible_name(card.get_by_role("heading").inner_text())
    expect(first_control(card)).to_have_accessible_name(SOMETHING)
    caption = card.locator(".op-caption")
    expect(caption).to_have_attribute("aria-live", "polite")
    expect(caption).to_have_text(SOMETHING)


@pytest.mark.parametrize("kind", KINDS)
def test_an_interactive_is_worked_with_the_keyboard_alone_and_says_so(at_desk: Visit, kind: str) -> None:
    assert by_keys(_card(at_desk, kind)), "no key changes what is said"


@pytest.mark.parametrize("kind", KINDS)
def test_an_interactive_is_worked_with_a_finger_alone_and_says_so(on_phone: Visit, kind: str) -> None:
    card = _card(on_phone, kind)
    assert card.evaluate(SMALL, LEAST_TARGET) == []
    assert by_taps(card), "no tap changes what is said"


def test_axe_finds_nothing_in_either_theme(at_desk: Visit) -> None:
    assert violations(at_desk.page) == []


@pytest.mark.parametrize("width", [360, 320])
def test_nothing_is_scrolled_sideways_on_a_phone_and_at_four_times_the_size(
    on_phone: Visit, width: int
) -> None:
    page = on_phone.page
    page.set_viewport_size({"width": width, "height": 740})
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(SCROLLERS) == []


def test_on_a_laptop_every_table_has_room(at_desk: Visit) -> None:
    assert at_desk.page.evaluate(SCROLLERS) == []


def test_nothing_complains_and_no_other_host_is_asked(at_desk: Visit, on_phone: Visit) -> None:
    for seen in (at_desk, on_phone):
        assert (seen.errors, seen.strangers) == ([], [])
