"""A lesson: explore, see one worked, practise, check. All of it by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from drawn import equation, solution
from playwright.sync_api import Locator, Page, expect

from ownpace.events import Attempt, Hint, Reveal

LESSON = "course/lessons/one-two-step-equations.ipynb"


@pytest.fixture(scope="module")
def seen(visit_once: Callable[..., Any]) -> Any:
    """One lesson that the tests share; each works on what the others left."""
    return visit_once(LESSON).open()


def _card(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def _fresh_balance(seen: Any) -> Locator:
    """Return the balance as it is at first: a page keeps how it was left by whoever was here before."""
    card = _card(seen.page, "A balance to explore")
    card.get_by_role("button", name="Start again").press("Enter")
    return card


def test_the_balance_takes_what_is_done_to_both_sides(seen: Any) -> None:
    card = _fresh_balance(seen)
    amount = card.get_by_label("Amount")
    amount.fill("2")
    amount.press("Enter")
    expect(card.get_by_role("img")).to_have_attribute("aria-label", "Left 3 x, right 9, balanced.")
    card.get_by_label("Operation").select_option("divide")
    amount.fill("3")
    amount.press("Enter")
    expect(card.locator(".op-note")).to_contain_text("x = 3")
    expect(card.get_by_role("list", name="Your steps").get_by_role("listitem")).to_have_count(3)
    card.get_by_role("button", name="Start again").press("Enter")
    expect(card.get_by_role("list", name="Your steps").get_by_role("listitem")).to_have_count(1)


def test_the_balance_says_why_it_does_not_divide_by_zero(seen: Any) -> None:
    card = _fresh_balance(seen)
    card.get_by_label("Operation").select_option("divide")
    card.get_by_label("Amount").fill("0")
    card.get_by_label("Amount").press("Enter")
    expect(card.locator(".op-note")).to_contain_text("Zero")


def test_a_worked_example_shows_its_steps_one_by_one(seen: Any) -> None:
    card = _card(seen.page, "Worked example")
    steps = card.get_by_role("list", name="Steps").get_by_role("listitem")
    expect(steps).to_have_count(0)
    card.get_by_role("button", name="Next step").press("Enter")
    expect(steps).to_have_count(1)
    card.get_by_role("button", name="Next step").press("Enter")
    expect(steps).to_have_count(2)


def test_typing_is_read_back_as_mathematics_and_enter_gives_the_verdict(seen: Any) -> None:
    card = _card(seen.page, "Two-step equations")
    field = card.get_by_label("Your answer")
    field.fill("x = 1000/2")
    expect(card.locator(".op-reading math mfrac")).to_be_visible()
    expect(card.get_by_role("status")).to_be_empty()
    field.press("Enter")
    expect(card.get_by_role("status")).not_to_be_empty()
    tried = [event for event in seen.server.practice() if isinstance(event, Attempt)][-1]
    assert (tried.text, tried.status) == ("x = 1000/2", "wrong")


def test_an_answer_that_cannot_be_read_is_pointed_at_and_not_wrong(seen: Any) -> None:
    card = _card(seen.page, "Two-step equations")
    card.get_by_label("Your answer").fill("3+*x")
    card.get_by_label("Your answer").press("Enter")
    expect(card.get_by_role("status").locator("mark")).to_be_visible()
    expect(card.get_by_role("status")).not_to_contain_text("Not yet")


def test_markup_in_an_answer_stays_text(seen: Any) -> None:
    card = _card(seen.page, "Two-step equations")
    card.get_by_label("Your answer").fill("<img src=x onerror=\"document.title='taken'\">")
    card.get_by_label("Your answer").press("Enter")
    expect(card.get_by_role("status")).not_to_be_empty()
    expect(card.locator("img[src]")).to_have_count(0)
    assert seen.page.title() != "taken"


def test_a_right_answer_is_called_right_and_a_new_problem_follows(seen: Any) -> None:
    card = _card(seen.page, "Two-step equations")
    before = equation(card)
    card.get_by_label("Your answer").fill(str(solution(seen.server, before)))
    card.get_by_label("Your answer").press("Enter")
    expect(card.get_by_role("status")).to_contain_text("right")
    card.get_by_role("button", name="New one").press("Enter")
    expect(card.get_by_role("status")).to_be_empty()
    expect(card.get_by_label("Your answer")).to_be_focused()
    assert equation(card) != before


def test_hints_and_the_solution_come_when_asked_for_and_are_kept(seen: Any) -> None:
    card = _card(seen.page, "One-step equations")
    card.get_by_role("button", name="Hint").press("Enter")
    expect(card.get_by_role("list", name="Hints").get_by_role("listitem")).to_have_count(1)
    card.get_by_role("button", name="Show me").press("Enter")
    expect(card.get_by_role("list", name="Steps").get_by_role("listitem").first).to_be_visible()
    kinds = {type(event) for event in seen.server.practice()}
    assert {Hint, Reveal} <= kinds


def test_levels_are_chosen_with_a_button_that_says_which_is_on(seen: Any) -> None:
    card = _card(seen.page, "Stories: a start and a rate")
    three = card.get_by_role("button", name="Level 3")
    three.press("Enter")
    expect(three).to_have_attribute("aria-pressed", "true")
    expect(card.get_by_role("button", name="Level 1")).to_have_attribute("aria-pressed", "false")


def test_a_choice_is_made_with_the_keyboard(seen: Any) -> None:
    card = _card(seen.page, "Is it a solution?")
    card.get_by_role("radio").first.focus()
    seen.page.keyboard.press("Space")
    expect(card.get_by_role("radio").first).to_be_checked()
    card.get_by_role("button", name="Check").press("Enter")
    expect(card.get_by_role("status")).not_to_be_empty()


def test_a_check_ends_with_a_result(seen: Any) -> None:
    card = _card(seen.page, "Check")
    for number in range(3):
        expect(card).to_contain_text(f"{number + 1} of 3")
        card.get_by_label("Your answer").fill("1000")
        card.get_by_label("Your answer").press("Enter")
        expect(card.get_by_role("button", name="Next")).to_be_focused()
        seen.page.keyboard.press("Enter")
    expect(card.get_by_role("status")).to_contain_text("0 of 3 right")
    checked = [event for event in seen.server.practice() if isinstance(event, Attempt)][-1]
    assert checked.page == "one-two-step-equations#check"


def test_a_killed_kernel_is_said_and_a_reload_brings_the_page_back(visit: Callable[..., Any]) -> None:
    seen = visit(LESSON).open()
    seen.server.kill_kernel(seen.kernel())
    alert = seen.page.get_by_role("alert")
    expect(alert).to_contain_text("lost its connection", timeout=20_000)
    expect(_card(seen.page, "Two-step equations").get_by_role("button", name="Check")).to_be_disabled()
    seen.reload()
    expect(seen.page.get_by_role("alert")).to_have_count(0)
    expect(_card(seen.page, "Two-step equations").get_by_role("button", name="Check")).to_be_enabled()
