"""``ownpace new``: begin a unit, a lesson, a problem, an assignment or a pack with text that already works."""

import re
from collections.abc import Callable
from pathlib import Path

import click

from ownpace.authoring import scaffolds
from ownpace.authoring.commands import find_course
from ownpace.authoring.scaffolds import Place, ScaffoldError
from ownpace.building.gathering import survey
from ownpace.sources import SourceError

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def _identifier(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    if value and not _ID.fullmatch(value):
        raise click.BadParameter("an id has small letters, digits and hyphens, such as two-step")
    return value or ""


_pack = click.option(
    "--pack",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Write into this pack. Default: the pack around this folder, or else the course.",
)
_title = click.option("--title", default="", help="For people. Default: from the map.")


@click.group("new")
def new_command() -> None:
    """Begin something new with text that builds and passes the checks.

    Example: ownpace new lesson multi-step-equations
    """


@new_command.command("lesson")
@click.argument("skill", callback=_identifier)
@click.option(
    "--id", "lesson_id", default="", callback=_identifier, help="The lesson's id. Default: the skill's."
)
@_title
@_pack
def lesson_command(skill: str, lesson_id: str, title: str, pack: Path | None) -> None:
    """Begin a lesson that teaches SKILL, with the problems that practise it and a teacher's note.

    Example: ownpace new lesson multi-step-equations --title "Several steps"
    """
    _report(pack, lambda place: scaffolds.new_lesson(place, skill, lesson_id=lesson_id, title=title))


@new_command.command("problem")
@click.argument("problem", callback=_identifier)
@click.option(
    "--skill",
    default="",
    callback=_identifier,
    help="The skill. Default: the one that has this kind in the map.",
)
@click.option("--lesson", default="", callback=_identifier, help="The lesson's folder. Default: the skill's.")
@click.option(
    "--type",
    "answer",
    type=click.Choice(scaffolds.answer_types()),
    help="The type of the answer. Default: that of the map, or a number.",
)
@_title
@_pack
def problem_command(
    problem: str, skill: str, lesson: str, answer: str | None, title: str, pack: Path | None
) -> None:
    """Begin a problem with the id PROBLEM.

    Example: ownpace new problem brackets-first --type number
    """
    _report(
        pack,
        lambda place: scaffolds.new_problem(
            place, problem, skill_id=skill, folder=lesson, answer=answer or "", title=title
        ),
    )


@new_command.command("assignment")
@click.argument("assignment", callback=_identifier)
@click.option("--unit", required=True, callback=_identifier, help="The unit that it belongs to.")
@click.option("--due", default="", help="When it is due, such as 2026-10-02 15:00. Default: in a week.")
@_title
@_pack
def assignment_command(assignment: str, unit: str, due: str, title: str, pack: Path | None) -> None:
    """Begin an assignment with the id ASSIGNMENT: a blueprint with the skills of a unit.

    Example: ownpace new assignment u02-check --unit u02-linear-equations
    """
    _report(pack, lambda place: scaffolds.new_assignment(place, assignment, unit=unit, title=title, due=due))


@new_command.command("unit")
@click.argument("unit", callback=_identifier)
@click.option("--title", required=True, help="For people.")
@click.option(
    "--days", default=5, show_default=True, type=click.IntRange(0, 180), help="Lessons' days that it takes."
)
@click.option(
    "--after",
    default="",
    callback=_identifier,
    help="The unit that it follows, for a pack. Default: the last.",
)
@_pack
def unit_command(unit: str, title: str, days: int, after: str, pack: Path | None) -> None:
    """Begin a unit with the id UNIT.

    Example: ownpace new unit u14-projects --title "Projects"
    """
    _report(pack, lambda place: scaffolds.new_unit(place, unit, title=title, days=days, after=after))


@new_command.command("pack")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_title
def pack_command(folder: Path, title: str) -> None:
    """Begin a course pack in FOLDER: content of your own, to be laid on the course.

    Example: ownpace new pack our-school --title "Our school"
    """
    if not _ID.fullmatch(folder.name):
        raise click.BadParameter(
            "the folder's name is the pack's id: small letters, digits and hyphens", param_hint="FOLDER"
        )
    try:
        _tell(scaffolds.new_pack(folder, title=title))
    except (ScaffoldError, OSError) as problem:
        raise click.ClickException(str(problem)) from None


def _report(pack: Path | None, write: Callable[[Place], list[Path]]) -> None:
    """Write something new and say what was written."""
    root, packs = find_course(pack, (pack,) if pack else ())
    try:
        _tell(write(Place(packs[-1] if pack or _inside(packs) else root, survey(root, packs))))
    except (ScaffoldError, SourceError, OSError) as problem:
        raise click.ClickException(str(problem)) from None


def _inside(packs: tuple[Path, ...]) -> bool:
    """Say whether this folder lies in the last of the packs."""
    return bool(packs) and Path.cwd().resolve().is_relative_to(packs[-1].resolve())


def _tell(written: list[Path]) -> None:
    here = Path.cwd()
    for path in written:
        click.echo(f"Wrote {path.relative_to(here) if path.is_relative_to(here) else path}")
