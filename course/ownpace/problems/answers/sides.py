"""When having the same solutions is not enough: the same sides, or one equation a multiple of the other.

A student who is asked to write the equation of a story and writes its solution has solved it, and not written it.
"""

from fractions import Fraction
from typing import Final, TypeGuard

from ownpace import algebra
from ownpace.algebra import Expr, Product, Relation, Statement, Sum, Truth, Undefined

_POINTS: Final = (Fraction(17, 7), Fraction(-31, 11), Fraction(41, 13), Fraction(5, 3))


_SWAPPED: Final[dict[str, str]] = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def same_sides(one: Expr | Statement, other: Expr | Statement) -> Truth:
    """Return whether both equations or inequalities have equal sides, perhaps swapped: ``5 > x`` and ``x < 5``."""
    if not isinstance(one, Relation) or not isinstance(other, Relation):
        return Truth.FALSE
    if len(one.sides) != len(other.sides):
        return Truth.FALSE
    straight = _all_equal(one.sides, other.sides) if one.signs == other.signs else Truth.FALSE
    if straight is Truth.TRUE or tuple(_SWAPPED[sign] for sign in reversed(one.signs)) != other.signs:
        return straight
    return _or(straight, _all_equal(one.sides[::-1], other.sides))


def same_scale(one: Expr | Statement, other: Expr | Statement) -> Truth:
    """Return whether one equation is the other times a number that is not zero: ``2x + 2y = 6`` and ``x + y = 3``."""
    if not _is_equation(one) or not _is_equation(other):
        return Truth.UNDECIDED
    rest, wanted = _residual(one), _residual(other)
    names = sorted(algebra.variables(rest) | algebra.variables(wanted))
    env = dict(zip(names, _POINTS, strict=False))
    try:
        factor = algebra.evaluate(rest, env) / algebra.evaluate(wanted, env)
    except (Undefined, ZeroDivisionError):
        return Truth.UNDECIDED
    if factor == 0:
        return Truth.FALSE
    return algebra.equal(rest, Product((algebra.numeral_node(factor), wanted), ("", "*")))


def _is_equation(line: Expr | Statement) -> TypeGuard[Relation]:
    return isinstance(line, Relation) and line.signs == ("=",)


def _residual(equation: Relation) -> Expr:
    return Sum((equation.left, equation.right), ("+", "-"))


def _all_equal(ones: tuple[Expr, ...], others: tuple[Expr, ...]) -> Truth:
    truths = [algebra.equal(a, b) for a, b in zip(ones, others, strict=True)]
    return next((truth for truth in truths if truth is not Truth.TRUE), Truth.TRUE)


def _or(one: Truth, other: Truth) -> Truth:
    if Truth.TRUE in (one, other):
        return Truth.TRUE
    return Truth.UNDECIDED if Truth.UNDECIDED in (one, other) else Truth.FALSE
