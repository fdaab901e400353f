"""The whole path in a real browser: from a student's first click to the teacher's gradebook, and back.

The tests of this file stand in the order of a school week and share one open class; each says what the one before left.
"""

import csv
import re
import signal
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from ownpace.algebra import Relation, parse, solve_linear
from ownpace.events import Response, Session
from ownpace.journal import merge
from ownpace.problems import load_blueprint
from ownpace.problems.values import Variant

ASSIGNMENT = "u00-equations"
EXPLANATION = "I put my number back in, and both sides were <b>equal</b> & true."
STARTING = "/api/kernels?"
"""JupyterLab lists kernels every few seconds; Jupyter Server answers 500 while another tab's kernel is just starting."""

pytestmark = pytest.mark.timeout(900)


def saved(page: Page, place: int) -> None:
    """Wait until the page says that the answer in that place is kept."""
    expect(page.locator(".op-slot, .op-explain").nth(place).locator(".op-saved")).to_contain_text("Saved")


def answer(page: Page, place: int, text: str) -> None:
    card = page.locator(".op-slot").nth(place)
    card.get_by_role("textbox").fill(text)
    card.get_by_role("button", name="Save answer").click()
    saved(page, place)


def home(visit: Any) -> Page:
    page: Page = visit.goto("voila/render/course/home.ipynb")
    expect(page.locator(".op-unit")).to_have_count(14)
    return page


def open_assignment(visit: Any, *, tab: bool = False) -> Page:
    page: Page = visit.goto(f"voila/render/assignments/{ASSIGNMENT}/{ASSIGNMENT}.ipynb", tab=tab)
    expect(page.locator(".op-slot")).to_have_count(4)
    return page


def get_assignment(visit: Any) -> Locator:
    row = home(visit).locator(f"[data-assignment={ASSIGNMENT}]")
    row.get_by_role("button", name=re.compile("Get it")).click()
    expect(row.get_by_role("link", name=re.compile("Open"))).to_be_visible()
    return row


def variants(visit: Any, student: str) -> list[Variant]:
    blueprint = load_blueprint(visit.folder / "assignments" / ASSIGNMENT / "assignment.json")
    return [blueprint.variant(slot.id, student) for slot in blueprint.slots if slot.kind == "problem"]


def right(variant: Variant) -> str:
    return str(variant.answer.value)


def wrong(variant: Variant) -> str:
    return str(Fraction(str(variant.answer.value)) + 1000)


def test_a_student_lands_on_home_and_practises_a_lesson(
    visit: Any, formulas_are_set: Callable[[Page], None]
) -> None:
    with visit("ada") as ada:
        expect(ada.page).to_have_url(re.compile(r"/voila/render/course/home\.ipynb"))
        expect(ada.page.locator(".op-next .op-big")).to_have_count(1)
        expect(ada.page.locator(".op-next")).to_contain_text("Ada")
        ada.page.locator(".op-next .op-big").click()
        expect(ada.page.get_by_role("heading", level=1, name="Above and below zero")).to_be_visible()
        home(ada).get_by_role("link", name="One- and two-step equations").click()
        expect(ada.page.get_by_role("heading", level=1, name="One- and two-step equations")).to_be_visible()
        formulas_are_set(ada.page)
        explores_the_balance(ada.page.get_by_role("region", name="A balance to explore"))
        opens_the_worked_example(ada.page.locator(".op-worked").first)
        practises_until_right(ada.page.locator(".op-problem", has_text="Two-step equations").first)
        ada.shot("lesson")


def explores_the_balance(balance: Locator) -> None:
    for operation, amount in (("subtract", "2"), ("divide by", "3")):
        balance.get_by_label("Operation").select_option(label=operation)
        balance.get_by_label("Amount").fill(amount)
        balance.get_by_role("button", name="Do it to both sides").click()
    expect(balance).to_contain_text("x is alone")


def opens_the_worked_example(worked: Locator) -> None:
    for shown in (1, 2):
        worked.get_by_role("button", name="Next step").click()
        expect(worked.locator(".op-steps > li")).to_have_count(shown)


