"""A polynomial in one letter that vanishes wherever a polynomial with roots of that letter does.

Roots are removed one after the other, the outermost first: `a + b r` with `r^2 = h` vanishes only where `a^2 - b^2 h`
does. The polynomial found may vanish at more places; whoever asks has to try them.
"""

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact import univariate
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.exact.univariate import Coefficients


def without_roots(tower: Tower, a: Poly) -> Coefficients:
    """Return the polynomial in the one letter. Raises TooLarge, also where there is another letter or atom."""
    relations = dict(tower.relations)
    while True:
        present = [n for n in relations if n in poly.letters(a)]
        if not present:
            break
        name = next(n for n in present if not any(n in poly.letters(relations[o][1]) for o in present))
        index, inside = relations[name]
        a = tower.replaced(_freed(tower, name, index, inside, by_power(a, name)))
        if not a:
            raise TooLarge("elimination")
    if len(poly.letters(a)) > 1 or any(n == "pi" or n.startswith("^") or "(" in n for n in poly.letters(a)):
        raise TooLarge("elimination")
    return univariate.coefficients(poly.primitive(a))


def _freed(tower: Tower, name: str, index: int, inside: Poly, parts: dict[int, Poly]) -> Poly:
    """Return what a polynomial in the atom becomes without it."""
    if len(parts) == 2:
        (low, a), (high, b) = sorted(parts.items())
        # a r^low = -b r^high, both sides to the power of the index
        left = poly.multiply(poly.power(a, index), poly.power(inside, low))
        right = poly.multiply(poly.power(poly.scale(b, -1), index), poly.power(inside, high))
        return tower.replaced(poly.add(left, right, -1))
    if len(parts) == 1:
        ((power, a),) = parts.items()
        return poly.multiply(a, inside) if power else a
    if index == 3:
        a, b, c = (parts.get(i, poly.ZERO) for i in range(3))
        product = poly.multiply(poly.multiply(a, b), poly.multiply(c, inside))
        cubes = poly.add(poly.power(a, 3), poly.multiply(poly.power(b, 3), inside))
        cubes = poly.add(cubes, poly.multiply(poly.power(c, 3), poly.power(inside, 2)))
        return poly.add(cubes, product, -3)
    if index % 2 == 0:
        even = _joined(name, {p // 2: a for p, a in parts.items() if p % 2 == 0})
        odd = _joined(name, {p // 2: a for p, a in parts.items() if p % 2})
        square = poly.multiply(poly.multiply(odd, odd), poly.letter(name))
        rest = poly.add(poly.multiply(even, even), square, -1)
        half = index // 2
        tower.relations[name] = (half, inside)
        rest = tower.replaced(rest)
        tower.relations[name] = (index, inside)
        return _freed(tower, name, half, inside, by_power(rest, name)) if half > 1 else rest
    raise TooLarge("elimination")


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
