"""``ownpace worksheet``: a lesson's or an assignment's problems on paper, with an answer key for the teacher."""

from collections.abc import Iterator
from pathlib import Path

import click

from ownpace.authoring.commands import find_course, packs_option
from ownpace.authoring.worksheets import Task, copies, tasks_of_lesson, worksheet_page
from ownpace.building.assignments import blueprint
from ownpace.building.content import AssignmentSource, LessonSource, Survey
from ownpace.building.gathering import survey
from ownpace.problems import DrawError, Problem, load_problem
from ownpace.sources import SourceError


@click.command()
@click.argument("what", metavar="LESSON|ASSIGNMENT")
@click.option(
    "--key", is_flag=True, help="Print an answer key after the copies: answers, steps, wrong answers."
)
@click.option(
    "--copies", "count", default=1, show_default=True, type=click.IntRange(1, 200), help="Different copies."
)
@click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0), help="Another seed, other numbers."
)
@click.option("--level", default=1, show_default=True, type=click.IntRange(1, 3), help="A lesson's level.")
@click.option(
    "--each",
    default=2,
    show_default=True,
    type=click.IntRange(1, 20),
    help="How many of a lesson's every problem.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The file. Default: NAME-worksheet.html."
)
@packs_option
def worksheet_command(
    what: str,
    *,
    key: bool,
    count: int,
    seed: int,
    level: int,
    each: int,
    out: Path | None,
    packs: tuple[Path, ...],
) -> None:
    """Write a printable worksheet of a LESSON's or an ASSIGNMENT's problems: one HTML page that needs nothing else.

    Example: ownpace worksheet one-two-step-equations --copies 4 --key

    The same seed prints the same copies again, with or without their key. Ends with 0 when the page is written, and with 1 when a
    problem cannot be drawn.
    """
    try:
        found = survey(*find_course(None, packs))
        source = _source(found, what)
        page = _page(found, source, key=key, count=count, seed=seed, level=level, each=each)
    except (SourceError, DrawError) as problem:
        raise click.ClickException(str(problem)) from None
    target = out or Path(f"{what}-worksheet.html")
    target.write_text(page, encoding="utf-8")
    told = "1 copy is" if count == 1 else f"{count} copies are"
    click.echo(f"{told} in {target}{', with the key' if key else ''}. Open it in a browser and print it.")


def _source(found: Survey, what: str) -> LessonSource | AssignmentSource:
    """Return the lesson or assignment of that name. Raises UsageError."""
    named = {each.front.id: each for each in found.lessons} | {
        each.file.id: each for each in found.assignments
    }
    if what not in named:
        raise click.UsageError(f"There is no lesson or assignment {what!r}; known are {', '.join(named)}.")
    return named[what]


def _page(
    found: Survey,
    source: LessonSource | AssignmentSource,
    *,
    key: bool,
    count: int,
    seed: int,
    level: int,
    each: int,
) -> str:
    if isinstance(source, LessonSource):
        name, title, intro = source.front.id, source.front.title, ""
        problems = [load_problem(found.problem_files[name]) for name in source.front.problems]
        tasks = list(tasks_of_lesson(problems, level=level, each=each))
    else:
        name, title, intro = source.file.id, source.file.title, source.file.intro or ""
        tasks = list(_tasks_of_assignment(found, source))
    if not tasks:
        raise click.ClickException(f"{name} has no problems to print.")
    return worksheet_page(title, intro, copies(name, tasks, seed=seed, count=count), seed=seed, key=key)


def _tasks_of_assignment(found: Survey, source: AssignmentSource) -> Iterator[Task]:
    """Yield what an assignment asks, with the problems that the build would freeze for it."""
    frozen = blueprint(source, _problems(found, source))
    for slot in frozen.slots:
        if slot.kind == "problem":
            problem = frozen.problems[f"{slot.problem}@{slot.version}"]
            yield Task(slot.id, problem, slot.level, points=slot.points)
        else:
            yield Task(slot.id, None, prompt=slot.prompt, points=slot.points)


def _problems(found: Survey, source: AssignmentSource) -> dict[str, Problem]:
    """Return the problems that an assignment may draw from: those that it names, and where it names a skill, all."""
    slots = source.file.slots.values()
    if any(slot.skill for slot in slots):
        return {name: load_problem(path) for name, path in found.problem_files.items()}
    return {slot.problem: load_problem(found.problem_files[slot.problem]) for slot in slots if slot.problem}
