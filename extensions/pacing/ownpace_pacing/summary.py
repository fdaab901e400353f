"""The board's content, put together from the class store and the roster.

``summarise`` reads; ``Board`` and its ``Row`` are what the collector sends as JSON and the board shows. Students only;
sorted by name: nobody is shown below anybody. Whoever is on the roster appears, also with nothing done yet.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from ownpace.events import now
from ownpace_pacing.activity import IDLE_CUT_S, Mark, active_by_day, shown_minutes, week_start
from ownpace_pacing.roster import Person
from ownpace_pacing.store import Place, Tries

DAYS = 14
"""Days that the chart of the class's pace goes back, today included."""


class Reads(Protocol):
    """What this module needs of a class store."""

    def today(self) -> date:
        """Return the class's current day."""

    def marks(self, since: date) -> Sequence[Mark]:
        """Return each session's running totals by day."""

    def tries(self, since: date) -> Mapping[str, Tries]:
        """Return attempts by learner."""

    def last_seen(self) -> Mapping[str, str]:
        """Return the last event's time by learner."""

    def places(self) -> Mapping[str, Place]:
        """Return what each learner was last on."""


@dataclass(frozen=True, slots=True)
class Row:
    """One student on the board.

    Attributes:
        name: the sign-in name.
        display_name: how the class knows the student.
        section: the section, or nothing.
        now_on: what the student was last on, or None.
        active_min: active minutes since Monday, as people see them.
        attempts: tries at practice problems since Monday.
        right: how many of the tries were right.
        last_seen: time of the last event, UTC, or None.
    """

    name: str
    display_name: str
    section: str
    now_on: Place | None
    active_min: int
    attempts: int
    right: int
    last_seen: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """Active minutes of a section's students together on one day."""

    day: str
    section: str
    active_min: int


@dataclass(frozen=True, slots=True)
class Board:
    """What one look at the board shows.

    Attributes:
        generated: when, UTC.
        week_start: the Monday that "this week" begins with.
        idle_cut_s: seconds without a touch after which a minute no longer counts.
        sections: all sections of the roster, sorted.
        rows: the students by display name.
        dates: the last fourteen days, oldest first.
        days: the minutes on them, for each section that was active.
    """

    generated: str
    week_start: str
    idle_cut_s: int
    sections: tuple[str, ...]
    rows: tuple[Row, ...]
    dates: tuple[str, ...]
    days: tuple[Day, ...]


def summarise(store: Reads, roster: Mapping[str, Person], *, section: str | None = None) -> Board:
    """Return the board for the whole class, or for one section of it."""
    today = store.today()
    monday = week_start(today)
    since = today - timedelta(days=DAYS - 1)
    # One day more, so that a session over midnight is not counted whole on the first day.
    active = active_by_day(store.marks(since - timedelta(days=1)))
    seen = store.last_seen()
    students = _students(roster, seen)
    shown = [student for student in students if section is None or student.section == section]
    tries, places = store.tries(monday), store.places()
    return Board(
        generated=now(),
        week_start=monday.isoformat(),
        idle_cut_s=IDLE_CUT_S,
        sections=tuple(sorted({student.section for student in students if student.section})),
        rows=tuple(
            _row(
                student,
                seconds=sum(
                    seconds
                    for (learner, day), seconds in active.items()
                    if learner == student.name and day >= monday
                ),
                tries=tries.get(student.name, Tries(0, 0)),
                place=places.get(student.name),
                last_seen=seen.get(student.name),
            )
            for student in shown
        ),
        dates=tuple((since + timedelta(days=each)).isoformat() for each in range(DAYS)),
        days=_days(active, {student.name: student.section for student in shown}, since),
    )


def _students(roster: Mapping[str, Person], seen: Mapping[str, str]) -> list[Person]:
    unknown = [Person(name, name, "student", "") for name in seen if name not in roster]
    people = [person for person in (*roster.values(), *unknown) if person.role == "student"]
    return sorted(people, key=lambda person: (person.display_name.casefold(), person.name))


def _row(student: Person, *, seconds: float, tries: Tries, place: Place | None, last_seen: str | None) -> Row:
    return Row(
        name=student.name,
        display_name=student.display_name,
        section=student.section,
        now_on=place,
        active_min=shown_minutes(seconds),
        attempts=tries.total,
        right=tries.right,
        last_seen=last_seen,
    )


def _days(
    active: Mapping[tuple[str, date], float], sections: Mapping[str, str], since: date
) -> tuple[Day, ...]:
    totals: dict[tuple[date, str], float] = defaultdict(float)
    for (learner, day), seconds in active.items():
        if learner in sections and day >= since:
            totals[day, sections[learner]] += seconds
    return tuple(
        Day(day=day.isoformat(), section=section, active_min=int(seconds // 60))
        for (day, section), seconds in sorted(totals.items())
    )
