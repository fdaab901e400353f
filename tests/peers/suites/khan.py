"""Khan's Perseus: answers to a number, a numeric input or an expression widget."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from tests.peers.dialects.school import mixed
from tests.peers.doors import (
    OutOfScope,
    Tree,
    Unparsed,
    expression,
    in_form,
    read,
    same,
    same_writing,
    within,
)
from tests.peers.rows import Row

from ownpace.algebra import is_simplified_number, numeral_node, variables
from ownpace.algebra.tree import Expr, Mixed, Number, Percent, Quotient, Signed

_COMMA: Final = frozenset(
    {"fr", "de", "es", "pt", "ru", "uk", "it", "nl", "pl", "cs", "da", "sv", "tr", "bg"}
)


def _number(row: Row) -> bool:
    settings = row.settings
    student = expression(mixed(row.student))
    error = settings.get("maxError") if settings.get("inexact") else None
    if not _meets(student, row.teacher, error):
        return False
    return settings.get("simplify") == "optional" or is_simplified_number(student)


def _numeric(row: Row) -> bool:
    if not row.student.strip():
        raise OutOfScope("an empty line stands for 1 where a coefficient is asked for")
    comma = {"decimal": ","} if row.settings.get("locale", "en") in _COMMA else {}
    student = expression(mixed(row.student, **comma))
    for answer in row.settings["answers"]:
        if _fits(student, answer):
            return bool(answer["status"] == "correct")
    return False


def _meets(student: Expr, value: str, error: object) -> bool:
    wanted = expression(read(value))
    if not error:
        return same(student, wanted)
    return within(student, wanted, numeral_node(Fraction(str(error))))


def _fits(student: Expr, answer: Mapping[str, Any]) -> bool:
    forms = answer.get("answerForms") or ()
    value = str(answer["value"])
    if "pi" in forms:  # the key is a float, so it is met to its own precision
        return _meets(student, value, "1e-9")
    if answer.get("strict") and forms and not any(_written_as(student, form) for form in forms):
        return False
    if not _meets(student, value, answer.get("maxError")):
        return False
    return answer.get("simplify") in (None, "optional") or in_form(student, "lowest_terms")


def _written_as(student: Expr, form: str) -> bool:
    """Say whether a number is written in one of Perseus's forms."""
    node = student.operand if isinstance(student, Signed) else student
    match node:
        case Number():
            return form in (("integer", "improper", "proper") if not node.places else ("decimal",))
        case Mixed():
            return form == "mixed"
        case Percent():
            return form == "percent"
        case Quotient(Number(above), Number(below)):
            return form == ("proper" if above < below else "improper")
        case _:
            return False


def _expression(row: Row) -> bool:
    answers = [part.strip().partition(":") for part in row.teacher.split(";;")]
    letters = frozenset(row.settings.get("extraKeys") or ())
    if row.settings.get("locale") == "uk" and ":" in row.student:
        raise OutOfScope("a colon for a division, in Ukrainian")
    student = mixed(row.student)
    if letters and isinstance(student, Expr) and not variables(student) <= letters:
        raise Unparsed("a letter that the question does not have")
    for status, _, text in answers:
        key = mixed(text)
        if same(student, key) and _formed(student, key, row.settings):
            return status == "correct"
    return False


def _formed(student: Tree, key: Tree, settings: Mapping[str, Any]) -> bool:
    if settings.get("form") and isinstance(student, Expr) and not same_writing(student, key, signs=False):
        return False
    return not settings.get("simplify") or in_form(student, "simplified")


KINDS: Final[Mapping[str, Callable[[Row], bool]]] = {
    "number": _number,
    "numeric_input": _numeric,
    "expression": _expression,
}
