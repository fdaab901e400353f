"""What the kinds that stand on the graph board have in common: what is seen, the grid, and a statement as the answer."""

from dataclasses import dataclass
from typing import ClassVar, Final

from ownpace import algebra
from ownpace.algebra import Expected, Expr, ParseError, Statement, Truth
from ownpace.problems.answers.drawings import drawn_kind
from ownpace.widgets.interactives import data, option
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_SHOWN: Final = {"ray": {"line"}, "segment": {"line"}, "interval": {"interval", "points"}}
"""What a drawing can show, where it is not what it is called: a number is a short interval, a ray a part of a line."""


@dataclass(frozen=True, slots=True)
class BoardSetup(Setup):
    """Something on a board. What is on it is a statement of our grammar, which is the answer too."""

    rooms: ClassVar = ("graph",)
    expect: ClassVar[Expected] = "point"
    on: ClassVar[str] = "plane"

    def board(self, graph: str, seen: list[float], step: object, start: str) -> Face:
        """Return what the browser's half needs. Raises OptionError for a step or a start that cannot be."""
        grid = data.number(self.kind, "step", step)
        if not 0 < grid <= max(seen[1] - seen[0], 1):
            option.refuse(self.kind, "step", "a number above 0 and no more than what is seen", step)
        if start and drawn_kind(self.read("start", start), self.on, ("x", "y")) not in _SHOWN.get(
            graph, {graph}
        ):
            option.refuse(self.kind, "start", f"something that can be drawn as {graph}", start)
        return {"graph": graph, "window": seen, "step": str(grid), "start": start}

    def read(self, name: str, text: str) -> Statement:
        """Return a statement that an author wrote. Raises OptionError that names the option."""
        found = algebra.parse(option.text(self.kind, name, text), expect=self.expect)
        if isinstance(found, ParseError | Expr):
            option.refuse(self.kind, name, f"a statement such as {self.shown()!r}", text)
        return found

    def shown(self) -> str:
        """Return an example of what can stand on the board."""
        return str(self.sample["start"])

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the board says the same as the goal. Raises OptionError for a goal that says nothing."""
        wanted = self.read("goal", goal)
        given = algebra.parse(answer, expect=self.expect)
        if isinstance(given, ParseError | Expr):
            return said("unreadable")
        same = algebra.same_solutions(given, wanted)
        return said("right" if same is Truth.TRUE else "wrong")
