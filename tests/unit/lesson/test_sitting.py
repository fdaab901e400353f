"""A page knows who works on it, what it is called, and in which folder it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ownpace.lesson import NoAssignmentError
from ownpace.lesson.sitting import Sitting, page_of


@pytest.mark.parametrize(
    ("environment", "page"),
    [
        ({"SCRIPT_NAME": "/user/ada/voila/render/course/lessons/one-step.ipynb"}, "one-step"),
        ({"SCRIPT_NAME": "/voila/render/course/Caf%C3%A9%20one.ipynb"}, "Café one"),
        ({"JPY_SESSION_NAME": "course/lessons/one-step.ipynb"}, "one-step"),
        ({}, ""),
    ],
)
def test_the_page_is_named_by_its_notebook(environment: dict[str, str], page: str) -> None:
    assert page_of(environment) == page


def test_the_learner_is_whom_the_server_signed_in(sit: Callable[..., Sitting]) -> None:
    assert sit().learner == "ada"


def test_without_a_hub_it_is_this_computers_user(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "grace")
    assert Sitting({}, folder).learner == "grace"


def test_a_page_outside_an_assignment_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoAssignmentError, match=r"assignment\.json"):
        _ = Sitting({}, tmp_path / "elsewhere").assignment


def test_the_card_that_hands_in_hears_of_answers_whenever_it_comes(sit: Callable[..., Sitting]) -> None:
    page, heard = sit(), []
    page.answered("q1", True)
    page.watch_answers(lambda slot, answered: heard.append((slot, answered)))
    page.answered("q2", False)
    assert heard == [("q1", True), ("q2", False)]


def test_two_cards_of_one_page_never_get_the_same_variant(sit: Callable[..., Sitting]) -> None:
    page = sit()
    numbers = [page.draw_number("two-step", 1, least=0) for _ in range(3)]
    assert numbers == [0, 1, 2]
    assert page.draw_number("two-step", 1, least=9) == 9
    assert page.draw_number("two-step", 2, least=0) == 0
