"""What a second way to an answer comes to: it proves the answer, refutes it, or does not know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from ownpace.authoring.subjects import Drawn

Outcome = Literal["proved", "refuted", "unknown"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What one way says of one answer.

    Attributes:
        outcome: whether the answer is right by this way; ``unknown`` where the way does not know the question.
        told: what it finds wrong, a sentence each; empty where it refutes nothing.
    """

    outcome: Outcome
    told: tuple[str, ...] = ()


Way = Callable[[Drawn], Decision]
"""A second way: it reads the question off what the student sees, or off what the author states, and never off the formula of the answer."""

PROVED: Final = Decision("proved")
UNKNOWN: Final = Decision("unknown")


def refuted(*told: str) -> Decision:
    """Return the decision that the answer is wrong, and why."""
    return Decision("refuted", told)


def decided(right: bool | None, told: str) -> Decision:
    """Return what a test says: ``right``, wrong with this sentence, or None where it cannot tell."""
    if right is None:
        return UNKNOWN
    return PROVED if right else refuted(told)


def together(parts: Iterable[Decision]) -> Decision:
    """Return what a way says of an answer that has parts: one that is wrong refutes it, and only all of them prove it."""
    found = list(parts)
    wrong = tuple(told for each in found for told in each.told)
    if any(each.outcome == "refuted" for each in found):
        return Decision("refuted", wrong)
    return PROVED if found and all(each.outcome == "proved" for each in found) else UNKNOWN
