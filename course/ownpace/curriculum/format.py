"""The YAML of the skill map and of standards profiles, as pydantic models. Imported only where a course is built or checked."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]
AnswerType = Literal[
    "number", "number-with-units", "expression", "equation", "inequality", "interval", "set", "point", "table", "graph",
    "choice", "multi-choice", "sort", "function-rule", "steps", "explain",
]  # fmt: skip


class Closed(BaseModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class KindFile(Closed):
    """A kind of problem."""

    id: Id
    task: Words
    vary: Words
    answer: AnswerType


class BeliefFile(Closed):
    """A misconception."""

    id: Id
    says: Words
    signature: Words


class InteractiveFile(Closed):
    """Which interactives show a skill best."""

    primary: Id
    secondary: Id | None = None


class LimitsFile(Closed):
    """How large numbers may become."""

    largest: Annotated[int, Field(ge=1)] = 1_000_000
    denominator: Annotated[int, Field(ge=1)] = 100
    places: Annotated[int, Field(ge=0, le=9)] = 4


class SkillFile(Closed):
    """A skill."""

    id: Id
    title: Words
    status: Literal["core", "extension"] = "core"
    prereqs: list[Id] = []
    standards: list[Code] = []
    supports: list[Code] = []
    scope: Words
    limits: LimitsFile = LimitsFile()
    kinds: Annotated[list[KindFile], Field(min_length=1)]
    interactive: InteractiveFile
    misconceptions: list[BeliefFile] = []


class SkillsFile(Closed):
    """``map/<unit>.skills.yaml``: the skills of a unit, in the order in which they are taught."""

    unit: Id
    skills: Annotated[list[SkillFile], Field(min_length=1)]


class InteractiveWords(Closed):
    """An interactive in words: what it shows, what one does, how it works without dragging, what it says aloud."""

    shows: Words
    mechanic: Words
    no_drag: Words
    says: Words


class MapFile(Closed):
    """``map/course.map.yaml``: what belongs to no unit."""

    interactives: dict[Id, InteractiveWords] = {}
    sequences: dict[Id, list[Id]] = {}


class ProfileFile(Closed):
    """``profiles/<name>.profile.yaml``: the standards of a state, told as what is different from its base.

    ``rename`` gives codes another name, ``drop`` takes codes off all skills, ``add`` gives codes to skills, and ``without`` names
    skills that the state does not ask for.
    """

    id: Id
    title: Words
    base: Id | None = None
    codes: dict[Code, Words] = {}
    rename: dict[Code, Code] = {}
    drop: list[Code] = []
    add: dict[Id, list[Code]] = {}
    without: list[Id] = []
