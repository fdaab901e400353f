"""One data set as a dot plot, a histogram and a box plot, with its centre and its spread marked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean, median
from typing import ClassVar, Final

from ownpace.messages import sentence
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.data import number, numbers, reach, read_number, rounded
from ownpace.widgets.interactives.responses import cells_of
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

VIEWS: Final = ("dots", "histogram", "box")
MOST: Final = 60


@dataclass(frozen=True, slots=True)
class DataDisplay(Setup):
    """Values on one axis.

    Attributes:
        values: the data to begin with.
        what: what is counted or measured, with its unit.
        view: what is seen first: dots, histogram or box.
        step: how far a point moves at a time.
        bins: the width of a bar of the histogram; nothing for one that fits.
        ends: the ends of the axis; nothing for ends that fit.
    """

    values: tuple[object, ...]
    what: str = "value"
    view: str = "dots"
    step: object = 1
    bins: object = None
    ends: tuple[object, object] | None = None

    kind: ClassVar[str] = "data-display"
    sample: ClassVar = {"values": [8, 9, 10, 10, 11, 12, 12, 13, 14, 15, 31], "what": "minutes"}

    def __post_init__(self) -> None:
        """Refuse data that the axis does not show. Raises OptionError."""
        option.text(self.kind, "what", self.what)
        option.one_of(self.kind, "view", self.view, VIEWS)
        self.face()

    def face(self) -> Face:
        """Return the data, exact, and the axis."""
        values = self._values()
        low, high = self._ends(values)
        step = self._positive("step", self.step)
        width = self._positive("bins", self.bins if self.bins is not None else (high - low) / 10)
        if not 1 <= (high - low) / width <= 60 or (high - low) / step > 2000:
            option.refuse(
                self.kind,
                "bins" if (high - low) / step <= 2000 else "step",
                "a width that fits 1 to 60 times on the axis",
                self.bins,
            )
        return {
            "values": [str(each) for each in values],
            "what": self.what,
            "view": self.view,
            "step": str(step),
            "bins": str(width),
            "ends": [str(low), str(high)],
            "most": MOST,
        }

    def alt(self) -> str:
        """Return the data, and their centre."""
        values = self._values()
        listed = ", ".join(rounded(each) for each in sorted(values))
        return (
            f"A data set, {self.what}: {listed}. "
            f"Median {rounded(Fraction(median(values)))}, mean {rounded(Fraction(mean(values)))}."
        )

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the data have the statistics of a goal such as ``median = 12; mean = 14``."""
        wanted = self._wanted(goal)
        given = [read_number(each) for each in cells_of(answer)[:MOST]]
        values = [each for each in given if each is not None]
        if not values or len(values) < len(given):
            return said("unreadable")
        missed = [name for name, value in wanted.items() if STATISTICS[name](values) != value]
        if not missed:
            return said("right")
        name = missed[0]
        status = "partial" if len(missed) < len(wanted) else "wrong"
        return said(
            "partial" if status == "partial" else "wrong",
            "data-display.wrong",
            name=sentence(f"data-display.name_{name}"),
            value=rounded(STATISTICS[name](values)),
            wanted=rounded(wanted[name]),
        )

    def _wanted(self, goal: str) -> Mapping[str, Fraction]:
        found = {}
        for each in goal.split(";"):
            name, _, text = (part.strip() for part in each.partition("="))
            value = read_number(text)
            if name not in STATISTICS or value is None:
                option.refuse(
                    self.kind,
                    "goal",
                    f"values of {', '.join(STATISTICS)}, such as 'median = 12; mean = 14'",
                    goal,
                )
            found[name] = value
        return found

    def _values(self) -> list[Fraction]:
        return numbers(self.kind, "values", self.values, least=1, most=MOST)

    def _ends(self, values: list[Fraction]) -> tuple[Fraction, Fraction]:
        given = [Fraction(str(each)) for each in reach(values)]
        if self.ends is not None:
            given = numbers(self.kind, "ends", self.ends, least=2, most=2)
        low, high = given
        if low >= high or not all(low <= each <= high for each in values):
            option.refuse(
                self.kind, "ends", "the lower and the upper end of an axis that shows all values", self.ends
            )
        return low, high

    def _positive(self, name: str, value: object) -> Fraction:
        found = value if isinstance(value, Fraction) else number(self.kind, name, value)
        if found <= 0:
            option.refuse(self.kind, name, "a number above 0", value)
        return found


def quartiles(values: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the medians of the lower and the upper half; the middle value belongs to neither, as schools have it."""
    order = sorted(values)
    half = len(order) // 2
    if half == 0:
        return order[0], order[0]
    return Fraction(median(order[:half])), Fraction(median(order[-half:]))


STATISTICS: Final[Mapping[str, Callable[[list[Fraction]], Fraction]]] = {
    "count": lambda values: Fraction(len(values)),
    "mean": lambda values: Fraction(mean(values)),
    "median": lambda values: Fraction(median(values)),
    "range": lambda values: max(values) - min(values),
    "iqr": lambda values: quartiles(values)[1] - quartiles(values)[0],
}
"""What a goal may ask of the data."""
