"""Factoring, and completing the square of an expression."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import gcd, isqrt
from typing import Final

from ownpace.algebra.misconceptions.rules import (
    ONE,
    Made,
    Rule,
    lettered,
    number,
    polynomial,
    value_of,
    written,
)
from ownpace.algebra.shape import ungrouped
from ownpace.algebra.steps.hand import Term, add_up, multiply_out, power_node, written_terms
from ownpace.algebra.tree import Expr, Group, Node, Power, Product, Relation, Signed, Sum, Variable


def _shared(terms: list[Term]) -> Term:
    """Return the greatest common factor of some terms with whole coefficients."""
    letters = dict(terms[0][1])
    for _, monomial in terms:
        powers = dict(monomial)
        letters = {n: min(p, powers.get(n, 0)) for n, p in letters.items() if powers.get(n, 0)}
    size = gcd(*(int(v) for v, _ in terms)) if all(v.denominator == 1 for v, _ in terms) else 1
    return Fraction(size), tuple(sorted(letters.items()))


def _over(term: Term, divisor: Term) -> Term:
    powers = dict(term[1])
    for name, p in divisor[1]:
        powers[name] -= p
    return term[0] / divisor[0], tuple(sorted((n, p) for n, p in powers.items() if p))


def _part_taken(terms: list[Expr]) -> Iterator[Expr]:
    """6x+9 -> 3(2x+9)."""
    plain = lettered(terms)
    if plain is None or len(plain) < 2 or all(m == ONE for _, m in plain):
        return
    shared = _shared(plain)
    if shared == (Fraction(1), ONE):
        return
    for kept in range(len(plain)):
        inner = [t if i == kept else _over(t, shared) for i, t in enumerate(plain)]
        yield multiply_out(written(shared), Group(add_up(map(written, inner))))


def _one_lost(terms: list[Expr]) -> Iterator[Expr]:
    """3x+3 -> 3(x)."""
    plain = lettered(terms)
    if plain is None or len(plain) < 2:
        return
    shared = _shared(plain)
    if shared == (Fraction(1), ONE) or len({m for _, m in plain}) < len(plain):
        return
    inner = [_over(t, shared) for t in plain]
    kept = [t for t in inner if t[1] != ONE or abs(t[0]) != 1]
    if 0 < len(kept) < len(inner):
        yield multiply_out(written(shared), Group(add_up(map(written, kept))))


def _squares(terms: list[Expr], sign: int) -> tuple[Term, Term] | None:
    """Return a and b of a^2 - b^2 (sign -1) or a^2 + b^2."""
    plain = lettered(terms)
    if plain is None or len(plain) != 2 or plain[0][0] <= 0 or plain[1][0] * sign <= 0:
        return None
    one, other = _root(plain[0]), _root((abs(plain[1][0]), plain[1][1]))
    return None if one is None or other is None or not (one[1] or other[1]) else (one, other)


def _root(term: Term) -> Term | None:
    value, monomial = term
    above, below = isqrt(value.numerator), isqrt(value.denominator)
    if Fraction(above * above, below * below) != value or any(p % 2 for _, p in monomial):
        return None
    return Fraction(above, below), tuple((n, p // 2) for n, p in monomial)


def _bracketed(one: Term, other: Term, sign: int) -> Expr:
    return Group(add_up([written(one), written((sign * other[0], other[1]))]))


def _difference_as_square(terms: list[Expr]) -> Iterator[Expr]:
    """x^2-9 -> (x-3)^2."""
    found = _squares(terms, -1)
    if found is not None:
        for sign in (-1, 1):
            yield power_node(_bracketed(*found, sign), 2)


def _without_rooting(terms: list[Expr]) -> Iterator[Expr]:
    """x^2-9 -> (x+9)(x-9)."""
    found = _squares(terms, -1)
    if found is not None:
        one, other = found
        square = (other[0] * other[0], tuple((n, 2 * p) for n, p in other[1]))
        yield Product((_bracketed(one, square, 1), _bracketed(one, square, -1)), ("", ""))


def _sum_of_squares(terms: list[Expr]) -> Iterator[Expr]:
    """x^2+4 -> (x+2)(x-2), or (x+2)^2."""
    found = _squares(terms, 1)
    if found is not None:
        yield power_node(_bracketed(*found, 1), 2)
        yield Product((_bracketed(*found, 1), _bracketed(*found, -1)), ("", ""))


# -- trinomials ---------------------------------------------------------------------------------------------------


_Numbers = tuple[Fraction, Fraction, Fraction]


def _trinomial(node: Node) -> tuple[str, Fraction, Fraction, Fraction] | None:
    """Return the letter and a, b, c of a sum `ax^2 + bx + c`, b and c not zero."""
    if not isinstance(node, Expr) or not isinstance(ungrouped(node), Sum):
        return None
    terms = polynomial(node)
    names = {n for m in terms or {} for n, _ in m}
    if terms is None or len(names) != 1:
        return None
    (name,) = names
    squared = ((name, 2),)
    if set(terms) != {squared, ((name, 1),), ONE}:
        return None
    return name, terms[squared], terms[((name, 1),)], terms[ONE]


def _as_factors(node: Node) -> bool:
    """Say whether a line is written as two brackets, or the square of one."""
    if not isinstance(node, Expr):
        return False
    node = ungrouped(node)
    if isinstance(node, Power):
        return isinstance(ungrouped(node.base), Sum)
    return isinstance(node, Product) and sum(isinstance(ungrouped(f), Sum) for f in node.factors) == 2


def _compared(before: Node, wrong: Node) -> tuple[_Numbers, _Numbers] | None:
    """Return the coefficients of a trinomial, and those of the two brackets made of it."""
    if isinstance(before, Relation) and isinstance(wrong, Relation) and before.signs == wrong.signs == ("=",):
        same = polynomial(before.right) == polynomial(wrong.right)
        return _compared(before.left, wrong.left) if same else None
    start = _trinomial(before)
    if start is None or not _as_factors(wrong) or not isinstance(wrong, Expr):
        return None
    terms, name = polynomial(wrong), start[0]
    if terms is None or {n for m in terms for n, _ in m} != {name}:
        return None
    zero = Fraction(0)
    found = terms.get(((name, 2),), zero), terms.get(((name, 1),), zero), terms.get(ONE, zero)
    return start[1:], found


def _product_only(before: Node, wrong: Node) -> bool:
    """x^2+7x+12 -> (x+2)(x+6)."""
    found = _compared(before, wrong)
    if found is None:
        return False
    (a, b, c), (d, e, f) = found
    return (a, c) == (d, f) and e not in (b, -b)


def _sum_only(before: Node, wrong: Node) -> bool:
    """x^2+7x+12 -> (x+5)(x+2)."""
    found = _compared(before, wrong)
    if found is None:
        return False
    (a, b, c), (d, e, f) = found
    return (a, b) == (d, e) and f != c


def _signs_of_middle(before: Node, wrong: Node) -> bool:
    """x^2+2x-15 -> (x+3)(x+5)."""
    found = _compared(before, wrong)
    if found is None:
        return False
    (a, b, c), (d, e, f) = found
    return a == d == 1 and c < 0 and f == -c and e * b > 0 and e * e == b * b - 4 * c


def _roles_exchanged(before: Node, wrong: Node) -> bool:
    """x^2+6x+5 -> (x+2)(x+3), whose numbers add to 5 and multiply to 6."""
    found = _compared(before, wrong)
    if found is None:
        return False
    (a, b, c), (d, e, f) = found
    return a == d == 1 and b != c and (e, f) == (c, b)


def _other_signs(before: Node, wrong: Node) -> bool:
    """x^2+7x+12 -> (x-3)(x-4)."""
    found = _compared(before, wrong)
    return found is not None and found[1] == (found[0][0], -found[0][1], found[0][2]) and found[0] != found[1]


def _lead_ignored(before: Node, wrong: Node) -> bool:
    """2x^2+7x+6 -> (x+1)(x+6), which is right for x^2+7x+6."""
    found = _compared(before, wrong)
    return found is not None and found[0][0] != 1 and found[1] == (Fraction(1), *found[0][1:])


def _product_pair_used(before: Node, wrong: Node) -> bool:
    """2x^2+7x+3 -> (x+1)(x+6), with the pair for 2 times 3."""
    found = _compared(before, wrong)
    if found is None:
        return False
    (a, b, c), other = found
    return abs(a) != 1 and other == (Fraction(1), b, a * c)


def _divided_and_dropped(before: Node, wrong: Node) -> bool:
    """2x^2+14x+24 -> (x+3)(x+4)."""
    found = _compared(before, wrong)
    if found is None or isinstance(before, Relation):
        return False
    start, other = found
    ratios = {s / o for s, o in zip(start, other, strict=True) if o}
    return 0 not in other and len(ratios) == 1 and ratios != {Fraction(1)}


# -- completing the square ----------------------------------------------------------------------------------------


def _square(name: str, inside: Fraction, rest: Fraction) -> Expr:
    base = add_up([Variable(name), number(inside)])
    return add_up([power_node(Group(base), 2), number(rest)])


def _not_halved(terms: list[Expr]) -> Iterator[Expr]:
    """x^2+6x+1 -> (x+6)^2+1, or (x+6)^2-35."""
    found = _trinomial(add_up(terms))
    if found is not None and found[1] == 1:
        name, _, b, c = found
        yield _square(name, b, c)
        yield _square(name, b, c - b * b)


def _not_balanced(terms: list[Expr]) -> Iterator[Expr]:
    """x^2+6x+1 -> (x+3)^2+1, or (x+3)^2+10."""
    found = _trinomial(add_up(terms))
    if found is not None and found[1] == 1:
        name, _, b, c = found
        yield _square(name, b / 2, c)
        yield _square(name, b / 2, c + b * b / 4)


def _ignores_outside(terms: list[Expr]) -> Iterator[Expr]:
    """2x^2+12x+5 -> 2(x+3)^2+5-9."""
    found = _trinomial(add_up(terms))
    if found is not None and found[1] not in (0, 1):
        name, a, b, c = found
        half = b / (2 * a)
        square = multiply_out(number(abs(a)), power_node(Group(add_up([Variable(name), number(half)])), 2))
        yield add_up([Signed("-", square) if a < 0 else square, number(c - half * half)])


def _of_line(rewrite: Callable[[list[Expr]], Iterator[Expr]]) -> Callable[[Node], Made]:
    """Return a rewrite of a whole line: an expression, the left side of `... = 0`, or the right side of `y = ...`."""

    def made(line: Node) -> Made:
        if isinstance(line, Expr):
            yield from rewrite(written_terms(line))
        elif isinstance(line, Relation) and line.signs == ("=",):
            if value_of(line.right) == 0:
                yield from (Relation((new, line.right), ("=",)) for new in rewrite(written_terms(line.left)))
            elif isinstance(ungrouped(line.left), Variable):
                yield from (Relation((line.left, new), ("=",)) for new in rewrite(written_terms(line.right)))

    return made


RULES: Final = (
    Rule("factor-out-part", line=_of_line(_part_taken), alone=True),
    Rule("lose-the-one", line=_of_line(_one_lost), alone=True),
    Rule("difference-as-square", line=_of_line(_difference_as_square), alone=True),
    Rule("squares-without-rooting", line=_of_line(_without_rooting), alone=True),
    Rule("factor-sum-of-squares", line=_of_line(_sum_of_squares), alone=True),
    Rule("pair-product-only", pair=_product_only),
    Rule("pair-sum-only", pair=_sum_only),
    Rule("signs-from-b-only", pair=_signs_of_middle),
    Rule("sum-product-swap", pair=_roles_exchanged),
    Rule("zeros-as-factors", pair=_other_signs),
    Rule("ignore-leading", pair=_lead_ignored),
    Rule("ac-pair-as-factors", pair=_product_pair_used),
    Rule("divide-by-a-and-drop", pair=_divided_and_dropped),
    Rule("square-b-not-half", line=_of_line(_not_halved), alone=True),
    Rule("forget-to-balance", line=_of_line(_not_balanced), alone=True),
    Rule("ignore-a-outside", line=_of_line(_ignores_outside), alone=True),
)
