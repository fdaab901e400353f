"""What lies in a notebooks folder, read and checked.

The folder has ``course.yaml``, a folder for each unit (lessons as ``<lesson>/lesson.md`` with their problems beside them, and
``*.assignment.yaml``), and ``student/`` and ``teacher/`` with the pages that belong to no unit. All faults are gathered, so that
one run shows an author everything that is to be mended.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ownpace.building.formats import AssignmentFile, CourseFile, LessonFile, PageFile
from ownpace.problems import DrawError, Problem, draw
from ownpace.problems.loading import load_problem, problem_files
from ownpace.sources import Fault, Place, Source, SourceError, read_text, read_yaml, validated

ENVIRONMENT = "OWNPACE_NOTEBOOKS"
TRIAL_SEEDS = 20
"""Seeds that every level of every problem must draw before a course is built."""

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"""^\s*lesson\.(?:practice|worked|check)\(\s*["']([^"']+)["']""")
_T = TypeVar("_T")


class ContentError(Exception):
    """There is no course to build. Its text says what to do."""


@dataclass(frozen=True, slots=True)
class LessonSource:
    """A lesson as written: its front matter, and the whole text."""

    path: Path
    front: LessonFile
    text: str


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
class Content:
    """A course as written: checked, and in the order in which it is taught."""

    root: Path
    course: CourseFile
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


def read_content(root: Path) -> Content:
    """Return the course in a notebooks folder.

    Raises:
        SourceError: with every fault of every file.
    """
    return _Reader(root).content()


class _Reader:
    """Reads everything and gathers the faults."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._faults: list[Fault] = []
        self._written: set[str] = set()

    def content(self) -> Content:
        source = read_yaml(self._root / "course.yaml")
        course = validated(CourseFile, source)
        units = [unit.id for unit in course.units]
        folders = [self._root / unit for unit in units if (self._root / unit).is_dir()]
        problems = self._problems(folders)
        lessons = self._all(
            sorted(file for folder in folders for file in folder.glob("*/lesson.md")), self._lesson
        )
        for lesson in lessons:
            self._check_lesson(lesson)
        files = sorted(file for folder in folders for file in folder.glob("*.assignment.yaml"))
        assignments = self._all(files, self._assignment)
        pages = self._all([*self._page_files("student"), *self._page_files("teacher")], self._page)
        self._check_ids({lesson.path: lesson.front.id for lesson in lessons}, "lesson")
        self._check_ids({each.path: each.file.id for each in assignments}, "assignment")
        if self._faults:
            raise SourceError(self._faults)
        lessons.sort(key=lambda each: (units.index(each.front.unit), each.front.order, each.front.id))
        return Content(self._root, course, tuple(lessons), tuple(pages), tuple(assignments), problems)

    def _all(self, files: list[Path], read: Callable[[Path], _T]) -> list[_T]:
        found = []
        for file in files:
            try:
                found.append(read(file))
            except SourceError as problem:
                self._faults += problem.faults
        return found

    def _page_files(self, owner: str) -> list[Path]:
        return sorted((self._root / owner).glob("*.md"))

    def _problems(self, folders: list[Path]) -> dict[str, Problem]:
        files = [file for folder in folders for file in problem_files(folder)]
        self._written = {file.stem for file in files}
        problems: dict[str, Problem] = {}
        for path, problem in self._all(files, lambda file: (file, load_problem(file))):
            self._check_problem(path, problem, problems)
            problems[problem.id] = problem
        return dict(sorted(problems.items()))

    def _check_problem(self, path: Path, problem: Problem, known: Mapping[str, Problem]) -> None:
        if problem.id != path.stem:
            self._faults.append(
                Fault(Place(path), f"its id is {problem.id!r}; call the file {problem.id}{path.suffix}")
            )
        if problem.id in known:
            self._faults.append(Fault(Place(path), f"the problem id {problem.id!r} is there twice"))
        for level in problem.levels:
            for seed in range(TRIAL_SEEDS):
                try:
                    draw(problem, level=level, seed=seed)
                except DrawError as failure:
                    self._faults.append(Fault(Place(path), str(failure)))
                    return

    def _lesson(self, path: Path) -> LessonSource:
        text = read_text(path)
        front = validated(LessonFile, _front_matter(path, text))
        if front.unit != path.parent.parent.name:
            raise _front_matter(path, text).fault(
                ("unit",), f"the lesson lies in the unit {path.parent.parent.name!r}, and says {front.unit!r}"
            )
        return LessonSource(path, front, text)

    def _check_lesson(self, lesson: LessonSource) -> None:
        front = _front_matter(lesson.path, lesson.text)
        for at, name in enumerate(lesson.front.problems):
            if name not in self._written:
                self._faults.append(Fault(front.place(("problems", at)), self._unknown(name)))
        for number, line in enumerate(lesson.text.splitlines(), start=1):
            called = _CALL.match(line)
            if called and called[1] not in self._written:
                place = Place(lesson.path, number, called.start(1) + 1)
                self._faults.append(Fault(place, self._unknown(called[1])))

    def _assignment(self, path: Path) -> AssignmentSource:
        source = read_yaml(path)
        file = validated(AssignmentFile, source)
        for name, slot in file.slots.items():
            if slot.problem is not None and slot.problem not in self._written:
                raise source.fault(("slots", name, "problem"), self._unknown(slot.problem))
        return AssignmentSource(path, path.parent.name, file)

    def _unknown(self, problem_id: str) -> str:
        # A problem whose file has faults of its own is there, and its faults are told once.
        return f"there is no problem {problem_id!r}; known are {', '.join(sorted(self._written)) or 'none'}"

    def _page(self, path: Path) -> PageSource:
        text = read_text(path)
        default = {"id": path.stem, "kind": path.stem if path.stem in ("home", "board") else "page"}
        source = _front_matter(path, text, default=default)
        return PageSource(path, path.parent.name, validated(PageFile, source), text)

    def _check_ids(self, ids: Mapping[Path, str], what: str) -> None:
        seen: dict[str, Path] = {}
        for path, name in ids.items():
            if name in seen:
                self._faults.append(Fault(Place(path), f"the {what} id {name!r} is taken by {seen[name]}"))
            seen.setdefault(name, path)


def _front_matter(path: Path, text: str, *, default: Mapping[str, Any] | None = None) -> Source:
    """Return what stands under ``ownpace`` in the front matter of a page; ``default`` fills in what does not."""
    found = _FRONT.match(text)
    whole = read_yaml(path, found[1], first_line=2) if found else None
    data = whole.data if whole is not None and isinstance(whole.data, dict) else {}
    inner = data.get("ownpace")
    if whole is None or not isinstance(inner, dict):
        if default is None:
            raise SourceError([Fault(Place(path), "has no front matter with an entry 'ownpace'")])
        return Source(path, dict(default), {(): Place(path)}, {})
    places = dict(_under("ownpace", whole.places))
    return Source(
        path,
        {**(default or {}), **inner},
        {(): Place(path, 2), **places},
        dict(_under("ownpace", whole.keys)),
    )


def _under(
    key: str, places: Mapping[tuple[str | int, ...], Place]
) -> Iterator[tuple[tuple[str | int, ...], Place]]:
    return ((keys[1:], place) for keys, place in places.items() if keys[:1] == (key,))
