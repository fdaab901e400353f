"""What a student can put into a submission, and what it changes: nothing but the answers."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.converters import Autograde
from nbgrader.utils import temp_attrs

ASSIGNMENT = "u00-equations"
HONEST = {"q1": (0.0, False), "q2": (0.0, False), "explain1": (0.0, False)}


def hand_in_wrong_answers(classroom: Any, student: str = "mallory") -> Path:
    classroom.taught("release", ASSIGNMENT)
    classroom.counter(student).fetch(ASSIGNMENT)
    for slot in ("q1", "q2"):
        classroom.answer(student, slot, "x = 999")
    return Path(classroom.folder(student))


def submit_and_grade(classroom: Any, student: str = "mallory") -> dict[str, Any]:
    classroom.counter(student).submit(ASSIGNMENT)
    classroom.taught("collect")
    classroom.taught("grade")
    found: dict[str, Any] = classroom.grades(student)
    return found


def forged(kind: str) -> Any:
    """Return a notebook that tries to look as if it had earned everything."""

    def cell(slot: str, source: str, **more: Any) -> Any:
        said = {"grade_id": slot, "grade": True, "solution": False, "locked": False, "task": False,
                "schema_version": 3, "points": 1000.0}  # fmt: skip
        return nbformat.v4.new_code_cell(source, metadata={"nbgrader": said} | more)

    outputs = [nbformat.v4.new_output("execute_result", data={"text/plain": "2.0"}, execution_count=1)]
    by_kind = {
        "no cells at all": [],
        "other cells under the same ids": [cell("q1", "2.0"), cell("q2", "3.0")],
        "cells tagged to be skipped": [
            cell("q1", "0", tags=["skip-execution"]),
            cell("q2", "0", tags=["skip-execution"]),
        ],
        "outputs that say full marks": [cell("q1", "x"), cell("q2", "y")],
        "a patched traceback": [
            nbformat.v4.new_code_cell("get_ipython().showtraceback = lambda *a, **k: None"),
            cell("q1", "assert False"),
            cell("q2", "assert False"),
        ],
        "an id twice": [cell("q1", "1"), cell("q1", "1"), cell("q2", "2")],
    }
    cells = by_kind[kind]
    if kind == "outputs that say full marks":
        for each in cells:
            each.outputs, each.execution_count = outputs, 1
    return nbformat.v4.new_notebook(cells=cells, metadata={"ownpace": {"kind": "lesson"}, "points": 99})


@pytest.mark.parametrize(
    "kind",
    [
        "no cells at all",
        "other cells under the same ids",
        "cells tagged to be skipped",
        "outputs that say full marks",
        "a patched traceback",
        "an id twice",
    ],
)
def test_a_tampered_notebook_changes_nothing(classroom: Any, kind: str) -> None:
    folder = hand_in_wrong_answers(classroom)
    nbformat.write(forged(kind), folder / f"{ASSIGNMENT}.ipynb")
    assert submit_and_grade(classroom) == HONEST
    graded = classroom.graded_notebook("mallory")
    assert [cell.source for cell in graded.cells][1] == 'lesson.problem("q1")'
    assert graded.metadata.ownpace.kind == "assignment"
    with classroom.gradebook() as book:
        assert book.find_submission(ASSIGNMENT, "mallory").max_score == 9


@pytest.mark.parametrize("raw", [b"", b"\xff\x00", b"[" * 100_000, b'{"nbformat": 4, "cells": [7]}', None])
def test_a_notebook_that_cannot_be_read_does_not_stop_grading(classroom: Any, raw: bytes | None) -> None:
    folder = hand_in_wrong_answers(classroom)
    path = folder / f"{ASSIGNMENT}.ipynb"
    path.unlink()
    if raw is not None:
        path.write_bytes(raw)
    classroom.answer("mallory", "q1", classroom.right("mallory", "q1"))
    assert submit_and_grade(classroom)["q1"] == (2.0, False)


def test_nbgraders_own_converter_trusts_the_notebook_as_little(classroom: Any) -> None:
    hand_in_wrong_answers(classroom)
    assert submit_and_grade(classroom) == HONEST
    submitted = classroom.course_dir / "submitted" / "mallory" / ASSIGNMENT
    nbformat.write(forged("outputs that say full marks"), submitted / f"{ASSIGNMENT}.ipynb")
    api = classroom.course().api
    with temp_attrs(api.coursedir, assignment_id=ASSIGNMENT, student_id="*"):
        converter = Autograde(coursedir=api.coursedir, parent=api)
        # As if the hook had failed: nbgrader goes on without it.
        converter.pre_convert_hook, converter.force = None, True
        converter.start()
    assert classroom.grades("mallory") == HONEST


def test_a_forged_blueprint_in_the_submission_is_not_read(classroom: Any) -> None:
    folder = hand_in_wrong_answers(classroom)
    data = json.loads((folder / "assignment.json").read_text())
    data["slots"] = [{**slot, "points": 500} for slot in data["slots"]]
    data["problems"]["two-step@1"]["levels"] = {"1": {"a": "1", "s": "999", "b": "0"}}
    (folder / "assignment.json").write_text(json.dumps(data))
    (folder / "two-step.yaml").write_text("id: two-step\nanswer: {type: number, value: 999}\n")
    assert submit_and_grade(classroom) == HONEST


def test_another_students_journal_earns_nothing_and_is_pointed_out(classroom: Any) -> None:
    classroom.taught("release", ASSIGNMENT)
    for student in ("ana", "mallory"):
        classroom.counter(student).fetch(ASSIGNMENT)
    for slot in ("q1", "q2"):
        classroom.answer("ana", slot, classroom.right("ana", slot))
    stolen = classroom.folder("mallory") / "journal"
    stolen.mkdir()
    for path in (classroom.folder("ana") / "journal").iterdir():
        (stolen / path.name).write_bytes(path.read_bytes())
    grades = submit_and_grade(classroom)
    assert grades["q1"] == (None, True)
    assert grades["q2"] == (None, True)
    shown = classroom.graded_notebook("mallory").cells[1].outputs[0].data["text/html"]
    assert "with other numbers than this student" in shown


def test_the_seed_that_a_response_claims_is_not_used(classroom: Any) -> None:
    hand_in_wrong_answers(classroom)
    classroom.answer("mallory", "q1", classroom.right("ana", "q1"), seed=classroom.variant("ana", "q1").seed)
    assert submit_and_grade(classroom)["q1"] == (None, True)


@pytest.mark.parametrize(
    "junk",
    [
        b"\x00\xff\xfe" * 1000,
        b'{"type":"response"}\n' * 50,
        b'{"type":"response","id":"x","time":"now","credit":1,"score":1000}\n',
        b"[" * 200_000 + b"\n",
        b'{"a":' * 5_000 + b"\n",
    ],
)
def test_junk_in_a_journal_is_stepped_over(classroom: Any, junk: bytes) -> None:
    folder = hand_in_wrong_answers(classroom)
    (folder / "journal" / "junk.jsonl").write_bytes(junk)
    assert submit_and_grade(classroom) == HONEST


@pytest.mark.parametrize("junk", [b"x\n" * 2_000, b"x" * (17 * 1024 * 1024)])
def test_a_journal_past_its_bounds_waits_for_a_person(classroom: Any, junk: bytes) -> None:
    hand_in_wrong_answers(classroom)
    classroom.counter("mallory").submit(ASSIGNMENT)
    classroom.taught("collect")
    submitted = classroom.course_dir / "submitted" / "mallory" / ASSIGNMENT
    (submitted / "journal" / "junk.jsonl").write_bytes(junk)
    assert "graded" in classroom.taught("grade")
    assert set(classroom.grades("mallory").values()) == {(None, True)}


def test_too_many_journal_files_wait_for_a_person(classroom: Any) -> None:
    hand_in_wrong_answers(classroom)
    classroom.counter("mallory").submit(ASSIGNMENT)
    classroom.taught("collect")
    journal = classroom.course_dir / "submitted" / "mallory" / ASSIGNMENT / "journal"
    for number in range(501):
        (journal / f"{number}.jsonl").touch()
    classroom.taught("grade")
    assert classroom.grades("mallory")["q1"] == (None, True)


def test_links_lead_nowhere(classroom: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the answers of everybody")
    folder = hand_in_wrong_answers(classroom)
    (folder / "loot.txt").symlink_to(secret)
    (folder / "loot").symlink_to(tmp_path)
    (folder / "journal" / "ana.jsonl").symlink_to(secret)
    os.mkfifo(folder / "journal" / "pipe.jsonl")
    (folder / f"{ASSIGNMENT}.html").symlink_to(classroom.course_dir / "gradebook.db")
    classroom.counter("mallory").submit(ASSIGNMENT)
    # A student may also write into the inbox by hand.
    inbox = next(path for path in (classroom.exchange / "algebra1" / "inbound").iterdir() if path.is_dir())
    (inbox / "again.txt").symlink_to(secret)
    (inbox / "timestamp.txt").unlink()
    (inbox / "timestamp.txt").symlink_to(secret)
    classroom.taught("collect")
    submitted = classroom.course_dir / "submitted" / "mallory" / ASSIGNMENT
    (submitted / "late.txt").symlink_to(secret)
    (submitted / "journal" / "late.jsonl").symlink_to(secret)
    classroom.taught("grade")
    classroom.taught("feedback")
    assert classroom.grades("mallory") == HONEST
    for place in ("submitted", "autograded", "feedback"):
        for path in (classroom.course_dir / place).rglob("*"):
            assert not path.is_symlink()
            assert not path.is_file() or b"the answers of everybody" not in path.read_bytes()
    released = list((classroom.exchange / "algebra1" / "feedback").iterdir())
    assert len(released) == 1
    assert b"SQLite" not in released[0].read_bytes()


def test_a_linked_journal_folder_is_not_followed(classroom: Any) -> None:
    classroom.taught("release", ASSIGNMENT)
    for student in ("ana", "mallory"):
        classroom.counter(student).fetch(ASSIGNMENT)
    classroom.answer(
        "ana", "q1", classroom.right("mallory", "q1"), seed=classroom.variant("mallory", "q1").seed
    )
    (classroom.folder("mallory") / "journal").symlink_to(classroom.folder("ana") / "journal")
    assert submit_and_grade(classroom)["q1"] == (0.0, False)


def test_made_up_names_in_the_inbox_do_not_keep_the_class_from_being_collected(classroom: Any) -> None:
    hand_in_wrong_answers(classroom)
    classroom.counter("mallory").submit(ASSIGNMENT)
    inbox = classroom.exchange / "algebra1" / "inbound"
    for name in (
        f"x+{ASSIGNMENT}+yesterday+abc",
        f"..+{ASSIGNMENT}+2026-01-01 00:00:00 UTC+abc",
        f"+{ASSIGNMENT}+",
    ):
        (inbox / name).mkdir()
    assert "1 submission collected" in classroom.taught("collect")
    assert sorted(path.name for path in (classroom.course_dir / "submitted").iterdir()) == ["mallory"]


@pytest.mark.parametrize("gone", ["source/{}/assignment.json", "release/{}/assignment.json", "release/{}"])
def test_without_one_of_the_teachers_copies_the_other_is_trusted(classroom: Any, gone: str) -> None:
    folder = hand_in_wrong_answers(classroom)
    nbformat.write(forged("no cells at all"), folder / f"{ASSIGNMENT}.ipynb")
    path = classroom.course_dir / gone.format(ASSIGNMENT)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert submit_and_grade(classroom) == HONEST


def test_without_the_teachers_notebook_nothing_is_graded_and_nothing_is_run(classroom: Any) -> None:
    folder = hand_in_wrong_answers(classroom)
    nbformat.write(forged("other cells under the same ids"), folder / f"{ASSIGNMENT}.ipynb")
    (classroom.course_dir / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").unlink()
    classroom.counter("mallory").submit(ASSIGNMENT)
    classroom.taught("collect")
    result = classroom.teach("grade")
    assert result.exit_code == 1
    assert "No such file" in result.output
    assert not (classroom.course_dir / "autograded" / "mallory" / ASSIGNMENT).exists()
