"""Every type of answer on its way through grading: frozen, answered, judged again, and shown."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from problem_page import examples, problem

from ownpace.events import Response, new_id
from ownpace.journal import Journal, assignment_journal
from ownpace.problems import Blueprint, Problem, Slot, blueprint_from_json
from ownpace.problems.answers import TYPES
from ownpace.problems.problem import compile_problem
from ownpace_autograder.evidence import read_evidence
from ownpace_autograder.grading import SlotGrade, grade
from ownpace_autograder.showing import slot_html, slot_text

PAGE = [(text, problem(text), rows) for text, rows in examples()]
SHOWN = {
    "table": ("<table>", "<td>"),
    "sort": ("<dt>", "<dd>"),
    "steps": ("<ol>", "<li>"),
    "choice": ("<ol>", "<li>"),
    "multi-choice": ("<ol>", "<li>"),
    "explain": ("<ol>", "<li>"),
}
"""What a response of several parts is shown as."""


def _frozen(found: Problem) -> Blueprint:
    """Return an assignment of one slot as it comes back from the file that was released."""
    slots = (Slot("q1", "problem", 4.0, found.id, found.version, 1),)
    released = Blueprint("u00", "Check-in", "u00-readiness", slots, {f"{found.id}@{found.version}": found})
    return blueprint_from_json(released.to_json())


def _graded(blueprint: Blueprint, text: str) -> SlotGrade:
    """Return what an answer earns that was kept in a journal on disk."""
    variant = blueprint.variant("q1", "ana")
    response = Response(
        assignment="u00",
        slot="q1",
        problem=variant.problem_id,
        version=variant.version,
        level=1,
        seed=variant.seed,
        text=text,
    )
    with TemporaryDirectory() as folder:
        journal = Journal(assignment_journal(Path(folder)), session=new_id())
        journal.append(response)
        journal.close()
        return grade(blueprint, "ana", read_evidence(Path(folder), "u00"))["q1"]


@pytest.mark.parametrize(("text", "found", "rows"), PAGE, ids=[str(at) for at in range(len(PAGE))])
def test_an_answer_earns_what_its_verdict_is_worth(text, found, rows):
    blueprint = _frozen(found)
    for response, status, _ in rows:
        graded = _graded(blueprint, response)
        assert graded.verdict is not None
        assert graded.verdict.status == status, response
        earned = None if status in ("unreadable", "undecided") else round(4 * graded.verdict.credit, 6)
        assert graded.score == earned, response
    assert {each.answer.type for each in [blueprint.variant("q1", "ana")]} <= set(TYPES)


@pytest.mark.parametrize(("text", "found", "rows"), PAGE, ids=[str(at) for at in range(len(PAGE))])
def test_an_answer_is_shown_as_what_it_is(text, found, rows):
    blueprint = _frozen(found)
    variant = blueprint.variant("q1", "ana")
    for response in (
        variant.answer.text,
        *(row[0] for row in rows),
        "<script>alert(1)</script>",
        '["<b>", "$"]',
    ):
        graded = _graded(blueprint, response)
        page, line = slot_html(graded), slot_text(graded)
        assert "<script" not in page
        assert "<b>" not in page
        assert not re.search(
            r"[{}]", re.sub(r"<code>.*?</code>|<math.*?</math>|alttext", "", page, flags=re.DOTALL)
        ), page
        assert line
    shown = slot_html(_graded(blueprint, variant.answer.text))
    if not (variant.answer.type == "sort" and not variant.answer.bins):
        assert all(tag in shown for tag in SHOWN.get(variant.answer.type, ("<code>",))), shown


def test_the_cells_of_a_table_stand_in_their_places():
    found = next(each for _, each, _ in PAGE if _frozen(each).variant("q1", "ana").answer.type == "table")
    page = slot_html(_graded(_frozen(found), '["5", "<i>8</i>"]'))
    cells = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert [re.sub(r"<[^>]*>", "", cell) for cell in cells] == [
        "0",
        "3",
        "1",
        "5",
        "2",
        "&lt;i&gt;8&lt;/i&gt;",
    ]
    assert slot_text(_graded(_frozen(found), '["5", "8"]')).startswith(
        "Fill the table of y = 2x + 3. [Answer: 0, 3; 1, 5; 2, 8"
    )


def test_an_assignment_that_was_released_before_a_problem_was_edited_is_graded_by_the_old_version():
    _, old, _ = PAGE[0]
    blueprint = _frozen(old)
    right = blueprint.variant("q1", "ana").answer.text
    edited = dict(old.data) | {
        "version": old.version + 1,
        "answer": {"type": "set", "value": "{s, -s}"},
        "levels": {level: {"a": "5", "s": "9", "b": "1"} for level in ("1", "2", "3")},
        "mistakes": [],
    }
    assert _frozen(compile_problem(edited)).variant("q1", "ana").answer.type == "set"
    graded = _graded(blueprint, right)
    assert (graded.score, graded.note) == (4.0, "")
    assert graded.variant is not None
    assert graded.variant.version == old.version


def test_an_assignment_of_the_first_format_still_loads_and_draws():
    """A blueprint frozen when answers were numbers and choices, as it was written then."""
    text = """{"format": 1, "id": "u00", "title": "T", "unit": "u", "slots": [
      {"id": "q1", "kind": "problem", "points": 2.0, "problem": "old", "version": 1, "level": 1}], "problems": {"old@1": {
      "levels": {"1": {"a": "3", "s": "4"}}, "let": {"c": "a*s"}, "ask": "Solve {equation}", "equation": "ax = c",
      "answer": {"type": "number", "value": "s", "form": "any", "units": [], "options": []},
      "steps": [{"do": "Divide.", "show": "x = s"}], "hints": ["Undo."],
      "mistakes": [{"id": "slip", "gives": "c", "say": "Divide."}],
      "id": "old", "version": 1, "title": "Old", "skill": "s", "licence": "CC-BY-4.0", "authors": ["A"], "status": "draft",
      "unknown": "x", "credit": {"equivalent_equation": 0.5, "unfinished_number": 0.5, "other_form": 0.75, "rounded": 0.5},
      "shapes": {}}}}"""
    blueprint = blueprint_from_json(text)
    variant = blueprint.variant("q1", "ana")
    assert (variant.prompt.text, variant.answer.value) == ("Solve $3x = 12$", 4)
    assert _graded(blueprint, "x = 4").score == 2.0
    assert _graded(blueprint, "12").verdict.misconception == "slip"  # type: ignore[union-attr]
