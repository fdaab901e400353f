"""Practice: a verdict at once, hints one rung at a time, the solution on request, and everything kept first."""

from typing import Any

import pytest

from ownpace.widgets.keeping import Task
from ownpace.widgets.practice import PracticeCard


@pytest.fixture
def notebook(bench: Any) -> Any:
    return bench.Notebook()


@pytest.fixture
def view(bench: Any, notebook: Any) -> Any:
    return bench.View(PracticeCard(notebook, heading="Practice", levels=(1, 2, 3)))


def test_the_card_begins_with_a_problem_and_nothing_given_away(view: Any) -> None:
    assert "<math" in view.face["prompt"]
    assert (view.face["verdict"], view.face["hints"], view.face["steps"]) == (None, [], [])


def test_practice_begins_where_it_is_told_to_if_there_is_such_a_level(bench: Any, notebook: Any) -> None:
    def begun(level: int) -> object:
        card = PracticeCard(notebook, heading="Practice", levels=(1, 2, 3), begin=level)
        return card.face["level"]

    assert (begun(3), begun(4)) == (3, 1)


def test_a_right_answer_is_kept_and_then_called_right(view: Any, notebook: Any, bench: Any) -> None:
    answer = bench.variant(1).answer.value
    face = view.ask("check", text=f"x = {answer}")
    assert face["verdict"]["status"] == "right"
    assert notebook.records == [("tried", bench.variant(1).key, f"x = {answer}", "right", 1, 0)]


def test_an_answer_that_cannot_be_read_is_never_wrong_and_points_into_the_text(view: Any) -> None:
    verdict = view.ask("check", text="3+*x")["verdict"]
    assert verdict["status"] == "unreadable"
    assert verdict["text"] == "3+*x"
    assert verdict["span"]


def test_typing_is_read_without_a_verdict(view: Any, notebook: Any) -> None:
    view.ask("read", text=" 3x/2 ")
    assert view.card.reading["text"] == "3x/2"
    assert "<mfrac>" in view.card.reading["markup"]
    assert notebook.records == []


def test_markup_in_an_answer_does_not_become_markup(view: Any) -> None:
    verdict = view.ask("check", text="<img src=x onerror=alert(1)>")["verdict"]
    assert "<img" not in verdict["markup"]
    view.ask("read", text="<script>alert(1)</script>")
    assert "<script" not in str(view.card.reading["markup"])


def test_hints_open_one_rung_at_a_time_and_are_counted_with_the_next_try(view: Any, notebook: Any) -> None:
    assert len(view.ask("hint")["hints"]) == 1
    assert len(view.ask("hint")["hints"]) == 2
    assert len(view.ask("hint")["hints"]) == 2
    view.ask("check", text="1000")
    assert [record[0] for record in notebook.records] == ["hinted", "hinted", "tried"]
    assert notebook.records[-1][-1] == 2


def test_the_solution_is_shown_when_asked_for_and_that_is_kept(view: Any, notebook: Any) -> None:
    assert view.ask("reveal")["steps"][0]["move"].startswith("Subtract")
    assert notebook.records[0][0] == "revealed"


def test_a_new_one_is_another_problem_at_the_same_level(view: Any) -> None:
    before = view.face["key"]
    view.ask("check", text="1000")
    face = view.ask("new")
    assert face["key"] != before
    assert (face["level"], face["verdict"]) == (1, None)


def test_another_level_can_be_chosen_and_only_one_that_there_is(view: Any) -> None:
    assert view.ask("new", level=3)["level"] == 3
    assert view.ask("new", level=9)["level"] == 3
    assert view.ask("new", level="2")["level"] == 3


def test_a_reload_goes_on_where_the_learner_was(bench: Any) -> None:
    keeper = bench.Notebook(task=Task(bench.variant(7), tries=2, hints=1))
    view = bench.View(PracticeCard(keeper, heading="Practice", levels=(1,)))
    assert view.face["key"] == bench.variant(7).key
    assert len(view.face["hints"]) == 1
    view.ask("check", text="1000")
    assert keeper.records[0][4] == 3


@pytest.mark.parametrize("op", ["check", "hint", "reveal"])
def test_a_full_disk_is_said_and_nothing_is_shown_that_was_not_kept(
    view: Any, notebook: Any, op: str
) -> None:
    notebook.full = True
    face = view.ask(op, text="4")
    assert "could not be saved" in face["problem"]
    assert (face["verdict"], face["hints"], face["steps"]) == (None, [], [])
    notebook.full = False
    assert view.ask(op, text="4")["problem"] == ""
