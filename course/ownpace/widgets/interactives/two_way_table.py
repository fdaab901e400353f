"""A two-way table that shows counts, or shares of the whole, of each row or of each column."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST = 6


@dataclass(frozen=True, slots=True)
class TwoWayTable(Setup):
    """Counts by two features.

    Attributes:
        rows: each row's name with its counts by column.
        what: what is counted.
    """

    rows: Mapping[str, object]
    what: str = "students"

    kind: ClassVar[str] = "two-way-table"
    sample: ClassVar = {"rows": {"juniors": {"bus": 22, "car": 18}, "seniors": {"bus": 15, "car": 45}}}

    def __post_init__(self) -> None:
        """Refuse a table with holes. Raises OptionError."""
        option.text(self.kind, "what", self.what)
        self.face()

    def face(self) -> Face:
        """Return the names and the counts."""
        rows = option.mapping(self.kind, "rows", self.rows, least=2, most=_MOST)
        wanted = "rows that all have the same columns, such as {'juniors': {'bus': 22, 'car': 18}, ...}"
        columns: list[str] = []
        counts = []
        for row in rows.values():
            cells = option.mapping(self.kind, "rows", row, least=2, most=_MOST)
            columns = columns or list(cells)
            if list(cells) != columns:
                option.refuse(self.kind, "rows", wanted, row)
            counts.append(
                [option.whole(self.kind, "rows", each, least=0, most=10_000_000) for each in cells.values()]
            )
        if any(not sum(line) for line in [*counts, *zip(*counts, strict=True)]):
            option.refuse(self.kind, "rows", "counts of which no row and no column is all 0", self.rows)
        return {"rows": list(rows), "columns": columns, "counts": counts, "what": self.what}

    def alt(self) -> str:
        """Return all counts."""
        face = self.face()
        lines = [
            f"{row}: "
            + ", ".join(f"{column} {count}" for column, count in zip(face["columns"], line, strict=True))
            for row, line in zip(face["rows"], face["counts"], strict=True)
        ]
        return f"A two-way table of {self.what}. {'; '.join(lines)}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the picked cell shows what is wanted, such as ``22`` or ``55%``."""
        same = answer.replace(" ", "") == goal.replace(" ", "")
        return said("right") if same else said("wrong", "two-way-table.wrong")
