"""The lines of a solution while they are being written.

A `Trail` knows the line it stands on, so that a move which changes nothing leaves no step.
"""

from ownpace.algebra.printing import to_text
from ownpace.algebra.shape import ungrouped
from ownpace.algebra.steps.values import Step
from ownpace.algebra.tree import Expr, Node


class Trail:
    """Collects the steps of one solution."""

    __slots__ = ("line", "steps")

    def __init__(self, line: Node) -> None:
        self.line = line
        self.steps: list[Step] = []

    def go(self, line: Node, move: str, reason: str, **values: Expr | str) -> None:
        """Add a step to that line, unless it is the line that we stand on."""
        if isinstance(line, Expr) and isinstance(self.line, Expr):
            line = ungrouped(line)
        if to_text(line) == to_text(self.line):
            return
        shown = {name: v if isinstance(v, str) else to_text(v) for name, v in values.items()}
        self.steps.append(Step(line, f"step.{move}", f"step.why.{reason}", shown))
        self.line = line

    def follow(self, steps: "tuple[Step, ...] | list[Step]") -> None:
        """Add steps that were worked elsewhere, from the line that we stand on."""
        self.steps += steps
        if steps:
            self.line = steps[-1].line

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps so far."""
        return tuple(self.steps)
