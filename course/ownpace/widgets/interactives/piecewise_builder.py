"""A function put together from pieces: a rule for each, and ends that belong to it or not."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Final

from ownpace import algebra
from ownpace.algebra import Expr, Relation
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.data import read_number, window
from ownpace.widgets.interactives.responses import same_value
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

MOST: Final = 5
_WANTED: Final = "a list of 1 to 5 pieces such as '2x + 1 for x < 2' or '8 for 2 <= x < 5'"
End = tuple[Fraction, bool] | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A rule on a stretch of x; an end is a number and whether it belongs to the stretch, or nothing."""

    rule: str
    low: End
    high: End

    def holds(self, x: Fraction) -> bool:
        """Tell whether x belongs to the stretch."""
        above = self.low is None or x > self.low[0] or (x == self.low[0] and self.low[1])
        below = self.high is None or x < self.high[0] or (x == self.high[0] and self.high[1])
        return above and below


@dataclass(frozen=True, slots=True)
class PiecewiseBuilder(Setup):
    """Pieces on a plane.

    Attributes:
        pieces: what is there to begin with, each as a rule and where it holds: ``2x + 1 for x < 2``.
        most: how many pieces there may be.
        seen: left, right, lower and upper end of what is seen.
    """

    pieces: tuple[str, ...] = ("x + 1 for x < 2", "3 for x >= 2")
    most: int = 4
    seen: tuple[object, ...] = (-8, 8, -8, 8)

    kind: ClassVar[str] = "piecewise-builder"
    sample: ClassVar = {"pieces": ["x + 1 for x < 2", "8 - x for 2 <= x <= 5"], "seen": (-6, 8, -6, 8)}

    def __post_init__(self) -> None:
        """Refuse what is no piece. Raises OptionError."""
        option.whole(self.kind, "most", self.most, least=1, most=MOST)
        self.face()

    def face(self) -> Face:
        """Return the pieces and the window."""
        found = self._pieces()
        return {
            "pieces": [{"rule": each.rule, "low": _end(each.low), "high": _end(each.high)} for each in found],
            "most": self.most,
            "seen": window(self.kind, "seen", self.seen),
        }

    def alt(self) -> str:
        """Return the pieces."""
        self._pieces()
        return f"A function in pieces: {'; '.join(self.pieces)}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the pieces are the wanted ones, in any order; both are pieces with ``;`` between them."""
        given, wanted = pieces_of(answer), pieces_of(goal)
        if wanted is None:
            option.refuse(self.kind, "goal", "pieces such as '2x + 1 for x < 2; 8 for 2 <= x < 5'", goal)
        if given is None:
            return said("unreadable")
        twice = _shared(given)
        if twice is not None:
            return said("wrong", "piecewise-builder.twice", x=str(twice))
        right = [_among(each, wanted) for each in given]
        if all(right) and len(given) == len(wanted):
            return said("right")
        near = sum(any(_same_rule(one, other) for other in wanted) for one in given)
        key = "piecewise-builder.ends" if near == len(given) == len(wanted) else "piecewise-builder.wrong"
        return said("partial" if any(right) else "wrong", key, right=sum(right), count=len(wanted))

    def _pieces(self) -> list[Piece]:
        if not isinstance(self.pieces, list | tuple) or not 1 <= len(self.pieces) <= self.most:
            option.refuse(self.kind, "pieces", _WANTED, self.pieces)
        found = []
        for each in self.pieces:
            piece = read_piece(each) if isinstance(each, str) else None
            if piece is None:
                option.refuse(self.kind, "pieces", _WANTED, each)
            found.append(piece)
        return found


def read_piece(text: str) -> Piece | None:
    """Return the piece of ``2x + 1 for 0 <= x < 2`` or ``2x + 1 for all x``; None where the text is none."""
    rule, _, where = (part.strip() for part in text[: option.LONGEST].partition(" for "))
    read = algebra.parse(rule, variables=frozenset({"x"}))
    if not isinstance(read, Expr):
        return None
    if where == "all x":
        return Piece(rule, None, None)
    chain = algebra.parse(where, variables=frozenset({"x"}))
    if not isinstance(chain, Relation) or not set(chain.signs) <= {"<", "<="} | {">", ">="}:
        return None
    return _on(rule, [algebra.to_text(each) for each in chain.sides], list(chain.signs))


def pieces_of(text: str) -> list[Piece] | None:
    """Return pieces with ``;`` between them; None where one cannot be read."""
    found = [read_piece(each) for each in text.split(";")[: MOST + 1]]
    pieces = [each for each in found if each is not None]
    return pieces if len(pieces) == len(found) <= MOST else None


def _on(rule: str, sides: list[str], signs: list[str]) -> Piece | None:
    if signs[0].startswith(">"):
        sides, signs = sides[::-1], [sign.replace(">", "<") for sign in signs[::-1]]
    if "x" not in sides or len({sign[0] for sign in signs}) > 1 or sides.count("x") > 1:
        return None
    at = sides.index("x")
    if len(sides) - at > 2 or at > 1:
        return None
    low, high = None, None
    if at == 1:
        value = read_number(sides[0])
        if value is None:
            return None
        low = (value, signs[0] == "<=")
    if at < len(sides) - 1:
        value = read_number(sides[at + 1])
        if value is None:
            return None
        high = (value, signs[at] == "<=")
    if low and high and (low[0] > high[0] or (low[0] == high[0] and not (low[1] and high[1]))):
        return None
    return Piece(rule, low, high)


def _end(end: End) -> list[object] | None:
    return None if end is None else [str(end[0]), end[1]]


def _same_rule(one: Piece, other: Piece) -> bool:
    return same_value(one.rule, other.rule) is True


def _among(piece: Piece, wanted: list[Piece]) -> bool:
    return any(
        piece.low == each.low and piece.high == each.high and _same_rule(piece, each) for each in wanted
    )


def _shared(pieces: list[Piece]) -> Fraction | None:
    """Return an x that two pieces hold; None where each x has one rule at most."""
    ends = sorted({end[0] for each in pieces for end in (each.low, each.high) if end is not None})
    between = [(a + b) / 2 for a, b in pairwise(ends)]
    outside = [ends[0] - 1, ends[-1] + 1] if ends else [Fraction(0)]
    return next((x for x in [*ends, *between, *outside] if sum(each.holds(x) for each in pieces) > 1), None)
