"""How often the roots of an equation occur, for policies where `(x-2)^2 = 0` is not `x = 2`."""

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact import divisors, univariate
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.univariate import Coefficients
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.linear import residual
from ownpace.algebra.judging.policy import Truth
from ownpace.algebra.tree import Listing, Node, Relation


def same(a: Node, b: Node, letter: str) -> Truth:
    """Return whether the real roots of two statements with the same solutions occur equally often in both."""
    one, other = _product(a, letter), _product(b, letter)
    if one is None or other is None:
        return Truth.TRUE
    return Truth.of(_levels(one) == _levels(other))


def _product(statement: Node, letter: str) -> Coefficients | None:
    """Return the polynomial whose roots are the solutions, as often as written; None for other statements."""
    match statement:
        case Relation(signs=("=",)):
            product = poly.ONE
            for reading in choices(statement):
                difference = residual(reading)
                if difference.opaque or poly.letters(difference.above) - {letter}:
                    return None
                product = poly.multiply(product, _cancelled(difference.above, difference.below))
            return univariate.coefficients(product)
        case Listing(items, joiner) if joiner != "and":
            parts = [_product(item, letter) for item in items]
            if any(p is None for p in parts):
                return None
            result: Coefficients = (1,)
            for part in parts:
                result = _times(result, part or ())
            return result
        case _:
            return None


def _cancelled(above: poly.Poly, below: poly.Poly) -> poly.Poly:
    shared = divisors.gcd(above, below)
    result = divisors.quotient(above, shared)
    if result is None:
        raise TooLarge("division")
    return result


def _times(a: Coefficients, b: Coefficients) -> Coefficients:
    if not a or not b:
        return ()
    result = [0] * (len(a) + len(b) - 1)
    for i, c in enumerate(a):
        for j, d in enumerate(b):
            result[i + j] += c * d
    return tuple(result)


def _levels(a: Coefficients) -> list[int]:
    """Return how many distinct real roots occur at least once, at least twice, and so on."""
    counts: list[int] = []
    a = univariate.canonical(a)
    while len(a) > 1:
        count = univariate.real_roots(univariate.simple(a))
        if not count:
            break
        counts.append(count)
        a = univariate.common(a, univariate.derivative(a))
    return counts
