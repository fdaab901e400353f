"""An answer that is worked out line by line: every line has to follow from the one before, and the last is the answer."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from ownpace import algebra
from ownpace.algebra import Expr, Listing, ParseError, Relation, Statement, Truth
from ownpace.messages import sentence
from ownpace.problems.answers import lines
from ownpace.problems.answers.expression import LinePrediction, LineRule
from ownpace.problems.answers.forms import compiled_forms, first_fault
from ownpace.problems.answers.kind import Entry, Kind, Predicted, Shown
from ownpace.problems.answers.relation import is_solved
from ownpace.problems.drawn import Drawn
from ownpace.problems.render import formula_html, literal
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.values import Answer, Part, Reading, Status, Variant, Verdict
from ownpace.problems.verdicts import misconceived, partial, right, shown, verdict

MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class MiddlePrediction:
    """A wrong line on the way."""

    line: lines.Line

    def draw(self, drawn: Drawn) -> Predicted | None:
        """Return the line."""
        found = LinePrediction(self.line).draw(drawn)
        return None if found is None else Predicted(line=found.text, mark=("line", found.mark))


@dataclass(frozen=True, slots=True)
class WorkingRule(LineRule):
    """How the first and the last line are made."""

    start: lines.Line | None = None

    def draw(self, drawn: Drawn) -> Answer:
        """Return the answer."""
        last = LineRule.draw(self, drawn)
        first = drawn.formula(self.start) if self.start is not None else ""
        return replace(last, start=first)

    def mark(self, answer: Answer) -> Hashable:
        """Return what tells the last line from others."""
        return LineRule.mark(self, answer)

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> LinePrediction | MiddlePrediction:  # type: ignore[override]  # either is a prediction
        """Return a wrong last line, or a wrong line on the way."""
        if entry.get("line") is None:
            return LineRule.prediction(self, entry, scope, path)
        return MiddlePrediction(scope.formula(entry["line"], (*path, "line")))


def compile_working(entry: Entry, scope: Scope, path: Path) -> WorkingRule:
    """Return the rule of a working. Raises EntryError."""
    start = scope.formula(entry["from"], (*path, "from"))
    value = scope.formula(entry["value"], (*path, "value"))
    if isinstance(start, Expr) != isinstance(value, Expr):
        raise EntryError((*path, "value"), "the last line is of another kind than the first")
    return WorkingRule(
        "steps",
        value,
        compiled_forms(entry.get("form"), path),
        "value",
        tuple(entry.get("assume") or ()),
        scope.unknown,
        scope.variables,
        start=start,
    )


def judge_steps(text: str, variant: Variant) -> Verdict:
    """Return the verdict on a working: a share for the lines that follow, and all of it if they end in the answer."""
    from ownpace.algebra.working import judge_working

    written = _written(text)
    if len(written) > MOST_LINES:
        return verdict("unreadable", "judge.too-many-lines", values={"most": MOST_LINES})
    read = [lines.parsed(line, variant.answer.variables) for line in written]
    for number, each in enumerate(read, 1):
        if isinstance(each, ParseError):
            return _unread_line(number, each)
    chain = [each for each in read if not isinstance(each, ParseError)]
    start = lines.parsed(variant.answer.start, variant.answer.variables)
    if isinstance(start, ParseError):
        return verdict("undecided", "judge.undecided")
    if algebra.same_up_to_order(chain[0], start) and len(chain) > 1:
        chain = chain[1:]
    marks = judge_working([start, *chain], policy=lines.policy_of(variant.answer))[1:]
    parts: tuple[Part, ...] = tuple(
        "right" if mark.holds else "open" if mark.mark.value == "undecided" else "wrong" for mark in marks
    )
    reading = "<br>".join(map(formula_html, chain))
    wrong_at = parts.index("wrong") if "wrong" in parts else None
    if wrong_at is not None:
        before = chain[wrong_at - 1] if wrong_at else start
        told = _wrong_step(before, chain[wrong_at], marks[wrong_at], parts, variant)
    else:
        told = _judge_end(chain[-1], start, parts, variant)
    return replace(told, reading=reading)


def _written(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]


def _unread_line(number: int, error: ParseError) -> Verdict:
    told = sentence("judge.line", number=number, told=sentence(error.key, **shown(error)))
    return Verdict("unreadable", 0.0, error.key, told)


def _wrong_step(
    before: lines.Line, line: lines.Line, mark: object, parts: tuple[Part, ...], variant: Variant
) -> Verdict:
    from ownpace.algebra.misconceptions import explain

    answer = variant.answer
    credit = round(0.5 * parts.count("right") / len(parts) * variant.max_credit, 6)

    def same(text: str) -> bool:
        other = lines.parsed(text, answer.variables) if text else None
        return other is not None and not isinstance(other, ParseError) and _same(line, other) is Truth.TRUE

    named = misconceived(
        variant, lambda predicted: same(predicted.line) or same(predicted.text), parts=parts, credit=credit
    )
    if named is not None:
        return named
    number = parts.index("wrong") + 1
    found = explain(before, line)
    key = found.key if found is not None else getattr(mark, "key", "") or "working.different"
    values = {} if found is not None else getattr(mark, "values", {})
    told = sentence("judge.line", number=number, told=sentence(key, **values))
    status: Status = "partial" if credit else "wrong"
    return Verdict(status, credit, key, told, found.id if found is not None else None, parts=parts)


def _same(one: lines.Line, other: lines.Line) -> Truth:
    if isinstance(one, Expr) and isinstance(other, Expr):
        return algebra.equal(one, other)
    if isinstance(one, Statement) and isinstance(other, Statement):
        return algebra.same_solutions(one, other)
    return Truth.FALSE


def _judge_end(last: lines.Line, start: lines.Line, parts: tuple[Part, ...], variant: Variant) -> Verdict:
    """Return the verdict on a working whose lines are all in order, by whether it is finished."""
    if "open" in parts:
        return verdict("undecided", "judge.undecided", parts=parts)
    if _is_finished(last, variant.answer):
        return right(variant, parts=parts)
    if algebra.same_up_to_order(last, start):
        return partial("judge.same-line", 0.0, parts=parts)
    return partial("judge.unfinished-line", variant.credit.equivalent_equation, parts=parts)


def _is_finished(last: lines.Line, answer: Answer) -> bool:
    if answer.forms:
        return first_fault(lines.last_side(last) if isinstance(last, Expr) else last, answer.forms) is None
    wanted = lines.right_line(answer)
    if wanted is None:
        return False
    if isinstance(wanted, Statement):
        return is_solved(last) and (
            not _numbers(wanted) or all(map(algebra.is_simplified_number, _numbers(last)))
        )
    return algebra.same_up_to_order(lines.last_side(last), wanted)


def _numbers(line: lines.Line) -> list[Expr]:
    """Return the sides of a solved line that are numbers."""
    if isinstance(line, Listing):
        return [number for item in line.items for number in _numbers(item)]
    if isinstance(line, Relation):
        return [side for side in line.sides if not algebra.variables(side)]
    return [line] if isinstance(line, Expr) and not algebra.variables(line) else []


def read_steps(text: str, variant: Variant) -> Reading:
    """Return how the lines are read, or what is wrong with the first that cannot be."""
    shown_lines = []
    for number, line in enumerate(_written(text)[:MOST_LINES], 1):
        read = lines.parsed(line, variant.answer.variables)
        if isinstance(read, ParseError):
            return Reading(error=_unread_line(number, read).feedback)
        shown_lines.append(formula_html(read))
    return Reading(mathml="<br>".join(shown_lines) or None)


def equal_workings(answer: Answer) -> Iterator[str]:
    """Yield other ways to come to the answer."""
    yield from (answer.text, f"{answer.start}\n{answer.text}", f"{answer.start}\r\n\n {answer.text} \n")


def lay_out(text: str, answer: Answer) -> Shown:
    """Return the lines."""
    del answer
    return Shown("lines", rows=tuple((literal(line),) for line in _written(text)[:MOST_LINES]))


STEPS = Kind(compile_working, judge_steps, read_steps, equal_workings, lay_out)
