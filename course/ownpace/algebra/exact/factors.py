"""Factors of polynomials over the rational numbers.

A polynomial in one letter is factored modulo a prime so large that the coefficients of every factor can be read from
their remainders, and the modular factors are combined until they divide (Zassenhaus 1969, without the lifting). The
primes are Mersenne's. Several letters are packed into one by Kronecker's substitution. Random splitting is seeded by
nothing, so that verdicts repeat.
"""

from itertools import combinations
from math import isqrt
from random import Random

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import divisors
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_PACKED_DEGREE

_Modular = list[int]  # coefficients of a polynomial modulo a prime, the constant first, the last one not zero
_ATTEMPTS = 3  # ways of packing letters, until no modular factor is repeated
_PRIMES = tuple((1 << bits) - 1 for bits in (61, 127, 521, 1279))


def factored(a: Poly) -> list[tuple[Poly, int]]:
    """Return the irreducible factors of a nonzero polynomial with their powers, canonical, without its content.

    Raises TooLarge.
    """
    return [(factor, power) for power, part in divisors.square_free(a) for factor in _simple_factors(part)]


def irreducible(a: Poly) -> bool:
    """Say whether a polynomial that is no constant has no factors but itself, numbers aside. Raises TooLarge."""
    found = factored(a)
    return len(found) == 1 and found[0][1] == 1


def _simple_factors(a: Poly) -> list[Poly]:
    """Return the factors of a square-free canonical polynomial, by the cheapest way that fits."""
    if poly.degree(a) == 0:
        return []
    names = sorted(poly.letters(a))
    for name in names:
        if len(a) > 1 and all(name in dict(m) for m in a):
            rest = divisors.quotient(a, poly.letter(name))
            return [a] if rest is None else [poly.letter(name), *_simple_factors(rest)]
        if max(dict(m).get(name, 0) for m in a) == 1:
            return _linear_in(a, name)
    if len(names) == 1 and poly.degree(a) == 2:
        return _quadratic(a, names[0])
    total = poly.degree(a)
    if len(names) > 1 and all(sum(p for _, p in m) == total for m in a):
        return _homogeneous(a, names[-1])
    return _packed_factors(a, names)


def _linear_in(a: Poly, name: str) -> list[Poly]:
    """Return the factors of u*x + v: those of the common divisor of u and v, and what is left."""
    with_it: dict[poly.Monomial, int] = {}
    without: dict[poly.Monomial, int] = {}
    for m, c in a.items():
        rest = tuple((n, p) for n, p in m if n != name)
        (without if rest == m else with_it)[rest] = c
    shared = divisors.gcd(with_it, without)
    rest_of_it = divisors.quotient(a, shared)
    if not poly.degree(shared) or rest_of_it is None:
        return [a]
    return [*_simple_factors(poly.canonical(shared)), poly.canonical(rest_of_it)]


def _quadratic(a: Poly, name: str) -> list[Poly]:
    lead, middle, last = (a.get(((name, p),) if p else (), 0) for p in (2, 1, 0))
    inside = middle * middle - 4 * lead * last
    if inside < 0 or isqrt(inside) ** 2 != inside:
        return [a]
    root = isqrt(inside)
    return [
        poly.canonical({((name, 1),): 2 * lead, **({(): middle + sign} if middle + sign else {})})
        for sign in (root, -root)
    ]


def _homogeneous(a: Poly, name: str) -> list[Poly]:
    """Return the factors of a polynomial whose terms have one degree: those with one letter set to 1, filled up."""
    flat: dict[poly.Monomial, int] = {}
    for m, c in a.items():
        flat[tuple((n, p) for n, p in m if n != name)] = c
    found = []
    for factor in _simple_factors(poly.canonical(flat)):
        size = poly.degree(factor)
        full = {}
        for m, c in factor.items():
            lacking = size - sum(p for _, p in m)
            full[tuple(sorted((*m, (name, lacking)) if lacking else m))] = c
        found.append(poly.canonical(full))
    return found


def _packed_factors(a: Poly, names: list[str]) -> list[Poly]:
    """Return the factors of a square-free polynomial, found through one in a single letter."""
    first = 1 + max(p for m in a for _, p in m)
    for base in range(first, first + _ATTEMPTS if len(names) > 1 else first + 1):
        packed = _packed(a, names, base)
        zeros = next(i for i, c in enumerate(packed) if c)
        found = _modular_factors(packed[zeros:])
        if found is not None:
            parts, prime = found
            return _combined(a, [[0, 1]] * zeros + parts, prime, names, base)
    raise TooLarge("factors")


def _packed(a: Poly, names: list[str], base: int) -> list[int]:
    """Return a polynomial with the letters replaced by powers of one, so far apart that it can be read back."""
    weights = {name: base**i for i, name in enumerate(names)}
    powers = {sum(weights[n] * p for n, p in m): c for m, c in a.items()}
    if max(powers) > MAX_PACKED_DEGREE:
        raise TooLarge("degree")
    return [powers.get(i, 0) for i in range(max(powers) + 1)]


