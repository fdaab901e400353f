"""The frame of a plane: its window on paper, the grid, the axes with their numbers and names."""

from dataclasses import dataclass
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.curves import Place, Window, within
from ownpace.pictures.lettering import lettered, spoken, width_of
from ownpace.pictures.marks import Mark, mark, path
from ownpace.pictures.numberline import arrowhead
from ownpace.pictures.numerals import numeral, ticks
from ownpace.pictures.sentences import paragraph, told

SIDE: Final = 340.0
LOWEST: Final = 190.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A window of the plane on paper.

    Attributes:
        window: the least and greatest x, the least and greatest y.
        step: from grid line to grid line, across and up.
        every: every how many grid lines there is a number, across and up.
        names: of the axes.
        plot: the axes lie at the left and below, as for data, and long names stand beside them.
    """

    window: Window
    step: tuple[float, float]
    every: tuple[int, int]
    names: tuple[str, str]
    plot: bool = False

    @property
    def inner(self) -> tuple[float, float]:
        """Width and height of the window on paper; squares are squares where both scales are one."""
        wide, high = self.window[1] - self.window[0], self.window[3] - self.window[2]
        if self.plot:
            return SIDE * 1.2, SIDE * 0.8
        ratio = (high / self.step[1]) / (wide / self.step[0])
        return (SIDE, max(LOWEST, SIDE * ratio)) if ratio <= 1 else (max(LOWEST, SIDE / ratio), SIDE)

    @property
    def left(self) -> float:
        """Room at the left: for the numbers of the upright axis where it stands there."""
        if self.plot or self.window[0] >= 0:
            widest = max((width_of(numeral(at), 13) for at in self.ticks()[1]), default=0)
            return widest + 14
        # half of the number under the left edge stands out from the grid
        return max(8.0, width_of(numeral(self.window[0]), 13) / 2 + 4)

    @property
    def top(self) -> float:
        """Room above, for the name of the upright axis."""
        return 24.0

    @property
    def width(self) -> float:
        """Of the whole picture."""
        return self.left + self.inner[0] + (14 if self.plot else 24)

    @property
    def height(self) -> float:
        """Of the whole picture."""
        below = 24 if self.plot or self.window[2] >= 0 else 8
        return self.top + self.inner[1] + below + (22 if self.plot else 0)

    def at(self, x: float, y: float) -> Place:
        """Return where a point of the plane is on paper."""
        low_x, high_x, low_y, high_y = self.window
        wide, high = self.inner
        return (
            self.left + (x - low_x) / (high_x - low_x) * wide,
            self.top + (high_y - y) / (high_y - low_y) * high,
        )

    def ticks(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the numbers of the grid lines, across and up."""
        low_x, high_x, low_y, high_y = self.window
        return ticks(low_x, high_x, self.step[0]), ticks(low_y, high_y, self.step[1])

    def words(self) -> str:
        """Return the axes in words."""
        low_x, high_x, low_y, high_y = self.window
        return paragraph(
            told("plane.axis-x", name=spoken(self.names[0]), low=numeral(low_x), high=numeral(high_x)),
            told("plane.axis-y", name=spoken(self.names[1]), low=numeral(low_y), high=numeral(high_y)),
            told("plane.grid-one", step=numeral(self.step[0]))
            if self.step[0] == self.step[1]
            else told("plane.grid", across=numeral(self.step[0]), up=numeral(self.step[1])),
        )

    def grid(self) -> tuple[Mark, ...]:
        """Return the grid lines."""
        low_x, high_x, low_y, high_y = self.window
        xs, ys = self.ticks()
        lines = [path(self.at(x, low_y), self.at(x, high_y)) for x in xs]
        lines += [path(self.at(low_x, y), self.at(high_x, y)) for y in ys]
        return (mark("path", d=" ".join(lines), stroke=ink.GRID, stroke_width=1),) if lines else ()

    def axes(self) -> tuple[Mark, ...]:
        """Return both axes with numbers and names."""
        origin = self.at(*self._origin())
        return (*self._across(origin), *self._upright(origin))

    def name_of(self, label: str, x: float, y: float) -> Mark:
        """Return the name of a point beside it, off the axes and inside the picture."""
        wide = width_of(label)
        right = x + 9 + wide <= self.width
        place = x + 9 if right else x - 9
        above = y - 9 if y - 22 > 0 else y + 20
        return lettered(label, place, above, anchor="start" if right else "end", fill=ink.RED)

    def _origin(self) -> Place:
        low_x, high_x, low_y, high_y = self.window
        if self.plot:
            return low_x, low_y
        return min(max(0.0, low_x), high_x), min(max(0.0, low_y), high_y)

    def _across(self, origin: Place) -> list[Mark]:
        start, end = self.left - (0 if self.plot else 5), self.left + self.inner[0] + (0 if self.plot else 9)
        y = origin[1]
        found = [mark("path", d=path((start, y), (end, y)), stroke=ink.INK, stroke_width=1.4)]
        if self.plot:
            middle = self.left + self.inner[0] / 2
            found.append(lettered(self.names[0], middle, self.height - 4))
        else:
            found.append(arrowhead(end + 3, y, 0))
            found.append(lettered(self.names[0], end + 4, y - 8, anchor="end"))
        for at in self._numbered(0):
            shift = -2.5 if at < 0 else 0
            found.append(self._numeral(at, self.at(at, 0)[0] + shift, y + 17, "middle"))
        return found

    def _upright(self, origin: Place) -> list[Mark]:
        start, end = self.top + self.inner[1] + (0 if self.plot else 5), self.top - (0 if self.plot else 8)
        x = origin[0]
        found = [mark("path", d=path((x, start), (x, end)), stroke=ink.INK, stroke_width=1.4)]
        if self.plot:
            found.append(lettered(self.names[1], 0, 13, anchor="start"))
        else:
            found.append(arrowhead(x, end - 3, -1.5707963))
            found.append(lettered(self.names[1], x + 9, end + 5, anchor="start"))
        numerals = [self._numeral(at, x - 7, self.at(0, at)[1] + 4.5, "end") for at in self._numbered(1)]
        return found + numerals

    def _numbered(self, axis: int) -> list[float]:
        """Return the numbers of an axis. Where the axes cross inside, zero would sit in a corner of lines: it is left out."""
        crossing = self._origin()
        inside = not self.plot and crossing == (0, 0)
        step, every = self.step[axis], self.every[axis]
        return [
            at
            for at in self.ticks()[axis]
            if round(at / step) % every == 0
            and not (inside and at == 0)
            and within(self.window, *((at, crossing[1]) if axis == 0 else (crossing[0], at)))
        ]

    def _numeral(self, at: float, x: float, y: float, anchor: str) -> Mark:
        # a halo in the paper's colour keeps the digits readable on grid lines
        return lettered(
            numeral(at),
            x,
            y,
            anchor=anchor,
            font_size=13,
            stroke=ink.PAPER,
            stroke_width=4,
            paint_order="stroke",
            stroke_linejoin="round",
        )
