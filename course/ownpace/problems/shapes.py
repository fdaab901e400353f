"""The parts of a compiled problem: one way that it can look, and the rules that its texts and lines are made by."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ownpace.algebra import Expr, Statement
from ownpace.problems.answers.kind import AnswerRule, Prediction
from ownpace.problems.beside import DataRule
from ownpace.problems.conditions import Condition
from ownpace.problems.domains import Domain
from ownpace.problems.solutions import StepRules
from ownpace.problems.templates import Template


@dataclass(frozen=True, slots=True)
class Line:
    """A text that is there only where its condition holds."""

    text: Template
    when: Condition | None


@dataclass(frozen=True, slots=True)
class MistakeRule:
    """How a misconception's wrong answer is predicted."""

    id: str
    prediction: Prediction
    say: Template
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a pool that was drawn beforehand: numbers and words by name."""

    numbers: Mapping[str, Fraction]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """One way that a problem can look.

    Attributes:
        name: its name among the problem's shapes.
        levels: what is drawn at each level.
        pool: what was drawn beforehand at each level; empty where ``levels`` says it all.
        picture: what is drawn beside the question.
        interactive: what can be played with beside it.
        where: what has to hold.
        let: what is worked out from what was drawn, in order.
        contexts: stories to choose from, each with the same words.
        ask: the question.
        given: what it is about.
        decimals: how many decimals numbers show that are not whole.
        answer: how the answer is made.
        steps: how the worked solution is made.
        hints: the hint ladder.
        mistakes: the wrong answers that are predicted.
    """

    name: str
    levels: Mapping[int, Mapping[str, Domain]]
    where: tuple[Condition, ...]
    let: tuple[tuple[str, Expr], ...]
    contexts: tuple[Mapping[str, Template], ...]
    ask: Template
    given: Expr | Statement | None
    decimals: int
    answer: AnswerRule
    steps: StepRules
    hints: tuple[Line, ...]
    mistakes: tuple[MistakeRule, ...]
    pool: Mapping[int, tuple[Entry, ...]]
    picture: DataRule | None = None
    interactive: DataRule | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of all numbers and words that a variant of it has."""
        drawn = {name for domains in self.levels.values() for name in domains}
        told = {name for context in self.contexts for name in context}
        pooled = {
            name for entries in self.pool.values() for one in entries for name in (*one.numbers, *one.words)
        }
        return frozenset(drawn | told | pooled | {name for name, _ in self.let})
