"""The worked solution: steps that the author wrote, or the core's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, overload

from ownpace import algebra
from ownpace.algebra import Expr, Statement
from ownpace.messages import sentence
from ownpace.problems.conditions import Condition
from ownpace.problems.drawn import Drawn
from ownpace.problems.templates import Template
from ownpace.problems.values import Step


class StepRules(Protocol):
    """How a worked solution is made."""

    def draw(self, drawn: Drawn) -> Sequence[Step]:
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

    def draw(self, drawn: Drawn) -> Sequence[Step]:
        """Return the core's steps, which are worked out when somebody looks; none where it has no method for the line."""
        node = drawn.node(self.line)
        letters = tuple(sorted(algebra.variables(node)))
        return LaterSteps(algebra.to_text(node), letters, self.goal, self.options)


class LaterSteps(Sequence[Step]):
    """The core's steps of a line, worked out when they are first asked for: that takes longer than a draw may.

    Args:
        line: the line, in the algebra grammar.
        letters: its letters.
        goal: what is done with it.
        options: further arguments of ``algebra.steps.solve``.
    """

    def __init__(
        self, line: str, letters: tuple[str, ...], goal: str, options: tuple[tuple[str, Any], ...] = ()
    ) -> None:
        self._asked = (line, letters, goal, options)

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        line, letters, goal, options = self._asked
        read = algebra.parse(line, variables=frozenset(letters))
        return () if isinstance(read, algebra.ParseError) else _worked(read, goal, dict(options))

    @overload
    def __getitem__(self, at: int) -> Step: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Step]: ...

    def __getitem__(self, at: int | slice) -> Step | Sequence[Step]:
        """Return a step, or some."""
        return self._steps[at]

    def __len__(self) -> int:
        """Return how many steps there are."""
        return len(self._steps)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LaterSteps):
            return self._asked == other._asked
        return self._steps == other

    def __hash__(self) -> int:
        return hash(self._asked)

    def __repr__(self) -> str:
        return f"LaterSteps{self._asked}"


def _worked(line: Expr | Statement, goal: str, options: Mapping[str, Any]) -> tuple[Step, ...]:
    from ownpace.algebra import steps

    doors = {"simplify": steps.simplify, "expand": steps.expand, "factor": steps.factor}
    found = steps.solve(line, **options) if goal == "solve" else doors[goal](line)
    return tuple(
        Step(
            do=sentence(step.move, **step.values),
            show=f"${algebra.to_text(step.line)}$",
            why=sentence(step.reason, **step.values) if step.reason else "",
        )
        for step in found
    )
