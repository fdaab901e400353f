"""Amounts with units as expressions: a unit becomes its size times letters for what it measures.

So `2 ft` equals `24 in`, and neither equals `2`. A sum of money is its number of dollars: the sign may be left out.
"""

from fractions import Fraction
from typing import Final, TypeVar

from ownpace.algebra.shape import mapped, walk
from ownpace.algebra.tree import Expr, Mark, Node, Number, Power, Product, Quantity, Signed, Variable
from ownpace.algebra.units import unit

N = TypeVar("N", bound=Node)

_MEASURES: Final = ("metre", "kilogram", "second", "", "month", "degree")
"""What `units.Dimensions` counts; money is no letter."""


def measured(node: N) -> N:
    """Return a tree with its amounts as products; the very same tree where it has none."""
    if not any(isinstance(part, Quantity) for part in walk(node)):
        return node
    if isinstance(node, Expr):
        return _measured(node)  # type: ignore[return-value]  # an expression takes the place of an expression
    return mapped(node, _measured)


def _measured(node: Expr) -> Expr:
    return _product(node) if isinstance(node, Quantity) else mapped(node, _measured)


def _product(node: Quantity) -> Expr:
    known = unit(node.unit)
    if known is None:
        parts = {f"unit {node.unit}": 1}
        size = Fraction(1)
    else:
        size = known.size
        parts = {f"unit {m}": p for m, p in zip(_MEASURES, known.dimensions, strict=True) if m and p}
    factors: list[Expr] = [_measured(node.amount), Number(size)]
    factors += [Power(Variable(name), _whole(p)) for name, p in parts.items()]
    marks: list[Mark] = ["*" for _ in factors]
    marks[0] = ""
    return Product(tuple(factors), tuple(marks))


def _whole(value: int) -> Expr:
    return Number(Fraction(value)) if value >= 0 else Signed("-", Number(Fraction(-value)))
