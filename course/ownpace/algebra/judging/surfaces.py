"""Equations and inequalities in several letters that are not linear, compared by their normal forms.

Two equations are the same if their residuals are proportional, in every cell of the polynomials under their roots and
absolute values, or have the same square-free part up to factors without real zeros. That two statements differ is
proved by `differences`.
"""

from fractions import Fraction
from math import gcd

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import divisors, enclosures, univariate
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.cells import Cell, cells
from ownpace.algebra.exact.elimination import by_power
from ownpace.algebra.exact.fingerprints import fingerprint
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import Rational, rational, sum_of
from ownpace.algebra.exact.relations import lowest, replaced
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.exact.univariate import Coefficients
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.differences import differ_somewhere
from ownpace.algebra.judging.policy import Policy, Truth
from ownpace.algebra.limits import MAX_ROOT_DEGREE
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.substitution import tidy
from ownpace.algebra.tree import (
    Compare,
    Expr,
    Listing,
    Node,
    Number,
    Relation,
)
from ownpace.algebra.values import frozen


@frozen
class _Compared:
    """The comparisons of one statement that are joined by *or*."""

    relations: tuple[Relation, ...]
    sign: Compare


def same_form(a: Node, b: Node, policy: Policy) -> bool:
    """Say quickly whether two comparisons are multiples of each other; False proves nothing."""
    if a == b:
        return True
    if not (isinstance(a, Relation) and isinstance(b, Relation)):
        return False
    one, other = _normal(a), _normal(b)
    if one is None or one != other:
        return False
    return bool(one[0]) or not policy.multiplicity


def _normal(relation: Relation) -> tuple[Poly, str, Poly] | None:
    """Return the residual of a rational comparison in normal form, its sign, and its denominator."""
    if len(relation.signs) != 1 or any(fingerprint(s) is None for s in relation.sides):
        return None
    difference = sum_of(rational(relation.left), rational(relation.right), -1)
    sign = relation.signs[0]
    below = poly.canonical(difference.below)
    if sign in ("=", "!="):
        return poly.canonical(difference.above), sign, below
    if poly.letters(below):
        return None
    turned = (sign in ("<", "<=")) != (difference.below[()] < 0)
    above = poly.primitive(poly.scale(difference.above, -1 if turned else 1))
    return above, ">" if sign in ("<", ">") else ">=", below


def same_surface(a: Node, b: Node, policy: Policy) -> Truth:
    """Return whether two statements in several letters hold for the same values. Raises TooLarge."""
    one, other = _compared(a), _compared(b)
    if not policy.removable:
        pass  # a hole counts, and normal forms do not show them
    elif one is not None and other is not None:
        try:
            if one.sign == other.sign == "=" and _same_equations(one, other, policy):
                return Truth.TRUE
            if len(one.relations) == len(other.relations) == 1 and _same_inequality(one, other, policy):
                return Truth.TRUE
        except (TooLarge, Undefined):
            pass
    elif _same_parts(a, b, policy):
        return Truth.TRUE
    return Truth.FALSE if differ_somewhere(a, b, policy) else Truth.UNDECIDED


def _compared(statement: Node) -> _Compared | None:
    match statement:
        case Relation(signs=(sign,)):
            return _Compared(choices(statement), sign)
        case Listing(items, "or"):
            parts = [_compared(item) for item in items]
            if any(p is None or p.sign != "=" for p in parts):
                return None
            return _Compared(tuple(r for p in parts if p for r in p.relations), "=")
        case _:
            return None


def _same_parts(a: Node, b: Node, policy: Policy) -> bool:
    """Say whether two listings are the same part by part, in any order."""
    if not (isinstance(a, Listing) and isinstance(b, Listing) and a.joiner == b.joiner):
        return False
    pairs = [
        [same_form(x, y, policy) or same_surface(x, y, policy) is Truth.TRUE for y in b.items]
        for x in a.items
    ]
    return all(map(any, pairs)) and all(any(row[i] for row in pairs) for i in range(len(b.items)))


# -- equations ----------------------------------------------------------------------------------------------------


def _same_equations(a: _Compared, b: _Compared, policy: Policy) -> bool:
    tower = Tower(plain=policy.plain_roots)
    count = len(a.relations)
    met = False
    sides = tuple(s for r in (*a.relations, *b.relations) for s in r.sides)
    for cell in cells(tower, sides, positive=policy.positive):
        residuals = _residuals(tower, cell)
        one, other = residuals[:count], residuals[count:]
        if all(r is None for r in one) and all(r is None for r in other):
            continue
        left, right = _product(tower, one), _product(tower, other)
        met = True
        if left is None or right is None:
            if not _no_zeros(cell, left or right or poly.ZERO):
                return False
        elif not _proportional(tower, left, right) and not _same_zeros(tower, left, right, policy):
            return False
    return met


