"""A check: a few problems without hints, one after the other, and the result at the end."""

from collections.abc import Mapping
from time import monotonic

from ownpace.messages import sentence
from ownpace.widgets.card import Card, Message, Operation, text_of
from ownpace.widgets.faces import judged, prompt_face, verdict_face
from ownpace.widgets.keeping import PracticeKeeper, Task, Try
from ownpace.widgets.readings import reading_face


class CheckCard(Card):
    """A card that asks some problems of one kind.

    Args:
        keeper: gives the variants and keeps the tries.
        heading: the card's heading.
        levels: the level of each problem, in their order.
    """

    def __init__(self, keeper: PracticeKeeper, *, heading: str, levels: tuple[int, ...]) -> None:
        super().__init__("CheckView", "check")
        self._keeper, self._levels = keeper, levels
        self.show(heading=heading, count=len(levels))
        self._restart()

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {"read": self._read, "check": self._check, "next": self._next, "again": self._again}

    def _restart(self) -> None:
        self.show(results=[], result="")
        self._ask(0)

    def _ask(self, index: int) -> None:
        level = self._levels[index]
        self._task: Task = self._keeper.fresh(level)
        self._tries, self._since = 0, monotonic()
        self.show(**prompt_face(self._task.variant), index=index, verdict=None, problem="")

    def _read(self, message: Message) -> None:
        self.reading = reading_face(
            text_of(message, longest=self.face["answer"]["longest"]).strip(), self._task.variant
        )

    def _check(self, message: Message) -> None:
        judged_already = self.face["verdict"] is not None and self.face["verdict"]["status"] != "unreadable"
        if judged_already or self.face["index"] >= len(self._levels):
            return
        text = text_of(message, longest=self.face["answer"]["longest"]).strip()
        verdict = judged(text, self._task.variant)
        self._tries += 1
        ms = int((monotonic() - self._since) * 1000)
        try:
            self._keeper.tried(self._task.variant, Try(text, verdict, self._tries, 0, ms))
        except OSError:
            self.show(problem=sentence("card.not_kept"))
            return
        results = (
            self.face["results"]
            if verdict.status == "unreadable"
            else [*self.face["results"], verdict.status]
        )
        self.show(verdict=verdict_face(text, verdict), results=results, problem="")

    def _next(self, _: Message) -> None:
        if len(self.face["results"]) <= self.face["index"]:
            return
        if self.face["index"] + 1 < len(self._levels):
            self._ask(self.face["index"] + 1)
            return
        right = self.face["results"].count("right")
        key = "check.all_right" if right == len(self._levels) else "check.some_right"
        result = sentence(key, right=right, count=len(self._levels))
        self.show(index=len(self._levels), verdict=None, result=result)

    def _again(self, _: Message) -> None:
        if self.face["index"] >= len(self._levels):
            self._restart()
