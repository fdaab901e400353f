"""Completed squares, and the vertex form of a parabola."""

from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.forms.parts import (
    degree_in,
    factors,
    has,
    main_letter,
    over_number,
    polynomial,
    terms,
    unsigned,
    value,
)
from ownpace.algebra.forms.verdicts import FITS, Form, FormVerdict, missing
from ownpace.algebra.tree import Call, Expr, Power, Quotient, Relation, Sum, Variable


def completed_square(node: Expr | Relation, form: Form) -> FormVerdict:
    """Judge whether the letter stands once, in a square: `a(x + b)^2 + c`. Without a square the letter stands once too."""
    letter = main_letter(node, form.letter)
    if letter is None:
        return missing("completed_square.letter", node)
    whole = _side_with(node, letter)
    if whole is None:
        return missing("completed_square.once", node, letter=letter)
    found = _square(whole, letter)
    return found if isinstance(found, FormVerdict) else FITS


def vertex(node: Expr | Relation, form: Form) -> FormVerdict:
    """Judge whether it is `a(x - h)^2 + k`, alone or after `y =`."""
    if isinstance(node, Relation) and (side := _rule(node)) is not None:
        node = side
    if isinstance(node, Relation):
        return missing("vertex.y_alone", node)
    letter = main_letter(node, form.letter)
    if letter is None:
        return missing("completed_square.letter", node)
    found = _square(node, letter)
    if isinstance(found, FormVerdict):
        return found
    if found is None or _coefficient(found.base, letter) != 1:
        return missing("vertex.square", node, letter=letter)
    return FITS


def _rule(node: Relation) -> Expr | None:
    """Return the other side of a relation with `y` or `f(x)` alone on one side."""
    if len(node.sides) != 2:
        return None
    left, right = (unsigned(side)[1] for side in node.sides)
    if isinstance(left, Variable | Call):
        return node.right
    return node.left if isinstance(right, Variable | Call) else None


def _side_with(node: Expr | Relation, letter: str) -> Expr | None:
    if not isinstance(node, Relation):
        return node
    sides = [side for side in node.sides if has(side, letter)]
    return sides[0] if len(sides) == 1 else None


def _square(whole: Expr, letter: str) -> Power | FormVerdict | None:
    """Return the square that holds the letter, None where it stands once without a square, or what is missing."""
    whole = over_number(whole)
    with_letter = [term for _, term in terms(whole) if has(term, letter)]
    if not with_letter:
        return None
    if len(with_letter) > 1:
        return missing("completed_square.once", whole, letter=letter)
    parts = [part for part in factors(_over(with_letter[0], letter)) if has(part, letter)]
    if len(parts) != 1:
        return missing("completed_square.once", with_letter[0], letter=letter)
    part = unsigned(parts[0])[1]
    if isinstance(part, Power) and value(part.exponent) == 2 and _linear(part.base, letter):
        return part
    if isinstance(whole, Sum) and part is with_letter[0] and isinstance(part, Variable):
        return None
    return None if _linear(part, letter) else missing("completed_square.square", part, letter=letter)


def _over(term: Expr, letter: str) -> Expr:
    """Return what stands over something without the letter."""
    _, term = unsigned(term)
    if isinstance(term, Quotient) and not has(term.denominator, letter):
        return _over(term.numerator, letter)
    return term


def _linear(base: Expr, letter: str) -> bool:
    inside = polynomial(base)
    return inside is not None and degree_in(inside, letter) == 1 and _once(base, letter)


def _once(base: Expr, letter: str) -> bool:
    return sum(has(term, letter) for _, term in terms(base)) == 1


def _coefficient(base: Expr, letter: str) -> int | None:
    """Return the number before the letter in a linear expression, if it is one of 1 and -1; else None."""
    inside = polynomial(base)
    if inside is None:
        return None
    inside = {m: c for m, c in inside.items() if dict(m).get(letter)}
    return (
        1
        if len(inside) == 1 and poly.primitive(inside) in (poly.letter(letter),) and _bare(base, letter)
        else None
    )


def _bare(base: Expr, letter: str) -> bool:
    """Say whether the letter stands in it without a number before it."""
    return any(sign > 0 and term == Variable(letter) for sign, term in terms(base))
