"""Factoring over the rational numbers: complete, exact, and the same each time."""

from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownpace.algebra import Expr, TooLarge, parse
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.factors import factored, irreducible
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import rational


def polynomial(text: str) -> Poly:
    tree = parse(text)
    assert isinstance(tree, Expr), tree
    return rational(tree).above


@pytest.mark.parametrize(
    ("product", "factors"),
    [
        ("x^2 - 5x + 6", ["x-2", "x-3"]),
        ("12x^2 - 7x - 12", ["4x+3", "3x-4"]),
        ("14pq + 21p", ["p", "2q+3"]),
        ("x^2 - y^2", ["x-y", "x+y"]),
        ("x^3 - 8y^3", ["x-2y", "x^2+2xy+4y^2"]),
        ("x^2y + y^3", ["y", "x^2+y^2"]),
        ("ab + ac + db + dc", ["a+d", "b+c"]),
        ("x^2 + 2xy + y^2 - z^2", ["x+y-z", "x+y+z"]),
        ("x^2y^2 - 1", ["xy-1", "xy+1"]),
        ("a^4 + 4b^4", ["a^2+2ab+2b^2", "a^2-2ab+2b^2"]),
        ("x^6 - 1", ["x-1", "x+1", "x^2+x+1", "x^2-x+1"]),
        ("(x+1)^2 (x-2)^3", ["x+1", "x-2"]),
        ("x^5 + x^4 + x^3 + x^2 + x", ["x", "x^4+x^3+x^2+x+1"]),
    ],
)
def test_a_polynomial_falls_into_its_factors(product: str, factors: list[str]) -> None:
    found = {frozenset(factor.items()) for factor, _ in factored(polynomial(product))}
    assert found == {frozenset(poly.canonical(polynomial(text)).items()) for text in factors}


@pytest.mark.parametrize(
    "text", ["x - 7", "x^2 + 1", "x^2 - 2", "x^3 - x + 5", "x^4 + 1", "x^2 + y", "x^10 + x + 1"]
)
def test_what_has_no_factors_is_known_as_such(text: str) -> None:
    assert irreducible(polynomial(text))


def test_what_is_too_large_is_said() -> None:
    with pytest.raises(TooLarge):
        factored(polynomial("x^97 + x + 1"))


@st.composite
def small(draw: st.DrawFn) -> Poly:
    """Draw a polynomial in at most two letters that is no constant."""
    monomials = st.sampled_from(
        [(), (("x", 1),), (("y", 1),), (("x", 2),), (("x", 1), ("y", 1)), (("y", 2),)]
    )
    made = draw(st.dictionaries(monomials, st.integers(-9, 9).filter(bool), min_size=1, max_size=4))
    return made if poly.degree(made) else {**made, (("x", 1),): 1}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(small(), min_size=1, max_size=2))
def test_the_factors_multiply_to_the_polynomial_and_fall_no_further(parts: list[Poly]) -> None:
    product = reduce(poly.multiply, parts)
    try:
        found = factored(product)
    except TooLarge:
        return
    powers = (poly.power(factor, count) for factor, count in found)
    assert poly.canonical(product) == poly.canonical(reduce(poly.multiply, powers))
    assert sum(count for _, count in found) >= len(parts)
    assert all(irreducible(factor) for factor, _ in found)
    assert found == factored(product)
