"""Expanding and collecting, and the arithmetic of numbers: one operation a line, brackets and powers first."""

from fractions import Fraction
from itertools import product as pairs
from math import lcm

from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.shape import mapped, ungrouped, variables, walk
from ownpace.algebra.steps.hand import (
    UNIT,
    Hand,
    Term,
    add_up,
    collected,
    distributed,
    holds_sum,
    joined,
    multiply_out,
    polynomial_terms,
    written_terms,
)
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step
from ownpace.algebra.substitution import numeral_node, tidy
from ownpace.algebra.tree import Expr, Group, Number, Power, Product, Quotient, Sign, Signed, Sum
from ownpace.algebra.values import replace

_MOST_LINES = 20
_MOST_TERMS = 30


def expand_lines(expression: Expr) -> tuple[Step, ...]:
    """Return the steps that multiply a polynomial out and put like terms together."""
    trail = Trail(expression)
    hand = Hand.of(expression)
    total = polynomial_terms(expression)
    _write_squares(trail, expression)
    terms = [term for part in written_terms(_as_expr(trail)) for term in _products(part)]
    if any(holds_sum(part) for part in written_terms(expression)):
        trail.go(hand.side(t for t in terms if t[0]), "expand", "distribute")
    last = hand.polynomial(total)
    trail.go(last, *_last_move(expression, terms))
    return trail.done


def _as_expr(trail: Trail) -> Expr:
    assert isinstance(trail.line, Expr)  # noqa: S101 - an expression leads to expressions
    return trail.line


def _last_move(expression: Expr, terms: list[Term]) -> tuple[str, str]:
    if len(written_terms(expression)) == 1 and not holds_sum(expression):
        return "multiply-powers", "add-exponents"
    return ("collect", "like-terms") if len(terms) > len(collected(terms)) else ("order", "order")


def _write_squares(trail: Trail, expression: Expr) -> None:
    """Write `(x + 3)^2` as `(x + 3)(x + 3)`."""

    def written_out(node: Expr) -> Expr:
        node = mapped(node, written_out)
        if isinstance(node, Power) and isinstance(ungrouped(node.base), Sum):
            exponent = polynomial_terms(node.exponent).get(UNIT, Fraction(0))
            if exponent in (2, 3):
                return multiply_out(*[Group(ungrouped(node.base))] * int(exponent))
        return node

    trail.go(tidy(written_out(expression)), "write-power", "power-meaning")


def _products(part: Expr) -> list[Term]:
    """Return the terms of a product of brackets, not yet collected."""
    part = ungrouped(part)
    if isinstance(part, Signed) and part.sign == "-":
        return [(-v, m) for v, m in _products(part.operand)]
    if not isinstance(part, Product) or sum(map(holds_sum, part.factors)) < 2:
        return distributed(part)
    found: list[Term] = [(Fraction(1), UNIT)]
    for factor in _flat(part):
        inner = distributed(factor) if holds_sum(factor) else collected_terms(factor)
        found = [(a * b, joined(m, n)) for (a, m), (b, n) in pairs(found, inner)]
        if len(found) > _MOST_TERMS:
            return collected(found)
    return found


def _flat(node: Product) -> list[Expr]:
    return [f for p in node.factors for f in (_flat(p) if isinstance(p, Product) else [p])]


def collected_terms(node: Expr) -> list[Term]:
    """Return a tree as collected terms."""
    return collected((v, m) for m, v in polynomial_terms(node).items())


# -- numbers ------------------------------------------------------------------------------------------------------


def arithmetic_lines(expression: Expr) -> tuple[Step, ...]:
    """Return the steps that work out an expression of numbers, in the order of operations."""
    if variables(expression):
        raise OutOfReach("letters")
    evaluate(expression)
    trail = Trail(expression)
    hand = Hand.of(expression)
    node = expression
    for _ in range(_MOST_LINES):
        node, move, reason = _worked(node, hand)
        if not move:
            break
        trail.go(tidy(node), move, reason)
    return trail.done


def _plain(node: Expr) -> bool:
    """Say whether a node is one number as it is written."""
    bare = ungrouped(node)
    if isinstance(bare, Signed):
        bare = ungrouped(bare.operand)
    if isinstance(bare, Quotient):
        parts = [ungrouped(bare.numerator), ungrouped(bare.denominator)]
        value = evaluate(bare)
        same = all(isinstance(p, Number) and not p.places for p in parts) and value.denominator > 1
        return same and evaluate(parts[1]) == value.denominator
    return isinstance(bare, Number)