def _combined(a: Poly, parts: list[_Modular], prime: int, names: list[str], base: int) -> list[Poly]:
    """Return the true factors: products of modular factors, the fewest first, that divide."""
    found: list[Poly] = []
    count = 1
    while 2 * count <= len(parts):
        lead = _packed(a, names, base)[-1]
        for chosen in combinations(range(len(parts)), count):
            spend(20 * count + len(a))
            product = [lead % prime]
            for at in chosen:
                product = _times(product, parts[at], prime)
            candidate = _unpacked(product, prime, names, base)
            rest = None if candidate is None else divisors.quotient(a, candidate)
            if candidate is not None and rest is not None and poly.degree(rest):
                found, a = [*found, candidate], rest
                parts = [part for at, part in enumerate(parts) if at not in chosen]
                break
        else:
            count += 1
    return [*found, poly.canonical(a)]


def _unpacked(a: _Modular, prime: int, names: list[str], base: int) -> Poly | None:
    """Return the polynomial in several letters that a modular one stands for, made primitive."""
    result: dict[tuple[tuple[str, int], ...], int] = {}
    for power, c in enumerate(a):
        if c:
            powers = []
            for name in names:
                power, p = divmod(power, base)
                if p:
                    powers.append((name, p))
            if power:
                return None
            result[tuple(powers)] = c if 2 * c < prime else c - prime
    found = poly.canonical(result)
    return found if poly.degree(found) else None


# -- modulo a prime -----------------------------------------------------------------------------------------------


def _modular_factors(a: list[int]) -> tuple[list[_Modular], int] | None:
    """Return the monic irreducible factors modulo a prime that is large enough to read coefficients back.

    None where a factor is repeated. Raises TooLarge.
    """
    height = sum(c * c for c in a)
    bound = 2 * abs(a[-1]) * (isqrt(height) + 1) << len(a)
    for prime in _PRIMES:
        modular = _monic([c % prime for c in a], prime)
        if prime > bound:
            distinct = len(_gcd(modular, _derivative(modular, prime), prime)) == 1
            return (_split_by_degree(modular, prime), prime) if distinct else None
    raise TooLarge("coefficients")


def _split_by_degree(a: _Modular, prime: int) -> list[_Modular]:
    found: list[_Modular] = []
    power, degree = [0, 1], 0
    while 2 * (degree + 1) < len(a):
        degree += 1
        power = _power(power, prime, a, prime)
        common = _gcd(a, _minus(power, [0, 1], prime), prime)
        if len(common) > 1:
            found += _split_equal(common, degree, prime)
            a = _divided(a, common, prime)[0]
            power = _divided(power, a, prime)[1] if len(a) > 1 else []
    return [*found, a] if len(a) > 1 else found


def _split_equal(a: _Modular, degree: int, prime: int) -> list[_Modular]:
    """Return the factors of a polynomial whose factors all have that degree (Cantor and Zassenhaus 1981)."""
    if len(a) - 1 == degree:
        return [a]
    random = Random(len(a))  # noqa: S311 - no secret; the same polynomial splits the same way each time
    while True:
        trial = [random.randrange(prime) for _ in range(len(a) - 1)]
        half = _power(_trimmed(trial), (prime**degree - 1) // 2, a, prime)
        common = _gcd(a, _minus(half, [1], prime), prime)
        if 1 < len(common) < len(a):
            rest = _divided(a, common, prime)[0]
            return _split_equal(common, degree, prime) + _split_equal(rest, degree, prime)


def _power(a: _Modular, exponent: int, modulus: _Modular, prime: int) -> _Modular:
    result = [1]
    for bit in bin(exponent)[2:]:
        result = _divided(_times(result, result, prime), modulus, prime)[1]
        if bit == "1":
            result = _divided(_times(result, a, prime), modulus, prime)[1]
    return result


def _times(a: _Modular, b: _Modular, prime: int) -> _Modular:
    if not a or not b:
        return []
    spend(1 + len(a) * len(b) // 4)
    result = [0] * (len(a) + len(b) - 1)
    for i, c in enumerate(a):
        for j, d in enumerate(b):
            result[i + j] += c * d
    return _trimmed([c % prime for c in result])


def _divided(a: _Modular, b: _Modular, prime: int) -> tuple[_Modular, _Modular]:
    rest, inverse = list(a), pow(b[-1], -1, prime)
    quotient = [0] * max(len(a) - len(b) + 1, 0)
    spend(1 + len(quotient) * len(b) // 4)
    for shift in range(len(quotient) - 1, -1, -1):
        factor = rest[shift + len(b) - 1] * inverse % prime
        quotient[shift] = factor
        if factor:
            for i, c in enumerate(b):
                rest[shift + i] = (rest[shift + i] - factor * c) % prime
    return quotient, _trimmed(rest[: len(b) - 1])


def _gcd(a: _Modular, b: _Modular, prime: int) -> _Modular:
    while b:
        a, b = b, _divided(a, b, prime)[1]
    return _monic(a, prime)


def _monic(a: _Modular, prime: int) -> _Modular:
    a = _trimmed(a)
    inverse = pow(a[-1], -1, prime)
    return [c * inverse % prime for c in a]


def _minus(a: _Modular, b: _Modular, prime: int) -> _Modular:
    size = max(len(a), len(b))
    return _trimmed(
        [((a[i] if i < len(a) else 0) - (b[i] if i < len(b) else 0)) % prime for i in range(size)]
    )


def _derivative(a: _Modular, prime: int) -> _Modular:
    return _trimmed([i * c % prime for i, c in enumerate(a)][1:])


def _trimmed(a: _Modular) -> _Modular:
    while a and not a[-1]:
        a = a[:-1]
    return a
