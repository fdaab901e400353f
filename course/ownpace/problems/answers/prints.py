"""Telling two drawn formulas apart quickly: their values at a few odd points.

Whether two lines mean the same is for ``algebra.same_solutions`` to say, and takes too long to ask in every draw. A draw only
has to notice that a predicted mistake came out as the answer, or as another mistake; the points are such that two formulas
of an Algebra I course that differ also differ there.
"""

from collections.abc import Hashable
from fractions import Fraction
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, Listing, Node, Relation, Undefined
from ownpace.algebra.shape import children
from ownpace.algebra.tree import FiniteSet

_POINTS: Final = (
    (Fraction(17, 7), Fraction(-31, 11), Fraction(41, 13), Fraction(-7, 19)),
    (Fraction(29, 5), Fraction(37, 17), Fraction(-23, 3), Fraction(61, 9)),
)


def print_of(node: Node) -> Hashable:
    """Return something that is the same for two lines that say the same in the same order of sides."""
    names = sorted(algebra.variables(node))
    points = [dict(zip(names, point, strict=False)) for point in _POINTS]
    return _print(node, points if len(names) <= len(_POINTS[0]) else [])


def _print(node: Node, points: list[dict[str, Fraction]]) -> Hashable:
    if isinstance(node, Expr):
        try:
            return tuple(algebra.evaluate(node, point) for point in points) or algebra.to_text(node)
        except Undefined:
            return algebra.to_text(node)
    parts = [_print(part, points) for part in children(node)]
    if isinstance(node, Listing | FiniteSet):
        return type(node).__name__, frozenset(parts)
    signs = node.signs if isinstance(node, Relation) else ()
    return type(node).__name__, signs, tuple(parts), *_ends(node)


def _ends(node: Node) -> tuple[Hashable, ...]:
    if isinstance(node, algebra.Interval):
        return node.closed_low, node.closed_high
    return ()
