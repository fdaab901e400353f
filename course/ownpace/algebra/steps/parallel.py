"""Several small solutions written side by side: `x - 2 = 0 or x + 5 = 0`."""

from collections.abc import Callable

from ownpace.algebra.printing import to_text
from ownpace.algebra.steps.values import Step
from ownpace.algebra.tree import Expr, Listing, Node, Relation, Statement

Joiner = str


def in_parallel(
    items: tuple[Relation, ...], joiner: Joiner, solve: Callable[[Relation], tuple[Step, ...]]
) -> tuple[Step, ...]:
    """Return the steps of each item, one of each in a line; an item that is done waits for the others."""
    trails = [solve(item) for item in items]
    current: list[Node] = list(items)
    steps: list[Step] = []
    for at in range(max((len(t) for t in trails), default=0)):
        taken = [t[at] for t in trails if at < len(t)]
        current = [t[at].line if at < len(t) else c for t, c in zip(trails, current, strict=True)]
        alike = all((s.move, dict(s.values)) == (taken[0].move, dict(taken[0].values)) for s in taken)
        first = taken[0]
        line = side_by_side(current, joiner)
        if alike:
            steps.append(Step(line, first.move, first.reason, first.values))
        else:
            steps.append(Step(line, "step.each-part", first.reason))
    return tuple(steps)


def side_by_side(lines: list[Node], joiner: Joiner) -> Node:
    """Return lines as one, each written once."""
    different = list({to_text(line): line for line in lines}.values())
    if len(different) == 1:
        return different[0]
    items = tuple(line for line in different if isinstance(line, Expr | Statement))
    return Listing(items, joiner)  # type: ignore[arg-type]  # one of the joiners of a listing
