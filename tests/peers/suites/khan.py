"""Khan's Perseus: answers to a number, a numeric input or an expression widget."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from tests.peers.dialects.school import mixed
from tests.peers.doors import OutOfScope, Unparsed, expression, in_form, read, same, within
from tests.peers.rows import Row

from ownpace.algebra import is_simplified_number, numeral_node, variables
from ownpace.algebra.tree import Expr


def _number(row: Row) -> bool:
    student = expression(mixed(row.student))
    if not same(student, read(row.teacher)):
        return False
    return row.settings.get("simplify") == "optional" or is_simplified_number(student)


def _numeric(row: Row) -> bool:
    if not row.student.strip():
        raise OutOfScope("an empty line stands for 1 where a coefficient is asked for")
    comma = (
        {"decimal": ","} if row.settings.get("locale", "en") in ("fr", "de", "es", "pt", "ru", "uk") else {}
    )
    student = expression(mixed(row.student, **comma))
    return any(_fits(student, answer) for answer in row.settings["answers"] if answer["status"] == "correct")


def _fits(student: Expr, answer: Mapping[str, Any]) -> bool:
    value = numeral_node(Fraction(str(answer["value"])))
    if "pi" in (answer.get("answerForms") or ()):  # the key is a float, so it is met to its own precision
        return within(student, value, numeral_node(Fraction(1, 10**9)))
    if not same(student, value):
        return False
    return answer.get("simplify") in (None, "optional") or in_form(student, "lowest_terms")


def _expression(row: Row) -> bool:
    answers = [part.strip().partition(":") for part in row.teacher.split(";;")]
    letters = frozenset(row.settings.get("extraKeys") or ())
    if row.settings.get("locale") == "uk" and ":" in row.student:
        raise OutOfScope("a colon for a division, in Ukrainian")
    student = mixed(row.student)
    if letters and isinstance(student, Expr) and not variables(student) <= letters:
        raise Unparsed("a letter that the question does not have")
    for status, _, text in answers:
        if same(student, mixed(text)):
            return status == "correct"
    return False


KINDS: Final[Mapping[str, Callable[[Row], bool]]] = {
    "number": _number,
    "numeric_input": _numeric,
    "expression": _expression,
}
