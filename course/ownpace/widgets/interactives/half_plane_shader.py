"""Half-planes: the edge, whether it belongs to the region, the shaded side, and a point to try it with."""

from dataclasses import dataclass
from typing import ClassVar

from ownpace.widgets.interactives import data
from ownpace.widgets.interactives.boards import BoardSetup
from ownpace.widgets.interactives.setup import Face


@dataclass(frozen=True, slots=True)
class HalfPlaneShader(BoardSetup):
    """A region beside a line.

    Attributes:
        start: the region that is shaded first, such as ``y > 2x - 1``.
        seen: left, right, lower and upper end of what is seen.
        step: how far one step goes.
    """

    start: str = ""
    seen: tuple[object, ...] = (-10, 10, -10, 10)
    step: object = 1

    kind: ClassVar[str] = "half-plane-shader"
    sample: ClassVar = {"start": "y > 2x - 1"}

    def __post_init__(self) -> None:
        """Refuse what is no region. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return the plane and the first region."""
        return self.board("half-plane", data.window(self.kind, "seen", self.seen), self.step, self.start)

    def alt(self) -> str:
        """Return the region."""
        return f"A coordinate plane with {self.start or 'a half-plane'} shaded."
