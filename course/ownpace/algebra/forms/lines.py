"""Equations in a form: slope-intercept, point-slope and standard form, and solved for a letter."""

from fractions import Fraction
from math import gcd

from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.forms.collecting import collected
from ownpace.algebra.forms.multiplied import expanded
from ownpace.algebra.forms.parts import (
    degree_in,
    factors,
    has,
    over_number,
    polynomial,
    terms,
    unsigned,
    value,
)
from ownpace.algebra.forms.verdicts import FITS, Form, FormVerdict, missing
from ownpace.algebra.shape import variables
from ownpace.algebra.tree import (
    Call,
    Collection,
    Expr,
    Listing,
    Membership,
    Quotient,
    Relation,
    Statement,
    Sum,
    Variable,
)


def solved_for(node: Statement, form: Form) -> FormVerdict:
    """Judge whether the letter stands alone on one side and nowhere else; each answer of several."""
    if isinstance(node, Listing):
        found = (solved_for(item, form) for item in node.items if isinstance(item, Statement))
        return next((verdict for verdict in found if not verdict.fits), FITS)
    if isinstance(node, Collection | Membership):
        return FITS  # the solutions themselves
    if not isinstance(node, Relation):
        return missing("solved_for.equation", node)
    letter = form.letter or next(
        (side.name for side in map(_bare, node.sides) if isinstance(side, Variable)), "x"
    )
    alone = [side for side in node.sides if _bare(side) == Variable(letter)]
    if not alone:
        return missing("solved_for.alone", node, letter=letter)
    if sum(has(side, letter) for side in node.sides) > 1:
        return missing("solved_for.elsewhere", node, letter=letter)
    return FITS


def _bare(side: Expr) -> Expr:
    """Return a side without brackets around it."""
    sign, inner = unsigned(side)
    return inner if sign > 0 else side


def slope_intercept(node: Statement, form: Form) -> FormVerdict:
    """Judge whether it is `y = mx + b`; `y = 2x`, `y = 5` and `f(x) = 2x + 1` count."""
    if not isinstance(node, Relation) or len(node.sides) != 2:
        return missing("slope_intercept.equation", node)
    y = form.letter or "y"
    others = variables(node) - {y}
    letter = next(iter(others)) if form.letter and len(others) == 1 else "x"
    side = _other_side(node, y)
    if side is None or has(side, y):
        return missing("slope_intercept.y_alone", node, letter=y)
    parts = [part for _, part in terms(side)]
    with_x = [part for part in parts if has(part, letter)]
    if any(_has_brackets(part, letter) for part in with_x):
        return missing("slope_intercept.brackets", with_x[0])
    if len(with_x) > 1 or len(parts) - len(with_x) > 1:
        return missing("slope_intercept.collect", side)
    if with_x and not _is_linear(with_x[0], letter):
        return missing("slope_intercept.straight", with_x[0])
    return FITS


def _other_side(node: Relation, letter: str) -> Expr | None:
    for side, other in (node.sides, node.sides[::-1]):
        bare = _bare(side)
        if bare == Variable(letter) or isinstance(bare, Call):
            return other
    return None


def _has_brackets(part: Expr, letter: str) -> bool:
    return any(isinstance(f, Sum) and has(f, letter) for f in factors(over_number(part)))


def _is_linear(part: Expr, letter: str) -> bool:
    found = polynomial(part)
    return found is not None and degree_in(found, letter) == 1


def point_slope(node: Statement, form: Form) -> FormVerdict:
    """Judge whether it is `y - y1 = m(x - x1)`."""
    del form
    if not isinstance(node, Relation) or len(node.sides) != 2:
        return missing("point_slope.equation", node)
    for left, right in (node.sides, node.sides[::-1]):
        if has(left, "y") and not has(left, "x") and not has(right, "y"):
            return _point_slope(left, right)
    return missing("point_slope.sides", node)


def _point_slope(left: Expr, right: Expr) -> FormVerdict:
    if not _shifted(left, "y"):
        return missing("point_slope.left", left)
    with_x = [part for part in factors(_without_number_below(right)) if has(part, "x")]
    if len(with_x) != 1 or not _shifted(with_x[0], "x"):
        return missing("point_slope.right", right)
    return FITS


def _without_number_below(node: Expr) -> Expr:
    sign, inner = unsigned(node)
    del sign
    return inner.numerator if isinstance(inner, Quotient) and not has(inner.denominator, "x") else inner


def _shifted(side: Expr, letter: str) -> bool:
    """Say whether it is the letter, or the letter plus or minus one thing without it."""
    parts = terms(side)
    return len(parts) <= 2 and [p for p in parts if has(p[1], letter)] == [(1, Variable(letter))]


def standard(node: Expr | Statement, form: Form) -> FormVerdict:
    """Judge standard form: `Ax + By = C` with whole numbers for a line, falling powers for a polynomial.

    A polynomial may stand alone, after `y =`, or equal to 0.
    """
    if isinstance(node, Relation) and len(node.sides) == 2:
        if len(variables(node)) == 2 and _degree(node) <= 1 and form.letter is None:
            return _line(node)
        side = next((o for s, o in (node.sides, node.sides[::-1]) if _ends(s)), None)
        return missing("standard.zero", node) if side is None else falling(side, form)
    if isinstance(node, Expr):
        return falling(node, form)
    return missing("standard.equation", node)


def _ends(side: Expr) -> bool:
    return value(side) == 0 or isinstance(_bare(side), Variable | Call)


def _degree(node: Relation) -> int:
    found = [polynomial(side) for side in node.sides]
    return max((2 if p is None else poly.degree(p)) for p in found)


def _line(node: Relation) -> FormVerdict:
    if value(node.right) is None or not all(has(node.left, name) for name in variables(node)):
        return missing("standard.line_sides", node)
    found = expanded(node.left, Form("expanded"))
    found = found if not found.fits else collected(node.left, Form("collected"))
    if not found.fits:
        return found
    parts = terms(node.left)
    if any(value(term) is not None for _, term in parts):
        return missing("standard.line_sides", node)
    numbers = [_number(sign, term) for sign, term in parts] + [value(node.right) or Fraction(0)]
    if any(n.denominator != 1 for n in numbers):
        return missing("standard.whole", node)
    if gcd(*(n.numerator for n in numbers)) > 1:
        return missing("standard.common", node)
    return missing("standard.first", node) if numbers[0] < 0 else FITS


def _number(sign: int, term: Expr) -> Fraction:
    """Return the coefficient of a term of a line."""
    found = rational(term)
    return Fraction(sign * poly.leading(found.above), poly.leading(found.below))


def falling(node: Expr, form: Form) -> FormVerdict:
    """Judge whether it is a polynomial multiplied out, collected, with falling powers."""
    for judge in (expanded, collected):
        found = judge(node, form)
        if not found.fits:
            return found
    letters = variables(node)
    letter = form.letter or (min(letters) if len(letters) == 1 else "x" if "x" in letters else None)
    powers = [_power(term, letter) for _, term in terms(node)]
    if None in powers:
        return missing("standard.polynomial", node)
    if powers != sorted(powers, reverse=True, key=lambda p: p or 0):
        return missing("standard.falling", node)
    return FITS


def _power(term: Expr, letter: str | None) -> int | None:
    found = polynomial(term)
    if found is None:
        return None
    return poly.degree(found) if letter is None else degree_in(found, letter)
