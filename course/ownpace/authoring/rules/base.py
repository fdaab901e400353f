"""What a rule is: an id, a severity, what it demands, how to mend what breaks it, and the function that looks.

A rule looks either at each drawn variant of a problem or at a whole thing (a problem, a lesson, an assignment), and says what is
wrong as `Complaint`s. It knows neither files nor output: `ownpace.authoring.checking` finds the place in the file.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ownpace.authoring.findings import Severity

Keys = tuple[str | int, ...]
Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a rule has to say: the keys of the entry in the file that it is about, and the message."""

    keys: Keys
    message: str


Look = Callable[[Subject], Iterator[Complaint]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """One thing that must hold of course content.

    Attributes:
        id: ``what/which``.
        severity: ``error`` or ``warning``.
        demands: what must hold, one sentence.
        mend: how an author puts it right, one sentence.
        look: yields what breaks it.
        every: it looks at every how-manieth seed; those that judge many responses need not see all of them.
    """

    id: str
    severity: Severity
    demands: str
    mend: str
    look: Look[Subject]
    every: int = 1


def rule(
    rule_id: str, *, demands: str, mend: str, severity: Severity = "error", every: int = 1
) -> Callable[[Look[Subject]], Rule[Subject]]:
    """Make a rule of the function that looks."""

    def made(look: Look[Subject]) -> Rule[Subject]:
        return Rule(rule_id, severity, demands, mend, look, every)

    return made


def ordered(rules: Sequence[Rule[Subject]]) -> tuple[Rule[Subject], ...]:
    """Return rules in the order of their ids."""
    return tuple(sorted(rules, key=lambda each: each.id))
