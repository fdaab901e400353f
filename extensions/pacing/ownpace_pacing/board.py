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
import traitlets
from ipywidgets import DOMWidget

from ownpace.curriculum import CourseError, load_course, problems_folder
from ownpace.messages import catalogue, sentence
from ownpace.problems.loading import ProblemBank, UnknownProblemError

Names = Callable[[str], str]
"""What people call a page or a problem, by its id."""

_PATIENCE_S = 5.0  # the view gives up on us after eight


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


class Board(DOMWidget):  # type: ignore[misc]  # ipywidgets ships no types
    """The board on a page.

    Args:
        source: where its content comes from.
        titles: names a page or a problem by its id.
    """

    _model_name = traitlets.Unicode("CardModel").tag(sync=True)
    _model_module = traitlets.Unicode("@ownpace/widgets").tag(sync=True)
    _model_module_version = traitlets.Unicode("^0.1.0").tag(sync=True)
    _view_name = traitlets.Unicode("BoardView").tag(sync=True)
    _view_module = traitlets.Unicode("@ownpace/widgets").tag(sync=True)
    _view_module_version = traitlets.Unicode("^0.1.0").tag(sync=True)

    face = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    done = traitlets.Int(0).tag(sync=True)

    def __init__(self, source: Source, titles: Names) -> None:
        super().__init__(words=_words(), face={"message": None, "board": None})
        self._source = source
        self._titles = titles
        self.on_msg(self._on_message)
        self.refresh()

    def refresh(self) -> None:
        """Ask the source again. In trouble, what was shown before stays, with a sentence above it."""
        try:
            board = dict(self._source.board())
        except BoardError as trouble:
            self.face = {"message": str(trouble), "board": self.face["board"]}
            return
        rows = [{**row, "now_on": _place(row.get("now_on"), self._titles)} for row in board["rows"]]
        self.face = {"message": None, "board": {**board, "rows": rows}}

    def _on_message(self, widget: object, content: object, buffers: object) -> None:
        del widget, buffers
        if not isinstance(content, dict) or content.get("op") != "refresh":
            return
        request = content.get("request")
        self.refresh()
        if isinstance(request, int) and not isinstance(request, bool):
            self.done = max(self.done, min(request, 2**31))


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
            return identifier


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


def _words() -> dict[str, str]:
    words = {
        key.removeprefix("board."): text for key, text in catalogue().items() if key.startswith("board.")
    }
    return {**words, "lost": sentence("connection.lost")}
