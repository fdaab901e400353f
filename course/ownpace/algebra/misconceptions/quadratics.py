"""Quadratic equations: zero products, lost roots, the formula, completing the square."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.policy import Truth
from ownpace.algebra.judging.relations import same_solutions
from ownpace.algebra.misconceptions.rules import (
    ONE,
    Made,
    Rule,
    equals,
    number,
    polynomial,
    value_of,
    written,
)
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import add_up, power_node, written_terms
from ownpace.algebra.steps.roots import surd
from ownpace.algebra.tree import (
    Expr,
    Group,
    Listing,
    Node,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Variable,
)


def _factors(line: Node) -> tuple[list[Expr], Fraction] | None:
    """Return the factors with letters of `A*B = k`, and k."""
    if not isinstance(line, Relation) or line.signs != ("=",):
        return None
    left, value = ungrouped(line.left), value_of(line.right)
    if value is None or not isinstance(left, Product | Power):
        return None
    if isinstance(left, Power):
        return ([ungrouped(left.base)], value) if value_of(left.exponent) == 2 else None
    kept = [ungrouped(f) for f in left.factors if variables(f)]
    return (kept, value) if len(kept) > 1 else None


def _nonzero(line: Node) -> Made:
    """(x-1)(x-3)=5 -> x-1=5 or x-3=5."""
    found = _factors(line)
    if found is not None and found[1] and len(found[0]) > 1:
        yield Listing(tuple(equals(f, number(found[1])) for f in found[0]), "or")


def _signs_kept(line: Node) -> Made:
    """(x-2)(x+5)=0 -> x=-2 or x=5."""
    found = _factors(line)
    if found is None or found[1]:
        return
    roots: list[Relation] = []
    for factor in found[0]:
        terms, names = polynomial(factor), variables(factor)
        if terms is None or len(names) != 1:
            return
        (name,) = names
        if set(terms) - {((name, 1),), ONE} or ((name, 1),) not in terms:
            return
        roots.append(equals(Variable(name), number(terms.get(ONE, Fraction(0)) / terms[((name, 1),)])))
    yield Listing(tuple(roots), "or") if len(roots) > 1 else roots[0]


def _divided_by_letter(line: Node) -> Made:
    """x^2=5x -> x=5."""
    if not isinstance(line, Relation) or line.signs != ("=",):
        return
    left, right = polynomial(line.left), polynomial(line.right)
    if left is None or right is None or not (left or right):
        return
    for name in sorted(variables(line)):
        if all(dict(m).get(name, 0) for m in (*left, *right)):
            yield equals(
                *(add_up(written((v, _less(m, name))) for m, v in side.items()) for side in (left, right))
            )


def _less(monomial: tuple[tuple[str, int], ...], name: str) -> tuple[tuple[str, int], ...]:
    return tuple((n, p - (n == name)) for n, p in monomial if (n, p) != (name, 1))


def _coefficients(line: Node) -> tuple[str, Fraction, Fraction, Fraction] | None:
    """Return the letter and a, b, c of left minus right, of the second degree."""
    if not isinstance(line, Relation) or line.signs != ("=",) or len(variables(line)) != 1:
        return None
    left, right = polynomial(line.left), polynomial(line.right)
    if left is None or right is None:
        return None
    (name,) = variables(line)
    total = {m: left.get(m, Fraction(0)) - right.get(m, Fraction(0)) for m in {*left, *right}}
    if any(sum(p for _, p in m) > 2 for m, v in total.items() if v) or not total.get(((name, 2),)):
        return None
    zero = Fraction(0)
    return name, total[((name, 2),)], total.get(((name, 1),), zero), total.get(ONE, zero)


def _standard(line: Node) -> tuple[str, Fraction, Fraction, Fraction] | None:
    """Return the coefficients of `ax^2 + bx + c = 0`, written so, b not zero."""
    found = _coefficients(line)
    if found is None or not isinstance(line, Relation) or value_of(line.right) != 0 or not found[2]:
        return None
    return found if len(written_terms(line.left)) == 3 else None


def _both(name: str, middle: Expr, root: Expr, below: Fraction) -> Listing:
    tops = (add_up([middle, root]), add_up([middle, Signed("-", root)]))
    return Listing(tuple(equals(Variable(name), Quotient(t, number(below))) for t in tops), "or")


def _formula(line: Node) -> Iterator[tuple[str, Fraction, Fraction, Fraction, Fraction]]:
    found = _standard(line)
    if found is not None:
        name, a, b, c = found
        yield name, a, b, c, b * b - 4 * a * c


def _minus_b(line: Node) -> Made:
    """x^2-6x+7=0 -> x=(-6±sqrt(8))/2."""
    for name, a, b, _, d in _formula(line):
        if d >= 0 and surd(d)[1] != 1:
            yield _both(name, number(b), Root(number(d)), 2 * a)


def _minus_b_seen(before: Node, wrong: Node) -> bool:
    """x^2-6x+8=0 -> x=(-6±2)/2; with the roots alone it might as well be the signs of the factors."""
    if len(choices(wrong)) < 2 or not isinstance(wrong, Relation):
        return False
    for name, a, b, _, d in _formula(before):
        if d >= 0:
            made = _both(name, number(b), Root(number(d)), 2 * a)
            return same_solutions(made, wrong) is Truth.TRUE
    return False


def _part_divided(line: Node) -> Made:
    """x^2-6x+8=0 -> x=6±2/2."""
    for name, a, b, _, d in _formula(line):
        if d >= 0:
            root = Quotient(Root(number(d)), number(2 * a))
            yield _both(name, number(-b), root, Fraction(1))
            yield _both(name, number(-b / (2 * a)), Root(number(d)), Fraction(1))


def _sign_of_4ac(line: Node) -> Made:
    """x^2-6x-7=0 -> x=(6±sqrt(36-28))/2."""
    for name, a, b, c, _ in _formula(line):
        other = b * b + 4 * a * c
        if other >= 0:
            yield _both(name, number(-b), Root(number(other)), 2 * a)


def _a_forgotten(line: Node) -> Made:
    """2x^2+7x+3=0 -> x=(-7±5)/2."""
    for name, a, b, _, d in _formula(line):
        if a != 1 and d >= 0:
            yield _both(name, number(-b), Root(number(d)), Fraction(2))
            yield _both(name, number(-b), Root(number(d)), a)


def _no_root(line: Node) -> Made:
    """x^2-6x+8=0 -> x=(6±4)/2."""
    for name, a, b, _, d in _formula(line):
        if d not in (0, 1):
            yield _both(name, number(-b), number(d), 2 * a)


def _square_sides(line: Node) -> tuple[str, Fraction, Fraction] | None:
    """Return the letter, b and k of `x^2 + bx = k`."""
    found = _coefficients(line)
    if found is None or not isinstance(line, Relation) or not found[2] or found[1] != 1:
        return None
    return found[0], found[2], -found[3]


def _square(name: str, inside: Fraction) -> Expr:
    return power_node(Group(add_up([Variable(name), number(inside)])), 2)


def _one_side_only(line: Node) -> Made:
    """x^2+6x=-1 -> (x+3)^2=-1."""
    found = _square_sides(line)
    if found is not None:
        yield equals(_square(found[0], found[1] / 2), number(found[2]))


def _not_halved(line: Node) -> Made:
    """x^2+6x=-1 -> (x+6)^2=35."""
    found = _square_sides(line)
    if found is not None:
        name, b, k = found
        yield equals(_square(name, b), number(k + b * b))
        yield equals(_square(name, b / 2), number(k + b * b))
        yield equals(_square(name, b / 2), number(k + b / 2))


RULES: Final = (
    Rule("product-equals-nonzero", line=_nonzero),
    Rule("roots-sign-flip", line=_signs_kept),
    Rule("divide-by-x", line=_divided_by_letter),
    Rule("minus-b-slip", line=_minus_b),
    Rule("minus-b-slip", pair=_minus_b_seen),
    Rule("divide-part", line=_part_divided),
    Rule("minus-4ac-sign", line=_sign_of_4ac),
    Rule("two-a-forgotten", line=_a_forgotten),
    Rule("discriminant-is-root", line=_no_root),
    Rule("forget-to-balance", line=_one_side_only),
    Rule("square-b-not-half", line=_not_halved),
)
