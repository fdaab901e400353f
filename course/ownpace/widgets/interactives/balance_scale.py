"""A linear equation on a balance. The moves are made in the browser; Python only reads the author's equation."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Relation
from ownpace.problems.render import formula_speech
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.setup import Face, Judgement, OptionError, Setup, said

_X = frozenset({"x"})


@dataclass(frozen=True, slots=True)
class BalanceScale(Setup):
    """A balance with one equation in x.

    Attributes:
        equation: such as ``3x + 2 = 11``.
    """

    equation: str

    kind: ClassVar[str] = "balance-scale"
    sample: ClassVar = {"equation": "3x + 2 = 11"}
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse what no balance can hold. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return how many x and how many units lie on each side."""
        left, right = (_side(side, self.equation) for side in self._read().sides)
        return {"left": left, "right": right}

    def alt(self) -> str:
        """Return what lies on the two pans."""
        left, right = (formula_speech(side) for side in self._read().sides)
        return f"A balance. Left {left}, right {right}, balanced."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether x is alone, or the wanted equation is reached."""
        read = algebra.parse(answer, variables=_X)
        if isinstance(read, ParseError) or not isinstance(read, Relation):
            return said("unreadable")
        if goal:
            wanted = option.equation(self.kind, "goal", goal, letters=_X)
            return said("right" if algebra.to_text(read) == algebra.to_text(wanted) else "wrong")
        alone = any(isinstance(side, algebra.Variable) for side in read.sides)
        numbers = any(not algebra.variables(side) for side in read.sides)
        return said("right") if alone and numbers else said("wrong", "balance-scale.not_alone")

    def _read(self) -> Relation:
        return option.equation(self.kind, "equation", self.equation, letters=_X)


def _side(side: Expr, equation: str) -> Face:
    """Return how many x and how many units a side has: its value at 0, 1 and 2 tells whether it is linear."""
    try:
        at = [algebra.evaluate(side, {"x": Fraction(x)}) for x in (0, 1, 2)]
    except algebra.Undefined:
        raise OptionError(f"balance-scale: the option 'equation', {equation!r}, divides by zero") from None
    if at[2] - at[1] != at[1] - at[0]:
        raise OptionError(f"balance-scale: the option 'equation', {equation!r}, is not linear in x")
    return {"x": _pair(at[1] - at[0]), "units": _pair(at[0])}


def _pair(value: Fraction) -> list[int]:
    return [value.numerator, value.denominator]
