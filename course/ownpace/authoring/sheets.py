"""Problems from a spreadsheet, for authors who would rather not write YAML: a row for each problem, one file made of each.

The columns are those of `COLUMNS`; what a cell holds is what the YAML key of the same name holds. Every fault is told by row and
column. What comes out is ordinary YAML, to be checked, sampled and edited like any other.
"""

import csv
import getpass
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ownpace.problems.loading import problem_data
from ownpace.problems.problem import ProblemError, compile_problem
from ownpace.sources import SourceError, read_yaml

NEEDED = ("id", "skill", "title", "levels", "ask", "answer")
COLUMNS: Mapping[str, str] = {
    "id": "the problem's id, which is also its file's name",
    "skill": "the skill that it practises",
    "title": "for people",
    "levels": "what is drawn, a level after the other: `a: 2..9, b: 1..5 | a: -9..-2, b: 1..5 | ...`",
    "let": "what is worked out: `c: a*s + b, d: a*s`",
    "where": "conditions, with semicolons: `a != b; c > 0`",
    "given": "the equation or expression that it is about: `ax + b = c`",
    "ask": "the question",
    "answer": "the answer's formula",
    "type": "the answer's type; number where it is empty",
    "form": "the form that is asked",
    "steps": "`solve`, or lines `what is done => what it leads to`, with a bar between them",
    "hints": "three hints, with a bar between them",
    "mistakes": "`misconception => wrong answer => what to say`, with a bar between them",
}
MAX_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class RowFault:
    """A complaint about a cell: row and column as a spreadsheet names them."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that became a problem: its id, its skill, and its YAML."""

    row: int
    id: str
    skill: str
    text: str


def read_sheet(path: Path) -> tuple[list[RowProblem], list[RowFault]]:
    """Return the problems of a CSV file, and everything that is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        return [], [RowFault(1, "-", f"the file cannot be read: {problem}. Save it as CSV (UTF-8)")]
    rows = list(csv.DictReader(io.StringIO(text), restkey="more"))
    faults = list(_of_head(rows, text))
    if faults:
        return [], faults
    found: list[RowProblem] = []
    for number, row in enumerate(rows[:MAX_ROWS], start=2):
        cells = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str | None)}
        if not any(cells.values()):
            continue
        told = list(_of_row(number, row, cells, [each.id for each in found]))
        made = None if told else _made(number, cells, told, path)
        faults += told
        if made is not None:
            found.append(made)
    if len(rows) > MAX_ROWS:
        faults.append(RowFault(MAX_ROWS + 2, "-", f"only {MAX_ROWS} rows are read"))
    return found, faults


def _of_head(rows: Sequence[Mapping[str, object]], text: str) -> Iterator[RowFault]:
    head = next(csv.reader(io.StringIO(text)), [])
    for name in head:
        if name not in COLUMNS:
            yield RowFault(1, name or "-", f"unknown column; known are {', '.join(COLUMNS)}")
    for name in NEEDED:
        if name not in head:
            yield RowFault(1, name, "the column is missing")
    if not rows:
        yield RowFault(2, "-", "there is no row below the head")


def _of_row(
    number: int, row: Mapping[str, object], cells: Mapping[str, str], known: Sequence[str]
) -> Iterator[RowFault]:
    if "more" in row:
        yield RowFault(number, "-", "there are more cells than columns: put a cell with commas into quotes")
    for name in NEEDED:
        if not cells.get(name):
            yield RowFault(number, name, "the cell is empty")
    if cells.get("id") and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", cells["id"]):
        yield RowFault(number, "id", "an id has small letters, digits and hyphens")
    if cells.get("id") in known:
        yield RowFault(number, "id", f"{cells['id']!r} is there in a row above")


def _made(number: int, cells: Mapping[str, str], faults: list[RowFault], path: Path) -> RowProblem | None:
    """Return the row's problem, or keep what is wrong with it."""
    try:
        text = _yaml(cells)
    except _CellError as problem:
        faults.append(RowFault(number, problem.column, problem.reason))
        return None
    try:
        source = read_yaml(path, text)
        data = problem_data(source)
        compile_problem(data)
    except SourceError as problem:
        lines = text.splitlines()
        faults += [RowFault(number, _column(lines, each.place.line), each.message) for each in problem.faults]
        return None
    except ProblemError as problem:
        faults.append(RowFault(number, _named(str(problem.path[0]) if problem.path else "-"), problem.reason))
        return None
    return RowProblem(number, cells["id"], cells["skill"], text)


class _CellError(ValueError):
    def __init__(self, column: str, reason: str) -> None:
        self.column, self.reason = column, reason
        super().__init__(reason)


def _column(lines: Sequence[str], line: int) -> str:
    """Return the column that a line of the made YAML comes from."""
    for at in range(min(line, len(lines)) - 1, -1, -1):
        found = re.match(r"([a-z_]+):", lines[at])
        if found:
            return _named(found[1])
    return "-"


def _named(key: str) -> str:
    return key if key in COLUMNS else "-"


def _yaml(cells: Mapping[str, str]) -> str:
    answer = {"type": cells.get("type") or "number", "value": cells["answer"]}
    if cells.get("form"):
        answer["form"] = cells["form"]
    data: dict[str, object] = {
        "id": cells["id"],
        "version": 1,
        "title": cells["title"],
        "skill": cells["skill"],
        "licence": "CC-BY-4.0",
        "authors": [getpass.getuser()],
        "levels": _levels(cells["levels"]),
    }
    if cells.get("let"):
        data["let"] = _pairs("let", cells["let"])
    if cells.get("where"):
        data["where"] = [each.strip() for each in cells["where"].split(";") if each.strip()]
    if cells.get("given"):
        data["given"] = cells["given"]
    data |= {
        "ask": cells["ask"],
        "answer": answer,
        "steps": _steps(cells.get("steps", "") or "solve"),
        "hints": [each.strip() for each in (cells.get("hints") or "Read the question again.").split("|")],
        "mistakes": [_mistake(each) for each in (cells.get("mistakes") or "").split("|") if each.strip()],
    }
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)


def _levels(cell: str) -> dict[int, dict[str, str]]:
    parts = [each.strip() for each in cell.split("|")]
    if len(parts) not in (1, 3):
        raise _CellError(
            "levels", f"{len(parts)} levels; write three with a bar between them, or one for all"
        )
    return {level: _pairs("levels", parts[(level - 1) % len(parts)]) for level in (1, 2, 3)}


def _pairs(column: str, cell: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for piece in re.split(r",\s*(?=[a-z]\s*:)", cell):
        name, colon, value = piece.partition(":")
        if not colon or not re.fullmatch(r"[a-z]", name.strip()):
            raise _CellError(column, f"{piece.strip()!r} is no letter with a value; write a: 2..9")
        pairs[name.strip()] = value.strip()
    return pairs


def _steps(cell: str) -> object:
    if "=>" not in cell and re.fullmatch(r"solve|simplify|expand|factor", cell):
        return cell
    steps = []
    for piece in cell.split("|"):
        do, arrow, show = piece.partition("=>")
        steps.append({"do": do.strip(), **({"show": show.strip()} if arrow else {})})
    return steps


def _mistake(piece: str) -> dict[str, str]:
    parts = [each.strip() for each in piece.split("=>")]
    if len(parts) != 3:
        raise _CellError(
            "mistakes", f"{piece.strip()!r} has not three parts; write id => wrong answer => what to say"
        )
    return {"id": parts[0], "gives": parts[1], "say": parts[2]}
