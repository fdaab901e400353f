"""The YAML of an answer: a model for each type."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ownpace.problems.format.words import CellText, Closed, FormulaText, Id, RichText

Forms = FormulaText | list[FormulaText]
Assumed = Literal["positive", "plain-roots", "holes-count", "multiplicity"]
Places = Annotated[int, Field(ge=0, le=10)]


class NumberFile(Closed):
    """One number."""

    type: Literal["number"]
    value: FormulaText
    form: Literal["any", "lowest-terms", "mixed", "decimal", "scientific"] = "any"
    places: Places | None = None
    tolerance: FormulaText | None = None
    units: list[RichText] = Field(default_factory=list)


class AmountFile(Closed):
    """A number with its unit: one that converts, or the author's own words."""

    type: Literal["number-with-units"]
    value: FormulaText
    unit: RichText | None = None
    units: list[RichText] = Field(default_factory=list)
    convert: bool = True
    form: Literal["any", "lowest-terms", "mixed", "decimal", "scientific"] = "any"
    places: Places | None = None
    tolerance: FormulaText | None = None


class ExpressionFile(Closed):
    """An expression."""

    type: Literal["expression"]
    value: FormulaText
    form: Forms | None = None
    equal: Literal["value", "order"] = "value"
    assume: list[Assumed] = Field(default_factory=list)


class EquationFile(Closed):
    """An equation, or a system of them."""

    type: Literal["equation"]
    value: FormulaText
    form: Forms | None = None
    up_to: Literal["solutions", "scale", "value"] = "solutions"
    assume: list[Assumed] = Field(default_factory=list)


class SolutionsFile(Closed):
    """Numbers or points that fit: as an inequality, an interval, a set, or points."""

    type: Literal["inequality", "interval", "set", "point"]
    value: FormulaText
    form: Forms | None = None
    notation: Literal["any", "interval", "inequality", "set-builder"] = "any"
    up_to: Literal["solutions", "value"] = "solutions"
    assume: list[Assumed] = Field(default_factory=list)


class GraphFile(Closed):
    """A graph, as the statement that it shows."""

    type: Literal["graph"]
    on: Literal["number-line", "plane"]
    value: FormulaText
    window: Annotated[list[FormulaText], Field(min_length=2, max_length=4)] | None = None
    draw: (
        Literal["points", "line", "ray", "interval", "half-plane", "segment", "parabola", "exponential"]
        | None
    ) = None


class RuleFile(Closed):
    """A function rule."""

    type: Literal["function-rule"]
    value: FormulaText
    domain: FormulaText | None = None
    form: Forms | None = None
    assume: list[Assumed] = Field(default_factory=list)


class TableFile(Closed):
    """A table with cells to fill: those that begin with a question mark."""

    type: Literal["table"]
    columns: Annotated[list[RichText], Field(min_length=1, max_length=12)]
    rows: Annotated[list[list[CellText]], Field(min_length=1, max_length=16)]


class OptionFile(Closed):
    """An option to choose from; right always, where its condition holds, or where no other's does."""

    id: Id
    text: RichText
    right: bool = False
    when: FormulaText | None = None


class ChoiceFile(Closed):
    """One option of several."""

    type: Literal["choice"]
    options: Annotated[list[OptionFile], Field(min_length=2, max_length=12)]
    shuffle: bool = False

    @model_validator(mode="after")
    def _has_one_right_option(self) -> Self:
        named = [option for option in self.options if option.right]
        if len(named) > 1 or (named and any(option.when for option in self.options)):
            raise ValueError("either one option is right: true, or options have conditions (when)")
        if not named and sum(option.when is None for option in self.options) != 1:
            raise ValueError("exactly one option has no condition: the right one where no other is")
        return self


class ChoicesFile(Closed):
    """All options that apply."""

    type: Literal["multi-choice"]
    options: Annotated[list[OptionFile], Field(min_length=2, max_length=12)]
    shuffle: bool = False

    @model_validator(mode="after")
    def _has_right_options(self) -> Self:
        if not any(option.right or option.when for option in self.options):
            raise ValueError("at least one option is right: write right: true, or when")
        return self


class BinFile(Closed):
    """A group to sort into."""

    id: Id
    text: RichText


class CardFile(Closed):
    """A card: the group that it belongs to, or groups with a condition each."""

    id: Id
    text: RichText
    bin: Id | dict[Id, FormulaText] | None = None


class SortFile(Closed):
    """Cards to put into groups, or into order."""

    type: Literal["sort"]
    bins: Annotated[list[BinFile], Field(max_length=8)] = Field(default_factory=list)
    cards: Annotated[list[CardFile], Field(min_length=2, max_length=40)]
    order: list[Id] = Field(default_factory=list)
    deal: Annotated[int, Field(ge=2, le=20)] | None = None

    @model_validator(mode="after")
    def _has_groups_or_an_order(self) -> Self:
        if bool(self.bins) == bool(self.order):
            raise ValueError("cards are sorted either into bins, or in order")
        if self.deal is None and len(self.cards) > 20:
            raise ValueError("at most 20 cards can be sorted at once; write deal to draw some of them")
        return self


class StepsFile(Closed):
    """A working, line by line."""

    type: Literal["steps"]
    start: FormulaText = Field(alias="from")
    value: FormulaText
    form: Forms | None = None
    assume: list[Assumed] = Field(default_factory=list)


class ExplainFile(Closed):
    """An explanation in words."""

    type: Literal["explain"]
    rubric: Annotated[list[RichText], Field(min_length=1, max_length=10)]
    sample: RichText


AnswerFile = Annotated[
    NumberFile
    | AmountFile
    | ExpressionFile
    | EquationFile
    | SolutionsFile
    | GraphFile
    | RuleFile
    | TableFile
    | ChoiceFile
    | ChoicesFile
    | SortFile
    | StepsFile
    | ExplainFile,
    Field(discriminator="type"),
]
"""The right answer, by its type."""
