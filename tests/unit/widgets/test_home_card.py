"""Home shows one next step, and chooses again when the page has asked the server for assignments."""

from collections.abc import Mapping, Sequence
from typing import Any

from ownpace.widgets.home import HomeCard, HomeLesson, HomeNext, HomeUnit

UNITS = (HomeUnit("Readiness", (HomeLesson("Equations", "lessons/equations.ipynb", "started"),)),)


def _choose(assignments: Sequence[Mapping[str, object]]) -> HomeNext:
    if assignments:
        return HomeNext("assignment", str(assignments[0]["id"]), "Start", "", "Your teacher has released it.")
    return HomeNext("lesson", "equations", "Go on", "lessons/equations.ipynb", "You were there last.")


def test_the_next_step_is_the_lesson_until_there_is_an_assignment(bench: Any) -> None:
    view = bench.View(HomeCard("Ada", units=UNITS, choose=_choose))
    assert view.face["next"]["kind"] == "lesson"
    face = view.ask("assignments", assignments=[{"id": "u00", "status": "released", "feedback": []}])
    assert face["next"]["id"] == "u00"
    assert "Ada" in face["greeting"]


def test_a_list_that_is_none_changes_nothing(bench: Any) -> None:
    view = bench.View(HomeCard("Ada", units=UNITS, choose=_choose))
    for strange in (None, "u00", {"id": 1}, [1, None, "x"]):
        assert view.ask("assignments", assignments=strange)["next"]["kind"] == "lesson"


def test_what_the_chooser_sees_is_text_and_bounded(bench: Any) -> None:
    seen: list[Mapping[str, object]] = []

    def choose(assignments: Sequence[Mapping[str, object]]) -> HomeNext:
        seen.extend(assignments)
        return _choose(())

    view = bench.View(HomeCard("Ada", units=UNITS, choose=choose))
    view.ask("assignments", assignments=[{"id": "u" * 9000, "status": 3, "due": "now"}] * 500)
    assert len(seen) == 200
    assert set(seen[0]) == {"id"}
    assert len(str(seen[0]["id"])) == 400
