"""The gradebook as CSV."""

import io

import pytest

from ownpace_autograder.exporting import Line, harmless, write_csv


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_is_neutralised(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_names_stay_as_they_are() -> None:
    assert harmless("ana") == "ana"


def test_lines_have_a_column_for_every_slot() -> None:
    stream = io.StringIO()
    found = [
        Line("=cmd()", "u00", 5.0, {"q1": 2.0, "explain1": None}, total=2.0, late_s=61.0, needs_manual=True),
        Line("bo", "u00", 5.0, {"q1": 1 / 3}, total=0.333333, late_s=0.0),
        Line("cy", "u01", 5.0),
    ]
    assert write_csv(found, stream) == 3
    assert stream.getvalue().splitlines() == [
        "student,assignment,q1,explain1,total,max,late_seconds,needs_manual",
        "'=cmd(),u00,2,,2,5,61,yes",
        "bo,u00,0.333333,,0.333333,5,0,no",
        "cy,u01,,,,5,,",
    ]
