"""Receipts: short, the same for the same facts, another for any other."""

import json
import re
from pathlib import Path

import pytest

from ownpace.events import Explanation, Response
from ownpace_autograder.desk.receipts import (
    Receipt,
    answers_digest,
    files_digest,
    make_receipt,
    read_receipt,
    receipt_data,
    stamp,
)
from ownpace_autograder.evidence import Evidence

FACTS = {
    "course": "algebra1",
    "assignment": "u00",
    "student": "ana",
    "submitted_at": "2026-09-01T10:00:00.000000Z",
    "digest": "d",
}


def receipt(**other: str) -> Receipt:
    return make_receipt(**(FACTS | other), late=False)


def test_a_code_is_eight_signs_that_cannot_be_mistaken() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", receipt().code)
    assert receipt().code == "JADD6PKJ"


@pytest.mark.parametrize("fact", FACTS)
def test_another_fact_makes_another_code(fact: str) -> None:
    assert receipt(**{fact: "2026-09-01T10:00:00.000001Z"}).code != receipt().code


def test_a_receipt_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "receipt.json").write_text(json.dumps(dict(receipt_data(receipt())) | {"sent_as": "x"}))
    assert read_receipt(tmp_path) == receipt()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"course": 1}', "x" * 200_000])
def test_a_broken_receipt_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "receipt.json").write_text(text)
    assert read_receipt(tmp_path) is None


def test_answers_have_a_digest_of_their_texts_alone() -> None:
    def said(text: str) -> Evidence:
        response = Response(assignment="u00", slot="q1", text=text, problem="p", version=1, level=1, seed=1)
        return Evidence(responses={"q1": response})

    assert answers_digest(said("4")) == answers_digest(said("4"))
    assert answers_digest(said("4")) != answers_digest(said("5"))
    explained = Explanation(assignment="u00", slot="q1", text="4")
    assert answers_digest(Evidence(explanations={"q1": explained})) == answers_digest(said("4"))


def test_files_have_a_digest_without_what_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    before = files_digest(tmp_path, ("*.pyc", "feedback"))
    (tmp_path / "feedback").mkdir()
    (tmp_path / "feedback" / "x.html").touch()
    (tmp_path / "b.pyc").touch()
    assert files_digest(tmp_path, ("*.pyc", "feedback")) == before
    (tmp_path / "a.txt").write_text("b")
    assert files_digest(tmp_path, ("*.pyc", "feedback")) != before


def test_a_time_is_written_as_nbgrader_does() -> None:
    assert stamp("2026-09-01T10:00:00.000120Z") == "2026-09-01 10:00:00.000120 UTC"
