"""STACK's reasoning by equivalence: a chain of lines, and the mark beside each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from tests.peers import doors
from tests.peers.dialects.maxima import Several, Value, alike, maxima, names_of, split
from tests.peers.doors import Names, OutOfScope, Undecided, Unparsed, same_writing
from tests.peers.marks import Mark, Relation
from tests.peers.rows import Row

from ownpace.algebra import tree

_WANTED: Final = {
    "EQUIVCHAR": "equivalent",
    "EQUIVCHARREAL": "equivalent",
    "SAMEROOTS": "equivalent",  # multiplicity of roots is no part of a solution set
    "CHECKMARK": "equivalent",
    "IMPLIESCHAR": "gains",
    "IMPLIEDCHAR": "loses",
    "QMCHAR": "different",
    "ANDOR": "different",
}


@dataclass(frozen=True, slots=True)
class Tail:
    """`stackeq(a)`: the line goes on with `= a`."""

    tree: Any


def _last(line: Any) -> Any:
    return line.right if isinstance(line, tree.Relation) else line


def _line(text: str, names: Names) -> Any:
    value = maxima(text, names)
    return Tail(value) if text.strip().startswith("stackeq(") else value


def _chain(row: Row) -> list[Mark]:
    if "stacklet(" in row.student:
        raise OutOfScope("letters that are given a value in the middle of a chain")
    return _marked(row, row.teacher)


def _tested(row: Row) -> bool | list[Mark]:
    """Judge the answer test: the marks stand in the note, if anywhere; `EquivFirst` asks for the teacher's first line too."""
    if not row.teacher.strip().startswith("["):
        raise Unparsed("a list of lines is asked for")
    if row.kind == "EquivFirst":
        names = names_of(row.student, row.teacher)
        first, wanted = (_line(_lines(text)[0], names) for text in (row.student, row.teacher))
        if isinstance(first, Tail) or isinstance(wanted, Tail) or not same_writing(first, wanted):
            return False
    marks = re.search(r"ansnote=(\([A-Z,]+\))", row.note)
    return _marked(row, marks[1] if marks else "")


def _lines(text: str) -> list[str]:
    return split(text.strip()[1:-1], ",")


def _marked(row: Row, marks: str) -> list[Mark]:
    wanted = marks.strip("()").split(",") if marks else []
    lines = _lines(row.student)
    notes = [at for at, line in enumerate(lines) if line.strip().startswith('"')]  # words between the lines
    lines, wanted = ([item for at, item in enumerate(items) if at not in notes] for items in (lines, wanted))
    names = names_of(*lines)
    read: list[Value | Unparsed] = []
    for line in lines:
        try:
            read.append(_line(line, names))
        except Unparsed as why:
            read.append(why)
    wanted += ["EQUIVCHAR" if row.expect == "pass" else "?"] * (len(read) - len(wanted))
    positive = "assumepos" in row.options
    if len(read) == 1:
        return [Mark(0, "equivalent", *_alone(read[0]))]
    return [
        Mark(at, _WANTED.get(mark, mark), *_compared(before, line, positive))
        for at, (before, line, mark) in enumerate(zip(read[:-1], read[1:], wanted[1:], strict=False), 1)
    ]


def _alone(line: Any) -> tuple[Relation, str]:
    """Judge an argument of one line: it must say something that has a value."""
    if isinstance(line, Unparsed):
        return "unparsed", str(line)
    valueless = isinstance(line, tree.Expr) and not doors.has_value(line)
    return ("different" if valueless else "equivalent"), ""


def _compared(before: Any, after: Any, positive: bool) -> tuple[Relation, str]:
    for line in (before, after):
        if isinstance(line, Unparsed):
            return "unparsed", str(line)
    if isinstance(before, Tail):
        before = before.tree
    if isinstance(after, Tail):
        before, after = _last(before), after.tree
    if isinstance(before, Several) or isinstance(after, Several):
        return ("equivalent" if alike(before, after) else "different"), ""
    try:
        return cast("Relation", doors.compared(before, after, positive=positive)), ""
    except Undecided as why:
        return "undecided", str(why)
    except OutOfScope as why:
        return "undecided", str(why)


KINDS: Final[Mapping[str, Callable[[Row], bool | list[Mark]]]] = {"Equiv": _chain}
TESTS: Final[Mapping[str, Callable[[Row], bool | list[Mark]]]] = {"Equiv": _tested, "EquivFirst": _tested}
