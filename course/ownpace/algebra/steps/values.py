"""A step of a worked solution, and the words for it: a line, what was done, and why one may."""

from collections.abc import Mapping
from typing import Literal

from ownpace.algebra.errors import Undefined
from ownpace.algebra.tree import Node
from ownpace.algebra.values import field, frozen

Method = Literal["auto", "factoring", "square-root", "completing-the-square", "formula"]
SystemMethod = Literal["auto", "substitution", "elimination"]


@frozen
class Step:
    """One line of a worked solution.

    Attributes:
        line: the line that the step leads to.
        move: what was done, a key of the catalogue (`step.…`).
        reason: why it is allowed, a key of the catalogue (`step.why.…`).
        values: formulas in our grammar that fill the placeholders of both sentences.
    """

    line: Node
    move: str
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


class OutOfReach(Undefined):
    """The problem is not of a kind that is worked line by line here."""
