"""Judging working line by line: does each line follow from the one before, and if not, what became of the solutions.

`judge_working` takes a chain of lines: equations, inequalities, systems, or expressions that stay equal. `judging.compare` looks
at solutions, `sizes` at how much was done at once, `marks` says it. Nothing here knows why a line is wrong: that is
`misconceptions`.
"""

from collections.abc import Sequence
from itertools import pairwise

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact.work import bounded, left, spend
from ownpace.algebra.judging.comparing import Change, Comparison, compare
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
from ownpace.algebra.judging.relations import same_solutions
from ownpace.algebra.limits import MAX_CHAIN_EFFORT
from ownpace.algebra.printing import to_text
from ownpace.algebra.shape import variables, walk
from ownpace.algebra.tree import Expr, Listing, Node, NoSolution, Relation, Statement
from ownpace.algebra.working.marks import LineMark, Mark
from ownpace.algebra.working.sizes import moves

__all__ = ["LineMark", "Mark", "judge_step", "judge_working", "moves"]

MAX_LINES = 40

_STEP = 10
_NODE = 3
"""Units of work that a step costs in any case, and that each node of its two lines costs: all questions look at them."""

_SIZING = 2
"""What the square of the nodes is divided by, for the units that it costs to work out how big a step is.

The worked ways go over a line again and again; where that is too dear a line that follows is not asked for its size.
"""


def judge_working(
    lines: Sequence[Node], *, policy: Policy = ALGEBRA_1, most_moves: int | None = None
) -> tuple[LineMark, ...]:
    """Return a mark for each line of a chain, the first of which is the problem.

    Each line is held against the one before it, so that one slip is marked once. In a system a line may also be one
    equation that follows from all that was known.

    Args:
        lines: the lines as they were read.
        policy: what counts as the same.
        most_moves: how many worked steps one line may span; None for as many as one likes.
    """
    with bounded(MAX_CHAIN_EFFORT):
        return _judge_chain(lines, policy, most_moves)


def _judge_chain(lines: Sequence[Node], policy: Policy, most_moves: int | None) -> tuple[LineMark, ...]:
    marks = [LineMark(Mark.START)] if lines else []
    for i, (before, after) in enumerate(pairwise(lines[:MAX_LINES])):
        if not _affordable(before, after):
            marks.append(LineMark(Mark.UNDECIDED, "working.undecided"))
            continue
        mark = judge_step(before, after, policy=policy, most_moves=most_moves)
        if (
            not mark.holds
            and _affordable(lines[0], after)
            and _follows_from_all(lines[: i + 1], marks, after, policy)
        ):
            mark = LineMark(Mark.FOLLOWS)
        marks.append(mark)
    return (*marks, *[LineMark(Mark.UNDECIDED, "working.too-many-lines")] * (len(lines) - len(marks)))


def _affordable(before: Node, after: Node) -> bool:
    """Pay for looking at two lines; False when the chain has used up its work."""
    try:
        spend(_STEP + _NODE * sum(1 for line in (before, after) for _ in walk(line)))
    except TooLarge:
        return False
    return True


def judge_step(
    before: Node, after: Node, *, policy: Policy = ALGEBRA_1, most_moves: int | None = None
) -> LineMark:
    """Return the mark of a line, given the line before. Never raises."""
    try:
        with bounded():
            return _judge_step(before, after, policy, most_moves)
    except (TooLarge, Undefined, RecursionError):
        return LineMark(Mark.UNDECIDED, "working.undecided")


def _judge_step(before: Node, after: Node, policy: Policy, most_moves: int | None) -> LineMark:
    mark = _judge(before, after, policy)
    if not mark.holds and isinstance(before, Relation) and not _is_equation(before):
        mark = _better(mark, _judge(before.right, after, policy))
    if mark.mark is Mark.FOLLOWS and most_moves is not None:
        return _sized(_current(before), _current(after), most_moves)
    return mark


def _judge(before: Node, after: Node, policy: Policy) -> LineMark:
    if isinstance(before, Expr):
        return _judge_expression(before, after, policy)
    if isinstance(before, Statement) and isinstance(after, Statement):
        return _judge_statement(before, after, policy)
    if isinstance(before, Statement) and isinstance(after, Expr):
        return _judge_statement(before, Listing((after,), ","), policy)
    return LineMark(Mark.UNDECIDED, "working.undecided")


def _better(mark: LineMark, other: LineMark) -> LineMark:
    """Return the mark that holds, of two ways to read what a line goes on from."""
    return other if other.holds or other.key == "working.not-equal" else mark


