"""Linear equations and inequalities, chains such as `-3 < 2x + 1 <= 7`, and equations solved for one of their letters.

The order is the one of the classroom: clear fractions that stand over sums, multiply out brackets, put like terms
together, bring the letter to one side, bring the rest to the other, divide.
"""

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Final

from ownpace.algebra.exact import divisors
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import Monomial
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.shape import ungrouped, variables, walk
from ownpace.algebra.steps.hand import (
    UNIT,
    Hand,
    Term,
    collected,
    distributed,
    holds_sum,
    multiply_out,
    polynomial_terms,
    related,
    written_terms,
)
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step
from ownpace.algebra.substitution import ONE, ZERO, tidy
from ownpace.algebra.tree import (
    AllReals,
    Compare,
    Expr,
    Group,
    Node,
    NoSolution,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Sign,
    Signed,
    Sum,
)

FLIPPED: Final[dict[Compare, Compare]] = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}

Side = list[Term]


def solve_relation(relation: Relation, letter: str) -> tuple[Step, ...]:
    """Return the steps that bring the letter to stand alone. Raises OutOfReach where it is not linear in the letter."""
    trail = Trail(relation)
    hand = Hand.of(relation)
    relation = cleared(trail, relation, hand)
    sides, relation = tidied(trail, relation, hand)
    _check_linear(sides, letter)
    if len(sides) == 2:
        sides = _letter_to_one_side(trail, relation, hand, letter, sides)
    sides = _rest_away(trail, relation, hand, letter, sides)
    _divide(trail, relation, hand, letter, sides)
    return trail.done


def cleared(trail: Trail, relation: Relation, hand: Hand) -> Relation:
    """Multiply both sides by the common denominator, where fractions stand over sums or there are several."""
    parts = [part for side in relation.sides for part in written_terms(side)]
    fractions = [p for p in map(_unsigned, parts) if isinstance(p, Quotient) and variables(p.numerator)]
    if not any(holds_sum(p.numerator) for p in fractions) and len(fractions) < 2:
        return relation
    common = lcm(*(_denominator(part) for part in parts))
    if common < 2:
        return relation
    sides = [_add_terms([_times(part, common, hand) for part in written_terms(s)]) for s in relation.sides]
    new = related(sides, relation)
    trail.go(new, "clear-fractions", "same-both", amount=hand.number(common))
    return new


def tidied(trail: Trail, relation: Relation, hand: Hand) -> tuple[list[Side], Relation]:
    """Multiply out brackets, then put like terms together; return the sides as terms, and the line."""
    sides = [distributed(side) for side in relation.sides]
    if any(_has_bracket(side) for side in relation.sides):
        relation = related((hand.side(s) for s in sides), relation)
        trail.go(relation, "expand", "distribute")
    gathered = [collected(side) for side in sides]
    if any(
        len(g) < len(s) > 1 or _has_number_work(r)
        for g, s, r in zip(gathered, sides, relation.sides, strict=True)
    ):
        relation = related((hand.side(s) for s in gathered), relation)
        trail.go(relation, "collect", "like-terms")
    return gathered, relation


def _has_bracket(side: Expr) -> bool:
    return any(holds_sum(part) for part in written_terms(side))


def _has_number_work(side: Expr) -> bool:
    """Say whether a term holds numbers that have yet to be multiplied, as in `2 * 3x` and `1x`."""
    for part in written_terms(side):
        if any(
            isinstance(node, Product) and (ONE in node.factors or ZERO in node.factors) for node in walk(part)
        ):
            return True
        numbers = sum(isinstance(node, Number) for node in walk(part))
        powers = sum(isinstance(node, Power) for node in walk(part))
        fraction = any(isinstance(node, Quotient) for node in walk(part))
        if numbers - powers > 1 + fraction:
            return True
    return False


def _unsigned(node: Expr) -> Expr:
    node = ungrouped(node)
    return _unsigned(node.operand) if isinstance(node, Signed) and node.sign in "+-" else node


def _denominator(part: Expr) -> int:
    part = _unsigned(part)
    if isinstance(part, Quotient):
        below = polynomial_terms(part.denominator)
        if set(below) != {UNIT}:
            raise OutOfReach("letters below")
        if holds_sum(part.numerator):
            return abs(below[UNIT]).numerator
    if isinstance(part, Product) and holds_sum(part):
        return lcm(*(_denominator(f) for f in part.factors if not holds_sum(f)), 1)
    return lcm(*(value.denominator for value in polynomial_terms(part).values()), 1)


