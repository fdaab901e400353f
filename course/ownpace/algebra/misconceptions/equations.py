"""Linear equations: moving terms, undoing operations, clearing fractions."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Final

from ownpace.algebra.misconceptions.rules import (
    ONE,
    Made,
    Rule,
    bracket,
    equals,
    equation,
    lettered,
    number,
    opposite,
    polynomial,
    term_of,
    unsigned,
    value_of,
    written,
)
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import Term, add_up, multiply_out, written_terms
from ownpace.algebra.substitution import substitute
from ownpace.algebra.tree import Expr, Node, NoSolution, Quotient, Relation, Variable

_SIGNS = ("=", "<", ">", "<=", ">=")


def two_sides(line: Node) -> Iterator[tuple[Relation, int, list[Expr], list[Expr]]]:
    """Yield each side of an equation or inequality with the other: the line, which side, its terms, the other's."""
    sides = equation(line, *_SIGNS)
    if sides is not None and isinstance(line, Relation):
        yield line, 0, sides[0], sides[1]
        yield line, 1, sides[1], sides[0]


def rebuilt(line: Relation, at: int, mine: list[Expr], other: list[Expr]) -> Relation:
    """Return an equation or inequality with other terms on its sides; `mine` is the side at that place."""
    pair = (add_up(mine), add_up(other)) if at == 0 else (add_up(other), add_up(mine))
    return Relation(pair, line.signs)


def _moved_as_is(line: Node, *, letters: bool) -> Made:
    for relation, at, mine, other in two_sides(line):
        for i, term in enumerate(mine):
            if bool(variables(term)) is letters and len(mine) > 1 and value_of(term) != 0:
                yield rebuilt(relation, at, mine[:i] + mine[i + 1 :], [*other, term])


def _sign_lost(line: Node) -> Made:
    """3x+5=11 -> 3x=11+5."""
    return _moved_as_is(line, letters=False)


def _unknowns_added(line: Node) -> Made:
    """5x-2=2x+7 -> 7x-2=7."""
    for relation, at, mine, other in two_sides(line):
        if any(variables(t) for t in other):
            for i, term in enumerate(mine):
                if variables(term):
                    yield rebuilt(relation, at, mine[:i] + mine[i + 1 :], [*other, term])


def _switched(line: Node) -> Made:
    """13n+196=391 -> 13n=196-391."""
    for relation, at, mine, other in two_sides(line):
        for i, term in enumerate(mine):
            if not variables(term) and len(mine) > 1 and not any(map(variables, other)):
                yield rebuilt(relation, at, mine[:i] + mine[i + 1 :], [term, *map(opposite, other)])


def _divide_one(line: Node) -> Made:
    """2x+6=10 -> x+6=5."""
    for relation, at, mine, other in two_sides(line):
        if len(mine) < 2:
            continue
        for i, term in enumerate(mine):
            found = term_of(term)
            if found is None or not found[1] or abs(found[0]) == 1 or found[0].denominator > 1:
                continue
            divided: list[Expr] = [Quotient(t, number(found[0])) for t in other]
            one = [*mine[:i], written((Fraction(1), found[1])), *mine[i + 1 :]]
            yield rebuilt(relation, at, one, divided)
            if not any(map(variables, other)):
                yield rebuilt(relation, at, [Quotient(t, number(found[0])) for t in mine], other)


def _clear_some(line: Node) -> Made:
    """x/3+2=5 -> x+2=15."""
    sides = equation(line, *_SIGNS)
    if sides is None or not isinstance(line, Relation):
        return
    terms = [term_of(t) for side in sides for t in side]
    bottoms = [t[0].denominator for t in terms if t is not None]
    common = lcm(*bottoms) if bottoms else 1
    if common == 1 or None in terms:
        return

    def cleared(side: list[Expr]) -> list[Expr]:
        return [_scaled(t, common) if _is_fraction(t) else t for t in side]

    def whole(side: list[Expr]) -> list[Expr]:
        return [_scaled(t, common) for t in side]

    for pair in (
        (cleared(sides[0]), cleared(sides[1])),
        (cleared(sides[0]), whole(sides[1])),
        (whole(sides[0]), cleared(sides[1])),
        (whole(sides[0]), sides[1]),
        (sides[0], whole(sides[1])),
    ):
        yield Relation((add_up(pair[0]), add_up(pair[1])), line.signs)


def _is_fraction(term: Expr) -> bool:
    found = term_of(term)
    return found is not None and found[0].denominator > 1


