"""Judging: whether two expressions are equal, and whether two statements have the same solutions."""

from ownpace.algebra.judging.comparing import Change, Comparison, compare
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.linear import Solution, solve_linear
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
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
