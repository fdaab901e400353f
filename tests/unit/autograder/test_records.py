"""The record of what was graded."""

from pathlib import Path

import pytest

from ownpace_autograder.records import Record


def kept(folder: Path, **answers: str | None) -> list[bool]:
    record = Record.of(folder, "u00", "ana")
    changed = [record.note(cell, answer) for cell, answer in answers.items()]
    record.keep()
    return changed


def test_only_a_changed_answer_is_news(tmp_path: Path) -> None:
    assert kept(tmp_path, q1="4", q2=None) == [True, True]
    assert kept(tmp_path, q1="4", q2=None) == [False, False]
    assert kept(tmp_path, q1="5", q2="") == [True, True]


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_lost_record_makes_everything_news(tmp_path: Path, text: str) -> None:
    kept(tmp_path, q1="4")
    (tmp_path / ".ownpace" / "graded" / "u00" / "ana.json").write_text(text)
    assert kept(tmp_path, q1="4") == [True]
