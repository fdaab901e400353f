"""What lies in a notebooks folder and in the packs on top of it, read and checked.

The folder has ``course.yaml``, a folder for each unit (lessons as ``<lesson>/lesson.md`` with their problems and the teacher's note
``teacher.md`` beside them, and ``*.assignment.yaml``), ``map/`` with the skills, and ``student/`` and ``teacher/`` with the pages
that belong to no unit. A pack (``pack.yaml``) has the same folders, each as far as it needs them. All faults are gathered, so that
one run shows an author everything that is to be mended.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ownpace.building.formats import AssignmentFile, CourseFile, LessonFile, NoteFile, PageFile, UnitFile
from ownpace.building.layers import PACKS, Layer
from ownpace.curriculum.skills import SkillMap
from ownpace.problems import Problem
from ownpace.sources import Fault, SourceError

ENVIRONMENT = "OWNPACE_NOTEBOOKS"


class ContentError(Exception):
    """There is no course to build. Its text says what to do."""


@dataclass(frozen=True, slots=True)
class NoteSource:
    """A teacher's note as written: its front matter, and the whole text."""

    path: Path
    front: NoteFile
    text: str


@dataclass(frozen=True, slots=True)
class LessonSource:
    """A lesson as written: its front matter, the whole text, and the teacher's note beside it."""

    path: Path
    front: LessonFile
    text: str
    note: NoteSource | None = None


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page that is no lesson: whose it is (``student`` or ``teacher``), its front matter, and the whole text."""

    path: Path
    owner: str
    front: PageFile
    text: str


@dataclass(frozen=True, slots=True)
class AssignmentSource:
    """An assignment as written, and the unit in whose folder it lies."""

    path: Path
    unit: str
    file: AssignmentFile


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found without compiling a problem, as far as it could be read, and every fault on the way."""

    root: Path
    layers: tuple[Layer, ...]
    course: CourseFile
    skills: SkillMap
    units: tuple[UnitFile, ...]
    lessons: tuple[LessonSource, ...]
    pages: tuple[PageSource, ...]
    assignments: tuple[AssignmentSource, ...]
    problem_files: Mapping[str, Path]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A course as written: checked, and in the order in which it is taught."""

    root: Path
    course: CourseFile
    units: tuple[UnitFile, ...]
    skills: SkillMap
    lessons: tuple[LessonSource, ...]
    pages: tuple[PageSource, ...]
    assignments: tuple[AssignmentSource, ...]
    problems: Mapping[str, Problem]


def find_notebooks(start: Path | None = None) -> Path:
    """Return the folder of the course's text: ``OWNPACE_NOTEBOOKS``, or ``notebooks`` in this folder or one above it.

    Raises:
        ContentError: there is none.
    """
    named = os.environ.get(ENVIRONMENT)
    if named:
        if (Path(named) / "course.yaml").is_file():
            return Path(named)
        raise ContentError(f"{ENVIRONMENT} names {named}, but there is no course.yaml in it.")
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "notebooks"):
            if (candidate / "course.yaml").is_file():
                return candidate
    raise ContentError(
        f"No notebooks/course.yaml in {here} or a folder above it. "
        f"Go to the folder of the course, or let {ENVIRONMENT} name its notebooks folder."
    )


def find_packs(named: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the packs to lay on the course: those that are named, or else those of ``OWNPACE_PACKS``, in order."""
    if named:
        return tuple(named)
    listed = os.environ.get(PACKS, "")
    return tuple(Path(each) for each in listed.split(os.pathsep) if each)


def read_content(root: Path, packs: Sequence[Path] = ()) -> Content:
    """Return the course in a notebooks folder, with packs on top.

    Raises:
        SourceError: with every fault of every file.
    """
    from ownpace.building.gathering import survey
    from ownpace.building.linking import linked

    content, faults = linked(survey(root, packs))
    if faults:
        raise SourceError(faults)
    return content
