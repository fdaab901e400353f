"""Input that must be read, or refused: STACK's and PrairieLearn's."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.peers.dialects.maxima import Several, alike, maxima, names_of
from tests.peers.doors import OutOfScope, Unparsed, is_set, read
from tests.peers.rows import Row

_PROGRAMMING: Final = re.compile(
    r"\b(implies|not|xor|signum|gcf|lcm|root|sin|cos|tan|log|ln|exp)\b|\w\[|!(?!=)|#|[A-Za-z]\.[A-Za-z]|\(\(|\{\(|\b(true|false)\b"
)


def _stack(row: Row) -> bool:
    if row.expect == "valid" and _PROGRAMMING.search(row.student):
        raise OutOfScope("logic, programs or functions beyond Algebra I")
    return _reads_alike(row, {})


def _stack_decimal(row: Row) -> bool:
    comma = "comma" in row.options
    return _reads_alike(row, {"decimal": ","} if comma else {})


def _reads_alike(row: Row, options: dict[str, Any]) -> bool:
    """Read it as a student's line, and compare with Maxima's reading where that says something.

    Names of several letters are names that the question has.
    """
    longer = re.search(r"[A-Za-z]{2}", row.student) and row.expect == "valid"
    ours = read(row.student, names_of(row.student) if longer else None, **options)
    if row.expect == "valid" and row.teacher and "display" not in row.teacher and "dispdp" not in row.teacher:
        theirs = maxima(row.teacher, names_of(row.teacher))
        if not isinstance(theirs, Several) and not alike(ours, theirs):
            return False
    return True


def _names(row: Row) -> frozenset[str]:
    return frozenset(row.options.partition("variables=")[2].split(",")) - {""}


def _pl_parse(row: Row) -> bool:
    if "!" in row.student or "!" in row.teacher:
        raise OutOfScope("factorials")
    read(row.student, _names(row) or None)
    return True


def _pl_refused(row: Row) -> bool:
    read(row.student, _names(row) or None, functions=frozenset())
    return True


def _pl_set(row: Row) -> bool:
    if "{" in row.student[1:] and row.expect == "valid":
        raise OutOfScope("sets of sets and sums of sets")
    tree = read(row.student, expect="interval")
    if row.expect == "invalid" and not is_set(tree):
        raise Unparsed(f"no set but a {type(tree).__name__}")
    return True


STACK: Final[Mapping[str, Callable[[Row], bool]]] = {"input": _stack, "input_decimal": _stack_decimal}
PRAIRIELEARN: Final[Mapping[str, Callable[[Row], bool]]] = {
    "parse": _pl_parse,
    "parse_set": _pl_set,
    "reject": _pl_refused,
    "reject_set": _pl_set,
}
