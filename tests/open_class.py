"""A class that is really open: the hub, its proxy, the collector and people's servers, in a temporary folder.

:func:`opened` starts ``ownpace class`` as an operator would and ends it with Ctrl-C. Tests sign in with
:meth:`OpenedClass.sign_in`, which does over HTTP what a browser does, or let a browser do it with the passphrases.
"""

import csv
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

DEADLINE = 120.0
ROSTER = """\
name,display_name,role,section
rivera,Ms. Rivera,teacher,
coach-lee,Jordan Lee,coach,
ada,Ada Byron,student,A
ben,Ben Mensah,student,A
chi,Chi Nguyễn,student,B
"""
OWNPACE = str(Path(sys.executable).with_name("ownpace"))


def wait_until(done: Callable[[], bool], what: str, *, deadline: float = DEADLINE) -> None:
    """Wait for a condition, looking ten times a second. Raises TimeoutError naming what was waited for."""
    end = time.monotonic() + deadline
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {deadline:.0f} s for {what}")
        time.sleep(0.1)


@dataclass(slots=True)
class OpenedClass:
    """One running ``ownpace class``.

    Attributes:
        home: the class folder.
        process: the program that an operator would see in the terminal.
        screen: the file that holds what it has printed.
        url: where the class is open, with a closing slash.
    """

    home: Path
    process: subprocess.Popen[bytes]
    screen: Path
    url: str = ""
    _clients: list[httpx.Client] = field(default_factory=list)

    @property
    def said(self) -> str:
        """What the program has printed so far."""
        return self.screen.read_text(encoding="utf-8", errors="replace")

    @property
    def passphrases(self) -> Mapping[str, str]:
        """The passphrases by sign-in name, as the sign-in sheet shows them."""
        with (self.home / "sign-in-sheet.csv").open(encoding="utf-8", newline="") as file:
            return {row["name"]: row["passphrase"] for row in csv.DictReader(file)}

    def person(self, name: str) -> Path:
        """The home folder of a person."""
        return self.home / "people" / name

    def processes(self) -> list[psutil.Process]:
        """Every process of the class, the program itself included."""
        program = psutil.Process(self.process.pid)
        return [program, *program.children(recursive=True)]

    def client(self) -> httpx.Client:
        """Return a new browser-like client that nobody has signed in with."""
        client = httpx.Client(base_url=self.url, follow_redirects=True, timeout=60, trust_env=False)
        self._clients.append(client)
        return client

    def knock(self, client: httpx.Client, name: str, passphrase: str) -> httpx.Response:
        """Fill in the sign-in page and return what comes back."""
        page = client.get("hub/login")
        token = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
        assert token is not None, page.text
        form = {"username": name, "password": passphrase, "_xsrf": token.group(1)}
        return client.post("hub/login", data=form)

    def sign_in(self, name: str) -> tuple[httpx.Client, httpx.Response]:
        """Sign a person in, wait for their server, and return the client and the page they landed on."""
        client = self.client()
        page = self.knock(client, name, self.passphrases[name])
        assert page.status_code == httpx.codes.OK, page.text
        end = time.monotonic() + DEADLINE
        while "/hub/" in page.url.path and time.monotonic() < end:
            time.sleep(0.3)
            page = client.get(f"hub/spawn-pending/{name}")
        assert f"/user/{name}/" in page.url.path, f"{name} is still at {page.url}"
        return client, page

    def wait_until_open(self) -> None:
        """Wait for the line that says where the class is open."""
        wait_until(lambda: self._found_url() or self.process.poll() is not None, "the class to open")
        assert self.url, self.said

    def close(self, number: signal.Signals = signal.SIGINT) -> int:
        """End the program as a person would and return its exit code."""
        for client in self._clients:
            client.close()
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(DEADLINE)

    def _found_url(self) -> bool:
        found = re.search(r"class is open at (http://\S+)", self.said)
        self.url = found.group(1) if found else ""
        return bool(found)


def start(home: Path, *options: str, roster: str | None = ROSTER) -> OpenedClass:
    """Start ``ownpace class`` on that folder and return at once."""
    home.mkdir(parents=True, exist_ok=True)
    arguments = [OWNPACE, "class", "--home", str(home), *options]
    if roster is not None:
        given = home.with_name(f"{home.name}-roster.csv")
        given.write_text(roster, encoding="utf-8")
        arguments += ["--roster", str(given)]
    screen = home.with_name(f"{home.name}-screen.txt")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    with screen.open("wb") as out:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**environment, "COLUMNS": "200", "OWNPACE_SHIP_EVERY_S": "1"},
        )
    return OpenedClass(home, process, screen)


@contextmanager
def opened(home: Path, *options: str, roster: str | None = ROSTER) -> Iterator[OpenedClass]:
    """Open a class, and close it whatever happens inside."""
    room = start(home, *options, roster=roster)
    try:
        room.wait_until_open()
        yield room
    finally:
        room.close()
