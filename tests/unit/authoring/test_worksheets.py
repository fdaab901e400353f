"""Worksheets on paper: different copies of the same tasks, the same again from the same seed, and a key that fits."""

import re
from pathlib import Path

import problem_page
import pytest
from click.testing import CliRunner

from ownpace.authoring.responses import right_text
from ownpace.authoring.worksheets import Copy, Task, copies, worksheet_page
from ownpace.cli import main
from ownpace.problems import Response, judge

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
EXAMPLES = [problem_page.problem(text) for text, _ in problem_page.examples()]


def _printed(tmp_path: Path, *options: str) -> str:
    out = tmp_path / "sheet.html"
    done = CliRunner().invoke(
        main, ["worksheet", *options, "--out", str(out)], env={"OWNPACE_NOTEBOOKS": str(NOTEBOOKS)}
    )
    assert done.exit_code == 0, done.output
    return out.read_text(encoding="utf-8")


def _copy(page: str, name: str) -> str:
    return page.split(f'id="{name}"')[1].split("</main>")[0]


def _prompts(copy: Copy) -> list[str]:
    return [question.prompt for question in copy.questions]


def test_a_lesson_is_printed_in_different_copies_of_the_same_problems(tmp_path: Path) -> None:
    page = _printed(tmp_path, "one-two-step-equations", "--copies", "2")
    first, second = _copy(page, "copy-1"), _copy(page, "copy-2")
    assert first.count("<section>") == second.count("<section>") == 8
    assert re.findall("<math.*?</math>", first) != re.findall("<math.*?</math>", second)


def test_the_same_seed_prints_the_same_again_and_the_key_only_when_asked(tmp_path: Path) -> None:
    name = "one-two-step-equations"
    bare, keyed = _printed(tmp_path, name, "--seed", "7"), _printed(tmp_path, name, "--seed", "7", "--key")
    assert _copy(bare, "copy-1") == _copy(keyed, "copy-1")
    assert 'id="key-1"' not in bare
    assert 'id="key-1"' in keyed
    assert _copy(_printed(tmp_path, name, "--seed", "8"), "copy-1") != _copy(bare, "copy-1")


def test_an_assignment_is_printed_with_its_points_and_what_is_to_be_explained(tmp_path: Path) -> None:
    sheet = _copy(_printed(tmp_path, "u00-equations"), "copy-1")
    assert re.findall(r"<small>(\d+ points?)</small>", sheet) == [
        f"{each} points" for each in (2, 2, 3, 3, 4)
    ]
    assert "Write for a friend who missed the" in sheet


def test_an_assignment_that_draws_from_skills_is_printed_whole(tmp_path: Path) -> None:
    assert _copy(_printed(tmp_path, "u00-unit-check", "--key"), "key-1").count("<section>") == 12


def test_a_page_asks_nothing_of_any_server(tmp_path: Path) -> None:
    page = _printed(tmp_path, "one-two-step-equations", "--key")
    assert not re.search(r"<script|<link|@import|url\((?!'data:)|src=", page)


def test_a_sheet_without_its_key_shows_no_answer() -> None:
    sheets = copies("sheet", [Task("a", EXAMPLES[0])], seed=1, count=1)
    page = worksheet_page("Sheet", "", sheets, seed=1, key=False)
    assert 'class="answer"' not in page
    assert "Wrong:" not in page


@pytest.mark.parametrize("problem", EXAMPLES, ids=lambda problem: problem.data["answer"]["type"])
def test_every_type_of_answer_is_printed_with_a_key_that_is_right(problem) -> None:
    (copy,) = copies("sheet", [Task("a", problem)], seed=1, count=1)
    (question,) = copy.questions
    variant = question.variant
    assert variant is not None
    assert question.answer
    if variant.answer.type != "explain":
        assert judge(Response(right_text(variant) or ""), variant).status == "right"
    assert [told[1] for told in question.mistakes] == [each.id for each in variant.misconceptions]
    shown = [question.answer, *(wrong for wrong, _, _ in question.mistakes)]
    assert not any(re.search(r'[{\[]"', each) for each in shown), "an answer is printed as it is sent"
    page = worksheet_page("Sheet", "", [copy], seed=1, key=True)
    assert page.count('class="answer"') == 1
    assert page.count("<dt>Wrong: ") == len(variant.misconceptions)


def test_equal_pictures_on_a_page_have_ids_of_their_own() -> None:
    (graph, *_) = (each for each in EXAMPLES if each.data["answer"]["type"] == "graph")
    sheets = copies("sheet", [Task("a", graph), Task("b", graph)], seed=1, count=2)
    ids = re.findall(r' id="(op-pic-[^"]+)"', worksheet_page("Sheet", "", sheets, seed=1, key=False))
    assert len(ids) == len(set(ids)) > 0


def test_markup_in_a_title_stays_text() -> None:
    page = worksheet_page("<b>1 < 2</b>", "<i>&", [], seed=1, key=False)
    assert "<b>" not in page
    assert "<i>" not in page


def test_a_name_that_is_not_there_is_told_with_those_that_are() -> None:
    done = CliRunner().invoke(main, ["worksheet", "nothing"], env={"OWNPACE_NOTEBOOKS": str(NOTEBOOKS)})
    assert done.exit_code == 2
    assert "one-two-step-equations" in done.output
