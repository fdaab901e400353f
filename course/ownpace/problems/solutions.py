"""The worked solution: steps that the author wrote, or the core's own."""

from dataclasses import dataclass
from typing import Any, Protocol

from ownpace import algebra
from ownpace.algebra import Expr, Statement
from ownpace.messages import sentence
from ownpace.problems.conditions import Condition
from ownpace.problems.drawn import Drawn
from ownpace.problems.templates import Template
from ownpace.problems.values import Step


class StepRules(Protocol):
    """How a worked solution is made."""

    def draw(self, drawn: Drawn) -> tuple[Step, ...]:
        """Return the steps. Raises Undefined where a line has no value."""
        ...


@dataclass(frozen=True, slots=True)
class StepRule:
    """How a step that the author wrote is made."""

    do: Template
    show: Expr | Statement | None
    why: Template
    when: Condition | None


@dataclass(frozen=True, slots=True)
class WrittenSteps:
    """The author's steps."""

    rules: tuple[StepRule, ...]

    def draw(self, drawn: Drawn) -> tuple[Step, ...]:
        """Return the steps whose conditions hold."""
        return tuple(
            Step(
                do=drawn.text(rule.do),
                show=f"${drawn.formula(rule.show)}$" if rule.show is not None else "",
                why=drawn.text(rule.why),
            )
            for rule in self.rules
            if drawn.holds(rule.when)
        )


@dataclass(frozen=True, slots=True)
class CoreSteps:
    """The steps of ``algebra.steps``.

    Attributes:
        line: the line to start from.
        goal: ``solve``, ``simplify``, ``expand`` or ``factor``.
        options: further arguments of ``algebra.steps.solve``.
    """

    line: Expr | Statement
    goal: str
    options: tuple[tuple[str, Any], ...] = ()

    def draw(self, drawn: Drawn) -> tuple[Step, ...]:
        """Return the core's steps; none where it has no method for the line."""
        from ownpace.algebra import steps

        node = drawn.node(self.line)
        # Read once more, for the core's methods expect the tree of a line as it is written.
        read = algebra.parse(algebra.to_text(node), variables=algebra.variables(node))
        if isinstance(read, algebra.ParseError):
            return ()
        doors = {"simplify": steps.simplify, "expand": steps.expand, "factor": steps.factor}
        found = steps.solve(read, **dict(self.options)) if self.goal == "solve" else doors[self.goal](read)
        return tuple(
            Step(
                do=sentence(step.move, **step.values),
                show=f"${algebra.to_text(step.line)}$",
                why=sentence(step.reason, **step.values) if step.reason else "",
            )
            for step in found
        )
