"""One student's Jupyter server with our configuration, and a window that remembers all its page asked for and complained of."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil
from playwright.sync_api import BrowserContext, Page, Request, expect

from ownpace.events import Event
from ownpace.journal import merge

ROOT = Path(__file__).parents[3]
TOKEN = "page-tests"
LESSON = "course/lessons/one-two-step-equations.ipynb"
HOME = "course/home.ipynb"
OPENING_MS = 60_000


def until(true: Callable[[], bool], *, what: str, seconds: float = 30) -> None:
    """Wait until something holds, looking often; fail when it does not come true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        time.sleep(0.05)


@dataclass
class Server:
    """Where the server is, and whose folders it serves."""

    port: int
    home: Path
    course: Path
    _assignments: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def lay_assignment(self) -> str:
        """Copy the built assignment into a folder of its own; return its notebook's path."""
        folder = self.home / "assignments" / f"copy-{next(self._assignments)}" / "u00-equations"
        shutil.copytree(self.course / "source" / "u00-equations", folder)
        return str((folder / "u00-equations.ipynb").relative_to(self.home))

    def events(self, notebook: str) -> list[Event]:
        """Return what the journal of that notebook's assignment holds."""
        return merge([(self.home / notebook).parent / "journal"])

    def practice(self) -> list[Event]:
        """Return what the learner's own journal holds."""
        return merge([self.home / ".ownpace" / "journal"])

    def kill_kernel(self, kernel_id: str) -> None:
        """End a kernel as a crash would: no chance to write anything."""
        found = [
            process
            for process in psutil.process_iter(["cmdline"])
            if any(f"kernel-{kernel_id}" in part for part in process.info["cmdline"] or [])
        ]
        assert found, f"no process of the kernel {kernel_id}"
        for process in found:
            os.kill(process.pid, signal.SIGKILL)


@contextmanager
def running_server() -> Iterator[Server]:
    """Build the course, open a server for the student Ada with our own configuration, and end it afterwards."""
    with tempfile.TemporaryDirectory(prefix="ownpace-pages-") as folder:
        home, course = Path(folder) / "home", Path(folder) / "course"
        ownpace = Path(sys.executable).with_name("ownpace")
        subprocess.run([ownpace, "build", "--out", course], check=True, cwd=ROOT, capture_output=True)
        home.mkdir()
        shutil.copytree(course / "student", home / "course")
        server = Server(_free_port(), home, course)
        with (Path(folder) / "server.log").open("w") as log:
            process = _start(server, log)
        try:
            until(lambda: _answers(server, process), what="the server to answer")
            yield server
        finally:
            _end(process)


def _start(server: Server, log: Any) -> "subprocess.Popen[bytes]":
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "OWNPACE"))},
        "HOME": str(server.home),
        "JUPYTERHUB_USER": "ada",
        "OWNPACE_ROLE": "student",
        "OWNPACE_DISPLAY_NAME": "Ada",
        "OWNPACE_COURSE": str(server.course),
        "JUPYTER_CONFIG_PATH": str(ROOT),
        "JUPYTER_RUNTIME_DIR": str(server.home.parent / "runtime"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    command = [
        sys.executable,
        "-m",
        "jupyter_server",
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={server.port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={server.home}",
        f"--IdentityProvider.token={TOKEN}",
    ]
    return subprocess.Popen(
        command, env=environment, cwd=server.home, stdout=log, stderr=log, start_new_session=True
    )


def _answers(server: Server, process: "subprocess.Popen[bytes]") -> bool:
    assert process.poll() is None, (server.home.parent / "server.log").read_text()[-4000:]
    try:
        return httpx.get(f"{server.url}/api", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the server and every kernel that it started."""
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    process.send_signal(signal.SIGTERM)
    _, alive = psutil.wait_procs(family, timeout=10)
    for left in alive:
        left.kill()
    psutil.wait_procs(alive, timeout=10)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Visit:
    """One page in one window.

    Attributes:
        page: Playwright's page.
        errors: what it wrote to the console as an error, and exceptions that nobody caught.
        strangers: requests to another host.
    """

    def __init__(self, server: Server, window: BrowserContext, path: str) -> None:
        self.server = server
        self.page: Page = window.new_page()
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._requested)
        # Without the hub there is no list of assignments; tests that need one put theirs in front of this.
        self.page.route("**/ownpace/assignments", lambda route: route.fulfill(json={"assignments": []}))
        self._address = f"{server.url}/voila/render/{path}"
        self._window = window

    def open(self) -> "Visit":
        """Go to the page and wait until its widgets are there."""
        self.page.goto(f"{self._address}?token={TOKEN}")
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the page says that it is open."""
        expect(self.page.locator("#op-main")).to_be_attached(timeout=OPENING_MS)
        expect(self.page.locator("#op-loader")).to_have_count(0, timeout=OPENING_MS)

    def reload(self) -> None:
        """Press the button that a page shows when its kernel is gone, and wait for the page that comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("alert").get_by_role("button", name="Reload the page").click()
        self.settle()

    def beside(self) -> "Visit":
        """Return the same page in a second tab of the same window."""
        return Visit(
            self.server, self._window, self._address.removeprefix(f"{self.server.url}/voila/render/")
        )

    def kernel(self) -> str:
        """Return the id of the kernel behind the page."""
        return str(
            self.page.evaluate(
                "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
            )
        )

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error":
            self.errors.append(text)

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != urlsplit(self.server.url).netloc:
            self.strangers.append(request.url)
