"""Whether two expressions are equal where they are more than rational functions: numbers with roots, and cells.

Numbers are decided by enclosing their difference down to a separation bound; everything else by the normal form of
`exact.towers`, cell by cell. `equality` loads this module when an expression first asks for it.
"""

from fractions import Fraction

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import enclosures
from ownpace.algebra.exact.cells import Cell, cells, found
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.judging.policy import Policy, Truth
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.tree import Absolute, Expr, Number, Signed, Sum


def equal_numbers(a: Expr, b: Expr) -> Truth | None:
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


def rounds_to(a: Expr, b: Expr, places: int) -> bool:
    """Say whether one is a decimal with at least so many places that the other rounds to."""
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


def equal_in_cells(a: Expr, b: Expr, policy: Policy) -> Truth:
    """Judge two expressions cell by cell. Raises TooLarge."""
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
