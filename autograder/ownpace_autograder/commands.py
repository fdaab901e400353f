"""The teacher's commands: ``ownpace release``, ``collect``, ``grade``, ``feedback`` and ``export``.

They find the course (``courses``), do the work piece by piece (``duties``, ``exporting``) under one progress bar, and end with a
plain summary: how many, what could not be done and why, what to do next. Exit code 0: all done, or nothing to do. 1: some
could not be done; they are listed, and the rest was done. 2: what was typed cannot be meant.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ownpace_autograder import duties, exporting
from ownpace_autograder.courses import Course, open_course
from ownpace_autograder.teaching import read_time

Item = TypeVar("Item")


@dataclass(slots=True)
class Tally:
    """What came of a command, gathered as it goes."""

    done: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def _due(_: click.Context, __: click.Parameter, written: str | None) -> datetime | None:
    try:
        return read_time(written) if written else None
    except ValueError:
        raise click.BadParameter(f"{written!r} is no time. Write it like 2026-12-01T17:00.") from None


def _on_a_course(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options by which every command finds its course, and hand the command the course that they name."""

    @wraps(command)
    def opened(*, home: Path | None, course_dir: Path | None, exchange: Path | None, **given: object) -> None:
        command(open_course(course_dir=course_dir, home=home, exchange=exchange), **given)

    folder = click.Path(path_type=Path, file_okay=False)
    for option in (
        click.option(
            "--exchange", type=folder, help="The exchange's folder, where it is not the class's own."
        ),
        click.option(
            "--course-dir", type=folder, help="The course's folder; found in the class where not given."
        ),
        click.option("--home", type=folder, help="The class's folder. Else OWNPACE_HOME, else ./class."),
    ):
        opened = option(opened)
    return opened


@click.command("release")
@click.argument("assignments", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Release every assignment that has a source.")
@click.option(
    "--due", metavar="TIME", callback=_due, help="When it is due, such as 2026-12-01T17:00 (local time)."
)
@click.option(
    "--replace", is_flag=True, help="Replace what was released before, as long as nobody has handed in."
)
@_on_a_course
def release_command(
    course: Course, *, assignments: tuple[str, ...], everything: bool, due: datetime | None, replace: bool
) -> None:
    """Give ASSIGNMENTS to the students: make the student version and put it into the exchange.

    Example: ownpace release u00-equations --due 2026-12-01T17:00

    Exit code 1 where one could not be released.
    """
    wanted = course.assignments() if everything else course.named(assignments)
    if not wanted:
        ready = ", ".join(name for name in course.assignments() if name not in course.released())
        raise click.UsageError(f"Which assignment? Ready to be released: {ready or 'none'}. Or use --all.")
    tally, kept = Tally(), []
    for assignment in _progress("Releasing", wanted):
        with _failing(tally, assignment):
            if duties.release(course, assignment, due=due, replace=replace) == "unchanged":
                kept.append(assignment)
            else:
                tally.done.append(assignment)
    if kept:
        click.echo(f"Released before, left as it is: {', '.join(kept)}.")
    _finish(
        tally, "assignment", "released", then="Students find it on their home page. Next: ownpace collect"
    )


@click.command("collect")
@click.argument("assignments", nargs=-1)
@_on_a_course
def collect_command(course: Course, *, assignments: tuple[str, ...]) -> None:
    """Take what students have handed in out of the exchange: ASSIGNMENTS, or all that are released.

    Example: ownpace collect

    Exit code 1 where a submission could not be taken; the others are.
    """
    wanted = course.named(assignments) or course.released()
    if not wanted:
        raise click.ClickException("Nothing has been released yet. Begin with: ownpace release ASSIGNMENT")
    tally = Tally()
    for assignment in _progress("Collecting", wanted):
        with _failing(tally, assignment):
            _check_released(course, assignment)
            collected = duties.collect(course, assignment)
            tally.done += [f"{assignment} {student}" for student in collected.students]
            tally.failed |= {f"{assignment} {student}": why for student, why in collected.refused.items()}
    if not tally.done and not tally.failed:
        click.echo("Nothing new has been handed in.")
        return
    _finish(tally, "submission", "collected", then="Next: ownpace grade")


@click.command("grade")
@click.argument("assignments", nargs=-1)
@click.option("--student", "students", multiple=True, help="Only this student's work. May be given again.")
@click.option("--force", is_flag=True, help="Grade again what was graded before. Grades given by hand stay.")
@_on_a_course
def grade_command(
    course: Course, *, assignments: tuple[str, ...], students: tuple[str, ...], force: bool
) -> None:
    """Grade what was collected and is new: ASSIGNMENTS, or all.

    Example: ownpace grade u00-equations

    Problems of the course are judged from the responses alone; nothing of a student's is run. Notebooks that are not the
    course's own are run, as nbgrader does. Exit code 1 where a submission could not be graded; the others are.
    """
    wanted = course.named(assignments) or course.assignments()
    collected = _submissions(
        course, wanted, students, "Nothing has been collected yet. Begin with: ownpace collect"
    )
    todo = [each for each in collected if force or duties.waiting(course, *each)]
    tally = Tally()
    for assignment, student in _progress("Grading", todo):
        with _failing(tally, f"{assignment} {student}"):
            if duties.autograde(course, assignment, student):
                tally.waiting.append(f"{assignment} {student}")
            tally.done.append(f"{assignment} {student}")
    if not todo:
        click.echo(
            f"All {len(collected)} collected submissions are graded already. To grade again, add --force."
        )
        return
    if tally.waiting:
        click.echo(
            f"{len(tally.waiting)} of them have a text to grade by hand in formgrader (Nbgrader menu)."
        )
    _finish(tally, "submission", "graded", then="Next: ownpace feedback")


@click.command("feedback")
@click.argument("assignments", nargs=-1)
@click.option("--student", "students", multiple=True, help="Only this student. May be given again.")
@click.option("--unfinished", is_flag=True, help="Also where something still waits to be graded by hand.")
@_on_a_course
def feedback_command(
    course: Course, *, assignments: tuple[str, ...], students: tuple[str, ...], unfinished: bool
) -> None:
    """Make the feedback of graded work and send it to the students' home pages: ASSIGNMENTS, or all.

    Example: ownpace feedback u00-equations

    Work that still waits for a person is left out, unless --unfinished is given. Exit code 1 where feedback could not be
    made or sent; the others are.
    """
    wanted = course.named(assignments) or course.assignments()
    graded = [
        each
        for each in _submissions(
            course, wanted, students, "Nothing has been graded yet. Begin with: ownpace grade"
        )
        if course.submission("autograded", each[1], each[0]).is_dir()
    ]
    early = {
        name: until for name in {each[0] for each in graded} if (until := duties.feedback_waits(course, name))
    }
    tally = Tally()
    for assignment, student in _progress("Feedback", [each for each in graded if each[0] not in early]):
        with _failing(tally, f"{assignment} {student}"):
            if not unfinished and duties.needs_person(course, assignment, student):
                tally.waiting.append(f"{assignment} {student}")
                continue
            duties.give_feedback(course, assignment, student)
            tally.done.append(f"{assignment} {student}")
    if not graded:
        raise click.ClickException("Nothing has been graded yet. Begin with: ownpace grade")
    for name, until in sorted(early.items()):
        click.echo(f"{name} keeps its feedback back until it is due, {until:%Y-%m-%d %H:%M} UTC.")
    if tally.waiting:
        click.echo(
            f"{len(tally.waiting)} left out, for something of them waits to be graded by hand in formgrader:"
        )
        _list(tally.waiting)
    _finish(tally, "student page", "sent", then="Students find it on their home page. Next: ownpace export")


@click.command("export")
@click.argument("assignments", nargs=-1)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; - for the screen."
)
@_on_a_course
def export_command(course: Course, *, assignments: tuple[str, ...], out: Path | None) -> None:
    """Write the gradebook as CSV: ASSIGNMENTS, or all. The file is grades.csv in the course's folder unless --out says else.

    Example: ownpace export --out grades.csv
    """
    wanted = course.named(assignments) or course.assignments()
    with duties.gradebook(course) as book:
        found = exporting.lines(book, wanted)
    if not found:
        raise click.ClickException("The gradebook is empty. Begin with: ownpace grade")
    if out is not None and str(out) == "-":
        exporting.write_csv(found, sys.stdout)
        return
    path = out or course.folder / "grades.csv"
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            count = exporting.write_csv(_progress("Exporting", found), stream)
    except OSError as problem:
        raise click.ClickException(
            f"{path} could not be written: {problem.strerror}. Choose another with --out."
        ) from None
    waiting = sum(line.needs_manual for line in found)
    click.echo(
        f"{count} lines written to {path}."
        + (f" {waiting} of them still wait for a person." if waiting else "")
    )


