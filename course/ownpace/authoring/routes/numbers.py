"""Second ways to an answer that is a number: put it back into what is given, or work the question's own formula out."""

import re
from fractions import Fraction
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, Relation, Undefined
from ownpace.authoring.routes.decisions import PROVED, UNKNOWN, Decision, Way, decided, refuted
from ownpace.authoring.routes.formulas import FORMULA, holds, is_rational, value_of
from ownpace.authoring.subjects import Drawn

_NUMBERS: Final = frozenset({"number", "number-with-units"})
_WORK_OUT: Final = re.compile(r"(?i)\s*(evaluate|calculate|work out|compute|find the value)")


def put_back(drawn: Drawn) -> Decision:
    """Put the answer in place of the letter that is solved for; a rounded one would not fit, and is left alone."""
    answer, equation = drawn.variant.answer, drawn.given
    if answer.type not in _NUMBERS or answer.value is None or not isinstance(equation, Relation):
        return UNKNOWN
    unknown, value = answer.unknown, answer.value
    if algebra.variables(equation) != {unknown} or equation.signs != ("=",) or answer.places is not None:
        return UNKNOWN
    try:
        sides = [algebra.evaluate(side, {unknown: value}) for side in equation.sides]
    except Undefined:
        divides = f"{unknown} = {value} divides by zero in the equation"
        return refuted(divides) if is_rational(equation) else UNKNOWN
    if len(set(sides)) == 1:
        return PROVED
    shown = (
        f"{unknown} = {value} makes the sides of {drawn.variant.prompt.given} {' and '.join(map(str, sides))}"
    )
    return UNKNOWN if answer.tolerance else refuted(shown)


def worked_out(drawn: Drawn) -> Decision:
    """Work out what is given, or the question's only formula where the question says so."""
    answer = drawn.variant.answer
    if answer.type not in _NUMBERS or answer.value is None or isinstance(drawn.given, Relation):
        return UNKNOWN
    asked = value_of(drawn.given if isinstance(drawn.given, Expr) else _only_formula(drawn))
    if asked is None:
        return UNKNOWN
    rounding = Fraction(1, 2 * 10**answer.places) if answer.places is not None else Fraction(0)
    near = abs(asked - answer.value) <= max(answer.tolerance, rounding)
    return decided(near, f"the answer is {answer.value}, and the question's formula is {asked}")


def _only_formula(drawn: Drawn) -> Expr | None:
    prompt = drawn.variant.prompt.text
    formulas = FORMULA.findall(prompt)
    if len(formulas) != 1 or not _WORK_OUT.match(prompt):
        return None
    read = drawn.read(formulas[0])
    return read if isinstance(read, Expr) else None


def asked_of_a_number(drawn: Drawn) -> Decision:
    """Answer the question whether a number solves what is given, where it is one."""
    answer, equation = drawn.variant.answer, drawn.given
    asked = re.search(rf"\${answer.unknown or 'x'} = (-?\d+(?:/\d+)?)\$", drawn.variant.prompt.text)
    if answer.choice not in ("yes", "no") or asked is None or not isinstance(equation, Relation):
        return UNKNOWN
    if algebra.variables(equation) != {answer.unknown} or equation.signs != ("=",):
        return UNKNOWN
    fits = holds(equation, {answer.unknown: Fraction(asked[1])})
    told = f"{asked[0].strip('$')} in {drawn.variant.prompt.given}: the answer is {answer.choice!r}"
    return decided(None if fits is None else fits == (answer.choice == "yes"), told)


WAYS: Final[tuple[Way, ...]] = (put_back, worked_out, asked_of_a_number)
