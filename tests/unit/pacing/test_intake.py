"""What a browser may put into the journal, and what it may not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ownpace.events import EventError, new_id
from ownpace.journal import Journal, merge
from ownpace_pacing.intake import Intake

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def view(**changes: object) -> dict[str, object]:
    return {"type": "view", "id": new_id(), "time": stamp(NOW), "kind": "lesson", "page": "one"} | changes


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(Journal(tmp_path / "journal"))


def kept(tmp_path: Path) -> list[tuple[str, str]]:
    return [(event.id, event.time) for event in merge([tmp_path / "journal"])]


def test_a_good_event_is_on_the_disk_when_it_is_acknowledged(intake: Intake, tmp_path: Path) -> None:
    event = view()
    taken = intake.take([event], sent_at=None, now=NOW)
    assert (taken.kept, taken.refused) == (1, ())
    assert kept(tmp_path) == [(event["id"], stamp(NOW))]


def test_a_page_that_sends_again_is_written_once_and_acknowledged_twice(
    intake: Intake, tmp_path: Path
) -> None:
    event = view()
    first = intake.take([event], sent_at=None, now=NOW)
    again = intake.take([event], sent_at=None, now=NOW)
    assert (first.kept, len(first.new), again.kept, len(again.new)) == (1, 1, 1, 0)
    assert len(next((tmp_path / "journal").iterdir()).read_text().splitlines()) == 1


def test_bad_events_are_named_and_the_good_ones_between_them_kept(intake: Intake, tmp_path: Path) -> None:
    batch = [view(learner="bob"), view(), "text", view(kind="party"), view()]
    taken = intake.take(batch, sent_at=None, now=NOW)
    assert [each.index for each in taken.refused] == [0, 2, 3]
    assert taken.refused[0].reason == "view: the field 'learner' is unknown"
    assert taken.kept == len(kept(tmp_path)) == 2


@pytest.mark.parametrize("kind", ["attempt", "hint", "response", "submit", "explanation", None, 3, ["view"]])
def test_a_browser_cannot_write_what_the_course_itself_records(intake: Intake, kind: object) -> None:
    if isinstance(kind, list):
        kind = str(kind)
    taken = intake.take([view(type=kind)], sent_at=None, now=NOW)
    assert taken.refused[0].reason == "a browser sends session and view events only"


@pytest.mark.parametrize("wrong", [timedelta(hours=-7), timedelta(days=400), timedelta(minutes=2)])
def test_a_wrong_clock_is_put_right_by_what_it_says_when_sending(
    intake: Intake, tmp_path: Path, wrong: timedelta
) -> None:
    happened = NOW - timedelta(minutes=3)
    intake.take([view(time=stamp(happened + wrong))], sent_at=stamp(NOW + wrong), now=NOW)
    assert kept(tmp_path)[0][1] == stamp(happened)


def test_nothing_happens_in_the_future(intake: Intake, tmp_path: Path) -> None:
    intake.take([view(time=stamp(NOW + timedelta(days=3)))], sent_at=stamp(NOW), now=NOW)
    assert kept(tmp_path)[0][1] == stamp(NOW)


@pytest.mark.parametrize("sent_at", ["", "yesterday", "2026-99-01T00:00:00.000000Z"])
def test_a_batch_sent_at_no_time_is_refused_whole(intake: Intake, sent_at: str) -> None:
    with pytest.raises(EventError, match="is no time"):
        intake.take([view()], sent_at=sent_at, now=NOW)


def test_an_impossible_clock_refuses_the_event_and_not_the_server(intake: Intake) -> None:
    taken = intake.take([view()], sent_at="9999-12-31T00:00:00.000000Z", now=NOW)
    assert taken.kept == 0
    assert taken.refused
