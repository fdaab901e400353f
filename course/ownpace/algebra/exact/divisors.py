"""Division, greatest common divisors and square-free parts of polynomials in several letters.

The greatest common divisor is found by the heuristic of Char, Geddes and Gonnet (1989): evaluate at a large integer,
take the divisor of the values, read the polynomial back from the digits, and check by dividing. What is returned is
always checked; where the heuristic gives up, `TooLarge` is raised.
"""

from math import gcd as whole_gcd
from math import isqrt

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import ONE, Monomial, Poly
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_BITS

_Dense = dict[tuple[int, ...], int]
_ATTEMPTS = 6


def quotient(a: Poly, b: Poly) -> Poly | None:
    """Return a divided by b where b divides it with integer coefficients, else None."""
    if not a or b == ONE:
        return a
    names = sorted(poly.letters(a) | poly.letters(b))
    result = _divided(_dense(a, names), _dense(b, names))
    return None if result is None else _sparse(result, names)


def gcd(a: Poly, b: Poly) -> Poly:
    """Return the greatest common divisor in canonical form. Raises TooLarge."""
    if not a or not b:
        return poly.canonical(a or b)
    if a == b:
        return poly.canonical(a)
    if not (poly.letters(a) & poly.letters(b)):
        return poly.constant(whole_gcd(poly.content(a), poly.content(b)))
    names = sorted(poly.letters(a) | poly.letters(b))
    return poly.canonical_sign(_sparse(_common(_dense(a, names), _dense(b, names), len(names)), names))


def simple(a: Poly) -> Poly:
    """Return the primitive product of the distinct factors of a nonzero polynomial."""
    result = ONE
    for _, factor in square_free(a):
        result = poly.multiply(result, factor)
    return poly.canonical(result)


def square_free(a: Poly) -> list[tuple[int, Poly]]:
    """Return coprime square-free canonical factors with their powers; the constant factor is left out."""
    a = poly.canonical(a)
    if not poly.letters(a):
        return []
    if poly.degree(a) == 1:
        return [(1, a)]
    repeated = a
    for name in sorted(poly.letters(a)):
        repeated = gcd(repeated, derivative(a, name))
        if repeated == ONE:
            return [(1, a)]
    found: list[tuple[int, Poly]] = []
    distinct, power = _exactly(a, repeated), 1
    while poly.letters(distinct):
        further = gcd(distinct, repeated)
        factor = _exactly(distinct, further)
        if poly.letters(factor):
            found.append((power, poly.canonical(factor)))
        distinct, repeated, power = further, _exactly(repeated, further), power + 1
    return found


def derivative(a: Poly, name: str) -> Poly:
    """Return the derivative with respect to a letter."""
    result: dict[Monomial, int] = {}
    for monomial, coefficient in a.items():
        powers = dict(monomial)
        p = powers.get(name, 0)
        if p:
            if p == 1:
                del powers[name]
            else:
                powers[name] = p - 1
            result[tuple(sorted(powers.items()))] = coefficient * p
    return result


def _exactly(a: Poly, b: Poly) -> Poly:
    result = quotient(a, b)
    if result is None:
        raise TooLarge("division of polynomials")
    return result


def _dense(a: Poly, names: list[str]) -> _Dense:
    places = {name: i for i, name in enumerate(names)}
    result: _Dense = {}
    for monomial, coefficient in a.items():
        powers = [0] * len(names)
        for name, p in monomial:
            powers[places[name]] = p
        result[tuple(powers)] = coefficient
    return result


def _sparse(a: _Dense, names: list[str]) -> Poly:
    return {tuple((n, p) for n, p in zip(names, m, strict=True) if p): c for m, c in a.items()}


def _divided(a: _Dense, b: _Dense) -> _Dense | None:
    lead = max(b)
    size, rest = b[lead], dict(a)
    result: _Dense = {}
    while rest:
        spend(len(b) + len(rest) // 8 + 1)
        top = max(rest)
        shift = tuple(p - q for p, q in zip(top, lead, strict=True))
        if min(shift, default=0) < 0 or rest[top] % size:
            return None
        factor = rest[top] // size
        result[shift] = factor
        for m, c in b.items():
            at = tuple(p + q for p, q in zip(m, shift, strict=True))
            left = rest.get(at, 0) - factor * c
            if left:
                rest[at] = left
            else:
                rest.pop(at, None)
    return result


def _common(a: _Dense, b: _Dense, letters: int) -> _Dense:
    """Return the greatest common divisor of two nonzero polynomials, up to its sign."""
    if not letters:
        return {(): whole_gcd(a[()], b[()])}
    content = whole_gcd(*a.values(), *b.values())
    a, b = {m: c // content for m, c in a.items()}, {m: c // content for m, c in b.items()}
    size_a, size_b = max(map(abs, a.values())), max(map(abs, b.values()))
    at = _first_point(a, b, size_a, size_b)
    for _ in range(_ATTEMPTS):
        spend(20 + len(a) + len(b))
        below_a, below_b = _at(a, at), _at(b, at)
        if below_a and below_b:
            found = _primitive(_read_back(_common(below_a, below_b, letters - 1), at))
            if _divided(a, found) is not None and _divided(b, found) is not None:
                return {m: c * content for m, c in found.items()}
        at = 73794 * at * isqrt(isqrt(at)) // 27011
    raise TooLarge("common divisor")


def _first_point(a: _Dense, b: _Dense, size_a: int, size_b: int) -> int:
    bound = 2 * min(size_a, size_b) + 29
    ends = 2 * min(size_a // abs(a[max(a)]), size_b // abs(b[max(b)])) + 4
    return max(min(bound, 99 * isqrt(bound)), ends)


def _at(a: _Dense, value: int) -> _Dense:
    """Return the polynomial with the first letter replaced by a number."""
    result: _Dense = {}
    top = max(m[0] for m in a)
    if top * value.bit_length() > MAX_BITS:
        raise TooLarge("common divisor")
    spend(len(a) * (1 + top * value.bit_length() // 256))
    for m, c in a.items():
        rest = m[1:]
        total = result.get(rest, 0) + c * value ** m[0]
        if total:
            result[rest] = total
        else:
            result.pop(rest, None)
    return result


def _read_back(a: _Dense, base: int) -> _Dense:
    """Return the polynomial whose value at the base is `a`, with digits between -base/2 and base/2."""
    result: _Dense = {}
    half, power = base // 2, 0
    while a:
        spend(len(a))
        rest: _Dense = {}
        for m, c in a.items():
            digit = c % base
            if digit > half:
                digit -= base
            if digit:
                result[(power, *m)] = digit
            if c != digit:
                rest[m] = (c - digit) // base
        a, power = rest, power + 1
    return result


def _primitive(a: _Dense) -> _Dense:
    content = whole_gcd(*a.values())
    return {m: c // content for m, c in a.items()} if content > 1 else a
