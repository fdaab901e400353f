"""A bar model: rows of bars made of parts whose lengths say how large they are."""

from dataclasses import dataclass
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.entries import Entries, Entry
from ownpace.pictures.lettering import lettered, spoken, width_of
from ownpace.pictures.marks import Mark, mark
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.sentences import listed, paragraph, told

LENGTH: Final = 400.0
HEIGHT: Final = 38.0
GAP: Final = 14.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar. A shaded part stands out."""

    size: float
    label: str = ""
    shaded: bool = False

    def words(self) -> str:
        """Return the part in words."""
        name = spoken(self.label) if self.label else told("bars.unnamed")
        return told("bars.shaded", name=name) if self.shaded else name


@dataclass(frozen=True, slots=True)
class Bar:
    """A row; ``label`` stands before it, ``total`` at a brace below it."""

    parts: tuple[Part, ...]
    label: str = ""
    total: str = ""

    def words(self) -> str:
        """Return the row in words; equal neighbours are counted."""
        runs: list[tuple[Part, int]] = []
        for part in self.parts:
            if runs and runs[-1][0] == part:
                runs[-1] = (part, runs[-1][1] + 1)
            else:
                runs.append((part, 1))
        parts = listed(
            told("bars.run", count=count, name=part.words()) if count > 1 else part.words()
            for part, count in runs
        )
        name = spoken(self.label) if self.label else told("bars.a-bar")
        total = told("bars.total", total=spoken(self.total)) if self.total else ""
        return told("bars.row", name=name, parts=parts, total=total)


@dataclass(frozen=True, slots=True)
class Bars(Picture):
    """Bars under one another, all to one scale."""

    bars: tuple[Bar, ...]

    @property
    def alt(self) -> str:
        """One sentence."""
        return told("bars.alt", rows="; ".join(bar.words() for bar in self.bars))

    @property
    def long(self) -> str:
        """Every row, and that lengths are to scale."""
        return paragraph(*(told("bars.sentence", row=bar.words()) for bar in self.bars), told("bars.scale"))

    def drawing(self) -> Drawing:
        """Return the rows."""
        indent = max((width_of(bar.label) + 14 for bar in self.bars if bar.label), default=0.0)
        scale = LENGTH / max(sum(part.size for part in bar.parts) for bar in self.bars)
        marks: list[Mark] = []
        y = 2.0
        for bar in self.bars:
            if bar.label:
                marks.append(lettered(bar.label, indent - 12, y + HEIGHT / 2 + 5, anchor="end"))
            marks += _row(bar, indent, y, scale)
            y += HEIGHT + GAP + (28 if bar.total else 0)
        return around(Drawing(indent + LENGTH + 2, y - GAP + 4, tuple(marks)))


def _row(bar: Bar, left: float, y: float, scale: float) -> list[Mark]:
    marks: list[Mark] = []
    x = left
    for part in bar.parts:
        wide = part.size * scale
        marks.append(
            mark(
                "rect",
                x=x,
                y=y,
                width=wide,
                height=HEIGHT,
                fill=ink.BLUE,
                fill_opacity=0.3 if part.shaded else 0.08,
                stroke=ink.INK,
                stroke_width=1.3,
            )
        )
        if part.label:
            marks.append(lettered(part.label, x + wide / 2, y + HEIGHT / 2 + 5))
        x += wide
    if bar.total:
        marks += _brace(left, x, y + HEIGHT + 6, bar.total)
    return marks


def _brace(start: float, end: float, y: float, label: str) -> list[Mark]:
    middle = (start + end) / 2
    d = (
        f"M {start:.2f} {y:.2f} q 0 8 8 8 L {middle - 8:.2f} {y + 8:.2f} q 8 0 8 7 "
        f"q 0 -7 8 -7 L {end - 8:.2f} {y + 8:.2f} q 8 0 8 -8"
    )
    return [
        mark("path", d=d, fill="none", stroke=ink.INK, stroke_width=1.2),
        lettered(label, middle, y + 30),
    ]


def bars(entry: Entry) -> Bars:
    """Return the picture of ``{bars: [{label, total, parts: [{size, label, shaded, times}]}]}``. Raises PictureError."""
    known = Entries.of(entry, "kind", "bars")
    found = tuple(map(_bar, known.get("bars").items()))
    if not found:
        raise known.get("bars").wrong("is empty")
    return Bars(found)


def _bar(entry: Entry) -> Bar:
    known = Entries.of(entry, "parts", "label", "total")
    parts = tuple(part for each in known.get("parts").items() for part in _parts(each))
    if not 0 < len(parts) <= 40:
        raise known.get("parts").wrong(f"makes {len(parts)} parts; there may be 1 to 40")
    return Bar(parts, known.text("label"), known.text("total"))


def _parts(entry: Entry) -> tuple[Part, ...]:
    known = Entries.of(entry, "size", "label", "shaded", "times")
    size = known.step("size", 1)
    times = known.number("times", 1)
    if times != int(times) or not 0 <= times <= 40:
        raise known.get("times").wrong(f"is {times:g}; it may be 0 to 40")
    return (Part(size, known.text("label"), known.flag("shaded")),) * int(times)
