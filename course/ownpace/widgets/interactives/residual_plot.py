"""What a line misses: points with their fitted line, and the same points as residuals."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.data import (
    Line,
    least_squares,
    line,
    points,
    reach,
    read_number,
    rounded,
    seen,
)
from ownpace.widgets.interactives.responses import cells_of
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said


@dataclass(frozen=True, slots=True)
class ResidualPlot(Setup):
    """Points, a fixed line, and what lies between.

    Attributes:
        points: pairs of x and y.
        line: slope and intercept; nothing for the least-squares line, rounded to one place.
        axes: what is on the x-axis and on the y-axis.
        fill: whether the learner works out the residuals of the table.
    """

    points: tuple[tuple[object, object], ...]
    line: tuple[object, object] | None = None
    axes: tuple[str, str] = ("x", "y")
    fill: bool = False

    kind: ClassVar[str] = "residual-plot"
    sample: ClassVar = {
        "points": [(0, 1), (1, 5), (2, 8), (3, 10), (4, 11), (5, 11), (6, 10)],
        "line": (1.5, 3.5),
        "axes": ["seconds", "metres"],
    }
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse points through which no line goes. Raises OptionError."""
        option.flag(self.kind, "fill", self.fill)
        self.face()

    def face(self) -> Face:
        """Return points and line, exact, in the order of x."""
        given, fitted = self._points(), self._line()
        misses = self._residuals()
        low, high = reach([*misses, *(-each for each in misses)])
        return {
            "points": [[str(x), str(y)] for x, y in given],
            "line": [str(fitted.slope), str(fitted.intercept)],
            "axes": list(option.texts(self.kind, "axes", self.axes, least=2, most=2)),
            "fill": self.fill,
            "seen": seen([*given, *((x, fitted.at(x)) for x, _ in given)]),
            "missed": [low, high],
        }

    def alt(self) -> str:
        """Return each point with its residual, where that is not asked for."""
        told = ", ".join(
            f"({rounded(x)}, {rounded(y)})" + ("" if self.fill else f" residual {rounded(miss)}")
            for (x, y), miss in zip(self._points(), self._residuals(), strict=True)
        )
        fitted = self._line()
        return f"A line of slope {rounded(fitted.slope)} and intercept {rounded(fitted.intercept)}, and points: {told}."

    def judge(self, answer: str, _goal: str, /) -> Judgement:
        """Return how many residuals are right; a residual is actual less predicted."""
        wanted = self._residuals()
        given = [read_number(each) for each in cells_of(answer)]
        pairs = list(zip(given, wanted, strict=False))
        right = sum(one == other for one, other in pairs)
        if right == len(wanted):
            return said("right")
        turned = sum(one is not None and one == -other and other != 0 for one, other in pairs)
        if turned > len(wanted) / 2:
            return said("wrong", "residual-plot.turned")
        return said("partial" if right else "wrong", "residual-plot.wrong", right=right, count=len(wanted))

    def _points(self) -> list[tuple[Fraction, Fraction]]:
        return sorted(points(self.kind, "points", self.points))

    def _line(self) -> Line:
        if self.line is not None:
            return line(self.kind, "line", self.line)
        best = least_squares(self._points())
        return Line(Fraction(round(best.slope * 10), 10), Fraction(round(best.intercept * 10), 10))

    def _residuals(self) -> list[Fraction]:
        fitted = self._line()
        return [y - fitted.at(x) for x, y in self._points()]
