"""``ownpace map``: the skill graph as a picture, and what the course covers as a table."""

from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from ownpace.authoring.charts import chart
from ownpace.authoring.commands import find_course, packs_option
from ownpace.building.content import Survey
from ownpace.building.gathering import survey
from ownpace.sources import SourceError


@click.command("map")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the skill graph there, as SVG."
)
@click.option("--standard", default="", help="Only standards that begin so, such as HSA-REI.")
@click.option(
    "--skills", "list_skills", is_flag=True, help="List the skills instead, with their kinds of problems."
)
@click.option("--misconceptions", "list_beliefs", is_flag=True, help="List the misconceptions instead.")
@packs_option
def map_command(
    out: Path | None, standard: str, *, list_skills: bool, list_beliefs: bool, packs: tuple[Path, ...]
) -> None:
    """Show which lessons and problems cover which standard, and draw the skill graph.

    Example: ownpace map --out skills.svg --standard HSA-REI
    """
    root, packs = find_course(None, packs)
    try:
        found = survey(root, packs)
    except SourceError as problem:
        raise click.ClickException(str(problem)) from None
    console = Console(highlight=False)
    if list_skills:
        console.print(_skills(found))
    elif list_beliefs:
        console.print(_beliefs(found))
    else:
        console.print(coverage(found, standard))
    if out is not None:
        taught = {lesson.front.skill for lesson in found.lessons}
        out.write_text(chart(found.skills, taught=taught), encoding="utf-8")
        click.echo(f"The skill graph is in {out}.")


def coverage(found: Survey, standard: str = "") -> Table:
    """Return a table of the standards: the skills that teach each, and how many lessons and written kinds those have."""
    table = Table(
        "standard",
        "skills",
        "lessons",
        "kinds written",
        title=f"Coverage ({found.skills.profile or 'no profile'})",
    )
    for code, skills in _by_standard(found).items():
        if not code.startswith(standard):
            continue
        kinds = [kind.id for name in skills for kind in found.skills.skills[name].kinds]
        written = sum(kind in found.problem_files for kind in kinds)
        lessons = sum(lesson.front.skill in skills for lesson in found.lessons)
        table.add_row(code, ", ".join(skills) or "none", str(lessons), f"{written} of {len(kinds)}")
    return table


def _by_standard(found: Survey) -> Mapping[str, list[str]]:
    codes: dict[str, list[str]] = {code: [] for code in found.skills.standards}
    for skill in found.skills.skills.values():
        for code in skill.standards:
            codes.setdefault(code, []).append(skill.id)
    return codes


def _skills(found: Survey) -> Table:
    table = Table("unit", "skill", "needs", "kinds of problems (written ones with a *)")
    for skill in found.skills.skills.values():
        kinds = [f"{kind.id}{'*' if kind.id in found.problem_files else ''}" for kind in skill.kinds]
        table.add_row(skill.unit.partition("-")[0], skill.id, ", ".join(skill.prereqs), ", ".join(kinds))
    return table


def _beliefs(found: Survey) -> Table:
    table = Table("misconception", "skill", "says", "what it gives")
    for skill in found.skills.skills.values():
        for belief in skill.misconceptions:
            table.add_row(belief.id, skill.id, belief.says, belief.signature)
    return table
