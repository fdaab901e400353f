"""The marks of a working in practice: how each line stands to the one before, with the mistake behind a wrong one named.

A line is held against the line before it, so a mark depends on the two alone, and the marks of earlier lines are remembered
while the next is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ownpace import algebra
from ownpace.algebra import Expr, Listing, ParseError, Statement
from ownpace.algebra import steps as worked
from ownpace.messages import sentence
from ownpace.problems import Variant
from ownpace.problems.render import to_html

Marks = Callable[[Sequence[str]], list[dict[str, Any]]]
"""Returns what there is to say of each line: ``mark`` and ``say``, or nothing for a line that cannot be read."""

MOST_MOVES = 2
"""How many worked steps one line may span before it is called a big step."""

_NAMES = {
    "follows": "follows",
    "too big a step": "too-big",
    "loses solutions": "loses",
    "gains solutions": "gains",
    "wrong": "wrong",
    "undecided": "undecided",
}

Line = Expr | Statement


@dataclass(frozen=True, slots=True)
class Workings:
    """Marks the lines of one problem's working, and knows what could come next.

    Attributes:
        start: the line that the working begins with.
        variables: the letters that its lines may use.
    """

    start: str
    variables: tuple[str, ...]

    def marks(self, lines: Sequence[str]) -> list[dict[str, Any]]:
        """Return the mark of each line; an unreadable line has none, and the next is held against the last readable."""
        known = [self.start]
        found: list[dict[str, Any]] = []
        for line in lines:
            if not line or _read(line, self.variables) is None:
                found.append({})
                continue
            found.append(dict(_mark(tuple(known), line, self.variables)))
            known.append(line)
        return found

    def next_hint(self, lines: Sequence[str]) -> str | None:
        """Return what could be done next to the last line that is in order, as markup; None where nothing is known."""
        known = [self.start]
        for line in lines:
            if line and _mark(tuple(known), line, self.variables).get("mark") in {"follows", "too-big"}:
                known.append(line)
        read = _read(known[-1], self.variables)
        if read is None:
            return None
        ways = worked.simplify(read) if isinstance(read, Expr) else worked.solve(read)
        return to_html(sentence(ways[0].move, **ways[0].values)) if ways else None


def workings(variant: Variant) -> Workings | None:
    """Return the marker of a variant whose answer is a working; None for any other."""
    answer = variant.answer
    return Workings(answer.start, tuple(answer.variables)) if answer.type == "steps" else None


def _read(line: str, variables: tuple[str, ...]) -> Line | None:
    read = algebra.parse(line, variables=frozenset(variables))
    return None if isinstance(read, ParseError) else read


@lru_cache(maxsize=512)
def _mark(known: tuple[str, ...], line: str, variables: tuple[str, ...]) -> dict[str, str]:
    from ownpace.algebra.misconceptions import explain
    from ownpace.algebra.working import judge_step, judge_working

    chain = [read for each in (*known, line) if (read := _read(each, variables)) is not None]
    if len(chain) < 2:
        return {}
    if isinstance(chain[0], Listing):  # a line may follow from the whole system
        mark = judge_working(chain, most_moves=MOST_MOVES)[-1]
    else:
        mark = judge_step(chain[-2], chain[-1], most_moves=MOST_MOVES)
    name = _NAMES[mark.mark.value]
    key, values = mark.key, mark.values
    if name in {"wrong", "loses", "gains"} and (found := explain(chain[-2], chain[-1])):
        key, values = found.key, {}
    return {"mark": name, "say": to_html(sentence(key, **values)) if key else ""}
