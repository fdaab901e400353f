"""What a board has to offer for drawing a statement: points, a line, an interval, a half-plane, a curve."""

from ownpace import algebra
from ownpace.algebra import Expr, Listing, Point, Power, Relation, Statement
from ownpace.algebra.tree import Absolute, FiniteSet


def drawn_kind(value: Expr | Statement, on: str, variables: tuple[str, ...]) -> str:
    """Return what is drawn to show a statement.

    ``points``, ``interval``, ``line``, ``half-plane``, ``parabola``, ``exponential``, or ``curve`` for anything else.
    """
    if isinstance(value, Point | FiniteSet) or (
        isinstance(value, Listing) and all(isinstance(item, Point | Expr) for item in value.items)
    ):
        return "points"
    if on == "number-line":
        return "points" if isinstance(value, Relation) and set(value.signs) == {"="} else "interval"
    if isinstance(value, Relation) and not {"=", "!="} & set(value.signs):
        return "half-plane"
    letters = frozenset(variables)
    powers = [part for part in algebra.walk(value) if isinstance(part, Power)]
    if any(letters & algebra.variables(part.exponent) for part in powers):
        return "exponential"
    if any(isinstance(part.base, Expr) and letters & algebra.variables(part.base) for part in powers):
        return "parabola"
    return "curve" if _is_bent(value, letters) else "line"


def _is_bent(value: Expr | Statement, letters: frozenset[str]) -> bool:
    """Say whether a letter stands in bars, under a root, or below a line."""
    for part in algebra.walk(value):
        if isinstance(part, Absolute | algebra.Root) and letters & algebra.variables(part):
            return True
        if isinstance(part, algebra.Quotient) and letters & algebra.variables(part.denominator):
            return True
    return False
