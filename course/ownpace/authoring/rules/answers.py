"""Rules about the right answer: it is right, the only one, in the form asked, of a size that suits the skill, and not told beforehand."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ownpace import algebra
from ownpace.algebra import Expr, Number, Relation, Root, Truth, Undefined, Variable
from ownpace.authoring.responses import exact_decimal, right_text
from ownpace.authoring.rules.base import Complaint, rule
from ownpace.authoring.rules.routes import found_wrong
from ownpace.authoring.subjects import Drawn
from ownpace.problems import Response, judge

_FORMULA = re.compile(r"\$([^$]+)\$")
_TOLD_WHEN_SAME = frozenset({"expression", "equation", "inequality", "interval", "set", "function-rule"})


_SAYS_THE_SAME = frozenset(
    {"expression", "equation", "inequality", "interval", "set", "point", "graph", "steps"}
)
_NUMBERS = frozenset({"number", "number-with-units"})


@rule(
    "problem/answer-second-route",
    demands="The answer is right by a way that is not the formula that made it: put back into what is given, solved anew, or "
    "worked out from the question's own formula.",
    mend="Correct `answer.value`, `let` or `given`; the message shows what each says.",
)
def second_route(drawn: Drawn) -> Iterator[Complaint]:
    """Hold the answer against what is given, or against the one formula that the question asks to work out."""
    answer = drawn.variant.answer
    for told in found_wrong(drawn):
        yield Complaint(drawn.keys("answer"), told)
    if answer.type in _NUMBERS and answer.value is not None:
        yield from _number_again(drawn, answer.value)
    elif answer.choice in ("yes", "no"):
        yield from _asked_again(drawn)
    elif answer.type in _SAYS_THE_SAME and drawn.given is not None:
        right = drawn.read(answer.text.splitlines()[-1] if answer.text else "")
        if right is not None and algebra.same_solutions(drawn.given, right) is Truth.FALSE:
            told = f"{answer.text} does not say the same as {drawn.variant.prompt.given}"
            yield Complaint(drawn.keys("answer"), told)


def _number_again(drawn: Drawn, value: Fraction) -> Iterator[Complaint]:
    answer = drawn.variant.answer
    if isinstance(drawn.given, Relation):
        yield from _put_back(drawn, drawn.given, value)
        return
    asked = _asked_number(drawn)
    room = max(
        answer.tolerance, Fraction(1, 2 * 10**answer.places) if answer.places is not None else Fraction(0)
    )
    if asked is not None and abs(asked - value) > room:
        yield Complaint(drawn.keys("answer"), f"the answer is {value}, and the question's formula is {asked}")


def _asked_again(drawn: Drawn) -> Iterator[Complaint]:
    """Answer the question whether a number solves what is given, where it is one."""
    answer, equation = drawn.variant.answer, drawn.given
    asked = re.search(rf"\${answer.unknown or 'x'} = (-?\d+(?:/\d+)?)\$", drawn.variant.prompt.text)
    if asked is None or not isinstance(equation, Relation) or algebra.variables(equation) != {answer.unknown}:
        return
    try:
        sides = {algebra.evaluate(side, {answer.unknown: Fraction(asked[1])}) for side in equation.sides}
    except Undefined:
        return
    if equation.signs == ("=",) and (len(sides) == 1) != (answer.choice == "yes"):
        yield Complaint(
            drawn.keys("answer"),
            f"{asked[0].strip('$')} in {drawn.variant.prompt.given}: the answer is {answer.choice!r}",
        )


def _put_back(drawn: Drawn, equation: Relation, value: Fraction) -> Iterator[Complaint]:
    """Put the answer in place of the letter that is solved for; a rounded one would not fit, and is left alone."""
    answer = drawn.variant.answer
    unknown = answer.unknown
    if algebra.variables(equation) != {unknown} or equation.signs != ("=",) or answer.places is not None:
        return
    try:
        sides = [algebra.evaluate(side, {unknown: value}) for side in equation.sides]
    except Undefined:
        if _rational(equation):
            yield Complaint(drawn.keys("answer"), f"{unknown} = {value} divides by zero in the equation")
        return
    if len(set(sides)) > 1 and not answer.tolerance:
        told = f"{unknown} = {value} makes the sides of {drawn.variant.prompt.given} {' and '.join(map(str, sides))}"
        yield Complaint(drawn.keys("answer"), told)


def _rational(equation: Relation) -> bool:
    """Say whether a side without a value must mean a division by zero: there is no root in it that is merely not exact."""
    return not any(isinstance(node, Root) for node in algebra.walk(equation))


def _asked_number(drawn: Drawn) -> Fraction | None:
    """Return what is given as a number, or the question's only formula where the question says to work it out."""
    read = drawn.given if isinstance(drawn.given, Expr) else _only_formula(drawn)
    if read is None or algebra.variables(read):
        return None
    try:
        return algebra.evaluate(read, {})
    except Undefined:
        return None


def _only_formula(drawn: Drawn) -> Expr | None:
    prompt = drawn.variant.prompt.text
    formulas = _FORMULA.findall(prompt)
    if len(formulas) != 1 or not re.match(
        r"(?i)\s*(evaluate|calculate|work out|compute|find the value)", prompt
    ):
        return None
    read = drawn.read(formulas[0])
    return read if isinstance(read, Expr) else None


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
