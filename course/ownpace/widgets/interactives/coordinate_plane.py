"""A coordinate plane: points, lines and curves that follow the points that are moved."""

from dataclasses import dataclass
from typing import ClassVar

from ownpace.widgets.interactives import data, option
from ownpace.widgets.interactives.boards import BoardSetup
from ownpace.widgets.interactives.setup import Face

GRAPHS = ("points", "line", "ray", "segment", "parabola", "exponential", "curve")


@dataclass(frozen=True, slots=True)
class CoordinatePlane(BoardSetup):
    """A plane with something on it.

    Attributes:
        draw: what can be moved: ``points``, ``line``, ``ray``, ``segment``, ``parabola``, ``exponential``, or ``curve`` for
            the graph of an absolute value.
        start: what stands there first, such as ``y = 2x + 1`` or ``{(1, 2), (3, 4)}``.
        seen: left, right, lower and upper end of what is seen.
        step: how far one step goes.
    """

    draw: str = "line"
    start: str = ""
    seen: tuple[object, ...] = (-10, 10, -10, 10)
    step: object = 1

    kind: ClassVar[str] = "coordinate-plane"
    sample: ClassVar = {"draw": "line", "start": "y = 2x + 1"}

    def __post_init__(self) -> None:
        """Refuse what cannot stand on a plane. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return the plane and what stands on it first."""
        option.one_of(self.kind, "draw", self.draw, GRAPHS)
        return self.board(self.draw, data.window(self.kind, "seen", self.seen), self.step, self.start)

    def alt(self) -> str:
        """Return what is on the plane."""
        return f"A coordinate plane with {self.start or 'a ' + self.draw + ' to be moved'}."
