"""How soon a lesson can be worked on, what it costs the network, and how fast it answers; stock Voila beside it.

A lesson with ten answer fields is opened in real Chromium, on a warm server, again and again with an empty cache, ours and
Voila's own template in turn; both run the same kernel and the same widgets. Bytes are counted on the wire, below the
browser. The kernel's share is the time until the first cell has put out its widget; what comes after is the page's.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import nbformat
from counted_wire import CountedWire, counted_wire
from jupyter_servers import home_environment, running_server
from page_server import TOKEN, Server, adas_server
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.bench.reports import Line, Report, percentile

VISITS: Final = 7
FIELDS: Final = 10
KEYS: Final = 60
CHECKS: Final = 40
LESSON: Final = "course/ten-fields.ipynb"
PROBLEMS: Final = ("one-step", "two-step", "story-two-step")
LONG_MS: Final = 120_000

# Runs before anything of the page: notes when the first control can be used, and when the first widget was made.
WATCH: Final = """
window.bench = {};
const note = (name, found) => { if (!(name in bench) && found) bench[name] = performance.now(); };
const look = () => {
  const controls = [...document.querySelectorAll('.op-problem button, .op-problem input')];
  note('control', controls.some(each => !each.disabled && each.checkVisibility()));
  note('kernel', document.querySelector('#op-kernel, #jupyter-config-data:not(head > *)'));
  note('widget', document.querySelector('.op-output, script[type="application/vnd.voila.cell-output+json"]'));
  if (!('control' in bench)) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""

# How long it takes from a key, or from "Check", until the card around it says something else.
ANSWER: Final = """
([index, text, press]) => new Promise((resolve, reject) => {
  const card = [...document.querySelectorAll('.op-problem')][index];
  const field = card.querySelector('input[type=text], input:not([type]), textarea');
  const target = card.querySelector(press ? '.op-verdict, [role=status]' : '.op-reading') ?? card;
  field.focus();
  const started = performance.now();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    clearTimeout(late);
    resolve(performance.now() - started);
  });
  const late = setTimeout(() => reject(new Error('no answer: ' + text)), 20000);
  observer.observe(target, { childList: true, subtree: true, characterData: true });
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text.slice(-1) }));
  if (press) [...card.querySelectorAll('button')].find(each => each.type === 'submit').click();
})
"""


@dataclass(slots=True)
class Side:
    """One of the two: its wire, and what was measured on it."""

    wire: CountedWire
    seconds: list[float] = field(default_factory=list)
    kernel_s: list[float] = field(default_factory=list)
    first_kb: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
    second_kb: list[float] = field(default_factory=list)
    validate_ms: list[float] = field(default_factory=list)
    verdict_ms: list[float] = field(default_factory=list)


def run() -> Report:
    """Open the lesson on both sides in turn, work on it, and report."""
    with ExitStack() as stack:
        server = stack.enter_context(adas_server())
        _write_lesson(server.home / LESSON)
        stock = stack.enter_context(_stock_server(server))
        ours, theirs = (Side(stack.enter_context(counted_wire(url))) for url in (server.url, stock))
        browser = stack.enter_context(_chromium())
        for side in (ours, theirs):
            with _window(browser) as window:
                _open(side.wire, window)
        for _ in range(VISITS):
            for side in (ours, theirs):
                _visit_twice(side, browser)
        for side in (ours, theirs):
            _work(side, browser)
    return _report(ours, theirs)


def _write_lesson(path: Path) -> None:
    """Write a lesson with ten answer fields, as the builder would."""
    book = nbformat.v4.new_notebook()
    book.metadata["ownpace"] = {"kind": "lesson", "id": "ten-fields", "title": "Ten fields"}
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [
        nbformat.v4.new_markdown_cell("# Ten fields"),
        nbformat.v4.new_code_cell("from ownpace import lesson"),
    ]
    for number in range(FIELDS):
        cells.append(nbformat.v4.new_markdown_cell(f"Problem {number + 1}: solve it, such as $3x + 2 = 11$."))
        cells.append(nbformat.v4.new_code_cell(f'lesson.practice("{PROBLEMS[number % len(PROBLEMS)]}")'))
    book.cells = cells
    nbformat.write(book, path)


@contextmanager
def _stock_server(server: Server) -> Iterator[str]:
    """Run a server with Voila as it comes out of the box, for a copy of the same home."""
    home = server.home.with_name("stock")
    shutil.copytree(server.home, home, ignore=shutil.ignore_patterns(".*"))
    environment = home_environment(
        home, JUPYTERHUB_USER="ada", OWNPACE_ROLE="student", OWNPACE_COURSE=str(server.course)
    )
    log = home.with_suffix(".log")
    with running_server(home, token=TOKEN, environment=environment, log=log) as url:
        yield url


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def _window(browser: Browser) -> Iterator[BrowserContext]:
    """Open a window with an empty cache."""
    window = browser.new_context(viewport={"width": 1100, "height": 900})
    window.set_default_timeout(LONG_MS)
    yield window
    for page in window.pages:
        page.goto("about:blank")
    window.close()


def _open(wire: CountedWire, window: BrowserContext) -> tuple[Page, int]:
    """Open the lesson and wait until all its fields can be used; return it with the number of requests."""
    page = window.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.add_init_script(WATCH)
    page.goto(f"{wire.address}/voila/render/{LESSON}?token={TOKEN}", wait_until="commit")
    page.wait_for_function(f"document.querySelectorAll('.op-problem').length === {FIELDS}")
    page.wait_for_function("'control' in bench")
    page.wait_for_load_state("networkidle")
    return page, sum(not url.startswith(("data:", "blob:")) for url in asked)


def _visit_twice(side: Side, browser: Browser) -> None:
    with _window(browser) as window:
        before = side.wire.down
        page, requests = _open(side.wire, window)
        after = side.wire.down
        noted: dict[str, float] = page.evaluate("bench")
        side.seconds.append(noted["control"] / 1000)
        side.kernel_s.append(noted["widget"] / 1000)
        side.first_kb.append((after - before) / 1000)
        side.requests.append(requests)
        page.close()
        before = side.wire.down
        _open(side.wire, window)
        side.second_kb.append((side.wire.down - before) / 1000)


def _work(side: Side, browser: Browser) -> None:
    """Type into the ten fields in turn, then have answers judged."""
    with _window(browser) as window:
        page, _ = _open(side.wire, window)
        for number in range(KEYS):
            answer = [number % FIELDS, f"x = {number + 2}/3", False]
            side.validate_ms.append(page.evaluate(ANSWER, answer))
        for number in range(CHECKS):
            answer = [number % FIELDS, f"x = {number + 1000}", True]
            side.verdict_ms.append(page.evaluate(ANSWER, answer))


def _report(ours: Side, theirs: Side) -> Report:
    def line(name: str, unit: str, values: str, part: float = 0.5) -> Line:
        mine, stock = (percentile(getattr(side, values), part) for side in (ours, theirs))
        return Line(name, unit, mine, "stock Voila", stock)

    lines = [
        line("first control, median", "s", "seconds"),
        line("of this, until the kernel's first widget", "s", "kernel_s"),
        line("first visit, over the wire", "kB", "first_kb"),
        line("first visit, requests", "", "requests"),
        line("second visit, over the wire", "kB", "second_kb"),
        line("key press to validation, p95", "ms", "validate_ms", 0.95),
        line("Check to verdict, p95", "ms", "verdict_ms", 0.95),
    ]
    names = (
        "first_control_s",
        "kernel_share_s",
        "first_visit_kb",
        "first_visit_requests",
        "second_visit_kb",
        "validate_p95_ms",
        "verdict_p95_ms",
    )
    measures: dict[str, Any] = {name: each.ours for name, each in zip(names, lines, strict=True)}
    measures["page_share_s"] = measures["first_control_s"] - measures["kernel_share_s"]
    return Report(
        f"A lesson with {FIELDS} answer fields, {VISITS} visits each", lines, json.loads(json.dumps(measures))
    )
