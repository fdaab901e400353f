"""The class list as the board reads it: who is a student, under which name, in which section.

The hub owns and writes ``roster.csv``; this module only reads it. A
missing or torn list never hides work: whoever has events still appears, under the sign-in name.
"""

import csv
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ownpace.rosters import COLUMNS, read_sheet

_log = logging.getLogger(__name__)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the roster."""

    name: str
    display_name: str
    role: str
    section: str


def read_roster(path: Path) -> Mapping[str, Person]:
    """Return the people of a roster by sign-in name, in the file's order; nobody where it cannot be read."""
    try:
        sheet = read_sheet(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        _log.warning(
            "The roster %s could not be read: %s. The board shows sign-in names instead.", path, problem
        )
        return {}
    return {cells["name"][:_LONGEST]: _person(cells) for _, cells in sheet.rows if cells["name"]}


def _person(cells: Mapping[str, str]) -> Person:
    name, display_name, role, section = (cells[column][:_LONGEST] for column in COLUMNS)
    return Person(name, display_name or name, role or "student", section)
