"""The desk against a real exchange: receipts, repeats, lateness, crashes. Nothing that was answered is ever lost."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ownpace_autograder import exchange
from ownpace_autograder.desk.counter import DeskError

ASSIGNMENT = "u00-equations"


@pytest.fixture
def released(classroom: Any) -> Any:
    classroom.taught("release", ASSIGNMENT)
    return classroom


@pytest.fixture
def answered(released: Any) -> Any:
    released.counter("ana").fetch(ASSIGNMENT)
    released.answer("ana", "q1", released.right("ana", "q1"))
    return released


def inbox(classroom: Any) -> list[Path]:
    return sorted((classroom.exchange / "algebra1" / "inbound").iterdir())


def test_handing_in_leaves_a_receipt_in_three_places(answered: Any) -> None:
    receipt, again = answered.counter("ana").submit(ASSIGNMENT)
    assert not again
    (sent,) = inbox(answered)
    assert json.loads((sent / "receipt.json").read_text())["code"] == receipt.code
    (event,) = (answered.home / "people" / "ana" / ".ownpace" / "journal").glob("*.jsonl")
    assert json.loads(event.read_text())["receipt"] == receipt.code
    standing = answered.counter("ana").standing(ASSIGNMENT)
    assert standing.handed_in[-1].receipt == receipt
    assert sent.name.startswith(f"ana+{ASSIGNMENT}+{receipt.submitted_at[:10]} ")


def test_handing_in_the_same_answers_again_gives_the_same_receipt(answered: Any) -> None:
    first, _ = answered.counter("ana").submit(ASSIGNMENT)
    # Typed once more, in another sitting, and the notebook saved by a lab: the answers are the same.
    answered.answer("ana", "q1", answered.right("ana", "q1"))
    (answered.folder("ana") / f"{ASSIGNMENT}.ipynb").write_text("{}")
    assert answered.counter("ana").submit(ASSIGNMENT) == (first, True)
    assert len(inbox(answered)) == 1


def test_a_changed_answer_makes_a_new_submission(answered: Any) -> None:
    first, _ = answered.counter("ana").submit(ASSIGNMENT)
    answered.answer("ana", "q1", "x = 1")
    assert answered.counter("ana").standing(ASSIGNMENT).changed
    second, again = answered.counter("ana").submit(ASSIGNMENT)
    assert not again
    assert second.code != first.code
    assert not answered.counter("ana").standing(ASSIGNMENT).changed
    assert len(inbox(answered)) == 2
    answered.taught("collect")
    answered.taught("grade")
    assert answered.grades("ana")["q1"] == (0.0, False)


def test_late_work_is_taken_and_marked(classroom: Any) -> None:
    classroom.taught("release", ASSIGNMENT, "--due", "2020-01-31T17:00:00+01:00")
    counter = classroom.counter("ana")
    assert f"{counter.fetch(ASSIGNMENT).due:%H:%M}" == "16:00"
    receipt, _ = counter.submit(ASSIGNMENT)
    assert receipt.late
    classroom.taught("collect")
    classroom.taught("grade")
    with classroom.gradebook() as book:
        assert book.find_submission(ASSIGNMENT, "ana").total_seconds_late > 0


def test_the_due_date_that_a_teacher_sets_in_formgrader_reaches_the_students(released: Any) -> None:
    with released.gradebook() as book:
        book.update_or_create_assignment(ASSIGNMENT, duedate="2020-01-31 17:00:00 UTC")
    assert "left as it is" in released.taught("release", ASSIGNMENT)
    assert f"{released.counter('ana').standing(ASSIGNMENT).due:%Y-%m-%d %H}" == "2020-01-31 17"


@pytest.mark.parametrize("verb", ["fetch", "submit"])
def test_without_the_exchange_there_is_a_message_and_nothing_is_lost(answered: Any, verb: str) -> None:
    shutil.rmtree(answered.exchange)
    with pytest.raises(DeskError) as caught:
        getattr(answered.counter("ana"), verb)(ASSIGNMENT)
    assert caught.value.key == "desk.exchange-missing"
    assert list((answered.folder("ana") / "journal").glob("*.jsonl"))


@pytest.mark.parametrize(
    ("verb", "assignment", "key"),
    [
        ("submit", ASSIGNMENT, "desk.not-fetched"),
        ("fetch", "u00-equation", "desk.not-released"),
        ("fetch", "../../etc", "desk.unknown-assignment"),
        ("submit", "*", "desk.unknown-assignment"),
    ],
)
def test_what_cannot_be_done_says_why(released: Any, verb: str, assignment: str, key: str) -> None:
    with pytest.raises(DeskError) as caught:
        getattr(released.counter("ana"), verb)(assignment)
    assert caught.value.key == key


def test_fetching_again_keeps_the_journal_and_brings_back_what_is_missing(answered: Any) -> None:
    folder = answered.folder("ana")
    before = {path: path.read_bytes() for path in (folder / "journal").iterdir()}
    (folder / f"{ASSIGNMENT}.ipynb").unlink()
    assert answered.counter("ana").fetch(ASSIGNMENT).status == "fetched"
    assert (folder / f"{ASSIGNMENT}.ipynb").is_file()
    assert {path: path.read_bytes() for path in (folder / "journal").iterdir()} == before


def test_a_replaced_release_reaches_those_who_have_not_begun(released: Any) -> None:
    for student in ("ana", "bo"):
        released.counter(student).fetch(ASSIGNMENT)
    released.answer("bo", "q1", "x = 3")
    source = released.course_dir / "source" / ASSIGNMENT / "assignment.json"
    source.write_text(json.dumps(json.loads(source.read_text()) | {"title": "Equations, mended"}))
    refused = released.teach("release", ASSIGNMENT)
    assert refused.exit_code == 1
    assert "--replace" in refused.output
    released.taught("release", ASSIGNMENT, "--replace")
    for student in ("ana", "bo"):
        released.counter(student).fetch(ASSIGNMENT)
    titles = [
        json.loads((released.folder(each) / "assignment.json").read_text())["title"] for each in ("ana", "bo")
    ]
    assert titles == ["Equations, mended", "Equations check-in"]


@pytest.mark.parametrize("crash_at", [1, 2])
def test_a_crash_midway_leaves_no_half_submission(
    answered: Any, monkeypatch: pytest.MonkeyPatch, crash_at: int
) -> None:
    copies = 0

    def crash(*args: Any, **kwargs: Any) -> Any:
        nonlocal copies
        copies += 1
        found = real(*args, **kwargs)
        if copies == crash_at:
            raise OSError(28, "No space left on device")
        return found

    real = exchange.copy_tree
    monkeypatch.setattr(exchange, "copy_tree", crash)
    with pytest.raises(DeskError) as caught:
        answered.counter("ana").submit(ASSIGNMENT)
    assert caught.value.key == "desk.failed"
    assert answered.counter("ana").standing(ASSIGNMENT).status == "fetched"
    assert "Nothing new" in answered.taught("collect")
    receipt, again = answered.counter("ana").submit(ASSIGNMENT)
    assert not again
    assert "1 submission collected" in answered.taught("collect")
    assert answered.counter("ana").standing(ASSIGNMENT).handed_in[-1].receipt == receipt


def test_a_crash_between_the_two_copies_is_mended_on_the_next_look(
    answered: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die_in_the_cache(self: Path, target: Path) -> Path:
        if "handed-in" in str(self):
            raise KeyboardInterrupt
        return real(self, target)

    real = Path.rename
    monkeypatch.setattr(Path, "rename", die_in_the_cache)
    with pytest.raises(KeyboardInterrupt):
        answered.counter("ana").submit(ASSIGNMENT)
    monkeypatch.undo()
    standing = answered.counter("ana").standing(ASSIGNMENT)
    assert standing.status == "submitted"
    receipt, again = answered.counter("ana").submit(ASSIGNMENT)
    assert again
    assert standing.handed_in[-1].receipt == receipt
    assert len([path for path in inbox(answered) if not path.name.startswith(".")]) == 1


def test_feedback_that_is_not_there_says_so(answered: Any) -> None:
    receipt, _ = answered.counter("ana").submit(ASSIGNMENT)
    with pytest.raises(DeskError) as caught:
        answered.counter("ana").feedback(ASSIGNMENT, receipt.submitted_at)
    assert caught.value.key == "desk.no-feedback"


def test_an_ordinary_assignment_goes_over_the_same_desk(classroom: Any) -> None:
    name = "Problem Set 1"
    classroom.write_plain_source(name)
    classroom.taught("release", name)
    counter = classroom.counter("ana@school.example")
    assert counter.fetch(name).notebook == f"assignments/{name}/{name}.ipynb"
    first, _ = counter.submit(name)
    assert counter.submit(name) == (first, True)
    (classroom.folder("ana@school.example", name) / "notes.txt").write_text("more")
    assert counter.submit(name)[1] is False
    assert "1 submission collected" in classroom.taught("collect", name)


def test_what_is_handed_in_later_is_the_newest_though_the_clock_was_set_back(
    answered: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = answered.counter("ana").submit(ASSIGNMENT)
    answered.taught("collect")
    answered.answer("ana", "q1", "x = 1")
    monkeypatch.setattr("ownpace.events.now", lambda: "2020-01-01T00:00:00.000000Z")
    second, again = answered.counter("ana").submit(ASSIGNMENT)
    assert not again
    assert second.submitted_at > first.submitted_at
    assert answered.counter("ana").standing(ASSIGNMENT).handed_in[-1].receipt == second
    answered.taught("collect")
    answered.taught("grade")
    assert answered.grades("ana")["q1"] == (0.0, False)


def test_a_disk_that_is_full_leaves_no_half_submission_behind(
    answered: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = exchange.copy_tree

    def full(source: Path, dest: Path, **options: Any) -> list[str]:
        copied(source, dest, **options)
        if "handed-in" in str(dest):
            raise OSError(28, "No space left on device")
        return []

    with monkeypatch.context() as patched:
        patched.setattr(exchange, "copy_tree", full)
        with pytest.raises(DeskError) as caught:
            answered.counter("ana").submit(ASSIGNMENT)
    assert caught.value.key == "desk.failed"
    assert inbox(answered) == []
    receipt, again = answered.counter("ana").submit(ASSIGNMENT)
    assert not again
    assert answered.counter("ana").standing(ASSIGNMENT).handed_in[-1].receipt == receipt


def test_one_folder_that_is_too_large_does_not_hide_the_other_assignments(answered: Any) -> None:
    answered.write_source("u01-next")
    answered.taught("release", "u01-next")
    answered.counter("ana").submit(ASSIGNMENT)
    with (answered.folder("ana") / "journal" / "large.jsonl").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    standings = answered.counter("ana").standings()
    assert [(each.id, each.changed) for each in standings] == [(ASSIGNMENT, True), ("u01-next", False)]
    with pytest.raises(DeskError) as caught:
        answered.counter("ana").submit(ASSIGNMENT)
    assert caught.value.key == "desk.too-large"
