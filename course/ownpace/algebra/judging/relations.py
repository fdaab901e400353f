"""Whether two statements have the same solutions.

Solution sets over the real numbers are compared, not residuals: `x^2 = x` is not `x = 1`, `x^2 + 1 = 0` is *no solution*,
and a root of a denominator is no solution. Multiplicity does not count.
"""

from dataclasses import dataclass
from typing import Final

from ownpace.algebra.errors import Undefined
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import ONE, ZERO, Poly
from ownpace.algebra.exact.univariate import (
    Coefficients,
    coefficients,
    common,
    over,
    real_roots,
    simple,
)
from ownpace.algebra.judging.equality import Truth
from ownpace.algebra.judging.linear import residual
from ownpace.algebra.tree import AllReals, Listing, NoSolution, Relation, Statement

_FLIPPED: Final = {"<": ">", "<=": ">=", ">": ">", ">=": ">="}


@dataclass(frozen=True, slots=True)
class _Condition:
    """The statement `poly sign 0` where `poles` is not zero; sign is one of = != > >=."""

    poly: Poly
    sign: str
    poles: Poly
    opaque: bool

    @property
    def always(self) -> bool | None:
        """Its truth where it holds no letter, else None."""
        if poly.letters(self.poly):
            return None
        value = self.poly.get((), 0)
        return {"=": value == 0, "!=": value != 0, ">": value > 0, ">=": value >= 0}[self.sign]


def same_solutions(a: Statement, b: Statement) -> Truth:
    """Return whether two statements hold for the same real values of their letters."""
    try:
        left, right = _condition(a), _condition(b)
        if left is None or right is None:
            return Truth.TRUE if a == b else Truth.UNDECIDED
        return _same(left, right)
    except Undefined:
        return Truth.UNDECIDED


def _condition(statement: Statement) -> _Condition | None:
    """Return a statement as one condition; None if it is of another kind."""
    match statement:
        case NoSolution():
            return _Condition(ONE, "=", ONE, opaque=False)
        case AllReals():
            return _Condition(ZERO, "=", ONE, opaque=False)
        case Relation(signs=(sign,)):
            difference = residual(statement)
            above = difference.above
            if sign in "=!=":
                return _Condition(poly.canonical(above), sign, difference.below, difference.opaque)
            if poly.letters(difference.below):
                return None
            upside_down = (sign in ("<", "<=")) != (difference.below[()] < 0)
            return _Condition(
                poly.primitive(poly.scale(above, -1 if upside_down else 1)),
                _FLIPPED[sign],
                ONE,
                difference.opaque,
            )
        case Listing(items, joiner) if joiner != "and":
            return _either(tuple(i for i in items if isinstance(i, Relation)), len(items))
        case _:
            return None


def _either(items: tuple[Relation, ...], count: int) -> _Condition | None:
    """Return equations joined by *or* as one: the product of their residuals."""
    parts = [_condition(item) for item in items]
    if len(items) != count:
        return None
    product, opaque = ONE, False
    for part in parts:
        if part is None or part.sign != "=" or poly.letters(part.poles):
            return None
        product, opaque = poly.multiply(product, part.poly), opaque or part.opaque
    return _Condition(poly.canonical(product), "=", ONE, opaque)


def _same(a: _Condition, b: _Condition) -> Truth:
    if a.always is not None and b.always is not None:
        return _truth(a.always == b.always)
    plain = not (a.opaque or b.opaque)
    poles = poly.letters(a.poles) or poly.letters(b.poles)
    if a.sign == b.sign and a.poly == b.poly and (not poles or a.poles == b.poles):
        return Truth.TRUE
    if not plain:
        return Truth.UNDECIDED
    letters = poly.letters(a.poly) | poly.letters(b.poly) | poly.letters(a.poles) | poly.letters(b.poles)
    if len(letters) == 1 and a.sign == b.sign and a.sign in "=!=":
        return _truth(_same_roots(_roots(a), _roots(b)))
    linear = poly.degree(a.poly) <= 1 and poly.degree(b.poly) <= 1 and not poles
    # Two linear conditions in normal form that differ have different solutions: a line, half-plane or point each.
    return Truth.FALSE if linear else Truth.UNDECIDED


def _roots(condition: _Condition) -> Coefficients:
    """Return the polynomial whose simple real roots are the solutions; zero if all numbers are."""
    roots = simple(coefficients(condition.poly))
    if not roots:
        return roots
    return over(roots, common(roots, coefficients(condition.poles)))


def _same_roots(a: Coefficients, b: Coefficients) -> bool:
    if not a or not b:
        return a == b
    shared = common(a, b)
    return real_roots(over(a, shared)) == 0 and real_roots(over(b, shared)) == 0


def _truth(value: bool) -> Truth:
    return Truth.TRUE if value else Truth.FALSE
