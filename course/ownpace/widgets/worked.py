"""A worked example that fades: all its steps, then some of its lines left to fill in, then none: the problem alone.

The view shows the steps one by one. A line that is left out is in no face before it was found or asked for. Nothing of this
is kept: an example is for looking and trying, and practice follows it.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Statement, Truth
from ownpace.events import MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems import Step, Variant
from ownpace.problems.render import to_html
from ownpace.widgets.card import Card, Message, Operation, text_of
from ownpace.widgets.faces import prompt_face, step_faces
from ownpace.widgets.readings import line_face

Fade = Literal["all", "blanks", "none"]
Line = Expr | Statement


class WorkedCard(Card):
    """A drawn problem with its worked solution.

    Args:
        variant: the example.
        heading: the card's heading.
        fade: how much of the solution is given at first; the student may change it.
    """

    def __init__(self, variant: Variant, *, heading: str, fade: Fade = "all") -> None:
        super().__init__("WorkedView", "worked")
        if fade not in get_args(Fade):
            raise ValueError(f"fade is 'all', 'blanks' or 'none', not {fade!r}")
        self._variant, self._letters = variant, frozenset(variant.answer.variables)
        self.show(heading=heading, **prompt_face(variant))
        self._begin(fade)

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {"fade": self._fade, "read": self._read, "fill": self._fill, "tell": self._tell}

    def _begin(self, fade: Fade) -> None:
        steps = self._variant.steps
        self._blank = set() if fade == "all" else set(blanks(steps, every=fade == "none"))
        self._draw(fade=fade, told={})

    def _draw(self, **changes: object) -> None:
        faces = [
            {**face, "markup": "", "blank": True} if at in self._blank else {**face, "blank": False}
            for at, face in enumerate(step_faces(self._variant.steps))
        ]
        if changes.get("fade", self.face.get("fade")) == "none":
            # On one's own: not even what is done is told before the line is there.
            faces = [{**face, "move": "", "why": ""} if face["blank"] else face for face in faces]
        self.show(steps=faces, **changes)

    def _fade(self, message: Message) -> None:
        fade = message.get("fade")
        if fade in get_args(Fade):
            self._begin(fade)  # type: ignore[arg-type]  # it is one of them

    def _read(self, message: Message) -> None:
        self.reading = line_face(text_of(message, longest=MAX_RESPONSE).strip(), self._letters)

    def _fill(self, message: Message) -> None:
        at, text = message.get("at"), text_of(message, longest=MAX_RESPONSE).strip()
        if not isinstance(at, int) or at not in self._blank:
            return
        key = self._judged(at, text)
        if key == "worked.fits":
            self._blank.discard(at)
        self._draw(told={**self.face["told"], str(at): {"key": key, "text": to_html(sentence(key))}})

    def _tell(self, message: Message) -> None:
        at = message.get("at")
        if isinstance(at, int) and at in self._blank:
            self._blank.discard(at)
            self._draw(told={**self.face["told"], str(at): {"key": "worked.told", "text": ""}})

    def _judged(self, at: int, text: str) -> str:
        given, wanted = _read(text, self._letters), _line_of(self._variant.steps[at], self._letters)
        if given is None or wanted is None:
            return "worked.unread"
        if _same_line(given, wanted):
            return "worked.fits"
        return "worked.other_line" if _says_the_same(given, wanted) else _named(self._before(at), given)

    def _before(self, at: int) -> Line | None:
        """Return the line that stands before a step: the last step's that has one, else what the problem is about."""
        for step in reversed(self._variant.steps[:at]):
            if (line := _line_of(step, self._letters)) is not None:
                return line
        start = self._variant.prompt.given or self._variant.prompt.equation or ""
        return _read(start, self._letters)


def blanks(steps: Sequence[Step], *, every: bool) -> list[int]:
    """Return which steps' lines are left out: every one, or every other one with the last among them."""
    lines = [at for at, step in enumerate(steps) if _formula(step)]
    return lines if every else lines[::-1][::2][::-1]


def _formula(step: Step) -> str:
    """Return the formula that a step shows; nothing where it shows a sentence."""
    text = step.show.strip()
    inside = text[1:-1] if len(text) > 2 and text[0] == text[-1] == "$" else ""
    return "" if "$" in inside else inside


def _read(text: str, letters: frozenset[str]) -> Line | None:
    read = algebra.parse(text, variables=letters)
    return None if isinstance(read, ParseError) else read


def _line_of(step: Step, letters: frozenset[str]) -> Line | None:
    formula = _formula(step)
    return _read(formula, letters) if formula else None


def _same_line(given: Line, wanted: Line) -> bool:
    """Say whether two lines are the same but for the order of what is added, multiplied or compared."""
    if algebra.same_up_to_order(given, wanted):
        return True
    if isinstance(given, algebra.Relation) and isinstance(wanted, algebra.Relation):
        sides = zip(given.sides, wanted.sides, strict=False)
        return given.signs == wanted.signs and all(algebra.equal(a, b) is Truth.TRUE for a, b in sides)
    return False


def _says_the_same(given: Line, wanted: Line) -> bool:
    if isinstance(given, Expr) and isinstance(wanted, Expr):
        return algebra.equal(given, wanted) is Truth.TRUE
    return algebra.same_solutions(given, wanted) is Truth.TRUE


def _named(before: Line | None, given: Line) -> str:
    """Return the sentence of the mistake that leads from the line before to this one, or that it does not fit."""
    from ownpace.algebra.misconceptions import explain

    found = explain(before, given) if before is not None else None
    return found.key if found is not None else "worked.not_this"
