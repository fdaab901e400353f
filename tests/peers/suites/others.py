"""The smaller suites: Lambda Feedback's, Numbas's, WeBWorK's and IMathAS's."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from tests.peers.doors import (
    OutOfScope,
    Tree,
    Unparsed,
    compares,
    expression,
    holds,
    in_form,
    read,
    same,
    within,
)
from tests.peers.precision import decimal_places, significant_figures
from tests.peers.rows import Row

from ownpace.algebra import numeral_node, substitute, to_text
from ownpace.algebra.forms.parts import unsigned
from ownpace.algebra.tree import Absolute, Interval, Mixed, Product, Quotient, Statement

# -- Lambda Feedback --------------------------------------------------------------------------------------------


def _refused(row: Row) -> bool:
    """Judge a row whose input must be told apart as unreadable."""
    try:
        return _lambda(row)
    except Unparsed:
        return False


def _lambda(row: Row) -> bool:
    settings = row.settings
    if "criteria" in settings:
        raise OutOfScope("Lambda Feedback's own language of criteria")
    names = frozenset(settings.get("symbols", {}))
    student, teacher = (_lambda_tree(text, names, settings) for text in (row.student, row.teacher))
    tolerance = _tolerance(settings, teacher)
    if tolerance is not None:
        return within(expression(student), expression(teacher), tolerance)
    positive = {"positive": True} if "positive" in str(settings.get("symbol_assumptions")) else {}
    if isinstance(student, Statement) or isinstance(teacher, Statement):
        return same(student, teacher)
    if settings.get("multiple_answers_criteria"):
        return any(same(student, branch) for branch in branches(teacher))
    return same(student, teacher, **positive)


def _lambda_tree(text: str, names: frozenset[str], settings: Mapping[str, Any]) -> Tree:
    """Read Lambda Feedback's text, where ± and ∓ have names and other spellings."""
    symbols = settings.get("symbols", {})
    spellings = {"plus_minus": "±", "minus_plus": "∓"}
    for name, sign in spellings.items():
        aliases = [*symbols.get(name, {}).get("aliases", ()), *filter(None, [settings.get(name)]), name]
        for alias in sorted(aliases, key=len, reverse=True):
            edge = r"\b" if alias[0].isalpha() else ""
            text = re.sub(edge + re.escape(alias) + edge, sign, text)
    text = re.sub(r"Abs\(", "abs(", text)
    letters = frozenset(re.findall(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])", text))
    longer = {name for name in names if name not in spellings and len(name) > 1}
    return read(text, letters | longer if longer else None)


def _tolerance(settings: Mapping[str, Any], teacher: Tree) -> Any:
    if settings.get("atol"):
        return numeral_node(Fraction(str(settings["atol"])))
    if settings.get("rtol"):
        part = numeral_node(Fraction(str(settings["rtol"])))
        return Product((part, Absolute(expression(teacher))), ("", "*"))
    return None


def branches(tree: Tree) -> list[Tree]:
    """Return what an expression with ± and ∓ stands for: once with the upper signs, once with the lower."""
    text = to_text(tree)
    return [read(text.replace("±", upper).replace("∓", lower)) for upper, lower in (("+", "-"), ("-", "+"))]


# -- Numbas -----------------------------------------------------------------------------------------------------


def _jme(row: Row) -> bool:
    if "mustmatchpattern" in row.settings and row.expect != "fail":
        raise OutOfScope("partial credit by Numbas's patterns")
    return same(read(row.student), read(row.teacher))


def _number_entry(row: Row) -> bool:
    settings, (low, high) = row.settings, row.teacher.replace("sqrt2", "sqrt(2)").split("..")
    student = expression(read(row.student))
    kind, count = settings.get("precisionType", "none"), int(settings.get("precision", 0))
    written = unsigned(student)[1]
    if settings.get("allowFractions") is False and isinstance(written, Quotient | Mixed):
        return False
    if settings.get("mustBeReduced") and not in_form(student, "lowest_terms"):
        return False
    if kind == "none":
        return in_between(student, low, high)
    if settings.get("strictPrecision") not in (None, "false", False) and not _precise(
        row.student, kind, count
    ):
        return False
    if low != high:
        raise OutOfScope("a range that is rounded")
    return _rounded(row.student, low, kind, count)


