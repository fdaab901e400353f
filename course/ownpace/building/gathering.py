"""Reads every text of the course and its packs, problems left aside, and gathers the faults."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ownpace.building.content import (
    AssignmentSource,
    LessonSource,
    NoteSource,
    PageSource,
    Survey,
)
from ownpace.building.formats import AssignmentFile, LessonFile, NoteFile, PageFile, UnitFile
from ownpace.building.fronts import front_matter
from ownpace.building.layers import Layer, Stack, course_layer, pack_layer, units_in_order
from ownpace.curriculum.profiles import read_profiles, under_profile
from ownpace.curriculum.reading import read_skills
from ownpace.curriculum.skills import SkillMap
from ownpace.problems.loading import problem_files
from ownpace.sources import Fault, SourceError, read_text, read_yaml, validated

OWNERS = ("student", "teacher")
_T = TypeVar("_T")


def survey(root: Path, packs: Sequence[Path] = ()) -> Survey:
    """Return what the course and its packs hold, with all faults of reading and of ids.

    Raises:
        SourceError: ``course.yaml`` cannot be used; without it there is nothing to survey.
    """
    base, course = course_layer(root)
    faults: list[Fault] = []
    layers = (base, *_all(packs, pack_layer, faults))
    units, found = units_in_order(layers)
    skills, told = _skills(layers)
    gatherer = _Gatherer(layers, units, [*faults, *found, *told])
    return Survey(
        root=root,
        layers=layers,
        course=course,
        skills=skills,
        units=units,
        lessons=gatherer.lessons(),
        pages=gatherer.pages(),
        assignments=gatherer.assignments(),
        problem_files=gatherer.problem_files(),
        faults=gatherer.faults(),
    )


def _skills(layers: tuple[Layer, ...]) -> tuple[SkillMap, list[Fault]]:
    """Return the skill map under the standards profile that the last layer asks for."""
    roots = [layer.root for layer in layers]
    skills, faults = read_skills(roots)
    profiles, told = read_profiles(roots)
    faults += told
    asking = next((layer for layer in reversed(layers) if layer.profile), None)
    if asking is None or asking.profile is None:
        return skills, faults
    if asking.profile not in profiles:
        known = ", ".join(sorted(profiles)) or "none"
        told_of = f"there is no standards profile {asking.profile!r}; known are {known}"
        return skills, [*faults, Fault(asking.source.place(("profile",)), told_of, "profile/links")]
    skills, wrong = under_profile(skills, profiles, asking.profile)
    return skills, [*faults, *wrong]


def _all(files: Sequence[Path], read: Callable[[Path], _T], faults: list[Fault]) -> list[_T]:
    """Return what could be read, and keep the faults of the rest."""
    found = []
    for file in files:
        try:
            found.append(read(file))
        except SourceError as problem:
            faults += problem.faults
    return found


class _Gatherer:
    """Walks through the layers, and keeps the faults."""

    def __init__(self, layers: tuple[Layer, ...], units: tuple[UnitFile, ...], faults: list[Fault]) -> None:
        self._layers, self._faults = layers, faults
        self._units = [unit.id for unit in units]
        self._lessons: Stack[LessonSource] = Stack("lessons")
        self._assignments: Stack[AssignmentSource] = Stack("assignments")
        self._problems: Stack[Path] = Stack("problems")
        self._pages: Stack[PageSource] = Stack("pages")

    def lessons(self) -> tuple[LessonSource, ...]:
        for layer, folder in self._folders():
            for lesson in _all(sorted(folder.glob("*/lesson.md")), self._lesson, self._faults):
                self._lessons.put(lesson.front.id, lesson, lesson.path, layer)
        found = list(self._lessons.items.values())
        found.sort(key=lambda each: (self._units.index(each.front.unit), each.front.order, each.front.id))
        return tuple(found)

    def assignments(self) -> tuple[AssignmentSource, ...]:
        for layer, folder in self._folders():
            for each in _all(sorted(folder.glob("*.assignment.yaml")), _assignment, self._faults):
                self._assignments.put(each.file.id, each, each.path, layer)
        return tuple(self._assignments.items.values())

    def pages(self) -> tuple[PageSource, ...]:
        for layer in self._layers:
            files = [file for owner in OWNERS for file in sorted((layer.root / owner).glob("*.md"))]
            for page in _all(files, _page, self._faults):
                self._pages.put(f"{page.owner}-{page.front.id}", page, page.path, layer)
        return tuple(self._pages.items.values())

    def problem_files(self) -> dict[str, Path]:
        for layer, folder in self._folders():
            for file in problem_files(folder):
                self._problems.put(file.stem, file, file, layer)
        return dict(sorted(self._problems.items.items()))

    def faults(self) -> tuple[Fault, ...]:
        """Return all faults; to be asked last."""
        for stack in (self._lessons, self._assignments, self._problems, self._pages):
            stack.check_replaced(self._layers)
            self._faults += stack.faults
        return tuple(self._faults)

    def _folders(self) -> Iterator[tuple[Layer, Path]]:
        for layer in self._layers:
            for unit in self._units:
                if (layer.root / unit).is_dir():
                    yield layer, layer.root / unit

    def _lesson(self, path: Path) -> LessonSource:
        text = read_text(path)
        source = front_matter(path, text)
        front = validated(LessonFile, source)
        if front.unit != path.parent.parent.name:
            told = f"the lesson lies in the unit {path.parent.parent.name!r}, and says {front.unit!r}"
            raise SourceError([Fault(source.place(("unit",)), told, "lesson/unit")])
        notes = _all([each for each in [path.with_name("teacher.md")] if each.is_file()], _note, self._faults)
        return LessonSource(path, front, text, notes[0] if notes else None)


def _note(path: Path) -> NoteSource:
    text = read_text(path)
    default = {"lesson": path.parent.name}
    return NoteSource(path, validated(NoteFile, front_matter(path, text, default=default)), text)


def _assignment(path: Path) -> AssignmentSource:
    return AssignmentSource(path, path.parent.name, validated(AssignmentFile, read_yaml(path)))


def _page(path: Path) -> PageSource:
    text = read_text(path)
    default = {"id": path.stem, "kind": path.stem if path.stem in ("home", "board") else "page"}
    source = front_matter(path, text, default=default)
    return PageSource(path, path.parent.name, validated(PageFile, source), text)
