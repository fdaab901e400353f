"""Rules about the worked solution and the hints: each line follows, the last is the answer, and hints leave the end to the student."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ownpace import algebra
from ownpace.algebra import Expr, Relation
from ownpace.algebra.working import Mark, judge_step
from ownpace.authoring.responses import LINES, right_text
from ownpace.authoring.rules.base import Complaint, rule
from ownpace.authoring.subjects import Drawn, Read
from ownpace.problems import Response, Verdict, judge

_FORMULA = re.compile(r"\$([^$]+)\$")


@rule(
    "problem/steps-follow",
    demands="Each line of the worked solution follows from the one before, the first from the question.",
    mend="Correct `show` of the step that the message names.",
    every=8,
)
def follow(drawn: Drawn) -> Iterator[Complaint]:
    """Judge the lines as working."""
    lines = _lines(drawn)
    start = [drawn.given] if drawn.given is not None else []
    for before, after in pairwise([*start, *lines]):
        if not _same_kind(before, after):
            continue
        mark = judge_step(before, after)
        if mark.mark in (Mark.WRONG, Mark.LOSES, Mark.GAINS):
            told = f"{algebra.to_text(after)} does not follow from {algebra.to_text(before)}"
            yield Complaint(drawn.keys("steps"), told)


def _same_kind(before: Read, after: Read) -> bool:
    """Say whether two lines are steps of one working; a solution may also begin something new, such as a check."""
    if isinstance(before, Expr) or isinstance(after, Expr):
        return isinstance(before, Expr) and isinstance(after, Expr) and _letters(before) == _letters(after)
    return _letters(before) == _letters(after)


def _letters(line: Read) -> frozenset[str]:
    return frozenset(algebra.variables(line))


def _lines(drawn: Drawn) -> list[Read]:
    shown = [step.show.strip().strip("$") for step in drawn.variant.steps if step.show]
    return [line for line in map(drawn.read, shown) if line is not None]


@rule(
    "problem/steps-end",
    demands="The worked solution ends with the answer.",
    mend="Let the last step that has a `show` show the answer.",
    every=8,
)
def end(drawn: Drawn) -> Iterator[Complaint]:
    """Hand the last line in as a student's response, or one side of it."""
    lines = _lines(drawn)
    if not lines or drawn.variant.answer.type not in _ENDS_WITH_ITS_ANSWER:
        return
    last = lines[-1]
    sides = [algebra.to_text(each) for each in (last.sides if isinstance(last, Relation) else ())]
    candidates = [
        algebra.to_text(last),
        *(sides if drawn.given is None or isinstance(drawn.given, Expr) else ()),
    ]
    if not any(_is_the_answer(judge(Response(each), drawn.variant)) for each in candidates):
        told = f"the last line is {candidates[0]}, the answer is {right_text(drawn.variant)}"
        yield Complaint(drawn.keys("steps"), told)


def _is_the_answer(verdict: Verdict) -> bool:
    """Say whether a line is the answer; steps may end with x < 3 where an interval is to be written."""
    return verdict.status == "right" or verdict.key.startswith("judge.notation-")


_ENDS_WITH_ITS_ANSWER = frozenset(
    {"number", "expression", "equation", "inequality", "interval", "set", "point", "function-rule"}
)


@rule(
    "problem/steps-there",
    demands="There is a worked solution, and each of its steps says what is done.",
    mend="Write `steps`, or check the conditions (`when`) under which a step is there.",
)
def there(drawn: Drawn) -> Iterator[Complaint]:
    """Look for the steps."""
    if not drawn.variant.steps:
        yield Complaint(drawn.keys("steps"), "no step of the worked solution is there")


@rule(
    "problem/hints-there",
    demands="A hint ladder has three rungs, from a question to a strong push.",
    mend="Write three `hints`, or check the conditions (`when`) under which a hint is there.",
)
def hints_there(drawn: Drawn) -> Iterator[Complaint]:
    """Count the hints."""
    count = len(drawn.variant.hints)
    if count < 3:
        yield Complaint(drawn.keys("hints"), f"the ladder has {count} rung{'' if count == 1 else 's'}")


@rule(
    "problem/hints-keep-the-answer",
    demands="No hint gives the answer away.",
    mend="Let the hint say what to do, not what comes out.",
)
def hints_keep_it(drawn: Drawn) -> Iterator[Complaint]:
    """Look for the answer in the formulas of the hints."""
    answer, right = drawn.variant.answer, right_text(drawn.variant)
    if right is None or answer.type not in ("number", *LINES):
        return
    told = {_bare(f"{answer.unknown} = {right}"), _bare(f"{right} = {answer.unknown}")}
    if answer.type in LINES:
        told.add(_bare(right))
    for at, hint in enumerate(drawn.variant.hints):
        if told & {_bare(each) for each in _FORMULA.findall(hint)}:
            yield Complaint(drawn.keys("hints"), f"hint {at + 1} gives the answer {right} away")


def _bare(text: str) -> str:
    return text.replace(" ", "").replace("*", "")


RULES = (follow, end, there, hints_there, hints_keep_it)
