"""Whether two expressions are equal.

Exact, never by sampling floats. Rational functions are told apart by their fingerprints and proved equal by
multiplying out. Numbers with roots are decided by enclosing their difference down to a separation bound. Everything
else goes to the normal form of `exact.towers`, cell by cell: expressions are equal if they are in every cell where both
have a value. Where only one has, principal values must agree, so that `sqrt(x)^2` equals `x` but not `|x|`, and
`sqrt(x) sqrt(y)` is not `sqrt(xy)` unless the letters are positive.
"""

from collections.abc import Sequence

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.divisors import square_free
from ownpace.algebra.exact.fingerprints import fingerprint
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import Rational, rational
from ownpace.algebra.exact.work import bounded
from ownpace.algebra.judging.amounts import measured
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
from ownpace.algebra.shape import variables, walk
from ownpace.algebra.tree import Constant, Expr

__all__ = ["Truth", "equal"]


def equal(a: Expr, b: Expr, policy: Policy = ALGEBRA_1) -> Truth:
    """Return whether two expressions are equal for all real values of their letters where both are defined.

    An expression with `±` stands for two, and equals one that stands for the same two. Never raises.
    """
    try:
        with bounded():
            quick = _equal_at_once(a, b, policy)
            return _equal(measured(a), measured(b), policy) if quick is None else quick
    except (TooLarge, Undefined, RecursionError):
        return Truth.UNDECIDED


def _equal_at_once(a: Expr, b: Expr, policy: Policy) -> Truth | None:
    """Judge rational functions, the most common case, before anything else is asked about the trees."""
    one = None if policy.rounded is not None else fingerprint(a)
    other = None if one is None else fingerprint(b)
    if other is None:
        return None
    return Truth.FALSE if one != other else _equal_rational(a, b, policy)


def same_members(a: Sequence[Expr], b: Sequence[Expr], policy: Policy = ALGEBRA_1) -> Truth:
    """Return whether each expression of one list equals one of the other, and the other way round."""
    verdicts = [[equal(x, y, policy) for y in b] for x in a]
    rows = [*verdicts, *([row[i] for row in verdicts] for i in range(len(b)))]
    if any(all(v is Truth.FALSE for v in row) for row in rows):
        return Truth.FALSE
    if all(any(v is Truth.TRUE for v in row) for row in rows):
        return Truth.TRUE
    return Truth.UNDECIDED


def _equal(a: Expr, b: Expr, policy: Policy) -> Truth:
    left, right = choices(a), choices(b)
    if len(left) > 1 or len(right) > 1:
        return same_members(left, right, policy)
    if policy.rounded is not None and _rounds_to(a, b, policy.rounded):
        return Truth.TRUE
    if a == b:
        return Truth.TRUE
    if _infinite(a) or _infinite(b):
        return Truth.FALSE
    one, other = fingerprint(a), fingerprint(b)
    if one is not None and other is not None:
        return Truth.FALSE if one != other else _equal_rational(a, b, policy)
    from ownpace.algebra.judging import everywhere  # what most answers need not load

    if not variables(a) and not variables(b):
        decided = everywhere.equal_numbers(a, b)
        if decided is not None:
            return decided
    if policy.removable and _same_outside(a, b):
        return Truth.TRUE
    return everywhere.equal_in_cells(a, b, policy)


def _same_outside(a: Expr, b: Expr) -> bool:
    """Say whether two trees are the same rational function of the same roots, absolute values and functions."""
    try:
        return not _difference(rational(a), rational(b))
    except (TooLarge, Undefined):
        return False


def _difference(left: Rational, right: Rational) -> Poly:
    return poly.add(poly.multiply(left.above, right.below), poly.multiply(right.above, left.below), -1)


def _equal_rational(a: Expr, b: Expr, policy: Policy) -> Truth:
    left, right = rational(a), rational(b)
    if _difference(left, right):
        return Truth.UNDECIDED if left.opaque or right.opaque else Truth.FALSE
    if not policy.removable and not _same_zeros(left.below, right.below):
        return Truth.FALSE
    return Truth.TRUE


def _same_zeros(a: Poly, b: Poly) -> bool:
    """Say whether two polynomials have the same factors."""
    parts = [{frozenset(f.items()) for _, f in square_free(p)} for p in (a, b)]
    if parts[0] == parts[1]:
        return True
    product = [poly.ONE, poly.ONE]
    for i, p in enumerate((a, b)):
        for _, factor in square_free(p):
            product[i] = poly.multiply(product[i], factor)
    return poly.canonical(product[0]) == poly.canonical(product[1])


def _infinite(a: Expr) -> bool:
    return any(isinstance(part, Constant) and part.name == "oo" for part in walk(a))


def _rounds_to(a: Expr, b: Expr, places: int) -> bool:
    from ownpace.algebra.judging.everywhere import rounds_to

    return rounds_to(a, b, places)
