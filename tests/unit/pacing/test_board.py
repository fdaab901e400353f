"""The board's kernel half: what it shows, and what it says when there is nothing to show."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from ownpace.messages import catalogue, sentence
from ownpace_pacing.board import Board, BoardError, Collector, Titles

ENVIRON = {"OWNPACE_COLLECTOR": "http://collector/services/collector/", "JUPYTERHUB_API_TOKEN": "secret"}
PLACE = {
    "type": "attempt",
    "kind": "",
    "page": "one",
    "problem": "two-step",
    "time": "2026-09-02T10:00:00.000000Z",
}
CONTENT = {"rows": [{"name": "ada", "now_on": PLACE}, {"name": "bo", "now_on": None}], "days": []}


class Source:
    """Gives what it is told to, or trouble."""

    def __init__(self, *answers: Mapping[str, Any] | str) -> None:
        self.answers = list(answers)

    def board(self) -> Mapping[str, Any]:
        answer = self.answers.pop(0)
        if isinstance(answer, str):
            raise BoardError(answer)
        return answer


def answering(status: int, body: object) -> httpx.MockTransport:
    return httpx.MockTransport(lambda _: httpx.Response(status, content=json.dumps(body)))


def trouble(collector: Collector) -> str:
    with pytest.raises(BoardError) as caught:
        collector.board()
    return caught.value.key


def test_the_collector_is_asked_in_the_name_of_the_servers_owner() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=CONTENT)

    assert Collector(ENVIRON, httpx.MockTransport(answer)).board() == CONTENT
    assert str(asked[0].url) == "http://collector/services/collector/api/board"
    assert asked[0].headers["Authorization"] == "token secret"


def test_each_trouble_has_a_sentence_of_its_own() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    assert trouble(Collector({})) == "board.no_collector"
    assert trouble(Collector(ENVIRON, httpx.MockTransport(refuse))) == "board.unreachable"
    assert trouble(Collector(ENVIRON, answering(403, {}))) == "board.not_allowed"
    assert trouble(Collector(ENVIRON, answering(503, {}))) == "board.unreachable"
    assert trouble(Collector(ENVIRON, answering(200, ["no", "board"]))) == "board.unreachable"
    assert trouble(Collector(ENVIRON, httpx.MockTransport(lambda _: httpx.Response(200, text="<html>")))) == (
        "board.unreachable"
    )


def test_pages_and_problems_are_shown_by_their_titles() -> None:
    board = Board(
        Source(CONTENT), {"one": "One- and two-step equations", "two-step": "Two steps"}.__getitem__
    )
    rows = board.face["board"]["rows"]
    assert rows[0]["now_on"]["label"] == "One- and two-step equations · Two steps"
    assert rows[1]["now_on"] is None


def test_titles_come_from_the_built_course(tmp_path: Path) -> None:
    lesson = {
        "id": "one",
        "title": "Equations",
        "unit": "u00",
        "skill": "s",
        "path": "lessons/one.ipynb",
        "problems": [],
    }
    course = {"format": 1, "id": "a", "title": "A", "units": [], "lessons": [lesson], "assignments": []}
    (tmp_path / "course.json").write_text(json.dumps(course))
    titles = Titles(tmp_path)
    assert [titles("one"), titles("home"), titles("no-such-page")] == [
        "Equations",
        sentence("board.home"),
        "no-such-page",
    ]


def test_an_id_that_a_student_made_up_cannot_push_the_other_columns_away(tmp_path: Path) -> None:
    assert Titles(tmp_path)("\u202ea\x00" + "W" * 230) == "a" + "W" * 39 + "…"


def test_without_a_built_course_ids_stand_for_titles(tmp_path: Path) -> None:
    assert Titles(tmp_path / "missing")("one") == "one"


def test_what_was_shown_stays_when_the_collector_goes_away() -> None:
    board = Board(Source(CONTENT, "board.unreachable", CONTENT), str)
    board.refresh()
    assert board.face["message"] == sentence("board.unreachable")
    assert len(board.face["board"]["rows"]) == 2
    board.refresh()
    assert board.face["message"] is None


def test_a_board_that_never_came_says_why() -> None:
    assert Board(Source("board.not_allowed"), str).face == {
        "message": sentence("board.not_allowed"),
        "board": None,
    }


@pytest.mark.parametrize("content", [None, "refresh", {}, {"op": "eval"}, {"op": ["refresh"]}])
def test_a_message_that_is_no_request_is_ignored(content: object) -> None:
    board = Board(Source(CONTENT), str)
    board._receive(board, content, [])
    assert board.done == 0


def test_a_request_is_answered_after_the_content_is_fresh() -> None:
    board = Board(Source(CONTENT, {**CONTENT, "rows": []}), str)
    told: list[str] = []
    board.observe(lambda change: told.append(change["name"]), ["face", "done"])
    board._receive(board, {"op": "refresh", "request": 4}, [])
    assert (told, board.done) == (["face", "done"], 4)


def test_the_view_is_given_every_word_that_it_asks_for() -> None:
    source = Path(__file__).parents[3] / "extensions/widgets/src/board"
    text = "".join(path.read_text() for path in source.glob("*.ts"))
    asked = set(re.findall(r"word\('(\w+)'\)", text)) | {"student", "section", "now_on", "active", "attempts"}
    assert asked <= {key.removeprefix("board.") for key in catalogue() if key.startswith("board.")}
