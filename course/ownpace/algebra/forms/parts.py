"""The terms and factors of an expression as written, without the brackets and signs between."""

from collections.abc import Iterator
from fractions import Fraction

from ownpace.algebra.errors import Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.shape import children, ungrouped, variables, walk
from ownpace.algebra.tree import Expr, Node, Product, Quotient, Signed, Sum


def terms(node: Expr) -> list[tuple[int, Expr]]:
    """Return the terms with their signs, sums in brackets taken apart; `±` counts as plus."""
    sign, node = unsigned(node)
    if not isinstance(node, Sum):
        return [(sign, node)]
    return [
        (sign * (-1 if mark in "-∓" else 1) * inner, part)
        for mark, term in zip(node.signs, node.terms, strict=True)
        for inner, part in terms(term)
    ]


def factors(node: Expr) -> list[Expr]:
    """Return the factors without signs and brackets, products in brackets taken apart."""
    _, node = unsigned(node)
    if not isinstance(node, Product):
        return [node]
    return [part for factor in node.factors for part in factors(factor)]


def unsigned(node: Expr) -> tuple[int, Expr]:
    """Return the sign, and the expression without signs and brackets around it."""
    sign = 1
    while True:
        node = ungrouped(node)
        if not isinstance(node, Signed):
            return sign, node
        sign *= -1 if node.sign in "-∓" else 1
        node = node.operand


def sums(node: Node) -> Iterator[Sum]:
    """Yield the sums in a tree, one that is a term of another left out."""
    inner = ungrouped(node) if isinstance(node, Expr) else node
    if isinstance(inner, Sum):
        yield inner
        for _, term in terms(inner):
            for part in children(term):
                yield from sums(part)
    else:
        for part in children(inner):
            yield from sums(part)


def of_type(node: Node, *kinds: type[Node]) -> Iterator[Node]:
    """Yield the nodes of a tree that are of these kinds."""
    return (part for part in walk(node) if isinstance(part, kinds))


def value(node: Expr) -> Fraction | None:
    """Return the value of an expression without letters that is a fraction; else None."""
    try:
        return evaluate(node)
    except Undefined:
        return None


def has(node: Expr, letter: str) -> bool:
    """Say whether a letter stands in an expression."""
    return letter in variables(node)


def polynomial(node: Expr) -> Poly | None:
    """Return an expression as a polynomial, up to a constant; None if a letter stands under a fraction line.

    Raises Undefined, TooLarge.
    """
    found = rational(node)
    return None if poly.letters(found.below) else found.above


def degree_in(a: Poly, letter: str) -> int:
    """Return the degree of a polynomial in one letter."""
    return max((dict(m).get(letter, 0) for m in a), default=0)


def over_number(node: Expr) -> Expr:
    """Return what stands over a number, or the expression itself."""
    _, node = unsigned(node)
    if isinstance(node, Quotient) and value(node.denominator) is not None:
        return over_number(node.numerator)
    return node


def main_letter(node: Node, letter: str | None) -> str | None:
    """Return the letter that a form is about: the one asked for, the only one, or x."""
    if letter is not None:
        return letter
    found = variables(node)
    return next(iter(found)) if len(found) == 1 else "x" if "x" in found else None
