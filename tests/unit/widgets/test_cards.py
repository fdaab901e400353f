"""What every card promises its view, and what it makes of messages that no view of ours sends."""

from typing import Any

import comm
import pytest

from ownpace.widgets.card import Card, text_of, words


class Counter(Card):
    """Counts how often it was asked."""

    def __init__(self) -> None:
        super().__init__("CounterView", "practice")
        self.show(count=0)

    def operations(self) -> dict[str, Any]:
        return {"count": lambda _: self.show(count=self.face["count"] + 1)}


def test_a_request_is_echoed_when_it_is_done(bench: Any) -> None:
    view = bench.View(Counter())
    assert view.ask("count")["count"] == 1
    assert view.ask("count")["count"] == 2


def test_the_browser_is_told_of_a_card_once_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, Any]] = []

    def create(*_: Any, data: dict[str, Any], **__: Any) -> comm.base_comm.BaseComm:
        told.extend(state["face"] for state in [data["state"]] if "face" in state)
        return comm.DummyComm(target_name="jupyter.widget", primary=False)

    monkeypatch.setattr(comm, "create_comm", create)
    Counter()
    assert told == [{"count": 0}]


def test_a_request_that_comes_again_is_not_done_again(bench: Any) -> None:
    card = Counter()
    view = bench.View(card)
    view.ask("count")
    view.send({"op": "count", "request": 1})
    assert (card.face["count"], card.done) == (1, 1)


@pytest.mark.parametrize(
    "message",
    [
        None,
        "count",
        [],
        {},
        {"op": "count"},
        {"op": "count", "request": "1"},
        {"op": "count", "request": True},
        {"op": "__init__", "request": 1},
        {"op": ["count"], "request": 1},
        {"op": {"count": 1}, "request": 1},
    ],
)
def test_what_is_no_request_changes_nothing_and_gets_no_answer(bench: Any, message: object) -> None:
    card = Counter()
    bench.View(card).send(message)
    assert (card.face["count"], card.done) == (0, 0)


def test_the_words_of_a_card_are_those_of_its_rooms() -> None:
    found = words("practice")
    assert found["check"] == "Check"
    assert found["another"] == "New one"
    assert "connection" in found["lost"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("4", "4"), ("x" * 50, "x" * 10), (None, ""), (4, ""), (["4"], ""), ("a\ud800b", "a?b")],
)
def test_a_text_is_bounded_and_can_be_written_to_a_file(text: object, kept: str) -> None:
    assert text_of({"text": text}, longest=10) == kept