def _no_zeros(cell: Cell, a: Poly) -> bool:
    """Say whether a polynomial has no zeros in a cell because a discriminant is negative there."""
    known = {frozenset(base.items()): sign for base, _, sign in cell.signs}
    for name in poly.letters(a):
        parts = by_power(a, name)
        if max(parts) != 2:
            continue
        c, b, lead = (parts.get(i, poly.ZERO) for i in range(3))
        discriminant = poly.add(poly.multiply(b, b), poly.multiply(lead, c), -4)
        if not discriminant:
            continue
        odd = [factor for power, factor in divisors.square_free(discriminant) if power % 2]
        sign = 1 if poly.leading(discriminant) > 0 else -1
        for factor in odd:
            sign *= known.get(frozenset(factor.items()), 0)
        if sign < 0:
            return True
    return False


def _residuals(tower: Tower, cell: Cell) -> list[Rational | None]:
    """Return left minus right of each equation; None for one without a value, which no point of the cell solves."""
    values = cell.values
    found: list[Rational | None] = []
    for left, right in zip(values[::2], values[1::2], strict=True):
        if left is None or right is None:
            found.append(None)
        else:
            found.append(Rational(tower.difference(left, right), poly.multiply(left.below, right.below)))
    return found


def _reduced(a: Rational) -> Poly:
    """Return what is above in lowest terms: a hole of the denominator is no solution."""
    return lowest(a).above if a.above else a.above


def _product(tower: Tower, parts: list[Rational | None]) -> Poly | None:
    result: Rational | None = None
    for part in parts:
        if part is not None:
            result = part if result is None else tower.product(result, part)
    return None if result is None else _reduced(result)


def _proportional(tower: Tower, a: Poly, b: Poly) -> bool:
    """Say whether one is the other times a constant, which may hold numeric atoms."""
    if not a or not b:
        return not a and not b
    one, other = _leading(tower, a), _leading(tower, b)
    if one[0] != other[0]:
        return False
    return not tower.replaced(poly.add(poly.multiply(a, other[1]), poly.multiply(b, one[1]), -1))


def _leading(tower: Tower, a: Poly) -> tuple[poly.Monomial, Poly]:
    """Return the first monomial in letters, and its factor of numbers."""
    parts: dict[poly.Monomial, dict[poly.Monomial, int]] = {}
    for monomial, c in a.items():
        letters = tuple((n, p) for n, p in monomial if not _numeric(tower, n))
        rest = tuple((n, p) for n, p in monomial if _numeric(tower, n))
        parts.setdefault(letters, {})[rest] = c
    first = max(parts)
    return first, parts[first]


def _numeric(tower: Tower, name: str) -> bool:
    if name == "pi":
        return True
    relation = tower.relations.get(name) or tower.roots.get(name)
    return relation is not None and not variables(tower.tree(relation[1])) and not name.startswith("^")


def _same_zeros(tower: Tower, a: Poly, b: Poly, policy: Policy) -> bool:
    """Say whether two polynomials have the same real zeros, as far as factors without any can tell."""
    if policy.multiplicity or not a or not b:
        return False
    a, b = (_squared(tower, tower.spelled_out(p), policy) for p in (a, b))
    if any(n.startswith(("√", "^")) for n in poly.letters(a) | poly.letters(b)):
        return False
    one, other = divisors.simple(a), divisors.simple(b)
    shared = divisors.gcd(one, other)
    if not poly.letters(shared):
        return False  # that both are never zero says little: a slip in a number would do
    rests = (divisors.quotient(one, shared), divisors.quotient(other, shared))
    return all(
        r is not None and (_never_zero(r, policy) or _zero_within(r, of))
        for r, of in zip(rests, (other, one), strict=True)
    )


def _zero_within(a: Poly, of: Poly) -> bool:
    """Say whether a form such as x^2 + xy + y^2 is zero only where its letters are, and so is another polynomial."""
    names = sorted(poly.letters(a))
    degrees = {sum(p for _, p in m) for m in a}
    if len(names) != 2 or len(degrees) != 1 or any(not any(n in names for n, _ in m) for m in of):
        return False
    (degree,) = degrees
    flat = [0] * (degree + 1)
    for monomial, c in a.items():
        flat[dict(monomial).get(names[0], 0)] = c
    return bool(flat[-1]) and not univariate.real_roots(tuple(flat))


def _squared(tower: Tower, a: Poly, policy: Policy) -> Poly:
    """Return a polynomial without roots that has the same real zeros, as far as that can be told.

    `c + d r` with an odd root `r^n = h` is zero exactly where `c^n + d^n h` is; with a square root where `c^2 - d^2 h`
    is, if `c - d r` has no zeros.
    """
    relations = {**tower.relations, **tower.roots}
    for name, (index, inside) in relations.items():
        parts = by_power(a, name)
        if sorted(parts) != [0, 1] or (index != 2 and index % 2 == 0):
            continue
        left, right = poly.power(parts[0], index), poly.multiply(poly.power(parts[1], index), inside)
        conjugate = poly.add(parts[0], poly.multiply(parts[1], poly.letter(name)), -1)
        if index % 2:
            a = replaced(relations, poly.add(left, right))
        elif _never_zero(conjugate, policy, above_zero=_even_roots(tower)):
            a = replaced(relations, poly.add(left, right, -1))
    return a


