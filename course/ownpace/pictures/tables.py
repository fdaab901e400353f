"""A table of values, across or down. In a page it is a real table, so that it can be read cell by cell."""

from dataclasses import dataclass
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.entries import Entries, Entry
from ownpace.pictures.lettering import lettered, spoken, typeset, width_of
from ownpace.pictures.marks import Mark, mark, path
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.sentences import listed, paragraph, told

ROW: Final = 32.0


@dataclass(frozen=True, slots=True)
class Table(Picture):
    """Columns with names, and rows of texts; an empty text is an empty cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def alt(self) -> str:
        """One sentence."""
        return told("table.alt", columns=listed(map(spoken, self.columns)), count=len(self.rows))

    @property
    def long(self) -> str:
        """Every row."""
        return paragraph(
            *(
                told(
                    "table.row",
                    number=at,
                    cells=listed(
                        told("table.cell", column=spoken(column), value=spoken(cell) or told("table.empty"))
                        for column, cell in zip(self.columns, row, strict=True)
                    ),
                )
                for at, row in enumerate(self.rows, 1)
            )
        )

    def drawing(self) -> Drawing:
        """Return the table as in a book: rules above, below and under the head, none between the columns."""
        widths = [
            max(56.0, *(width_of(row[at]) + 26 for row in (self.columns, *self.rows)))
            for at in range(len(self.columns))
        ]
        whole, marks = sum(widths), []
        for at, row in enumerate((self.columns, *self.rows)):
            x = 0.0
            for wide, cell in zip(widths, row, strict=True):
                if cell:
                    marks.append(lettered(cell, x + wide / 2, at * ROW + 21))
                x += wide
        bottom = (len(self.rows) + 1) * ROW
        marks += [_rule(whole, 0, 1.5), _rule(whole, ROW, 1), _rule(whole, bottom, 1.5)]
        return around(Drawing(whole, bottom, tuple(marks)))

    def html(self) -> Mark:
        """Return the table as a table."""
        head = mark("tr", *(mark("th", typeset(column), scope="col") for column in self.columns))
        rows = (mark("tr", *(mark("td", typeset(cell) or "\u00a0") for cell in row)) for row in self.rows)
        return mark("table", mark("thead", head), mark("tbody", *rows), class_="op-picture-table")


def _rule(width: float, y: float, thick: float) -> Mark:
    return mark("path", d=path((0, y), (width, y)), stroke=ink.INK, stroke_width=thick)


def table(entry: Entry) -> Table:
    """Return the picture of ``{columns: [x, y], rows: [[1, 5], [2, null]]}``. Raises PictureError."""
    known = Entries.of(entry, "kind", "columns", "rows")
    columns = tuple(each.text() for each in known.get("columns").items())
    rows = tuple(tuple(map(_cell, row.items())) for row in known.get("rows").items())
    if not columns:
        raise known.get("columns").wrong("is empty")
    for row, found in zip(known.get("rows").items(), rows, strict=True):
        if len(found) != len(columns):
            raise row.wrong(f"has {len(found)} cells instead of {len(columns)}")
    return Table(columns, rows)


def _cell(entry: Entry) -> str:
    return "" if entry.value is None else entry.text()
