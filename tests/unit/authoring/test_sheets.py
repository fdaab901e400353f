"""Problems from a spreadsheet: every fault is told by row and column."""

from pathlib import Path

import pytest

from ownpace.authoring.sheets import COLUMNS, read_sheet

HEAD = "id,skill,title,levels,let,given,ask,answer,steps,hints,mistakes"
GOOD = (
    'one,multi-step-equations,One,"a: 2..9, s: 1..9",c: a*s,ax = c,Solve {given},s,'
    "Divide. => x = s,A | B | C,divide-one-term => c => No."
)


def _read(tmp_path: Path, *rows: str, head: str = HEAD):
    path = tmp_path / "sheet.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8-sig")
    return read_sheet(path)


def test_a_row_becomes_a_problem(tmp_path: Path) -> None:
    (problem,), faults = _read(tmp_path, GOOD)
    assert faults == []
    assert (problem.id, problem.skill, problem.row) == ("one", "multi-step-equations", 2)
    assert "levels:\n  1:\n    a: 2..9" in problem.text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("one,", "One Two,", "row 2, column id: an id has small letters"),
        ("ax = c", "ax + = c", "row 2, column given: 'ax + = c'"),
        ("c: a*s", "c = a*s", "row 2, column let: 'c = a*s' is no letter with a value"),
        ("a: 2..9, s: 1..9", "a: 2..9 | s: 1..9", "row 2, column levels: 2 levels; write three"),
        ("a: 2..9", "a: 9..2", "row 2, column levels: "),
        (",s,Divide", ",,Divide", "row 2, column answer: the cell is empty"),
        (" => No.", "", "row 2, column mistakes: 'divide-one-term => c' has not three parts"),
        ("Solve {given}", "Solve {gvien}", "row 2, column ask: {gvien} is unknown"),
    ],
)
def test_a_slip_in_a_cell_is_told_by_row_and_column(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    problems, faults = _read(tmp_path, GOOD.replace(old, new, 1), GOOD.replace("one,", "other,", 1))
    assert [problem.id for problem in problems] == ["other"]
    assert any(str(fault).startswith(told) for fault in faults), [*map(str, faults)]


def test_columns_that_are_missing_or_unknown_are_told(tmp_path: Path) -> None:
    _, faults = _read(tmp_path, "x", head="id,skil")
    told = [str(fault) for fault in faults]
    assert told[0].startswith("row 1, column skil: unknown column; known are id, skill")
    assert "row 1, column skill: the column is missing" in told


def test_a_row_that_is_there_twice_and_one_with_too_many_cells_are_told(tmp_path: Path) -> None:
    _, faults = _read(tmp_path, GOOD, GOOD, GOOD.replace("one,", "two,", 1) + ",more")
    told = [str(fault) for fault in faults]
    assert told[0].startswith("row 3, column id: 'one' is there in a row above")
    assert told[1].startswith("row 4, column -: there are more cells than columns")


def test_every_column_is_told_of() -> None:
    assert all(COLUMNS.values())
