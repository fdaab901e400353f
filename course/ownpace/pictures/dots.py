"""A growing pattern: dots in rows, one figure for each step."""

from dataclasses import dataclass
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.entries import Entries, Entry, PictureError
from ownpace.pictures.lettering import lettered, width_of
from ownpace.pictures.marks import Mark, mark
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.sentences import listed, paragraph, told

PITCH: Final = 20.0
RADIUS: Final = 6.5
MOST_DOTS: Final = 150


@dataclass(frozen=True, slots=True)
class Dots(Picture):
    """Figures side by side: the number of dots in each row, from the top. The first figure has the number ``first``."""

    figures: tuple[tuple[int, ...], ...]
    first: int
    name: str

    @property
    def alt(self) -> str:
        """One sentence."""
        counts = listed(str(sum(rows)) for rows in self.figures)
        return told(
            "dots.alt",
            name=self.name,
            first=self.first,
            last=self.first + len(self.figures) - 1,
            counts=counts,
        )

    @property
    def long(self) -> str:
        """Every figure by its rows."""
        return paragraph(*(self._words(at, rows) for at, rows in enumerate(self.figures)))

    def _words(self, at: int, rows: tuple[int, ...]) -> str:
        named = {"name": self.name.capitalize(), "number": self.first + at, "count": sum(rows)}
        if len(rows) > 1 and len(set(rows)) == 1:
            return told("dots.block", **named, rows=len(rows), each=rows[0])
        return told("dots.rows", **named, rows=listed(map(str, rows)))

    def drawing(self) -> Drawing:
        """Return the figures on one base line, each with its number below."""
        tallest = max(len(rows) for rows in self.figures) * PITCH
        marks: list[Mark] = []
        x = 0.0
        for at, rows in enumerate(self.figures):
            label = f"{self.name} {self.first + at}"
            wide = max(max(rows, default=1) * PITCH, width_of(label, 14))
            inset = (wide - max(rows, default=1) * PITCH) / 2
            marks += _figure(rows, x + inset, tallest)
            marks.append(lettered(label, x + wide / 2, tallest + 22, font_size=14))
            x += wide + 34
        return around(Drawing(x - 34, tallest + 30, tuple(marks)))


def _figure(rows: tuple[int, ...], left: float, bottom: float) -> list[Mark]:
    top = bottom - len(rows) * PITCH
    return [
        mark(
            "circle",
            cx=left + (column + 0.5) * PITCH,
            cy=top + (row + 0.5) * PITCH,
            r=RADIUS,
            fill=ink.BLUE,
        )
        for row, count in enumerate(rows)
        for column in range(count)
    ]


def dots(entry: Entry) -> Dots:
    """Return the picture of ``{figures: [[1], [1, 2], 5], first: 1, name: step}``. Raises PictureError.

    A figure is a list of rows from the top, or a number of dots, which stand in one row.
    """
    known = Entries.of(entry, "kind", "figures", "first", "name")
    figures = tuple(map(_rows, known.get("figures").items()))
    if not 0 < len(figures) <= 12:
        raise known.get("figures").wrong(f"has {len(figures)} figures; there may be 1 to 12")
    return Dots(
        figures, _whole(known.get("first")) if "first" in known else 1, known.text("name", told("dots.step"))
    )


def _rows(entry: Entry) -> tuple[int, ...]:
    rows = tuple(map(_whole, entry.items())) if isinstance(entry.value, list | tuple) else (_whole(entry),)
    if sum(rows) > MOST_DOTS:
        raise entry.wrong(f"has {sum(rows)} dots; {MOST_DOTS} are the most")
    return rows


def _whole(entry: Entry) -> int:
    found = entry.number()
    if found != int(found) or not 0 <= found <= MOST_DOTS:
        raise PictureError(entry.path, f"is {found:g}; it may be a whole number from 0 to {MOST_DOTS}")
    return int(found)
