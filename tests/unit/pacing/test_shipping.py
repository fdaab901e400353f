"""Shipping: every journal line arrives, at least once, in public, whatever dies on the way."""

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ownpace import events
from ownpace.events import Arrangement, Attempt, Response, View, to_line
from ownpace.journal import Journal
from ownpace_pacing.shipping import (
    Cursor,
    Folders,
    Shipper,
    ShippingError,
    from_environment,
    is_off,
    load_next,
)


@dataclass
class Collector:
    """Takes batches, or refuses as often as told."""

    failures: int = 0
    got: list[events.Event] = field(default_factory=list)
    tries: int = 0

    async def __call__(self, batch: list[events.Event]) -> None:
        self.tries += 1
        if self.failures:
            self.failures -= 1
            raise ShippingError("not now")
        self.got.extend(batch)

    @property
    def pages(self) -> list[str]:
        return [event.page for event in self.got if isinstance(event, View)]


def view(page: str) -> View:
    return View(kind="lesson", page=page)


def folders(home: Path) -> Folders:
    return Folders(learner=home / ".ownpace/journal", assignments=home / "assignments")


def shipper(home: Path, collector: Collector, *, pause_s: float = 0.01) -> Shipper:
    return Shipper(folders(home), Cursor.load(home / "shipped.json"), collector, pause_s=pause_s)


def test_all_journals_are_shipped_once(tmp_path: Path) -> None:
    Journal(tmp_path / ".ownpace/journal", session="a").append(view("one"))
    Journal(tmp_path / ".ownpace/journal", session="b").append(view("two"))
    Journal(tmp_path / "assignments/check/journal").append(view("three"))
    collector = Collector()
    ship = shipper(tmp_path, collector)
    assert asyncio.run(ship.ship()) == 3
    assert asyncio.run(ship.ship()) == 0
    assert collector.pages == ["one", "two", "three"]


def test_a_server_that_starts_again_goes_on_where_it_was(tmp_path: Path) -> None:
    journal = Journal(tmp_path / ".ownpace/journal")
    journal.append(view("one"))
    collector = Collector()
    asyncio.run(shipper(tmp_path, collector).ship())
    journal.append(view("two"))
    asyncio.run(shipper(tmp_path, collector).ship())
    assert collector.pages == ["one", "two"]


def test_what_the_student_wrote_stays_at_home(tmp_path: Path) -> None:
    journal = Journal(tmp_path / ".ownpace/journal")
    drawn = {"problem": "two-step", "version": 1, "level": 1, "seed": 1}
    journal.append(Attempt(**drawn, status="wrong", credit=0, text="my answer"))
    journal.append(Response(**drawn, assignment="a", slot="q1", text="my answer"))
    collector = Collector()
    asyncio.run(shipper(tmp_path, collector).ship())
    assert len(collector.got) == 2
    assert "my answer" not in "".join(to_line(event) for event in collector.got)


def test_how_an_interactive_was_left_is_nobody_elses_business(tmp_path: Path) -> None:
    journal = Journal(tmp_path / ".ownpace/journal")
    for number in range(3):
        journal.append(Arrangement(page="a", interactive="area-model-1", text=f"[{number}]"))
    journal.append(view("one"))
    collector = Collector()
    assert asyncio.run(shipper(tmp_path, collector).ship()) == 1
    assert collector.pages == ["one"]


def test_many_events_travel_in_batches(tmp_path: Path) -> None:
    path = tmp_path / ".ownpace/journal"
    path.mkdir(parents=True)
    (path / "s.jsonl").write_text("".join(to_line(view(str(n))) + "\n" for n in range(450)))
    collector = Collector()
    asyncio.run(shipper(tmp_path, collector).ship())
    assert (len(collector.got), collector.tries) == (450, 3)


