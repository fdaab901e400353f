"""Conditions on drawn numbers, such as ``a != 0``, ``-60 <= d <= 60`` or ``q divides p``."""

import operator
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ownpace import algebra
from ownpace.algebra import Expr, Relation
from ownpace.problems.functions import evaluate
from ownpace.problems.templates import TemplateError, formula

_TESTS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "divides": lambda left, right: left != 0 and (right / left).denominator == 1,
    "does not divide": lambda left, right: left != 0 and (right / left).denominator != 1,
}
_WORDED = re.compile(r"(.+?)\s+(divides|does not divide)\s+(.+)")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as the author wrote it, with its sides and the signs between them."""

    text: str
    sides: tuple[Expr, ...]
    signs: tuple[str, ...]

    def holds(self, numbers: Mapping[str, Fraction]) -> bool:
        """Return whether it holds for these numbers; where a side has no value (1/0), it does not."""
        try:
            values = [evaluate(side, numbers) for side in self.sides]
        except algebra.Undefined:
            return False
        return all(_TESTS[sign](*pair) for sign, pair in zip(self.signs, pairwise(values), strict=True))


def parse_condition(text: str, names: Collection[str]) -> Condition:
    """Return the condition, which may use these names only. Raises TemplateError."""
    worded = _WORDED.fullmatch(text)
    if worded:
        sides = (_expression(worded[1], names), _expression(worded[3], names))
        return Condition(text, sides, (worded[2],))
    read = formula(text, names)
    if not isinstance(read, Relation):
        raise TemplateError(f"{text!r} compares nothing; write a condition such as a != 0 or c > 0")
    return Condition(text, read.sides, read.signs)


def _expression(text: str, names: Collection[str]) -> Expr:
    read = formula(text, names)
    if not isinstance(read, Expr):
        raise TemplateError(f"{text!r} is no expression")
    return read
