"""Absolute values: `|u| = c` as two equations, `|u| < c` as a chain, `|u| > c` as two inequalities."""

from fractions import Fraction

from ownpace.algebra.shape import ungrouped, variables, walk
from ownpace.algebra.steps.hand import UNIT, multiply_out, polynomial_terms, written_terms
from ownpace.algebra.steps.linear import FLIPPED, TRUE_FOR, solve_relation
from ownpace.algebra.steps.parallel import in_parallel
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step
from ownpace.algebra.substitution import numeral_node
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Compare,
    Expr,
    Listing,
    Node,
    NoSolution,
    Product,
    Relation,
    Signed,
)


def solve_absolute(relation: Relation, letter: str) -> tuple[Step, ...]:
    """Return the steps for one absolute value of a linear expression against a number. Raises OutOfReach."""
    trail = Trail(relation)
    inner, sign, value = _isolated(trail, relation)
    plus, minus = numeral_node(value), numeral_node(-value)
    if value < 0 or (value == 0 and sign in ("<", ">=")):
        holds = TRUE_FOR[sign](Fraction(1 if value < 0 else 0), value)
        trail.go(AllReals() if holds else NoSolution(), "always-true" if holds else "never-true", "distance")
        return trail.done
    if sign in ("<", "<="):
        chain = Relation((minus, inner, plus), (sign, sign))
        trail.go(chain, "absolute-chain", "distance")
        trail.follow(solve_relation(chain, letter))
        return trail.done
    other: Compare = FLIPPED[sign]
    pieces = (Relation((inner, plus), (sign,)), Relation((inner, minus), (other,)))
    both = value != 0 or sign == ">"
    line: Node = Listing(pieces, "or") if both else pieces[0]
    trail.go(line, "absolute-cases", "distance")
    if both:
        trail.follow(in_parallel(pieces, "or", lambda piece: solve_relation(piece, letter)))
    else:
        trail.follow(solve_relation(pieces[0], letter))
    return trail.done


def _isolated(trail: Trail, relation: Relation) -> tuple[Expr, Compare, Fraction]:
    """Bring `a|u| + k = c` to `|u| = value`."""
    if len(relation.signs) != 1 or relation.signs == ("!=",) or variables(relation.right):
        raise OutOfReach("not one absolute value on the left")
    sign: Compare = relation.signs[0]
    value = polynomial_terms(relation.right).get(UNIT, Fraction(0))
    terms = written_terms(relation.left)
    barred = [t for t in terms if any(isinstance(n, Absolute) for n in walk(t))]
    rest = sum((polynomial_terms(t).get(UNIT, Fraction(0)) for t in terms if t not in barred), Fraction(0))
    if len(barred) != 1 or any(variables(t) for t in terms if t not in barred):
        raise OutOfReach("not one absolute value")
    factor, inner = _coefficient(barred[0])
    bars = Absolute(inner)
    if rest:
        value -= rest
        line = Relation((multiply_out(numeral_node(factor), bars), numeral_node(value)), (sign,))
        trail.go(
            line, "subtract-both" if rest > 0 else "add-both", "same-both", amount=numeral_node(abs(rest))
        )
    if factor != 1:
        value /= factor
        sign = FLIPPED[sign] if factor < 0 else sign
        flips = factor < 0 and sign != "="
        trail.go(
            Relation((bars, numeral_node(value)), (sign,)),
            "divide-both",
            "flip" if flips else "same-both",
            amount=numeral_node(factor),
        )
    return inner, sign, value


def _coefficient(term: Expr) -> tuple[Fraction, Expr]:
    sign = 1
    if isinstance(term, Signed):
        sign, term = (-1 if term.sign == "-" else 1), term.operand
    term = ungrouped(term)
    if isinstance(term, Absolute):
        return Fraction(sign), term.inner
    if isinstance(term, Product):
        bars = [f for f in term.factors if isinstance(ungrouped(f), Absolute)]
        if len(bars) == 1:
            outside = polynomial_terms(multiply_out(*(f for f in term.factors if f is not bars[0])))
            bare = ungrouped(bars[0])
            if set(outside) == {UNIT} and isinstance(bare, Absolute):
                return sign * outside[UNIT], bare.inner
    raise OutOfReach("not one absolute value")
