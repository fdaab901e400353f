"""A course, its units, lessons and assignments, and the file that holds them."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FORMAT = 1
FILE_NAME = "course.json"
"""The map's file name, at the root of a built tree."""
ENVIRONMENT = "OWNPACE_COURSE"
"""The environment variable that names the built tree."""


class CourseError(Exception):
    """The built course is not where it should be, or cannot be used. Its text says what to do."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the course. ``days`` is the time that the map plans for it."""

    id: str
    title: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson.

    Attributes:
        id: its id, which is also its page.
        title: for people.
        unit: the unit that it belongs to.
        skill: the skill that it teaches.
        path: its notebook, from the student's course folder on.
        minutes: how long it takes, about.
        problems: the ids of the problems that it practises.
        standards: the codes of the standards that it works on.
    """

    id: str
    title: str
    unit: str
    skill: str
    path: str
    minutes: int = 0
    problems: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment that the course offers; whether it is released is the teacher's affair.

    ``due`` is when it is to be handed in, as ISO 8601 writes it, or empty.
    """

    id: str
    title: str
    unit: str
    points: float = 0.0
    due: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The whole course, in the order in which it is taught."""

    id: str
    title: str
    units: tuple[Unit, ...]
    lessons: tuple[Lesson, ...]
    assignments: tuple[Assignment, ...]

    def lesson(self, lesson_id: str) -> Lesson | None:
        """Return the lesson of that id, or None."""
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def lessons_of(self, unit_id: str) -> tuple[Lesson, ...]:
        """Return the lessons of a unit."""
        return tuple(lesson for lesson in self.lessons if lesson.unit == unit_id)

    def skills(self) -> Mapping[str, str]:
        """Return the skill that each problem of a lesson practises."""
        return {problem: lesson.skill for lesson in self.lessons for problem in lesson.problems}

    def to_json(self) -> str:
        """Return the text of ``course.json``."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def course_from_json(text: str) -> Course:
    """Return the course that ``to_json`` wrote. Raises CourseError."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise CourseError(
                f"its format {data['format']!r} is not the one that this version reads ({FORMAT})"
            )
        return Course(
            id=data["id"],
            title=data["title"],
            units=tuple(Unit(**each) for each in data["units"]),
            lessons=tuple(map(_lesson, data["lessons"])),
            assignments=tuple(Assignment(**each) for each in data["assignments"]),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise CourseError(f"it is no map of a course ({problem!r})") from None


def _lesson(data: Mapping[str, Any]) -> Lesson:
    """Return a lesson; JSON knows no tuples."""
    entries: dict[str, Any] = dict(data)
    entries.update({name: tuple(entry) for name, entry in data.items() if isinstance(entry, list)})
    return Lesson(**entries)


def course_folder() -> Path:
    """Return the folder of the built course: ``OWNPACE_COURSE``, or ``build/course`` of the source checkout."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(__file__).parents[3] / "build" / "course"


def problems_folder(course: Path | None = None) -> Path:
    """Return the folder with the problems of a built course."""
    return (course or course_folder()) / "problems"


def load_course(path: Path | None = None) -> Course:
    """Return the course in a built tree.

    Args:
        path: the tree, or its ``course.json``; ``course_folder()`` where none is given.

    Raises:
        CourseError: there is none; the text names the file and says what to do.
    """
    file = Path(path) if path is not None else course_folder()
    if file.suffix != ".json":
        file = file / FILE_NAME
    try:
        return course_from_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise CourseError(
            f"There is no built course at {file} ({problem}). Run 'ownpace build', or let {ENVIRONMENT} name its folder."
        ) from None
    except CourseError as problem:
        raise CourseError(f"{file} cannot be used: {problem}. Run 'ownpace build' again.") from None