def _worked(node: Expr, hand: Hand) -> tuple[Expr, str, str]:
    """Return the tree with its innermost operation of the highest rank done, and the words; empty ones if none is left."""
    if _plain(node):
        return node, "", ""
    if isinstance(node, Group):
        new, move, reason = _worked(node.inner, hand)
        return (ungrouped(new) if _plain(new) and not _minus(new) else Group(new)), move, reason
    if isinstance(node, Sum):
        return _worked_sum(node.terms, node.signs, hand)
    parts = _operands(node)
    for i, part in enumerate(parts):
        new, move, reason = _worked(part, hand)
        if move:
            return _with_operands(node, (*parts[:i], new, *parts[i + 1 :])), move, reason
    return _done(node, hand)


def _operands(node: Expr) -> tuple[Expr, ...]:
    """Return the operands that are worked out before the operation itself."""
    match node:
        case Signed(operand=operand):
            return (operand,)
        case Product(factors=factors):
            return factors
        case Quotient(numerator=above, denominator=below):
            return (above, below)
        case Power(base=base):
            return (base,)
        case _:
            return ()


def _with_operands(node: Expr, parts: tuple[Expr, ...]) -> Expr:
    match node:
        case Signed():
            return replace(node, operand=parts[0])
        case Product():
            return replace(node, factors=parts)
        case Quotient():
            return replace(node, numerator=parts[0], denominator=parts[1])
        case Power():
            return replace(node, base=parts[0])
        case _:
            return node


def _minus(node: Expr) -> bool:
    return isinstance(ungrouped(node), Signed)


def _done(node: Expr, hand: Hand) -> tuple[Expr, str, str]:
    words = {Power: ("power", "power-meaning"), Product: ("multiply", "order-of-operations")}
    move, reason = words.get(type(node), ("divide", "order-of-operations"))
    value = hand.number(evaluate(node))
    if isinstance(node, Quotient) and all(
        isinstance(ungrouped(p), Number) for p in (node.numerator, node.denominator)
    ):
        move, reason = ("cancel", "cancel-common") if evaluate(node).denominator > 1 else (move, reason)
    return value, move, reason


def _worked_sum(terms: tuple[Expr, ...], signs: tuple[Sign, ...], hand: Hand) -> tuple[Expr, str, str]:
    ready = _same_denominators(terms)
    for kinds in ((Group,), (Power,), (object,)):
        for i, term in enumerate(terms):
            if ready or _plain(term) or not any(isinstance(p, kinds) for p in walk(term)):
                continue
            new, move, reason = _worked(term, hand)
            if move:
                return Sum((*terms[:i], new, *terms[i + 1 :]), signs), move, reason
    values = [evaluate(t) * (-1 if s == "-" else 1) for t, s in zip(terms, signs, strict=True)]
    below = lcm(*(v.denominator for v in values))
    if not ready and below > 1 and not hand.decimal and len({v.denominator for v in values}) > 1:
        return _over_one(values, below), "common-denominator", "equal-fractions"
    total = values[0] + values[1]
    rest = [hand.number(v) for v in values[2:]]
    words = ("add", "left-to-right") if len(terms) > 2 else ("add", "arithmetic")
    return add_up([hand.number(total), *rest]), *words


def _same_denominators(terms: tuple[Expr, ...]) -> bool:
    """Say whether the terms are fractions of whole numbers over the same number."""
    bare = [ungrouped(t.operand if isinstance(t, Signed) else t) for t in terms]
    below = {evaluate(t.denominator) for t in bare if _whole_fraction(t) and isinstance(t, Quotient)}
    return len(below) == 1 and all(map(_whole_fraction, bare))


def _whole_fraction(node: Expr) -> bool:
    return isinstance(node, Quotient) and all(
        isinstance(p, Number) and not p.places for p in (node.numerator, node.denominator)
    )


def _over_one(values: list[Fraction], below: int) -> Expr:
    parts: list[Expr] = []
    for value in values:
        size = Quotient(numeral_node(abs(int(value * below))), numeral_node(below))
        parts.append(Signed("-", size) if value < 0 else size)
    return add_up(parts)
