"""The teacher's board, as its notebook calls it: ``from ownpace_pacing import board; board.show()``.

``Board`` is the Python half of the widget whose view draws the table and the chart; it owns what is shown and asks its
``Source`` again whenever the view wants it fresh. ``Collector`` is the source: it asks the class's collector in the name
of whoever owns this server, with the server's own token. What may be seen is the collector's decision, not ours.
"""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import httpx

from ownpace.curriculum import CourseError, load_course, problems_folder
from ownpace.messages import sentence
from ownpace.problems import ProblemBank, UnknownProblemError
from ownpace.widgets.card import Card, Operation

Names = Callable[[str], str]
"""What people call a page or a problem, by its id."""

_PATIENCE_S = 5.0  # the view gives up on us after eight
_LONGEST_ID = 40  # characters shown of an id that the course does not know


class BoardError(Exception):
    """The board's content cannot be had. ``key`` names the sentence that says why and what to do."""

    def __init__(self, key: str) -> None:
        super().__init__(sentence(key))
        self.key = key


class Source(Protocol):
    """Where the board's content comes from."""

    def board(self) -> Mapping[str, Any]:
        """Return the content as ``ownpace_pacing.summary.Board`` has it. Raises BoardError."""


class Collector:
    """Asks the collector that the environment names.

    Args:
        environ: OWNPACE_COLLECTOR and JUPYTERHUB_API_TOKEN.
        transport: how requests travel; over the network where None.
    """

    def __init__(self, environ: Mapping[str, str], transport: httpx.BaseTransport | None = None) -> None:
        self._url = environ.get("OWNPACE_COLLECTOR", "").rstrip("/")
        self._token = environ.get("JUPYTERHUB_API_TOKEN", "")
        self._transport = transport

    def board(self) -> Mapping[str, Any]:
        """Return the collector's answer. Raises BoardError."""
        if not self._url or not self._token:
            raise BoardError("board.no_collector")
        headers = {"Authorization": f"token {self._token}"}
        try:
            # trust_env off: a proxy for the outside world must not see the class's data or token
            with httpx.Client(transport=self._transport, timeout=_PATIENCE_S, trust_env=False) as client:
                answer = client.get(f"{self._url}/api/board", headers=headers)
        except httpx.HTTPError as problem:
            raise BoardError("board.unreachable") from problem
        if answer.status_code == httpx.codes.FORBIDDEN:
            raise BoardError("board.not_allowed")
        return _content(answer)


class Board(Card):
    """The board on a page.

    Args:
        source: where its content comes from.
        titles: names a page or a problem by its id.
    """

    def __init__(self, source: Source, titles: Names) -> None:
        super().__init__("BoardView", "board")
        self._source = source
        self._titles = titles
        self.show(message=None, board=None)
        self.refresh()

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {"refresh": lambda _: self.refresh()}

    def refresh(self) -> None:
        """Ask the source again. In trouble, what was shown before stays, with a sentence above it."""
        try:
            board = dict(self._source.board())
        except BoardError as trouble:
            self.show(message=str(trouble))
            return
        rows = [{**row, "now_on": _place(row.get("now_on"), self._titles)} for row in board["rows"]]
        self.show(message=None, board={**board, "rows": rows})


def show() -> Board:
    """Return the board of this class, to be displayed by the notebook."""
    return Board(Collector(os.environ), Titles())


class Titles:
    """Names pages and problems as people know them, from the built course; where it has no title, by id.

    Args:
        course: the built course's folder; the one that the environment names where None.
    """

    def __init__(self, course: Path | None = None) -> None:
        self._bank = ProblemBank([problems_folder(course)])
        self._pages = {"home": sentence("board.home")}
        try:
            found = load_course(course)
        except CourseError:
            return
        self._pages |= {lesson.id: lesson.title for lesson in found.lessons}
        self._pages |= {assignment.id: assignment.title for assignment in found.assignments}

    def __call__(self, identifier: str) -> str:
        """Return the title of a page or a problem."""
        if identifier in self._pages:
            return self._pages[identifier]
        try:
            # a title may hold a formula between dollar signs, which reads well enough as it is written
            return self._bank.get(identifier).title.replace("$", "")
        except (UnknownProblemError, ValueError):  # unknown, or its file is faulty
            return _plain(identifier)


def _plain(identifier: str) -> str:
    """Return an id that no course has as something that fits a table: a student may have made it up."""
    shown = "".join(sign for sign in identifier if sign.isprintable())
    return shown if len(shown) <= _LONGEST_ID else f"{shown[:_LONGEST_ID]}…"


def _place(place: object, named: Names) -> dict[str, str] | None:
    if not isinstance(place, dict):
        return None
    page, problem = str(place.get("page") or ""), str(place.get("problem") or "")
    parts = [named(each) for each in (page, problem) if each]
    return {"label": " · ".join(parts), "time": str(place.get("time") or "")} if parts else None


def _content(answer: httpx.Response) -> Mapping[str, Any]:
    try:
        content = answer.raise_for_status().json()
    except (httpx.HTTPStatusError, json.JSONDecodeError, UnicodeDecodeError) as problem:
        raise BoardError("board.unreachable") from problem
    if not isinstance(content, dict) or not isinstance(content.get("rows"), list):
        raise BoardError("board.unreachable")
    return content
