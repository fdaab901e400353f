"""How often a mistake is named where there is one, and where there is none.

The wrong steps are those of *Misconceptions in Algebra* and the lines of chains that the peer calls wrong; the right
steps are the lines of chains that the peer calls right. Naming is no verdict, so it has measures of its own.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.peers.dialects.maxima import Several, maxima, names_of, split
from tests.peers.dialects.school import mathsteps, mixed
from tests.peers.doors import OutOfScope, Tree, Undecided, Unparsed, same
from tests.peers.rows import Row

from ownpace.algebra.misconceptions import explain
from ownpace.algebra.tree import Expr, Relation

_FORMULA = re.compile(r"[-+(|\d]?[\w\s()+\-*/^=÷×.|<>]*[\d)=]")


@dataclass(frozen=True, slots=True)
class Naming:
    """What came of looking for mistakes.

    Attributes:
        right: right steps that were looked at.
        alarms: those of them for which a mistake was named.
        wrong: wrong steps, or rows that hold one.
        named: those of them for which a mistake was named.
    """

    right: int = 0
    alarms: tuple[str, ...] = ()
    wrong: int = 0
    named: tuple[str, ...] = ()


def naming(rows: Iterable[Row]) -> Naming:
    """Return how often a mistake is named, over all rows."""
    right = wrong = 0
    alarms: list[str] = []
    named: list[str] = []
    for row in rows:
        try:
            steps = list(_steps(row))
        except (Unparsed, Undecided, OutOfScope):
            continue
        for before, after in (pair for holds, *pair in steps if holds):
            right += 1
            found = explain(before, after)
            alarms += [f"{row.id}: {found.id}"] if found else []
        mistakes = [(before, after) for holds, before, after in steps if not holds]
        if mistakes:
            wrong += 1
            ids = [found.id for pair in mistakes if (found := explain(*pair))]
            named += [f"{row.id}: {ids[0]}"] if ids else []
    return Naming(right, tuple(alarms), wrong, tuple(named))


def _steps(row: Row) -> Iterator[tuple[bool, Tree, Tree]]:
    """Yield the steps of a row, each with whether the peer calls it right."""
    if row.suite == "mae":
        yield from ((False, a, b) for a, b in _wrong_steps(row))
    elif row.kind == "chain":
        lines = [mathsteps(line) for line in json.loads(row.student)]
        yield from ((True, a, b) for a, b in pairwise(lines))
    elif row.suite == "stack_equiv" and row.expect == "pass":
        names = names_of(row.student)
        values = [maxima(line, names) for line in split(row.student.strip()[1:-1], ",")]
        yield from (
            (True, a, b)
            for a, b in pairwise(values)
            if not isinstance(a, Several) and not isinstance(b, Several)
        )


def _wrong_steps(row: Row) -> Iterator[tuple[Tree, Tree]]:
    """Yield the steps of a wrong answer: from the question, from line to line, and along a run of equal signs."""
    if re.search(r"[A-Za-z]{4,}", row.student):
        raise OutOfScope("an answer in words")
    lines = [mixed(line) for line in row.student.splitlines() if line.strip()]
    asked = _asked(row.options)
    yield from pairwise([*([asked] if asked is not None else []), *lines])
    for line in lines:
        if isinstance(line, Relation) and set(line.signs) == {"="}:
            yield from ((a, b) for a, b in pairwise(line.sides) if _both_numbers_differ(a, b))


def _both_numbers_differ(a: Expr, b: Expr) -> bool:
    try:
        return not same(a, b)
    except Undecided:
        return False


def _asked(text: str) -> Tree | None:
    """Return the formula that a question asks about, where it holds one."""
    found = max(_FORMULA.findall(text.replace("?", "")), key=len, default="").strip()
    try:
        return mixed(found.rstrip("= ")) if len(found) > 2 else None
    except (Unparsed, OutOfScope):
        return None
