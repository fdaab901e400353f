"""Active time, folded from the marks that a page leaves while somebody works on it.

A page counts its own active seconds from its start, so each mark carries a running total, and a lost or repeated
mark costs nothing: only the largest total of a session matters. ``Mark`` is one session's largest total on one day;
``active_by_day`` is the fold; ``shown_minutes`` is how minutes are told to people. Pure: no clock, no store.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

IDLE_CUT_S = 120
"""Seconds without a touch after which a visible page no longer counts as active (Lumilo's "over two minutes")."""

ROUND_TO_MIN = 5
"""Minutes are told in fives: the idle cut alone moves them by more than that."""

_DAY_S = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Mark:
    """The largest running total of one session seen on one day.

    Attributes:
        learner: whose session it was.
        session: the session's id, unique for one page load.
        day: the day in the class's time zone.
        active_s: active seconds since the session began, also on days before.
    """

    learner: str
    session: str
    day: date
    active_s: float


def active_by_day(marks: Iterable[Mark]) -> Mapping[tuple[str, date], float]:
    """Return active seconds for each learner and day.

    A session over midnight is split: a day gets what the running total grew on it.
    """
    totals: dict[tuple[str, date], float] = defaultdict(float)
    ordered = sorted(marks, key=attrgetter("learner", "session", "day", "active_s"))
    for (learner, _), session in groupby(ordered, key=attrgetter("learner", "session")):
        before = 0.0
        for mark in session:
            grown = max(0.0, min(mark.active_s - before, _DAY_S))
            totals[learner, mark.day] += grown
            before = max(before, mark.active_s)
    return {key: min(seconds, _DAY_S) for key, seconds in totals.items()}


def week_start(today: date) -> date:
    """Return the Monday of that day's week."""
    return today - timedelta(days=today.weekday())


def shown_minutes(seconds: float) -> int:
    """Return whole minutes as people see them: exact below five, else rounded to fives."""
    minutes = int(seconds // 60)
    if minutes < ROUND_TO_MIN:
        return minutes
    return ROUND_TO_MIN * int(minutes / ROUND_TO_MIN + 0.5)
