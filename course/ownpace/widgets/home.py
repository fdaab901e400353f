"""The student's home: the next step and the course's units. The assignments the page asks from the server itself."""

from dataclasses import asdict, dataclass
from typing import Literal

from ownpace.messages import sentence
from ownpace.widgets.card import Card

LessonStatus = Literal["new", "started", "practised", "checked"]


@dataclass(frozen=True, slots=True)
class HomeLesson:
    """A lesson of the list; one that is not written yet has no address."""

    title: str
    href: str | None
    status: LessonStatus


@dataclass(frozen=True, slots=True)
class HomeUnit:
    """A unit of the list."""

    title: str
    lessons: tuple[HomeLesson, ...]


@dataclass(frozen=True, slots=True)
class HomeNext:
    """The one thing to do next: the button's label, where it leads, and why."""

    label: str
    href: str
    why: str


class HomeCard(Card):
    """The page that a student lands on."""

    def __init__(self, learner: str, *, units: tuple[HomeUnit, ...], next_step: HomeNext | None) -> None:
        super().__init__("HomeView", "home")
        self.show(
            greeting=sentence("home.greeting", name=learner),
            next=None if next_step is None else asdict(next_step),
            units=[asdict(unit) for unit in units],
        )
