"""The student's home: the next step and the course's units.

Which assignments there are, the page asks from the server itself, which knows who is signed in. It then tells the card, for
the next step may be one of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from ownpace.messages import sentence
from ownpace.widgets.card import Card, Message, Operation

LessonStatus = Literal["new", "started", "practised", "checked"]

_MOST_ASSIGNMENTS = 200
_FIELDS = ("id", "title", "status", "open_url")


@dataclass(frozen=True, slots=True)
class HomeLesson:
    """A lesson of the list."""

    title: str
    href: str
    status: LessonStatus


@dataclass(frozen=True, slots=True)
class HomeUnit:
    """A unit of the list."""

    title: str
    lessons: tuple[HomeLesson, ...]


@dataclass(frozen=True, slots=True)
class HomeNext:
    """The one thing to do next: the button's label, where it leads, and why.

    An assignment that is not fetched yet leads nowhere; the page's button fetches it first.
    """

    kind: Literal["assignment", "lesson", "none"]
    id: str
    label: str
    href: str
    why: str


Choose = Callable[[Sequence[Mapping[str, object]]], HomeNext]
"""Chooses the next step, given the assignments as the server lists them."""


class HomeCard(Card):
    """The page that a student lands on."""

    def __init__(self, learner: str, *, units: tuple[HomeUnit, ...], choose: Choose) -> None:
        super().__init__("HomeView", "home")
        self._choose = choose
        self.show(
            greeting=sentence("home.greeting", name=learner),
            next=asdict(choose(())),
            units=[asdict(unit) for unit in units],
        )

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {"assignments": self._assignments}

    def _assignments(self, message: Message) -> None:
        listed = message.get("assignments")
        if not isinstance(listed, list):
            return
        entries = [
            {name: str(entry[name])[:400] for name in _FIELDS if isinstance(entry.get(name), str)}
            for entry in listed[:_MOST_ASSIGNMENTS]
            if isinstance(entry, Mapping)
        ]
        self.show(next=asdict(self._choose(entries)))
