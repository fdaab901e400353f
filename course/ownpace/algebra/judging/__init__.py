"""Judging: whether two expressions are equal, whether two statements have the same solutions, and what a line changes.

`equal`, `same_solutions` and `compare` never raise, end within the work that `limits` allows, and say *undecided* where
they cannot prove their verdict. A `Policy` says what counts as the same where textbooks differ.
"""

from typing import TYPE_CHECKING

from ownpace.algebra.doors import opened_on_demand
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.linear import Solution, solve_linear
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth

if TYPE_CHECKING:
    from ownpace.algebra.judging.comparing import Change, Comparison, compare
    from ownpace.algebra.judging.relations import same_solutions

__all__ = [
    "ALGEBRA_1",
    "Change",
    "Comparison",
    "Policy",
    "Solution",
    "Truth",
    "compare",
    "equal",
    "same_solutions",
    "solve_linear",
]

__getattr__ = opened_on_demand(
    __name__,
    {
        **dict.fromkeys(("Change", "Comparison", "compare"), "ownpace.algebra.judging.comparing"),
        "same_solutions": "ownpace.algebra.judging.relations",
    },
)
