"""Expanded, and factored: whether brackets are multiplied out, or nothing more can be taken out."""

from math import gcd

from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.factors import irreducible
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.exact.univariate import coefficients, real_roots
from ownpace.algebra.forms.parts import factors, over_number, polynomial, terms, unsigned, value
from ownpace.algebra.forms.verdicts import FITS, Field, Form, FormVerdict, first_missing, missing
from ownpace.algebra.shape import ungrouped, walk
from ownpace.algebra.tree import Expr, Group, Node, Power, Product, Quotient, Signed, Sum


def expanded(node: Expr, form: Form) -> FormVerdict:
    """Judge whether every bracket is multiplied out."""
    del form
    for part in walk(node):
        found = _to_expand(part)
        if found is not None:
            return found
    return FITS


def _to_expand(part: Node) -> FormVerdict | None:
    match part:
        case Product(factors=inside) if any(isinstance(unsigned(f)[1], Sum) for f in inside):
            return missing("expanded.product", part)
        case Power(base=base, exponent=exponent) if (value(exponent) or 0) >= 2:
            inner = unsigned(base)[1]
            if isinstance(inner, Sum | Product | Quotient):
                return missing("expanded.power", part)
        case Signed(operand=Group() as inside) if isinstance(ungrouped(inside), Sum):
            return missing("expanded.brackets", part)
        case Sum(terms=inside) if any(isinstance(unsigned(t)[1], Sum) for t in inside):
            return missing("expanded.brackets", part)
        case Quotient(numerator=above, denominator=below) if value(below) is not None:
            if isinstance(unsigned(above)[1], Sum):
                return missing("expanded.quotient", part)
    return None


def factored(node: Expr, form: Form) -> FormVerdict:
    """Judge whether it is a product in which nothing more can be taken out or split.

    `(2-x)(3-x)` is as good as `(x-2)(x-3)`, and so is `(x-2)(x-2)` for a square.
    """
    return first_missing([_factor(part, form.over) for part in factors(over_number(node))])


def _factor(part: Expr, over: Field) -> FormVerdict:
    part = over_number(part)
    if isinstance(part, Product):
        return first_missing([_factor(inner, over) for inner in factors(part)])
    if isinstance(part, Power) and value(part.exponent) is not None:
        return first_missing([_factor(inner, over) for inner in factors(part.base)])
    if isinstance(part, Quotient):
        sides = (part.numerator, part.denominator)
        return first_missing([_factor(inner, over) for side in sides for inner in factors(side)])
    if not isinstance(part, Sum):
        return FITS
    whole = polynomial(part)
    return missing("factored.fraction", part) if whole is None else _sum(part, whole, over)


def _sum(part: Sum, whole: Poly, over: Field) -> FormVerdict:
    if not poly.letters(whole):
        return FITS
    if poly.content(whole) > 1 and _common_number(part):
        return missing("factored.number", part, number=str(_common_number(part)))
    shared = _common_letter(whole)
    if shared:
        return missing("factored.letter", part, letter=shared)
    whole = poly.canonical(whole)
    splits = _splits_over_reals(whole) if over == "reals" else not irreducible(whole)
    if splits:
        return missing("factored.splits", part)
    tidy = len(terms(part)) == len(whole) and expanded(part, Form("expanded")).fits
    return FITS if tidy else missing("factored.collect", part)


def _common_number(part: Sum) -> int:
    """Return the whole number above 1 that divides every coefficient as written, or 0."""
    found = rational(part)
    numbers = list(found.above.values())
    common = gcd(*numbers) // gcd(gcd(*numbers), *found.below.values())
    return common if common > 1 else 0


def _common_letter(whole: Poly) -> str:
    shared = frozenset.intersection(*(frozenset(name for name, _ in m) for m in whole))
    return min(shared, default="")


def _splits_over_reals(whole: Poly) -> bool:
    """Say whether a polynomial splits with real coefficients: above degree 2 it always does in one letter."""
    if len(poly.letters(whole)) == 1:
        found = coefficients(whole)
        return len(found) > 3 or (len(found) == 3 and real_roots(found) > 0)
    return not irreducible(whole)
