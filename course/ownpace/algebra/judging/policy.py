"""What counts as the same, where textbooks differ: flags of a problem, with the defaults of an Algebra I course."""

from enum import Enum
from typing import Final

from ownpace.algebra.values import frozen


class Truth(Enum):
    """A judgement that may be open. It has no truth value of its own: compare it with `is`."""

    TRUE = "true"
    FALSE = "false"
    UNDECIDED = "undecided"

    def __bool__(self) -> bool:
        raise TypeError("compare a Truth with `is`: it may be undecided")

    @classmethod
    def of(cls, known: bool) -> "Truth":
        """Return the judgement that is not open."""
        return cls.TRUE if known else cls.FALSE


@frozen
class Policy:
    """Flags of a judgement.

    Attributes:
        removable: a hole does not count: `(x^2-1)/(x-1)` equals `x+1`, and `m = (y-b)/x` is `y = mx+b` solved for m.
            A solution is never put into a hole: `x/(x-1) = 1/(x-1)` has none either way.
        multiplicity: how often a root occurs counts: `(x-2)^2 = 0` is not `x = 2`.
        positive: every letter stands for a positive number, "assume that all variables are positive".
        plain_roots: an even root undoes an even power: `sqrt(x^2)` equals `x`. Else it equals `|x|`.
        rounded: from so many decimal places on, a number written with a point stands for all that round to it, so
            that `0.33` is `1/3` with 2. None: a decimal is exactly what it says.
    """

    removable: bool = True
    multiplicity: bool = False
    positive: bool = False
    plain_roots: bool = False
    rounded: int | None = None


ALGEBRA_1: Final = Policy()
"""The defaults of an Algebra I course."""