def practises_until_right(card: Locator) -> None:
    field = card.get_by_role("textbox")
    for text, said in (("3+*x", "stand side by side"), ("1000", "Not yet.")):
        field.fill(text)
        card.get_by_role("button", name="Check").click()
        expect(card.locator(".op-verdict")).to_contain_text(said)
    card.get_by_role("button", name=re.compile("Hint")).click()
    expect(card.locator(".op-hints > li")).to_have_count(1)
    card.get_by_role("button", name="Show me").click()
    expect(card.locator(".op-steps > li").first).to_be_visible()
    solved = equation_on(card)
    card.get_by_role("button", name="New one").click()
    expect(card.locator(".op-steps > li")).to_have_count(0)
    assert equation_on(card) != solved
    field.fill(solution_of(equation_on(card)))
    field.press("Enter")
    expect(card.locator(".op-sign-right")).to_be_visible()


def equation_on(card: Locator) -> str:
    """Return the equation of the prompt as a student would type it."""
    (equation,) = (text for text in card.locator(".op-prompt math").all_text_contents() if "=" in text)
    return equation.replace("\N{INVISIBLE TIMES}", "")


def solution_of(equation: str) -> str:
    read = parse(equation)
    assert isinstance(read, Relation), equation
    solution = solve_linear(read, "x")
    assert solution is not None
    return str(solution.value)


def test_a_student_gets_the_assignment_answers_and_sees_saved(
    visit: Any, teacher_types: Callable[..., str], formulas_are_set: Callable[[Page], None]
) -> None:
    assert "1 assignment released" in teacher_types("release", ASSIGNMENT)
    with visit("ada") as ada:
        get_assignment(ada).get_by_role("link", name=re.compile("Open")).click()
        page = ada.page
        expect(page.locator(".op-slot")).to_have_count(4)
        formulas_are_set(page)
        drawn = variants(ada, "ada")
        for place, text in enumerate(
            (right(drawn[0]), f"x = {right(drawn[1])}", wrong(drawn[2]), right(drawn[3]))
        ):
            answer(page, place, text)
        page.get_by_role("textbox", name="Your explanation").fill(EXPLANATION)
        page.locator(".op-explain").get_by_role("button", name="Save").click()
        saved(page, 4)
        ada.shot("assignment")


def test_a_killed_kernel_loses_nothing_that_was_saved(visit: Any) -> None:
    with visit("ada") as ada:
        page = open_assignment(ada)
        folder = ada.folder / "assignments" / ASSIGNMENT
        before = [
            page.locator(".op-slot").nth(place).get_by_role("textbox").input_value() for place in range(4)
        ]
        assert all(before)
        answer(page, 2, "saved just before the end")
        ada.provoked += ["/api/kernels/", "WebSocket"]
        kernels = ada.kernels(folder)
        assert kernels
        for kernel in kernels:
            kernel.send_signal(signal.SIGKILL)
            kernel.wait(timeout=30)
        page.locator(".op-slot").nth(1).get_by_role("textbox").fill("typed too late")
        page.locator(".op-slot").nth(1).get_by_role("button", name="Save answer").click()
        expect(page.get_by_text("This page lost its connection").first).to_be_visible()
        page.evaluate("sessionStorage.clear()")
        page = open_assignment(ada, tab=True)
        for place, text in enumerate((before[0], before[1], "saved just before the end", before[3])):
            expect(page.locator(".op-slot").nth(place).get_by_role("textbox")).to_have_value(text)
        expect(page.get_by_role("textbox", name="Your explanation")).to_have_value(EXPLANATION)
        answer(page, 2, before[2])
    kept = [event for event in merge([folder / "journal"]) if isinstance(event, Response)]
    assert [event.text for event in kept if event.slot == "q1"] == [before[0]]
    assert [event.text for event in kept if event.slot == "q3"] == [
        before[2],
        "saved just before the end",
        before[2],
    ]


