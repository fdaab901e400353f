"""An open class: the hub as our child, from its first breath to its last.

:class:`OpenClass` owns the hub process, the lock that keeps a second one out, and the folder for sockets. Whoever
opens it must :meth:`~OpenClass.close` it; closing ends the hub in order and then everything else below us by process
id, so that Ctrl-C, a ``kill`` and a closed terminal all leave nothing behind.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import click
import httpx

from ownpace.messages import ENVIRONMENT as LANGUAGE
from ownpace_hub.opening import render
from ownpace_hub.places import Places, shown
from ownpace_hub.processes import end_descendants
from ownpace_hub.settings import Settings

START_DEADLINE = 180.0
HUB_PATIENCE = 20.0
OTHERS_PATIENCE = 3.0
LOG_TAIL = 25


class AlreadyOpenError(click.ClickException):
    """The class of that folder is open in another program."""


class Stop:
    """Remembers that somebody asked for the end: Ctrl-C, ``kill`` or a terminal that was closed."""

    def __init__(self) -> None:
        self.asked = 0

    def listen(self) -> None:
        """Take the signals that mean the end."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.asked += 1


@dataclass(slots=True)
class Lock:
    """Keeps a second program from opening the same class.

    The system drops the lock with the last process that holds it, so one left by a crash never has to be cleared.
    """

    path: Path
    descriptor: int = -1

    def take(self) -> None:
        """Take the lock and write our process id into it.

        Raises:
            AlreadyOpenError: another program holds it.
        """
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(descriptor, 200).decode(errors="replace").strip()
            os.close(descriptor)
            raise AlreadyOpenError(_already_open(self.path, holder)) from None
        self.descriptor = descriptor
        self.note("")

    def note(self, address: str) -> None:
        """Write who holds the lock, for the message that a second program shows."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, f"{os.getpid()} {address}".encode(), 0)

    def drop(self) -> None:
        """Let others open the class."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


@dataclass(slots=True)
class OpenClass:
    """The hub of one class while it runs.

    Attributes:
        settings: what the hub is told.
        lock: taken already; the hub holds it too, for as long as it lives.
        stop: tells when somebody asks for the end.
    """

    settings: Settings
    lock: Lock
    stop: Stop
    _hub: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def open(self) -> bool:
        """Start the hub and wait until it answers; False where somebody asked for the end meanwhile.

        Raises:
            click.ClickException: the hub ended or did not answer in time; the end of its log is shown.
        """
        self._hub = self._start()
        deadline = time.monotonic() + START_DEADLINE
        while not _answers(self.settings.address):
            if self.stop.asked:
                return False
            if self._hub.poll() is not None or time.monotonic() > deadline:
                raise click.ClickException(_did_not_open(self.settings.places))
            time.sleep(0.1)
        self.lock.note(self.settings.address)
        return True

    def wait(self) -> int:
        """Wait until somebody asks for the end or the hub ends by itself; return the exit code that this means."""
        while not self.stop.asked:
            if self._hub is None or self._hub.poll() is not None:
                return 1
            time.sleep(0.2)
        return 0

    def close(self) -> int:
        """End the hub in order, then whatever is left below us; return how many had to be ended so."""
        if self._hub is not None and self._hub.poll() is None:
            self._hub.send_signal(signal.SIGTERM)
            _wait_for(lambda: self._hub is None or self._hub.poll() is not None, HUB_PATIENCE, self.stop)
        left = end_descendants(patience=OTHERS_PATIENCE)
        shutil.rmtree(self.settings.sockets, ignore_errors=True)
        self.lock.drop()
        return left

    def _start(self) -> subprocess.Popen[bytes]:
        places = self.settings.places
        configuration = render(self.settings)
        # A proxy of a hub that was killed cannot be alive, for we hold the lock; its number may be another's by now.
        (places.hub / "proxy.pid").unlink(missing_ok=True)
        if places.hub_log.exists():
            places.hub_log.replace(places.hub_log.with_suffix(".before.log"))
        with places.hub_log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "--config", str(configuration)],
                cwd=places.hub,
                env={**os.environ, LANGUAGE: self.settings.language or ""},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Its own session: Ctrl-C reaches us alone, and we end the hub in order.
                start_new_session=True,
                umask=0o077,
                pass_fds=(self.lock.descriptor,),
            )


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}hub/login", timeout=5, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _wait_for(done: Callable[[], bool], seconds: float, stop: Stop) -> None:
    """Wait until ``done``, but no longer than that, and no longer either once somebody asks a second time."""
    deadline = time.monotonic() + seconds
    asked = stop.asked
    while not done() and time.monotonic() < deadline and stop.asked <= max(asked, 1):
        time.sleep(0.05)


def _already_open(lock: Path, holder: str) -> str:
    pid, _, address = holder.partition(" ")
    where = f" at {address}" if address else ""
    return (
        f"The class in {shown(lock.parent.parent)} is already open{where} (process {pid or 'unknown'}). "
        "Use it there, or end it there with Ctrl-C; to open another class, give another folder with --home."
    )


def _did_not_open(places: Places) -> str:
    try:
        tail = places.hub_log.read_text("utf-8", errors="replace").splitlines()[-LOG_TAIL:]
    except OSError:
        tail = []
    shown_tail = "\n".join(f"  {line}" for line in tail)
    return f"The class could not be opened. The hub's last words, from {shown(places.hub_log)}:\n{shown_tail}"
