"""The desk's door: JSON for the pages of our course, and the feedback page.

Who the student is comes from the server's own sign-in, and on a class hub only the owner of the server is served. The work
is done in one thread of its own: nbgrader's exchange must neither hold up the server nor run twice at a time.
"""

import asyncio
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from jupyter_server.base.handlers import APIHandler, JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web
from traitlets.config import Config

from ownpace.messages import sentence
from ownpace_autograder.desk.counter import Counter, DeskError, HandedIn, Standing
from ownpace_autograder.pages import CSP, feedback_page, message_page
from ownpace_autograder.teaching import is_safe_name

Result = TypeVar("Result")
HOME_PAGE = "voila/render/course/home.ipynb"
"""Where the feedback page's link leads."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the handlers of one server share.

    Attributes:
        config: the server's configuration.
        home: the server's root folder.
        thread: the one thread in which errands are done.
    """

    config: Config
    home: Path
    thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
    )

    async def run(self, student: str, errand: Callable[[Counter], Result]) -> Result:
        """Do an errand for a student, after those that came before it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self.thread, lambda: errand(Counter(self.config, self.home, student))
        )


def routes(
    base_url: str, config: Config, root_dir: str
) -> list[tuple[str, type[web.RequestHandler], dict[str, Desk]]]:
    """Return the handlers of the desk for a server."""
    given = {"desk": Desk(config, Path(root_dir))}
    # As they stand in the address, where a proxy may have written any sign as a number; they are checked later.
    name, moment = r"([^/]{1,300})", r"([^/]{1,100})"
    return [
        (url_path_join(base_url, "ownpace", "assignments"), ListHandler, given),
        (url_path_join(base_url, "ownpace", "assignments", name, "fetch"), FetchHandler, given),
        (url_path_join(base_url, "ownpace", "assignments", name, "submit"), SubmitHandler, given),
        (url_path_join(base_url, "ownpace", "feedback", name, moment), FeedbackHandler, given),
    ]


class _Served(JupyterHandler):
    """What every handler of the desk knows."""

    desk: Desk

    def initialize(self, desk: Desk) -> None:
        """Take what the routes hand over."""
        self.desk = desk

    def student(self) -> str:
        """Return who is signed in; on a hub, only the server's owner is served. Raises DeskError."""
        user = str(getattr(self.current_user, "username", "") or "")
        owner = os.environ.get("JUPYTERHUB_USER", "")
        configured = str(self.desk.config.CourseDirectory.get("student_id", "") or "")
        if not owner and configured not in ("", "*"):
            # Without a hub there are no accounts: whoever holds the server's token is the one it was set up for.
            user = configured
        if not is_safe_name(user) or (owner and user != owner):
            raise DeskError("desk.not-yours", 403)
        return user

    async def errand(self, work: Callable[[Counter], Result]) -> Result:
        """Do an errand for the student who is signed in."""
        return await self.desk.run(self.student(), work)


class _JsonHandler(_Served, APIHandler):
    """Answers in JSON, and says what to do where something cannot be done."""

    async def answer(self, work: Callable[[Counter], Mapping[str, object]]) -> None:
        """Send what an errand brings, or the reason why it could not be done."""
        try:
            self.finish(dict(await self.errand(work)))
        except DeskError as problem:
            self.set_status(problem.status)
            self.finish(_said(problem))


class ListHandler(_JsonHandler):
    """``GET assignments``: where the student stands with each."""

    @web.authenticated
    async def get(self) -> None:
        """Send the list."""
        await self.answer(
            lambda counter: {"assignments": [self._shown(each) for each in counter.standings()]}
        )

    def _shown(self, standing: Standing) -> Mapping[str, object]:
        return shown(standing, self.base_url)


class FetchHandler(_JsonHandler):
    """``POST assignments/<id>/fetch``: get a released assignment."""

    @web.authenticated
    async def post(self, assignment: str) -> None:
        """Fetch it and send where the student then stands."""
        await self.answer(lambda counter: shown(counter.fetch(assignment), self.base_url))


class SubmitHandler(_JsonHandler):
    """``POST assignments/<id>/submit``: hand in."""

    @web.authenticated
    async def post(self, assignment: str) -> None:
        """Hand in and send the receipt."""
        await self.answer(lambda counter: _receipt(counter, assignment))


class FeedbackHandler(_Served):
    """``GET feedback/<id>/<time>``: what the teacher said, as a page that runs and fetches nothing."""

    @web.authenticated
    async def get(self, assignment: str, submitted_at: str) -> None:
        """Send the page."""
        try:
            page = await self.errand(lambda counter: self._page(counter, assignment, submitted_at))
        except DeskError as problem:
            self.set_status(problem.status)
            page = message_page(**_said(problem), home_url=self._home_url())
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", CSP)
        self.set_header("Referrer-Policy", "no-referrer")
        self.finish(page)

    def _home_url(self) -> str:
        return url_path_join(self.base_url, HOME_PAGE)

    def _page(self, counter: Counter, assignment: str, submitted_at: str) -> str:
        pages = counter.feedback(assignment, submitted_at)
        moment = datetime.fromisoformat(submitted_at)
        return feedback_page(
            pages,
            title=counter.standing(assignment).title,
            submitted_at=f"{moment.astimezone():%d %B %Y, %H:%M}",
            home_url=self._home_url(),
        )


def shown(standing: Standing, base_url: str) -> Mapping[str, object]:
    """Return a standing as the pages of the course read it."""
    last = standing.handed_in[-1] if standing.handed_in else None
    receipt = last.receipt if last else None
    app = "voila/render" if standing.ours else "lab/tree"
    return {
        "id": standing.id,
        "title": standing.title,
        "due": f"{standing.due:%Y-%m-%dT%H:%M:%SZ}" if standing.due else None,
        "status": standing.status,
        "submitted_at": last.submitted_at if last else None,
        "receipt": receipt.code if receipt else None,
        "late": bool(receipt and receipt.late),
        "changed": standing.changed,
        "open_url": url_path_join(base_url, app, quote(standing.notebook)) if standing.notebook else None,
        "feedback": [
            _feedback_link(standing.id, each, base_url) for each in standing.handed_in if each.has_feedback
        ],
    }


def _feedback_link(assignment: str, each: HandedIn, base_url: str) -> Mapping[str, object]:
    url = url_path_join(base_url, "ownpace", "feedback", quote(assignment), each.submitted_at)
    return {"submitted_at": each.submitted_at, "url": url}


def _receipt(counter: Counter, assignment: str) -> Mapping[str, object]:
    receipt, again = counter.submit(assignment)
    key = "desk.again" if again else "desk.late" if receipt.late else "desk.submitted"
    return {
        "receipt": receipt.code,
        "submitted_at": receipt.submitted_at,
        "late": receipt.late,
        "again": again,
        "message": sentence(key, receipt=receipt.code),
    }


def _said(problem: DeskError) -> dict[str, Any]:
    values: dict[str, Any] = dict(problem.values)
    return {"message": sentence(problem.key, **values), "what_to_do": sentence(f"{problem.key}.do", **values)}
