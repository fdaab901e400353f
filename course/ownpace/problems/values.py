"""What goes in and out: the drawn variant, the response to it, and the verdict. All frozen, all plain data.

Texts called *rich* are sentences with formulas between dollar signs, in the grammar of ``ownpace.algebra``;
``problems.render`` turns them into HTML or plain text. They come from authors and from us, never from a student.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Status = Literal["right", "partial", "wrong", "unreadable", "undecided"]
AnswerType = Literal["number", "choice"]
NumberForm = Literal["any", "lowest-terms"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked.

    Attributes:
        text: the question, rich.
        equation: the equation that the variant is about, in the algebra grammar, or None. A story may hide it.
        shows_equation: whether the student sees that equation in the question.
    """

    text: str
    equation: str | None = None
    shows_equation: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from: its id, which is the response's text, and its label, rich."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The right answer and how it may be written.

    Attributes:
        type: ``number`` or ``choice``.
        value: the exact number, for the type ``number``.
        form: the form asked of a number.
        unknown: the letter that is solved for.
        units: unit words that may stand behind the number.
        options: what there is to choose from, for the type ``choice``.
        choice: the id of the right option.
    """

    type: AnswerType
    value: Fraction | None = None
    form: NumberForm = "any"
    unknown: str = "x"
    units: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    choice: str | None = None


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
    """

    id: str
    value: Fraction | None
    choice: str | None
    say: str


@dataclass(frozen=True, slots=True)
class Credit:
    """What an answer on the way is worth, each in [0, 1].

    Attributes:
        equivalent_equation: a right step towards the solution, not the end of it.
        unfinished_number: the right value, left as a sum to do.
        other_form: the right value in another form than the one asked.
        rounded: the right value, rounded.
    """

    equivalent_equation: float = 0.5
    unfinished_number: float = 0.5
    other_form: float = 0.75
    rounded: float = 0.5


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
        max_credit: the most that a verdict can give.
    """

    problem_id: str
    version: int
    level: int
    seed: int
    shape: str
    prompt: Prompt
    answer: Answer
    steps: tuple[Step, ...]
    hints: tuple[str, ...]
    misconceptions: tuple[Misconception, ...] = ()
    credit: Credit = Credit()
    numbers: Mapping[str, Fraction] = field(default_factory=dict)
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
    """

    status: Status
    credit: float
    key: str
    feedback: str
    misconception: str | None = None
    span: tuple[int, int] | None = None
    reading: str | None = None


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