def test_handing_in_gives_a_receipt_and_twice_gives_the_same(visit: Any) -> None:
    with visit("ada") as ada:
        page = open_assignment(ada)
        card = page.locator(".op-submit")
        card.get_by_role("button", name="Hand in").click()
        receipt = card.locator(".op-receipt code")
        expect(receipt).to_have_text(re.compile(r"^[0-9A-Z]{8}$"))
        code = receipt.inner_text()
        card.get_by_role("button", name="Hand in").click()
        expect(card.locator(".op-receipt")).to_contain_text("nothing has changed since")
        expect(receipt).to_have_text(code)
        expect(home(ada).locator(f"[data-assignment={ASSIGNMENT}]")).to_contain_text(code)
        ada.shot("home")


def test_two_students_get_different_numbers_and_two_tabs_both_save(visit: Any) -> None:
    with visit("ben") as ben:
        get_assignment(ben)
        first = open_assignment(ben)
        seeds = {name: {variant.seed for variant in variants(ben, name)} for name in ("ada", "ben")}
        assert seeds["ada"].isdisjoint(seeds["ben"])
        second = open_assignment(ben, tab=True)
        answer(first, 0, "11")
        answer(second, 1, "22")
        answer(first, 2, "33")
        again = open_assignment(ben, tab=True)
        for place, text in enumerate(("11", "22", "33")):
            expect(again.locator(".op-slot").nth(place).get_by_role("textbox")).to_have_value(text)


def test_a_broken_line_comes_back_in_a_class(visit: Any) -> None:
    with visit("ben") as ben:
        lines: list[WebSocketRoute] = []

        def note_line(line: WebSocketRoute) -> None:
            line.connect_to_server()
            lines.append(line)

        ben.context.route_web_socket(re.compile("/channels"), note_line)
        page = ben.goto("voila/render/course/lessons/one-two-step-equations.ipynb")
        expect(page.locator("#op-loader")).to_have_count(0)
        before = len(lines)
        lines[-1].close()
        card = page.locator(".op-problem", has_text="Two-step equations").first
        card.get_by_role("textbox").fill("1000")
        card.get_by_role("button", name="Check").click()
        expect(card.locator(".op-verdict")).to_contain_text("Not yet.")
        assert len(lines) == before + 1


