"""Whether two expressions are equal.

Exact, never by sampling floats. Rational functions are told apart by their fingerprints and proved equal by
multiplying out. Numbers with roots are decided by enclosing their difference down to a separation bound. Everything
else goes to the normal form of `exact.towers`, cell by cell: expressions are equal if they are in every cell where both
have a value. Where only one has, principal values must agree, so that `sqrt(x)^2` equals `x` but not `|x|`, and
`sqrt(x) sqrt(y)` is not `sqrt(xy)` unless the letters are positive.
"""

from collections.abc import Sequence
from fractions import Fraction

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import enclosures
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.cells import Cell, cells, found
from ownpace.algebra.exact.divisors import square_free
from ownpace.algebra.exact.fingerprints import fingerprint
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import Rational, rational
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.exact.work import bounded
from ownpace.algebra.judging.amounts import measured
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
from ownpace.algebra.shape import ungrouped, variables, walk
from ownpace.algebra.tree import Absolute, Constant, Expr, Number, Signed, Sum

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
    if not variables(a) and not variables(b):
        decided = _equal_numbers(a, b)
        if decided is not None:
            return decided
    if policy.removable and _same_outside(a, b):
        return Truth.TRUE
    return _equal_in_cells(a, b, policy)


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


def _equal_numbers(a: Expr, b: Expr) -> Truth | None:
    """Judge two numbers; None if this cannot tell."""
    undefined = [_undefined(a), _undefined(b)]
    if any(undefined):
        return None if all(undefined) else Truth.FALSE
    try:
        return Truth.of(enclosures.sign(Sum((a, b), ("+", "-"))) == 0)
    except TooLarge:
        return None


def _undefined(a: Expr) -> bool:
    try:
        enclosures.sign(a)
    except TooLarge:
        return False
    except Undefined:
        return True
    return False


def _rounds_to(a: Expr, b: Expr, places: int) -> bool:
    for decimal, exact in ((a, b), (b, a)):
        number = ungrouped(decimal)
        number = ungrouped(number.operand) if isinstance(number, Signed) else number
        if isinstance(number, Number) and number.places >= max(places, 1):
            half = Number(Fraction(1, 2 * 10**number.places))
            off = Absolute(Sum((decimal, exact), ("+", "-")))
            try:
                if enclosures.sign(Sum((off, half), ("+", "-"))) <= 0:
                    return True
            except (TooLarge, Undefined):
                continue
    return False


def _equal_in_cells(a: Expr, b: Expr, policy: Policy) -> Truth:
    tower = Tower(plain=policy.plain_roots)
    letters = variables(a) | variables(b)
    met, open_ = 0, False
    for cell in cells(tower, (a, b), positive=policy.positive):
        left, right = cell.values
        if left is None and right is None:
            continue
        if left is None or right is None:
            if not policy.removable and _reached(cell, letters):
                return Truth.FALSE
            if not cell.continued:
                continue
            left, right = cell.continued
        else:
            met += 1
        if not tower.difference(left, right):
            continue
        if _proved(cell, a, b, letters):
            return Truth.FALSE
        open_ = open_ or _may_be(cell, letters)
    if open_:
        return Truth.UNDECIDED
    return Truth.TRUE if met else _nowhere(tower, a, b, policy)


def _nowhere(tower: Tower, a: Expr, b: Expr, policy: Policy) -> Truth:
    """Judge expressions that are nowhere defined together: they differ unless their principal values are the same."""
    for cell in cells(tower, (a, b), positive=policy.positive, principal=True):
        if cell.values != (None, None) or (cell.continued and tower.difference(*cell.continued)):
            return Truth.FALSE
    return Truth.UNDECIDED


def _infinite(a: Expr) -> bool:
    return any(isinstance(part, Constant) and part.name == "oo" for part in walk(a))


def _reached(cell: Cell, letters: frozenset[str]) -> bool:
    return found(cell, letters) is not None


def _may_be(cell: Cell, letters: frozenset[str]) -> bool:
    """Say whether the cell may have points at all."""
    return found(cell, letters) is not None or cell.critical is None


def _proved(cell: Cell, a: Expr, b: Expr, letters: frozenset[str]) -> bool:
    """Say whether a point of the cell shows that two expressions with different normal forms differ."""
    point = found(cell, letters)
    if point is None:
        return False
    if not cell.opaque:
        return True
    try:
        return enclosures.sign(Sum((a, b), ("+", "-")), point) != 0
    except Undefined:
        return False
