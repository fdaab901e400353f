"""A student's server that the hub has stopped, as it does after a pause, comes back with one button, and so does the work."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

LESSON = "voila/render/course/lessons/one-two-step-equations.ipynb"
THOUGHT = "I undo the last thing first."
STOPPED = ("Failed to load resource", "WebSocket connection to")
"""What a browser itself writes of a server that is gone."""

pytestmark = pytest.mark.timeout(600)


def _reflection(page: Page) -> Locator:
    return page.locator(".op-explain").last


def _stop_server(visit: Any) -> None:
    """Stop the student's server on the hub's own page, in another tab."""
    tab = visit.context.new_page()
    tab.goto(f"{visit.room.url}hub/home")
    tab.locator("#stop").click()
    expect(tab.locator("#start")).to_have_text(re.compile("Start"))
    tab.close()


def test_a_stopped_server_is_started_again_from_the_lesson_and_the_work_is_there(visit: Any) -> None:
    with visit("ben") as ben:
        ben.provoked += STOPPED
        page = ben.goto(LESSON)
        reflection = _reflection(page)
        reflection.get_by_role("textbox").fill(THOUGHT)
        reflection.get_by_role("button", name="Save").click()
        expect(reflection.locator(".op-saved")).to_contain_text("Saved")
        _stop_server(ben)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Your session was ended after a pause")
        expect(alert).to_contain_text("Your saved answers are kept")
        alert.get_by_role("button", name="Start again").click()
        page.wait_for_url(f"**/user/ben/{LESSON}")
        expect(_reflection(page).get_by_role("textbox")).to_have_value(THOUGHT)
        expect(page.get_by_role("alert")).to_have_count(0)
