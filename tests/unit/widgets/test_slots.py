"""Assignment work is kept and not judged; "Saved" is said only of what is on the disk."""

from typing import Any

import pytest

from ownpace.widgets.keeping import Kept
from ownpace.widgets.slots import ExplainCard, SlotCard, SubmitCard

AT = "2026-11-23T10:32:00.000Z"


class Ledger(dict[str, bool]):
    """Which slots are answered."""

    def note(self, slot: str, answered: bool) -> None:
        self[slot] = answered


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


def _slot(bench: Any, drawer: Any, ledger: Ledger) -> Any:
    card = SlotCard(drawer, bench.variant(), slot="q1", heading="Question 1", points=2.0, changed=ledger.note)
    return bench.View(card)


def test_an_answer_is_kept_as_typed_and_gets_no_verdict(bench: Any, ledger: Ledger) -> None:
    drawer = bench.Drawer()
    face = _slot(bench, drawer, ledger).ask("save", text=" x = 4 ")
    assert face["saved"] == {"text": " x = 4 ", "at": AT, "problem": None}
    assert drawer.now.text == " x = 4 "
    assert "verdict" not in face
    assert ledger == {"q1": True}


def test_the_card_gives_nothing_of_the_solution_away(bench: Any, ledger: Ledger) -> None:
    view = _slot(bench, bench.Drawer(), ledger)
    assert set(view.face) == {"key", "prompt", "answer", "heading", "points", "slot", "saved"}
    assert "Subtract" not in str(view.face)


def test_a_slot_opens_with_what_was_kept(bench: Any, ledger: Ledger) -> None:
    view = _slot(bench, bench.Drawer(Kept("x = 4", AT)), ledger)
    assert view.face["saved"]["text"] == "x = 4"
    assert ledger == {"q1": True}


def test_a_full_disk_keeps_the_last_answer_and_says_so(bench: Any, ledger: Ledger) -> None:
    drawer = bench.Drawer(Kept("x = 4", AT))
    view = _slot(bench, drawer, ledger)
    drawer.full = True
    saved = view.ask("save", text="x = 5")["saved"]
    assert (saved["text"], saved["at"]) == ("x = 4", AT)
    assert "could not be saved" in saved["problem"]
    drawer.full = False
    assert view.ask("save", text="x = 5")["saved"]["problem"] is None


def test_a_text_is_kept_up_to_its_limit(bench: Any, ledger: Ledger) -> None:
    drawer = bench.Drawer()
    card = ExplainCard(
        drawer, slot="explain1", heading="Question 2", prompt="Why?", points=4, changed=ledger.note
    )
    bench.View(card).ask("save", text="a" * 10_500)
    assert len(drawer.now.text) == 10_000
    assert card.face["points"] == "4 points"


def test_an_emptied_answer_counts_as_not_answered(bench: Any, ledger: Ledger) -> None:
    view = _slot(bench, bench.Drawer(Kept("x = 4", AT)), ledger)
    view.ask("save", text="")
    assert ledger == {"q1": False}


def test_handing_in_shows_what_is_answered(bench: Any) -> None:
    card = SubmitCard("u00-equations", [("q1", "Question 1"), ("q2", "Question 2")])
    card.answered("q2", True)
    assert [slot["answered"] for slot in card.face["slots"]] == [False, True]
    bench.View(card).ask("flush")


def test_one_point_is_not_called_points(bench: Any, ledger: Ledger) -> None:
    card = SlotCard(
        bench.Drawer(), bench.variant(), slot="q1", heading="Question 1", points=1.0, changed=ledger.note
    )
    assert card.face["points"] == "1 point"
