"""The teacher's board, as its notebook calls it: ``from ownpace_pacing import board; board.show()``.

``Board`` is the Python half of the widget whose view draws the table and the chart; it owns what is shown and asks its
``Source`` again whenever the view wants it fresh. ``Collector`` is the source: it asks the class's collector in the name
of whoever owns this server, with the server's own token. What may be seen is the collector's decision, not ours.
"""

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol

import httpx
import traitlets
from ipywidgets import DOMWidget

from ownpace.messages import catalogue, sentence

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
        titles: titles of pages and problems by id; an id without one is shown itself.
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

    def __init__(self, source: Source, titles: Mapping[str, str]) -> None:
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
    return Board(Collector(os.environ), titles())


@lru_cache(maxsize=1)
def titles() -> Mapping[str, str]:
    """Return titles of the built course's pages by id; none where the course is not built."""
    return {}


def _place(place: object, named: Mapping[str, str]) -> dict[str, str] | None:
    if not isinstance(place, dict):
        return None
    page, problem = str(place.get("page") or ""), str(place.get("problem") or "")
    parts = [named.get(each, each) for each in (page, problem) if each]
    if page == "home":
        parts[0] = named.get("home", sentence("board.home"))
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
