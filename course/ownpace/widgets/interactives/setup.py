"""What every kind of interactive has to say of itself."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ownpace.messages import sentence

Face = dict[str, Any]
Status = Literal["right", "partial", "wrong", "unreadable"]


class OptionError(ValueError):
    """An option that an author has to change; its text names the option and says what it may be."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an answer stands to a task.

    Attributes:
        status: as of a verdict.
        feedback: a sentence for the student, as rich text.
    """

    status: Status
    feedback: str


@dataclass(frozen=True, slots=True)
class Setup(ABC):
    """One interactive as an author set it up. Kinds derive from it; their fields are their options.

    ``kind`` is the id in the catalogue; ``sample`` are options that show it, for the gallery and for error messages;
    ``aims`` is whether it knows what is wanted where an author names no goal; ``rooms`` are further prefixes of the
    catalogue that its words come from.
    """

    kind: ClassVar[str] = ""
    rooms: ClassVar[tuple[str, ...]] = ()
    sample: ClassVar[Mapping[str, object]] = {}
    aims: ClassVar[bool] = False

    @classmethod
    def example(cls) -> str:
        """Return one line that sets the kind up."""
        options = "".join(f", {name}={value!r}" for name, value in cls.sample.items())
        return f'lesson.explore("{cls.kind}"{options})'

    @abstractmethod
    def face(self) -> Face:
        """Return what the browser's half draws: plain data, with markup made by ``problems.render`` alone."""

    @abstractmethod
    def alt(self) -> str:
        """Return what is to be seen before anybody touched it, in a sentence."""

    def picture(self) -> str:
        """Return markup that shows it where no kernel runs; nothing where the sentence of ``alt`` has to do."""
        return ""

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return how an answer stands to what is wanted."""
        return said("right" if answer == goal else "wrong")

    def respond(self, _question: Mapping[str, object], /) -> Face:
        """Return the answer to a question that the browser's half cannot work out. It is from a browser: any may come."""
        return {}


def said(status: Status, key: str = "", /, **values: Any) -> Judgement:
    """Return a judgement with a sentence of the catalogue: the one of that key, or the common one of its status."""
    return Judgement(status, sentence(key or f"interactive.task_{status}", **values))
