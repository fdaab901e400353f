"""The server's side of recording: for its own learner only, on the disk first, then on the event bus."""

import asyncio
from pathlib import Path
from typing import Any

import click
import pytest
from jupyter_events import EventLogger

from ownpace.events import new_id, now, schema
from ownpace.journal import JournalError, merge
from ownpace_pacing.collector import Settings
from ownpace_pacing.intake import FROM_BROWSER
from ownpace_pacing.server import Pacing, folders
from ownpace_pacing.shipping import Folders


def view() -> dict[str, object]:
    return {"type": "view", "id": new_id(), "time": now(), "kind": "lesson", "page": "one"}


def pacing(home: Path, **environ: str) -> Pacing:
    logger = EventLogger()
    for kind in FROM_BROWSER:
        logger.register_event_schema(schema(kind))
    return Pacing(Folders(home / "journal", home / "assignments"), logger, environ)


@pytest.mark.parametrize(
    ("environ", "records"),
    [
        ({}, True),
        ({"JUPYTERHUB_USER": "alice"}, True),
        ({"JUPYTERHUB_USER": "bob"}, False),
        ({"JUPYTERHUB_USER": "alice", "OWNPACE_TELEMETRY": "off"}, False),
    ],
)
def test_only_the_servers_own_learner_is_recorded_and_only_with_telemetry_on(
    tmp_path: Path, environ: dict[str, str], records: bool
) -> None:
    assert pacing(tmp_path, **environ).records("alice") is records


def test_a_recorded_event_is_offered_to_the_servers_event_bus_after_it_is_on_the_disk(tmp_path: Path) -> None:
    heard: list[tuple[str, int]] = []

    async def listen(logger: EventLogger, schema_id: str, data: dict[str, Any]) -> None:
        heard.append((data["page"], len(merge([tmp_path / "journal"]))))

    async def run() -> None:
        recorder = pacing(tmp_path)
        recorder._logger.add_listener(schema_id=schema("view")["$id"], listener=listen)
        await recorder.take([view()], sent_at=None)
        await recorder._logger.gather_listeners()

    asyncio.run(run())
    assert heard == [("one", 1)]


def test_a_journal_that_cannot_be_written_is_no_silent_loss(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file in the folder's place")
    with pytest.raises(JournalError):
        asyncio.run(pacing(tmp_path).take([view()], sent_at=None))


def test_without_a_collector_recording_goes_on_and_health_says_so(tmp_path: Path) -> None:
    recorder = pacing(tmp_path)
    assert asyncio.run(recorder.take([view()], sent_at=None)).kept == 1
    assert recorder.health() == {"status": "ok", "telemetry": "on", "collector": "absent", "problem": None}


def test_journals_lie_below_the_learners_home(tmp_path: Path) -> None:
    assert folders({"HOME": str(tmp_path)}).learner == tmp_path / ".ownpace/journal"
    assert folders({"HOME": str(tmp_path), "OWNPACE_JOURNAL": "/j"}).learner == Path("/j")


SERVICE = {"JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:9", "OWNPACE_HOME": "/class"}


def test_the_collector_keeps_its_store_in_the_class_folder_unless_told_otherwise() -> None:
    settings = Settings.read(SERVICE)
    assert settings.store_url == "sqlite:////class/class-store.sqlite"
    assert settings.roster == Path("/class/roster.csv")
    assert (
        Settings.read({**SERVICE, "OWNPACE_STORE_URL": "postgresql://db/x"}).store_url == "postgresql://db/x"
    )
    assert Settings.read({**SERVICE, "JUPYTERHUB_SERVICE_PREFIX": "/a/b"}).prefix == "/a/b/"


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({}, "started by JupyterHub"),
        ({**SERVICE, "OWNPACE_TIMEZONE": "Mars/Base"}, "no time zone"),
        ({**SERVICE, "OWNPACE_TIMEZONE": "../etc/passwd"}, "no time zone"),
    ],
)
def test_an_environment_that_says_too_little_is_answered_with_what_to_do(
    environ: dict[str, str], sentence: str
) -> None:
    with pytest.raises(click.UsageError, match=sentence):
        Settings.read(environ)
