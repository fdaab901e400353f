"""Like terms collected, and fully simplified."""

from collections.abc import Callable

from ownpace.algebra.errors import Undefined
from ownpace.algebra.exact import divisors
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.forms.figures import is_scientific
from ownpace.algebra.forms.fractions import lowest_terms, rationalised
from ownpace.algebra.forms.parts import factors, of_type, polynomial, sums, terms, unsigned, value
from ownpace.algebra.forms.verdicts import FITS, Form, FormVerdict, missing
from ownpace.algebra.printing import to_text
from ownpace.algebra.shape import ungrouped, walk
from ownpace.algebra.tree import (
    Expr,
    Mixed,
    Number,
    Percent,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
)

_LARGE = 10**6  # a power such as 9^11 is left as it is

Like = tuple[tuple[tuple[poly.Monomial, int], ...], ...]


def collected(node: Expr, form: Form) -> FormVerdict:
    """Judge whether no two terms of a sum are alike."""
    del form
    for whole in sums(node):
        seen: dict[Like, Expr] = {}
        for _, term in terms(whole):
            like = _like(term)
            if like is None:
                return missing("collected.zero", term)
            if like in seen:
                return missing("collected.like", term, first=to_text(seen[like]), second=to_text(term))
            seen[like] = term
    return FITS


def _like(term: Expr) -> Like | None:
    """Return what makes a term alike to others, its number left out; None for a term that is zero."""
    found = rational(term)
    if not found.above:
        return None
    above, below = found.above, found.below
    if poly.letters(below):
        shared = divisors.gcd(above, below)
        above, below = divisors.quotient(above, shared) or above, divisors.quotient(below, shared) or below
    return tuple(tuple(sorted(poly.canonical(part).items())) for part in (above, below))


def simplified(node: Expr, form: Form) -> FormVerdict:
    """Judge whether nothing is left to work out: terms, numbers, powers, signs, fractions and roots."""
    for rule in _RULES:
        found = rule(node, form)
        if found is not None and not found.fits:
            return found
    return FITS


def across(node: Relation) -> FormVerdict:
    """Judge whether no term stands on two sides of an equation or inequality."""
    seen: dict[Like, int] = {}
    for at, side in enumerate(node.sides):
        for _, term in terms(side):
            like = _like(term)
            if like is not None and seen.setdefault(like, at) != at:
                return missing("simplified.sides", term, term=to_text(term))
    return FITS


def _numbers(node: Expr, form: Form) -> FormVerdict | None:
    del form
    for part in of_type(node, Product):
        assert isinstance(part, Product)  # noqa: S101 - what was asked for
        if is_scientific(part):
            continue
        numbers = [f for f in factors(part) if _is_written_number(f)]
        if len(numbers) > 1:
            return missing("simplified.numbers", part)
        if numbers and value(numbers[0]) in (0, 1):
            return missing("simplified.one", part)
    return None


def _is_written_number(node: Expr) -> bool:
    if isinstance(node, Quotient):
        return all(_is_written_number(unsigned(side)[1]) for side in (node.numerator, node.denominator))
    return isinstance(node, Number | Mixed | Percent)


def _powers(node: Expr, form: Form) -> FormVerdict | None:
    del form
    for part in of_type(node, Power, Product):
        if isinstance(part, Power):
            if (found := _power(part, node)) is not None:
                return found
        elif isinstance(part, Product):
            bases = [f.base if isinstance(f, Power) else f for f in factors(part)]
            written = [to_text(ungrouped(b)) for b in bases if not isinstance(b, Number)]
            if len(written) != len(set(written)):
                return missing("simplified.same_base", part)
    return None


def _power(part: Power, whole: Expr) -> FormVerdict | None:
    exponent, base = value(part.exponent), unsigned(part.base)[1]
    if exponent in (0, 1):
        return missing("simplified.exponent", part)
    if isinstance(base, Power | Product | Quotient | Root) and exponent is not None:
        return missing("simplified.power_of", part)
    result = value(part)
    if result is None or any(
        is_scientific(p) and part in p.factors for p in walk(whole) if isinstance(p, Product)
    ):
        return None
    small = max(abs(result.numerator), result.denominator) <= _LARGE
    return missing("simplified.power", part) if small else None


def _signs(node: Expr, form: Form) -> FormVerdict | None:
    del form
    for part in walk(node):
        match part:
            case Signed(operand=inner) if (
                isinstance(unsigned(inner)[1], Sum) is False and unsigned(inner)[0] < 0
            ):
                return missing("simplified.signs", part)
            case Sum(terms=inside) if any(isinstance(ungrouped(t), Signed) for t in inside[1:]):
                return missing("simplified.signs", part)
            case Product(factors=inside) if any(isinstance(ungrouped(f), Signed) for f in inside):
                return missing("simplified.signs", part)
    return None


def _fractions(node: Expr, form: Form) -> FormVerdict | None:
    for part in of_type(node, Quotient):
        assert isinstance(part, Quotient)  # noqa: S101 - what was asked for
        if any(True for side in (part.numerator, part.denominator) for _ in of_type(side, Quotient)):
            return missing("simplified.fraction_inside", part)
    return lowest_terms(node, form)


def _roots(node: Expr, form: Form) -> FormVerdict | None:
    for part in of_type(node, Root):
        assert isinstance(part, Root)  # noqa: S101 - what was asked for
        inside = polynomial(part.radicand)
        if inside is not None and len(inside) == 1 and _takes_out(inside, part.index):
            return missing("simplified.root", part)
    return rationalised(node, form)


def _takes_out(inside: poly.Poly, index: int) -> bool:
    """Say whether something can be taken out of a root of one term."""
    ((monomial, number),) = inside.items()
    if any(p >= index for _, p in monomial):
        return True
    number = abs(number)
    base = 2
    while base**index <= number and base < 10_000:
        if number % base**index == 0:
            return True
        base += 1
    return number in (0, 1) and not monomial


def _brackets(node: Expr, form: Form) -> FormVerdict | None:
    """Ask for brackets to be multiplied out where terms then come together."""
    del form
    for whole in sums(node):
        products = [term for _, term in terms(whole) if _has_brackets(term)]
        if products and _terms_of(whole) < sum(_terms_of(term) for _, term in terms(whole)):
            return missing("simplified.brackets", products[0])
    return None


def _has_brackets(term: Expr) -> bool:
    bases = (f.base if isinstance(f, Power) else f for f in factors(term))
    return any(isinstance(unsigned(base)[1], Sum) for base in bases)


def _terms_of(node: Expr) -> int:
    try:
        found = polynomial(node)
    except Undefined:
        return 1
    return 1 if found is None else len(found)


_RULES: tuple[Callable[[Expr, Form], FormVerdict | None], ...] = (
    collected,
    _numbers,
    _powers,
    _signs,
    _fractions,
    _roots,
    _brackets,
)
