"""An answer that is an expression: equal to the right one, and in the form that is asked for."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ownpace import algebra
from ownpace.algebra import Expected, Expr, Relation, Truth, Undefined
from ownpace.problems.answers import lines
from ownpace.problems.answers.forms import compiled_forms
from ownpace.problems.answers.kind import Entry, Kind, Predicted, needs
from ownpace.problems.answers.prints import print_of
from ownpace.problems.drawn import Drawn
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.values import Answer, AnswerType, Reading, Variant, Verdict
from ownpace.problems.verdicts import verdict


@dataclass(frozen=True, slots=True)
class LinePrediction:
    """A wrong line."""

    gives: lines.Line

    def draw(self, drawn: Drawn) -> Predicted | None:
        """Return the line."""
        try:
            node = drawn.node(self.gives)
        except Undefined:
            return None
        return Predicted(text=algebra.to_text(node), mark=print_of(node))


@dataclass(frozen=True, slots=True)
class LineRule:
    """How an answer that is a line of algebra is made."""

    type: AnswerType
    value: lines.Line
    forms: tuple[str, ...]
    compared: str
    assumed: tuple[str, ...]
    unknown: str
    variables: tuple[str, ...]
    notation: str = "any"
    on: str = ""
    window: tuple[Expr, ...] = ()
    graph: str = ""
    expect: Expected = "point"

    def draw(self, drawn: Drawn) -> Answer:
        """Return the answer."""
        return Answer(
            self.type,
            unknown=self.unknown,
            text=drawn.formula(self.value),
            variables=self.variables,
            forms=self.forms,
            compared=self.compared,
            assumed=self.assumed,
            notation=self.notation,
            on=self.on,
            window=tuple(map(drawn.value, self.window)),
            graph=self.graph,
        )

    def mark(self, answer: Answer) -> Hashable:
        """Return what tells the line from others."""
        read = lines.right_line(answer, expect=self.expect)
        return None if read is None else print_of(read)

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> LinePrediction:
        """Return a wrong line."""
        written = needs(entry, "gives", path, "a line of algebra")
        if not isinstance(written, str):
            raise EntryError((*path, "gives"), "a line of algebra is wanted here")
        more = frozenset(self.variables)
        return LinePrediction(scope.formula(written, (*path, "gives"), expect=self.expect, more=more))


def compile_expression(entry: Entry, scope: Scope, path: Path) -> LineRule:
    """Return the rule of an expression. Raises EntryError."""
    return LineRule(
        "expression",
        scope.expression(entry["value"], (*path, "value")),
        compiled_forms(entry.get("form"), path),
        entry.get("equal", "value"),
        tuple(entry.get("assume") or ()),
        scope.unknown,
        scope.variables,
    )


def judge_expression(text: str, variant: Variant) -> Verdict:
    """Return the verdict on an expression."""
    return lines.judge_line(text, variant, _decide)


def _decide(read: lines.Line, variant: Variant) -> Verdict:
    wanted, policy = lines.right_line(variant.answer), lines.policy_of(variant.answer)
    if not isinstance(wanted, Expr):
        return verdict("undecided", "judge.undecided")
    given = read
    if (
        isinstance(read, Relation)
        and set(read.signs) == {"="}
        and algebra.equal(read.left, wanted) is Truth.TRUE
    ):
        given = _claimed(read, wanted)
    if not isinstance(given, Expr):
        return verdict("unreadable", "judge.not-an-expression")

    def same(one: lines.Line, other: lines.Line) -> Truth:
        if not isinstance(one, Expr) or not isinstance(other, Expr):
            return Truth.FALSE
        return algebra.equal(one, other, policy)

    truth = same(given, wanted)
    if (
        truth is Truth.TRUE
        and variant.answer.compared == "order"
        and not algebra.same_up_to_order(given, wanted)
    ):
        return verdict("partial", "judge.as-asked", credit=variant.credit.other_form)
    return lines.settle(given, variant, truth, same=same, wrong=lambda: lines.wrong_line(given, variant))


def _claimed(read: Relation, wanted: Expr) -> Expr:
    """Return the side that a chain ends with, or the first that is not equal: ``3(x + 4) = 3x + 4`` claims ``3x + 4``."""
    others = (side for side in read.sides if algebra.equal(side, wanted) is not Truth.TRUE)
    return next(others, read.right)


def read_expression(text: str, variant: Variant) -> Reading:
    """Return how an expression is read."""
    return lines.read_line(text, variant)


def equal_lines(answer: Answer) -> Iterator[str]:
    """Yield other ways to write a line."""
    yield from (answer.text, f" {answer.text} ")


EXPRESSION = Kind(compile_expression, judge_expression, read_expression, equal_lines)
