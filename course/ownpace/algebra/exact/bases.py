"""The bases of which roots and powers are taken: square-free polynomials and whole numbers, coprime in pairs.

When a new one shares a factor with an old one, the set is refined and `Refined` is raised: the caller starts again with
the finer set, which happens a few times at most.
"""

from fractions import Fraction
from math import gcd
from typing import Final

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.evaluation import whole_root
from ownpace.algebra.exact import divisors
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import Monomial, Poly
from ownpace.algebra.exact.rational import Rational
from ownpace.algebra.exact.work import spend

Base = int | Poly
Parts = list[tuple[Base, Fraction]]

_LONGEST_NAME: Final = 2000

_SMALL_PRIMES: Final = tuple(n for n in range(2, 400) if all(n % d for d in range(2, whole_root(n, 2) + 1)))


class Refined(Exception):  # noqa: N818 - asks to start again
    """The set of bases, or the index of an atom, changed."""


class Bases:
    """The bases of one judgement.

    Attributes:
        bases: square-free canonical polynomials, coprime in pairs, of which roots are taken.
        numbers: whole numbers, coprime in pairs and no powers; small primes are not among them.
    """

    def __init__(self) -> None:
        self.bases: list[Poly] = []
        self.numbers: list[int] = []

    def parts(self, a: Rational) -> tuple[int, Parts]:
        """Return a sign, and bases with exponents whose product with it is the number."""
        above, below = poly.content(a.above), poly.content(a.below)
        shared = gcd(above, below)
        sign = 1 if (poly.leading(a.above) > 0) == (poly.leading(a.below) > 0) else -1
        found: dict[str, tuple[Base, int]] = {}
        self._take(above // shared, poly.canonical(a.above), 1, found)
        self._take(below // shared, poly.canonical(a.below), -1, found)
        return sign, [(base, Fraction(e)) for base, e in found.values() if e]

    def _take(self, number: int, rest: Poly, times: int, found: dict[str, tuple[Base, int]]) -> None:
        for base, e in (*self._factors(number), *self._bases(rest)):
            name = str(base) if isinstance(base, int) else named(base)
            found[name] = (base, found.get(name, (base, 0))[1] + e * times)

    def _factors(self, number: int) -> list[tuple[Base, int]]:
        """Return a positive whole number in small primes, and in bases that are coprime and no powers."""
        found: list[tuple[Base, int]] = []
        for prime in _SMALL_PRIMES:
            if prime * prime > number:
                break
            count = 0
            while number % prime == 0:
                number, count = number // prime, count + 1
            if count:
                found.append((prime, count))
        if number > 1 and number < _SMALL_PRIMES[-1] ** 2:
            return [*found, (number, 1)]
        for base in self.numbers:
            count = 0
            while number % base == 0:
                number, count = number // base, count + 1
            if count:
                found.append((base, count))
        if number > 1:
            self._new_number(number)
            raise Refined
        return found

    def _new_number(self, number: int) -> None:
        """Refine the coprime whole numbers by one more."""
        for i, base in enumerate(self.numbers):
            shared = gcd(base, number)
            if shared > 1:
                self.numbers[i : i + 1] = []
                for part in (shared, base // shared, number // shared):
                    if part > 1:
                        self._new_number(part)
                return
        if number not in self.numbers:
            self.numbers.append(_no_power(number))

    def _bases(self, rest: Poly) -> list[tuple[Base, int]]:
        """Return a canonical polynomial as powers of bases."""
        found: list[tuple[Base, int]] = []
        rest, letters = _without_letters(rest)
        found += [({((name, 1),): 1}, p) for name, p in letters]
        for base in self.bases:
            count = 0
            spend(3)
            while poly.letters(base) <= poly.letters(rest):
                smaller = divisors.quotient(rest, base)
                if smaller is None:
                    break
                rest, count = smaller, count + 1
            if count:
                found.append((base, count))
        if not poly.letters(rest):
            return found
        for power, factor in divisors.square_free(rest):
            self._new_base(factor)
            found.append((factor, power))
        return found

    def _new_base(self, factor: Poly) -> None:
        """Add a square-free polynomial. Raises Refined if it shares a factor with another."""
        for i, base in enumerate(self.bases):
            shared = divisors.gcd(base, factor)
            if poly.letters(shared):
                pieces = [shared, *(q for q in (divisors.quotient(p, shared) for p in (base, factor)) if q)]
                self.bases[i : i + 1] = [poly.canonical(p) for p in pieces if poly.letters(p)]
                raise Refined
        self.bases.append(factor)


def named(a: Poly | Rational) -> str:
    """Return a name that is the same for equal polynomials. Raises TooLarge."""
    if isinstance(a, Rational):
        return f"{named(a.above)}/{named(a.below)}"
    spend(len(a))
    return "+".join(f"{c}" + monomial_name(m) for m, c in sorted(a.items()))


def monomial_name(of: Monomial) -> str:
    """Return a name for a product of letters and atoms.

    Raises TooLarge: names hold names, and those of a tower of powers would double with each level.
    """
    if sum(len(name) for name, _ in of) > _LONGEST_NAME:
        raise TooLarge("name of an atom")
    return "".join(f"[{name}^{p}]" for name, p in of)


def _without_letters(a: Poly) -> tuple[Poly, list[tuple[str, int]]]:
    """Return a polynomial without its common letters, and those with their powers."""
    if not a:
        return a, []
    shared = dict(next(iter(a)))
    for monomial in a:
        powers = dict(monomial)
        shared = {n: min(p, powers[n]) for n, p in shared.items() if n in powers}
        if not shared:
            return a, []
    rest = {tuple((n, p - shared.get(n, 0)) for n, p in m if p > shared.get(n, 0)): c for m, c in a.items()}
    return rest, sorted(shared.items())


def _no_power(number: int) -> int:
    """Return the number of which it is the highest power."""
    for index in range(number.bit_length(), 1, -1):
        base = whole_root(number, index)
        if base**index == number:
            return base
    return number