def test_the_teacher_collects_grades_and_grades_the_text_by_hand(
    visit: Any, teacher_types: Callable[..., str]
) -> None:
    assert "1 submission collected" in teacher_types("collect")
    assert "1 submission graded" in teacher_types("grade")
    with visit("rivera") as rivera:
        rivera.provoked.append(STARTING)
        formgrader = opens_formgrader_from_the_menu(rivera)
        formgrader.goto(f"{rivera.room.url}user/rivera/formgrader/gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
        formgrader.get_by_role("link", name=re.compile("Submission")).first.click()
        expect(formgrader.get_by_text("both sides were <b>equal</b> & true.")).to_be_visible()
        # formgrader asks for the scores after the page is there; what is typed before they come is lost.
        expect(formgrader.locator("input#q1.score")).to_have_attribute("placeholder", "2")
        score = formgrader.locator(".nbgrader_cell", has_text="Student's answer").locator("input.score")
        with formgrader.expect_response(
            lambda reply: "/api/grade/" in reply.url and reply.request.method == "PUT"
        ):
            score.fill("3")
            score.press("Tab")
        rivera.shot("formgrader", formgrader)
    assert "1 student page" in teacher_types("feedback")


def opens_formgrader_from_the_menu(rivera: Any) -> Page:
    page = rivera.page
    expect(page).to_have_url(re.compile("/lab"))
    page.locator(".lm-MenuBar-item", has_text="Nbgrader").click()
    expect(page.locator(".lm-Menu-itemLabel", has_text="Assignment List")).to_be_visible()
    with rivera.context.expect_page() as opened:
        page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Formgrader$")).click()
    formgrader: Page = opened.value
    expect(formgrader.get_by_role("link", name=ASSIGNMENT).first).to_be_visible()
    return formgrader


def test_the_student_reads_the_feedback(visit: Any) -> None:
    with visit("ada") as ada:
        row = home(ada).locator(f"[data-assignment={ASSIGNMENT}]")
        row.get_by_role("link", name=re.compile("Feedback")).click()
        expect(ada.page.get_by_text("both sides were <b>equal</b> & true.")).to_be_visible()
        expect(ada.page.locator("math").first).to_be_visible()
        ada.shot("feedback")


def test_the_exported_scores_are_what_the_answers_deserve(
    open_class: Any, teacher_types: Callable[..., str]
) -> None:
    teacher_types("export")
    (path,) = open_class.person("rivera").glob("*/grades.csv")
    with path.open(encoding="utf-8") as lines:
        row = next(row for row in csv.DictReader(lines) if row["student"] == "ada")
    assert [float(row[slot]) for slot in ("q1", "q2", "q3", "q4", "explain1")] == [2, 2, 0, 3, 3]


def test_the_board_shows_the_minutes_and_what_students_are_on(visit: Any) -> None:
    with visit("chi") as chi:
        spends_ninety_seconds_on_the_lesson(chi)
    with visit("rivera") as rivera:
        rivera.provoked.append(STARTING)
        page = rivera.goto("voila/render/course/board.ipynb", tab=True)
        expect(row_of(page, "Ada Byron")).to_contain_text(re.compile("Equations check-in|Home page"))
        chis = row_of(page, "Chi Nguyễn")
        expect(chis).to_contain_text("One- and two-step equations")
        minutes = page.locator("thead th").all_inner_texts().index("Active minutes this week")
        assert int(chis.locator("th, td").nth(minutes).inner_text()) in (1, 2)
        expect(page.get_by_text("touched in the last 2 minutes")).to_be_visible()
        page.get_by_role("button", name=re.compile("Student")).click()
        expect(page.locator("tbody tr").first).to_contain_text("Chi Nguyễn")
        expect(page.locator("figure svg, svg[class*=plot]").first).to_be_visible()
        rivera.shot("board", page)


def row_of(page: Page, name: str) -> Locator:
    return page.get_by_role("row", name=re.compile(name))


def spends_ninety_seconds_on_the_lesson(chi: Any) -> None:
    """Let the page's own clock run on: the page believes that ninety seconds go by, and a test need not wait."""
    chi.context.clock.install()
    page = chi.goto("voila/render/course/lessons/one-two-step-equations.ipynb")
    # Whole, so that no request of the page is under way whose answer would be ninety seconds late by its clock.
    expect(page.locator("#op-loader")).to_have_count(0)
    page.locator(".op-problem").first.click()
    with page.expect_response(lambda reply: reply.url.endswith("/ownpace/events") and reply.ok):
        page.clock.run_for(90_000)
    page.clock.resume()


def test_a_coach_lands_on_the_board(visit: Any) -> None:
    with visit("coach-lee") as coach:
        expect(coach.page).to_have_url(re.compile(r"board\.ipynb"))
        expect(coach.page.get_by_role("row", name=re.compile("Ben Mensah"))).to_be_visible()


def test_pacing_is_logged_from_jupyterlab_as_it_is_from_voila(visit: Any, class_tools: Any) -> None:
    with visit("chi") as chi:
        # Students have no language server; the lab asks for one all the same, and takes the refusal calmly.
        chi.provoked += [STARTING, "/lsp/status"]
        page = chi.goto("lab/tree/course/lessons/one-two-step-equations.ipynb")
        expect(page.locator(".jp-Notebook").first).to_be_visible(timeout=120_000)
        page.locator(".jp-Notebook").first.click()

    def in_lab() -> list[Session]:
        events = merge([chi.folder / ".ownpace" / "journal"])
        return [event for event in events if isinstance(event, Session) and event.app == "lab"]

    # The page's last words may arrive after the page is gone.
    class_tools.wait_until(
        lambda: {"start", "end"} <= {event.phase for event in in_lab()}, "the session's end"
    )
    assert {event.page for event in in_lab()} == {"one-two-step-equations"}
    assert all(0 <= event.active_s <= event.visible_s for event in in_lab())
