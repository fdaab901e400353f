"""Whether two expressions are equal.

Exact, never by sampling floats. Two rational functions are compared by cross-multiplying, so expressions count as equal
where both are defined: `(x^2-1)/(x-1)` equals `x+1`, as in a textbook.
"""

from enum import Enum

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.shape import walk
from ownpace.algebra.tree import Expr, Signed, Sum


class Truth(Enum):
    """A judgement that may be open. It has no truth value of its own: compare it with `is`."""

    TRUE = "true"
    FALSE = "false"
    UNDECIDED = "undecided"

    def __bool__(self) -> bool:
        raise TypeError("compare a Truth with `is`: it may be undecided")


def equal(a: Expr, b: Expr) -> Truth:
    """Return whether two expressions are equal for all values of their letters where both are defined."""
    try:
        left, right = rational(a), rational(b)
        difference = poly.add(
            poly.multiply(left.above, right.below), poly.multiply(right.above, left.below), -1
        )
    except TooLarge:
        return Truth.UNDECIDED
    except Undefined:
        return Truth.UNDECIDED if _plus_minus(a) or _plus_minus(b) else Truth.FALSE
    if not difference:
        return Truth.TRUE
    return Truth.UNDECIDED if left.opaque or right.opaque else Truth.FALSE


def _plus_minus(node: Expr) -> bool:
    return any(
        (isinstance(part, Signed) and part.sign in "±∓")
        or (isinstance(part, Sum) and {"±", "∓"} & set(part.signs))
        for part in walk(node)
    )
