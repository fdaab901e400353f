"""Factoring, one idea a line: the common factor, a difference of squares, a perfect square, a trinomial, grouping.

Which factors there are is found exactly (`exact.factors`); the lines show how a person gets to them.
"""

from fractions import Fraction
from math import gcd, isqrt

from ownpace.algebra.exact import factors as exact
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import Monomial, Poly
from ownpace.algebra.shape import ungrouped
from ownpace.algebra.steps.hand import (
    UNIT,
    Hand,
    Term,
    add_up,
    collected,
    joined,
    multiply_out,
    polynomial_terms,
    power_node,
    school_order,
)
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step
from ownpace.algebra.substitution import numeral_node
from ownpace.algebra.tree import Expr, Group, Power, Product, Signed, Sum

_HAND = Hand()


def factor_lines(expression: Expr) -> tuple[Step, ...]:
    """Return the steps that factor a polynomial over the rational numbers; none if it does not factor."""
    trail = Trail(expression)
    terms = polynomial_terms(expression)
    if not terms or set(terms) == {UNIT}:
        raise OutOfReach("nothing to factor")
    outside, inner = _common(terms)
    factors = [(inner, 1)]
    if outside != (Fraction(1), UNIT) and len(inner) > 1:
        line = _written(outside, factors)
        trail.go(line, "take-out", "distribute-back", amount=_HAND.term(*outside))
    for _ in range(8):
        at = next((i for i, (f, _) in enumerate(factors) if _reducible(f)), None)
        if at is None:
            break
        _split(trail, outside, factors, at)
    return trail.done


def whole_factors(node: Expr) -> list[Expr]:
    """Return the factors of a product as written, without signs, brackets and powers."""
    node = ungrouped(node)
    match node:
        case Signed(operand=part):
            return whole_factors(part)
        case Product(factors=parts):
            return [f for part in parts for f in whole_factors(part)]
        case Power(base=base):
            return whole_factors(base)
        case _:
            return [node]


