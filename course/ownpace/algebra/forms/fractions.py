"""Fractions: in lowest terms, a single one, with no root below the line."""

from math import gcd

from ownpace.algebra.exact import divisors
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.rational import Rational, rational
from ownpace.algebra.forms.parts import of_type, unsigned, value
from ownpace.algebra.forms.verdicts import FITS, Form, FormVerdict, missing
from ownpace.algebra.shape import walk
from ownpace.algebra.tree import Expr, Mixed, Node, Number, Power, Quotient, Root


def lowest_terms(node: Expr, form: Form) -> FormVerdict:
    """Judge whether every fraction in it is in lowest terms, with no sign to spare and nothing over 1."""
    del form
    for part in walk(node):
        if isinstance(part, Mixed) and not (0 < part.numerator < part.denominator):
            return missing("lowest_terms.mixed", part)
        if isinstance(part, Mixed) and gcd(part.numerator, part.denominator) > 1:
            return missing("lowest_terms.number", part, number=str(gcd(part.numerator, part.denominator)))
        if isinstance(part, Quotient) and (found := _reducible(part)) is not None:
            return found
    return FITS


def _reducible(part: Quotient) -> FormVerdict | None:
    if unsigned(part.denominator)[0] < 0:
        return missing("lowest_terms.sign", part)
    if value(part.denominator) == 1:
        return missing("lowest_terms.one", part)
    above, below = rational(part.numerator), rational(part.denominator)
    if any(isinstance(n, Number) and n.places for n in walk(part)):
        return missing("lowest_terms.whole", part)
    common = gcd(_number(above), _number(below))
    if common > 1:
        return missing("lowest_terms.number", part, number=str(common))
    if poly.letters(above.above) & poly.letters(below.above):
        shared = divisors.gcd(above.above, below.above)
        if poly.letters(shared):
            return missing("lowest_terms.factor", part)
    return None


def _number(of: Rational) -> int:
    """Return the whole number that divides it, 1 where a fraction stands in it."""
    return poly.content(of.above) if of.below == poly.ONE else 1


def single_fraction(node: Expr, form: Form) -> FormVerdict:
    """Judge whether it is one fraction, without fractions in it; what has no fraction at all counts too."""
    del form
    whole = unsigned(node)[1]
    inside = [p for p in walk(whole) if p is not whole and _is_fraction(p)]
    if not inside:
        return FITS
    if not isinstance(whole, Quotient):
        return missing("single_fraction.join", inside[0])
    return missing("single_fraction.inside", inside[0])


def _is_fraction(node: Node) -> bool:
    if isinstance(node, Power):
        exponent = value(node.exponent)
        return exponent is not None and exponent < 0
    return isinstance(node, Quotient | Mixed)


def rationalised(node: Expr, form: Form) -> FormVerdict:
    """Judge whether no root stands below a fraction line, and no fraction under a root."""
    del form
    for part in of_type(node, Quotient):
        assert isinstance(part, Quotient)  # noqa: S101 - what was asked for
        if any(_is_root(inner) for inner in walk(part.denominator)):
            return missing("rationalised.below", part)
    for part in of_type(node, Root):
        assert isinstance(part, Root)  # noqa: S101 - what was asked for
        if any(isinstance(inner, Quotient) for inner in walk(part.radicand)):
            return missing("rationalised.inside", part)
    return FITS


def _is_root(node: Node) -> bool:
    if isinstance(node, Power):
        exponent = value(node.exponent)
        return exponent is not None and exponent.denominator != 1
    return isinstance(node, Root)
