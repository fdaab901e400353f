"""The server extension: the door through which a page's pacing events enter the learner's journal.

``POST <base>/ownpace/events`` takes a batch, ``GET <base>/ownpace/health`` says how shipping goes. ``Pacing`` owns this
server's ``Intake`` and, where a collector is set, its ``Shipper``; it lives in the web application's settings. Nothing
here counts as activity: a page left open must not keep a server alive. Whoever visits somebody else's server (a teacher
may) leaves no trace in that learner's journal.
"""

import asyncio
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jupyter_events import EventLogger
from jupyter_server.base.handlers import APIHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado import web

from ownpace.events import Event, EventError, schema
from ownpace.journal import Journal, JournalError, learner_journal
from ownpace_pacing.intake import FROM_BROWSER, MAX_EVENTS, Intake, Taken
from ownpace_pacing.shipping import Folders, Shipper, from_environment, is_off

MAX_BODY = 64 * 1024
"""Largest batch, in bytes."""

_SETTING = "ownpace_pacing"


class Pacing:
    """What one server keeps for its learner.

    Args:
        folders: the learner's journals.
        logger: the server's event bus; each recorded event is emitted there.
        environ: OWNPACE_TELEMETRY, OWNPACE_COLLECTOR, JUPYTERHUB_USER, JUPYTERHUB_API_TOKEN.
    """

    def __init__(self, folders: Folders, logger: EventLogger, environ: Mapping[str, str]) -> None:
        self._logger = logger
        self._intake = Intake(Journal(folders.learner))
        self._writing = asyncio.Lock()
        self._shipping: asyncio.Task[None] | None = None
        self.owner = environ.get("JUPYTERHUB_USER")
        self.is_off = is_off(environ)
        self.shipper: Shipper | None = from_environment(environ, folders)

    def start(self) -> None:
        """Begin to ship in the background; needs a running event loop."""
        if self.shipper is not None and self._shipping is None:
            self._shipping = asyncio.get_running_loop().create_task(self.shipper.run())

    def records(self, username: str) -> bool:
        """Tell whether this person's events are recorded here."""
        return not self.is_off and self.owner in (None, username)

    async def take(self, sent: list[object], *, sent_at: str | None) -> Taken:
        """Write a browser's batch. Raises JournalError and EventError as ``Intake.take`` does."""
        async with self._writing:
            taken = await asyncio.to_thread(self._intake.take, sent, sent_at=sent_at, now=datetime.now(UTC))
        # Here and not in the thread that wrote: the bus starts a task for each listener, in this loop.
        for event in taken.new:
            self._emit(event)
        if self.shipper is not None and taken.new:
            self.shipper.hurry()
        return taken

    def health(self) -> dict[str, object]:
        """Return how recording and shipping go."""
        telemetry = "off" if self.is_off else "on"
        if self.shipper is None:
            return {"status": "ok", "telemetry": telemetry, "collector": "absent", "problem": None}
        problem = self.shipper.problem
        collector = "waiting" if problem else "ok"
        return {"status": "ok", "telemetry": telemetry, "collector": collector, "problem": problem}

    def _emit(self, event: Event) -> None:
        values = {each.name: getattr(event, each.name) for each in fields(event)}
        self._logger.emit(schema_id=schema(event.type)["$id"], data={"type": event.type, **values})


class _Handler(APIHandler):
    """Answers in JSON, for the server's own learner; never counts as activity."""

    _track_activity = False

    @property
    def pacing(self) -> Pacing:
        found = self.settings[_SETTING]
        assert isinstance(found, Pacing)  # noqa: S101  # we put it there ourselves, see _load_...
        return found

    def answer(self, status: int, /, **values: object) -> None:
        """Finish with these values as JSON."""
        self.set_status(status)
        self.finish(json.dumps(values))


class EventsHandler(_Handler):
    """Takes batches ``{"sent": time, "events": [...]}`` from the page."""

    @web.authenticated
    async def post(self) -> None:
        """Keep the good events; name the others, with status 400."""
        if not self.pacing.records(self.current_user.username):
            self.answer(200, kept=0, telemetry="off")
            return
        events, sent_at = self._batch()
        try:
            taken = await self.pacing.take(events, sent_at=sent_at)
        except EventError as problem:
            raise web.HTTPError(400, str(problem)) from None
        except JournalError as problem:
            self.answer(507, message=str(problem), what_to_do="Free some space, then reload the page.")
            return
        refused = [asdict(each) for each in taken.refused]
        if refused:
            message = "Some events were refused; the others are kept."
            self.answer(400, message=message, kept=taken.kept, refused=refused)
        else:
            self.answer(200, kept=taken.kept, telemetry="on")

    def _batch(self) -> tuple[list[object], str | None]:
        body = self.request.body
        if len(body) > MAX_BODY:
            raise web.HTTPError(413, f"A batch has at most {MAX_BODY} bytes.")
        try:
            sent: Any = json.loads(body)
            events, sent_at = sent["events"], sent.get("sent")
        except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
            raise web.HTTPError(400, 'Send a JSON object {"sent": time, "events": [...]}.') from None
        if not isinstance(events, list) or len(events) > MAX_EVENTS:
            raise web.HTTPError(400, f"Send a list of at most {MAX_EVENTS} events.")
        if not isinstance(sent_at, str | None):
            raise web.HTTPError(400, "'sent' is a time as text.")
        return events, sent_at


class HealthHandler(_Handler):
    """Says how recording and shipping go."""

    @web.authenticated
    async def get(self) -> None:
        """Send the state."""
        self.answer(200, **self.pacing.health())


def folders(environ: Mapping[str, str]) -> Folders:
    """Return where the learner's journals are: OWNPACE_JOURNAL, or below HOME."""
    home = Path(environ.get("HOME") or Path.home())
    return Folders(learner=learner_journal(environ, home), assignments=home / "assignments")


def _load_jupyter_server_extension(serverapp: ServerApp) -> None:
    """Register our schemas and handlers with a server."""
    logger = serverapp.event_logger
    assert logger is not None  # noqa: S101  # the server makes its bus before it loads extensions
    for kind in sorted(FROM_BROWSER):
        logger.register_event_schema(schema(kind))
    web_app = serverapp.web_app
    web_app.settings[_SETTING] = Pacing(folders(os.environ), logger, os.environ)
    base = web_app.settings["base_url"]
    web_app.add_handlers(  # type: ignore[no-untyped-call]  # jupyter_server types it loosely
        ".*$",
        [
            (url_path_join(base, "ownpace", "events"), EventsHandler),
            (url_path_join(base, "ownpace", "health"), HealthHandler),
        ],
    )


async def _start_jupyter_server_extension(serverapp: ServerApp) -> None:
    """Begin to ship, once the server's event loop runs."""
    serverapp.web_app.settings[_SETTING].start()
