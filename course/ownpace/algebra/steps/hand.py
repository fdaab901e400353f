"""How a teacher's hand writes numbers, terms and sums.

A term is a coefficient with a monomial. A `Hand` writes terms as trees: `2x/3` for two thirds of x, `- 5` instead of
`+ -5`, `x` instead of `1x`, and decimals where the problem is written in decimals.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ownpace.algebra.exact.polynomials import Monomial
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.shape import ungrouped, walk
from ownpace.algebra.steps.values import OutOfReach
from ownpace.algebra.substitution import ONE, ZERO, numeral_node, tidy
from ownpace.algebra.tree import (
    Expr,
    Mark,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Sign,
    Signed,
    Sum,
    Variable,
)
from ownpace.algebra.values import frozen, replace

Term = tuple[Fraction, Monomial]
Terms = dict[Monomial, Fraction]

UNIT: Final[Monomial] = ()


def polynomial_terms(node: Expr) -> Terms:
    """Return a tree as a collected polynomial with fractions. Raises OutOfReach, and what `rational` raises."""
    found = rational(node)
    if found.opaque or set(found.below) != {UNIT}:
        raise OutOfReach("no polynomial")
    return {m: Fraction(c, found.below[UNIT]) for m, c in found.above.items()}


def written_terms(node: Expr) -> list[Expr]:
    """Return the terms of a sum as written, each with its own sign; brackets around the whole are dropped."""
    node = ungrouped(node)
    if not isinstance(node, Sum):
        return [node]
    return [t if s == "+" else Signed(s, t) for t, s in zip(node.terms, node.signs, strict=True)]


def holds_sum(node: Node) -> bool:
    """Say whether a bracket has to be multiplied out in it."""
    return any(isinstance(part, Sum) for part in walk(node))


def collected(terms: Iterable[Term]) -> list[Term]:
    """Return like terms put together, the highest powers first; the empty list is zero."""
    total: Terms = {}
    for value, monomial in terms:
        total[monomial] = total.get(monomial, Fraction(0)) + value
    return sorted(((v, m) for m, v in total.items() if v), key=lambda term: school_order(term[1]))


def school_order(monomial: Monomial) -> tuple[int, list[tuple[str, int]]]:
    """Return what terms are sorted by: the highest degree first, then the letters, the higher power first."""
    return -sum(p for _, p in monomial), [(name, -p) for name, p in monomial]


def add_up(parts: Iterable[Expr]) -> Expr:
    """Return the sum of trees, with `-` for what carries a minus; zeros are left out."""
    terms: list[Expr] = []
    signs: list[Sign] = []
    for part in parts:
        for term in written_terms(part):
            minus = isinstance(term, Signed) and term.sign in "-±"
            bare = term.operand if isinstance(term, Signed) and minus and terms else term
            if bare == ZERO:
                continue
            signs.append(term.sign if isinstance(term, Signed) and minus and terms else "+")
            terms.append(bare)
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else tidy(Sum(tuple(terms), tuple(signs)))


def multiply_out(*factors: Expr) -> Expr:
    """Return a product of trees, with a visible sign between two numbers."""
    kept = [f for f in factors if f != ONE]
    if not kept:
        return ONE
    marks: list[Mark] = [""]
    for left, right in pairwise(kept):
        marks.append("*" if _ends_in_digit(left) and _starts_with_digit(right) else "")
    return kept[0] if len(kept) == 1 else tidy(Product(tuple(kept), tuple(marks)))


def _starts_with_digit(node: Expr) -> bool:
    while isinstance(node, Power | Product | Quotient):
        node = (
            node.base
            if isinstance(node, Power)
            else node.factors[0]
            if isinstance(node, Product)
            else node.numerator
        )
    return isinstance(node, Number)


def _ends_in_digit(node: Expr) -> bool:
    return not isinstance(node, Sum | Root)


def power_node(base: Expr, exponent: int) -> Expr:
    """Return a power; the base itself for the first."""
    return base if exponent == 1 else Power(base, Number(Fraction(exponent)))


def negated(node: Expr) -> Expr:
    """Return the opposite of a tree that is no sum."""
    return node.operand if isinstance(node, Signed) and node.sign == "-" else Signed("-", node)


def related(sides: Iterable[Expr], like: Relation) -> Relation:
    """Return a relation with other sides and the same signs."""
    return replace(like, sides=tuple(sides))


@frozen
class Hand:
    """Writes numbers and terms, as decimals where the problem does."""

    decimal: bool = False

    @classmethod
    def of(cls, *nodes: Node) -> "Hand":
        """Return the hand in which these lines are written."""
        numbers = [p for n in nodes for p in walk(n) if isinstance(p, Number | Quotient)]
        decimal = any(isinstance(p, Number) and p.places for p in numbers)
        return cls(decimal and not any(isinstance(p, Quotient) for p in numbers))

    def number(self, value: Fraction | int) -> Expr:
        """Return a number as a tree."""
        value = Fraction(value)
        places = _places(value) if self.decimal else None
        if not places:
            return numeral_node(value)
        size = Number(abs(value), places)
        return Signed("-", size) if value < 0 else size

    def term(self, value: Fraction | int, monomial: Monomial) -> Expr:
        """Return a coefficient times a monomial: `2x/3`, `-x^2`, `5`."""
        value = Fraction(value)
        letters = [power_node(Variable(name), p) for name, p in monomial]
        if not letters or not value:
            return self.number(value)
        size = abs(value)
        if self.decimal and _places(size):
            found = multiply_out(self.number(size), *letters)
        else:
            above = multiply_out(numeral_node(size.numerator), *letters)
            found = above if size.denominator == 1 else Quotient(above, numeral_node(size.denominator))
        return Signed("-", found) if value < 0 else found

    def side(self, terms: Iterable[Term]) -> Expr:
        """Return a sum of terms in the order given."""
        return add_up(self.term(value, monomial) for value, monomial in terms)

    def polynomial(self, terms: Mapping[Monomial, Fraction]) -> Expr:
        """Return a polynomial, the highest powers first."""
        return self.side(collected((value, monomial) for monomial, value in terms.items()))


def _places(value: Fraction) -> int | None:
    """Return how many decimal places a number needs; None if it has no end, or too many."""
    return next((n for n in range(9) if (value * 10**n).denominator == 1), None)


def distributed(node: Expr) -> list[Term]:
    """Return the terms of a side with its brackets multiplied out, like terms not yet put together.

    Raises OutOfReach, and what `rational` raises.
    """
    found: list[Term] = []
    for part in written_terms(node):
        found += _distributed_term(part)
    return found


def _distributed_term(part: Expr) -> list[Term]:
    part = ungrouped(part)
    match part:
        case Sum():
            return distributed(part)
        case Signed("-", operand):
            return [(-value, monomial) for value, monomial in _distributed_term(operand)]
        case Signed("+", operand):
            return _distributed_term(operand)
        case Product(factors=factors):
            sums = [f for f in factors if holds_sum(f)]
            rest = [f for f in factors if not holds_sum(f)]
            if len(sums) == 1 and len(inner := distributed(sums[0])) > 1:
                outer = list(polynomial_terms(multiply_out(*rest)).items()) if rest else [(UNIT, Fraction(1))]
                if len(outer) == 1:
                    ((monomial, factor),) = outer
                    return [(factor * value, joined(monomial, m)) for value, m in inner]
        case Quotient(numerator, denominator) if holds_sum(numerator):
            divisor = polynomial_terms(denominator)
            if set(divisor) == {UNIT}:
                return [(value / divisor[UNIT], m) for value, m in distributed(numerator)]
    return collected((value, m) for m, value in polynomial_terms(part).items()) or [(Fraction(0), UNIT)]


def joined(a: Monomial, b: Monomial) -> Monomial:
    """Return the product of two monomials."""
    powers = dict(a)
    for name, p in b:
        powers[name] = powers.get(name, 0) + p
    return tuple(sorted(powers.items()))
