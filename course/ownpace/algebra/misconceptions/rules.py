"""What a misconception is here: an id, and a rewrite that does to a line what somebody who holds the belief does.

A rule looks at one of five things:

- a *node*: any expression inside a line (`x^3` becomes `3x`);
- a *term*: a term of a sum with its sign, or a side that is one term (`-2(x - 3)` becomes `-2x - 3`);
- a *sum*: the terms of a sum, each with its sign (`2x + 3` becomes `5x`);
- a *line*: an equation, an inequality, a system (`3x + 5 = 11` becomes `3x = 11 + 5`);
- a *pair*: the line before and the wrong line together, for what is seen rather than made (a pair that fits one of two
  equations only).

A rewrite yields what would be written, not simplified. It may yield something right by chance: the search leaves that out.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from ownpace.algebra.errors import Undefined
from ownpace.algebra.exact.polynomials import Monomial
from ownpace.algebra.shape import ungrouped
from ownpace.algebra.steps.hand import (
    Hand,
    Term,
    add_up,
    holds_sum,
    joined,
    multiply_out,
    polynomial_terms,
    written_terms,
)
from ownpace.algebra.tree import Expr, Node, Power, Product, Relation, Signed, Sum
from ownpace.algebra.values import frozen

Made = Iterator[Node]


@frozen
class Rule:
    """A misconception by its id, with one of the rewrites.

    `alone` keeps a line rule away from the equations of a system; `weak` marks what explains so much that it gives way to
    anything more particular; `direct` is for rules that predict a lot, which are tried on the line before only.
    """

    id: str
    node: Callable[[Expr], Iterator[Expr]] | None = None
    term: Callable[[Expr], Iterator[Expr]] | None = None
    sum: Callable[[list[Expr]], Iterator[Expr]] | None = None
    line: Callable[[Node], Iterator[Node]] | None = None
    pair: Callable[[Node, Node], bool] | None = None
    alone: bool = False
    weak: bool = False
    direct: bool = False

    @property
    def key(self) -> str:
        """The key of its sentence in the catalogue."""
        return f"misconception.{self.id}"


HAND = Hand()
ONE: Monomial = ()


def term_of(node: Expr) -> Term | None:
    """Return a term without brackets as a coefficient and a monomial; None for anything else, and for zero."""
    if holds_sum(node):
        return None
    terms = polynomial(node)
    if terms is None or len(terms) != 1:
        return None
    ((monomial, value),) = terms.items()
    return value, monomial


def polynomial(node: Expr) -> dict[Monomial, Fraction] | None:
    """Return an expression as a collected polynomial; None if it is none."""
    try:
        return polynomial_terms(node)
    except Undefined:
        return None


def value_of(node: Expr) -> Fraction | None:
    """Return the value of an expression of numbers; None if it is none, or no fraction."""
    terms = polynomial(node)
    if terms is None or set(terms) - {ONE}:
        return None
    return terms.get(ONE, Fraction(0))


def written(term: Term) -> Expr:
    """Return a term as a tree."""
    return HAND.term(*term)


def number(value: Fraction | int) -> Expr:
    """Return a number as a tree."""
    return HAND.number(value)


def times(a: Term, b: Term) -> Term:
    """Return the product of two terms."""
    return a[0] * b[0], joined(a[1], b[1])


def unsigned(node: Expr) -> tuple[int, Expr]:
    """Return the sign before a term, and the term without it and without brackets."""
    sign, node = 1, ungrouped(node)
    while isinstance(node, Signed) and node.sign in "+-":
        sign, node = (-sign if node.sign == "-" else sign), ungrouped(node.operand)
    return sign, node


def signed(sign: int, node: Expr) -> Expr:
    """Return a term with a sign before it."""
    return Signed("-", node) if sign < 0 else node


def bracket(term: Expr) -> tuple[Term, list[Expr]] | None:
    """Return what stands before a bracket, with its sign, and the terms inside: `-2(x - 3)`."""
    sign, bare = unsigned(term)
    if isinstance(bare, Sum):
        return ((Fraction(sign), ONE), written_terms(bare)) if sign < 0 else None
    if not isinstance(bare, Product):
        return None
    sums = [f for f in bare.factors if isinstance(ungrouped(f), Sum)]
    rest = [f for f in bare.factors if not isinstance(ungrouped(f), Sum)]
    if len(sums) != 1 or not rest:
        return None
    outside = term_of(multiply_out(*rest))
    return None if outside is None else ((sign * outside[0], outside[1]), written_terms(sums[0]))


def two_brackets(node: Expr) -> tuple[list[Expr], list[Expr]] | None:
    """Return the terms of both factors of a product of two sums, or of the square of one."""
    node = ungrouped(node)
    if isinstance(node, Power) and value_of(node.exponent) == 2 and isinstance(ungrouped(node.base), Sum):
        return written_terms(node.base), written_terms(node.base)
    if isinstance(node, Product) and len(node.factors) == 2:
        one, other = map(ungrouped, node.factors)
        if isinstance(one, Sum) and isinstance(other, Sum):
            return written_terms(one), written_terms(other)
    return None


def equation(line: Node, *signs: str) -> tuple[list[Expr], list[Expr]] | None:
    """Return the terms of both sides of a line with one of these signs (`=` if none is given)."""
    if isinstance(line, Relation) and len(line.signs) == 1 and line.signs[0] in (signs or ("=",)):
        return written_terms(line.left), written_terms(line.right)
    return None


def lettered(terms: list[Expr]) -> list[Term] | None:
    """Return terms as coefficients and monomials; None where one has brackets or is no monomial."""
    found = [term_of(t) for t in terms]
    kept = [t for t in found if t is not None]
    return kept if len(kept) == len(found) else None


def equals(left: Expr | list[Expr], right: Expr | list[Expr]) -> Relation:
    """Return an equation of two sides, or of the sums of two lists of terms."""
    return Relation((_side(left), _side(right)), ("=",))


def _side(side: Expr | list[Expr]) -> Expr:
    return add_up(side) if isinstance(side, list) else side


def opposite(node: Expr) -> Expr:
    """Return a term with the other sign."""
    sign, bare = unsigned(node)
    return signed(-sign, bare)
