"""Solving a linear equation in one letter."""

from fractions import Fraction
from typing import Literal

from ownpace.algebra.errors import Undefined
from ownpace.algebra.exact.rational import Rational, rational, sum_of
from ownpace.algebra.exact.univariate import coefficients
from ownpace.algebra.tree import Relation
from ownpace.algebra.values import frozen


@frozen
class Solution:
    """The solution set of an equation: one value, none, or all real numbers. `value` is set for one."""

    kind: Literal["one", "none", "all"]
    value: Fraction | None = None


def residual(relation: Relation) -> Rational:
    """Return left side minus right side. Raises Undefined, TooLarge."""
    return sum_of(rational(relation.left), rational(relation.right), -1)


def solve_linear(relation: Relation, letter: str) -> Solution | None:
    """Return the solution of an equation in that letter; None if it is not linear in it, or holds other letters."""
    if relation.signs != ("=",):
        return None
    try:
        difference = residual(relation)
        above, below = coefficients_in(difference, letter), coefficients_in(difference, letter, below=True)
    except Undefined:
        return None
    if above is None or below is None or difference.opaque or len(above) > 2:
        return None
    if not above:
        return Solution("all")
    if len(above) == 1:
        return Solution("none")
    value = Fraction(-above[0], above[1])
    pole = sum(c * value**i for i, c in enumerate(below)) == 0
    return Solution("none") if pole else Solution("one", value)


def coefficients_in(of: Rational, letter: str, *, below: bool = False) -> tuple[int, ...] | None:
    """Return the coefficients of one of the two polynomials; None if it holds another letter."""
    part = of.below if below else of.above
    if any(name != letter for monomial in part for name, _ in monomial):
        return None
    return coefficients(part)
