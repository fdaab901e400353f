"""What may be left untidy when two lines are compared as they are written.

Each `Tidy` is one small step that an author may allow, such as leaving out a factor 1; a set of them makes keys (see
`writing`) alike that differ by these steps only. They work on keys: a product is a list of factor keys, in which a minus
is a factor and a division is a factor that is turned over.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, Literal

from ownpace.algebra.limits import MAX_BITS

Key = tuple[Any, ...]
Tidy = Literal[
    "add_zero",
    "times_zero",
    "times_one",
    "over_one",
    "one_to_a_power",
    "power_one",
    "zero_to_a_power",
    "power_zero",
    "minus_minus",
    "minus_below",
    "minus_of_sum",
    "join_denominators",
    "turn_divisors",
    "add_numbers",
    "multiply_numbers",
    "power_of_numbers",
    "prime_factors",
    "roots_as_powers",
]
Tidies = frozenset[Tidy]

MINUS: Final[Key] = ("-",)
ONE: Final[Key] = ("number", Fraction(1))
ZERO: Final[Key] = ("number", Fraction(0))
_LARGEST_FACTORED: Final = 10**8


def factors_of(key: Key) -> list[Key]:
    """Return the factors of a key."""
    return list(key[1:]) if key[0] == "product" else [key]


def tidy_product(factors: list[Key], tidy: Tidies) -> list[Key]:
    """Return the factors after the allowed steps."""
    for step, change in _STEPS:
        if step in tidy:
            factors = change(factors)
    return factors


def tidy_sum(terms: list[Key], tidy: Tidies) -> list[Key]:
    """Return the terms after the allowed steps."""
    if "add_numbers" in tidy:
        numbers = [value for value in map(_number, terms) if value is not None]
        total = sum(numbers, Fraction(0))
        rest = [term for term in terms if _number(term) is None]
        terms = [*rest, _key(total)] if numbers else rest
    if "add_zero" in tidy:
        terms = [term for term in terms if term != ZERO] or [ZERO]
    return terms


def tidy_power(base: Key, exponent: Key, tidy: Tidies) -> Key:
    """Return the key of a power after the allowed steps."""
    if "power_one" in tidy and exponent == ONE:
        return base
    if "power_zero" in tidy and exponent == ZERO and base != ZERO:
        return ONE
    if "one_to_a_power" in tidy and base == ONE:
        return ONE
    if "zero_to_a_power" in tidy and base == ZERO and (_number(exponent) or 0) > 0:
        return ZERO
    power = _number(exponent) if "power_of_numbers" in tidy and base[0] == "number" else None
    if power is not None and power.denominator == 1 and power >= 1 and power * _bits(base[1]) <= MAX_BITS:
        return ("number", base[1] ** int(power))
    return ("power", base, exponent)


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _number(key: Key) -> Fraction | None:
    """Return the number that a key is, with its sign."""
    if key[0] == "number":
        return Fraction(key[1])
    if key[0] == "product" and len(key) == 3 and MINUS in key[1:] and key[1] != key[2]:
        value = _number(next(part for part in key[1:] if part != MINUS))
        return None if value is None else -value
    return None


def _key(value: Fraction) -> Key:
    number = ("number", abs(value))
    return number if value >= 0 else ("product", MINUS, number)


def _turned(factors: list[Key]) -> list[Key]:
    """Turn fractions below a line over: `a/(b/c)` is `a*c/b`."""
    found: list[Key] = []
    for factor in factors:
        inner = factors_of(factor[1]) if factor[0] == "over" else []
        above = [part[1] for part in inner if part[0] == "over"]
        if not above:
            found.append(factor)
            continue
        below = [part for part in inner if part[0] != "over"]
        found += [part for key in above for part in factors_of(key)]
        found += [("over", _product(below))] if below else []
    return found


def _minus_below(factors: list[Key]) -> list[Key]:
    found: list[Key] = []
    for factor in factors:
        inner = factors_of(factor[1]) if factor[0] == "over" else []
        signs = [part for part in inner if part == MINUS]
        rest = [part for part in inner if part != MINUS]
        found += [*signs, ("over", _product(rest))] if signs and rest else [factor]
    return found


def _minus_of_sum(factors: list[Key]) -> list[Key]:
    """Write each sum with one of its two signs; the minus comes before, or takes one away that stands there."""
    found: list[Key] = []
    for factor in factors:
        if factor[0] != "sum":
            found.append(factor)
            continue
        opposite = ("sum", *sorted(map(_opposite, factor[1:]), key=repr))
        turned = repr(opposite) < repr(factor)
        found.append(opposite if turned else factor)
        factors = [*factors, MINUS] if turned else factors
    extra = factors.count(MINUS) - found.count(MINUS)
    for _ in range(extra):
        if MINUS in found:
            found.remove(MINUS)
        else:
            found.insert(0, MINUS)
    return found


def _opposite(term: Key) -> Key:
    parts = factors_of(term)
    if MINUS in parts:
        parts.remove(MINUS)
        return _product(parts)
    return _product([MINUS, *parts])


def _minus_minus(factors: list[Key]) -> list[Key]:
    rest = [factor for factor in factors if factor != MINUS]
    return [MINUS, *rest] if (len(factors) - len(rest)) % 2 else rest


def _joined(factors: list[Key]) -> list[Key]:
    below = [part for f in factors if f[0] == "over" for part in factors_of(f[1])]
    above = [f for f in factors if f[0] != "over"]
    return [*above, ("over", _product(below))] if below else above


def _primes(factors: list[Key]) -> list[Key]:
    return [part for factor in factors for part in _prime_factors(factor)]


def _prime_factors(factor: Key) -> list[Key]:
    value = factor[1] if factor[0] == "number" else Fraction(0)
    if value.denominator != 1 or not 1 < value <= _LARGEST_FACTORED:
        return [factor]
    rest, prime, found = int(value), 2, []
    while prime * prime <= rest:
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        if count:
            base = ("number", Fraction(prime))
            found.append(base if count == 1 else ("power", base, ("number", Fraction(count))))
        prime += 1
    return [*found, ("number", Fraction(rest))] if rest > 1 else found


def _multiplied(factors: list[Key]) -> list[Key]:
    numbers = [f[1] for f in factors if f[0] == "number"]
    rest = [f for f in factors if f[0] != "number"]
    below = [
        ("over", _product(_multiplied(factors_of(f[1])))) if f[0] == "over" and f[1][0] == "product" else f
        for f in rest
    ]
    total = Fraction(1)
    for number in numbers:
        total *= number
    return [*([("number", total)] if numbers else []), *below]


def _product(factors: list[Key]) -> Key:
    if not factors:
        return ONE
    return factors[0] if len(factors) == 1 else ("product", *sorted(factors, key=repr))


_STEPS: Final[tuple[tuple[Tidy, Callable[[list[Key]], list[Key]]], ...]] = (
    ("turn_divisors", _turned),
    ("minus_below", _minus_below),
    ("minus_of_sum", _minus_of_sum),
    ("minus_minus", _minus_minus),
    ("over_one", lambda factors: [f for f in factors if f != ("over", ONE)] or [ONE]),
    ("join_denominators", _joined),
    ("multiply_numbers", _multiplied),
    ("prime_factors", _primes),
    ("times_one", lambda factors: [f for f in factors if f != ONE] or [ONE]),
    ("times_zero", lambda factors: [ZERO] if ZERO in factors else factors),
)
