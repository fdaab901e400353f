"""A cloud of points and a line to be moved: the squared errors are seen as squares and as a total."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.data import (
    Line,
    least_squares,
    line,
    points,
    read_line,
    rounded,
    seen,
    window,
)
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said


@dataclass(frozen=True, slots=True)
class ScatterFit(Setup):
    """Points and a line.

    Attributes:
        points: pairs of x and y.
        line: slope and intercept to begin with; nothing for the level line through the mean.
        axes: what is on the x-axis and on the y-axis.
        squares: whether the squares are seen at once.
        within: by how many percent the total may be above the smallest one, where a task names no goal.
        seen: left, right, lower and upper end of what is seen; nothing for ends that fit.
    """

    points: tuple[tuple[object, object], ...]
    line: tuple[object, object] | None = None
    axes: tuple[str, str] = ("x", "y")
    squares: bool = True
    within: int = 10
    seen: tuple[object, ...] | None = None

    kind: ClassVar[str] = "scatter-fit"
    sample: ClassVar = {
        "points": [(1, 7), (2, 10), (3, 9), (4, 14), (5, 15), (6, 19), (7, 18)],
        "axes": ["hours", "pages"],
    }
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse points through which no line goes. Raises OptionError."""
        option.flag(self.kind, "squares", self.squares)
        option.whole(self.kind, "within", self.within, least=0, most=500)
        self.face()

    def face(self) -> Face:
        """Return the points and the first line, exact."""
        given, first = points(self.kind, "points", self.points), self._first()
        shown = seen(given) if self.seen is None else window(self.kind, "seen", self.seen)
        return {
            "points": [[str(x), str(y)] for x, y in given],
            "line": [str(first.slope), str(first.intercept)],
            "axes": list(option.texts(self.kind, "axes", self.axes, least=2, most=2)),
            "squares": self.squares,
            "seen": shown,
        }

    def alt(self) -> str:
        """Return the points and the line."""
        first = self._first()
        listed = ", ".join(
            f"({rounded(x)}, {rounded(y)})" for x, y in points(self.kind, "points", self.points)
        )
        return (
            f"A scatter plot of {', '.join(self.axes)} with the points {listed}, "
            f"and a movable line of slope {rounded(first.slope)} and intercept {rounded(first.intercept)}."
        )

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the line is the wanted one, or else whether its total is near the smallest one."""
        given = read_line(answer)
        if given is None:
            return said("unreadable")
        if goal:
            wanted = read_line(goal)
            if wanted is None:
                option.refuse(self.kind, "goal", "a line such as 'y = 2x + 5'", goal)
            return said("right" if given == wanted else "wrong")
        data = points(self.kind, "points", self.points)
        best, reached = least_squares(data).error(data), given.error(data)
        if reached <= best * (1 + Fraction(self.within, 100)):
            return said("right", "scatter-fit.right", best=rounded(best))
        return said("wrong", "scatter-fit.wrong", total=rounded(reached))

    def _first(self) -> Line:
        if self.line is not None:
            return line(self.kind, "line", self.line)
        heights = [y for _, y in points(self.kind, "points", self.points)]
        return Line(Fraction(0), Fraction(round(sum(heights) / len(heights))))
