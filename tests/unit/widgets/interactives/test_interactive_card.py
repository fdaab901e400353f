"""The card of an interactive: its state is kept before it says so, a task is judged, and it stands still without a kernel."""

from typing import Any

import pytest

from ownpace.events import MAX_STATE
from ownpace.widgets.interactives import KINDS, kind_of, set_up
from ownpace.widgets.interactives.card import InteractiveCard
from ownpace.widgets.keeping import Kept


def _card(keeper: Any, kind: str = "area-model", **more: Any) -> InteractiveCard:
    return InteractiveCard(set_up(kind, kind_of(kind).sample), keeper, name=f"{kind}-1", **more)


def test_a_state_is_kept_and_given_back(bench: Any) -> None:
    drawer = bench.Drawer()
    face = bench.View(_card(drawer)).ask("keep", text='{"texts": ["2x^2"]}')
    assert face["saved"] == {"text": '{"texts": ["2x^2"]}', "at": drawer.now.at, "problem": None}
    assert _card(drawer).face["saved"]["text"] == '{"texts": ["2x^2"]}'


def test_a_full_disk_is_said_and_what_was_kept_stays(bench: Any) -> None:
    drawer = bench.Drawer(Kept("[1]", "2026-11-23T10:00:00.000Z"))
    view = bench.View(_card(drawer))
    drawer.full = True
    saved = view.ask("keep", text="[2]")["saved"]
    assert saved["text"] == "[1]"
    assert saved["problem"]


@pytest.mark.parametrize(
    "text", ["{", "x" * (MAX_STATE + 1), "[" * 500 + "]" * 500, "[[[[[[[[[[[[[[1]]]]]]]]]]]]]]"]
)
def test_what_is_no_small_json_is_not_kept(bench: Any, text: str) -> None:
    drawer = bench.Drawer()
    assert bench.View(_card(drawer)).ask("keep", text=text)["saved"]["problem"]
    assert drawer.now is None


def test_a_task_is_judged_when_it_is_asked(bench: Any) -> None:
    view = bench.View(_card(bench.Drawer(), task="Fill in $x(2x)$."))
    assert view.face["checks"] is True
    assert "<math" in view.face["task"]
    verdict = view.ask("check", text='["2x^2","-5x","6x","15"]')["verdict"]
    assert verdict["status"] == "partial"
    assert "3 of 4" in verdict["html"]
    assert view.ask("check", text='["2x^2","-5x","6x","-15"]')["verdict"]["status"] == "right"


def test_without_a_task_there_is_nothing_to_check(bench: Any) -> None:
    view = bench.View(_card(bench.Drawer()))
    assert view.face["checks"] is False
    assert view.ask("check", text="[]")["verdict"] is None


def test_a_kind_that_does_not_know_what_is_wanted_needs_a_goal(bench: Any) -> None:
    assert _card(bench.Drawer(), "algebra-tiles", task="Build 2x.").face["checks"] is False
    assert _card(bench.Drawer(), "algebra-tiles", task="Build 2x.", goal="2x").face["checks"] is True


def test_a_question_is_answered_in_the_reading(bench: Any) -> None:
    card = _card(bench.Drawer(), "function-machine")
    bench.View(card).ask("ask", question={"run": "4"})
    assert card.reading == {"output": "11", "middle": []}
    bench.View(card).ask("ask", question="run")
    assert card.reading == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_stands_still_where_no_kernel_runs(bench: Any, kind: str) -> None:
    card = _card(bench.Drawer(), kind, task="What do you see in $x < 3$?")
    bundle = card._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert card.face["heading"] in bundle["text/html"]
    assert "&lt;" in bundle["text/html"]
    assert bundle["text/plain"].startswith(card.face["heading"])


def test_other_cards_stand_still_too(bench: Any) -> None:
    from ownpace.widgets.worked import WorkedCard

    bundle = WorkedCard(bench.variant(), heading="Worked example")._repr_mimebundle_()
    assert "<h3>Worked example</h3>" in bundle["text/html"]
    assert "<math" in bundle["text/html"]
    assert bundle["text/plain"] == "Worked example"
