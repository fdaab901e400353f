"""A number line with points, intervals and jumps."""

import math
from dataclasses import dataclass
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.entries import Entries, Entry
from ownpace.pictures.lettering import lettered, spoken
from ownpace.pictures.marks import Mark, mark, path
from ownpace.pictures.numerals import nice_step, numeral, ticks
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.sentences import listed, paragraph, told
from ownpace.pictures.spans import Span, spans_of

LENGTH: Final = 520.0
PAD: Final = 22.0
MOST_TICKS: Final = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """A marked number; open where it does not belong."""

    at: float
    label: str = ""
    open: bool = False

    def words(self) -> str:
        """Return the point in words."""
        told_point = (
            told("spot-named", name=spoken(self.label), at=numeral(self.at))
            if self.label
            else numeral(self.at)
        )
        return told("spot-open", spot=told_point) if self.open else told_point


@dataclass(frozen=True, slots=True)
class Jump:
    """An arrow above the line from one number to another."""

    start: float
    end: float
    label: str = ""

    def words(self) -> str:
        """Return the jump in words."""
        key = "jump-named" if self.label else "jump"
        return told(key, start=numeral(self.start), end=numeral(self.end), name=spoken(self.label))


@dataclass(frozen=True, slots=True)
class NumberLine(Picture):
    """A number line from ``low`` to ``high`` with a tick at each step; every ``every``-th tick has its number."""

    low: float
    high: float
    step: float
    every: int
    spots: tuple[Spot, ...] = ()
    spans: tuple[Span, ...] = ()
    jumps: tuple[Jump, ...] = ()

    @property
    def alt(self) -> str:
        """One sentence."""
        shown = self._shown()
        key = "number-line.alt-with" if shown else "number-line.alt"
        return told(key, low=numeral(self.low), high=numeral(self.high), shown=shown)

    @property
    def long(self) -> str:
        """Every part in words."""
        return paragraph(
            told("number-line.ticks", step=numeral(self.step), numbers=numeral(self.step * self.every)),
            told("number-line.points", points=listed(s.words() for s in self.spots)) if self.spots else "",
            told("number-line.spans", spans=listed(s.words() for s in self.spans)) if self.spans else "",
            told("number-line.jumps", jumps=listed(j.words() for j in self.jumps)) if self.jumps else "",
        )

    def _shown(self) -> str:
        return listed(
            part
            for part in (
                *(told("number-line.spot", spot=spot.words()) for spot in self.spots[:6]),
                *(told("number-line.span", span=span.words()) for span in self.spans),
                *(jump.words() for jump in self.jumps[:4]),
            )
        )

    def drawing(self) -> Drawing:
        """Return the line, what lies on it, and the jumps above it."""
        top = (46.0 if self.jumps else 0.0) + (26.0 if any(s.label for s in self.spots) else 12.0)
        marks = (
            *self._axis(top),
            *(each for span in self.spans for each in self._span(span, top)),
            *(each for jump in self.jumps for each in self._jump(jump, top)),
            *(each for spot in self.spots for each in self._spot(spot, top)),
        )
        return around(Drawing(LENGTH, top + 34, marks))

    def _x(self, value: float) -> float:
        inner = LENGTH - 2 * PAD
        return PAD + inner * (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)

    def _axis(self, y: float) -> tuple[Mark, ...]:
        found = [
            mark("path", d=path((4, y), (LENGTH - 4, y)), stroke=ink.INK, stroke_width=1.3),
            arrowhead(LENGTH - 1, y, 0),
            arrowhead(1, y, math.pi),
        ]
        for at in ticks(self.low, self.high, self.step):
            numbered = round(at / self.step) % self.every == 0
            reach = 6 if numbered else 4
            x = self._x(at)
            found.append(mark("path", d=path((x, y - reach), (x, y + reach)), stroke=ink.INK, stroke_width=1))
            if numbered:
                # a minus would shift the digits off their tick
                shift = -2.5 if at < 0 else 0
                found.append(lettered(numeral(at, self.step), x + shift, y + 24, font_size=14))
        return tuple(found)

    def _span(self, span: Span, y: float) -> tuple[Mark, ...]:
        low = self._x(span.low) if math.isfinite(span.low) else 4
        high = self._x(span.high) if math.isfinite(span.high) else LENGTH - 4
        found = [mark("path", d=path((low, y), (high, y)), stroke=ink.BLUE, stroke_width=4.5)]
        if math.isfinite(span.low):
            found.append(_dot(low, y, closed=span.closed_low))
        else:
            found.append(arrowhead(0, y, math.pi, size=11, fill=ink.BLUE))
        if math.isfinite(span.high):
            found.append(_dot(high, y, closed=span.closed_high))
        else:
            found.append(arrowhead(LENGTH, y, 0, size=11, fill=ink.BLUE))
        return tuple(found)

    def _spot(self, spot: Spot, y: float) -> tuple[Mark, ...]:
        dot = _dot(self._x(spot.at), y, closed=not spot.open)
        if not spot.label:
            return (dot,)
        return (dot, lettered(spot.label, self._x(spot.at), y - 13, fill=ink.BLUE))

    def _jump(self, jump: Jump, y: float) -> tuple[Mark, ...]:
        start, end = self._x(jump.start), self._x(jump.end)
        height = min(44.0, 16 + abs(end - start) * 0.3)
        base = y - 8
        # the arrow comes in along the curve's last direction
        slant = math.atan2(height * 1.33, (end - start) * 0.22)
        bow = (
            f"M {start:.2f} {base:.2f} C {start + (end - start) * 0.22:.2f} {base - height * 1.33:.2f} "
            f"{end - (end - start) * 0.22:.2f} {base - height * 1.33:.2f} {end:.2f} {base:.2f}"
        )
        found = [
            mark("path", d=bow, fill="none", stroke=ink.RED, stroke_width=1.6),
            arrowhead(end, base + 1, slant, fill=ink.RED),
        ]
        if jump.label:
            found.append(
                lettered(jump.label, (start + end) / 2, base - height - 4, fill=ink.RED, font_size=14)
            )
        return tuple(found)


