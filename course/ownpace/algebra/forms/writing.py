"""Whether two lines are written alike up to the order of terms and factors.

A line becomes a key in which sums and products are bags and not rows. Nothing is worked out: a minus is a factor of its
own, and a division is a factor that is turned over, so that `(-x)/y` is written like `-(x/y)`, and `(a+b)/2` is not
written like `1/2*(a+b)`. STACK's EqualComAss draws the line in the same place.
"""

from fractions import Fraction
from typing import Final, Literal

from ownpace.algebra.forms.tidying import (
    MINUS,
    ONE,
    Key,
    Tidies,
    factors_of,
    tidy_power,
    tidy_product,
    tidy_sum,
)
from ownpace.algebra.shape import children
from ownpace.algebra.tree import (
    Absolute,
    Call,
    Constant,
    Expr,
    FiniteSet,
    Group,
    Interval,
    Listing,
    Mixed,
    Node,
    Number,
    Percent,
    Power,
    Product,
    Quantity,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
    Union,
    Variable,
)
from ownpace.algebra.values import fields_of

Ordered = Literal["sums", "products", "letters"]
"""Where order counts: terms, factors, or factors that are no numbers."""

_MINUS: Final = MINUS
_ONE: Final = ONE
_TURNED: Final = {">": "<", ">=": "<="}


def same_up_to_order(
    a: Node,
    b: Node,
    *,
    signs: bool = True,
    tidy: Tidies = frozenset(),
    ordered: frozenset[Ordered] = frozenset(),
) -> bool:
    """Return whether two lines are written alike up to the order of terms, factors and sides.

    Args:
        a: one line.
        b: the other.
        signs: whether signs must stand in the same places. Without, `(x-1)(x+2)` is written like `-(1-x)(x+2)`.
        tidy: small steps that may be left undone in either line, such as `times_one`.
        ordered: where the order counts after all.
    """
    writing = _Writing(signs, tidy, ordered)
    return writing.key(a) == writing.key(b)


class _Writing:
    """Makes keys: the arguments are those of `same_up_to_order`."""

    __slots__ = ("ordered", "signs", "tidy")

    def __init__(self, signs: bool, tidy: Tidies, ordered: frozenset[Ordered]) -> None:
        self.signs = signs
        self.tidy = tidy
        self.ordered = ordered

    def key(self, node: Node) -> Key:
        match node:
            case Group(inner):
                return self.key(inner)
            case Sum():
                return self._sum(self._terms(node))
            case Product() | Quotient() | Signed():
                return self._product(self._factors(node))
            case Relation():
                return self._relation(node)
            case Listing(items, joiner):
                keys = [self.key(item) for item in items]
                return ("list", joiner, *(keys if joiner == "," else _sorted(keys)))
            case _:
                return self._leaf(node)

    def _leaf(self, node: Node) -> Key:
        match node:
            case Number(value):
                return self._product([("number", value)])
            case Mixed(whole, above, below):
                return ("mixed", whole, above, below)
            case Variable(name) | Constant(name):
                return (type(node).__name__, name)
            case Power(base, exponent):
                return tidy_power(self.key(base), self.key(exponent), self.tidy)
            case Root(radicand, index) if "roots_as_powers" in self.tidy:
                return (
                    "power",
                    self.key(radicand),
                    self._product([_ONE, ("over", ("number", Fraction(index)))]),
                )
            case Root(radicand, index):
                return ("root", index, self.key(radicand))
            case Absolute(inner) | Percent(inner):
                return (type(node).__name__, self.key(inner))
            case Quantity(amount, unit):
                return ("quantity", self.key(amount), str(unit))
            case Call(function, arguments):
                return ("call", function, *(self.key(a) for a in arguments))
            case FiniteSet(parts) | Union(parts):
                return (type(node).__name__, *_sorted([self.key(part) for part in parts]))
            case Interval(low, high, closed_low, closed_high):
                return ("interval", closed_low, self.key(low), closed_high, self.key(high))
            case _:
                plain = (getattr(node, name) for name in fields_of(node))
                words = (word for word in plain if isinstance(word, str | int))
                return (type(node).__name__, *words, *(self.key(part) for part in children(node)))

    def _terms(self, node: Expr) -> list[list[Key]]:
        """Return the terms, each as its factors."""
        if isinstance(node, Group):
            return self._terms(node.inner)
        if not isinstance(node, Sum):
            return [self._factors(node)]
        return [
            [_MINUS, *term] if sign == "-" else [("sign", sign), *term] if sign != "+" else term
            for sign, part in zip(node.signs, node.terms, strict=True)
            for term in self._terms(part)
        ]

    def _sum(self, terms: list[list[Key]]) -> Key:
        keys = tidy_sum([self._product(term) for term in terms], self.tidy)
        keys = keys if "sums" in self.ordered else _sorted(keys)
        if len(keys) == 1:
            return keys[0]
        if self.signs:
            return ("sum", *keys)
        opposite = _sorted([self._product(_opposite(term)) for term in terms])
        return ("sum", *min(keys, opposite, key=repr))

    def _factors(self, node: Expr) -> list[Key]:
        match node:
            case Group(inner):
                return self._factors(inner)
            case Product(factors):
                return [key for factor in factors for key in self._factors(factor)]
            case Quotient(above, below):
                return [*self._factors(above), ("over", self.key(below))]
            case Signed("-", operand):
                return [_MINUS, *self._factors(operand)]
            case Signed("+", operand):
                return self._factors(operand)
            case Signed(sign, operand):
                return [("sign", sign), *self._factors(operand)]
            case _:
                return [self.key(node)]

    def _product(self, factors: list[Key]) -> Key:
        if not self.signs and any(f[0] == "sum" for f in factors):
            factors = [f for f in factors if f != _MINUS]
        factors = tidy_product([part for f in factors for part in factors_of(f)], self.tidy)
        if len(factors) == 1:
            return factors[0]
        if "products" in self.ordered:
            return ("product", *factors)
        if "letters" in self.ordered:
            numbers = [f for f in factors if f == _MINUS or f[0] == "number"]
            return ("product", *_sorted(numbers), *(f for f in factors if f not in numbers))
        return ("product", *_sorted(factors))

    def _relation(self, node: Relation) -> Key:
        keys = [self.key(side) for side in node.sides]
        if set(node.signs) <= {"=", "!="}:
            return ("relation", *node.signs, *_sorted(keys))
        if node.signs[0] in _TURNED:
            turned = [_TURNED.get(sign, sign) for sign in node.signs[::-1]]
            return ("relation", *turned, *keys[::-1])
        return ("relation", *node.signs, *keys)


def _opposite(term: list[Key]) -> list[Key]:
    return [key for key in term if key != _MINUS] if _MINUS in term else [_MINUS, *term]


def _sorted(keys: list[Key]) -> list[Key]:
    return sorted(keys, key=repr)
