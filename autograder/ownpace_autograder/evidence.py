"""What a submission says, and nothing more: the last response to each slot, read out of its journal.

A journal in a submission is hostile data. Only regular files are opened, only so many bytes and lines of them are looked
at, and what is no event is skipped. Where a bound is passed the evidence is *incomplete*: the work then needs a person and
is never called wrong. Who the student is, what was asked and what it is worth are not in here and are never taken from here.
"""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import SupportsIndex

from ownpace.events import Event, Explanation, Response
from ownpace.journal import Junk, assignment_journal, entries, files
from ownpace.problems import latest_responses

MAX_FILES = 500
"""Most files of one assignment's journal: one for each time that the page was opened."""
MAX_SIZE = 16 * 1024 * 1024
"""Most bytes of one assignment's journal; a thousand answers take half a megabyte."""
MAX_EVENTS = 50_000
"""Most events that are read."""
MAX_JUNK = 1_000
"""Most lines that are no events before reading stops."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was answered.

    Attributes:
        responses: the last response to each problem slot.
        explanations: the last text of each explain slot.
        trouble: why there may be more than was read; empty where all was read.
        unreadable: whether the trouble is the disk's and may be gone at the next try.
    """

    responses: dict[str, Response] = field(default_factory=dict)
    explanations: dict[str, Explanation] = field(default_factory=dict)
    trouble: str = ""
    unreadable: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not self.responses and not self.explanations


def read_evidence(submission: Path, assignment: str) -> Evidence:
    """Return what the journal of a submission (or of an assignment's folder) says about this assignment."""
    try:
        events = _events(_bounded_files(assignment_journal(submission)))
    except _TooMuchError as problem:
        return Evidence(trouble=str(problem), unreadable=isinstance(problem, _UnreadableError))
    found = Evidence()
    for slot, event in latest_responses(events, assignment=assignment).items():
        if isinstance(event, Response):
            found.responses[slot] = event
        else:
            found.explanations[slot] = event
    return found


class _TooMuchError(Exception):
    """A bound was passed."""


class _UnreadableError(_TooMuchError):
    """The system does not let us read what is there: no answer in it may count as missing."""


class _BoundedJunk(list[Junk]):
    """Stops the reader at a file that cannot be read, and once it has met too many lines that are no events."""

    def append(self, item: Junk, /) -> None:
        if item.line == 0:
            raise _UnreadableError(f"{item.path.name} of the journal {item.reason}")
        if len(self) >= MAX_JUNK:
            raise _TooMuchError(f"more than {MAX_JUNK} lines of the journal cannot be read")
        super().append(item)

    def insert(self, index: SupportsIndex, item: Junk, /) -> None:
        del index
        self.append(item)


def _bounded_files(folder: Path) -> list[Path]:
    if folder.is_symlink():
        return []
    found = _listed(folder)
    if len(found) > MAX_FILES:
        raise _TooMuchError(f"the journal has {len(found)} files; {MAX_FILES} is the most that is read")
    regular = [(path, path.lstat()) for path in found]
    regular = [(path, status) for path, status in regular if stat.S_ISREG(status.st_mode)]
    size = sum(status.st_size for _, status in regular)
    if size > MAX_SIZE:
        raise _TooMuchError(f"the journal has {size} bytes; {MAX_SIZE} is the most that is read")
    return [path for path, _ in regular]


def _listed(folder: Path) -> list[Path]:
    if found := files(folder):
        return found
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise _UnreadableError(f"the journal cannot be read: {problem.strerror or problem}") from problem
    return []


def _events(paths: list[Path]) -> list[Event]:
    events: dict[str, Event] = {}
    junk = _BoundedJunk()
    for path in paths:
        for entry in entries(path, junk=junk):
            if len(events) >= MAX_EVENTS:
                raise _TooMuchError(f"the journal has more than {MAX_EVENTS} events")
            events.setdefault(entry.event.id, entry.event)
    return list(events.values())
