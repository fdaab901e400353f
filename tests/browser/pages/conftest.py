"""A student's server with a built course on it, and a browser that watches what its pages do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from page_server import Server, Visit, adas_server
from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session")
def desk() -> Iterator[Server]:
    """A running server of the student Ada."""
    with adas_server() as server:
        yield server


@pytest.fixture
def visit(desk: Server, chromium: Browser) -> Iterator[Callable[..., Any]]:
    """Open a page of Ada's in a window of its own."""
    with _windows(desk, chromium) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def visit_once(desk: Server, chromium: Browser) -> Iterator[Callable[..., Any]]:
    """Open a page that the tests of a module share: each opening starts a kernel, and takes seconds."""
    with _windows(desk, chromium) as open_page:
        yield open_page


@contextmanager
def _windows(desk: Server, browser: Browser) -> Iterator[Callable[..., Any]]:
    windows: list[BrowserContext] = []

    def open_page(path: str, **look: Any) -> Any:
        window = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **look})
        windows.append(window)
        return Visit(desk, window, path)

    yield open_page
    for window in windows:
        window.close()


@pytest.fixture
def fresh_assignment(desk: Server) -> str:
    """The path of an assignment's page in which nothing is answered yet."""
    return str(desk.lay_assignment())