def _precise(text: str, kind: str, count: int) -> bool:
    if kind == "dp":
        return decimal_places(text) == count
    least, most = significant_figures(text)
    return least <= count <= most


def _rounded(text: str, exact: str, kind: str, count: int) -> bool:
    student, teacher = expression(read(text)), expression(read(exact))
    if kind == "dp":
        digits = min(decimal_places(text) or 0, count)
        return (
            within(student, teacher, numeral_node(Fraction(1, 2 * 10**digits)))
            and (decimal_places(text) or 0) <= count
        )
    size = len(str(abs(int(Fraction(re.sub(r"[^0-9./]", "", exact) or "1")))))
    return within(student, teacher, numeral_node(Fraction(10) ** (size - count) / 2))


def in_between(value: Any, low: str, high: str) -> bool:
    """Say whether a number lies between two others."""
    return compares(expression(read(low)), "<=", value) and compares(value, "<=", expression(read(high)))


def _display(row: Row) -> bool:
    if ":" in row.student:
        raise OutOfScope("Numbas's annotations of names")
    return same(read(row.student), read(row.teacher), positive=True)


def _pattern(row: Row) -> bool:
    raise OutOfScope("Numbas's language of patterns")


# -- WeBWorK ----------------------------------------------------------------------------------------------------


def _interval(row: Row) -> bool:
    if re.search(r"[\])]\s*-\s*[(\[]", row.student + row.teacher):
        raise OutOfScope("differences of sets")
    return same(_infinite(row.student), _infinite(row.teacher))


def _interval_read(row: Row) -> bool:
    tree = _infinite(row.student)
    if not isinstance(tree, Interval) or "oo" in to_text(tree):
        return True  # the reader itself refuses a closed infinity
    ends = "<=" if tree.closed_low and tree.closed_high else "<"
    return compares(tree.low, ends, tree.high)


def _infinite(text: str) -> Tree:
    return read(text, expect="interval")


def _digits(row: Row) -> bool:
    settings = dict(part.partition("=")[::2] for part in row.options.split(","))
    count = int(settings.get("tolerance", 3))
    if settings.get("tolTruncation") == "1" or "tolExtraDigits" in settings:
        raise OutOfScope("WeBWorK's truncated and extra digits")
    half = numeral_node(Fraction(1, 2 * 10**count))
    return within(expression(read(row.student)), expression(read(row.teacher)), half)


def _operation(row: Row) -> bool:
    raise OutOfScope("intersections written as an operation")


# -- IMathAS ----------------------------------------------------------------------------------------------------


def _evaluates(row: Row) -> bool:
    if "Math.E" in row.teacher or "root(" in row.student:
        raise OutOfScope("Euler's number, and roots with an index in brackets")
    student = read(re.sub(r"(\d\.?\d*)E([-+]?\d+)", r"(\1*10^(\2))", row.student))
    if isinstance(student, Statement):
        return holds(student) == (row.teacher == "1")
    values = {name: int(value) for name, value in re.findall(r"'(\w)':\s*(-?\d+)", row.options)}
    return same(substitute(student, values), read(row.teacher))


LAMBDA: Final[Mapping[str, Callable[[Row], bool]]] = {
    "error_inappropriate_symbol": _refused,
    "*": _lambda,
}
NUMBAS: Final[Mapping[str, Callable[[Row], bool]]] = {
    "jme": _jme,
    "numberentry": _number_entry,
    "display_simplify": _display,
    "pattern_match": _pattern,
}
WEBWORK: Final[Mapping[str, Callable[[Row], bool]]] = {
    "numeric": _digits,
    "interval_equal": _interval,
    "interval_valid": _interval_read,
    "interval_intersection": _operation,
}
IMATHAS: Final[Mapping[str, Callable[[Row], bool]]] = {"evaluate": _evaluates}
