"""The collector: the hub's service that keeps shipped events and answers the board.

Started by the hub as ``python -m ownpace_pacing.collector``.

``Settings`` holds what the environment says; ``application`` makes the web application around one ``ClassStore``; the
handlers own nothing. Who is asking comes from the hub's answer for the request's token and from nowhere else: events
are kept under that name whatever they claim, and only teachers and coaches may read the board. Cookies do not count, so
no other site can ask in a teacher's name.
"""

import asyncio
import json
import os
import signal
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import tzinfo
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click
from jupyterhub.services.auth import HubAuth
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.log import app_log, enable_pretty_logging

from ownpace import __version__
from ownpace.events import Event, EventError, from_dict
from ownpace_pacing.roster import read_roster
from ownpace_pacing.store import ClassStore, StoreError
from ownpace_pacing.summary import summarise

MAX_BODY = 1024 * 1024
"""Largest request, in bytes."""
MAX_EVENTS = 500
"""Most events in one shipment."""
STAFF = frozenset({"teachers", "coaches"})
"""The hub groups that may read the board."""

_IDENTITY_KEPT_S = 30  # how long the hub's answer for a token is believed without asking again


class Identifies(Protocol):
    """What the collector needs of the hub: who a token belongs to."""

    async def person(self, token: str) -> Mapping[str, Any] | None:
        """Return the hub's model of the token's owner where the token may use this service, else None."""


class Hub:
    """Asks JupyterHub who a token belongs to, through its own client."""

    def __init__(self) -> None:
        self._auth = HubAuth(cache_max_age=_IDENTITY_KEPT_S)

    async def person(self, token: str) -> Mapping[str, Any] | None:
        """Return the owner's model (``name``, ``groups``) where the token's scopes reach this service, else None."""
        model: Mapping[str, Any] | None = await self._auth.user_for_token(token, sync=False)
        if model is None or model.get("kind") != "user":
            return None
        return model if self._auth.check_scopes(self._auth.access_scopes, model) else None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    Attributes:
        url: where to listen (JUPYTERHUB_SERVICE_URL).
        prefix: the path that every request begins with (JUPYTERHUB_SERVICE_PREFIX).
        store_url: the class store (OWNPACE_STORE_URL; a file in OWNPACE_HOME where it is not set).
        roster: the class list (in OWNPACE_HOME).
        zone: the class's time zone (OWNPACE_TIMEZONE; the machine's where it is not set).
    """

    url: str
    prefix: str
    store_url: str
    roster: Path
    zone: tzinfo | None

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """Return the settings of an environment. Raises click.UsageError where it says too little."""
        home = Path(environ.get("OWNPACE_HOME") or "class").absolute()
        if "JUPYTERHUB_SERVICE_URL" not in environ:
            raise click.UsageError(
                "The collector is started by JupyterHub as a service with a URL; JUPYTERHUB_SERVICE_URL is not set. "
                "Open the class with script/class instead."
            )
        return cls(
            url=environ["JUPYTERHUB_SERVICE_URL"],
            prefix=environ.get("JUPYTERHUB_SERVICE_PREFIX", "/services/collector/").rstrip("/") + "/",
            store_url=environ.get("OWNPACE_STORE_URL") or f"sqlite:///{home / 'class-store.sqlite'}",
            roster=home / "roster.csv",
            zone=_zone(environ.get("OWNPACE_TIMEZONE")),
        )


class _Handler(web.RequestHandler):
    """Answers in JSON and knows who asks."""

    def initialize(self, hub: Identifies, store: ClassStore, roster: Path) -> None:
        self.hub = hub
        self.store = store
        self.roster = roster

    def set_default_headers(self) -> None:
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        problem = kwargs.get("exc_info", (None, None, None))[1]
        message = HTTPStatus(status_code).phrase
        if isinstance(problem, web.HTTPError) and problem.log_message:
            message = problem.log_message
        self.finish(json.dumps({"message": message}))

    async def person(self) -> Mapping[str, Any]:
        """Return the hub's model of whoever asks. Raises HTTPError 403 where the hub knows nobody."""
        scheme, _, token = self.request.headers.get("Authorization", "").partition(" ")
        found = (
            await self.hub.person(token.strip()) if scheme.lower() in {"token", "bearer"} and token else None
        )
        if found is None:
            raise web.HTTPError(
                403, "The hub does not know this token, or the token may not use the collector."
            )
        return found


