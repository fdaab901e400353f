"""No page asks another host for anything, its mathematics is rendered all the same, and nothing complains."""

from collections.abc import Callable
from typing import Any

import pytest

LESSON = "course/lessons/one-two-step-equations.ipynb"
HOME = "course/home.ipynb"


@pytest.fixture(scope="module")
def lesson(visit_once: Callable[..., Any]) -> Any:
    """A lesson that is only looked at."""
    return visit_once(LESSON).open()


def test_a_lesson_asks_no_other_host_and_writes_no_error(lesson: Any) -> None:
    assert (lesson.strangers, lesson.errors) == ([], [])


def test_home_asks_no_other_host_and_writes_no_error(visit: Callable[..., Any]) -> None:
    seen = visit(HOME).open()
    assert (seen.strangers, seen.errors) == ([], [])


def test_an_assignment_asks_no_other_host_and_writes_no_error(
    visit: Callable[..., Any], fresh_assignment: str
) -> None:
    seen = visit(fresh_assignment).open()
    assert (seen.strangers, seen.errors) == ([], [])


def test_formulas_are_drawn_and_not_left_as_dollar_signs(lesson: Any) -> None:
    assert "$" not in lesson.page.locator("#op-main").inner_text()
    assert lesson.page.locator("#op-main .op-prose math").count() > 3
    sizes = lesson.page.evaluate(
        """[...document.querySelectorAll('#op-main math')].filter(math => math.checkVisibility())
             .map(math => math.getBoundingClientRect()).map(box => [box.width, box.height])"""
    )
    assert all(width > 4 and height > 4 for width, height in sizes)


def test_the_mathematics_is_set_in_a_typeface_of_our_own(lesson: Any) -> None:
    lesson.page.evaluate("document.fonts.ready.then(() => true)")
    loaded = lesson.page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert any("OwnPace Math" in family for family in loaded)
    assert any("OwnPace Text" in family for family in loaded)


def test_a_page_that_is_not_there_says_so_in_plain_words_and_asks_nobody(visit: Callable[..., Any]) -> None:
    seen = visit("course/no-such-page.ipynb")
    answer = seen.page.goto(f"{seen.server.url}/voila/render/course/no-such-page.ipynb?token=page-tests")
    assert answer.status == 404
    assert seen.page.get_by_role("heading", level=1).inner_text() == "There is no such page"
    assert seen.page.locator("html").get_attribute("lang") == "en"
    again = seen.page.get_by_role("link", name="Try again")
    assert again.evaluate("link => getComputedStyle(link).color") != again.evaluate(
        "link => getComputedStyle(link).backgroundColor"
    )
    assert seen.page.get_by_role("main").count() == 1
    assert seen.strangers == []
