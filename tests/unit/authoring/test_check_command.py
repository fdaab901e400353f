"""``ownpace check``: places, exit codes, JSON, the record, the cache; and one broken file never stops the rest."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownpace.authoring.checking import Job, check_problem
from ownpace.authoring.running import check_course
from ownpace.cli import main

LESSON = "u00-readiness/one-two-step-equations"


@pytest.fixture
def check(course: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Type ``ownpace check`` in the small course, with few seeds."""
    monkeypatch.chdir(course.parent)
    monkeypatch.delenv("OWNPACE_NOTEBOOKS", raising=False)
    monkeypatch.delenv("OWNPACE_PACKS", raising=False)
    return lambda *words: CliRunner().invoke(main, ["check", "--seeds", "12", *words])


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_course_without_errors_ends_with_0(check: Callable[..., Result]) -> None:
    result = check()
    assert result.exit_code == 0, result.output
    assert "2 problems checked: 0 errors" in result.stderr


def test_an_error_is_told_with_its_place_its_rule_and_what_to_do_and_ends_with_1(
    check: Callable[..., Result], course: Path
) -> None:
    _edit(course / LESSON / "lesson.md", 'practice("two-step")', 'practice("to-step")')
    result = check("--json")
    assert result.exit_code == 1
    (found,) = [each for each in json.loads(result.stdout)["findings"] if each["severity"] == "error"]
    assert (found["rule"], found["message"]) == (
        "course/links",
        "there is no problem 'to-step'; did you mean 'two-step' or 'one-step'?",
    )
    plain = check().stdout
    assert (
        f"notebooks/{LESSON}/lesson.md:{found['line']}:{found['column']}: error [course/links] there is no"
        in plain
    )


def test_a_path_that_is_not_there_ends_with_2(check: Callable[..., Result]) -> None:
    assert check("no-such-folder").exit_code == 2


def test_one_broken_file_never_stops_the_rest(check: Callable[..., Result], course: Path) -> None:
    (course / LESSON / "one-step.yaml").write_text("id: [", encoding="utf-8")
    _edit(course / LESSON / "two-step.yaml", "version: 1", "version: one")
    (course / "map/u03-inequalities.skills.yaml").write_text("skills: no", encoding="utf-8")
    result = check()
    assert result.exit_code == 1
    for told in ("one-step.yaml:1:", "two-step.yaml:2:10:", "u03-inequalities.skills.yaml:1:"):
        assert told in result.stdout, result.stdout


def test_fix_puts_new_problems_on_record_and_refuses_silent_changes(
    check: Callable[..., Result], course: Path
) -> None:
    assert "On record now: one-step, two-step." in check("--fix").stdout
    record = course / "u00-readiness/problems.hashes.json"
    before = record.read_text(encoding="utf-8")
    assert "problem/recorded" not in check().stdout
    _edit(course / LESSON / "two-step.yaml", 'ask: "Solve for', 'ask: "Find')
    changed = check("--fix")
    assert changed.exit_code == 1
    assert "[problem/version]" in changed.stdout
    assert record.read_text(encoding="utf-8") == before
    _edit(course / LESSON / "two-step.yaml", "version: 1", "version: 2")
    assert "On record now: two-step." in check("--fix").stdout
    assert check().exit_code == 0


def test_better_words_for_a_hint_leave_the_meaning_alone(check: Callable[..., Result], course: Path) -> None:
    check("--fix")
    _edit(
        course / LESSON / "one-step.yaml",
        "What was done to $x$? Find the one move",
        "Look at $x$. Find the one move",
    )
    assert "problem/version" not in check().stdout


def test_an_unchanged_file_is_not_looked_at_again(course: Path, tmp_path: Path) -> None:
    first = check_course(course, seeds=10, jobs=1, cache=tmp_path / "cache")
    again = check_course(course, seeds=10, jobs=1, cache=tmp_path / "cache")
    assert (first.cached, again.cached) == (0, 2)
    assert again.findings == first.findings
    _edit(course / LESSON / "two-step.yaml", "title: ", "title: New ")
    assert check_course(course, seeds=10, jobs=1, cache=tmp_path / "cache").cached == 1


def test_files_in_processes_of_their_own_give_the_same_findings(course: Path) -> None:
    _edit(course / LESSON / "two-step.yaml", "licence: CC-BY-4.0", "licence: CC-BY-NC-4.0")
    alone, together = (check_course(course, seeds=6, jobs=jobs).findings for jobs in (1, 2))
    assert alone == together
    assert "problem/licence" in {each.rule for each in alone}


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    assert {each.rule for each in check_problem(Job(path))} == {"source/readable"}
    path.unlink()
    assert {each.rule for each in check_problem(Job(path))} == {"source/readable"}


def test_the_smallest_failing_seed_is_shown_with_how_to_replay_it(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course.parent)
    monkeypatch.delenv("OWNPACE_NOTEBOOKS", raising=False)
    _edit(
        course / LESSON / "two-step.yaml",
        "answer: {type: number, value: s}",
        "answer: {type: number, value: s + 1}",
    )
    result = CliRunner().invoke(main, ["test", "two-step", "--seeds", "5"])
    assert result.exit_code == 1
    assert "level 1, seed 0 (" in result.stdout
    replay = CliRunner().invoke(main, ["test", "two-step", "--level", "1", "--seed", "0"])
    assert "two-step@1/1/0" in replay.stdout
    assert "mistake" in replay.stdout
    assert CliRunner().invoke(main, ["test", "no-such-problem"]).exit_code == 2


def test_a_contact_sheet_shows_variants_answers_and_mistakes_and_needs_nothing_else(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course.parent)
    monkeypatch.delenv("OWNPACE_NOTEBOOKS", raising=False)
    result = CliRunner().invoke(
        main, ["sample", "two-step", "--level", "2", "-n", "200", "--out", "sheet.html"]
    )
    assert result.exit_code == 0, result.output
    page = Path("sheet.html").read_text(encoding="utf-8")
    assert page.count("<article>") == 200
    assert "divide-one-term" in page
    assert "Nearly the same as seed" in page
    assert "<math" in page
    strangers = page.replace('xmlns="http://www.w3.org/1998/Math/MathML"', "")
    assert not any(sign in strangers for sign in ("src=", "http://", "https://", "<script"))
