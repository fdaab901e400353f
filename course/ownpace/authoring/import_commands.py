"""``ownpace import csv``: problems from a spreadsheet."""

import sys
from pathlib import Path

import click

from ownpace.authoring.commands import find_course
from ownpace.authoring.sheets import COLUMNS, RowProblem, read_sheet
from ownpace.building.content import Survey
from ownpace.building.gathering import survey
from ownpace.sources import SourceError

_COLUMNS = "\n".join(f"  {name:<9} {told}" for name, told in COLUMNS.items())


@click.group("import")
def import_command() -> None:
    """Take problems in from other formats.

    Example: ownpace import csv problems.csv
    """


@import_command.command("csv", epilog="See docs/authoring.md for a sheet to begin with.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--pack",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Write into this pack. Default: the pack around this folder, or else the course.",
)
@click.option(
    "--replace", is_flag=True, help="Replace problems that are there already, where their files lie."
)
def csv_command(file: Path, pack: Path | None, *, replace: bool) -> None:
    """Make a problem of each row of a CSV FILE, in the folder of its skill's lesson.

    Example: ownpace import csv problems.csv --replace

    Ends with 0 when every row became a problem, and with 1 when one did not: the others are written, and faults are told by
    row and column. `ownpace import columns` lists the columns.
    """
    root, packs = find_course(pack, (pack,) if pack else ())
    problems, faults = read_sheet(file)
    try:
        found = survey(root, packs)
    except SourceError as problem:
        raise click.ClickException(str(problem)) from None
    refused = [
        told
        for each in problems
        for told in _written(each, found, packs[-1] if pack else root, replace=replace)
    ]
    for told in [*map(str, faults), *refused]:
        click.echo(f"{file}: {told}", err=True)
    click.echo(f"{len(problems) - len(refused)} problems written. Next: ownpace check --fix")
    sys.exit(1 if faults or refused else 0)


@import_command.command("columns")
def columns_command() -> None:
    """List the columns of a sheet.

    Example: ownpace import columns
    """
    click.echo(_COLUMNS)


def _written(row: RowProblem, found: Survey, root: Path, *, replace: bool) -> list[str]:
    """Write a row's problem; return why it was not written, if it was not."""
    skill = found.skills.skills.get(row.skill)
    if skill is None:
        return [f"row {row.row}, column skill: there is no skill {row.skill!r} in the map"]
    known = found.problem_files.get(row.id)
    if known is not None and not replace:
        return [
            f"row {row.row}, column id: {row.id!r} is there already in {known}; --replace takes its place"
        ]
    lesson = next((each.path.parent.name for each in found.lessons if each.front.skill == skill.id), skill.id)
    target = known or root / skill.unit / lesson / f"{row.id}.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(row.text, encoding="utf-8")
    return []
