"""Radicals: squares out of the root, like roots together, no root below the line."""

from fractions import Fraction

from ownpace.algebra.shape import ungrouped, variables, walk
from ownpace.algebra.steps.hand import (
    UNIT,
    Hand,
    Term,
    Terms,
    add_up,
    multiply_out,
    polynomial_terms,
    power_node,
    written_terms,
)
from ownpace.algebra.steps.roots import largest_square, surd_node
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step
from ownpace.algebra.substitution import ONE, numeral_node, tidy
from ownpace.algebra.tree import Absolute, Expr, Product, Quotient, Root, Signed, Sum, Variable

_HAND = Hand()

Surds = dict[int, Fraction]


def radical_lines(expression: Expr) -> tuple[Step, ...]:
    """Return the steps that simplify an expression with square roots. Raises OutOfReach."""
    trail = Trail(expression)
    if variables(expression):
        _single_root(trail, expression)
        return trail.done
    total = _surds(expression)
    bare = ungrouped(expression)
    if isinstance(bare, Quotient):
        _fraction(trail, bare)
    elif isinstance(bare, Product):
        _product(trail, bare)
    trail.go(_pulled(trail.line), "pull-square", "root-product")  # type: ignore[arg-type]  # a line of an expression
    trail.go(surds_node(total), "like-roots", "like-terms")
    return trail.done


def _surds(node: Expr) -> Surds:
    """Return an expression of numbers as rational multiples of roots of square-free whole numbers."""
    node = ungrouped(node)
    match node:
        case Sum():
            return _sum([_surds(t) for t in written_terms(node)])
        case Signed("-", operand):
            return {m: -q for m, q in _surds(operand).items()}
        case Product(factors):
            total: Surds = {1: Fraction(1)}
            for factor in factors:
                total = _times(total, _surds(factor))
            return total
        case Quotient(numerator, denominator):
            return _times(_surds(numerator), _inverse(_surds(denominator)))
        case Root(radicand, 2):
            value = polynomial_terms(radicand)
            inside = value.get(UNIT, Fraction(0))
            if set(value) - {UNIT} or inside < 0:
                raise OutOfReach("no square root of a number")
            outside, rest = largest_square(inside.numerator * inside.denominator)
            return {rest: Fraction(outside, inside.denominator)}
        case _:
            value = polynomial_terms(node)
            if set(value) - {UNIT}:
                raise OutOfReach("letters")
            return {1: value[UNIT]} if value else {}


def _sum(parts: list[Surds]) -> Surds:
    total: Surds = {}
    for part in parts:
        for inside, factor in part.items():
            total[inside] = total.get(inside, Fraction(0)) + factor
    return {m: q for m, q in total.items() if q}


def _times(a: Surds, b: Surds) -> Surds:
    parts: list[Surds] = []
    for m, q in a.items():
        for n, r in b.items():
            outside, inside = largest_square(m * n)
            parts.append({inside: q * r * outside})
    if len(parts) > 40:
        raise OutOfReach("too many roots")
    return _sum(parts)


def _inverse(a: Surds) -> Surds:
    """Return one over `q` roots of which there are one or two terms, by the conjugate."""
    if len(a) == 1:
        ((inside, factor),) = a.items()
        return {inside: 1 / (factor * inside)}
    if len(a) != 2:
        raise OutOfReach("more than two terms below")
    (m, q), (n, r) = a.items()
    below = q * q * m - r * r * n
    return {m: q / below, n: -r / below}


def surds_node(total: Surds) -> Expr:
    """Return roots as a tree: rational part first."""
    parts = [numeral_node(q) if m == 1 else surd_node(q, m) for m, q in sorted(total.items())]
    return add_up(parts)


def _fraction(trail: Trail, node: Quotient) -> None:
    """Get the root out of the denominator."""
    below = _surds(node.denominator)
    if set(below) <= {1}:
        return
    if len(below) == 1:
        factor: Expr = Root(numeral_node(next(iter(below))))
    else:
        first, last = sorted(below.items())
        factor = surds_node(dict([first, (last[0], -last[1])]))
    above = multiply_out(node.numerator, factor) if not isinstance(node.numerator, Sum) else None
    if above is None or isinstance(factor, Sum):
        above = tidy(Product((node.numerator, factor), ("", "*")))
    under = Product((node.denominator, factor), ("", "*"))
    trail.go(Quotient(above, under), "rationalise", "times-one", amount=factor)
    product = _times(below, _surds(factor))
    top = surds_node(_times(_surds(node.numerator), _surds(factor)))
    trail.go(Quotient(top, surds_node(product)), "multiply", "root-squared")


def _product(trail: Trail, node: Product) -> None:
    """Write a product of roots as the root of the product."""
    roots = [f for f in map(ungrouped, node.factors) if isinstance(f, Root)]
    rest = [f for f in node.factors if not isinstance(ungrouped(f), Root)]
    if len(roots) < 2 or any(holds_root(f) for f in rest):
        return
    inside = Fraction(1)
    for root in roots:
        inside *= polynomial_terms(root.radicand).get(UNIT, Fraction(0))
    outside = [polynomial_terms(f).get(UNIT, Fraction(0)) for f in rest]
    number = Fraction(1)
    for value in outside:
        number *= value
    trail.go(multiply_out(numeral_node(number), Root(numeral_node(inside))), "join-roots", "root-product")


def holds_root(node: Expr) -> bool:
    """Say whether a root stands in it."""
    return any(isinstance(part, Root) for part in walk(node))


def _pulled(node: Expr) -> Expr:
    """Return the sum with each of its roots in simplest form, not yet collected."""
    parts: list[Expr] = []
    for term in written_terms(node):
        found = _surds(term)
        if len(found) > 1:
            return node
        parts += [surds_node(found)]
    return add_up(parts)


# -- one root with letters ----------------------------------------------------------------------------------------


def _single_root(trail: Trail, expression: Expr) -> None:
    """Take squares out of `sqrt(12x^3)`; `sqrt(x^2)` is `|x|`, since x may be negative."""
    root = ungrouped(expression)
    if not isinstance(root, Root) or root.index != 2:
        raise OutOfReach("more than one root with letters")
    terms: Terms = polynomial_terms(root.radicand)
    if len(terms) != 1:
        raise OutOfReach("a sum under the root")
    ((monomial, value),) = terms.items()
    if value < 0 or value.denominator != 1:
        raise OutOfReach("under the root")
    outside, inside = largest_square(int(value))
    square: Term = (Fraction(outside * outside), tuple((n, p - p % 2) for n, p in monomial if p > 1))
    left: Term = (Fraction(inside), tuple((n, 1) for n, p in monomial if p % 2))
    if square == (Fraction(1), ()):
        return
    if left != (Fraction(1), ()):
        split = multiply_out(Root(_HAND.term(*square)), Root(_HAND.term(*left)))
        trail.go(split, "split-root", "root-product")
    parts = [] if outside == 1 else [numeral_node(outside)]
    odd = [n for n, p in monomial if p % 2]
    for name, power in monomial:
        half = power // 2
        if half:
            plain = power_node(Variable(name), half)
            positive = half % 2 == 0 or (odd == [name] and len(monomial) >= 1)
            parts.append(plain if positive else Absolute(plain))
    rest = [] if left == (Fraction(1), ()) else [Root(_HAND.term(*left))]
    trail.go(multiply_out(*parts, *rest) if parts or rest else ONE, "pull-square", "root-of-square")
