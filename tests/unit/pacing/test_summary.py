"""The board's rows: everybody of the class, students only, by name."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from ownpace_pacing.activity import Mark
from ownpace_pacing.roster import Person, read_roster
from ownpace_pacing.store import Place, Tries
from ownpace_pacing.summary import DAYS, summarise

WEDNESDAY = date(2026, 9, 2)
ROSTER = {
    person.name: person
    for person in (
        Person("teacher", "Ms Rivera", "teacher", ""),
        Person("zed", "Zed Zim", "student", "A"),
        Person("ada", "ada lamb", "student", "B"),
        Person("bo", "Bo <b>Best</b>", "student", "A"),
    )
}


@dataclass
class Store:
    """A class store that says what it was told to."""

    kept: list[Mark] = field(default_factory=list)
    tried: dict[str, Tries] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    on: dict[str, Place] = field(default_factory=dict)

    def today(self) -> date:
        return WEDNESDAY

    def marks(self, since: date) -> list[Mark]:
        return [mark for mark in self.kept if mark.day >= since]

    def tries(self, since: date) -> dict[str, Tries]:
        return self.tried

    def last_seen(self) -> dict[str, str]:
        return self.seen

    def places(self) -> dict[str, Place]:
        return self.on


def mark(learner: str, minutes: float, *, ago: int = 0, session: str = "") -> Mark:
    return Mark(learner, session or f"{learner}{ago}", WEDNESDAY - timedelta(days=ago), minutes * 60)


def test_students_stand_by_name_and_staff_do_not_stand_there() -> None:
    board = summarise(Store(seen={"teacher": "2026-09-02T10:00:00.000000Z"}), ROSTER)
    assert [row.display_name for row in board.rows] == ["ada lamb", "Bo <b>Best</b>", "Zed Zim"]
    assert board.sections == ("A", "B")


def test_somebody_with_events_and_no_line_on_the_roster_is_not_hidden() -> None:
    board = summarise(Store(seen={"newcomer": "2026-09-02T10:00:00.000000Z"}), ROSTER)
    assert [row.name for row in board.rows if row.section == ""] == ["newcomer"]


def test_minutes_count_since_monday_and_are_shown_in_fives() -> None:
    store = Store([mark("zed", 7), mark("zed", 6, ago=2), mark("zed", 60, ago=3), mark("ada", 3)])
    minutes = {row.name: row.active_min for row in summarise(store, ROSTER).rows}
    assert minutes == {"ada": 3, "bo": 0, "zed": 15}


def test_a_section_can_be_asked_for_alone() -> None:
    board = summarise(Store([mark("zed", 7), mark("ada", 8)]), ROSTER, section="A")
    assert [row.name for row in board.rows] == ["bo", "zed"]
    assert {day.section for day in board.days} == {"A"}
    assert board.sections == ("A", "B")


def test_the_chart_has_fourteen_days_and_adds_up_sections() -> None:
    store = Store(
        [mark("zed", 7), mark("bo", 8), mark("ada", 9), mark("zed", 10, ago=13), mark("zed", 99, ago=14)]
    )
    board = summarise(store, ROSTER)
    assert (len(board.dates), board.dates[-1]) == (DAYS, "2026-09-02")
    assert [(day.day, day.section, day.active_min) for day in board.days] == [
        ("2026-08-20", "A", 10),
        ("2026-09-02", "A", 15),
        ("2026-09-02", "B", 9),
    ]


def test_a_session_that_began_before_the_charts_first_day_is_not_counted_whole() -> None:
    store = Store([mark("zed", 50, ago=14, session="s"), mark("zed", 60, ago=13, session="s")])
    assert [day.active_min for day in summarise(store, ROSTER).days] == [10]


def test_a_row_tells_tries_place_and_last_sight() -> None:
    place = Place("view", "lesson", "one", "", "2026-09-02T10:00:00.000000Z")
    store = Store(tried={"zed": Tries(5, 3)}, seen={"zed": place.time}, on={"zed": place})
    row = next(row for row in summarise(store, ROSTER).rows if row.name == "zed")
    assert (row.attempts, row.right, row.last_seen, row.now_on) == (5, 3, place.time, place)


def test_semicolons_part_the_cells_for_the_board_as_for_the_class(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes("name;display_name;role;section\nada;Ada Byron;student;A\n".encode("utf-8-sig"))
    assert read_roster(path) == {"ada": Person("ada", "Ada Byron", "student", "A")}


def test_a_roster_is_read_with_its_names_trimmed(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(
        "\ufeffname,display_name,role,section\n ada , Ada Lamb,student,A\nbo,,,\n,Nobody,student,A\n"
    )
    assert list(read_roster(path).values()) == [
        Person("ada", "Ada Lamb", "student", "A"),
        Person("bo", "bo", "student", ""),
    ]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"", b"nonsense", b'name\n"unclosed'])
def test_a_roster_that_cannot_be_read_hides_nobody(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "roster.csv"
    if content is not None:
        path.write_bytes(content)
    roster = read_roster(path)
    board = summarise(Store(seen={"ada": "2026-09-02T10:00:00.000000Z"}), roster)
    assert "ada" in [row.name for row in board.rows]
