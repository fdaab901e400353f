"""Rules about the right answer: it is right, the only one, in the form asked, of a size that suits the skill, and not told beforehand."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ownpace import algebra
from ownpace.algebra import Number, Relation, Truth, Variable
from ownpace.authoring.responses import exact_decimal, right_text
from ownpace.authoring.routes import decisions
from ownpace.authoring.rules.base import Complaint, rule
from ownpace.authoring.subjects import Drawn
from ownpace.problems import Response, judge

_FORMULA = re.compile(r"\$([^$]+)\$")
_TOLD_WHEN_SAME = frozenset({"expression", "equation", "inequality", "interval", "set", "function-rule"})


@rule(
    "problem/answer-second-route",
    demands="The answer is right by a way that is not the formula that made it: put back into what is given, solved anew, or "
    "worked out from the question's own formula.",
    mend="Correct `answer.value`, `let` or `given`; the message shows what each says.",
)
def second_route(drawn: Drawn) -> Iterator[Complaint]:
    """Ask every second way to the answer, and tell what those that refute it say."""
    for decision in decisions(drawn).values():
        for told in decision.told:
            yield Complaint(drawn.keys("answer"), told)


@rule(
    "problem/answer-unique",
    demands="There is one right answer: the question's equation has no other solution, and is no identity.",
    mend="Add a condition to `where` that keeps such numbers out, or ask for a set of solutions.",
)
def unique(drawn: Drawn) -> Iterator[Complaint]:
    """See whether the equation has the answer as its only solution."""
    answer, equation = drawn.variant.answer, drawn.given
    if answer.value is None or answer.places is not None or not isinstance(equation, Relation):
        return
    if algebra.variables(equation) != {answer.unknown} or equation.signs != ("=",):
        return
    solution = algebra.solve_linear(equation, answer.unknown)
    if solution is not None and solution.kind == "one":
        return
    only = Relation((Variable(answer.unknown), algebra.numeral_node(answer.value)), ("=",))
    if solution is None and algebra.same_solutions(equation, only) is not Truth.FALSE:
        return
    every = solution is not None and solution.kind == "all"
    many = "every number solves it" if every else "it has other solutions"
    yield Complaint(drawn.keys("given"), f"{drawn.variant.prompt.given}: {many}")


@rule(
    "problem/answer-form",
    demands="The right answer, written as the kit writes it, gets full credit: it can be read and has the form that is asked.",
    mend="Make `answer.value` give the form that `answer.form` asks for, or ask for another form.",
    every=4,
)
def in_the_asked_form(drawn: Drawn) -> Iterator[Complaint]:
    """Judge the answer as a student's response."""
    right = right_text(drawn.variant)
    if right is None:
        return
    verdict = judge(Response(right), drawn.variant)
    if verdict.status != "right":
        yield Complaint(
            drawn.keys("answer"), f"the answer {right!r} is judged {verdict.status}: {verdict.feedback}"
        )


@rule(
    "problem/answer-scope",
    demands="Numbers stay within the skill's limits: their size, and the denominator or the decimal places of the answer.",
    mend="Narrow the ranges in `levels`, add a condition to `where`, or raise the skill's `limits` in the map.",
)
def in_scope(drawn: Drawn) -> Iterator[Complaint]:
    """Look at the size of every number in the question, and of the answer."""
    limits, value = drawn.limits, drawn.variant.answer.value
    if isinstance(value, Fraction):
        decimal = exact_decimal(value)
        short = decimal is not None and len(decimal.partition(".")[2]) <= limits.places
        if abs(value) > limits.largest:
            yield Complaint(drawn.keys("answer"), f"the answer {value} is larger than {limits.largest}")
        if value.denominator > limits.denominator and not short:
            yield Complaint(
                drawn.keys("answer"), f"the answer {value} has a denominator above {limits.denominator}"
            )
    equation = drawn.given
    numbers = [node.value for node in algebra.walk(equation) if isinstance(node, Number)] if equation else []
    if numbers and max(numbers) > limits.largest:
        yield Complaint(drawn.keys("given"), f"{max(numbers)} is larger than {limits.largest}")


@rule(
    "problem/answer-visible",
    demands="The question does not show its answer, and leaves something to do.",
    mend="Add a condition to `where` that keeps such numbers out.",
)
def not_visible(drawn: Drawn) -> Iterator[Complaint]:
    """Look for the answer among the formulas of the question."""
    answer, right = drawn.variant.answer, right_text(drawn.variant)
    if right is None:
        return
    shown = {_bare(each) for each in _FORMULA.findall(drawn.variant.prompt.text)}
    told = {_bare(f"{answer.unknown}={right}"), _bare(f"{right}={answer.unknown}")}
    if answer.type in _TOLD_WHEN_SAME:
        told.add(_bare(right))
    if answer.type in ("number", *_TOLD_WHEN_SAME) and shown & told:
        yield Complaint(drawn.keys("ask"), f"the question already says {min(shown & told)}")


def _bare(text: str) -> str:
    return text.replace(" ", "").replace("*", "")


RULES = (second_route, unique, in_the_asked_form, in_scope, not_visible)
