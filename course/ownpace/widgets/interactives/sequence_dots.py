"""A sequence as growing patterns of dots: what is new in each term stands out."""

from dataclasses import dataclass
from typing import ClassVar

from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import same_value
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST_DOTS = 400


@dataclass(frozen=True, slots=True)
class SequenceDots(Setup):
    """Terms of an arithmetic or a geometric sequence.

    Attributes:
        start: how many dots the first term has.
        add: how many are added each time, for an arithmetic sequence.
        times: by what the number is multiplied each time, for a geometric one.
        terms: how many terms can be seen.
        predict: the number of the term to foretell; 0 where nothing is asked.
    """

    start: int
    add: int | None = None
    times: int | None = None
    terms: int = 6
    predict: int = 0

    kind: ClassVar[str] = "sequence-dots"
    sample: ClassVar = {"start": 4, "add": 3, "predict": 10}
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn as dots. Raises OptionError."""
        option.whole(self.kind, "start", self.start, least=1, most=40)
        option.whole(self.kind, "terms", self.terms, least=2, most=10)
        option.whole(self.kind, "predict", self.predict, least=0, most=100)
        if (self.add is None) == (self.times is None):
            option.refuse(self.kind, "add", "given, or else 'times' (one of the two)", self.add)
        if self.add is not None:
            option.whole(self.kind, "add", self.add, least=-40, most=40)
        if self.times is not None:
            option.whole(self.kind, "times", self.times, least=2, most=5)
        if not all(0 <= self._term(n) <= _MOST_DOTS for n in range(1, self.terms + 1)):
            option.refuse(
                self.kind,
                "terms",
                f"so few that no term has fewer than 0 or more than {_MOST_DOTS} dots",
                self.terms,
            )

    def face(self) -> Face:
        """Return the counts of the terms that can be seen."""
        return {
            "counts": [self._term(n) for n in range(1, self.terms + 1)],
            "add": self.add,
            "times": self.times,
            "predict": self.predict,
        }

    def alt(self) -> str:
        """Return the counts."""
        counts = ", ".join(str(self._term(n)) for n in range(1, self.terms + 1))
        return f"Patterns of dots. The terms have {counts} dots."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the foretold number is right."""
        same = same_value(answer, goal or str(self._term(self.predict)))
        return (
            said("unreadable")
            if same is None
            else said("right")
            if same
            else said("wrong", "sequence-dots.wrong")
        )

    def _term(self, n: int) -> int:
        return (
            self.start * self.times ** (n - 1)
            if self.times is not None
            else self.start + (self.add or 0) * (n - 1)
        )
