"""STACK's reasoning by equivalence: a chain of lines, and the mark beside each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from tests.peers import doors
from tests.peers.dialects.maxima import Several, Value, alike, maxima, names_of, split
from tests.peers.doors import Names, OutOfScope, Undecided, Unparsed
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
    lines = split(row.student.strip()[1:-1], ",")
    wanted = row.teacher.strip("()").split(",")
    names = names_of(row.student)
    read: list[Value | Unparsed] = []
    for line in lines:
        try:
            read.append(_line(line, names))
        except Unparsed as why:
            read.append(why)
    positive = "assumepos" in row.options
    if len(read) == 1 and not isinstance(read[0], Unparsed):
        return [Mark(0, "equivalent", "equivalent")]
    return [
        Mark(at, _WANTED.get(mark, "equivalent"), *_compared(before, line, positive))
        for at, (before, line, mark) in enumerate(zip(read[:-1], read[1:], wanted[1:], strict=False), 1)
    ]


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


KINDS: Final[Mapping[str, Callable[[Row], list[Mark]]]] = {"Equiv": _chain, "EquivFirst": _chain}
