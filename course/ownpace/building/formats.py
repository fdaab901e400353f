"""The text formats of a course, a pack, an assignment, and the front matter of a page, as pydantic models."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from ownpace.problems.format import Closed, Id, Level

Title = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Points = Annotated[float, Field(gt=0, le=1_000)]
Moment = Annotated[str, StringConstraints(min_length=10, max_length=40)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=20)]
"""A language's tag, as a page's ``lang`` has it: an author may write in one that the kit has no sentences in."""
ENGLISH = "en"


class UnitFile(Closed):
    """A unit: the folder of the same name holds its lessons, problems and assignments. ``after`` is for packs."""

    id: Id
    title: Title
    days: Annotated[int, Field(ge=0, le=180)] = 0
    after: Id | None = None


class CourseFile(Closed):
    """``course.yaml``. ``profile`` names the standards; that of the last pack that has one counts."""

    id: Id
    title: Title
    profile: Id | None = None
    units: Annotated[list[UnitFile], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_each_unit_once(self) -> Self:
        ids = [unit.id for unit in self.units]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"the unit {twice[0]!r} is there twice")
        return self


class ReplacesFile(Closed):
    """What a pack puts in the place of something that is there already, by id; a page's is ``student-home``, say."""

    problems: tuple[Id, ...] = ()
    lessons: tuple[Id, ...] = ()
    assignments: tuple[Id, ...] = ()
    pages: tuple[Id, ...] = ()


class PackFile(Closed):
    """``pack.yaml``: a folder with content of its own, to be laid on the course or on other packs."""

    id: Id
    title: Title
    version: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    licence: str
    authors: Annotated[list[str], Field(min_length=1)]
    profile: Id | None = None
    units: tuple[UnitFile, ...] = ()
    replaces: ReplacesFile = ReplacesFile()


class SlotFile(Closed):
    """A slot of an assignment: a problem at a level, some problems of a skill, or something to explain."""

    problem: Id | None = None
    skill: Id | None = None
    level: Level = 1
    count: Annotated[int, Field(ge=1, le=20)] = 1
    explain: Text | None = None
    points: Points

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if sum(each is not None for each in (self.problem, self.skill, self.explain)) != 1:
            raise ValueError("a slot has either a problem, or a skill, or something to explain")
        if self.count > 1 and self.explain is not None:
            raise ValueError("a slot to explain something is there once: it has no count")
        return self


class AssignmentFile(Closed):
    """``*.assignment.yaml``. ``points`` are those of one slot; ``count: 3`` makes three slots of it.

    ``feedback: after-due`` keeps graded work's feedback back until the assignment is due.
    """

    id: Id
    title: Title
    intro: Text | None = None
    due: Moment | None = None
    feedback: Literal["now", "after-due"] = "now"
    slots: Annotated[dict[Id, SlotFile], Field(min_length=1, max_length=60)]

    @model_validator(mode="after")
    def _is_due_at_a_time(self) -> Self:
        if self.due is not None:
            try:
                datetime.fromisoformat(self.due)
            except ValueError:
                raise ValueError(f"due: {self.due!r} is no time; write 2026-10-02 15:00") from None
        return self


class PageFile(Closed):
    """What stands under ``ownpace`` in the front matter of a page that is no lesson."""

    kind: Literal["home", "board", "page"] = "page"
    id: Id
    title: Title | None = None


class LessonFile(Closed):
    """What stands under ``ownpace`` in the front matter of a lesson.

    ``standards`` are filled in from the skill map where they are left out. ``wants`` names interactives that would suit the
    lesson and are not there yet. ``language`` is the one that it is written in, such as ``es``.
    """

    kind: Literal["lesson"] = "lesson"
    id: Id
    title: Title
    unit: Id
    skill: Id
    minutes: Annotated[int, Field(ge=0, le=600)] = 0
    order: Annotated[int, Field(ge=0, le=1_000)] = 0
    problems: tuple[Id, ...] = ()
    standards: tuple[str, ...] | None = None
    wants: Id | tuple[Id, ...] = ()
    language: Language = ENGLISH


class NoteFile(Closed):
    """What stands under ``ownpace`` in the front matter of a teacher's note, ``teacher.md`` beside a lesson."""

    kind: Literal["note"] = "note"
    lesson: Id
    minutes: Annotated[int, Field(ge=0, le=600)] = 0
