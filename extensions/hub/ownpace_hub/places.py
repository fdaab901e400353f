"""Where everything of one class lies.

:class:`Places` is the one map of the class folder (``OWNPACE_HOME``): every other module asks it and none joins paths
of its own. :func:`repository` finds the checkout that this package was installed from, which holds the Jupyter
configuration and the built course.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from ownpace.curriculum.course import ENVIRONMENT
from ownpace_autograder.settings import COURSE_ID, COURSE_KEEPER

CONFIGURATION = "jupyter_config.py"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one class, all below ``home``."""

    home: Path

    @property
    def roster(self) -> Path:
        """Who is in the class: written by people, read by us."""
        return self.home / "roster.csv"

    @property
    def sheet(self) -> Path:
        """The sign-in names and passphrases in clear, for the teacher to hand out; mode 0600."""
        return self.home / "sign-in-sheet.csv"

    @property
    def passphrases(self) -> Path:
        """The scrypt hashes that the hub checks against; mode 0600."""
        return self.home / "passphrases.json"

    @property
    def course_with_packs(self) -> Path:
        """The built course with the class's packs on it, where it has any."""
        return self.home / "course-with-packs"

    @property
    def people(self) -> Path:
        """One folder per person, which is that person's HOME."""
        return self.home / "people"

    @property
    def exchange(self) -> Path:
        """The root of nbgrader's exchange."""
        return self.home / "exchange"

    @property
    def course_keeper(self) -> Path:
        """Whose home holds the teachers' course directory, as a sign-in name; written at the first start."""
        return self.home / COURSE_KEEPER

    @property
    def hub(self) -> Path:
        """What the hub keeps for itself: database, cookie secret, rendered configuration, lock."""
        return self.home / "hub"

    @property
    def logs(self) -> Path:
        """What the hub, its services and each person's server say."""
        return self.home / "logs"

    @property
    def hub_log(self) -> Path:
        """What the hub, its proxy and its services said in the current run."""
        return self.logs / "hub.log"

    def person(self, name: str) -> Path:
        """The home folder of a person."""
        return self.people / name

    def make(self) -> None:
        """Create the folders that are missing, readable by their owner only. Raises ClickException."""
        with writing(self.home):
            for folder in (self.home, self.people, self.exchange / COURSE_ID, self.hub, self.logs):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def writing(home: Path) -> Iterator[None]:
    """Say where and why, to an operator, if something in a class folder cannot be made or written."""
    try:
        yield
    except OSError as problem:
        where = shown(Path(os.fsdecode(problem.filename))) if problem.filename else shown(home)
        raise click.ClickException(
            f"The class folder could not be made ready: {where}: {problem.strerror}. "
            "Make it writable, or choose another folder with --home."
        ) from problem


def repository() -> Path:
    """Return the checkout that holds ``jupyter_config.py``.

    Raises:
        click.ClickException: the package was installed without its checkout.
    """
    root = Path(__file__).resolve().parents[3]
    if not (root / CONFIGURATION).is_file():
        raise click.ClickException(
            "The class opens from a checkout of OwnPace, and this installation has none beside it. "
            "Clone the repository and run script/class there."
        )
    return root


def built_course() -> Path:
    """Return the folder of the built course, absolute: ``OWNPACE_COURSE``, or ``build/course`` in the checkout."""
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen).resolve() if chosen else repository() / "build" / "course"


def shown(path: Path) -> str:
    """Return the path as a person would type it: relative to the current folder where that is shorter."""
    relative = os.path.relpath(path)
    return relative if len(relative) < len(str(path)) else str(path)
