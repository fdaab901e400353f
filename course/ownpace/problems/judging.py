"""Response + Variant -> Verdict: pure, exact, and never an exception for anything that a student types.

A number is right when its value is: ``4``, ``x = 4``, ``4 = x``, ``8/2`` and ``4.0`` are one answer, unless the problem asks for a
form. A wrong answer that a misconception predicts gets the feedback of that misconception. A true line on the way to the
solution gets part of the credit. What cannot be read is *unreadable* and never wrong.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Quantity, Relation, Signed, Statement, Truth, Variable, units
from ownpace.events import MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems.linearity import effort
from ownpace.problems.render import literal
from ownpace.problems.rounding import is_rounding_of
from ownpace.problems.values import Answer, Reading, Response, Status, Variant, Verdict

Read = Expr | Statement

_UNSHOWN = 10**9
"""Numbers from here on make a sentence that nobody reads: the answer 9^999 has a thousand digits."""


def judge(response: Response, variant: Variant) -> Verdict:
    """Return the verdict on a response. Never raises on what a student entered."""
    text = response.text
    if not text.strip():
        return _verdict("unreadable", "judge.empty")
    if len(text) > MAX_RESPONSE:
        return _verdict("unreadable", "judge.too-long", values={"most": MAX_RESPONSE})
    if variant.answer.type == "choice":
        return _judge_choice(text, variant)
    read = _parse(text, variant.answer)
    if isinstance(read, ParseError):
        return _verdict("unreadable", read.key, values=_shown(read), span=(read.span.start, read.span.end))
    verdict = _judge_read(read, variant)
    return replace(verdict, reading=algebra.to_mathml(read))


def reading(text: str, variant: Variant) -> Reading:
    """Return how a text would be read as an answer to the variant, without judging it."""
    if variant.answer.type == "choice" or not text.strip():
        return Reading()
    if len(text) > MAX_RESPONSE:
        return Reading(error=sentence("judge.too-long", most=MAX_RESPONSE))
    read = _parse(text, variant.answer)
    if isinstance(read, ParseError):
        return Reading(error=sentence(read.key, **_shown(read)), span=(read.span.start, read.span.end))
    return Reading(mathml=algebra.to_mathml(read))


def _verdict(
    status: Status,
    key: str,
    *,
    credit: float = 0.0,
    values: Mapping[str, Any] | None = None,
    span: tuple[int, int] | None = None,
) -> Verdict:
    return Verdict(status, credit, key, sentence(key, **dict(values or {})), span=span)


def _shown(error: ParseError) -> dict[str, Any]:
    """Return the values of a parse error as literal text: they are the student's own characters."""
    return {name: literal(value) for name, value in error.values.items()}


def _parse(text: str, answer: Answer) -> Read | ParseError:
    return algebra.parse(_without_unit(text, answer.units), variables=frozenset({answer.unknown}))


def _without_unit(text: str, units: tuple[str, ...]) -> str:
    """Return the text without the unit behind the number; only the end is cut, so that spans still point right."""
    for unit in sorted(units, key=len, reverse=True):
        found = re.search(rf"(?<=[\d\s)]){re.escape(unit)}\.?\s*$", text, flags=re.IGNORECASE)
        if found:
            return text[: found.start()]
    return text


def _judge_choice(text: str, variant: Variant) -> Verdict:
    answer, wanted = variant.answer, text.strip().casefold()
    chosen = next(
        (option.id for option in answer.options if wanted in (option.id.casefold(), option.text.casefold())),
        None,
    )
    if chosen is None:
        return _verdict("unreadable", "judge.pick-one")
    if chosen == answer.choice:
        return _verdict("right", "judge.right", credit=1.0)
    return _misconceived(variant, lambda predicted: predicted.choice == chosen) or _verdict(
        "wrong", "judge.wrong-choice"
    )


def _judge_read(read: Read, variant: Variant) -> Verdict:
    unknown = variant.answer.unknown
    if isinstance(read, Relation):
        isolated = _isolated(read, unknown)
        return _judge_relation(read, variant) if isolated is None else _judge_number(isolated, variant)
    if not isinstance(read, Expr):
        return _verdict("unreadable", "judge.not-an-answer", values={"unknown": unknown})
    if unknown in algebra.variables(read):
        return _verdict("unreadable", "judge.still-has-unknown", values={"unknown": unknown})
    return _judge_number(read, variant)


def _isolated(relation: Relation, unknown: str) -> Expr | None:
    """Return the other side of ``x = ...`` or ``... = x``, where the unknown stands alone and nowhere else."""
    if relation.signs != ("=",):
        return None
    for alone, other in ((relation.left, relation.right), (relation.right, relation.left)):
        bare = algebra.ungrouped(alone)
        if isinstance(bare, Variable) and bare.name == unknown and unknown not in algebra.variables(other):
            return other
    return None


