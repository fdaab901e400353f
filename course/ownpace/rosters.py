"""The roster's file, as a teacher writes it in a spreadsheet: its columns, and its rows with their lines.

Two read it, for different ends. ``ownpace_hub.rosters`` refuses a file with one broken row before a class opens;
``ownpace_pacing.roster`` takes what it can, for a board must not go dark over a slip. What the file looks like is said
here alone.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

COLUMNS = ("name", "display_name", "role", "section")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a roster's file holds, unjudged.

    Attributes:
        missing: the columns that its first line does not name.
        rows: line (from 1) and cells by column, trimmed; rows without anything in them are left out.
    """

    missing: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def read_sheet(text: str) -> Sheet:
    """Return what the text of a roster's file holds; the cells are parted by commas or, as some spreadsheets do, semicolons.

    Raises:
        csv.Error: it is no CSV.
    """
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    missing = tuple(column for column in COLUMNS if column not in (reader.fieldnames or ()))
    rows = tuple((reader.line_num, cells) for row in reader if any((cells := _cells(row)).values()))
    return Sheet(missing, rows)


def _cells(row: Mapping[str | None, str | list[str] | None]) -> Mapping[str, str]:
    return {column: str(row.get(column) or "").strip() for column in COLUMNS}
