"""Algebra tiles on a mat: terms to place, turn over and take away in pairs, and a rectangle to lay."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, NoReturn

from ownpace import algebra
from ownpace.algebra import Expr
from ownpace.problems.render import formula_speech
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import same_value
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST = 12
_AT = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class AlgebraTiles(Setup):
    """A mat with tiles for x squared, x and 1.

    Attributes:
        start: what lies on the mat: an expression in x of degree 2 at most.
        rectangle: whether the tiles may be asked to form a rectangle.
    """

    start: str = "0"
    rectangle: bool = True

    kind: ClassVar[str] = "algebra-tiles"
    sample: ClassVar = {"start": "x^2 + 5x + 6"}

    def __post_init__(self) -> None:
        """Refuse what tiles cannot show. Raises OptionError."""
        option.flag(self.kind, "rectangle", self.rectangle)
        self.face()

    def face(self) -> Face:
        """Return how many tiles of each sort lie on the mat, positive and negative ones."""
        return {"tiles": self._piles(), "rectangle": self.rectangle, "most": _MOST}

    def alt(self) -> str:
        """Return what the mat holds."""
        return f"A mat with algebra tiles for {formula_speech(self._read())}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the mat shows the wanted expression."""
        same = same_value(answer, goal)
        return said("unreadable" if same is None else "right" if same else "wrong")

    def _read(self) -> Expr:
        return option.expression(self.kind, "start", self.start)

    def _piles(self) -> list[list[int]]:
        """Return ``[positive, negative]`` of x squared, x and 1, as the terms are written: ``3x - 2x`` is 3 and 2."""
        from ownpace.widgets.interactives.area_model import terms

        piles = [[0, 0], [0, 0], [0, 0]]
        for term in terms(self._read()):
            sort, count = self._sorted(term)
            piles[sort][0 if count > 0 else 1] += abs(count)
        if max(max(pile) for pile in piles) > _MOST:
            option.refuse(
                self.kind, "start", f"an expression with at most {_MOST} tiles of a sort", self.start
            )
        return piles

    def _sorted(self, term: Expr) -> tuple[int, int]:
        try:
            at = [algebra.evaluate(term, {"x": Fraction(x)}) for x in _AT]
        except (algebra.Undefined, algebra.Inexact, KeyError):
            return self._refused()
        count = at[3]
        for sort, power in ((0, 2), (1, 1), (2, 0)):
            if count.denominator == 1 and all(
                value == count * x**power for x, value in zip(_AT, at, strict=True)
            ):
                return sort, int(count)
        return self._refused()

    def _refused(self) -> NoReturn:
        wanted = "an expression in x such as 'x^2 + 5x + 6', of degree 2 at most, with whole numbers"
        option.refuse(self.kind, "start", wanted, self.start)