def _judge_number(node: Expr, variant: Variant) -> Verdict:
    right = variant.answer.value
    node = _without_plus(algebra.ungrouped(node))
    if isinstance(node, Quantity) and variant.answer.units:
        if node.unit != "$" and not any(units.same(node.unit, name) for name in variant.answer.units):
            return _verdict("unreadable", "judge.other-unit", values={"unit": literal(node.unit)})
        node = node.amount
    try:
        value = algebra.evaluate(node, {})
    except algebra.Undefined:
        return _verdict("unreadable", "judge.no-value")
    if right is None:
        return _verdict("undecided", "judge.undecided")
    if value == right:
        return _judge_form(node, variant)
    if is_rounding_of(node, right):
        return _partial("judge.rounded", variant.credit.rounded)
    return _judge_wrong(value, variant)


def _without_plus(node: Expr) -> Expr:
    while isinstance(node, Signed) and node.sign == "+":
        node = algebra.ungrouped(node.operand)
    return node


def _judge_form(node: Expr, variant: Variant) -> Verdict:
    """Return the verdict on a number whose value is right."""
    if not algebra.is_number(node):
        return _partial("judge.unfinished-number", variant.credit.unfinished_number)
    if variant.answer.form == "lowest-terms" and not algebra.is_simplified_number(node):
        return _partial("judge.not-lowest-terms", variant.credit.other_form)
    return _verdict("right", "judge.right", credit=variant.max_credit)


def _judge_wrong(value: Fraction, variant: Variant) -> Verdict:
    named = _misconceived(variant, lambda predicted: predicted.value == value)
    return named or _put_to_the_test(value, variant) or _verdict("wrong", "judge.wrong")


def _misconceived(variant: Variant, fits: Callable[..., bool]) -> Verdict | None:
    for predicted in variant.misconceptions:
        if fits(predicted):
            return Verdict("wrong", 0.0, "judge.misconception", predicted.say, predicted.id)
    return None


def _put_to_the_test(value: Fraction, variant: Variant) -> Verdict | None:
    """Return what both sides of the shown equation come to with this value: the test a student can do alone."""
    equation = _equation(variant) if variant.prompt.shows_equation else None
    if equation is None:
        return None
    env = {variant.answer.unknown: value}
    try:
        sides = [algebra.evaluate(side, env) for side in equation.sides]
    except algebra.Undefined:
        return None
    if any(max(abs(each.numerator), each.denominator) >= _UNSHOWN for each in (value, *sides)):
        return None
    values = {"unknown": variant.answer.unknown, "value": value, "left": sides[0], "right": sides[-1]}
    return _verdict("wrong", "judge.wrong-check", values=values)


def _judge_relation(relation: Relation, variant: Variant) -> Verdict:
    """Return the verdict on a line in which the unknown does not stand alone."""
    unknown, equation = variant.answer.unknown, _equation(variant)
    if relation.signs != ("=",) or unknown not in algebra.variables(relation):
        return _verdict("unreadable", "judge.not-an-answer", values={"unknown": unknown})
    if equation is None:
        return _verdict("unreadable", "judge.still-has-unknown", values={"unknown": unknown})
    truth = algebra.same_solutions(relation, equation)
    if truth is Truth.UNDECIDED:
        return _verdict("undecided", "judge.undecided")
    if truth is Truth.TRUE:
        return _judge_equivalent(relation, equation, variant)
    solution = algebra.solve_linear(relation, unknown)
    root = solution.value if solution is not None and solution.kind == "one" else None
    named = _misconceived(variant, lambda predicted: root is not None and predicted.value == root)
    return named or _verdict("wrong", "judge.wrong-equation")


def _judge_equivalent(relation: Relation, equation: Relation, variant: Variant) -> Verdict:
    unknown = variant.answer.unknown
    # Where the story hides its equation, writing any true one is the step.
    if variant.prompt.shows_equation and effort(relation, unknown) >= effort(equation, unknown):
        return _partial("judge.same-equation", 0.0, unknown=unknown)
    return _partial("judge.unfinished-equation", variant.credit.equivalent_equation, unknown=unknown)


def _partial(key: str, credit: float, **values: object) -> Verdict:
    return _verdict("partial", key, credit=credit, values=values)


def _equation(variant: Variant) -> Relation | None:
    text = variant.prompt.equation
    read = algebra.parse(text, variables=frozenset({variant.answer.unknown})) if text else None
    return read if isinstance(read, Relation) else None
