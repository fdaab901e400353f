"""What a journal says about its learner, counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ownpace.events import Attempt, Event, Explanation, Hint, Response, Reveal, Session, Submit, View

CHECK = "#check"
"""What the page of an attempt ends with where it was made in a lesson's check."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was done with one problem, or on one page.

    Attributes:
        attempts: responses with a verdict; what could not be read does not count.
        right: different variants that were answered right.
        hints: hints opened.
        reveals: solutions shown.
        last_seen: the time of the last of these, or nothing.
    """

    attempts: int = 0
    right: int = 0
    hints: int = 0
    reveals: int = 0
    last_seen: str = ""


@dataclass(frozen=True, slots=True)
class PageProgress:
    """What was done on one page.

    Attributes:
        practice: outside the check.
        check: in the check.
        active_s: seconds at work.
        last_seen: the last time that anything happened there.
    """

    practice: Counts = Counts()
    check: Counts = Counts()
    active_s: float = 0.0
    last_seen: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that a journal says.

    Attributes:
        problems: by problem id.
        pages: by page id.
        answered: the slots that hold a response, by assignment.
        submitted: the time of the last submission, by assignment.
        active_s: seconds at work, on all pages.
        last_seen: the time of the last event, or nothing.
    """

    problems: Mapping[str, Counts] = field(default_factory=dict)
    pages: Mapping[str, PageProgress] = field(default_factory=dict)
    answered: Mapping[str, frozenset[str]] = field(default_factory=dict)
    submitted: Mapping[str, str] = field(default_factory=dict)
    active_s: float = 0.0
    last_seen: str = ""


def fold(events: Iterable[Event]) -> Progress:
    """Return what the events say. Their order and duplicates make no difference."""
    tally = _Tally()
    for event in {event.id: event for event in events}.values():
        tally.take(event)
    return tally.progress()


class _Count:
    def __init__(self) -> None:
        self.attempts = self.hints = self.reveals = 0
        self.right: set[tuple[str, int, int, int]] = set()
        self.last_seen = ""

    def take(self, event: Attempt | Hint | Reveal) -> None:
        self.last_seen = max(self.last_seen, event.time)
        self.hints += isinstance(event, Hint)
        self.reveals += isinstance(event, Reveal)
        if isinstance(event, Attempt) and event.status != "unreadable":
            self.attempts += 1
            if event.status == "right":
                self.right.add((event.problem, event.version, event.level, event.seed))

    def counts(self) -> Counts:
        return Counts(self.attempts, len(self.right), self.hints, self.reveals, self.last_seen)


class _Page:
    def __init__(self) -> None:
        self.practice, self.check = _Count(), _Count()
        self.active: dict[str, float] = {}
        self.last_seen = ""

    def progress(self) -> PageProgress:
        return PageProgress(
            self.practice.counts(), self.check.counts(), sum(self.active.values()), self.last_seen
        )


class _Tally:
    def __init__(self) -> None:
        self._problems: dict[str, _Count] = {}
        self._pages: dict[str, _Page] = {}
        self._answered: dict[str, set[str]] = {}
        self._submitted: dict[str, str] = {}
        self._last_seen = ""

    def take(self, event: Event) -> None:
        self._last_seen = max(self._last_seen, event.time)
        match event:
            case Attempt() | Hint() | Reveal():
                self._problems.setdefault(event.problem, _Count()).take(event)
                page = self._page(event.page.removesuffix(CHECK), event.time)
                (page.check if event.page.endswith(CHECK) else page.practice).take(event)
            case Session():
                page = self._page(event.page, event.time)
                # Beats carry the sum so far, so the largest is the session's.
                page.active[event.session] = max(page.active.get(event.session, 0.0), event.active_s)
            case View():
                self._page(event.page, event.time)
            case Response() | Explanation():
                self._answered.setdefault(event.assignment, set()).add(event.slot)
            case Submit():
                known = self._submitted.get(event.assignment, "")
                self._submitted[event.assignment] = max(known, event.time)
            case _:
                pass

    def _page(self, page_id: str, time: str) -> _Page:
        page = self._pages.setdefault(page_id, _Page())
        page.last_seen = max(page.last_seen, time)
        return page

    def progress(self) -> Progress:
        pages = {name: page.progress() for name, page in self._pages.items()}
        return Progress(
            problems={name: count.counts() for name, count in self._problems.items()},
            pages=pages,
            answered={name: frozenset(slots) for name, slots in self._answered.items()},
            submitted=dict(self._submitted),
            active_s=sum(page.active_s for page in pages.values()),
            last_seen=self._last_seen,
        )