def _scaled(term: Expr, factor: int) -> Expr:
    found = term_of(term)
    return term if found is None else written((found[0] * factor, found[1]))


def _single(line: Node) -> tuple[Term, Fraction] | None:
    """Return ax and c of `ax = c`, either way round."""
    for _, _, mine, other in two_sides(line):
        if len(mine) == len(other) == 1:
            term, value = term_of(mine[0]), value_of(other[0])
            if term is not None and value is not None and len(term[1]) == 1 and term[1][0][1] == 1:
                return term, value
    return None


def _alone(term: Term, value: Fraction) -> Relation:
    return equals(Variable(term[1][0][0]), number(value))


def _of_single(line: Node) -> tuple[Term, Fraction] | None:
    if isinstance(line, Relation) and line.signs == ("=",):
        found = _single(line)
        if found is not None and abs(found[0][0]) != 1 and found[1]:
            return found
    return None


def _subtracted(line: Node) -> Made:
    """4x=12 -> x=8."""
    found = _of_single(line)
    if found is not None and found[0][0].denominator == 1:
        yield _alone(found[0], found[1] - found[0][0])


def _upside_down(line: Node) -> Made:
    """5x=2 -> x=5/2."""
    found = _of_single(line)
    if found is not None:
        yield _alone(found[0], found[0][0] / found[1])


def _same_operation(line: Node) -> Made:
    """4x=12 -> x=48, and x/3=6 -> x=2."""
    found = _of_single(line)
    if found is not None:
        yield _alone(found[0], found[1] * found[0][0])


def _minus_kept(line: Node) -> Made:
    """-x=5 -> x=5."""
    if isinstance(line, Relation) and line.signs == ("=",):
        found = _single(line)
        if found is not None and found[0][0] == -1 and found[1]:
            yield _alone(*found)


def _sign_lost_dividing(line: Node) -> Made:
    """-3x=12 -> x=4."""
    found = _of_single(line)
    if found is not None and found[0][0] < 0:
        yield _alone(found[0], -found[1] / found[0][0])


def _linear(line: Node) -> tuple[str, Fraction, Fraction, Fraction] | None:
    """Return the letter and a, b, c of `ax + b = c`."""
    sides = equation(line)
    if sides is None or not isinstance(line, Relation):
        return None
    left, value = polynomial(line.left), value_of(line.right)
    names = variables(line)
    if left is None or value is None or len(names) != 1:
        return None
    (name,) = names
    if set(left) != {((name, 1),), ONE}:
        return None
    return name, left[((name, 1),)], left[ONE], value


def _coefficients_swapped(line: Node) -> Made:
    """3x+6=0 -> x=-3/6."""
    found = _linear(line)
    if found is not None:
        name, a, b, c = found
        if c == 0 and abs(a) != abs(b):
            yield equals(Variable(name), number(-a / b))


def _value_put_in(line: Node) -> Made:
    """2x+1=7 -> 2*7+1=15."""
    found = _linear(line)
    if found is not None and isinstance(line, Relation):
        name, a, b, c = found
        yield equals(Variable(name), number(a * c + b))
        put = substitute(line.left, {name: c})
        yield equals(put, put)


def _below_inverted(line: Node) -> Made:
    """6/x=2 -> x=1/3."""
    if isinstance(line, Relation) and line.signs == ("=",):
        for side, other in (line.sides, line.sides[::-1]):
            bare, value = ungrouped(side), value_of(other)
            if isinstance(bare, Quotient) and isinstance(below := ungrouped(bare.denominator), Variable):
                above = value_of(bare.numerator)
                if above and value:
                    yield equals(below, number(value / above))


def _bracket_term_first(line: Node) -> Made:
    """3(x+2)=15 -> 3x=13."""
    for relation, at, mine, other in two_sides(line):
        for i, term in enumerate(mine):
            found = bracket(term)
            inner = lettered(found[1]) if found else None
            if found is None or inner is None or abs(found[0][0]) == 1:
                continue
            kept = [t for t in inner if t[1]]
            moved = [opposite(written(t)) for t in inner if not t[1]]
            if moved and kept:
                rest = [written((found[0][0] * v, m)) for v, m in kept]
                yield rebuilt(relation, at, [*mine[:i], *rest, *mine[i + 1 :]], [*other, *moved])


def _zero_is_none(line: Node) -> Made:
    """3x=0 -> no solution."""
    found = _single(line) if isinstance(line, Relation) and line.signs == ("=",) else None
    if found is not None and found[1] == 0:
        yield NoSolution()