class EventsHandler(_Handler):
    """Takes shipments of events."""

    async def post(self) -> None:
        """Keep the events of the token's owner; say how many were new and which were refused."""
        learner = str((await self.person())["name"])
        events, refused = _sort_out(_batch(self.request.body))
        try:
            new = await asyncio.to_thread(self.store.add, learner, events)
        except StoreError as problem:
            app_log.error("%s", problem)
            raise web.HTTPError(
                503, "The class store cannot be written now. Send the events again later."
            ) from None
        self.finish(json.dumps({"new": new, "kept": len(events), "refused": refused}))


class BoardHandler(_Handler):
    """Answers the teacher's board."""

    async def get(self) -> None:
        """Send the board's rows and days, of one section where the query names it."""
        person = await self.person()
        if not STAFF & set(person.get("groups", ())):
            raise web.HTTPError(403, "The board is for the teachers and coaches of this class.")
        section = self.get_query_argument("section", None)
        board = await asyncio.to_thread(self._summary, section)
        self.finish(json.dumps(asdict(board)))

    def _summary(self, section: str | None) -> Any:
        return summarise(self.store, read_roster(self.roster), section=section)


class HealthHandler(_Handler):
    """Says that the collector runs. Open to everybody; tells nothing about anybody."""

    def get(self) -> None:
        """Send the version."""
        self.finish(json.dumps({"status": "ok", "version": __version__}))


def application(store: ClassStore, hub: Identifies, *, roster: Path, prefix: str) -> web.Application:
    """Return the collector's web application under a path prefix that ends in a slash."""
    parts = {"hub": hub, "store": store, "roster": roster}
    return web.Application(
        [
            (f"{prefix}api/events", EventsHandler, parts),
            (f"{prefix}api/board", BoardHandler, parts),
            (f"{prefix}api/health", HealthHandler, parts),
        ],
        default_handler_class=web.ErrorHandler,
        default_handler_args={"status_code": 404},
    )


async def serve(settings: Settings) -> None:
    """Serve until the process is told to end."""
    store = ClassStore(settings.store_url, zone=settings.zone)
    where = urlsplit(settings.url)
    app = application(store, Hub(), roster=settings.roster, prefix=settings.prefix)
    server = HTTPServer(app, max_body_size=MAX_BODY, max_buffer_size=4 * MAX_BODY)
    server.listen(where.port or 80, where.hostname or "127.0.0.1")
    app_log.info("The collector listens on %s%s", settings.url, settings.prefix)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await ended.wait()
    server.stop()
    await server.close_all_connections()
    store.close()


@click.command()
def main() -> None:
    """Keep the class's events and answer the board. Started by JupyterHub."""
    enable_pretty_logging()
    settings = Settings.read(os.environ)
    try:
        asyncio.run(serve(settings))
    except (StoreError, OSError) as problem:
        raise click.ClickException(f"The collector cannot start: {problem}") from problem


def _batch(body: bytes) -> list[object]:
    try:
        sent = json.loads(body)
        events = sent["events"]
    except (ValueError, RecursionError, TypeError, KeyError):
        raise web.HTTPError(400, 'Send a JSON object {"events": [...]}.') from None
    if not isinstance(events, list) or len(events) > MAX_EVENTS:
        raise web.HTTPError(400, f"Send a list of at most {MAX_EVENTS} events.")
    return events


def _sort_out(sent: list[object]) -> tuple[list[Event], list[dict[str, object]]]:
    events: list[Event] = []
    refused: list[dict[str, object]] = []
    for index, values in enumerate(sent):
        try:
            events.append(from_dict(values if isinstance(values, dict) else {}))
        except EventError as problem:
            refused.append({"index": index, "reason": str(problem)[:300]})
    return events, refused


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as problem:
        raise click.UsageError(
            f"OWNPACE_TIMEZONE names no time zone: {name!r}. Try America/Los_Angeles."
        ) from problem


if __name__ == "__main__":
    main()
