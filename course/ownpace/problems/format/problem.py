"""The YAML of a problem as a pydantic model: which keys there are, and what their values must look like."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from ownpace.problems.format.answers import AnswerFile
from ownpace.problems.format.words import (
    CellText,
    Closed,
    DomainText,
    FormulaText,
    Id,
    Letter,
    Level,
    Name,
    RichText,
    Share,
    Word,
)


class StepFile(Closed):
    """A step of the worked solution: what is done, the line that it leads to, and the reason."""

    do: RichText
    show: FormulaText | None = None
    why: RichText | None = None
    when: FormulaText | None = None


Goal = Literal["solve", "simplify", "expand", "factor"]


class SolveFile(Closed):
    """The core's own worked steps, of a line that may be another than the one given."""

    solve: FormulaText | None = None
    goal: Goal = "solve"
    letter: Letter | None = None
    method: Literal["auto", "factoring", "square-root", "completing-the-square", "formula"] | None = None
    system_method: Literal["auto", "substitution", "elimination"] | None = None


class HintFile(Closed):
    """A hint that is there only under a condition."""

    say: RichText
    when: FormulaText | None = None


class MistakeFile(Closed):
    """A misconception: the wrong answer that it predicts, and what to say to a student who gives it."""

    id: Id
    gives: FormulaText | list[CellText] | dict[Id, Id] | None = None
    choice: Id | None = None
    line: FormulaText | None = None
    say: RichText
    when: FormulaText | None = None

    @model_validator(mode="after")
    def _predicts_one_thing(self) -> Self:
        if sum(each is not None for each in (self.gives, self.choice, self.line)) != 1:
            raise ValueError(
                "a mistake predicts either an answer (gives) or an option (choice), or a line of working (line)"
            )
        return self


class CreditFile(Closed):
    """What answers on the way are worth."""

    equivalent_equation: Share = 0.5
    unfinished_number: Share = 0.5
    other_form: Share = 0.75
    rounded: Share = 0.5
    missing_unit: Share = 0.5


class VariantsFile(Closed):
    """Variants that a Python function draws, in a file beside the problem."""

    python: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*\.py$")]


class ShapeFile(Closed):
    """One way that a problem can look. What a shape leaves out, it has from its problem."""

    levels: dict[Level, dict[Name, DomainText | list[DomainText]]] | None = None
    variants: VariantsFile | None = None
    where: list[FormulaText] | None = None
    let: dict[Name, FormulaText] | None = None
    contexts: Annotated[list[dict[Word, RichText]], Field(min_length=1)] | None = None
    ask: RichText | None = None
    equation: FormulaText | None = None
    given: FormulaText | None = None
    decimals: Annotated[int, Field(ge=0, le=4)] | None = None
    answer: AnswerFile | None = None
    steps: Goal | SolveFile | Annotated[list[StepFile], Field(min_length=1)] | None = None
    hints: Annotated[list[RichText | HintFile], Field(min_length=1)] | None = None
    mistakes: list[MistakeFile] | None = None
    picture: dict[str, Any] | None = None
    interactive: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Self:
        if self.given is not None and self.equation is not None:
            raise ValueError("write either given or equation: both say what the problem is about")
        if self.levels is not None and self.variants is not None:
            raise ValueError("numbers are drawn either by levels or by variants")
        return self


class ProblemFile(ShapeFile):
    """A problem as an author writes it."""

    id: Id
    version: Annotated[int, Field(ge=1, le=1_000_000)]
    title: RichText
    skill: Id
    licence: str
    authors: Annotated[list[str], Field(min_length=1)]
    status: Literal["draft", "reviewed", "classroom-tested"] = "draft"
    unknown: Name | None = None
    variables: Annotated[list[Letter], Field(max_length=12)] | None = None
    variant_key: list[str] | None = None
    credit: CreditFile = CreditFile()
    shapes: dict[Id, ShapeFile] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_three_levels(self) -> Self:
        parts = list(self.shapes.values()) or [self]
        if self.variants is not None or any(part.variants for part in parts):
            return self
        levels = {level for part in parts for level in (part.levels or self.levels or {})}
        missing = sorted({1, 2, 3} - levels)
        if missing:
            raise ValueError(f"no shape can be drawn at level {', '.join(map(str, missing))}")
        return self
