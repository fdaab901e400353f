"""What a notebook calls, and what it gets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ownpace import lesson
from ownpace.problems import BlueprintError, UnknownProblemError


@pytest.fixture(autouse=True)
def _kernel(folder: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand where a kernel of the assignment would stand, with nothing open yet."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    lesson._open.cache_clear()
    yield
    lesson._open.cache_clear()


def test_a_worked_example_is_the_same_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    ada = lesson.worked("two-step", seed=3).face
    monkeypatch.setenv("JUPYTERHUB_USER", "grace")
    lesson._open.cache_clear()
    assert lesson.worked("two-step", seed=3).face == ada
    assert ada["steps"]


def test_practice_and_check_of_one_page_ask_different_problems() -> None:
    practice, check = lesson.practice("two-step"), lesson.check("two-step", count=3)
    assert practice.face["heading"] == "Two-step equations"
    assert practice.face["levels"] == [1, 2, 3]
    assert check.face["key"] != practice.face["key"]


@pytest.mark.parametrize(("count", "levels"), [(1, (1,)), (3, (1, 2, 3)), (6, (1, 1, 2, 2, 3, 3))])
def test_a_check_spreads_over_the_levels(count: int, levels: tuple[int, ...]) -> None:
    assert lesson.check("two-step", count=count)._levels == levels


def test_what_is_done_in_a_check_is_marked_as_such() -> None:
    card = lesson.check("two-step")
    assert card._keeper._page == "one-two-step-equations#check"


def test_an_assignment_draws_for_the_learner_who_opened_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ada = lesson.problem("q1").face
    monkeypatch.setenv("JUPYTERHUB_USER", "grace")
    lesson._open.cache_clear()
    grace = lesson.problem("q1").face
    assert ada["key"] != grace["key"]
    assert (ada["heading"], ada["points"]) == ("Question 1", "2 points")


def test_a_reload_shows_the_kept_answers_and_handing_in_counts_them() -> None:
    def message(text: str) -> dict[str, Any]:
        return {"op": "save", "request": 1, "text": text}

    lesson.problem("q1")._receive(None, message("x = 4"), [])
    lesson.explain("explain1")._receive(None, message("It fits."), [])
    lesson._open.cache_clear()
    assert lesson.problem("q1").face["saved"]["text"] == "x = 4"
    assert lesson.explain("explain1").face["saved"]["text"] == "It fits."
    assert [slot["answered"] for slot in lesson.submit().face["slots"]] == [True, True]


def test_home_lists_the_course_and_says_what_is_next() -> None:
    face = lesson.home().face
    assert [unit["title"] for unit in face["units"]] == ["Readiness", "Expressions"]
    assert face["next"]["href"] == "lessons/one-two-step-equations.ipynb"


def test_a_reflection_is_kept_for_the_lesson() -> None:
    lesson.reflect("What helped?")._receive(None, {"op": "save", "request": 1, "text": "Drawing it."}, [])
    lesson._open.cache_clear()
    assert lesson.reflect("What helped?").face["saved"]["text"] == "Drawing it."


def test_a_page_can_name_itself() -> None:
    lesson.start("another-lesson")
    assert lesson.practice("two-step")._keeper._page == "another-lesson"


def test_an_author_is_told_what_there_is_not() -> None:
    with pytest.raises(UnknownProblemError, match="three-step"):
        lesson.practice("three-step")
    with pytest.raises(BlueprintError, match="q9"):
        lesson.problem("q9")
    with pytest.raises(ValueError, match="see-saw"):
        lesson.explore("see-saw", equation="x = 1")


def test_a_forked_kernel_does_not_go_on_with_what_its_parent_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    before = lesson._sitting()
    monkeypatch.setattr("os.getpid", lambda: 1)
    assert lesson._sitting() is not before


def test_an_interactive_that_is_set_up_anew_does_not_take_the_old_ones_state() -> None:
    first = lesson.explore("area-model", factors=["x", "2x"], task="Fill it.")
    assert (
        lesson.explore("area-model", factors=["x", "2x"], task="Fill it.").face["name"] == first.face["name"]
    )
    assert (
        lesson.explore("area-model", factors=["x", "3x"], task="Fill it.").face["name"] != first.face["name"]
    )
    assert lesson.explore("balance", equation="3x + 2 = 11").face["kind"] == "balance-scale"
