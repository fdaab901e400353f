"""Khan Academy's KAS: text in which LaTeX commands may stand."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from tests.peers.dialects.school import mixed
from tests.peers.doors import OutOfScope, Tree, Unparsed, expression, in_form, read, same, same_writing
from tests.peers.rows import Row

from ownpace.algebra import substitute, walk
from ownpace.algebra.shape import mapped
from ownpace.algebra.tree import Call, Expr, Group, Relation, Statement

_VARIABLE_INDEX: Final = re.compile(r"_\((\w)\)")


def _equal(row: Row) -> bool:
    return same(mixed(row.student), mixed(row.teacher))


def _form_too(row: Row, *, equal_too: bool = True, signs: bool = False) -> bool:
    student, teacher = mixed(row.student), mixed(row.teacher)
    if equal_too and not same(student, teacher):
        return False
    if isinstance(student, Statement):  # KAS compares equations by form only after solving them for zero
        return True
    return same_writing(student, teacher, signs=signs)


def _parsed(row: Row) -> bool:
    if not row.student.strip():
        raise OutOfScope("an empty line is refused by us with a sentence, and is no answer for KAS either")
    return same(mixed(row.student), mixed(_VARIABLE_INDEX.sub(r"_\1", row.teacher)))


def _transformed(row: Row, form: str = "") -> bool:
    student, teacher = mixed(row.student), mixed(row.teacher)
    return same(student, teacher) and (not form or in_form(teacher, form))


def _evaluated(row: Row) -> bool:
    rules = {name: mixed(rule) for name, rule in row.settings.items() if isinstance(rule, str)}
    values = {name: value for name, value in row.settings.items() if isinstance(value, int)}
    tree = _applied(expression(mixed(row.student)), rules)
    if any(isinstance(node, Call) for node in walk(tree)):
        raise OutOfScope("the row does not say what the function is")
    return same(substitute(tree, values), mixed(row.teacher))


def _applied(tree: Expr, rules: Mapping[str, Tree], depth: int = 4) -> Expr:
    """Return an expression with function calls replaced by their rules."""
    if isinstance(tree, Call) and tree.function in rules and depth:
        rule = substitute(expression(rules[tree.function]), {"x": Group(tree.arguments[0])})
        return Group(_applied(rule, rules, depth - 1))
    return mapped(tree, lambda part: _applied(part, rules, depth))


def _set_to_zero(row: Row) -> bool:
    student, teacher = mixed(row.student), mixed(row.teacher)
    if not isinstance(student, Relation):
        raise Unparsed("an equation is asked for")
    zero = expression(read("0"))
    return same(student, Relation((expression(teacher), zero), student.signs))


def _simplified(row: Row) -> bool:
    return in_form(mixed(row.student), "simplified")


def _gcd(row: Row) -> bool:
    raise OutOfScope("an internal of KAS: the greatest common divisor of numbers")


KINDS: Final[Mapping[str, Callable[[Row], bool]]] = {
    "equal": _equal,
    "equal_and_form": _form_too,
    "same_normal_form": partial(_form_too, equal_too=False, signs=True),
    "same_form_up_to_sign": partial(_form_too, equal_too=False),
    "parse": _parsed,
    "evaluate": _evaluated,
    "equation_to_expression": _set_to_zero,
    "gcd": _gcd,
    "is_simplified": _simplified,
    "expand": partial(_transformed, form="expanded"),
    "collect": partial(_transformed, form="collected"),
    "factor": _transformed,
    "simplify": _transformed,
}
