"""The class list as the board reads it: who is a student, under which name, in which section.

The hub owns and writes ``roster.csv`` (columns ``name, display_name, role, section``); this module only reads it. A
missing or torn list never hides work: whoever has events still appears, under the sign-in name.
"""

import csv
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
        with path.open(encoding="utf-8-sig", newline="") as lines:
            people = [_person(row) for row in csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        _log.warning(
            "The roster %s could not be read: %s. The board shows sign-in names instead.", path, problem
        )
        return {}
    return {person.name: person for person in people if person.name}


def _person(row: Mapping[str | None, str | list[str] | None]) -> Person:
    name = _field(row, "name")
    return Person(
        name=name,
        display_name=_field(row, "display_name") or name,
        role=_field(row, "role") or "student",
        section=_field(row, "section"),
    )


def _field(row: Mapping[str | None, str | list[str] | None], column: str) -> str:
    value = row.get(column)
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""