def _submissions(
    course: Course, assignments: Sequence[str], students: Sequence[str], nothing: str
) -> list[tuple[str, str]]:
    found = [(assignment, student) for assignment in assignments for student in course.submitters(assignment)]
    if not found:
        raise click.ClickException(nothing)
    for student in students:
        if student not in {each[1] for each in found}:
            raise click.ClickException(f"No work of {student!r} was collected. Next: ownpace collect")
    return [each for each in found if not students or each[1] in students]


def _check_released(course: Course, assignment: str) -> None:
    if not course.exchange.is_dir():
        raise duties.DutyError(f"the exchange {course.exchange} is missing; ownpace release makes it")
    if assignment not in course.released():
        raise duties.DutyError("it is not released; begin with: ownpace release")


@contextmanager
def _failing(tally: Tally, what: str) -> Iterator[None]:
    """Note a failure and let the rest go on."""
    try:
        yield
    except (duties.DutyError, OSError) as problem:
        tally.failed[what] = str(problem)


def _progress(title: str, items: Sequence[Item]) -> Iterator[Item]:
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield from bar.track(items, total=len(items))


def _finish(tally: Tally, noun: str, verb: str, *, then: str) -> None:
    """Say how many, what failed and what comes next; exit with 1 where something failed."""
    count = len(tally.done)
    click.echo(f"{count} {noun}{'' if count == 1 else 's'} {verb}.")
    if tally.failed:
        click.echo(f"{len(tally.failed)} could not be {verb}:", err=True)
        _list([f"{what}: {why}" for what, why in tally.failed.items()], err=True)
    if count:
        click.echo(then)
    if tally.failed:
        sys.exit(1)


def _list(lines: Sequence[str], *, err: bool = False) -> None:
    for line in lines:
        click.echo(f"  {line}", err=err)
