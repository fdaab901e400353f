"""``ownpace test`` and ``ownpace sample``: one problem, looked at closely."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from ownpace.authoring.checking import Job, check_problem
from ownpace.authoring.commands import find_course, packs_option
from ownpace.authoring.responses import mistake_text, right_text
from ownpace.authoring.running import problem_jobs
from ownpace.authoring.samples import samples, sheet
from ownpace.building.gathering import survey
from ownpace.problems import DrawError, Problem, Variant, draw, load_problem
from ownpace.problems.render import to_text
from ownpace.sources import SourceError

_level = click.option("--level", type=click.IntRange(1, 3), help="This level only.")


@click.command()
@click.argument("problem")
@click.option(
    "--seeds", default=500, show_default=True, type=click.IntRange(1, 100_000), help="Seeds of each level."
)
@_level
@click.option("--seed", type=click.IntRange(0), help="This seed only, shown in full.")
@packs_option
def test_command(
    problem: str, *, seeds: int, level: int | None, seed: int | None, packs: tuple[Path, ...]
) -> None:
    """Test PROBLEM, an id or a file, on many seeds, and show the smallest that fails.

    Example: ownpace test two-step --seeds 500

    Ends with 0 when every seed keeps every rule, with 1 when one does not, and with 2 when it was called wrongly.
    """
    job = replace(_job(problem, packs), seeds=seeds, levels=(level,) if level else ())
    if seed is not None:
        job = replace(job, seeds=1, first=seed)
        _replay(job)
    findings = check_problem(job)
    for finding in findings:
        click.echo(finding)
    errors = sum(each.severity == "error" for each in findings)
    if errors == 0:
        told = f"seed {seed}" if seed is not None else f"{seeds} seeds a level"
        click.echo(f"{job.path.stem} keeps every rule on {told}.")
    sys.exit(1 if errors else 0)


@click.command()
@click.argument("problem")
@click.option("--level", default=1, show_default=True, type=click.IntRange(1, 3), help="The level.")
@click.option(
    "-n", "--count", default=24, show_default=True, type=click.IntRange(1, 500), help="How many variants."
)
@click.option("--first", default=0, show_default=True, type=click.IntRange(0), help="The first seed.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The file. Default: PROBLEM-LEVEL.html."
)
@packs_option
def sample_command(
    problem: str, *, level: int, count: int, first: int, out: Path | None, packs: tuple[Path, ...]
) -> None:
    """Write a contact sheet of variants of PROBLEM, an id or a file: one HTML page that needs nothing else.

    Example: ownpace sample two-step --level 2 -n 24

    Ends with 0 when the page is written, and with 1 when the problem cannot be drawn.
    """
    path = _job(problem, packs).path
    found = _loaded(path)
    try:
        page = sheet(found, samples(found, level=level, count=count, first=first), level=level)
    except DrawError as failure:
        raise click.ClickException(f"{path}: {failure}") from None
    target = out or Path(f"{found.id}-{level}.html")
    target.write_text(page, encoding="utf-8")
    click.echo(f"{count} variants of {found.id} at level {level} are in {target}.")


def _job(problem: str, packs: tuple[Path, ...]) -> Job:
    """Return the check of a problem that is named by its id or its file. Raises UsageError."""
    path = Path(problem)
    named = path if path.is_file() else None
    try:
        root, packs = find_course(named, packs)
        jobs = problem_jobs(survey(root, packs), seeds=1)
    except (SourceError, click.ClickException):
        if named is None:
            raise
        jobs = []
    for job in jobs:
        if job.path.stem == problem or (named is not None and job.path.resolve() == named.resolve()):
            return job
    if named is not None:
        return Job(named)
    known = ", ".join(job.path.stem for job in jobs[:20]) or "none"
    raise click.UsageError(f"There is no problem or file {problem!r}; known are {known}.")


def _loaded(path: Path) -> Problem:
    try:
        return load_problem(path)
    except SourceError as problem:
        raise click.ClickException(str(problem)) from None


def _replay(job: Job) -> None:
    problem = _loaded(job.path)
    for level in job.levels or problem.levels:
        try:
            _show(draw(problem, level=level, seed=job.first))
        except DrawError as failure:
            click.echo(str(failure))


def _show(variant: Variant) -> None:
    click.echo(f"{variant.key} ({variant.shape})")
    click.echo(f"  asks     {to_text(variant.prompt.text)}")
    click.echo(f"  answer   {right_text(variant)}")
    for step in variant.steps:
        click.echo(f"  step     {to_text(step.do)} {to_text(step.show)}".rstrip())
    for hint in variant.hints:
        click.echo(f"  hint     {to_text(hint)}")
    for mistake in variant.misconceptions:
        click.echo(f"  mistake  {mistake_text(variant, mistake)} ({mistake.id}): {to_text(mistake.say)}")