def _current(line: Node) -> Node:
    """Return what a line of an expression ends with: `3(x+2) = 3x+6` goes on as `3x+6`."""
    identity = isinstance(line, Relation) and set(line.signs) == {"="} and len(line.sides) > 1
    if isinstance(line, Relation) and identity and not _is_equation(line):
        return line.right
    return line


def _is_equation(line: Relation) -> bool:
    """Say whether a line asks for its letters; else it is a chain of equal expressions."""
    if not variables(line):
        return False
    return any(equal(a, b) is not Truth.TRUE for a, b in pairwise(line.sides))


def _judge_expression(before: Expr, after: Node, policy: Policy) -> LineMark:
    sides: tuple[Expr, ...]
    if isinstance(after, Expr):
        sides = (after,)
    elif isinstance(after, Relation) and set(after.signs) == {"="}:
        sides = after.sides
    else:
        return LineMark(Mark.WRONG, "working.other-kind")
    verdicts = [equal(before, side, policy) for side in sides]
    if all(v is Truth.TRUE for v in verdicts):
        return LineMark(Mark.FOLLOWS)
    if Truth.FALSE in verdicts:
        return LineMark(Mark.WRONG, "working.not-equal")
    return LineMark(Mark.UNDECIDED, "working.undecided")


def _judge_statement(before: Statement, after: Statement, policy: Policy) -> LineMark:
    found = compare(before, after, policy)
    match found.change:
        case Change.EQUIVALENT:
            return LineMark(Mark.FOLLOWS)
        case Change.UNDECIDED:
            return LineMark(Mark.UNDECIDED, "working.undecided")
        case _ if _joiner_swapped(before, after, policy):
            return LineMark(Mark.WRONG, "working.and-or", lost=found.lost, gained=found.gained)
        case Change.LOSES | Change.GAINS if _out_of_nothing(before, after, policy):
            return LineMark(Mark.WRONG, "working.different", lost=found.lost, gained=found.gained)
        case Change.LOSES:
            return _changed(Mark.LOSES, "working.loses", found.lost, found)
        case Change.GAINS:
            return _changed(Mark.GAINS, "working.gains", found.gained, found)
    return LineMark(Mark.WRONG, "working.different", lost=found.lost, gained=found.gained)


def _out_of_nothing(before: Statement, after: Statement, policy: Policy) -> bool:
    """Say whether solutions came out of nothing, or all of them went: no slip at a single solution.

    Equations are left out, since squaring and dividing do just that: `sqrt(x) = -2` gives `x = 4`.
    """
    if isinstance(after, NoSolution):
        return True
    if not any(isinstance(n, Relation) and n.signs != ("=",) for n in walk(before)):
        return False
    return any(same_solutions(line, NoSolution(), policy) is Truth.TRUE for line in (before, after))


def _changed(mark: Mark, key: str, which: tuple[Node, ...], found: Comparison) -> LineMark:
    if not which:
        return LineMark(mark, key + "-some", lost=found.lost, gained=found.gained)
    return LineMark(mark, key, {"which": ", ".join(map(to_text, which))}, found.lost, found.gained)


def _joiner_swapped(before: Statement, after: Statement, policy: Policy) -> bool:
    """Say whether the line would be right with *or* for *and*, or the other way round."""
    if not isinstance(after, Listing) or after.joiner == ",":
        return False
    other = Listing(after.items, "or" if after.joiner == "and" else "and")
    return same_solutions(before, other, policy) is Truth.TRUE


def _follows_from_all(known: Sequence[Node], marks: Sequence[LineMark], after: Node, policy: Policy) -> bool:
    """Say whether a line follows from the system at the start, while all lines so far hold."""
    start = known[0]
    if not isinstance(start, Listing) or start.joiner == "or" or not isinstance(after, Statement):
        return False
    if len(variables(start)) < 2 or not all(mark.holds for mark in marks):
        return False
    if isinstance(after, Relation):
        both = Listing((*start.items, after), "and")
        return bool(variables(after)) and same_solutions(start, both, policy) is Truth.TRUE
    return same_solutions(start, after, policy) is Truth.TRUE


def _sized(before: Node, after: Node, most: int) -> LineMark:
    price = sum(1 for line in (before, after) for _ in walk(line)) ** 2 // _SIZING
    if price > left():
        return LineMark(Mark.FOLLOWS)
    spend(price)
    count = moves(before, after)
    if count is None or count <= most:
        return LineMark(Mark.FOLLOWS, moves=count)
    return LineMark(Mark.TOO_BIG, "working.too-big", {"moves": str(count)}, moves=count)
