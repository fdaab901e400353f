"""An answer that is one number: ``4``, ``x = 4``, ``8/2`` and ``4.0`` are one answer, unless a form is asked for.

A true line on the way to the solution of the shown equation gets part of the credit; so does the value before it is worked
out, in another form, or rounded.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from ownpace import algebra
from ownpace.algebra import (
    Expr,
    ParseError,
    Quantity,
    Relation,
    Statement,
    Truth,
    Undefined,
    Variable,
    units,
)
from ownpace.problems.answers.kind import Kind
from ownpace.problems.answers.lines import named_mistake
from ownpace.problems.answers.number_rule import compile_number
from ownpace.problems.answers.numerals import judge_form, without_plus
from ownpace.problems.answers.roundings import judge_rounded
from ownpace.problems.linearity import effort
from ownpace.problems.render import formula_html, literal
from ownpace.problems.rounding import is_rounding_of
from ownpace.problems.values import Answer, Misconception, Reading, Variant, Verdict
from ownpace.problems.verdicts import misconceived, partial, unread, unread_reading, verdict

Line = Expr | Statement

_UNSHOWN = 10**9
"""Numbers from here on make a sentence that nobody reads: the answer 9^999 has a thousand digits."""


def judge_number(text: str, variant: Variant) -> Verdict:
    """Return the verdict on a number."""
    read = _parse(text, variant.answer)
    if isinstance(read, ParseError):
        return unread(read)
    return replace(_judge_read(read, variant), reading=formula_html(read))


def read_number(text: str, variant: Variant) -> Reading:
    """Return how a number is read."""
    read = _parse(text, variant.answer)
    return unread_reading(read) if isinstance(read, ParseError) else Reading(mathml=formula_html(read))


def equal_numbers(answer: Answer) -> Iterator[str]:
    """Yield other ways to write the number."""
    text = answer.text or str(answer.value)
    yield from (text, f" ( {text} ) ")
    if answer.unknown:
        yield from (f"{answer.unknown} = {text}", f"{text}={answer.unknown}")
    yield from (f"{text} {unit}" for unit in answer.units)


def without_unit(text: str, words: tuple[str, ...]) -> str:
    """Return the text without the unit behind the number; only the end is cut, so that spans still point right."""
    for unit in sorted(words, key=len, reverse=True):
        found = re.search(rf"(?<=[\d\s)]){re.escape(unit)}\.?\s*$", text, flags=re.IGNORECASE)
        if found:
            return text[: found.start()]
    return text


def _parse(text: str, answer: Answer) -> Line | ParseError:
    return algebra.parse(without_unit(text, answer.units), variables=frozenset(answer.variables))


def _judge_read(read: Line, variant: Variant) -> Verdict:
    unknown = variant.answer.unknown
    if isinstance(read, Relation):
        found = isolated(read, unknown)
        return _judge_relation(read, variant) if found is None else judge_value(found, variant)
    if not isinstance(read, Expr):
        return _no_answer(unknown)
    if algebra.variables(read):
        return verdict(
            "unreadable", "judge.still-has-unknown", values={"unknown": min(algebra.variables(read))}
        )
    return judge_value(read, variant)


def _no_answer(unknown: str) -> Verdict:
    if not unknown:
        return verdict("unreadable", "judge.not-a-number")
    return verdict("unreadable", "judge.not-an-answer", values={"unknown": unknown})


def isolated(relation: Relation, unknown: str) -> Expr | None:
    """Return the other side of ``x = ...`` or ``... = x``, where the unknown stands alone and nowhere else."""
    if relation.signs != ("=",):
        return None
    for alone, other in ((relation.left, relation.right), (relation.right, relation.left)):
        bare = algebra.ungrouped(alone)
        if isinstance(bare, Variable) and bare.name == unknown and unknown not in algebra.variables(other):
            return other
    return None


def judge_value(node: Expr, variant: Variant) -> Verdict:
    """Return the verdict on an expression without letters."""
    node = without_plus(algebra.ungrouped(node))
    if isinstance(node, Quantity) and variant.answer.units:
        if node.unit != "$" and not any(units.same(node.unit, name) for name in variant.answer.units):
            return verdict("unreadable", "judge.other-unit", values={"unit": literal(node.unit)})
        node = node.amount
    return judge_amount(node, variant, _judge_wrong)


def judge_amount(node: Expr, variant: Variant, wrong: Callable[[Fraction, Variant], Verdict]) -> Verdict:
    """Return the verdict on a number without its unit."""
    exact = variant.answer.value
    try:
        value = algebra.evaluate(node, {})
    except Undefined:
        return verdict("unreadable", "judge.no-value")
    if exact is None:
        return verdict("undecided", "judge.undecided")
    if variant.answer.places is not None:
        return judge_rounded(node, value, variant) or wrong(value, variant)
    if abs(value - exact) <= variant.answer.tolerance:
        return judge_form(node, variant)
    if is_rounding_of(node, exact):
        return partial("judge.rounded", variant.credit.rounded)
    return wrong(value, variant)


def _judge_wrong(value: Fraction, variant: Variant) -> Verdict:
    named = misconceived(variant, lambda predicted: predicted.value == value)
    return (
        named
        or named_mistake(algebra.numeral_node(value), variant)
        or _put_to_the_test(value, variant)
        or verdict("wrong", "judge.wrong")
    )


def _put_to_the_test(value: Fraction, variant: Variant) -> Verdict | None:
    """Return what both sides of the shown equation come to with this value: the test a student can do alone."""
    equation = _equation(variant) if variant.prompt.shows_equation else None
    if equation is None:
        return None
    env = {variant.answer.unknown: value}
    try:
        sides = [algebra.evaluate(side, env) for side in equation.sides]
    except Undefined:
        return None
    if sides[0] == sides[-1] or any(
        max(abs(each.numerator), each.denominator) >= _UNSHOWN for each in (value, *sides)
    ):
        return None
    values = {"unknown": variant.answer.unknown, "value": value, "left": sides[0], "right": sides[-1]}
    return verdict("wrong", "judge.wrong-check", values=values)


def _judge_relation(relation: Relation, variant: Variant) -> Verdict:
    """Return the verdict on a line in which the unknown does not stand alone."""
    unknown, equation = variant.answer.unknown, _equation(variant)
    if relation.signs != ("=",) or unknown not in algebra.variables(relation):
        return _no_answer(unknown)
    if equation is None:
        return verdict("unreadable", "judge.still-has-unknown", values={"unknown": unknown})
    truth = algebra.same_solutions(relation, equation)
    if truth is Truth.UNDECIDED:
        return verdict("undecided", "judge.undecided")
    if truth is Truth.TRUE:
        return _judge_equivalent(relation, equation, variant)
    solution = algebra.solve_linear(relation, unknown)
    root = solution.value if solution is not None and solution.kind == "one" else None

    def fits(predicted: Misconception) -> bool:
        return root is not None and predicted.value == root

    return misconceived(variant, fits) or verdict("wrong", "judge.wrong-equation")


def _judge_equivalent(relation: Relation, equation: Relation, variant: Variant) -> Verdict:
    unknown = variant.answer.unknown
    # Where the story hides its equation, writing any true one is the step.
    if variant.prompt.shows_equation and effort(relation, unknown) >= effort(equation, unknown):
        return partial("judge.same-equation", 0.0, unknown=unknown)
    return partial("judge.unfinished-equation", variant.credit.equivalent_equation, unknown=unknown)


def _equation(variant: Variant) -> Relation | None:
    text = variant.prompt.equation
    read = algebra.parse(text, variables=frozenset(variant.answer.variables)) if text else None
    return read if isinstance(read, Relation) else None


NUMBER = Kind(compile_number, judge_number, read_number, equal_numbers)
