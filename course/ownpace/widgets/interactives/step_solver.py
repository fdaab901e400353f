"""An equation or expression worked line by line: each line is marked as it is entered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Relation, Statement
from ownpace.events import MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems.render import formula_speech
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import same_sides
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said
from ownpace.widgets.readings import line_face
from ownpace.widgets.working import Workings

_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class StepSolver(Setup):
    """Working that begins with a line.

    Attributes:
        start: an equation to solve, or an expression to rewrite.
    """

    start: str

    kind: ClassVar[str] = "step-solver"
    sample: ClassVar = {"start": "3(x + 2) - 4 = 11"}
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse what cannot be worked on. Raises OptionError."""
        self._read()

    def face(self) -> Face:
        """Return the first line, and the field for those below it."""
        read = self._read()
        equation = isinstance(read, Relation)
        return {
            "start": option.written(read),
            "answer": {
                "type": "steps",
                "label": sentence("card.working"),
                "unknown": self._letters()[0],
                "variables": list(self._letters()),
                "keys": [*(["equals"] if equation else []), "fraction", "brackets", "square"],
                "longest": MAX_RESPONSE,
            },
        }

    def alt(self) -> str:
        """Return what is to be worked on."""
        return f"Work line by line from {formula_speech(self._read())}."

    def respond(self, question: Mapping[str, object], /) -> Face:
        """Return how lines are read and marked (``read``), or what could be done next (``hint``)."""
        text = question.get("read")
        if isinstance(text, str):
            lines = _lines(text)
            letters = frozenset(self._letters())
            parts = [line_face(line, letters) for line in lines]
            marks = self._workings().marks(lines)
            return {
                "text": text[:MAX_RESPONSE],
                "parts": [{**a, **b} for a, b in zip(parts, marks, strict=False)],
            }
        text = question.get("hint")
        if isinstance(text, str):
            return {"hint": self._workings().next_hint(_lines(text)) or ""}
        return {}

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether all lines follow and the last one is an end."""
        lines = _lines(answer)
        marks = self._workings().marks(lines)
        for at, mark in enumerate(marks):
            if mark.get("mark") not in {"follows", "too-big"} and lines[at]:
                return said("partial" if at else "wrong", "step-solver.not_following", number=at + 1)
        last = next((line for line in reversed(lines) if line), "")
        return said("right") if self._is_end(last, goal) else said("partial", "step-solver.go_on")

    def _is_end(self, line: str, goal: str) -> bool:
        read = algebra.parse(line)
        if goal:
            wanted = algebra.parse(goal)
            if isinstance(wanted, Relation) and wanted.signs == ("=",):
                return isinstance(read, Relation) and read.signs == ("=",) and same_sides(line, goal) is True
            return (
                not isinstance(read, ParseError | str)
                and isinstance(wanted, Expr | Statement)
                and (algebra.to_text(read) == algebra.to_text(wanted))
            )
        if isinstance(read, Relation):
            alone = any(isinstance(side, algebra.Variable) for side in read.sides)
            return alone and any(not algebra.variables(side) for side in read.sides)
        return not isinstance(read, ParseError) and self._workings().next_hint([line]) is None

    def _read(self) -> Expr | Relation:
        read = algebra.parse(option.text(self.kind, "start", self.start))
        if not isinstance(read, Expr | Relation) or not algebra.variables(read):
            option.refuse(self.kind, "start", "an equation or expression such as '3x + 2 = 11'", self.start)
        return read

    def _letters(self) -> tuple[str, ...]:
        return tuple(sorted(algebra.variables(self._read())))

    def _workings(self) -> Workings:
        return Workings(self.start, self._letters())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text[:MAX_RESPONSE].split("\n")][:_MOST_LINES]
