"""What lies in a person's home before their server starts.

``course/`` is ours: :func:`lay` makes it the mirror of the built course, for students the pages of the course, for
teachers and coaches the board. ``assignments/``, the journal and the teacher's nbgrader course are theirs and are
only ever created where missing, never written again, so that edited content cannot change work in progress.
"""

import filecmp
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from ownpace_autograder.settings import COURSE_ID
from ownpace_hub.places import Places
from ownpace_hub.rosters import NAME, Person

_PAGES_OF = {"student": "student", "teacher": "teacher", "coach": "teacher"}


def lay(places: Places, person: Person, built: Path) -> Path:
    """Bring a person's home up to date with the built course and return it."""
    home = places.person(person.name)
    for folder in (home, home / ".ownpace" / "journal", home / "assignments"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mirror(built / _PAGES_OF[person.role], home / "course")
    return home


def course_keeper(places: Places, teachers: Sequence[Person]) -> str:
    """Return the sign-in name of the person whose home holds the course directory, and remember it.

    It stays where it is when teachers come, go, or change their order on the roster: the gradebook lies in it. A teacher
    who has left the roster may be its keeper still. Only our own record says so: students can make folders, too.
    """
    kept = places.course_keeper.read_text("utf-8").strip() if places.course_keeper.exists() else ""
    if NAME.fullmatch(kept) and _is_course(places.person(kept)):
        return kept
    keeper = next((each.name for each in teachers if _is_course(places.person(each.name))), teachers[0].name)
    places.course_keeper.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    places.course_keeper.write_text(f"{keeper}\n", encoding="utf-8")
    return keeper


def lay_course_directory(places: Places, keeper: str, built: Path) -> Path:
    """Give the teachers an nbgrader course directory holding every assignment that the course offers.

    An assignment that lies there already stays as it is: it may have been released.
    """
    directory = places.person(keeper) / COURSE_ID
    sources = directory / "source"
    sources.mkdir(mode=0o700, parents=True, exist_ok=True)
    for source in sorted((built / "source").iterdir()):
        if source.is_dir() and not (sources / source.name).exists():
            fresh = sources / f".{source.name}.{os.getpid()}"
            shutil.copytree(source, fresh)
            fresh.rename(sources / source.name)
    return directory


def share_course_directory(places: Places, keeper: str, colleague: Person) -> None:
    """Let another teacher work in the course directory of its keeper."""
    link = places.person(colleague.name) / COURSE_ID
    if not link.is_symlink() and not link.exists():
        link.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        link.symlink_to(Path("..") / keeper / COURSE_ID, target_is_directory=True)


def mirror(source: Path, target: Path) -> None:
    """Make ``target`` hold what ``source`` holds and nothing else; files that are equal are not touched."""
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted = {entry.name for entry in source.iterdir()}
    for entry in list(target.iterdir()):
        if entry.name not in wanted:
            _remove(entry)
    for entry in source.iterdir():
        if entry.is_dir():
            if (target / entry.name).is_file():
                _remove(target / entry.name)
            mirror(entry, target / entry.name)
        else:
            _copy(entry, target / entry.name)


def _is_course(home: Path) -> bool:
    directory = home / COURSE_ID
    return directory.is_dir() and not directory.is_symlink()


def _copy(source: Path, target: Path) -> None:
    if target.is_symlink() or target.is_dir():
        _remove(target)
    if target.exists() and filecmp.cmp(source, target, shallow=False):
        return
    # Replaced in one step: a page that opens at this moment sees the old or the new file, never half of one.
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.copyfile(source, fresh)
    fresh.replace(target)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink()
