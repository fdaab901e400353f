"""The built tree: which file lies where, and how a new one takes the place of the old.

    course.json                               the map of the course
    skills.json                               the map of the skills
    problems/<problem>.json                   every problem, checked, its defaults written out
    student/<page>.ipynb                      home, and other pages for students
    student/lessons/<lesson>.ipynb
    teacher/<page>.ipynb                      the board, and other pages for teachers
    teacher/notes/<lesson>.ipynb              what a teacher wants to know about a lesson
    source/<assignment>/<assignment>.ipynb    nbgrader's source notebook
    source/<assignment>/assignment.json       the frozen blueprint

A build is written beside the tree and then renamed into its place, so that nobody ever sees half of one.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ownpace.building.assignments import blueprint, blueprint_text, source_notebook
from ownpace.building.content import Content, ContentError, LessonSource
from ownpace.building.fronts import body
from ownpace.building.lessons import lesson_notebook
from ownpace.building.notebooks import from_myst, to_bytes
from ownpace.curriculum import Assignment, Course, Lesson, Unit
from ownpace.curriculum.course import FILE_NAME as MAP
from ownpace.curriculum.skills import FILE_NAME as SKILLS
from ownpace.problems.assignments import FILE_NAME as BLUEPRINT


def build(content: Content, out: Path) -> Iterator[str]:
    """Build the tree at ``out``; yields the path of each file in it once it is written, and is done when exhausted.

    Raises:
        ContentError: ``out`` holds something that is no built course.
        SourceError: a page cannot be read as a notebook.
        OSError: the disk is full, or the folder cannot be written.
    """
    out = out.absolute()
    _refuse_strangers(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        fresh.chmod(0o755)
        for name, data in _files(content):
            file = fresh / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            yield name
        _replace(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def file_count(content: Content) -> int:
    """Return how many files a build writes."""
    notes = sum(lesson.note is not None for lesson in content.lessons)
    pages = len(content.pages) + len(content.lessons) + notes
    return 2 + len(content.problems) + pages + 2 * len(content.assignments)


def course_map(content: Content) -> Course:
    """Return the map of the course."""
    return Course(
        id=content.course.id,
        title=content.course.title,
        units=tuple(Unit(unit.id, unit.title, unit.days) for unit in content.units),
        lessons=tuple(
            Lesson(
                id=each.front.id,
                title=each.front.title,
                unit=each.front.unit,
                skill=each.front.skill,
                path=f"lessons/{each.front.id}.ipynb",
                minutes=each.front.minutes,
                problems=each.front.problems,
                standards=_standards(content, each),
            )
            for each in content.lessons
        ),
        assignments=tuple(
            Assignment(
                each.file.id,
                each.file.title,
                each.unit,
                sum(slot.points * slot.count for slot in each.file.slots.values()),
                each.file.due or "",
            )
            for each in content.assignments
        ),
    )


def _standards(content: Content, lesson: LessonSource) -> tuple[str, ...]:
    """Return the codes that a lesson works on: its own where it names some, else those of its skill."""
    if lesson.front.standards is not None:
        return lesson.front.standards
    skill = content.skills.skills.get(lesson.front.skill)
    return skill.standards if skill is not None else ()


def _files(content: Content) -> Iterator[tuple[str, bytes]]:
    yield MAP, course_map(content).to_json().encode()
    yield SKILLS, content.skills.to_json().encode()
    for problem in content.problems.values():
        yield f"problems/{problem.id}.json", _json(problem.data)
    for page in content.pages:
        metadata = {"kind": page.front.kind, "id": page.front.id}
        name = f"{page.owner}/{page.path.stem}.ipynb"
        yield name, to_bytes(from_myst(page.path, page.text, name, metadata))
    for lesson in content.lessons:
        front = lesson.front
        name = f"student/lessons/{front.id}.ipynb"
        yield name, to_bytes(lesson_notebook(lesson, lesson.text, name))
        if lesson.note is not None:
            name = f"teacher/notes/{front.id}.ipynb"
            metadata = {"kind": "note", "id": front.id, "title": front.title, "unit": front.unit}
            text = f"# For teachers: {front.title}\n\n{body(lesson.note.text)}"
            yield name, to_bytes(from_myst(lesson.note.path, text, name, metadata))
    for assignment in content.assignments:
        frozen = blueprint(assignment, content.problems)
        folder = f"source/{frozen.id}"
        yield f"{folder}/{frozen.id}.ipynb", to_bytes(source_notebook(assignment, frozen))
        yield f"{folder}/{BLUEPRINT}", blueprint_text(assignment, frozen).encode()


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _refuse_strangers(out: Path) -> None:
    if out.exists() and not (out / MAP).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise ContentError(
            f"{out} holds something that is no built course, and building would replace it. Choose another --out."
        )


def _replace(fresh: Path, out: Path) -> None:
    old = fresh.with_name(f"{fresh.name}-old")
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
