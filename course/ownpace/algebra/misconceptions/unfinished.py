"""Right, and not done: what is said about a factoring that stops too early.

Such a line is equal to the one before, so that `explain` has nothing to say; a problem that asks for factored form does.
"""

from fractions import Fraction
from math import gcd

from ownpace.algebra.errors import Undefined
from ownpace.algebra.exact import factors, work
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import Truth
from ownpace.algebra.misconceptions.rules import polynomial
from ownpace.algebra.misconceptions.search import Explanation
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.factoring import whole_factors
from ownpace.algebra.tree import Expr, Sum


def unfinished(before: Expr, line: Expr) -> Explanation | None:
    """Return why a factoring that is right is not complete; None if it is wrong, or complete. Never raises."""
    try:
        with work.bounded():
            if equal(before, line) is not Truth.TRUE:
                return None
            return _unfinished(line)
    except (Undefined, RecursionError):
        return None


def _unfinished(line: Expr) -> Explanation | None:
    if isinstance(ungrouped(line), Sum):
        belief = "factor-as-split-sum" if _holds_product(ungrouped(line)) else None
        return _named(belief, line) if belief else None
    sums = [f for f in map(ungrouped, whole_factors(line)) if isinstance(f, Sum)]
    if any(_shares_factor(f) for f in sums):
        return _named("partial-common-factor", line)
    if not all(factors.irreducible(rational(f).above) for f in sums if variables(f)):
        return _named("stop-too-early", line)
    return None


def _named(belief: str, line: Expr) -> Explanation:
    return Explanation(belief, f"misconception.{belief}", line)


def _holds_product(node: Expr) -> bool:
    """Say whether a term of a sum is a product with a bracket: `x(x + 2) + 3`."""
    return isinstance(node, Sum) and any(
        isinstance(ungrouped(f), Sum) for term in node.terms for f in whole_factors(term)
    )


def _shares_factor(factor: Expr) -> bool:
    """Say whether the terms of a bracket still have a number or a letter in common."""
    terms = polynomial(factor)
    if not terms or any(v.denominator > 1 for v in terms.values()):
        return False
    letters = set.intersection(*({n for n, _ in m} for m in terms))
    return bool(letters) or abs(gcd(*(int(Fraction(v)) for v in terms.values()))) > 1
