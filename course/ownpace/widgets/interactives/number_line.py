"""A number line: points, rays and stretches that are moved, opened and closed."""

from dataclasses import dataclass
from typing import ClassVar

from ownpace.algebra import Expected
from ownpace.widgets.interactives import data, option
from ownpace.widgets.interactives.boards import BoardSetup
from ownpace.widgets.interactives.setup import Face


@dataclass(frozen=True, slots=True)
class NumberLine(BoardSetup):
    """A line with something on it.

    Attributes:
        ends: the left and the right end of what is seen.
        draw: ``points``, or ``interval`` for rays and stretches.
        start: what stands there first, such as ``x > 2`` or ``{-3, 1}``; nothing for an empty line.
        step: how far one step goes.
    """

    ends: tuple[object, object] = (-10, 10)
    draw: str = "interval"
    start: str = ""
    step: object = 1

    kind: ClassVar[str] = "number-line"
    sample: ClassVar = {"start": "x >= 3"}
    expect: ClassVar[Expected] = "interval"
    on: ClassVar = "number-line"

    def __post_init__(self) -> None:
        """Refuse what cannot stand on a line. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return the line and what stands on it first."""
        option.one_of(self.kind, "draw", self.draw, ("points", "interval"))
        low, high = data.ends(self.kind, "ends", self.ends)
        return self.board(self.draw, [low, high, -1, 1], self.step, self.start)

    def alt(self) -> str:
        """Return what is on the line."""
        low, high = data.ends(self.kind, "ends", self.ends)
        return f"A number line from {low:g} to {high:g} that shows {self.start or 'nothing yet'}."
