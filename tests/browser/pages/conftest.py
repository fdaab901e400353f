"""A student's server with a built course on it, and a browser that watches what its pages do."""

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext


def _module() -> ModuleType:
    """Return the module that lies beside this file; the tests are no package, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location("page_server", Path(__file__).with_name("page_server.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def desk() -> Iterator[Any]:
    """A running server of the student Ada."""
    with _module().running_server() as server:
        yield server


@pytest.fixture
def visit(desk: Any, chromium: Browser) -> Iterator[Callable[..., Any]]:
    """Open a page of Ada's in a window of its own."""
    with _windows(desk, chromium) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def visit_once(desk: Any, chromium: Browser) -> Iterator[Callable[..., Any]]:
    """Open a page that the tests of a module share: each opening starts a kernel, and takes seconds."""
    with _windows(desk, chromium) as open_page:
        yield open_page


@contextmanager
def _windows(desk: Any, browser: Browser) -> Iterator[Callable[..., Any]]:
    windows: list[BrowserContext] = []

    def open_page(path: str, **look: Any) -> Any:
        window = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **look})
        windows.append(window)
        return _module().Visit(desk, window, path)

    yield open_page
    for window in windows:
        window.close()


@pytest.fixture
def fresh_assignment(desk: Any) -> str:
    """The path of an assignment's page in which nothing is answered yet."""
    return str(desk.lay_assignment())
