"""The YAML of a problem as a pydantic model: which keys there are, and what their values must look like.

Imported only where an author's YAML is read, by ``problems.loading`` and ``ownpace.building``: built course content is plain
JSON that was checked when it was built, and a student's page does without pydantic.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,31}$")]
FormulaText = Annotated[str, StringConstraints(min_length=1, max_length=300)]
RichText = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Share = Annotated[float, Field(ge=0, le=1)]
Level = Annotated[int, Field(ge=1, le=3)]


class Closed(BaseModel):
    """A model that refuses keys it does not know, for an author's slip must not pass for nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StepFile(Closed):
    """A step of the worked solution: what is done, the line that it leads to, and the reason."""

    do: RichText
    show: FormulaText | None = None
    why: RichText | None = None
    when: FormulaText | None = None


class HintFile(Closed):
    """A hint that is there only under a condition."""

    say: RichText
    when: FormulaText | None = None


class MistakeFile(Closed):
    """A misconception: the wrong answer that it predicts, and what to say to a student who gives it."""

    id: Id
    gives: FormulaText | None = None
    choice: Id | None = None
    say: RichText
    when: FormulaText | None = None

    @model_validator(mode="after")
    def _predicts_one_thing(self) -> Self:
        if (self.gives is None) == (self.choice is None):
            raise ValueError("a mistake predicts either a number (gives) or an option (choice)")
        return self


class OptionFile(Closed):
    """An option to choose from; right where its condition holds, or where no other's does."""

    id: Id
    text: RichText
    when: FormulaText | None = None


class AnswerFile(Closed):
    """The right answer."""

    type: Literal["number", "choice"]
    value: FormulaText | None = None
    form: Literal["any", "lowest-terms"] = "any"
    units: list[RichText] = []
    options: list[OptionFile] = []

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        if self.type == "number" and (self.value is None or self.options):
            raise ValueError("an answer of the type number has a value and no options")
        if self.type == "choice" and (self.value is not None or len(self.options) < 2):
            raise ValueError("an answer of the type choice has at least two options and no value")
        if self.type == "choice" and sum(option.when is None for option in self.options) != 1:
            raise ValueError("exactly one option has no condition: the right one where no other is")
        return self


class CreditFile(Closed):
    """What answers on the way are worth."""

    equivalent_equation: Share = 0.5
    unfinished_number: Share = 0.5
    other_form: Share = 0.75
    rounded: Share = 0.5


class ShapeFile(Closed):
    """One way that a problem can look. What a shape leaves out, it has from its problem."""

    levels: dict[Level, dict[Name, str | list[str]]] | None = None
    where: list[FormulaText] | None = None
    let: dict[Name, FormulaText] | None = None
    contexts: Annotated[list[dict[Word, RichText]], Field(min_length=1)] | None = None
    ask: RichText | None = None
    equation: FormulaText | None = None
    decimals: Annotated[int, Field(ge=0, le=4)] | None = None
    answer: AnswerFile | None = None
    steps: Annotated[list[StepFile], Field(min_length=1)] | None = None
    hints: Annotated[list[RichText | HintFile], Field(min_length=1)] | None = None
    mistakes: list[MistakeFile] | None = None


class ProblemFile(ShapeFile):
    """A problem as an author writes it."""

    id: Id
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    title: RichText
    skill: Id
    licence: str
    authors: Annotated[list[str], Field(min_length=1)]
    status: Literal["draft", "reviewed", "classroom-tested"] = "draft"
    unknown: Name = "x"
    credit: CreditFile = CreditFile()
    shapes: dict[Id, ShapeFile] = {}

    @model_validator(mode="after")
    def _has_three_levels(self) -> Self:
        parts = list(self.shapes.values()) or [self]
        levels = {level for part in parts for level in (part.levels or self.levels or {})}
        missing = sorted({1, 2, 3} - levels)
        if missing:
            raise ValueError(f"no shape can be drawn at level {', '.join(map(str, missing))}")
        return self
