"""The class store: each event once for its learner, and the board's questions answered from it."""

from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from ownpace.events import Attempt, Session, View, now
from ownpace_pacing.activity import Mark
from ownpace_pacing.store import ClassStore, StoreError, Tries

PACIFIC = timezone(timedelta(hours=-8))


@pytest.fixture
def store(tmp_path: Path) -> ClassStore:
    return ClassStore(f"sqlite:///{tmp_path / 'class.sqlite'}", zone=PACIFIC)


def beat(time: str, active_s: float, session: str = "s") -> Session:
    return Session(
        time=time,
        phase="beat",
        app="voila",
        page="one",
        visible_s=active_s,
        active_s=active_s,
        session=session,
    )


def tried(status: str, time: str = "2026-09-02T20:00:00.000000Z") -> Attempt:
    return Attempt(
        problem="two-step", version=1, level=1, seed=1, status=status, credit=0, time=time, text="x=3"
    )  # type: ignore[arg-type]  # parametrised


def test_an_event_counts_once_for_its_learner_and_again_for_another(store: ClassStore) -> None:
    seen = View(kind="lesson", page="one")
    assert store.add("alice", [seen, seen]) == 1
    assert store.add("alice", [seen, View(kind="lesson", page="two")]) == 1
    assert store.add("bob", [seen]) == 1
    assert store.add("bob", []) == 0


def test_a_store_that_is_opened_again_has_everything(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'class.sqlite'}"
    seen = View(kind="lesson", page="one")
    first = ClassStore(url)
    first.add("alice", [seen])
    first.close()
    again = ClassStore(url)
    assert again.add("alice", [seen]) == 0
    assert again.last_seen() == {"alice": seen.time}


def test_a_day_ends_at_the_classs_own_midnight(store: ClassStore) -> None:
    store.add("alice", [beat("2026-09-03T07:59:00.000000Z", 60), beat("2026-09-03T08:01:00.000000Z", 90)])
    assert sorted(store.marks(date(2026, 9, 1)), key=lambda mark: mark.day) == [
        Mark("alice", "s", date(2026, 9, 2), 60),
        Mark("alice", "s", date(2026, 9, 3), 90),
    ]


def test_a_session_gives_one_mark_a_day_with_its_largest_total(store: ClassStore) -> None:
    times = [f"2026-09-02T20:0{minute}:00.000000Z" for minute in range(5)]
    store.add("alice", [beat(time, active) for time, active in zip(times, [0, 60, 30, 120, 90], strict=True)])
    assert [mark.active_s for mark in store.marks(date(2026, 9, 1))] == [120]
    assert store.marks(date(2026, 9, 3)) == []


def test_tries_are_counted_since_a_day_with_the_right_ones(store: ClassStore) -> None:
    store.add("alice", [tried("right"), tried("wrong"), tried("right", "2026-08-01T20:00:00.000000Z")])
    assert store.tries(date(2026, 8, 31)) == {"alice": Tries(total=2, right=1)}


def test_the_place_is_the_last_telling_event_and_not_a_beat(store: ClassStore) -> None:
    store.add(
        "alice",
        [
            View(kind="lesson", page="one", time="2026-09-02T20:00:00.000000Z"),
            tried("right", "2026-09-02T20:05:00.000000Z"),
            beat("2026-09-02T20:09:00.000000Z", 30),
        ],
    )
    place = store.places()["alice"]
    assert (place.type, place.problem, place.time) == ("attempt", "two-step", "2026-09-02T20:05:00.000000Z")


def test_what_a_student_wrote_is_not_kept_even_if_it_is_sent(store: ClassStore, tmp_path: Path) -> None:
    store.add("alice", [tried("wrong")])
    store.close()
    assert b"x=3" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_sqlite_writes_ahead_so_that_a_board_never_waits(store: ClassStore, tmp_path: Path) -> None:
    store.add("alice", [View(kind="lesson", page="one")])
    assert (tmp_path / "class.sqlite-wal").exists()


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.sqlite", "nonsense://x", "not a url"])
def test_a_store_that_cannot_be_opened_says_what_to_look_at(url: str) -> None:
    with pytest.raises(StoreError, match="OWNPACE_STORE_URL"):
        ClassStore(url)


def test_a_password_in_the_stores_address_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        ClassStore("nonsense://teacher:secret@db/class")
    assert "secret" not in str(caught.value)


def test_an_event_from_the_future_does_not_hide_what_comes_after_it(store: ClassStore) -> None:
    store.add("alice", [View(time="2099-01-01T00:00:00.000000Z", kind="lesson", page="tomorrow")])
    assert store.last_seen()["alice"] <= now()
    store.add("alice", [View(kind="lesson", page="today")])
    assert store.places()["alice"].page == "today"
