"""How big a step is: the number of moves that a worked solution takes from one line to the other.

The line is looked for on the worked ways from the line before. If it lies on none of them, the length of the way that is
left is compared.
"""

from ownpace.algebra import steps
from ownpace.algebra.exact.work import bounded
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import Truth
from ownpace.algebra.printing import to_text
from ownpace.algebra.shape import variables
from ownpace.algebra.steps import Step
from ownpace.algebra.tree import Expr, Listing, Node, Relation

_QUIET = frozenset({"step.swap", "step.order"})
"""Moves that nobody counts."""

_MOST_ITEMS = 6


def moves(before: Node, after: Node) -> int | None:
    """Return how many moves lead from one line to the next, which says the same; None if no worked way is known."""
    with bounded():
        return _moves(before, after)


def _moves(before: Node, after: Node) -> int | None:
    ways = _ways(before)
    found = [n for way in ways if (n := _place(way, after)) is not None]
    if found:
        return min(found)
    if not ways or not ways[0]:
        return None
    left = _ways(after)
    if not left:
        return None
    return max(1, min(map(_count, ways)) - min(map(_count, left)))


def _count(way: tuple[Step, ...]) -> int:
    return sum(step.move not in _QUIET for step in way)


def _ways(line: Node) -> list[tuple[Step, ...]]:
    """Return the worked solutions from a line, without those that came to nothing."""
    if isinstance(line, Expr):
        tried = [steps.simplify(line), steps.factor(line)]
        done = [way for way in tried if way]
        return done or [()]
    if not variables(line):
        return []
    tried = [steps.solve(line)]
    if isinstance(line, Relation) and len(variables(line)) == 1:
        tried += [steps.solve(line, method="factoring"), steps.solve(line, method="completing-the-square")]
    return [way for way in tried if way] or [()]


def _place(way: tuple[Step, ...], line: Node) -> int | None:
    """Return the number of moves to a line on a worked way."""
    for i, step in enumerate(way):
        if _same_line(step.line, line):
            return max(1, _count(way[: i + 1]))
    return None


def _same_line(a: Node, b: Node) -> bool:
    """Say whether two lines are the same but for how their sides are written."""
    if to_text(a) == to_text(b):
        return True
    if isinstance(a, Listing) and isinstance(b, Listing) and len(a.items) == len(b.items) <= _MOST_ITEMS:
        return all(any(_same_line(x, y) for y in b.items) for x in a.items)
    if isinstance(a, Relation) and isinstance(b, Relation) and a.signs == b.signs:
        return all(equal(x, y) is Truth.TRUE for x, y in zip(a.sides, b.sides, strict=True))
    return False
