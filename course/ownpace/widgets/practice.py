"""Practice: endless drawn problems, a verdict at once, a hint ladder, the solution on request."""

from collections.abc import Callable, Mapping
from time import monotonic

from ownpace.messages import sentence
from ownpace.problems import Variant
from ownpace.problems.render import author_language, authored
from ownpace.widgets.card import Card, Message, Operation, text_of
from ownpace.widgets.faces import judged, prompt_face, rubric_face, step_faces, verdict_face
from ownpace.widgets.keeping import PracticeKeeper, Task, Try
from ownpace.widgets.readings import reading_face
from ownpace.widgets.working import workings


class PracticeCard(Card):
    """A card to practise one problem.

    Args:
        keeper: gives the variants and keeps the tries.
        heading: the card's heading.
        levels: the levels that can be chosen.
        begin: the level to begin with, where it can be chosen; otherwise the first one.
        titled: whether the heading is an author's title, in the author's language.
        look: makes of a drawn variant the one that is asked, such as ``by_steps``.
    """

    def __init__(
        self,
        keeper: PracticeKeeper,
        *,
        heading: str,
        levels: tuple[int, ...],
        begin: int | None = None,
        titled: bool = False,
        look: Callable[[Variant], Variant] = lambda variant: variant,
    ) -> None:
        super().__init__("ProblemView", "practice")
        self._keeper, self._levels, self._look = keeper, levels, look
        self.show(heading=heading, headingLanguage=author_language() if titled else "", levels=list(levels))
        self._begin(keeper.task(begin if begin in levels else levels[0]))

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {
            "read": self._read,
            "check": self._check,
            "hint": self._hint,
            "reveal": self._reveal,
            "new": self._new,
            "stepHint": self._step_hint,
        }

    def _begin(self, task: Task) -> None:
        variant = self._look(task.variant)
        self._variant, self._tries, self._since = variant, task.tries, monotonic()
        self._workings = workings(variant)
        opened = variant.hints[: task.hints]
        self.show(
            **prompt_face(variant),
            level=variant.level,
            verdict=None,
            hints=[authored(hint) for hint in opened],
            hintsTotal=len(variant.hints),
            steps=[],
            stepHint="",
            rubric=None,
            problem="",
        )

    def _read(self, message: Message) -> None:
        # A line that is still being written is not marked: half of it would be wrong.
        marked = self._workings is not None and message.get("settled") is True
        marks = self._workings.marks if self._workings is not None and marked else None
        self.reading = reading_face(self._text(message), self._variant, marks=marks)

    def _text(self, message: Message) -> str:
        return text_of(message, longest=self.face["answer"]["longest"]).strip()

    def _check(self, message: Message) -> None:
        text = self._text(message)
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
        self.show(
            verdict=verdict_face(text, verdict), rubric=rubric_face(self._variant), stepHint="", problem=""
        )

    def _hint(self, _: Message) -> None:
        opened = len(self.face["hints"])
        if opened >= len(self._variant.hints):
            return
        try:
            self._keeper.hinted(self._variant, opened + 1)
        except OSError:
            self.show(problem=sentence("card.not_kept"))
            return
        self.show(hints=[*self.face["hints"], authored(self._variant.hints[opened])], problem="")

    def _step_hint(self, message: Message) -> None:
        """Say what could be done next to the last line that is in order. A hint like any other, for it is kept."""
        if self._workings is None:
            return
        found = self._workings.next_hint(self._text(message).split("\n"))
        try:
            self._keeper.hinted(self._variant, max(1, len(self.face["hints"])))
        except OSError:
            self.show(problem=sentence("card.not_kept"))
            return
        self.show(stepHint=found or sentence("practice.no_step_hint"), problem="")

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
