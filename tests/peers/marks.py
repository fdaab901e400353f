"""The verdict beside one line of working, ours and the peer's."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal["equivalent", "gains", "loses", "different", "undecided", "unparsed"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a line follows from the one before: what the peer wants, and what we say."""

    line: int
    wanted: str
    said: Relation
    detail: str = ""

    @property
    def agrees(self) -> bool:
        """Whether both say the same. A peer's *different* says only that the lines are not equivalent."""
        return self.said == self.wanted or (self.wanted == "different" and self.said in ("gains", "loses"))
