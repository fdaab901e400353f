"""What the server takes from its own learner's browser, and how it gets into the journal.

A browser may send two kinds of event: ``session`` and ``view``. Everything else is written by the course itself, where
it happened. ``Intake`` owns one journal file (that of this server session) and remembers the ids it wrote, for a page
that lost our answer sends again. A Chromebook's clock may be wrong by hours: each batch says when it was sent by that
clock, and its events are moved by the difference to ours.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ownpace.events import Event, EventError, from_dict, moment_of, time_text
from ownpace.journal import Journal

FROM_BROWSER = frozenset({"session", "view"})
"""The kinds of event that a browser may send."""
MAX_EVENTS = 200
"""Most events in one batch."""

_REMEMBERED = 2_000
_TRUSTED_DRIFT = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Refused:
    """One event of a batch that was not taken, and why."""

    index: int
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch.

    Attributes:
        kept: how many of its events are on the disk now, those from before included.
        refused: the others.
        new: the kept ones that had not been written before.
    """

    kept: int
    refused: tuple[Refused, ...]
    new: tuple[Event, ...]


class Intake:
    """Writes a browser's events to the journal, each once.

    Args:
        journal: this server session's own journal file.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: OrderedDict[str, None] = OrderedDict()

    def take(self, sent: Sequence[object], *, sent_at: str | None, now: datetime) -> Taken:
        """Write the good events of a batch, in order; name the others.

        Args:
            sent: what the browser sent as events.
            sent_at: when, by the browser's clock; None where it did not say.
            now: the server's own time, UTC.

        Raises:
            EventError: ``sent_at`` is no time.
            JournalError: an event is not on the disk; those before it are. Sending the batch again is safe.
        """
        drift = _drift(sent_at, now)
        kept: list[Event] = []
        new: list[Event] = []
        refused: list[Refused] = []
        for index, values in enumerate(sent):
            try:
                event = _event(values, drift, now)
            except EventError as problem:
                refused.append(Refused(index, str(problem)[:300]))
                continue
            kept.append(event)
            if self._write(event):
                new.append(event)
        return Taken(len(kept), tuple(refused), tuple(new))

    def _write(self, event: Event) -> bool:
        if event.id in self._known:
            return False
        self._journal.append(event)
        self._known[event.id] = None
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return True


def _event(values: object, drift: timedelta, now: datetime) -> Event:
    if not isinstance(values, dict):
        raise EventError("an event is a JSON object")
    if values.get("type") not in FROM_BROWSER:
        raise EventError(f"a browser sends {' and '.join(sorted(FROM_BROWSER))} events only")
    event = from_dict(values)
    try:
        moment = moment_of(event.time) + drift
    except OverflowError:
        raise EventError("the batch was sent at an impossible time") from None
    return from_dict({**values, "time": time_text(min(moment, now))})


def _drift(sent_at: str | None, now: datetime) -> timedelta:
    if sent_at is None:
        return timedelta(0)
    try:
        drift = now - moment_of(sent_at)
    except ValueError:
        raise EventError(f"'sent' is no time: {sent_at[:40]!r}") from None
    return drift if abs(drift) > _TRUSTED_DRIFT else timedelta(0)
