"""Carries new journal lines to the collector, in the background, for as long as the server runs.

The journal is the truth and stays where it is; what is shipped are public copies, without what the student wrote.
``Cursor`` remembers on disk how far each journal file has been shipped; ``Shipper`` owns the cursor and the loop. The
collector counts an event once, so shipping again after a crash, or from two servers, does no harm. With no collector
nothing is lost and nobody waits: the shipper tries again, less and less often.
"""

import asyncio
import json
import logging
import os
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from ownpace import events, journal

BATCH = 200
"""Most events in one request."""
PAUSE_S = 10.0
"""Seconds between two looks at the journals."""
LONGEST_PAUSE_S = 300.0
"""Seconds between two tries while the collector cannot be reached, at most."""

_log = logging.getLogger(__name__)


class ShippingError(RuntimeError):
    """The collector did not take a batch. Its text says why."""


class Sends(Protocol):
    """What the shipper needs of the way to the collector."""

    async def __call__(self, batch: list[events.Event]) -> None:
        """Deliver the batch. Raises ShippingError where it was not taken."""


@dataclass(frozen=True, slots=True)
class Load:
    """Events to ship next, and the cursor's state once they are delivered."""

    batch: list[events.Event]
    offsets: Mapping[str, int]


@dataclass(slots=True)
class Cursor:
    """How far each journal file has been shipped, in bytes; kept in a file that is replaced as a whole.

    A missing, torn or foreign file means "nothing shipped yet", which only costs sending again.
    """

    path: Path
    offsets: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Cursor":
        """Return the cursor that was saved at a path, or a fresh one."""
        try:
            saved = json.loads(path.read_text(encoding="utf-8"))["offsets"]
            offsets = {str(file): int(offset) for file, offset in saved.items() if int(offset) >= 0}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls(path)
        return cls(path, offsets)

    def save(self, offsets: Mapping[str, int]) -> None:
        """Remember these offsets, on disk first. Raises OSError."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        draft.write_text(json.dumps({"offsets": dict(offsets)}), encoding="utf-8")
        draft.replace(self.path)
        self.offsets = dict(offsets)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a learner's journals are.

    Attributes:
        learner: the learner's own journal.
        assignments: the folder of fetched assignments, each with a journal of its own.
    """

    learner: Path
    assignments: Path

    def files(self) -> Iterator[Path]:
        """Yield all journal files that exist now."""
        yield from journal.files(self.learner)
        for folder in sorted(self.assignments.glob("*/journal")):
            yield from journal.files(folder)


class Shipper:
    """Ships a learner's journals, on and on.

    Args:
        folders: the journals.
        cursor: how far they have been shipped.
        send: the way to the collector.
        pause_s: seconds between two looks at the journals.
    """

    def __init__(self, folders: Folders, cursor: Cursor, send: Sends, *, pause_s: float = PAUSE_S) -> None:
        self._folders = folders
        self._cursor = cursor
        self._send = send
        self._pause_s = pause_s
        self._failures = 0
        self._news = asyncio.Event()
        self.problem: str | None = None
        """Why the last try did not succeed, or None."""

    def hurry(self) -> None:
        """Look at the journals now. Does not shorten the wait for a collector that cannot be reached."""
        self._news.set()

    async def run(self) -> None:
        """Ship until cancelled."""
        while True:
            self._news.clear()
            await self._try()
            if self._failures:
                await asyncio.sleep(self._backoff())
            else:
                await self._wait_for_news()

    async def ship(self) -> int:
        """Ship everything new; return how many events were delivered.

        Raises:
            ShippingError: the collector did not take a batch; what was delivered before is remembered.
            OSError: the cursor could not be saved.
        """
        delivered = 0
        while True:
            load = await asyncio.to_thread(self._load)
            if load.batch:
                await self._send(load.batch)
                delivered += len(load.batch)
            if load.offsets != self._cursor.offsets:
                await asyncio.to_thread(self._cursor.save, load.offsets)
            if not load.batch:
                return delivered

    async def _try(self) -> None:
        try:
            await self.ship()
        except (ShippingError, OSError) as problem:
            if self.problem is None:
                _log.warning("Pacing is not shipped now and will be later: %s", problem)
            self.problem = str(problem)
            self._failures += 1
        else:
            if self.problem is not None:
                _log.info("Pacing is shipped again.")
            self.problem = None
            self._failures = 0

    def _backoff(self) -> float:
        longest: float = min(LONGEST_PAUSE_S, self._pause_s * 2.0 ** min(self._failures - 1, 16))
        # Thirty servers that lost one collector must not come back in the same second.
        return random.uniform(longest / 2, longest)  # noqa: S311  # spreading load, nothing secret

    async def _wait_for_news(self) -> None:
        try:
            async with asyncio.timeout(self._pause_s):
                await self._news.wait()
        except TimeoutError:
            return

    def _load(self) -> Load:
        return load_next(self._folders.files(), self._cursor.offsets)


def load_next(paths: Iterable[Path], offsets: Mapping[str, int], *, most: int = BATCH) -> Load:
    """Return the next events behind these offsets, at most so many, as public copies."""
    batch: list[events.Event] = []
    after = {}
    for path in paths:
        start = _start(path, offsets.get(str(path), 0))
        after[str(path)] = start
        for entry in journal.entries(path, start=start):
            if len(batch) == most:
                break
            if events.is_shared(entry.event):
                batch.append(events.public(entry.event))
            after[str(path)] = entry.end
    return Load(batch, after)


def to_collector(url: str, token: str) -> Sends:
    """Return the way to the collector at this URL, in the name of whom the hub gave this token."""
    target = f"{url.rstrip('/')}/api/events"
    headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}

    async def send(batch: list[events.Event]) -> None:
        lines = ",".join(events.to_line(event) for event in batch)
        try:
            answer = await AsyncHTTPClient().fetch(
                target,
                method="POST",
                headers=headers,
                body=f'{{"events":[{lines}]}}',
                connect_timeout=5,
                request_timeout=30,
            )
        except (HTTPClientError, OSError) as problem:
            raise ShippingError(f"the collector at {target} did not take it ({problem})") from problem
        for refusal in _refusals(answer.body):
            _log.warning("The collector refused an event for good: %s", refusal)

    return send


def from_environment(environ: Mapping[str, str], folders: Folders) -> Shipper | None:
    """Return the shipper that the environment asks for; None where telemetry is off or there is no collector."""
    url, token = environ.get("OWNPACE_COLLECTOR"), environ.get("JUPYTERHUB_API_TOKEN")
    if is_off(environ) or not url or not token:
        return None
    cursor = Cursor.load(folders.learner.parent / "shipped.json")
    pause_s = _seconds(environ.get("OWNPACE_SHIP_EVERY_S"), PAUSE_S)
    return Shipper(folders, cursor, to_collector(url, token), pause_s=pause_s)


def is_off(environ: Mapping[str, str]) -> bool:
    """Tell whether OWNPACE_TELEMETRY turns the recording of pacing off."""
    return environ.get("OWNPACE_TELEMETRY", "").strip().lower() in {"off", "0", "no", "false"}


def _seconds(text: str | None, otherwise: float) -> float:
    try:
        return max(0.1, float(text)) if text else otherwise
    except ValueError:
        return otherwise


def _start(path: Path, offset: int) -> int:
    try:
        # A file shorter than what was shipped of it is another file under the same name.
        return offset if offset <= path.stat().st_size else 0
    except OSError:
        return 0


def _refusals(body: bytes) -> list[object]:
    try:
        found = json.loads(body).get("refused", [])
    except (ValueError, AttributeError):
        return []
    return found if isinstance(found, list) else []
