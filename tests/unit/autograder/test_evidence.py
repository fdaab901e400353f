"""The last answer to each slot, read out of a journal that may hold anything."""

import os
from pathlib import Path

import pytest

from ownpace.events import Explanation, Response, to_line
from ownpace_autograder import evidence
from ownpace_autograder.evidence import read_evidence


def line(text: str, *, slot: str = "q1", minute: int = 0, assignment: str = "u00") -> str:
    event = Response(
        time=f"2026-09-01T10:{minute:02}:00.000000Z", assignment=assignment, slot=slot, text=text,
        problem="two-step", version=1, level=1, seed=1,
    )  # fmt: skip
    return to_line(event) + "\n"


def write(folder: Path, *lines: str, name: str = "a") -> None:
    (folder / "journal").mkdir(exist_ok=True)
    (folder / "journal" / f"{name}.jsonl").write_text("".join(lines))


def test_the_last_answer_counts_whatever_file_it_is_in(tmp_path: Path) -> None:
    write(tmp_path, line("late", minute=9), line("early", minute=1), name="a")
    write(tmp_path, line("middle", minute=5), name="b")
    assert read_evidence(tmp_path, "u00").responses["q1"].text == "late"


def test_only_this_assignment_counts(tmp_path: Path) -> None:
    write(tmp_path, line("theirs", assignment="u01"))
    assert read_evidence(tmp_path, "u00").is_empty


def test_explanations_are_kept_apart(tmp_path: Path) -> None:
    write(tmp_path, to_line(Explanation(assignment="u00", slot="explain1", text="why")) + "\n", line("4"))
    found = read_evidence(tmp_path, "u00")
    assert found.explanations["explain1"].text == "why"
    assert set(found.responses) == {"q1"}


def test_a_torn_line_and_junk_are_stepped_over(tmp_path: Path) -> None:
    write(tmp_path, "nonsense\n", line("4"), line("5", minute=1)[:-20])
    assert read_evidence(tmp_path, "u00").responses["q1"].text == "4"


def test_no_journal_is_no_evidence(tmp_path: Path) -> None:
    assert read_evidence(tmp_path, "u00").is_empty


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, line("4"))
    other = tmp_path / "other.jsonl"
    other.write_text(line("stolen", minute=9))
    (tmp_path / "journal" / "link.jsonl").symlink_to(other)
    os.mkfifo(tmp_path / "journal" / "pipe.jsonl")
    (tmp_path / "journal" / "folder.jsonl").mkdir()
    assert read_evidence(tmp_path, "u00").responses["q1"].text == "4"


@pytest.mark.parametrize(
    ("bound", "value"), [("MAX_FILES", 1), ("MAX_SIZE", 100), ("MAX_EVENTS", 1), ("MAX_JUNK", 0)]
)
def test_past_a_bound_the_evidence_is_incomplete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, value: int
) -> None:
    monkeypatch.setattr(evidence, bound, value)
    write(tmp_path, line("4"), "junk\n", line("5"), name="a")
    write(tmp_path, line("6"), name="b")
    found = read_evidence(tmp_path, "u00")
    assert found.trouble
    assert found.is_empty


@pytest.mark.parametrize("what", ["journal", "a.jsonl"])
def test_what_the_disk_does_not_give_back_is_no_missing_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    write(tmp_path, line("4"))
    monkeypatch.setattr("ownpace.journal.open_regular", failing)
    if what == "journal":
        monkeypatch.setattr("ownpace_autograder.evidence.files", lambda _: [])
        monkeypatch.setattr(evidence.os, "scandir", failing)
    found = read_evidence(tmp_path, "u00")
    assert found.unreadable
    assert what in found.trouble
    assert "Input/output error" in found.trouble


def failing(_: Path) -> None:
    raise OSError(5, "Input/output error")
