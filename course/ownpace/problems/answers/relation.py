"""Answers that say something: an equation, an inequality, an interval, a set, a point, a graph.

They are compared by their solutions, so that ``x > 3``, ``3 < x`` and ``(3, oo)`` are one answer. Which solutions are missing or
too many is told without naming them. A line that has the right solutions and only leads to them, as ``2x > 6``, is a step.
"""

from collections.abc import Callable
from functools import partial as given
from typing import Final

from ownpace import algebra
from ownpace.algebra import (
    Collection,
    Expected,
    Expr,
    Interval,
    Listing,
    Membership,
    Point,
    Relation,
    SetBuilder,
    Statement,
    Truth,
    Union,
    Variable,
)
from ownpace.problems.answers import lines
from ownpace.problems.answers.drawings import drawn_kind
from ownpace.problems.answers.expression import LineRule, equal_lines
from ownpace.problems.answers.forms import compiled_forms
from ownpace.problems.answers.kind import Entry, Kind
from ownpace.problems.answers.sides import same_scale, same_sides
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.values import Answer, AnswerType, Reading, Variant, Verdict
from ownpace.problems.verdicts import partial, verdict

_EXPECT: Final[dict[AnswerType, Expected]] = {"inequality": "interval", "interval": "interval"}
_COMPARED: Final = {"solutions": "solutions", "scale": "scale", "value": "sides"}
_SOLVED: Final = frozenset({"inequality", "interval", "set", "point"})
"""The types whose answer names the solutions; an equation or a graph need not."""


def compile_statement(type_: AnswerType, entry: Entry, scope: Scope, path: Path) -> LineRule:
    """Return the rule of a statement. Raises EntryError."""
    expect = expected(type_, entry.get("on", ""))
    value = scope.formula(entry["value"], (*path, "value"), expect=expect)
    rule = LineRule(
        type_,
        value,
        compiled_forms(entry.get("form"), path),
        _COMPARED[entry.get("up_to", "solutions")],
        tuple(entry.get("assume") or ()),
        scope.unknown,
        scope.variables,
        notation=entry.get("notation", "any"),
        on=entry.get("on", ""),
        window=tuple(
            scope.number(str(each), (*path, "window", at))
            for at, each in enumerate(entry.get("window") or ())
        ),
        expect=expect,
        graph=entry.get("draw")
        or (drawn_kind(value, entry["on"], scope.variables) if type_ == "graph" else ""),
    )
    wanted = _WANTED[type_]
    if not wanted(value):
        raise EntryError((*path, "value"), f"{entry['value']!r} is no {type_}")
    return rule


def expected(type_: AnswerType, on: str = "") -> Expected:
    """Return what ``(2, 5)`` is in an answer of that type."""
    return "interval" if on == "number-line" else _EXPECT.get(type_, "point")


def _is_equation(node: lines.Line) -> bool:
    if isinstance(node, Listing):
        return all(_is_equation(item) for item in node.items)
    return isinstance(node, Relation) and set(node.signs) == {"="}


def _is_inequality(node: lines.Line) -> bool:
    if isinstance(node, Listing):
        return all(_is_inequality(item) for item in node.items)
    return (isinstance(node, Relation) and "=" not in node.signs) or _says_all_or_nothing(node)


def _says_all_or_nothing(node: lines.Line) -> bool:
    return isinstance(node, algebra.NoSolution | algebra.AllReals)


def _is_points(node: lines.Line) -> bool:
    if isinstance(node, Listing | algebra.FiniteSet):
        return all(isinstance(item, Point) for item in node.items)
    return isinstance(node, Point | algebra.NoSolution)


_WANTED: Final[dict[AnswerType, Callable[[lines.Line], bool]]] = {
    "equation": _is_equation,
    "inequality": _is_inequality,
    "interval": lambda node: isinstance(node, Collection),
    "set": lambda node: (
        isinstance(node, Collection | Listing | Expr) and not isinstance(node, Interval | Union)
    ),
    "point": _is_points,
    "graph": lambda node: isinstance(node, Statement),
}


def judge_statement(text: str, variant: Variant) -> Verdict:
    """Return the verdict on a statement."""
    answer = variant.answer
    return lines.judge_line(text, variant, _decide, expect=expected(answer.type, answer.on))


