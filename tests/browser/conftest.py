"""Real Chromium, and one person's browser: what it asked for, what it complained of, what it looked like.

``visit`` signs a person in at the class of ``open_class``. On leaving, it checks that nothing was asked of another
server and that no page complained. Pictures are taken where ``OWNPACE_SHOTS`` names a folder.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

LONG = 120_000
"""Milliseconds within which a page must come even on a slow, busy machine."""
OWNPACE = str(Path(sys.executable).with_name("ownpace"))


@dataclass
class Visit:
    """A person's browser in an open class."""

    room: Any
    name: str
    context: BrowserContext
    left_the_server: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    provoked: list[str] = field(default_factory=list)
    """Parts of complaints that the test itself brings about."""

    @property
    def page(self) -> Page:
        """The newest tab."""
        return self.context.pages[-1]

    @property
    def folder(self) -> Path:
        """The person's folder in the class."""
        return Path(self.room.person(self.name))

    def sign_in(self) -> None:
        """Sign in on the first page, and wait until the own server answers."""
        page = self.context.new_page()
        page.goto(self.room.url)
        page.locator("input[name=username]").fill(self.name)
        page.locator("input[name=password]").fill(self.room.passphrases[self.name])
        page.locator("[type=submit]").click()
        page.wait_for_url(f"**/user/{self.name}/**", timeout=LONG)

    def goto(self, path: str, *, tab: bool = False) -> Page:
        """Open a page of the own server, in a new tab if asked."""
        page = self.context.new_page() if tab else self.page
        page.goto(f"{self.room.url}user/{self.name}/{path}")
        return page

    def kernels(self, folder: Path) -> list[psutil.Process]:
        """Return the class's kernels that work in a folder."""
        found = []
        for process in self.room.processes():
            try:
                if "ipykernel_launcher" in process.cmdline() and Path(process.cwd()) == folder.resolve():
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def shot(self, title: str, page: Page | None = None) -> None:
        """Take a picture of the page, for people to look at."""
        if folder := os.environ.get("OWNPACE_SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            (page or self.page).screenshot(path=Path(folder) / f"{title}.png", full_page=True)

    def leave(self) -> None:
        """Leave every page as a person does, so that it may say goodbye; closing the browser alone would kill it."""
        for page in self.context.pages:
            page.goto("about:blank")

    def must_be_clean(self) -> None:
        """Nothing left the server, and nothing complained but what the test provoked."""
        assert self.left_the_server == []
        assert [each for each in self.complaints if not any(part in each for part in self.provoked)] == []

    def note_request(self, request: Any) -> None:
        """Remember a request that leaves the server."""
        if not request.url.startswith((self.room.url, "data:", "blob:")):
            self.left_the_server.append(request.url)

    def note_message(self, message: Any) -> None:
        """Remember an error on the console."""
        if message.type == "error":
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless. It speaks English, so that pictures are alike everywhere."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: apt-get install chromium (script/test does it where it may)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--lang=en-US"])
        yield browser
        browser.close()


@pytest.fixture
def visit(open_class: Any, chromium: Browser) -> Callable[..., AbstractContextManager[Visit]]:
    """Return what opens a person's browser: ``with visit("ada") as ada: ...``; options go to the browser context."""

    @contextmanager
    def opened(name: str, **options: Any) -> Iterator[Visit]:
        context = chromium.new_context(**options)
        context.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        visit = Visit(open_class, name, context)
        context.on("request", visit.note_request)
        context.on("console", visit.note_message)
        context.on("weberror", lambda error: visit.complaints.append(str(error.error)))
        try:
            visit.sign_in()
            yield visit
            visit.leave()
            visit.must_be_clean()
        finally:
            context.close()

    return opened


@pytest.fixture
def teacher_types(open_class: Any) -> Callable[..., str]:
    """Return what runs an ``ownpace`` command on the open class, as the teacher would; it returns what was printed."""

    def typed(*arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
        done = subprocess.run(
            [OWNPACE, *arguments, "--home", str(open_class.home)],
            capture_output=True,
            text=True,
            env={**environment, "COLUMNS": "200"},
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return re.sub(r"\s+", " ", done.stdout)

    return typed


@pytest.fixture
def formulas_are_set() -> Callable[[Page], None]:
    """Return what checks that a page's formulas are MathML with a size, with no raw formula text left over."""

    def check(page: Page) -> None:
        expect(page.locator("main math").first).to_be_visible()
        boxes = page.locator("main math:visible").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(box => [box.width, box.height])"
        )
        assert boxes
        assert all(width > 3 and height > 3 for width, height in boxes)
        assert not re.search(r"\$[^$\n]{1,60}\$|\\frac|\\\(", page.locator("main").inner_text())

    return check
