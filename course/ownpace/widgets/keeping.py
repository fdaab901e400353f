"""What a widget asks of whoever keeps the learner's work.

``ownpace.lesson`` hands widgets objects of these kinds, which write the journal. Each method returns when the record is on
the disk, and raises OSError when it is not: only then may a widget say "Saved", or show what was asked for.
"""

from dataclasses import dataclass
from typing import Protocol

from ownpace.problems import Variant, Verdict


@dataclass(frozen=True, slots=True)
class Try:
    """One response to a variant, as the journal keeps it.

    Attributes:
        text: what the student entered.
        verdict: its judgement.
        n: the how-manieth try at this variant, from 1.
        hints: how many hints had been opened.
        ms: milliseconds since the variant appeared, or since the last try.
    """

    text: str
    verdict: Verdict
    n: int
    hints: int
    ms: int


@dataclass(frozen=True, slots=True)
class Task:
    """A variant to work on, and what the journal already knows of it."""

    variant: Variant
    tries: int = 0
    hints: int = 0


class PracticeKeeper(Protocol):
    """Gives practice its variants and keeps what is done with them."""

    def task(self, level: int) -> Task:
        """Return the variant to work on at this level: the unfinished one, or a new one."""
        ...

    def fresh(self, level: int) -> Task:
        """Return the next variant at this level, whatever became of the last."""
        ...

    def tried(self, variant: Variant, attempt: Try) -> None:
        """Keep a try. Raises OSError."""
        ...

    def hinted(self, variant: Variant, rung: int) -> None:
        """Keep that a hint was opened. Raises OSError."""
        ...

    def revealed(self, variant: Variant) -> None:
        """Keep that the solution was asked for. Raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that is on the disk, and since when (UTC, ISO 8601)."""

    text: str
    at: str


class TextKeeper(Protocol):
    """Keeps one text of the learner: an answer, an explanation."""

    def kept(self) -> Kept | None:
        """Return what is kept now, or None."""
        ...

    def keep(self, text: str) -> Kept:
        """Keep a text. Raises OSError."""
        ...
