"""A check: some problems, one answer each, and the result at the end."""

from typing import Any

import pytest

from ownpace.widgets.checks import CheckCard


@pytest.fixture
def notebook(bench: Any) -> Any:
    return bench.Notebook()


@pytest.fixture
def view(bench: Any, notebook: Any) -> Any:
    return bench.View(CheckCard(notebook, heading="Check", levels=(1, 2)))


def _right(bench: Any, number: int, level: int) -> str:
    return str(bench.variant(number, level).answer.value)


def test_a_check_goes_through_its_problems_and_ends_with_a_result(view: Any, bench: Any) -> None:
    assert view.ask("check", text=_right(bench, 1, 1))["verdict"]["status"] == "right"
    assert view.ask("next")["index"] == 1
    view.ask("check", text="1000")
    face = view.ask("next")
    assert (face["index"], face["results"]) == (2, ["right", "wrong"])
    assert "1 of 2" in face["result"]


def test_all_right_is_said_as_such(view: Any, bench: Any) -> None:
    for number, level in ((1, 1), (2, 2)):
        view.ask("check", text=_right(bench, number, level))
        view.ask("next")
    assert view.face["result"].startswith("All 2 right")


def test_each_problem_takes_one_answer(view: Any, bench: Any, notebook: Any) -> None:
    view.ask("check", text="1000")
    face = view.ask("check", text=_right(bench, 1, 1))
    assert face["results"] == ["wrong"]
    assert len(notebook.records) == 1


def test_an_answer_that_cannot_be_read_may_be_typed_again(view: Any, bench: Any) -> None:
    assert view.ask("check", text="3+*x")["results"] == []
    assert view.ask("next")["index"] == 0
    assert view.ask("check", text=_right(bench, 1, 1))["results"] == ["right"]


def test_nothing_can_be_skipped_or_restarted_halfway(view: Any) -> None:
    assert view.ask("next")["index"] == 0
    view.ask("check", text="1000")
    assert view.ask("again")["results"] == ["wrong"]


def test_another_check_asks_other_problems(view: Any) -> None:
    first = view.face["key"]
    for _ in range(2):
        view.ask("check", text="1000")
        view.ask("next")
    face = view.ask("again")
    assert (face["index"], face["results"]) == (0, [])
    assert face["key"] != first


def test_a_full_disk_is_said_and_the_answer_is_not_counted(view: Any, notebook: Any) -> None:
    notebook.full = True
    face = view.ask("check", text="1000")
    assert "could not be saved" in face["problem"]
    assert face["results"] == []