def _times(part: Expr, factor: int, hand: Hand) -> Expr:
    """Return a term times a number, with a bracket left as it is."""
    if isinstance(part, Signed):
        return Signed(part.sign, _times(part.operand, factor, hand))
    part = ungrouped(part)
    match part:
        case Quotient(numerator, denominator) if holds_sum(numerator):
            rest = Fraction(factor) / polynomial_terms(denominator)[UNIT]
            return _bracket_times(ungrouped(numerator), rest, hand)
        case Product(factors=factors) if holds_sum(part):
            plain = [f for f in factors if not holds_sum(f)]
            terms = polynomial_terms(multiply_out(*plain)) if plain else {UNIT: Fraction(1)}
            outside = hand.side((v * factor, m) for m, v in terms.items())
            return multiply_out(outside, *(f for f in factors if holds_sum(f)))
        case _:
            return hand.side((v * factor, m) for v, m in distributed(part))


def _bracket_times(numerator: Expr, factor: Fraction, hand: Hand) -> Expr:
    if isinstance(numerator, Sum):
        return multiply_out(hand.number(factor), Group(numerator))
    return multiply_out(hand.number(factor), numerator)


def _add_terms(parts: list[Expr]) -> Expr:
    """Return a sum whose terms may be brackets, which `add_up` would open."""
    signs: list[Sign] = [
        "-" if isinstance(p, Signed) and p.sign == "-" and i else "+" for i, p in enumerate(parts)
    ]
    bare = [p.operand if isinstance(p, Signed) and s == "-" else p for p, s in zip(parts, signs, strict=True)]
    if len(bare) == 1:
        return bare[0]
    return tidy(Sum(tuple(Group(p) if isinstance(p, Sum) else p for p in bare), tuple(signs)))


def _check_linear(sides: list[Side], letter: str) -> None:
    if any(dict(m).get(letter, 0) > 1 for side in sides for _, m in side):
        raise OutOfReach("not linear")


def _with(letter: str, side: Side) -> Side:
    return [term for term in side if letter in dict(term[1])]


def _without(letter: str, side: Side) -> Side:
    return [term for term in side if letter not in dict(term[1])]


def _letter_to_one_side(
    trail: Trail, relation: Relation, hand: Hand, letter: str, sides: list[Side]
) -> list[Side]:
    """Take the terms with the letter away from one side, where both have some: from the one with the smaller number."""
    left, right = (_with(letter, side) for side in sides)
    if not left and right:
        return sides
    smaller_left = len(left) == len(right) == 1 and left[0][1] == right[0][1] and left[0][0] < right[0][0]
    for term in left if smaller_left else right:
        sides = _added(trail, relation, hand, sides, term)
    return sides


def _rest_away(trail: Trail, relation: Relation, hand: Hand, letter: str, sides: list[Side]) -> list[Side]:
    """Take what is without the letter away from its side."""
    home = next((side for side in sides if _with(letter, side)), None)
    if home is None:
        return sides
    for term in _without(letter, home):
        sides = _added(trail, relation, hand, sides, term)
    return sides


def _added(trail: Trail, relation: Relation, hand: Hand, sides: list[Side], term: Term) -> list[Side]:
    """Undo a term: subtract it from every side, or add it where it is negative."""
    value, monomial = term
    new = [_put(side, -value, monomial) for side in sides]
    move = "subtract-both" if value > 0 else "add-both"
    trail.go(
        related(map(hand.side, new), relation),
        move,
        "same-both" if relation.signs == ("=",) else "same-both-order",
        amount=hand.term(abs(value), monomial),
    )
    return new


def _put(side: Side, value: Fraction, monomial: Monomial) -> Side:
    """Return a side with a term more: put together with its like, or written last."""
    if any(m == monomial for _, m in side):
        return [(v + value if m == monomial else v, m) for v, m in side if m != monomial or v + value]
    return [*side, (value, monomial)]


def _divide(trail: Trail, relation: Relation, hand: Hand, letter: str, sides: list[Side]) -> None:
    at = next((i for i, side in enumerate(sides) if _with(letter, side)), None)
    if at is None:
        _conclude(trail, relation, hand, sides)
        return
    terms = sides[at]
    if len(terms) > 1:
        _divide_by_bracket(trail, relation, hand, letter, sides, at)
        return
    value, monomial = terms[0]
    rest: Monomial = tuple(item for item in monomial if item[0] != letter)
    signs = relation.signs
    if value < 0:
        signs = tuple(FLIPPED[sign] for sign in signs)
    if rest:
        _divide_by_letters(trail, relation, hand, letter, sides, at)
        return
    new = [[(v / value, m) for v, m in side] for side in sides]
    if value != 1:
        line = Relation(tuple(map(hand.side, new)), signs)
        _announce(trail, line, hand, value, flips=value < 0 and signs != relation.signs)
    _swap(trail, Relation(tuple(map(hand.side, new)), signs), at)


