"""The text formats of a course, an assignment, and the front matter of a page, as pydantic models."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from ownpace.problems.format import Closed, Id, Level

Title = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
Points = Annotated[float, Field(gt=0, le=1_000)]


class UnitFile(Closed):
    """A unit: the folder of the same name holds its lessons, problems and assignments."""

    id: Id
    title: Title
    days: Annotated[int, Field(ge=0, le=180)] = 0


class CourseFile(Closed):
    """``course.yaml``."""

    id: Id
    title: Title
    units: Annotated[list[UnitFile], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_each_unit_once(self) -> Self:
        ids = [unit.id for unit in self.units]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"the unit {twice[0]!r} is there twice")
        return self


class SlotFile(Closed):
    """A slot of an assignment: a problem at a level, or something to explain."""

    problem: Id | None = None
    level: Level = 1
    explain: Text | None = None
    points: Points

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        if (self.problem is None) == (self.explain is None):
            raise ValueError("a slot has either a problem or something to explain")
        return self


class AssignmentFile(Closed):
    """``*.assignment.yaml``."""

    id: Id
    title: Title
    intro: Text | None = None
    slots: Annotated[dict[Id, SlotFile], Field(min_length=1, max_length=60)]


class PageFile(Closed):
    """What stands under ``ownpace`` in the front matter of a page that is no lesson."""

    kind: Literal["home", "board", "page"] = "page"
    id: Id
    title: Title | None = None


class LessonFile(Closed):
    """What stands under ``ownpace`` in the front matter of a lesson."""

    kind: Literal["lesson"] = "lesson"
    id: Id
    title: Title
    unit: Id
    skill: Id
    minutes: Annotated[int, Field(ge=0, le=600)] = 0
    order: Annotated[int, Field(ge=0, le=1_000)] = 0
    problems: tuple[Id, ...] = ()