def _common(terms: dict[Monomial, Fraction]) -> tuple[Term, Poly]:
    """Return the greatest common factor of the terms, negative if the first term is, and the rest."""
    below = 1
    for value in terms.values():
        below = below * value.denominator // gcd(below, value.denominator)
    whole = {m: int(v * below) for m, v in terms.items()}
    shared = gcd(*whole.values())
    first = collected((v, m) for m, v in terms.items())[0]
    if first[0] < 0:
        shared = -shared
    letters: dict[str, int] = dict(next(iter(whole)))
    for monomial in whole:
        powers = dict(monomial)
        letters = {n: min(p, powers.get(n, 0)) for n, p in letters.items() if powers.get(n, 0)}
    monomial = tuple(sorted(letters.items()))
    rest = {_over(m, monomial): c // shared for m, c in whole.items()}
    return (Fraction(shared, below), monomial), rest


def _over(monomial: Monomial, divisor: Monomial) -> Monomial:
    powers = dict(monomial)
    for name, p in divisor:
        powers[name] -= p
    return tuple(sorted((n, p) for n, p in powers.items() if p))


def _reducible(a: Poly) -> bool:
    return poly.degree(a) > 1 and len(a) > 1 and not exact.irreducible(a)


def _split(trail: Trail, outside: Term, factors: list[tuple[Poly, int]], at: int) -> None:
    """Replace one factor by its own factors, and write the lines for it."""
    whole, power = factors[at]
    move, reason, parts = _idea(whole)
    if power == 1 and move == "factor-by-grouping":
        _group(trail, outside, factors, at, parts)
    factors[at : at + 1] = [(part, p * power) for part, p in parts]
    line = _written(outside, factors)
    values = _pair(whole, parts) if move == "factor-trinomial" else {}
    trail.go(line, move, reason, **values)


def _idea(whole: Poly) -> tuple[str, str, list[tuple[Poly, int]]]:
    squares = _difference_of_squares(whole)
    if squares is not None:
        return "factor-squares", "difference-of-squares", squares
    parts = _ordered(whole)
    if len(parts) == 1 and len(whole) == 3:
        return "factor-perfect-square", "square-of-sum", parts
    simple = len(parts) == 2 and all(p == 1 and len(f) == 2 for f, p in parts)
    if simple and len(whole) == 3 and abs(poly.leading(whole)) != 1:
        return "factor-by-grouping", "distribute-back", parts
    if simple and len(whole) == 3:
        return "factor-trinomial", "sum-and-product", parts
    if len(parts) == 2 and len(whole) == 4 and len(parts[0][0]) == 2 and parts[0][1] == parts[1][1] == 1:
        return "factor-by-grouping", "distribute-back", parts
    return "factor", "multiply-to-check", parts


def _difference_of_squares(whole: Poly) -> list[tuple[Poly, int]] | None:
    if len(whole) != 2:
        return None
    (first, a), (second, b) = sorted(whole.items(), key=lambda item: item[1] < 0)
    if a <= 0 or b >= 0:
        return None
    one, other = _root(a, first), _root(-b, second)
    if one is None or other is None:
        return None
    return [({one[1]: one[0], other[1]: -other[0]}, 1), ({one[1]: one[0], other[1]: other[0]}, 1)]


def _root(value: int, monomial: Monomial) -> tuple[int, Monomial] | None:
    whole = isqrt(value)
    if whole * whole != value or any(p % 2 for _, p in monomial):
        return None
    return whole, tuple((n, p // 2) for n, p in monomial)


def _ordered(whole: Poly) -> list[tuple[Poly, int]]:
    """Return the factors with their signs such that their product is the whole, simple ones first."""
    found = exact.factored(whole)
    parts = [(_positive(f), p) for f, p in found]
    product = poly.ONE
    for part, p in parts:
        product = poly.multiply(product, poly.power(part, p))
    if product != whole:  # the signs chosen for reading multiply to its opposite
        parts[0] = (poly.scale(parts[0][0], -1), parts[0][1])
    return sorted(parts, key=lambda item: (len(item[0]), sorted(map(school_order, item[0]))))


def _positive(a: Poly) -> Poly:
    first = min(a, key=school_order)
    return poly.scale(a, -1) if a[first] < 0 else a


def _pair(whole: Poly, parts: list[tuple[Poly, int]]) -> dict[str, Expr]:
    """Return the two numbers of a trinomial for the sentence: they add to the middle, and multiply to the last."""
    numbers = [_HAND.side([(Fraction(c), UNIT)]) for f, _ in parts for c in [f[max(f, key=school_order)]]]
    middle, last = [whole[m] for m in sorted(whole, key=school_order)][1:]
    return {
        "one": numbers[0],
        "other": numbers[-1],
        "sum": numeral_node(middle),
        "product": numeral_node(last),
    }


def _group(
    trail: Trail, outside: Term, factors: list[tuple[Poly, int]], at: int, parts: list[tuple[Poly, int]]
) -> None:
    """Write the middle term as two, and take the common bracket out of each half."""
    first, second = parts[0][0], parts[1][0]
    terms = _in_order(first)
    products = [(v * w, joined(m, n)) for v, m in terms for w, n in _in_order(second)]
    split = _HAND.side(products)
    halves = add_up([multiply_out(_HAND.term(*t), Group(_node(second))) for t in terms])
    rest = [f for i, f in enumerate(factors) if i != at]
    if len(factors[at][0]) == 3:
        trail.go(_around(outside, rest, split), "split-middle", "like-terms-back")
    trail.go(_around(outside, rest, halves), "group", "distribute-back")


def _around(outside: Term, rest: list[tuple[Poly, int]], inner: Expr) -> Expr:
    if outside == (Fraction(1), UNIT) and not rest:
        return inner
    return multiply_out(_HAND.term(*outside), *(_factor(f, p) for f, p in rest), Group(inner))


def _written(outside: Term, factors: list[tuple[Poly, int]]) -> Expr:
    first = [] if outside == (Fraction(1), UNIT) else [_HAND.term(*outside)]
    if len(factors) == 1 and factors[0][1] == 1 and not first:
        return _node(factors[0][0])
    if outside == (Fraction(-1), UNIT):
        return Signed("-", multiply_out(*(_factor(f, p) for f, p in factors)))
    return multiply_out(*first, *(_factor(f, p) for f, p in factors))


def _factor(a: Poly, power: int) -> Expr:
    node = _node(a)
    return power_node(Group(node) if isinstance(node, Sum) else node, power)


def _node(a: Poly) -> Expr:
    return _HAND.side(_in_order(a))


def _in_order(a: Poly) -> list[Term]:
    return collected((Fraction(c), m) for m, c in a.items())
