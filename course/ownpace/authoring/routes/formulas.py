"""Formulas in what a student sees, read and worked out again: a number's value, whether a line holds, whether a place fits it."""

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, Relation, Root, Truth, Undefined
from ownpace.authoring.subjects import Drawn, Read

FORMULA: Final = re.compile(r"\$([^$]+)\$")
_TESTS: Final = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def formula_in(drawn: Drawn, text: str) -> Read | None:
    """Return a text that is one formula and no more; None for any other."""
    whole = FORMULA.fullmatch(text.strip())
    return drawn.read(whole[1]) if whole else None


def value_of(read: Read | None) -> Fraction | None:
    """Return the number that an expression without letters is; None for anything else."""
    if not isinstance(read, Expr) or algebra.variables(read):
        return None
    try:
        return algebra.evaluate(read, {})
    except Undefined:
        return None


def holds(relation: Relation, values: Mapping[str, Fraction]) -> bool | None:
    """Return whether a line holds for these values; None where a side has no exact value, or cannot be compared."""
    try:
        sides = [algebra.evaluate(side, values) for side in relation.sides]
    except Undefined:
        return None
    if not set(relation.signs) <= set(_TESTS):
        return None
    return all(_TESTS[sign](*pair) for sign, pair in zip(relation.signs, pairwise(sides), strict=True))


def is_rational(read: Read) -> bool:
    """Say whether a side without a value must mean a division by zero: there is no root in it that is merely not exact."""
    return not any(isinstance(node, Root) for node in algebra.walk(read))


def same_meaning(one: Read, other: Read) -> Truth:
    """Return whether two expressions are equal, or two lines have the same solutions."""
    if isinstance(one, Expr) and isinstance(other, Expr):
        return algebra.equal(one, other)
    return algebra.same_solutions(one, other)
