"""Widgets without a browser: problems to show, keepers that remember, and the messages a view would send."""

from collections.abc import Mapping
from typing import Any

from ownpace.problems import Problem, Variant, draw
from ownpace.problems.problem import compile_problem
from ownpace.widgets.card import Card
from ownpace.widgets.keeping import Kept, Task, Try

PROBLEM: Problem = compile_problem(
    {
        "id": "two-step",
        "version": 1,
        "title": "Two-step equations",
        "skill": "one-two-step-equations",
        "ask": "Solve for $x$: {equation}",
        "equation": "ax + b = c",
        "let": {"c": "a*s + b"},
        "levels": {
            "1": {"a": "2..9", "s": "2..12", "b": "1..12"},
            "2": {"a": "2..9", "s": "-12..-2", "b": "1..12"},
            "3": {"a": "-9..-2", "s": "-12..-2", "b": "1..12"},
        },
        "answer": {"type": "number", "value": "s"},
        "steps": [{"do": "Subtract $b$ from both sides.", "show": "ax = c - b", "why": "It undoes the sum."}],
        "hints": ["What was done to $x$ last?", "Subtract $b$ from both sides."],
        "mistakes": [],
    }
)


def variant(seed: int = 1, level: int = 1) -> Variant:
    """Return a variant of the bench's problem."""
    return draw(PROBLEM, level=level, seed=seed)


class Notebook:
    """A practice keeper that remembers; ``full`` makes it behave like a full disk."""

    def __init__(self, *, task: Task | None = None) -> None:
        self.records: list[tuple[Any, ...]] = []
        self.full = False
        self._task, self._drawn = task, 0

    def task(self, level: int) -> Task:
        return self._task or self.fresh(level)

    def fresh(self, level: int) -> Task:
        self._drawn += 1
        return Task(variant(self._drawn, level))

    def tried(self, drawn: Variant, attempt: Try) -> None:
        self._keep("tried", drawn.key, attempt.text, attempt.verdict.status, attempt.n, attempt.hints)

    def hinted(self, drawn: Variant, rung: int) -> None:
        self._keep("hinted", drawn.key, rung)

    def revealed(self, drawn: Variant) -> None:
        self._keep("revealed", drawn.key)

    def _keep(self, *record: Any) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        self.records.append(record)


class Drawer:
    """A text keeper that remembers; ``full`` makes it behave like a full disk."""

    def __init__(self, kept: Kept | None = None) -> None:
        self.now, self.full = kept, False

    def kept(self) -> Kept | None:
        return self.now

    def keep(self, text: str) -> Kept:
        if self.full:
            raise OSError(28, "No space left on device")
        self.now = Kept(text, "2026-11-23T10:32:00.000Z")
        return self.now


class View:
    """The browser's side of a card: sends numbered requests."""

    def __init__(self, card: Card) -> None:
        self.card, self._last = card, card.done

    def ask(self, op: str, **content: object) -> Mapping[str, Any]:
        """Send a request, check that it is answered, and return the card's face."""
        self._last += 1
        self.send({"op": op, "request": self._last, **content})
        assert self.card.done == self._last
        return self.face

    def send(self, content: object) -> None:
        self.card._receive(self.card, content, [])

    @property
    def face(self) -> Mapping[str, Any]:
        face: Mapping[str, Any] = self.card.face
        return face
