"""A polynomial in one letter that vanishes wherever a polynomial with roots of that letter does.

Roots are removed one after the other, the outermost first: `a + b r` with `r^2 = h` vanishes only where `a^2 - b^2 h`
does. The polynomial found may vanish at more places; whoever asks has to try them.
"""

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact import univariate
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.relations import Relations, replaced
from ownpace.algebra.exact.univariate import Coefficients
from ownpace.algebra.exact.work import spend


def without_roots(relations: Relations, a: Poly) -> Coefficients:
    """Return the polynomial in the one letter. Raises TooLarge, also where there is another letter or atom."""
    while present := poly.letters(a) & relations.keys():
        spend(10 + 5 * len(present) ** 2)
        inside = {n: poly.letters(relations[n][1]) for n in present}
        name = min(n for n in present if not any(n in inside[o] for o in present))
        a = _freed(relations, name, replaced(relations, a))
        if not a:
            raise TooLarge("elimination")
    if len(poly.letters(a)) > 1 or any(n == "pi" or n.startswith("^") or "(" in n for n in poly.letters(a)):
        raise TooLarge("elimination")
    return univariate.coefficients(poly.primitive(a))


def _freed(relations: Relations, name: str, a: Poly) -> Poly:
    """Return what a polynomial in an atom becomes without it."""
    index, inside = relations[name]
    parts = by_power(a, name)
    if len(parts) < 2:
        return _without_factor(parts, inside)
    if len(parts) == 2:
        (low, one), (high, other) = sorted(parts.items())
        # one r^low = -other r^high, both sides to the power of the index
        left = poly.multiply(poly.power(one, index), poly.power(inside, low))
        right = poly.multiply(poly.power(poly.scale(other, -1), index), poly.power(inside, high))
        return replaced(relations, poly.add(left, right, -1))
    if index == 3:
        return replaced(relations, _cubic(parts, inside))
    if index % 2:
        raise TooLarge("elimination")
    even = _joined(name, {p // 2: c for p, c in parts.items() if p % 2 == 0})
    odd = _joined(name, {p // 2: c for p, c in parts.items() if p % 2})
    square = poly.multiply(poly.multiply(odd, odd), poly.letter(name))
    rest = poly.add(poly.multiply(even, even), square, -1)
    halved = {**relations, name: (index // 2, inside)}
    rest = replaced(halved, rest)
    return _freed(halved, name, rest) if index > 2 else rest


def _without_factor(parts: dict[int, Poly], inside: Poly) -> Poly:
    ((power, a),) = parts.items()
    return poly.multiply(a, inside) if power else a


def _cubic(parts: dict[int, Poly], inside: Poly) -> Poly:
    """Return a^3 + b^3 h + c^3 h^2 - 3abch, the norm of a + b r + c r^2."""
    a, b, c = (parts.get(i, poly.ZERO) for i in range(3))
    cubes = poly.add(poly.power(a, 3), poly.multiply(poly.power(b, 3), inside))
    cubes = poly.add(cubes, poly.multiply(poly.power(c, 3), poly.power(inside, 2)))
    return poly.add(cubes, poly.multiply(poly.multiply(a, b), poly.multiply(c, inside)), -3)


def by_power(a: Poly, name: str) -> dict[int, Poly]:
    """Return a polynomial as coefficients of the powers of one letter."""
    parts: dict[int, dict[poly.Monomial, int]] = {}
    for monomial, c in a.items():
        power = dict(monomial).get(name, 0)
        parts.setdefault(power, {})[tuple((n, p) for n, p in monomial if n != name)] = c
    return dict(parts)


def _joined(name: str, parts: dict[int, Poly]) -> Poly:
    result: Poly = poly.ZERO
    for power, a in parts.items():
        factor: Poly = {((name, power),): 1} if power else poly.ONE
        result = poly.add(result, poly.multiply(a, factor))
    return result
