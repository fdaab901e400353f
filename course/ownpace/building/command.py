"""``ownpace build`` on the command line."""

import os
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ownpace.building.content import Content, ContentError, find_notebooks, find_packs, read_content
from ownpace.building.tree import build, file_count
from ownpace.curriculum.course import ENVIRONMENT
from ownpace.sources import SourceError


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Folder of the built tree. Default: ${ENVIRONMENT}, or build/course beside the notebooks folder.",
)
@click.option(
    "--notebooks",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the course's text. Default: $OWNPACE_NOTEBOOKS, or the nearest one from here upwards.",
)
@click.option(
    "--pack",
    "packs",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A course pack to lay on the course; may be given several times, the last one on top. Default: $OWNPACE_PACKS.",
)
def build_command(out: Path | None, notebooks: Path | None, packs: tuple[Path, ...]) -> None:
    """Build the course: notebooks, problems and assignments from their text.

    Example: ownpace build --pack our-school --out build/course

    Ends with 0 when the course is built, and with 1 when it is not; the old one then stays as it is.
    """
    try:
        root = notebooks or find_notebooks()
        content = read_content(root, find_packs(packs))
        target = out or Path(os.environ.get(ENVIRONMENT) or root.parent / "build" / "course")
        _build(content, target)
    except SourceError as problem:
        for fault in problem.faults:
            click.echo(fault, err=True)
        count = len(problem.faults)
        raise click.ClickException(
            f"The course was not built: {count} {'fault' if count == 1 else 'faults'}, listed above."
        ) from None
    except ContentError as problem:
        raise click.ClickException(str(problem)) from None
    except OSError as problem:
        raise click.ClickException(
            f"The course was not built: {problem.filename or target}: {problem.strerror or problem}. "
            "Check the folder and the space on its disk."
        ) from None
    click.echo(f"Built {_summary(content)} into {target}.")


def _build(content: Content, target: Path) -> None:
    columns = (TextColumn("Building"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=file_count(content))
        for name in build(content, target):
            progress.update(task, advance=1, description=name)


def _summary(content: Content) -> str:
    counts = (
        (len(content.lessons), "lesson"),
        (len(content.problems), "problem"),
        (len(content.assignments), "assignment"),
        (len(content.pages), "page"),
    )
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)