def _without_letters(line: Node) -> tuple[Fraction, Fraction] | None:
    sides = equation(line)
    if sides is None or not isinstance(line, Relation):
        return None
    left, right = value_of(line.left), value_of(line.right)
    return None if left is None or right is None else (left, right)


def _identity_is_zero(line: Node) -> Made:
    """0=0 -> x=0."""
    found = _without_letters(line)
    if found is not None and found[0] == found[1]:
        for name in sorted(variables(line)) or ["x"]:
            yield equals(Variable(name), number(0))
            yield equals(Variable(name), number(found[0]))


def _false_is_answer(line: Node) -> Made:
    """5=7 -> x=5, or x=7."""
    found = _without_letters(line)
    if found is not None and found[0] != found[1]:
        for value in {*found, found[0] - found[1], found[1] - found[0]}:
            yield equals(Variable("x"), number(value))


def _result_sign(line: Node) -> Made:
    """8+4=x+5 -> x=12."""
    if isinstance(line, Relation) and line.signs == ("=",) and not variables(line.left):
        value, names = value_of(line.left), variables(line.right)
        if value is not None and len(names) == 1 and len(written_terms(line.left)) > 1:
            yield equals(Variable(next(iter(names))), number(value))


def _run_on(_: Node, wrong: Node) -> bool:
    """3+4=7*2=14 written as one line."""
    if (
        not isinstance(wrong, Relation)
        or set(wrong.signs) != {"="}
        or len(wrong.sides) < 3
        or variables(wrong)
    ):
        return False
    values = [value_of(side) for side in wrong.sides]
    breaks = [i for i, (a, b) in enumerate(pairwise(values)) if a != b]
    return bool(breaks) and all(
        any(value_of(part) == values[i] for part in _leading(wrong.sides[i + 1])) for i in breaks
    )


def _leading(node: Expr) -> Iterator[Expr]:
    """Yield what an expression begins with: itself short of its last operation, and so on."""
    node = ungrouped(node)
    terms = written_terms(node)
    for i in range(1, len(terms)):
        yield add_up(terms[:i])
    factors = getattr(node, "factors", ())
    for i in range(1, len(factors)):
        yield multiply_out(*factors[:i])
    if isinstance(node, Quotient):
        yield node.numerator


def _digits(before: Node, wrong: Node) -> bool:
    """2x+x=24 -> x=2, because 22+2=24."""
    if not isinstance(before, Relation) or not isinstance(wrong, Relation) or before.signs != ("=",):
        return False
    digit, value = value_of(wrong.right), value_of(before.right)
    if (
        wrong.signs != ("=",)
        or not isinstance(ungrouped(wrong.left), Variable)
        or digit is None
        or value is None
    ):
        return False
    if digit.denominator > 1 or not 0 <= digit < 100:
        return False
    total, joined = Fraction(0), False
    for sign, bare in map(unsigned, written_terms(before.left)):
        found = term_of(bare)
        if found is None or found[0].denominator > 1 or len(found[1]) > 1:
            return False
        if found[1]:
            size = int(digit) if found[0] == 1 else int(f"{int(found[0])}{int(digit)}")
            joined = joined or found[0] != 1
            total += sign * size
        else:
            total += sign * found[0]
    return joined and total == value


RULES: Final = (
    Rule("sign-lost-on-move", line=_sign_lost),
    Rule("add-unknowns-across", line=_unknowns_added),
    Rule("subtraction-switched", line=_switched),
    Rule("divide-one-term", line=_divide_one),
    Rule("clear-some-fractions", line=_clear_some),
    Rule("subtract-to-undo-times", line=_subtracted),
    Rule("divide-wrong-way", line=_upside_down),
    Rule("same-operation-not-inverse", line=_same_operation),
    Rule("stops-at-minus-x", line=_minus_kept),
    Rule("sign-lost-dividing", line=_sign_lost_dividing),
    Rule("coefficients-swapped", line=_coefficients_swapped),
    Rule("substitutes-the-result", line=_value_put_in),
    Rule("unknown-below-inverted", line=_below_inverted),
    Rule("bracket-term-first", line=_bracket_term_first),
    Rule("zero-is-no-solution", line=_zero_is_none),
    Rule("identity-is-zero", line=_identity_is_zero),
    Rule("false-line-is-answer", line=_false_is_answer),
    Rule("equals-means-answer", line=_result_sign),
    Rule("equals-means-answer", pair=_run_on),
    Rule("digits-side-by-side", pair=_digits),
)
