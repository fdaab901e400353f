"""What a kind of answer must be able to do: compile, draw, judge, read, and name the other right ways to write an answer."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, Protocol

from ownpace.problems.drawn import Drawn
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.values import Answer, Reading, Variant, Verdict

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Predicted:
    """The wrong answer that a mistake leads to on one variant; see ``values.Misconception``.

    Attributes:
        mark: the same for two predictions that a student's answer could not tell apart; None where nothing is compared.
    """

    value: Fraction | None = None
    choice: str | None = None
    text: str = ""
    line: str = ""
    mark: Hashable = None


class Prediction(Protocol):
    """A mistake's wrong answer, compiled."""

    def draw(self, drawn: Drawn) -> Predicted | None:
        """Return what it predicts; None where it predicts nothing with these numbers."""
        ...


class AnswerRule(Protocol):
    """How the right answer is made."""

    def draw(self, drawn: Drawn) -> Answer:
        """Return the answer. Raises Undefined where it has no value with these numbers."""
        ...

    def mark(self, answer: Answer) -> Hashable:
        """Return the mark of the right answer, to tell predictions from it; None where nothing is compared."""
        ...

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> Prediction:
        """Return a mistake's prediction. Raises EntryError where it predicts nothing that this kind of answer can be."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """A response laid out for people.

    Attributes:
        kind: ``text`` (one line, as it was typed), ``lines``, ``table`` or ``groups``.
        heads: the heads of a table's columns, or the groups' names; rich.
        rows: lines of one text each, the rows of a table, or the cards of each group; rich.
    """

    kind: Literal["text", "lines", "table", "groups"]
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


AS_TYPED = Shown("text")


def as_typed(text: str, answer: Answer) -> Shown:
    """Return the layout of a response that is one line."""
    del text, answer
    return AS_TYPED


def unreadable_before(text: str, variant: Variant) -> Reading:
    """Return the reading of a response that is no line of algebra: there is nothing to show."""
    del text, variant
    return Reading()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of answer.

    Attributes:
        compile: from an author's entry to a rule. Raises EntryError.
        judge: the verdict on a response. Never raises on what a student entered.
        read: how a response would be read, without judging it.
        equal_forms: other responses that are just as right as ``Answer.text``, for checks of content.
        lay_out: a response laid out for people.
    """

    compile: Callable[[Entry, Scope, Path], AnswerRule]
    judge: Callable[[str, Variant], Verdict]
    read: Callable[[str, Variant], Reading] = unreadable_before
    equal_forms: Callable[[Answer], Iterable[str]] = lambda answer: (answer.text,)
    lay_out: Callable[[str, Answer], Shown] = as_typed


def needs(entry: Entry, key: str, path: Path, what: str) -> Any:
    """Return what stands under a key. Raises EntryError, which says what is wanted, where nothing does."""
    found = entry.get(key)
    if found is None:
        raise EntryError(path, f"this mistake predicts {what}: write {key!r}")
    return found