def _decide(read: lines.Line, variant: Variant) -> Verdict:
    answer, policy = variant.answer, lines.policy_of(variant.answer)
    wanted = lines.right_line(answer, expect=expected(answer.type, answer.on))
    if wanted is None:
        return verdict("undecided", "judge.undecided")
    if not _fits_type(read, answer):
        return verdict("unreadable", f"judge.not-of-type-{answer.type}")
    same = given(algebra.same_solutions, policy=policy)
    truth = same(read, wanted)
    if truth is Truth.TRUE:
        told = _falls_short(read, wanted, variant)
        if told is not None:
            return told
    return lines.settle(read, variant, truth, same=same, wrong=lambda: _wrong(read, wanted, variant))


def _fits_type(read: lines.Line, answer: Answer) -> bool:
    """Say whether a line is at all the kind of thing that is asked for."""
    match answer.type:
        case "equation":
            return _is_equation(read)
        case "set":
            return isinstance(read, Statement) or not algebra.variables(read)
        case "point":
            return isinstance(read, Statement)
        case _:
            return isinstance(read, Statement) or (answer.on == "number-line" and not algebra.variables(read))


def _falls_short(read: lines.Line, wanted: lines.Line, variant: Variant) -> Verdict | None:
    """Return what a line with the right solutions still lacks, before its form is looked at."""
    answer = variant.answer
    if answer.compared in ("scale", "sides"):
        compare = same_scale if answer.compared == "scale" else same_sides
        truth = compare(read, wanted)
        if truth is Truth.UNDECIDED:
            return verdict("undecided", "judge.undecided")
        if truth is Truth.FALSE:
            return partial("judge.solved-too-far", variant.credit.other_form)
    if answer.type in _SOLVED and is_solved(wanted) and not is_solved(read):
        return lines.unfinished(read, variant)
    if answer.notation != "any" and not _is_written_as(read, answer.notation):
        return partial(f"judge.notation-{answer.notation}", variant.credit.other_form)
    return None


def is_solved(node: lines.Line) -> bool:
    """Say whether a line names its solutions: every letter stands alone, and what it is compared with has none."""
    match node:
        case Relation(sides=sides):
            letters = [side for side in sides if algebra.variables(side)]
            return (
                all(isinstance(algebra.ungrouped(side), Variable) for side in letters) and len(letters) <= 1
            )
        case Listing(items=items):
            return all(is_solved(item) for item in items)
        case SetBuilder(condition=condition):
            return isinstance(condition, Expr | Statement) and is_solved(condition)
        case Membership(collection=collection):
            return is_solved(collection)
        case _:
            return not algebra.variables(node)


def _is_written_as(node: lines.Line, notation: str) -> bool:
    match notation:
        case "interval":
            inner = node.collection if isinstance(node, Membership) else node
            return isinstance(
                inner, Interval | Union | algebra.FiniteSet | algebra.AllReals | algebra.NoSolution
            )
        case "inequality":
            return _is_inequality(node)
        case _:
            return isinstance(node, SetBuilder)


def _wrong(read: lines.Line, wanted: lines.Line, variant: Variant) -> Verdict:
    """Return the named mistake, or else whether solutions are missing, or too many."""
    found = lines.wrong_line(read, variant)
    if found.misconception is not None or variant.answer.type == "equation":
        return found
    change = algebra.compare(wanted, read, lines.policy_of(variant.answer)).change
    if change is algebra.Change.LOSES:
        return verdict("wrong", "judge.some-missing")
    if change is algebra.Change.GAINS:
        return verdict("wrong", "judge.some-too-many")
    return found


def read_statement(text: str, variant: Variant) -> Reading:
    """Return how a statement is read."""
    return lines.read_line(text, variant, expect=expected(variant.answer.type, variant.answer.on))


def _kind(type_: AnswerType) -> Kind:
    return Kind(given(compile_statement, type_), judge_statement, read_statement, equal_lines)


EQUATION = _kind("equation")
INEQUALITY = _kind("inequality")
INTERVAL = _kind("interval")
SET = _kind("set")
POINT = _kind("point")
GRAPH = _kind("graph")
