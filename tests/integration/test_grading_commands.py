"""The teacher's commands: what they say, what they leave alone, and that one student's trouble is not another's."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner

from ownpace_autograder import commands
from ownpace_autograder.courses import open_course

ASSIGNMENT = "u00-equations"


@pytest.fixture
def collected(classroom: Any) -> Any:
    classroom.all_hand_in("ana", "bo")
    classroom.taught("collect")
    return classroom


def test_every_command_says_plainly_what_comes_first(classroom: Any) -> None:
    for command, said in [
        ("collect", "Nothing has been released yet. Begin with: ownpace release"),
        ("grade", "Nothing has been collected yet. Begin with: ownpace collect"),
        ("feedback", "Nothing has been graded yet. Begin with: ownpace grade"),
        ("export", "The gradebook is empty. Begin with: ownpace grade"),
    ]:
        result = classroom.teach(command)
        assert result.exit_code == 1
        assert said in result.output


def test_releasing_without_a_name_lists_what_is_ready(classroom: Any) -> None:
    result = classroom.teach("release")
    assert result.exit_code == 2
    assert f"Ready to be released: {ASSIGNMENT}" in result.output


@pytest.mark.parametrize("command", ["release", "collect", "grade", "feedback", "export"])
def test_a_misspelt_assignment_is_guessed(classroom: Any, command: str) -> None:
    result = classroom.teach(command, "u00-equation")
    assert result.exit_code == 2
    assert f"Did you mean '{ASSIGNMENT}'?" in result.output


def test_collecting_without_an_exchange_says_what_is_missing(collected: Any) -> None:
    shutil.rmtree(collected.exchange)
    result = collected.teach("collect", ASSIGNMENT)
    assert result.exit_code == 1
    assert "is missing; ownpace release makes it" in result.output


def test_a_course_is_found_by_home_or_environment(classroom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner().invoke
    assert run(commands.release_command, ["--home", str(classroom.home), ASSIGNMENT]).exit_code == 0
    monkeypatch.setenv("OWNPACE_HOME", str(classroom.home))
    assert "Nothing new has been handed in" in run(commands.collect_command, []).output
    (classroom.home / "people" / "mr-okoye" / "algebra1" / "source").mkdir(parents=True)
    assert "There are 2 courses" in run(commands.collect_command, []).output
    monkeypatch.setenv("JUPYTERHUB_USER", "ms-rivera")
    assert "Nothing new has been handed in" in run(commands.collect_command, []).output
    monkeypatch.setenv("OWNPACE_HOME", str(classroom.home / "elsewhere"))
    assert "No class was found" in run(commands.collect_command, []).output


def test_grading_again_changes_nothing(collected: Any) -> None:
    collected.taught("grade")
    collected.grade_by_hand("ana", "explain1", 4, "Well said.")
    before = snapshot(collected)
    assert "graded already" in collected.taught("grade")
    collected.taught("grade", "--force")
    assert snapshot(collected) == before
    assert "1 of them have a text" in collected.taught("grade", "--force")


def snapshot(classroom: Any) -> list[Any]:
    with classroom.gradebook() as book:
        return [
            (
                student.id,
                grade.name,
                grade.auto_score,
                grade.manual_score,
                grade.needs_manual_grade,
                grade.score,
            )
            for student in book.students
            for submission in student.submissions
            for each in submission.notebooks
            for grade in each.grades
        ]


def test_a_hand_given_grade_survives_a_new_submission_and_asks_to_be_looked_at(collected: Any) -> None:
    collected.taught("grade")
    collected.grade_by_hand("ana", "explain1", 4)
    collected.explain("ana", "Another explanation.")
    collected.counter("ana").submit(ASSIGNMENT)
    collected.taught("collect")
    assert "1 submission graded" in collected.taught("grade")
    with collected.gradebook() as book:
        grade = book.find_grade("explain1", ASSIGNMENT, ASSIGNMENT, "ana")
        assert (grade.manual_score, grade.needs_manual_grade) == (4, True)


def test_feedback_waits_for_what_is_graded_by_hand(collected: Any) -> None:
    collected.taught("grade")
    said = collected.taught("feedback")
    assert "2 left out" in said
    collected.grade_by_hand("ana", "explain1", 4)
    assert "1 student page sent" in collected.taught("feedback")


def test_one_submission_that_cannot_be_graded_does_not_stop_the_others(collected: Any) -> None:
    (collected.course_dir / "submitted" / "ana" / ASSIGNMENT / "timestamp.txt").write_text("yesterday")
    result = collected.teach("grade", "--force")
    assert result.exit_code == 1
    assert "1 submission graded" in result.output
    assert f"{ASSIGNMENT} ana: " in result.output
    assert collected.grades("bo")["q1"] == (2.0, False)


def test_one_submission_that_cannot_be_collected_does_not_stop_the_others(collected: Any) -> None:
    for student in ("ana", "bo"):
        collected.explain(student, "More.")
        collected.counter(student).submit(ASSIGNMENT)
    newest = max((collected.exchange / "algebra1" / "inbound").glob("ana+*"), key=lambda path: path.name)
    for number in range(2_001):
        (newest / f"{number}.txt").touch()
    result = collected.teach("collect")
    assert result.exit_code == 1
    assert "1 submission collected" in result.output
    assert f"{ASSIGNMENT} ana: more than 2000 files" in result.output
    assert (collected.course_dir / "submitted" / "ana" / ASSIGNMENT / "journal").is_dir()


def test_grading_one_student_leaves_the_others(collected: Any) -> None:
    assert "1 submission graded" in collected.taught("grade", "--student", "bo")
    assert not (collected.course_dir / "autograded" / "ana").exists()
    assert collected.teach("grade", "--student", "cy").exit_code == 1


def test_what_was_released_is_graded_even_where_the_source_has_changed(collected: Any) -> None:
    source = collected.course_dir / "source" / ASSIGNMENT / "assignment.json"
    data = json.loads(source.read_text())
    data["slots"][0] |= {"points": 50.0, "level": 1}
    data["problems"]["two-step@1"]["levels"]["1"] = {"a": "1", "s": "1", "b": "1"}
    source.write_text(json.dumps(data))
    collected.taught("grade")
    assert collected.grades("ana")["q1"] == (2.0, False)


def test_a_notebook_that_is_not_ours_is_run_as_nbgrader_does(classroom: Any) -> None:
    classroom.write_plain_source()
    classroom.taught("release", "plain")
    for student, solution in [("ana", "answer = 4"), ("bo", "answer = 5")]:
        counter = classroom.counter(student)
        counter.fetch("plain")
        path = classroom.folder(student, "plain") / "plain.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[0].source = solution
        nbformat.write(notebook, path)
        counter.submit("plain")
    classroom.taught("collect")
    assert "2 submissions graded" in classroom.taught("grade")
    assert classroom.grades("ana", "plain") == {"t1": (3.0, False)}
    assert classroom.grades("bo", "plain") == {"t1": (0.0, False)}


def test_an_assignment_of_two_notebooks_is_graded_notebook_by_notebook(classroom: Any) -> None:
    source = classroom.course_dir / "source" / ASSIGNMENT
    whole = nbformat.read(source / f"{ASSIGNMENT}.ipynb", as_version=4)
    for name, wanted in [("first", {"q1"}), ("second", {"q2", "explain1"})]:
        cells = [each for each in whole.cells if each.metadata.get("nbgrader", {}).get("grade_id") in wanted]
        nbformat.write(
            nbformat.v4.new_notebook(cells=cells, metadata=whole.metadata), source / f"{name}.ipynb"
        )
    (source / f"{ASSIGNMENT}.ipynb").unlink()
    classroom.all_hand_in("ana")
    for command in ("collect", "grade"):
        classroom.taught(command)
    assert classroom.grades("ana") == {"q1": (2.0, False), "q2": (3.0, False), "explain1": (None, True)}
    classroom.taught("feedback", "--unfinished")
    counter = classroom.counter("ana")
    assert len(counter.feedback(ASSIGNMENT, counter.standing(ASSIGNMENT).handed_in[-1].submitted_at)) == 2
    classroom.taught("export")
    (row,) = csv.DictReader((classroom.course_dir / "grades.csv").open())
    assert (row["first/q1"], row["second/explain1"], row["needs_manual"]) == ("2", "", "yes")


def test_an_export_that_cannot_be_written_says_where(collected: Any, tmp_path: Path) -> None:
    collected.taught("grade")
    result = collected.teach("export", "--out", str(tmp_path / "nowhere" / "grades.csv"))
    assert result.exit_code == 1
    assert "could not be written: No such file" in result.output


def test_colleagues_and_students_folders_do_not_hide_the_classs_course(
    classroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWNPACE_HOME", str(classroom.home))
    (classroom.home / "people" / "osei").mkdir()
    (classroom.home / "people" / "osei" / "algebra1").symlink_to("../ms-rivera/algebra1")
    assert open_course().folder == classroom.course_dir.resolve()
    (classroom.home / "people" / "ada" / "algebra1" / "source").mkdir(parents=True)
    (classroom.home / "hub").mkdir()
    (classroom.home / "hub" / "course-keeper").write_text("ms-rivera\n")
    assert open_course().folder == classroom.course_dir.resolve()
