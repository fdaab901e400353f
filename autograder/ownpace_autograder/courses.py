"""Which course a teacher's command works on, and nbgrader set up for it.

A course is found from what was typed, from ``OWNPACE_HOME`` or from ``./class``; never from the folder one happens to stand in.
``open_course`` gives the one object that the commands work with: folders, configuration and nbgrader's own API.
"""

import os
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import click
from nbgrader.apps.api import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from ownpace_autograder.settings import COURSE_ID, COURSE_KEEPER, configure_teacher
from ownpace_autograder.teaching import is_safe_name

OWN_CONFIG = "nbgrader_config.py"
"""A teacher's own nbgrader settings, in the course folder; nbgrader reads the same file."""


@dataclass(frozen=True, slots=True)
class Course:
    """A course that a command works on.

    Attributes:
        folder: nbgrader's course folder.
        exchange: the exchange's root.
        config: everything nbgrader is told.
        api: nbgrader's API for this course.
    """

    folder: Path
    exchange: Path
    config: Config
    api: NbGraderAPI

    @property
    def id(self) -> str:
        """The course's id."""
        return self.folder.name

    @property
    def outbox(self) -> Path:
        """Where the exchange keeps what was released."""
        return self.exchange / self.id / "outbound"

    @property
    def inbox(self) -> Path:
        """Where the exchange keeps what was handed in."""
        return self.exchange / self.id / "inbound"

    def assignments(self) -> list[str]:
        """Return the ids of all assignments that have a source."""
        return sorted(path.name for path in (self.folder / "source").glob("*") if path.is_dir())

    def released(self) -> list[str]:
        """Return the ids of the assignments that students can fetch."""
        return sorted(path.name for path in self.outbox.glob("*") if path.is_dir())

    def submitters(self, assignment: str) -> list[str]:
        """Return the students whose work on this assignment was collected."""
        found = (self.folder / "submitted").glob(f"*/{assignment}")
        return sorted(path.parent.name for path in found if path.is_dir() and is_safe_name(path.parent.name))

    def submission(self, step: str, student: str, assignment: str) -> Path:
        """Return the folder of a submission in one of nbgrader's steps."""
        return self.folder / step / student / assignment

    def named(self, assignments: Sequence[str]) -> list[str]:
        """Return the assignments that were asked for. Raises UsageError for one that does not exist."""
        known = self.assignments()
        for assignment in assignments:
            if assignment not in known:
                close = get_close_matches(assignment, known, n=1, cutoff=0.5)
                hint = (
                    f"Did you mean {close[0]!r}?"
                    if close
                    else f"There are: {', '.join(known) or 'none yet'}."
                )
                raise click.UsageError(
                    f"There is no assignment {assignment!r} in {self.folder / 'source'}. {hint}"
                )
        return list(dict.fromkeys(assignments))


def open_course(
    *, course_dir: Path | None = None, home: Path | None = None, exchange: Path | None = None
) -> Course:
    """Return the course that is meant.

    Args:
        course_dir: the course's folder, where it was typed.
        home: the class's folder, where it was typed.
        exchange: the exchange's root, where it was typed.

    Raises:
        ClickException: no course was found, or more than one.
    """
    find_own_tools()
    place = home or _class_folder()
    folder = (course_dir or _only_course(place)).resolve()
    if not (folder / "source").is_dir():
        raise click.ClickException(
            f"{folder} is no course folder: it has no 'source' in it. Name the course's folder with --course-dir."
        )
    root = exchange or _exchange_for(folder, place)
    config = Config()
    configure_teacher(config, folder, root.resolve())
    config.merge(_own_config(folder))
    coursedir = CourseDirectory(config=config)
    api = NbGraderAPI(coursedir, Authenticator(config=config), config=config)
    return Course(folder, root.resolve(), config, api)


def find_own_tools() -> None:
    """Let nbgrader find ``alembic``, which it starts by name when it makes a gradebook."""
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join(filter(None, [scripts, os.environ.get("PATH", "")]))


def _class_folder() -> Path:
    return Path(os.environ.get("OWNPACE_HOME") or "class")


def _only_course(place: Path) -> Path:
    user = os.environ.get("JUPYTERHUB_USER", "")
    if is_safe_name(user) and (own := place / "people" / user / COURSE_ID).is_dir():
        return own
    if (kept := _kept_course(place)) is not None:
        return kept
    found = sorted({path.resolve() for path in place.glob(f"people/*/{COURSE_ID}")})
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.ClickException(
            f"No class was found in {place.resolve()}. Open one with script/class, name its folder with --home, "
            "or set OWNPACE_HOME."
        )
    names = "\n".join(f"  --course-dir {path}" for path in found)
    raise click.ClickException(f"There are {len(found)} courses in {place.resolve()}. Choose one:\n{names}")


def _kept_course(place: Path) -> Path | None:
    """Return the course that the class itself keeps; None for one that it did not open."""
    try:
        keeper = (place / COURSE_KEEPER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = place / "people" / keeper / COURSE_ID
    return folder if is_safe_name(keeper) and folder.is_dir() else None


def _exchange_for(folder: Path, place: Path) -> Path:
    # <class>/people/<teacher>/algebra1
    around = folder.parents[2] if len(folder.parents) > 2 and folder.parents[1].name == "people" else place
    return around / "exchange"


def _own_config(folder: Path) -> Config:
    try:
        found: Config = PyFileConfigLoader(OWN_CONFIG, path=str(folder)).load_config()
    except ConfigFileNotFound:
        return Config()
    return found
