"""``ownpace check``, ``ownpace test`` and ``ownpace sample`` on the command line."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ownpace.authoring.checking import SEEDS
from ownpace.authoring.running import Outcome, check_course
from ownpace.building import find_notebooks, find_packs
from ownpace.building.content import ContentError
from ownpace.building.layers import FILE_NAME as PACK
from ownpace.building.layers import PACKS

CACHE = "OWNPACE_CHECKS"

packs_option = click.option(
    "--pack",
    "packs",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=f"A course pack on top of the course; may be given several times. Default: ${PACKS}.",
)


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--fix", is_flag=True, help="Put problems that are new, or in a new version, on record.")
@click.option(
    "--seeds", default=SEEDS, show_default=True, type=click.IntRange(1, 100_000), help="Seeds of each level."
)
@click.option(
    "--jobs", default=0, type=click.IntRange(0, 256), help="Processes. Default: one for each processor."
)
@click.option(
    "--no-cache", is_flag=True, help="Look at files again that have not changed since the last check."
)
@click.option("--json", "as_json", is_flag=True, help="Write the findings as JSON.")
@packs_option
def check_command(
    path: Path | None,
    *,
    fix: bool,
    seeds: int,
    jobs: int,
    no_cache: bool,
    as_json: bool,
    packs: tuple[Path, ...],
) -> None:
    """Check the course, or the part of it in PATH: a unit, a lesson, a problem, an assignment.

    Example: ownpace check notebooks/u00-readiness --seeds 200

    Every finding stands as file:line:column with the id of its rule; docs/checks.md tells what each rule demands.

    Ends with 0 when there is no error (warnings are none), with 1 when there is, and with 2 when it was called wrongly.
    """
    root, packs = find_course(path, packs)
    cache = None if no_cache else Path(os.environ.get(CACHE) or root.parent / "build" / "checks")
    with _progress(quiet=as_json) as progress:
        outcome = check_course(root, packs, only=path, seeds=seeds, jobs=jobs, cache=cache, progress=progress)
    recorded = _record(root, packs, path, outcome) if fix else []
    if recorded:
        # What was a warning before is on record now.
        outcome = check_course(root, packs, only=path, seeds=seeds, jobs=jobs, cache=cache)
    _tell(outcome, recorded, as_json=as_json)
    sys.exit(1 if outcome.errors else 0)


def find_course(path: Path | None, packs: tuple[Path, ...]) -> tuple[Path, tuple[Path, ...]]:
    """Return the course's notebooks folder and its packs, as seen from a file or folder in one of them. Raises ClickException."""
    try:
        found = find_packs(packs)
        start = (path or Path.cwd()).resolve()
        own = next((each for each in (start, *start.parents) if (each / PACK).is_file()), None)
        if own is not None and own not in [each.resolve() for each in found]:
            found = (*found, own)
        return _notebooks(path, own), found
    except ContentError as problem:
        raise click.ClickException(str(problem)) from None


def _notebooks(path: Path | None, pack: Path | None) -> Path:
    """Return the course around a path, or around this folder where the path lies in a pack somewhere else."""
    if path is None or pack is not None:
        return find_notebooks()
    try:
        return find_notebooks(path)
    except ContentError:
        return find_notebooks()


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total, name: progress.update(task, completed=done, total=total, description=name)


def _record(root: Path, packs: tuple[Path, ...], path: Path | None, outcome: Outcome) -> list[str]:
    """Put the problems of this part that have no error on record, by unit; return their ids."""
    from ownpace.authoring.meanings import keep
    from ownpace.building.gathering import survey
    from ownpace.problems import Problem, load_problem

    faulty = {each.place.path for each in outcome.findings if each.severity == "error"}
    units: dict[Path, list[Problem]] = {}
    for file in survey(root, packs).problem_files.values():
        if file not in faulty and (path is None or file.resolve().is_relative_to(path.resolve())):
            units.setdefault(file.parent.parent, []).append(load_problem(file))
    return [name for folder, problems in units.items() for name in keep(folder, problems)]


def _tell(outcome: Outcome, recorded: list[str], *, as_json: bool) -> None:
    if as_json:
        data: dict[str, Any] = {
            "files": outcome.files,
            "cached": outcome.cached,
            "recorded": recorded,
            "findings": [each.as_data() for each in outcome.findings],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for finding in outcome.findings:
        click.echo(finding)
    if recorded:
        click.echo(f"On record now: {', '.join(recorded)}.")
    warnings = len(outcome.findings) - outcome.errors
    known = f" ({outcome.cached} unchanged)" if outcome.cached else ""
    click.echo(
        f"{_count(outcome.files, 'problem')} checked{known}: {_count(outcome.errors, 'error')}, {_count(warnings, 'warning')}.",
        err=True,
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
