"""Real algebraic numbers: fractions, and roots of polynomials told apart by an interval.

`roots` finds all real roots of a polynomial. Rational ones are returned as fractions, so that an `Algebraic` is never
rational; the others are isolated by Sturm's theorem. `order` compares any two exactly.
"""

from fractions import Fraction
from itertools import pairwise
from math import isqrt
from typing import Final

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import enclosures, univariate
from ownpace.algebra.exact.bases import Refined
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.exact.univariate import Coefficients
from ownpace.algebra.exact.work import spend
from ownpace.algebra.tree import Expr, Signed
from ownpace.algebra.tree import Number as Written
from ownpace.algebra.values import frozen

_MOST_HALVINGS: Final = 4000
_MOST_NAMED_BITS: Final = 600


@frozen
class Algebraic:
    """The one root between `low` and `high` of a square-free polynomial; irrational."""

    coefficients: Coefficients
    low: Fraction
    high: Fraction

    @property
    def size(self) -> tuple[int, int, int]:
        """The degree, the bits of the leading coefficient, and those of the largest."""
        of = self.coefficients
        return len(of) - 1, of[-1].bit_length(), max(c.bit_length() for c in of)

    def enclosed(self, bits: int) -> tuple[int, int]:
        """Return integers below and above the number times 2^bits."""
        if len(self.coefficients) == 3:
            return self._quadratic(bits)
        spend(len(self.coefficients) * (4 + bits // 100))
        within, halvings = self, 16
        while True:
            for _ in range(halvings):
                within = within.halved()
            near = _approached(self.coefficients, (within.low + within.high) / 2, bits)
            if near is not None:
                low = max(Fraction(near - 1, 1 << bits), self.low)
                high = min(Fraction(near + 2, 1 << bits), self.high)
                if low < high and sign(self.coefficients, low) * sign(self.coefficients, high) < 0:
                    return _floor(low, bits), -_floor(-high, bits)
            if halvings > bits:
                return _floor(within.low, bits), -_floor(-within.high, bits)
            halvings = 2 * halvings

    def _quadratic(self, bits: int) -> tuple[int, int]:
        c, b, a = self.coefficients
        if a < 0:
            a, b, c = -a, -b, -c
        square = (b * b - 4 * a * c) << 2 * bits
        root = isqrt(square)
        upper = 2 * a * (self.low + self.high) / 2 + b > 0
        low, high = (root, root + 1) if upper else (-root - 1, -root)
        middle = -b << bits
        return (middle + low) // (2 * a), -((-middle - high) // (2 * a))

    def halved(self) -> "Algebraic":
        """Return the same number in half the interval."""
        spend(len(self.coefficients))
        middle = (self.low + self.high) / 2
        left = sign(self.coefficients, self.low) or -sign(self.coefficients, self.high)
        if sign(self.coefficients, middle) == left:
            return Algebraic(self.coefficients, middle, self.high)
        return Algebraic(self.coefficients, self.low, middle)


@frozen
class Named:
    """A number that is known as a tree without letters only, such as 2pi, enclosed to some bits."""

    tree: Expr
    bits: int = 64

    @property
    def low(self) -> Fraction:
        """A fraction below it, or the number itself."""
        return Fraction(self.enclosed(self.bits)[0], 1 << self.bits)

    @property
    def high(self) -> Fraction:
        """A fraction above it, or the number itself."""
        return Fraction(self.enclosed(self.bits)[1], 1 << self.bits)

    @property
    def size(self) -> tuple[int, int, int]:
        """Nothing is known of a polynomial that has it as a root."""
        raise TooLarge("not algebraic")

    def enclosed(self, bits: int) -> tuple[int, int]:
        """Return integers below and above the number times 2^bits."""
        return enclosures.enclosed(self.tree, {}, bits)

    def halved(self) -> "Named":
        """Return the same number, enclosed more closely."""
        if self.bits > _MOST_NAMED_BITS:
            raise TooLarge("numbers too close")
        return Named(self.tree, 2 * self.bits)


Number = Fraction | Algebraic | Named


def roots(a: Coefficients) -> list[Number]:
    """Return the distinct real roots of a nonzero polynomial, in order. Raises TooLarge."""
    a = univariate.simple(a)
    found: list[Number] = []
    if len(a) > 1 and a[0] == 0:
        found.append(Fraction(0))
        a = a[1:]
    if len(a) < 2:
        return found
    if len(a) == 2:
        found.append(Fraction(-a[0], a[1]))
    elif len(a) == 3:
        found += _quadratic_roots(a)
    else:
        found += _isolated(a)
    return sorted(found, key=_Ordered)


def order(a: Number, b: Number) -> int:
    """Return -1, 0 or 1 as the first is less than, equal to, or greater than the second."""
    if isinstance(a, Named) or isinstance(b, Named):
        return _order_named(a, b)
    if isinstance(a, Fraction):
        if isinstance(b, Fraction):
            return (a > b) - (a < b)
        return -_beside(b, a)
    if isinstance(b, Fraction):
        return _beside(a, b)
    return _between(a, b)


def between(a: Number, b: Number) -> Fraction:
    """Return a simple fraction strictly between two different numbers, the first the smaller."""
    for _ in range(_MOST_HALVINGS):
        low = a if isinstance(a, Fraction) else a.high
        high = b if isinstance(b, Fraction) else b.low
        if low < high:
            return _simplest(low, high)
        if low == high and not (isinstance(a, Fraction) or isinstance(b, Fraction)):
            return low
        a = a if isinstance(a, Fraction) else a.halved()
        b = b if isinstance(b, Fraction) else b.halved()
    raise TooLarge("numbers too close")


def beyond(a: Number, side: int) -> Fraction:
    """Return a whole number below (-1) or above (1) a number."""
    edge = a if isinstance(a, Fraction) else (a.low if side < 0 else a.high)
    return Fraction(edge.__floor__() + (-1 if side < 0 else 1))


def samples(points: list[Number]) -> list[Fraction]:
    """Return one fraction left of, between each two of, and right of numbers in order."""
    if not points:
        return [Fraction(1)]
    inner = [between(a, b) for a, b in pairwise(points)]
    return [beyond(points[0], -1), *inner, beyond(points[-1], 1)]


def merged(*lists: list[Number]) -> list[Number]:
    """Return the distinct numbers of some lists, in order."""
    found: list[Number] = []
    for number in sorted((n for some in lists for n in some), key=_Ordered):
        if not found or order(found[-1], number):
            found.append(number)
    return found


class _Ordered:
    """Sorts numbers."""

    __slots__ = ("number",)

    def __init__(self, number: Number) -> None:
        self.number = number

    def __lt__(self, other: "_Ordered") -> bool:
        return order(self.number, other.number) < 0


def sign(a: Coefficients, at: Fraction) -> int:
    """Return the sign of the value of a polynomial, found on whole numbers."""
    above, below = at.numerator, at.denominator
    total, power = 0, 1
    for c in reversed(a):
        total = total * above + c * power
        power *= below
    return (total > 0) - (total < 0)


def _floor(of: Fraction, bits: int) -> int:
    return (of.numerator << bits) // of.denominator


def _quadratic_roots(a: Coefficients) -> list[Number]:
    c, b, lead = a
    square = b * b - 4 * lead * c
    if square < 0:
        return []
    root = isqrt(square)
    if root * root == square:
        return [Fraction(-b - root, 2 * lead), Fraction(-b + root, 2 * lead)]
    middle = Fraction(-b, 2 * lead)
    reach = Fraction(root + 1, 2 * abs(lead))
    return [Algebraic(a, middle - reach, middle), Algebraic(a, middle, middle + reach)]


def _isolated(a: Coefficients) -> list[Number]:
    """Return the roots of a square-free polynomial without the root 0, by bisection with Sturm's theorem."""
    chain = univariate.sturm(a)
    bound = Fraction(2 + max(abs(c) for c in a) // abs(a[-1]))
    found: list[Number] = []
    waiting = [(-bound, bound, univariate.changes(chain, -bound), univariate.changes(chain, bound))]
    while waiting:
        low, high, left, right = waiting.pop()
        spend(5 * len(a) ** 2)
        if left - right == 0:
            continue
        if left - right == 1 and sign(a, high):
            found.append(_rational_or(Algebraic(a, low, high)))
            continue
        middle = (low + high) / 2
        if not sign(a, middle):
            factor = (-middle.numerator, middle.denominator)
            return [middle, *roots(univariate.over(a, factor))]
        half = univariate.changes(chain, middle)
        waiting += [(low, middle, left, half), (middle, high, half, right)]
    return found


def _approached(a: Coefficients, start: Fraction, bits: int) -> int | None:
    """Return a whole number close to a root times 2^bits, by Newton's method; None if it strays."""
    precision = bits + 16
    at, one = _floor(start, precision), 1 << precision
    for _ in range(bits.bit_length() + 4):
        value = slope = 0
        for c in reversed(a):
            slope = (slope * at >> precision) + value
            value = (value * at >> precision) + c * one
        if not slope:
            return None
        step = (value << precision) // slope
        at -= step
        if at.bit_length() > 4 * precision:
            return None
        if abs(step) < 16:
            break
    return at >> 16


def _rational_or(number: Algebraic) -> Number:
    """Return the fraction that the number is, if it is one: its denominator divides the leading coefficient."""
    lead = abs(number.coefficients[-1])
    while (number.high - number.low) * 2 * lead >= 1:
        number = number.halved()
    candidate = Fraction(round((number.low + number.high) / 2 * lead), lead)
    if not sign(number.coefficients, candidate) and number.low <= candidate <= number.high:
        return candidate
    return number


def _beside(a: Algebraic, b: Fraction) -> int:
    """Return -1 or 1 as an irrational number is below or above a fraction."""
    if b <= a.low:
        return 1
    if b >= a.high:
        return -1
    left = sign(a.coefficients, a.low) or -sign(a.coefficients, a.high)
    return 1 if sign(a.coefficients, b) == left else -1


def _order_named(a: Number, b: Number) -> int:
    if a == b:
        return 0
    bits = 64
    while bits <= _MOST_NAMED_BITS:
        (low, high), (other_low, other_high) = _enclosed(a, bits), _enclosed(b, bits)
        if high < other_low or other_high < low:
            return -1 if high < other_low else 1
        bits *= 2
    if _same_named(_tree(a), _tree(b)):
        return 0
    raise TooLarge("numbers too close")


def _tree(a: Number) -> Expr:
    if isinstance(a, Named):
        return a.tree
    if isinstance(a, Fraction):
        return Signed("-", Written(-a)) if a < 0 else Written(a)
    raise TooLarge("number")


def _same_named(a: Expr, b: Expr) -> bool:
    """Say whether the normal forms of two numbers prove them equal."""
    tower = Tower()
    for _ in range(24):
        tower.entered(lambda base: enclosures.sign(tower.tree(base)))
        try:
            return not tower.difference(tower.value(a), tower.value(b))
        except Refined:
            continue
    raise TooLarge("bases")


def _enclosed(a: Number, bits: int) -> tuple[int, int]:
    if isinstance(a, Fraction):
        return _floor(a, bits), -_floor(-a, bits)
    return a.enclosed(bits)


def _between(a: Algebraic, b: Algebraic) -> int:
    if a == b:
        return 0
    shared: Coefficients | None = None
    for _ in range(_MOST_HALVINGS):
        if a.high <= b.low:
            return -1
        if b.high <= a.low:
            return 1
        if shared is None:
            shared = univariate.common(a.coefficients, b.coefficients)
            if len(shared) > 1:
                chain = univariate.sturm(shared)
                low, high = max(a.low, b.low), min(a.high, b.high)
                if univariate.changes(chain, low) - univariate.changes(chain, high) == 1:
                    return 0
        a, b = a.halved(), b.halved()
    raise TooLarge("numbers too close")


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    """Return the fraction of smallest denominator strictly between two."""
    whole = low.__floor__() + 1
    if whole < high:
        return Fraction(0) if low < 0 < high else Fraction(whole)
    whole -= 1
    if low == whole:
        return whole + Fraction(1, (1 / (high - whole)).__floor__() + 1)
    return whole + 1 / _simplest(1 / (high - whole), 1 / (low - whole))