def _even_roots(tower: Tower) -> frozenset[str]:
    return frozenset(n for n, (index, _) in tower.relations.items() if index % 2 == 0)


def _never_zero(a: Poly, policy: Policy, *, above_zero: frozenset[str] = frozenset()) -> bool:
    """Say whether a polynomial has no real zero, as far as its signs, or the powers of one monomial, show it."""
    if not poly.letters(a):
        return bool(a)
    if len({c > 0 for c in a.values()}) == 1:
        strict = any(policy.positive and not any(n in above_zero for n, _ in m) for m in a) or () in a
        if strict and all(p % 2 == 0 or policy.positive or n in above_zero for m in a for n, p in m):
            return True
    powers = _powers_of_one(a)
    return powers is not None and not univariate.real_roots(powers)


def _powers_of_one(a: Poly) -> Coefficients | None:
    """Return the coefficients of a polynomial in one monomial: of a^2 b^2 + 2ab + 4 in ab."""
    top = max(a, key=lambda m: sum(p for _, p in m))
    unit = tuple((n, p // (gcd(*(p for _, p in top)) or 1)) for n, p in top)
    degree = sum(p for _, p in unit)
    found: dict[int, int] = {}
    for monomial, c in a.items():
        times = sum(p for _, p in monomial) // degree
        if monomial != tuple((n, p * times) for n, p in unit if times):
            return None
        found[times] = c
    if max(found) > MAX_ROOT_DEGREE:
        return None
    return tuple(found.get(i, 0) for i in range(max(found) + 1))


def other_factors(a: Node, b: Node, policy: Policy) -> tuple[Relation | None, Relation | None] | None:
    """Return what each of two equations says beyond the other: `x = 0` of `xy = x` beyond `y = 1`.

    Returns:
        An equation for each, or None where it says nothing more; None if they are no polynomial equations that share
        a factor, or only the one beyond the other has no real zeros.
    """
    polynomials = [_polynomial(node) for node in (a, b)]
    if polynomials[0] is None or polynomials[1] is None:
        return None
    one, other = divisors.simple(polynomials[0]), divisors.simple(polynomials[1])
    shared = divisors.gcd(one, other)
    found: list[Relation | None] = []
    for whole in (one, other):
        rest = divisors.quotient(whole, shared)
        if rest is None or not poly.letters(shared):
            return None
        nothing = not poly.letters(rest) or _never_zero(rest, policy)
        found.append(None if nothing else Relation((_tree(rest), Number(Fraction(0))), ("=",)))
    return found[0], found[1]


def _polynomial(node: Node) -> Poly | None:
    compared = _compared(node)
    if compared is None or compared.sign != "=":
        return None
    product = poly.ONE
    for relation in compared.relations:
        if any(fingerprint(s) is None for s in relation.sides):
            return None
        difference = sum_of(rational(relation.left), rational(relation.right), -1)
        product = poly.multiply(product, _reduced(difference))
    return product or None


def _tree(a: Poly) -> Expr:
    return tidy(ungrouped(Tower().tree(poly.canonical(a))))


# -- inequalities -------------------------------------------------------------------------------------------------


def _same_inequality(a: _Compared, b: _Compared, policy: Policy) -> bool:
    if (a.sign in ("=", "!=")) or (b.sign in ("=", "!=")) or len(a.sign) != len(b.sign):
        return False
    tower = Tower(plain=policy.plain_roots)
    sides = (*a.relations[0].sides, *b.relations[0].sides)
    same_way = a.sign == b.sign
    met = False
    for cell in cells(tower, sides, positive=policy.positive):
        if all(v is None for v in cell.values):
            continue
        if any(v is None for v in cell.values):
            return False
        one, other, third, fourth = (v for v in cell.values if v is not None)
        left, right = _over(tower, one, other), _over(tower, third, fourth)
        if not _positive_ratio(tower, left, right, same_way=same_way):
            return False
        met = True
    return met


def _over(tower: Tower, left: Rational, right: Rational) -> Rational:
    return Rational(tower.difference(left, right), tower.replaced(poly.multiply(left.below, right.below)))


def _positive_ratio(tower: Tower, a: Rational, b: Rational, *, same_way: bool) -> bool:
    """Say whether one quotient is the other times a positive constant (a negative one, if they point apart)."""
    left = tower.replaced(poly.multiply(a.above, b.below))
    right = tower.replaced(poly.multiply(b.above, a.below))
    if not left or not right or not _proportional(tower, left, right):
        return False
    factors = [enclosures.sign(tower.tree(_leading(tower, p)[1])) for p in (left, right)]
    return (factors[0] == factors[1]) == same_way
