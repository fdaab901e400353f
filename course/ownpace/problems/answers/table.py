"""A table with cells to fill. A cell is a number or an expression, and is right when it is equal to the right one."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Relation, Truth, Undefined
from ownpace.messages import sentence
from ownpace.problems.answers import structured
from ownpace.problems.answers.kind import Entry, Kind, Predicted, Shown, needs
from ownpace.problems.answers.prints import print_of
from ownpace.problems.drawn import Drawn
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.templates import Formula, Template, TemplateError, formula
from ownpace.problems.values import Answer, Misconception, Part, Reading, Variant, Verdict
from ownpace.problems.verdicts import misconceived, partial, right, shown, verdict


@dataclass(frozen=True, slots=True)
class CellsPrediction:
    """What a mistake writes into the cells; None for a cell that it says nothing about."""

    gives: tuple[Expr | None, ...]

    def draw(self, drawn: Drawn) -> Predicted | None:
        """Return the cells as a field would send them."""
        try:
            cells = [drawn.formula(each) if each is not None else "" for each in self.gives]
        except Undefined:
            return None
        return Predicted(text=structured.write(cells), mark=tuple(cells))


@dataclass(frozen=True, slots=True)
class TableRule:
    """How the table is made; a cell to fill is an expression, any other a text."""

    columns: tuple[Template, ...]
    rows: tuple[tuple[Template | Expr, ...], ...]
    unknown: str
    variables: tuple[str, ...]

    def draw(self, drawn: Drawn) -> Answer:
        """Return the table and its cells."""
        cells = [drawn.formula(cell) for row in self.rows for cell in row if isinstance(cell, Expr)]
        return Answer(
            "table",
            unknown=self.unknown,
            text=structured.write(cells),
            variables=self.variables,
            columns=tuple(map(drawn.text, self.columns)),
            rows=tuple(
                tuple(None if isinstance(cell, Expr) else drawn.text(cell) for cell in row)
                for row in self.rows
            ),
        )

    def mark(self, answer: Answer) -> Hashable:
        """Return the cells."""
        return structured.read_list(answer.text, most=self._count)

    @property
    def _count(self) -> int:
        return sum(isinstance(cell, Expr) for row in self.rows for cell in row)

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> CellsPrediction:
        """Return wrong cells: a list, in reading order, with an empty text for a cell that does not matter."""
        gives = needs(entry, "gives", path, "what stands in the cells")
        if not isinstance(gives, list) or len(gives) != self._count:
            raise EntryError(
                (*path, "gives"), f"a list of {self._count} cells is wanted here, in reading order"
            )
        return CellsPrediction(
            tuple(
                scope.expression(each, (*path, "gives", at)) if each.strip() else None
                for at, each in enumerate(gives)
            )
        )


def compile_table(entry: Entry, scope: Scope, path: Path) -> TableRule:
    """Return the rule of a table. Raises EntryError."""
    columns = scope.texts(entry["columns"], (*path, "columns"))
    rows = tuple(
        tuple(_cell(cell, scope, (*path, "rows", at, column)) for column, cell in enumerate(row))
        for at, row in enumerate(entry["rows"])
    )
    for at, row in enumerate(rows):
        if len(row) != len(columns):
            raise EntryError(
                (*path, "rows", at), f"the row has {len(row)} cells, and the table {len(columns)} columns"
            )
    if not any(isinstance(cell, Expr) for row in rows for cell in row):
        raise EntryError((*path, "rows"), "no cell is to be filled: write one as '?formula'")
    return TableRule(columns, rows, scope.unknown, scope.variables)


def _cell(text: str, scope: Scope, path: Path) -> Template | Expr:
    if text.startswith("?"):
        return scope.expression(text[1:], path)
    if "$" in text or "{" in text:
        return scope.text(text, path)
    try:
        # A bare formula is what tables are full of, so it needs no dollars.
        return (Formula(formula(text, scope.names | set(scope.variables))),)
    except TemplateError:
        return scope.text(text, path)


def judge_table(text: str, variant: Variant) -> Verdict:
    """Return the verdict on the cells, with a share for each right one."""
    answer = variant.answer
    wanted = structured.read_list(answer.text, most=_MOST_CELLS) or ()
    given = structured.read_list(text, most=len(wanted))
    if given is None or len(given) != len(wanted):
        return verdict("unreadable", "judge.cells-unread")
    if not any(cell.strip() for cell in given):
        return verdict("unreadable", "judge.empty")
    lines = [_line(cell, answer) for cell in given]
    for number, line in enumerate(lines, 1):
        if isinstance(line, ParseError):
            told = sentence("judge.cell", number=number, told=sentence(line.key, **shown(line)))
            return Verdict("unreadable", 0.0, line.key, told)
    parts = tuple(_part(line, right_cell, answer) for line, right_cell in zip(lines, wanted, strict=True))
    return _shared(given, parts, variant)


_MOST_CELLS = 200


def _line(cell: str, answer: Answer) -> Expr | ParseError | None:
    """Return a cell as it was read; None for an empty one."""
    if not cell.strip():
        return None
    read = algebra.parse(cell, variables=frozenset(answer.variables))
    if isinstance(read, Relation) and set(read.signs) == {"="}:
        read = read.right
    if isinstance(read, ParseError | Expr):
        return read
    return ParseError("judge.cell-no-value", algebra.Span(0, len(cell)))


def _part(line: Expr | ParseError | None, right_cell: str, answer: Answer) -> Part:
    wanted = _line(right_cell, answer)
    if not isinstance(line, Expr) or not isinstance(wanted, Expr):
        return "open"
    truth = algebra.equal(line, wanted)
    return "open" if truth is Truth.UNDECIDED else "right" if truth is Truth.TRUE else "wrong"


def _shared(given: Sequence[str], parts: tuple[Part, ...], variant: Variant) -> Verdict:
    if set(parts) == {"right"}:
        return right(variant, parts=parts)
    credit = round(parts.count("right") / len(parts) * variant.max_credit, 6)

    def fits(predicted: Misconception) -> bool:
        cells = structured.read_list(predicted.text, most=len(given)) or ()
        told = [(cell, other) for cell, other in zip(given, cells, strict=False) if other]
        return bool(told) and all(_same(cell, other, variant.answer) for cell, other in told)

    named = misconceived(variant, fits, parts=parts, credit=credit)
    if named is not None:
        return named
    key = "judge.cells-wrong" if "wrong" in parts else "judge.cells-left"
    return partial(key, credit, parts=parts) if credit else verdict("wrong", key, parts=parts)


def _same(cell: str, other: str, answer: Answer) -> bool:
    one, two = _line(cell, answer), _line(other, answer)
    if not isinstance(one, Expr) or not isinstance(two, Expr):
        return False
    return print_of(one) == print_of(two)


def read_table(text: str, variant: Variant) -> Reading:
    """Return what is wrong with the first cell that cannot be read, if any."""
    wanted = structured.read_list(variant.answer.text, most=_MOST_CELLS) or ()
    given = structured.read_list(text, most=len(wanted)) or ()
    for number, cell in enumerate(given, 1):
        line = _line(cell, variant.answer)
        if isinstance(line, ParseError):
            return Reading(
                error=sentence("judge.cell", number=number, told=sentence(line.key, **shown(line)))
            )
    return Reading()


def equal_tables(answer: Answer) -> Iterator[str]:
    """Yield other ways to fill the cells."""
    cells = structured.read_list(answer.text, most=_MOST_CELLS) or ()
    yield answer.text
    yield structured.write([f" ({cell}) " for cell in cells])


def lay_out(text: str, answer: Answer) -> Shown:
    """Return the whole table with the response in its cells."""
    from ownpace.problems.render import literal

    given = structured.read_list(text, most=_MOST_CELLS)
    empty = sum(cell is None for row in answer.rows for cell in row)
    if given is None or len(given) != empty:
        return Shown("text")
    cells = iter(given)
    rows = tuple(tuple(literal(next(cells)) if cell is None else cell for cell in row) for row in answer.rows)
    return Shown("table", heads=answer.columns, rows=rows)


TABLE = Kind(compile_table, judge_table, read_table, equal_tables, lay_out)
