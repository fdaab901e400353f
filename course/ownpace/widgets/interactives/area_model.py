"""A product as a rectangle that is cut along its terms: fill its cells, or find its edges."""

from dataclasses import dataclass
from typing import ClassVar

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Product, Signed, Sum, Truth
from ownpace.problems.render import formula_speech
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import cells_of
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST_TERMS = 4


@dataclass(frozen=True, slots=True)
class AreaModel(Setup):
    """A split rectangle.

    Attributes:
        factors: two expressions; the terms of the first are the rows, those of the second the columns.
        hide: what is left to fill: the ``cells`` or the ``edges``.
    """

    factors: tuple[str, ...]
    hide: str = "cells"

    kind: ClassVar[str] = "area-model"
    sample: ClassVar = {"factors": ["x + 3", "2x - 5"]}
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse what no rectangle shows. Raises OptionError."""
        option.texts(self.kind, "factors", self.factors, least=2, most=2)
        option.one_of(self.kind, "hide", self.hide, ("cells", "edges"))
        for factor in self.factors:
            if len(terms(option.expression(self.kind, "factors", factor))) > _MOST_TERMS:
                option.refuse(self.kind, "factors", f"two expressions of at most {_MOST_TERMS} terms", factor)

    def face(self) -> Face:
        """Return the edges or the cells, whichever is given."""
        rows, columns = self._edges()
        cells = [[option.written(cell) for cell in row] for row in self._cells()]
        return {
            "rows": [None if self.hide == "edges" else option.written(each) for each in rows],
            "columns": [None if self.hide == "edges" else option.written(each) for each in columns],
            "cells": [[None if self.hide == "cells" else cell for cell in row] for row in cells],
        }

    def alt(self) -> str:
        """Return the edges, or what is in the cells."""
        rows, columns = ([formula_speech(each) for each in edge] for edge in self._edges())
        if self.hide == "edges":
            cells = "; ".join(", ".join(formula_speech(cell) for cell in row) for row in self._cells())
            return f"A rectangle of {len(rows)} rows and {len(columns)} columns with these areas: {cells}."
        return f"A rectangle, its rows {', '.join(rows)} high and its columns {', '.join(columns)} wide."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return how many cells, or edges, are right."""
        given = cells_of(answer)
        rows, columns = self._edges()
        if self.hide == "edges":
            return self._judge_edges(given)
        wanted = [cell for row in self._cells() for cell in row]
        if goal:
            wanted = [option.expression(self.kind, "goal", each) for each in cells_of(goal)]
        names = [(row, column) for row in rows for column in columns]
        return _counted(given, wanted, names)

    def _judge_edges(self, given: list[str]) -> Judgement:
        read = [_expression(each) for each in given]
        rows, columns = self._edges()
        if len(read) != len(rows) + len(columns) or any(each is None for each in read):
            return said("partial", "area-model.edges_missing")
        tops, sides = read[: len(columns)], read[len(columns) :]
        cells = self._cells()
        for at, side in enumerate(sides):
            for column, top in enumerate(tops):
                if top is None or side is None:
                    continue
                if algebra.equal(Product((side, top), ("·",)), cells[at][column]) is not Truth.TRUE:
                    cell = algebra.to_text(cells[at][column])
                    return said("wrong", "area-model.edges_wrong", cell=cell)
        return said("right")

    def _edges(self) -> tuple[list[Expr], list[Expr]]:
        rows, columns = (terms(option.expression(self.kind, "factors", each)) for each in self.factors)
        return rows, columns

    def _cells(self) -> list[list[Expr]]:
        rows, columns = self._edges()
        return [[_product(row, column) for column in columns] for row in rows]


def terms(of: Expr) -> list[Expr]:
    """Return the terms of a sum, each with its sign."""
    bare = algebra.ungrouped(of)
    if not isinstance(bare, Sum):
        return [bare] if isinstance(bare, Expr) else []
    return [
        Signed("-", term) if sign == "-" else term for sign, term in zip(bare.signs, bare.terms, strict=True)
    ]


def _product(row: Expr, column: Expr) -> Expr:
    from ownpace.algebra import steps

    made: Expr = Product((row, column), ("·", "·"))
    read = algebra.parse(f"({algebra.to_text(row)})({algebra.to_text(column)})")
    lines = [] if isinstance(read, ParseError) else steps.expand(read)
    return lines[-1].line if lines and isinstance(lines[-1].line, Expr) else made


def _expression(text: str) -> Expr | None:
    read = algebra.parse(text) if text.strip() else None
    return read if isinstance(read, Expr) else None


def _counted(given: list[str], wanted: list[Expr], names: list[tuple[Expr, Expr]]) -> Judgement:
    right = [
        (read := _expression(text)) is not None and algebra.equal(read, cell) is Truth.TRUE
        for text, cell in zip(given, wanted, strict=False)
    ]
    right += [False] * (len(wanted) - len(right))
    if all(right):
        return said("right")
    row, column = names[right.index(False)] if len(names) == len(right) else names[0]
    values = {
        "right": sum(right),
        "count": len(right),
        "row": algebra.to_text(row),
        "column": algebra.to_text(column),
    }
    return said("partial" if any(right) else "wrong", "area-model.cells_wrong", **values)