def test_a_line_being_written_is_left_for_later(tmp_path: Path) -> None:
    path = tmp_path / ".ownpace/journal"
    path.mkdir(parents=True)
    line = to_line(view("two"))
    (path / "s.jsonl").write_text(to_line(view("one")) + "\n" + line[:20])
    collector = Collector()
    ship = shipper(tmp_path, collector)
    asyncio.run(ship.ship())
    with (path / "s.jsonl").open("a") as file:
        file.write(line[20:] + "\n")
    asyncio.run(ship.ship())
    assert collector.pages == ["one", "two"]


def test_junk_in_a_journal_does_not_stop_what_follows(tmp_path: Path) -> None:
    path = tmp_path / ".ownpace/journal"
    path.mkdir(parents=True)
    (path / "s.jsonl").write_text("not an event\n" + to_line(view("one")) + "\n{}\n")
    collector = Collector()
    asyncio.run(shipper(tmp_path, collector).ship())
    assert collector.pages == ["one"]


def test_nothing_is_forgotten_while_the_collector_is_away(tmp_path: Path) -> None:
    Journal(tmp_path / ".ownpace/journal").append(view("one"))
    collector = Collector(failures=1)
    ship = shipper(tmp_path, collector)
    with pytest.raises(ShippingError):
        asyncio.run(ship.ship())
    assert asyncio.run(ship.ship()) == 1


def test_the_loop_tries_again_by_itself_and_tells_how_it_goes(tmp_path: Path) -> None:
    Journal(tmp_path / ".ownpace/journal").append(view("one"))
    collector = Collector(failures=3)
    ship = shipper(tmp_path, collector)
    problems: list[str | None] = []

    async def run() -> None:
        task = asyncio.create_task(ship.run())
        async with asyncio.timeout(10):
            while not collector.got:
                await asyncio.sleep(0.005)
                problems.append(ship.problem)
            while ship.problem is not None:
                await asyncio.sleep(0.005)
        task.cancel()

    asyncio.run(run())
    assert "not now" in problems
    assert collector.pages == ["one"]


@pytest.mark.parametrize("saved", ["", "{", "[]", '{"offsets": 3}', '{"offsets": {"a": "x"}}', "[" * 100_000])
def test_a_broken_cursor_only_costs_sending_again(tmp_path: Path, saved: str) -> None:
    (tmp_path / "shipped.json").write_text(saved)
    assert Cursor.load(tmp_path / "shipped.json").offsets == {}


def test_a_file_replaced_by_a_shorter_one_is_read_from_its_start(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(to_line(view("new")) + "\n")
    assert len(load_next([path], {str(path): 10_000}).batch) == 1


def test_the_cursor_is_replaced_as_a_whole(tmp_path: Path) -> None:
    cursor = Cursor(tmp_path / "deep" / "shipped.json")
    cursor.save({"a": 1})
    assert json.loads(cursor.path.read_text()) == {"offsets": {"a": 1}}
    assert [each.name for each in cursor.path.parent.iterdir()] == ["shipped.json"]


ENVIRON = {"OWNPACE_COLLECTOR": "http://127.0.0.1:1/x", "JUPYTERHUB_API_TOKEN": "t"}


@pytest.mark.parametrize(
    ("changes", "ships"),
    [
        ({}, True),
        ({"OWNPACE_COLLECTOR": ""}, False),
        ({"JUPYTERHUB_API_TOKEN": ""}, False),
        ({"OWNPACE_TELEMETRY": "off"}, False),
        ({"OWNPACE_TELEMETRY": "on"}, True),
        ({"OWNPACE_SHIP_EVERY_S": "soon"}, True),
    ],
)
def test_the_environment_decides_whether_anything_is_shipped(
    tmp_path: Path, changes: dict[str, str], ships: bool
) -> None:
    found = from_environment({**ENVIRON, **changes}, folders(tmp_path))
    assert (found is not None) is ships


@pytest.mark.parametrize("word", ["off", "OFF", " off ", "0", "no", "false"])
def test_telemetry_is_turned_off_by_any_plain_no(word: str) -> None:
    assert is_off({"OWNPACE_TELEMETRY": word})
