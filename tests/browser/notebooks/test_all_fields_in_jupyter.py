"""Every type of answer, given in JupyterLab and in Notebook 7: the very widgets of the course's own pages."""

from collections.abc import Iterator

import pytest
import sixteen
from hands import RIGHT, Mouse
from page_server import TOKEN, Server, adas_server
from playwright.sync_api import Browser, Locator, Page, expect

from ownpace.events import Attempt

OPENING_MS = 120_000
DOORS = {"JupyterLab": "lab/tree", "Notebook 7": "notebooks"}


@pytest.fixture(scope="module")
def writer() -> Iterator[Server]:
    """A server of a writer's, which has both of Jupyter's own front ends."""
    with adas_server("writer") as server:
        yield server


@pytest.fixture(scope="module", params=list(DOORS))
def notebook(request: pytest.FixtureRequest, writer: Server, chromium: Browser) -> Iterator[Page]:
    """The notebook that practises all types, opened and run, in one of the two."""
    path = sixteen.lay_practice(writer, f"fields-{request.param.split()[0]}.ipynb")
    window = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = window.new_page()
    page.goto(f"{writer.url}/{DOORS[request.param]}/{path}?token={TOKEN}")
    # The menus speak of a notebook only when one is open and its kernel is there.
    expect(page.locator(".jp-Notebook .jp-Cell").last).to_be_attached(timeout=OPENING_MS)
    expect(page.locator(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
        "data-status", "idle", timeout=OPENING_MS
    )
    _run_all(page)
    expect(_card(page, "explain")).to_be_attached(timeout=OPENING_MS)
    yield page
    window.close()


def _run_all(page: Page) -> None:
    """Run all cells, as often as it takes: a notebook that is still settling takes the click and does nothing."""
    first = page.locator(".jp-CodeCell .jp-InputPrompt").first
    for _ in range(10):
        page.locator(".jp-Notebook").click(position={"x": 5, "y": 5})
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator(".lm-Menu-item", has_text="Run All Cells").first.click()
        try:
            expect(first).not_to_have_text("[ ]:", timeout=10_000)
        except AssertionError:
            page.keyboard.press("Escape")
        else:
            return


def _card(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=sixteen.title(name), exact=True)


@pytest.mark.parametrize("name", [name for name in RIGHT if name != "explain"])
def test_a_right_answer_is_called_right(writer: Server, notebook: Page, name: str) -> None:
    card = _card(notebook, name)
    card.scroll_into_view_if_needed()
    RIGHT[name](Mouse(notebook), card)
    card.get_by_role("button", name="Check", exact=True).click()
    expect(card.locator(".op-sign-right")).to_be_visible()
    tried = [event for event in writer.practice() if isinstance(event, Attempt) and event.problem == name]
    assert tried[-1].status == "right"


def test_an_explanation_is_held_against_its_list(notebook: Page) -> None:
    card = _card(notebook, "explain")
    card.scroll_into_view_if_needed()
    RIGHT["explain"](Mouse(notebook), card)
    card.get_by_role("button", name="Check", exact=True).click()
    expect(card.get_by_role("checkbox")).to_have_count(2)


def test_a_key_pressed_on_a_card_is_no_command_of_the_notebook(notebook: Page) -> None:
    cells = notebook.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    card = _card(notebook, "number")
    card.get_by_role("button", name="Check", exact=True).focus()
    # On a cell these would cut it, delete it, and add two.
    notebook.keyboard.type("xddbb")
    field = card.get_by_label("Your answer")
    Mouse(notebook).write(field, "xddbb")
    expect(field).to_have_value("xddbb")
    assert cells.count() == before
