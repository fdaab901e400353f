"""A part of the page's script that is lost on the way comes with the next try; a page that is left says nothing of it."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import nbformat
import pytest
from page_server import Server
from playwright.sync_api import Page, Route, expect

CHUNKS = re.compile(r"/ownpace/page/\d+\.\w+\.js$")
"""Every part of the script but the first, which is named ``page``."""
PATIENT_MS = 30_000


@pytest.fixture(scope="module")
def slider(desk: Server) -> str:
    """The path of a page with one of ipywidgets' own controls, whose code is such a part."""
    book = nbformat.v4.new_notebook()
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book.cells = [
        nbformat.v4.new_markdown_cell("# A slider"),
        nbformat.v4.new_code_cell("import ipywidgets\nipywidgets.IntSlider(description='Slope')"),
    ]
    path = desk.home / "course" / "slider.ipynb"
    nbformat.write(book, path)
    return path.relative_to(desk.home).as_posix()


class Losing:
    """Loses the first requests for each part, and lets the others through."""

    def __init__(self, first: int) -> None:
        self.asked: Counter[str] = Counter()
        self._first = first

    def __call__(self, route: Route) -> None:
        self.asked[route.request.url] += 1
        if self.asked[route.request.url] <= self._first:
            route.abort()
        else:
            route.continue_()


def test_a_lost_part_is_asked_for_again(visit: Callable[..., Any], slider: str) -> None:
    seen = visit(slider)
    lose = Losing(2)
    seen.page.route(CHUNKS, lambda route: lose(route))
    page = seen.open().page
    expect(page.get_by_role("slider")).to_be_visible(timeout=PATIENT_MS)
    assert set(lose.asked.values()) == {3}
    assert all("Failed to load resource" in error for error in seen.errors), seen.errors


def test_a_page_whose_part_is_late_says_that_it_reconnects(visit: Callable[..., Any], slider: str) -> None:
    seen = visit(slider)
    lose = Losing(4)
    seen.page.route(CHUNKS, lambda route: lose(route))
    page = seen.page
    page.goto(seen.address)
    notice = page.locator(".op-reconnecting")
    expect(notice).to_contain_text("Reconnecting", timeout=PATIENT_MS)
    notice.get_by_role("button", name="Try now").click()
    expect(page.get_by_role("slider")).to_be_visible(timeout=PATIENT_MS)
    expect(notice).to_have_count(0)


def test_a_part_that_does_not_come_leaves_a_sentence_and_a_way_on(
    visit: Callable[..., Any], slider: str
) -> None:
    seen = visit(slider)
    lose = Losing(6)
    seen.page.route(CHUNKS, lambda route: lose(route))
    page = seen.open().page
    part = page.locator(".op-output")
    expect(part).to_contain_text("did not open", timeout=PATIENT_MS)
    with page.expect_navigation():
        part.get_by_role("button", name="Reload the page").click()
    expect(page.get_by_role("slider")).to_be_visible(timeout=PATIENT_MS)


def test_a_page_that_is_left_before_a_part_has_come_complains_of_nothing(
    visit: Callable[..., Any], slider: str
) -> None:
    seen = visit(slider)
    page: Page = seen.page
    parts: list[Route] = []
    elsewhere: list[Route] = []
    page.route(CHUNKS, lambda route: parts.append(route))
    page.route("**/elsewhere", lambda route: elsewhere.append(route))
    with page.expect_request(CHUNKS):
        page.goto(seen.address)
    with page.expect_request("**/elsewhere"):
        page.evaluate("window.location.assign('/elsewhere')")
    for part in parts:
        with page.expect_console_message(lambda message: "Failed to load" in message.text):
            part.abort()
    elsewhere[0].fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")
    expect(page.get_by_role("heading", name="Elsewhere")).to_be_visible()
    assert all("Failed to load resource" in error for error in seen.errors), seen.errors
