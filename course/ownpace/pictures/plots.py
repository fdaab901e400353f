"""Pictures of data: a scatter plot of pairs, and a dot plot of single values."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.curves import Graph, graph_of
from ownpace.pictures.entries import Entries, Entry
from ownpace.pictures.frames import Frame
from ownpace.pictures.lettering import lettered, spoken
from ownpace.pictures.marks import Mark, mark, path
from ownpace.pictures.numberline import arrowhead
from ownpace.pictures.numerals import nice_step, numeral, pair, ticks
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.planes import window_of
from ownpace.pictures.sentences import listed, paragraph, told

LENGTH: Final = 480.0


@dataclass(frozen=True, slots=True)
class Scatter(Picture):
    """Pairs of numbers as points, perhaps with a line among them."""

    frame: Frame
    points: tuple[tuple[float, float], ...]
    line: Graph | None = None

    @property
    def alt(self) -> str:
        """One sentence."""
        names = {"x": spoken(self.frame.names[0]), "y": spoken(self.frame.names[1])}
        line = told("scatter.line") if self.line else ""
        return told("scatter.alt", count=len(self.points), line=line, **names)

    @property
    def long(self) -> str:
        """The axes and every point."""
        return paragraph(
            self.frame.words(), told("scatter.points", points=listed(pair(*p) for p in self.points))
        )

    def drawing(self) -> Drawing:
        """Return the plot."""
        marks: list[Mark] = [*self.frame.grid(), *self.frame.axes()]
        for piece in self.line.pieces(self.frame.window) if self.line else ():
            d = path(*(self.frame.at(*place) for place in piece))
            marks.append(mark("path", d=d, fill="none", stroke=ink.RED, stroke_width=2.2))
        for point in self.points:
            x, y = self.frame.at(*point)
            marks.append(mark("circle", cx=x, cy=y, r=4, fill=ink.BLUE, fill_opacity=0.85))
        return around(Drawing(self.frame.width, self.frame.height, tuple(marks)))


@dataclass(frozen=True, slots=True)
class DotPlot(Picture):
    """Values above a number line, one dot for each; equal ones are stacked."""

    values: tuple[float, ...]
    low: float
    high: float
    step: float
    name: str

    @property
    def alt(self) -> str:
        """One sentence."""
        low, high = numeral(min(self.values)), numeral(max(self.values))
        return told("dot-plot.alt", count=len(self.values), name=spoken(self.name), low=low, high=high)

    @property
    def long(self) -> str:
        """How often each value is there."""
        counts = sorted(Counter(self.values).items())
        return told(
            "dot-plot.counts",
            counts=listed(
                told("dot-plot.count", value=numeral(value), count=count) for value, count in counts
            ),
        )

    def drawing(self) -> Drawing:
        """Return the line and the stacks."""
        counts = Counter(self.values)
        pitch = min(17.0, 170 / max(counts.values()))
        top = max(counts.values()) * pitch + 12
        marks = [
            mark("path", d=path((0, top), (LENGTH, top)), stroke=ink.INK, stroke_width=1.3),
            arrowhead(LENGTH + 2, top, 0),
        ]
        for at in ticks(self.low, self.high, self.step):
            x = self._x(at)
            marks.append(mark("path", d=path((x, top), (x, top + 5)), stroke=ink.INK, stroke_width=1))
            marks.append(lettered(numeral(at), x, top + 21, font_size=14))
        for value, count in sorted(counts.items()):
            marks += [
                mark("circle", cx=self._x(value), cy=top - 9 - at * pitch, r=pitch * 0.38, fill=ink.BLUE)
                for at in range(count)
            ]
        if self.name:
            marks.append(lettered(self.name, LENGTH / 2, top + 44))
        return around(Drawing(LENGTH + 2, top + (50 if self.name else 26), tuple(marks)))

    def _x(self, value: float) -> float:
        return 16 + (LENGTH - 40) * (value - self.low) / (self.high - self.low)


def scatter(entry: Entry) -> Scatter:
    """Return the picture of ``{points, window, axes, step, line}``. Raises PictureError."""
    known = Entries.of(entry, "kind", "points", "window", "axes", "line")
    found = [each.numbers(2) for each in known.get("points").items()]
    points = tuple((x, y) for x, y in found)
    if not points:
        raise known.get("points").wrong("is empty")
    if "window" in known:
        window = window_of(known)
    else:
        (low_x, high_x), (low_y, high_y) = (_room([point[axis] for point in points]) for axis in (0, 1))
        window = (low_x, high_x, low_y, high_y)
    steps = (nice_step(window[1] - window[0], 10), nice_step(window[3] - window[2], 8))
    names = [each.text() for each in known.each("axes")] or ["x", "y"]
    if len(names) != 2:
        raise known.get("axes").wrong("has to name two axes")
    line = graph_of(known.get("line"))[0] if "line" in known else None
    return Scatter(Frame(window, steps, (1, 1), (names[0], names[1]), plot=True), points, line)


def dot_plot(entry: Entry) -> DotPlot:
    """Return the picture of ``{values, name, from, to, step}``. Raises PictureError."""
    known = Entries.of(entry, "kind", "values", "name", "from", "to", "step")
    values = tuple(each.number() for each in known.get("values").items())
    if not values:
        raise known.get("values").wrong("is empty")
    low, high = known.number("from", min(values)), known.number("to", max(values))
    if low > min(values) or high < max(values):
        raise known.get("values").wrong("has values outside `from` and `to`")
    if high - low < 1e-6:
        low, high = low - 1, high + 1
    step = known.step("step", nice_step(high - low, 14))
    if (high - low) / step > 40:
        raise known.get("step").wrong("makes more than 40 ticks")
    return DotPlot(values, low, high, step, known.text("name"))


def _room(values: list[float]) -> tuple[float, float]:
    """Return round ends around some values; zero is one of them where it is near."""
    low, high = min(values), max(values)
    step = nice_step(max(high - low, 1), 8)
    start, end = step * (low // step), step * -(-high // step)
    if 0 < start <= 2 * step:
        start = 0
    return (start, end) if start < end else (start, start + step)
