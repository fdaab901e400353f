"""What is said about one line of a student's working."""

from collections.abc import Mapping
from enum import Enum

from ownpace.algebra.tree import Node
from ownpace.algebra.values import field, frozen


class Mark(Enum):
    """How a line stands to the line before it."""

    START = "start"
    FOLLOWS = "follows"
    TOO_BIG = "too big a step"
    LOSES = "loses solutions"
    GAINS = "gains solutions"
    WRONG = "wrong"
    UNDECIDED = "undecided"


@frozen
class LineMark:
    """The mark of one line.

    Attributes:
        mark: how it stands to the line before.
        key: a sentence of the catalogue (`working.…`); empty where there is nothing to say.
        values: what fills its placeholders: formulas in our grammar.
        lost: the solutions that went away, where they can be written down.
        gained: the solutions that came in, where they can be written down.
        moves: how many worked steps the line spans, where that is known.
    """

    mark: Mark
    key: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    lost: tuple[Node, ...] = ()
    gained: tuple[Node, ...] = ()
    moves: int | None = None

    @property
    def holds(self) -> bool:
        """Whether the line is true if the one before is, and says as much."""
        return self.mark in (Mark.START, Mark.FOLLOWS, Mark.TOO_BIG)
