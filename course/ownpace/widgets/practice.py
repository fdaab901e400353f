"""Practice: endless drawn problems, a verdict at once, a hint ladder, the solution on request."""

from collections.abc import Mapping
from time import monotonic

from ownpace.events import MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems.render import to_html
from ownpace.widgets.card import Card, Message, Operation, text_of
from ownpace.widgets.faces import judged, prompt_face, reading_face, step_faces, verdict_face
from ownpace.widgets.keeping import PracticeKeeper, Task, Try


class PracticeCard(Card):
    """A card to practise one problem.

    Args:
        keeper: gives the variants and keeps the tries.
        heading: the card's heading.
        levels: the levels that can be chosen, the first one first.
    """

    def __init__(self, keeper: PracticeKeeper, *, heading: str, levels: tuple[int, ...]) -> None:
        super().__init__("ProblemView", "practice")
        self._keeper, self._levels = keeper, levels
        self.show(heading=heading, levels=list(levels))
        self._begin(keeper.task(levels[0]))

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {
            "read": self._read,
            "check": self._check,
            "hint": self._hint,
            "reveal": self._reveal,
            "new": self._new,
        }

    def _begin(self, task: Task) -> None:
        self._variant, self._tries, self._since = task.variant, task.tries, monotonic()
        opened = task.variant.hints[: task.hints]
        self.show(
            **prompt_face(task.variant),
            level=task.variant.level,
            verdict=None,
            hints=[to_html(hint) for hint in opened],
            hintsTotal=len(task.variant.hints),
            steps=[],
            problem="",
        )

    def _read(self, message: Message) -> None:
        self.reading = reading_face(text_of(message, longest=MAX_RESPONSE).strip(), self._variant)

    def _check(self, message: Message) -> None:
        text = text_of(message, longest=MAX_RESPONSE).strip()
        verdict = judged(text, self._variant)
        now = monotonic()
        done = Try(
            text=text,
            verdict=verdict,
            n=self._tries + 1,
            hints=len(self.face["hints"]),
            ms=int((now - self._since) * 1000),
        )
        try:
            self._keeper.tried(self._variant, done)
        except OSError:
            self.show(verdict=None, problem=sentence("card.not_kept"))
            return
        self._tries, self._since = done.n, now
        self.show(verdict=verdict_face(text, verdict), problem="")

    def _hint(self, _: Message) -> None:
        opened = len(self.face["hints"])
        if opened >= len(self._variant.hints):
            return
        try:
            self._keeper.hinted(self._variant, opened + 1)
        except OSError:
            self.show(problem=sentence("card.not_kept"))
            return
        self.show(hints=[*self.face["hints"], to_html(self._variant.hints[opened])], problem="")

    def _reveal(self, _: Message) -> None:
        try:
            self._keeper.revealed(self._variant)
        except OSError:
            self.show(problem=sentence("card.not_kept"))
            return
        self.show(steps=step_faces(self._variant.steps), problem="")

    def _new(self, message: Message) -> None:
        level = message.get("level")
        if isinstance(level, int) and level in self._levels and level != self._variant.level:
            self._begin(self._keeper.task(level))
        else:
            self._begin(self._keeper.fresh(self._variant.level))
