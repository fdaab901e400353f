"""What goes in and out: the drawn variant, the response to it, and the verdict. All frozen, all plain data.

Texts called *rich* are sentences with formulas between dollar signs, in the grammar of ``ownpace.algebra``;
``problems.render`` turns them into HTML or plain text. They come from authors and from us, never from a student.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

Status = Literal["right", "partial", "wrong", "unreadable", "undecided"]
AnswerType = Literal[
    "number",
    "number-with-units",
    "expression",
    "equation",
    "inequality",
    "interval",
    "set",
    "point",
    "table",
    "graph",
    "choice",
    "multi-choice",
    "sort",
    "function-rule",
    "steps",
    "explain",
]
NumberForm = Literal["any", "lowest-terms", "mixed", "decimal", "scientific"]
Part = Literal["right", "wrong", "open"]
"""How one cell, card or line of a response is judged; ``open`` is what is missing or could not be judged."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked.

    Attributes:
        text: the question, rich.
        equation: the equation that the variant is about, in the algebra grammar, or None. A story may hide it.
        shows_equation: whether the student sees that equation in the question.
        given: what the variant is about, in the algebra grammar: that equation, or an expression, an inequality, a
            system; None where it is about nothing written.
        picture: what is drawn beside the question, as plain data of ``ownpace.pictures``.
        interactive: what can be played with beside the question, as plain data: ``kind`` and its options.
    """

    text: str
    equation: str | None = None
    shows_equation: bool = False
    given: str | None = None
    picture: Mapping[str, Any] | None = None
    interactive: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from: its id, which is the response's text, and its label, rich."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The right answer and how it may be written. Which attributes mean something depends on the type.

    Attributes:
        type: what kind of answer it is.
        value: the exact number, for the types ``number`` and ``number-with-units``.
        form: the form asked of a number.
        unknown: the letter that is solved for; empty where there is none.
        units: unit words that may stand behind the number.
        options: what there is to choose from, for the types ``choice`` and ``multi-choice``.
        choice: the id of the right option, for the type ``choice``.
        text: a right response, just as a student could send it. Never shown before it is judged.
        variables: the letters that a response may use.
        forms: the forms asked of a line of algebra, as ``problems.answers.forms`` reads them.
        compared: what makes two lines the same: ``value``, ``order``, ``solutions``, ``scale`` or ``sides``.
        assumed: flags of ``algebra.Policy`` that hold in this problem.
        notation: how a set of numbers is to be written: ``any``, ``interval``, ``inequality`` or ``set-builder``.
        unit: the unit asked for, for the type ``number-with-units``.
        convert: whether another unit that measures the same is as good.
        places: how many decimal places the number is to be rounded to, or None.
        tolerance: how far from the value a number may lie.
        picks: the ids of the right options, for the type ``multi-choice``.
        columns: the heads of a table's columns, rich.
        rows: a table's cells, rich; None for one that is to be filled.
        bins: the groups to sort into.
        cards: what there is to sort, in the order shown.
        on: what a graph is drawn on, ``plane`` or ``number-line``.
        window: what of it is seen: x from, x to, y from, y to.
        graph: what is drawn: ``points``, ``line``, ``interval``, ``half-plane``, ``parabola``, ``curve``, ...
        start: the line that the steps begin with.
        rubric: what to look for in an explanation, rich.
        sample: an explanation that would do, rich.
    """

    type: AnswerType
    value: Fraction | None = None
    form: NumberForm = "any"
    unknown: str = "x"
    units: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    choice: str | None = None
    text: str = ""
    variables: tuple[str, ...] = ("x",)
    forms: tuple[str, ...] = ()
    compared: str = "value"
    assumed: tuple[str, ...] = ()
    notation: str = "any"
    unit: str = ""
    convert: bool = True
    places: int | None = None
    tolerance: Fraction = Fraction(0)
    picks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()
    bins: tuple[Option, ...] = ()
    cards: tuple[Option, ...] = ()
    on: str = ""
    window: tuple[Fraction, ...] = ()
    graph: str = ""
    start: str = ""
    rubric: tuple[str, ...] = ()
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the worked solution.

    Attributes:
        do: what is done, rich.
        show: the line that it leads to, rich; empty where there is none.
        why: the reason, rich; may be empty.
    """

    do: str
    show: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong belief and the wrong answer that it leads to on this variant.

    Attributes:
        id: its id in the skill map.
        value: the number that it predicts, or None.
        choice: the option that it predicts, or None.
        say: the feedback to a student who gives that answer, rich.
        text: the response that it predicts, for an answer that is no number and no option; empty else.
        line: the line of working that it predicts; empty else.
    """

    id: str
    value: Fraction | None
    choice: str | None
    say: str
    text: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """What an answer on the way is worth, each in [0, 1].

    Attributes:
        equivalent_equation: a right step towards the solution, not the end of it.
        unfinished_number: the right value, left as a sum to do.
        other_form: the right value in another form than the one asked.
        rounded: the right value, rounded.
        missing_unit: the right number without its unit.
    """

    equivalent_equation: float = 0.5
    unfinished_number: float = 0.5
    other_form: float = 0.75
    rounded: float = 0.5
    missing_unit: float = 0.5


@dataclass(frozen=True, slots=True)
class Variant:
    """One drawn problem. The same problem, version, level and seed give the same variant for ever.

    Attributes:
        problem_id: the problem's id.
        version: the problem's version.
        level: 1, 2 or 3.
        seed: the seed that it was drawn with.
        shape: which shape of the problem it has.
        prompt: what is asked.
        answer: the right answer.
        steps: the worked solution.
        hints: the hint ladder, from the lightest to the strongest, rich.
        misconceptions: the wrong answers that are recognised.
        credit: what an answer on the way is worth.
        numbers: the drawn and derived numbers by name.
        words: the words of its context by name, rich.
        max_credit: the most that a verdict can give.
    """

    problem_id: str
    version: int
    level: int
    seed: int
    shape: str
    prompt: Prompt
    answer: Answer
    steps: Sequence[Step]
    hints: tuple[str, ...]
    misconceptions: tuple[Misconception, ...] = ()
    credit: Credit = Credit()
    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    max_credit: float = 1.0

    @property
    def key(self) -> str:
        """Everything that the variant depends on: ``problem@version/level/seed``."""
        return f"{self.problem_id}@{self.version}/{self.level}/{self.seed}"


@dataclass(frozen=True, slots=True)
class Response:
    """What the student entered, as it was typed. Data, never code."""

    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of a response.

    Attributes:
        status: ``unreadable`` and ``undecided`` are not ``wrong``: the student is asked again, or a person looks.
        credit: in [0, 1].
        key: which sentence was chosen, a key of the catalogue.
        feedback: the sentence, rich.
        misconception: the id of the recognised misconception, or None.
        span: where in the response the sentence points, or None.
        reading: the response as it was read, as MathML, or None.
        parts: how each cell of a table, each card, or each line of working is judged, in the response's order.
    """

    status: Status
    credit: float
    key: str
    feedback: str
    misconception: str | None = None
    span: tuple[int, int] | None = None
    reading: str | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a response is read, before it is judged.

    Attributes:
        mathml: the response as mathematics, or None where it cannot be read (or need not be).
        error: the sentence that says why not, or None.
        span: where in the response that sentence points, or None.
    """

    mathml: str | None = None
    error: str | None = None
    span: tuple[int, int] | None = None