def arrowhead(x: float, y: float, angle: float, *, size: float = 8, fill: str = ink.INK) -> Mark:
    """Return a slim arrowhead whose tip is at a place; the angle is clockwise from the right, in radians."""
    back = [(x - size * math.cos(angle + turn), y - size * math.sin(angle + turn)) for turn in (0.42, -0.42)]
    return mark("path", d=path((x, y), *back, closed=True), fill=fill)


def _dot(x: float, y: float, *, closed: bool) -> Mark:
    fill = ink.BLUE if closed else ink.PAPER
    return mark("circle", cx=x, cy=y, r=5.5, fill=fill, stroke=ink.BLUE, stroke_width=2)


def number_line(entry: Entry) -> NumberLine:
    """Return the picture of ``{from, to, step, numbers, points, intervals, jumps}``. Raises PictureError."""
    known = Entries.of(entry, "kind", "from", "to", "step", "numbers", "points", "intervals", "jumps")
    low, high = known.get("from").number(), known.get("to").number()
    if low >= high:
        raise known.get("to").wrong(f"is {high:g}; it must be above {low:g}")
    step = known.step("step", nice_step(high - low, 24))
    if (high - low) / step > MOST_TICKS:
        raise known.get("to").wrong(f"needs more than {MOST_TICKS} ticks; write a larger `step`")
    crowded = max(1.0, nice_step(high - low, 13) / step)
    return NumberLine(
        low=low,
        high=high,
        step=step,
        every=max(1, round(known.step("numbers", crowded * step) / step)),
        spots=tuple(_spot_of(each) for each in known.each("points")),
        spans=tuple(span for each in known.each("intervals") for span in spans_of(each)),
        jumps=tuple(_jump_of(each) for each in known.each("jumps")),
    )


def _spot_of(entry: Entry) -> Spot:
    if isinstance(entry.value, dict):
        known = Entries.of(entry, "at", "label", "open")
        return Spot(known.get("at").number(), known.text("label"), known.flag("open"))
    return Spot(entry.number())


def _jump_of(entry: Entry) -> Jump:
    if isinstance(entry.value, dict):
        known = Entries.of(entry, "from", "to", "label")
        return Jump(known.get("from").number(), known.get("to").number(), known.text("label"))
    start, end = entry.numbers(2)
    return Jump(start, end)
