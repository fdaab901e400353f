"""Who is in the class.

A :class:`Roster` is read from one CSV file (``name,display_name,role,section``) by :func:`read_roster`, which either
returns a roster that everything else may trust or raises one :class:`RosterError` naming every broken row. A
:class:`Person` knows its hub groups; nobody else derives them.
"""

import csv
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import click

from ownpace.rosters import COLUMNS, read_sheet
from ownpace_hub.places import shown
from ownpace_hub.rights import STUDENTS, TEACHERS

Role = Literal["teacher", "coach", "student"]
ROLES: tuple[Role, ...] = get_args(Role)
# A name becomes a folder, a part of web addresses and an nbgrader student id, so it keeps to what is safe in all.
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
NAME_LENGTH = 32
SECTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,15}")
DISPLAY_LENGTH = 60

_Row = tuple[int, Mapping[str, str]]
_ROLE_GROUPS: Mapping[Role, tuple[str, ...]] = {
    "teacher": ("teachers", TEACHERS),
    "coach": ("coaches",),
    "student": ("students", STUDENTS),
}


class RosterError(click.ClickException):
    """A roster that cannot be used; its message lists every broken row with file and line."""


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the roster."""

    name: str
    display_name: str
    role: Role
    section: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The hub groups of this person, from role and section."""
        section = (f"section-{self.section.lower()}",) if self.section else ()
        return (*_ROLE_GROUPS[self.role], *section)


@dataclass(frozen=True, slots=True)
class Roster:
    """Everyone in the class, in the order of the file."""

    people: tuple[Person, ...]

    def __iter__(self) -> Iterator[Person]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def find(self, name: str) -> Person | None:
        """Return the person of that sign-in name, or None."""
        return next((person for person in self.people if person.name == name), None)

    def of(self, role: Role) -> tuple[Person, ...]:
        """Return everyone with that role."""
        return tuple(person for person in self.people if person.role == role)


def read_roster(path: Path) -> Roster:
    """Return the roster of that file.

    Raises:
        RosterError: the file is missing, is no UTF-8 text, lacks a column, or has broken rows; all are listed.
    """
    try:
        sheet = read_sheet(_text(path))
    except csv.Error as problem:
        raise RosterError(
            f"{shown(path)} is no CSV file ({problem}). Look for a quotation mark that is never closed, or save the file "
            "again as “CSV UTF-8”."
        ) from None
    if sheet.missing:
        raise RosterError(_missing_columns(path, sheet.missing))
    problems = [*_row_problems(sheet.rows), *_roster_problems(sheet.rows)]
    if problems:
        raise RosterError(_report(path, problems))
    return Roster(tuple(_person(row) for _, row in sheet.rows))


def write_roster(path: Path, roster: Iterable[Person]) -> None:
    """Write a roster file that :func:`read_roster` reads back, so that a full disk leaves the old one as it was."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((p.name, p.display_name, p.role, p.section) for p in roster)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise RosterError(
            f"The roster {shown(path)} cannot be read ({problem.strerror}). Put a CSV file with the columns "
            f"{','.join(COLUMNS)} there, or give another one with --roster."
        ) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise RosterError(
            f"{shown(path)}:{line}: this line is not UTF-8 text. Save the file again as “CSV UTF-8”."
        ) from None


def _missing_columns(path: Path, missing: Sequence[str]) -> str:
    return (
        f"{shown(path)}:1: the first line does not name {_listed('the column', missing)}. "
        f"It must read {','.join(COLUMNS)}."
    )


def _person(row: Mapping[str, str]) -> Person:
    role = next(role for role in ROLES if role == row["role"])
    return Person(row["name"], row["display_name"], role, row["section"])


def _row_problems(rows: Sequence[_Row]) -> Iterator[tuple[int, str]]:
    first_line: dict[str, int] = {}
    for line, row in rows:
        yield from ((line, problem) for problem in _cell_problems(row))
        name = row["name"]
        if name and name in first_line:
            yield line, f"the name {name!r} is already used in line {first_line[name]}; names are unique"
        first_line.setdefault(name, line)


def _cell_problems(row: Mapping[str, str]) -> Iterator[str]:
    if len(row["name"]) > NAME_LENGTH or not NAME.fullmatch(row["name"]):
        yield (
            f"the name {row['name'][:40]!r} cannot be used: small letters a-z, digits and single hyphens, "
            f"a letter first, at most {NAME_LENGTH}"
        )
    display = row["display_name"]
    if not display or len(display) > DISPLAY_LENGTH or not display[0].isalpha() or not display.isprintable():
        yield f"the display name {display[:40]!r} must start with a letter and have at most {DISPLAY_LENGTH}"
    if row["role"] not in ROLES:
        yield f"the role {row['role'][:40]!r} is none of {', '.join(ROLES)}"
    if (row["section"] or row["role"] == "student") and not SECTION.fullmatch(row["section"]):
        yield f"the section {row['section'][:40]!r} must be a short word such as A; every student has one"


def _roster_problems(rows: Sequence[_Row]) -> Iterator[tuple[int, str]]:
    if not any(row["role"] == "teacher" for _, row in rows):
        yield 1, "nobody has the role teacher; a class needs one"


def _report(path: Path, problems: list[tuple[int, str]]) -> str:
    lines = "\n".join(f"  {shown(path)}:{line}: {problem}" for line, problem in sorted(problems))
    count = "one place" if len(problems) == 1 else f"{len(problems)} places"
    return f"The roster has to be mended in {count}:\n{lines}\nNothing was changed. Mend it and start again."


def _listed(noun: str, items: Sequence[str]) -> str:
    return f"{noun}{'s' if len(items) > 1 else ''} {', '.join(items)}"