def _announce(trail: Trail, line: Relation, hand: Hand, value: Fraction, *, flips: bool) -> None:
    if value == -1 or (value.denominator != 1 and not hand.decimal):
        move, amount = "multiply-both", 1 / value
    else:
        move, amount = "divide-both", value
    reason = "flip" if flips else "same-both" if line.signs == ("=",) else "same-both-order"
    trail.go(line, move, reason, amount=hand.number(amount))


def _swap(trail: Trail, line: Relation, at: int) -> None:
    """Write the letter on the left of two sides, or the small number on the left of three."""
    if len(line.sides) == 2 and at == 1:
        trail.go(Relation(line.sides[::-1], tuple(FLIPPED[s] for s in line.signs)), "swap", "swap")
    elif len(line.sides) == 3 and ">" in line.signs[0]:
        signs = tuple(FLIPPED[s] for s in line.signs[::-1])
        trail.go(Relation(line.sides[::-1], signs), "swap", "swap")


def _conclude(trail: Trail, relation: Relation, hand: Hand, sides: list[Side]) -> None:
    """Say what a line without the letter means."""
    if any(m for side in sides for _, m in side):
        raise OutOfReach("the letter is gone")
    values = [sum((v for v, _ in side), Fraction(0)) for side in sides]
    trail.go(related(map(hand.number, values), relation), "collect", "like-terms")
    holds = all(TRUE_FOR[s](a, b) for a, s, b in zip(values, relation.signs, values[1:], strict=False))
    end: Node = AllReals() if holds else NoSolution()
    trail.go(end, "always-true" if holds else "never-true", "always-true" if holds else "never-true")


TRUE_FOR: Final[dict[Compare, Callable[[Fraction, Fraction], bool]]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


def _divide_by_letters(
    trail: Trail, relation: Relation, hand: Hand, letter: str, sides: list[Side], at: int
) -> None:
    """Divide by a coefficient that holds other letters; they are taken not to be zero."""
    if relation.signs != ("=",):
        raise OutOfReach("the sign of a letter is open")
    value, monomial = sides[at][0]
    if value.denominator != 1:
        sides = [[(v * value.denominator, m) for v, m in side] for side in sides]
        trail.go(
            related(map(hand.side, sides), relation),
            "multiply-both",
            "same-both",
            amount=hand.number(value.denominator),
        )
        value, monomial = sides[at][0]
    rest: Monomial = tuple(item for item in monomial if item[0] != letter)
    divisor = hand.term(value, rest)
    _check_divisor(divisor, hand.side(sides[1 - at]))
    other = _over(hand, sides[1 - at], value, rest)
    _finish_literal(trail, letter, at, other, divisor)


def _divide_by_bracket(
    trail: Trail, relation: Relation, hand: Hand, letter: str, sides: list[Side], at: int
) -> None:
    """Take the letter out of its terms, then divide by the bracket."""
    if relation.signs != ("=",):
        raise OutOfReach("the sign of a letter is open")
    inner = [(v, tuple(item for item in m if item[0] != letter)) for v, m in sides[at]]
    bracket = hand.side(collected(inner))
    lined = list(map(hand.side, sides))
    _check_divisor(bracket, lined[1 - at])
    lined[at] = multiply_out(hand.term(1, ((letter, 1),)), Group(bracket))
    trail.go(related(lined, relation), "take-out", "distribute-back", amount=hand.term(1, ((letter, 1),)))
    _finish_literal(trail, letter, at, Quotient(lined[1 - at], bracket), bracket)


def _check_divisor(divisor: Expr, other: Expr) -> None:
    """Refuse to divide by what both sides share: where it is zero, every value of the letter fits."""
    if poly.degree(divisors.gcd(rational(divisor).above, rational(other).above)):
        raise OutOfReach("a common factor with letters")


def _finish_literal(trail: Trail, letter: str, at: int, other: Expr, divisor: Expr) -> None:
    alone = Hand().term(1, ((letter, 1),))
    pair = (alone, other) if at == 0 else (other, alone)
    trail.go(Relation(pair, ("=",)), "divide-both", "same-both-letters", amount=divisor)
    _swap(trail, Relation(pair, ("=",)), at)


def _over(hand: Hand, side: Side, value: Fraction, rest: Monomial) -> Expr:
    """Return a side divided by a monomial, common numbers and letters of a single term cancelled."""
    if not side:
        return hand.number(0)
    if value < 0:
        side, value = [(-v, m) for v, m in side], -value
    return Quotient(hand.side(side), hand.term(value, rest))
