"""Trees from parts that are already read: what each function of MathJSON makes of its arguments."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeVar, cast

from ownpace.algebra.limits import MAX_TOKENS
from ownpace.algebra.reading.operands import MAX_INDEX
from ownpace.algebra.reading.tokens import Refused, refused
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Constant,
    Expr,
    Group,
    Indexed,
    Interval,
    Listing,
    Mark,
    Mixed,
    Node,
    NoSolution,
    Number,
    Percent,
    Point,
    Power,
    Product,
    Quotient,
    Root,
    Sign,
    Signed,
    Sum,
    Variable,
)

N = TypeVar("N", bound=Node)

CONSTANTS: Final[Mapping[str, Node]] = {
    "Pi": Constant("pi"),
    "PositiveInfinity": Constant("oo"),
    "NegativeInfinity": Signed("-", Constant("oo")),
    "Half": Quotient(Number(Fraction(1)), Number(Fraction(2))),
    "ExponentialE": Variable("e"),
    "ImaginaryUnit": Variable("i"),
    "EmptySet": NoSolution(),
    "RealNumbers": AllReals(),
}


def each(parts: Sequence[Node], kinds: tuple[type[N], ...]) -> tuple[N, ...]:
    """Return the parts, each of which must be of one of these kinds."""
    for part in parts:
        if not isinstance(part, kinds):
            raise unknown(type(part).__name__)
    return tuple(cast("Sequence[N]", parts))


def unknown(name: str) -> Refused:
    """Return that something with that name cannot be read."""
    return refused("mathjson", 0, 0, name=name[:40])


def _sum(terms: tuple[Expr, ...]) -> Expr:
    """Return terms added, a negative one as one that is taken away."""
    found: list[Expr] = []
    signs: list[Sign] = []
    for at, term in enumerate(terms):
        if at == 0 and isinstance(term, Sum):
            found, signs = list(term.terms), list(term.signs)
        elif at and isinstance(term, Signed):
            found.append(term.operand)
            signs.append(term.sign)
        else:
            found.append(term)
            signs.append("+")
    return found[0] if len(found) == 1 else Sum(tuple(found), tuple(signs))


def _joined(sign: Sign) -> Callable[[tuple[Expr, ...]], Expr]:
    """Return what makes a sign between two of its arguments, or before one."""

    def made(parts: tuple[Expr, ...]) -> Expr:
        if len(parts) == 1:
            return Signed(sign, parts[0])
        left = parts[0]
        terms, signs = (left.terms, left.signs) if isinstance(left, Sum) else ((left,), ("+",))
        return Sum((*terms, parts[1]), cast("tuple[Sign, ...]", (*signs, sign)))

    return made


def _product(factors: tuple[Expr, ...]) -> Expr:
    """Return factors multiplied, a dot before one that begins with a digit."""
    head = factors[0]
    found, marks = (
        (list(head.factors), list(head.marks))
        if isinstance(head, Product)
        else ([head], cast("list[Mark]", [""]))
    )
    for factor in factors[1:]:
        start = factor
        while isinstance(start, Power | Quotient | Product):
            start = (
                start.base
                if isinstance(start, Power)
                else start.numerator
                if isinstance(start, Quotient)
                else start.factors[0]
            )
        found.append(factor)
        marks.append("·" if isinstance(start, Number | Mixed | Percent) else "")
    return found[0] if len(found) == 1 else Product(tuple(found), tuple(marks))


def _invisible(factors: tuple[Expr, ...]) -> Expr:
    """Return what stands side by side: a mixed number, or a product."""
    match factors:
        case (Number(whole, 0), Quotient(Number(above, 0), Number(below, 0))) if below:
            return Mixed(int(whole), int(above), int(below))
        case _:
            return _product(factors)


def _root(parts: tuple[Expr, ...]) -> Expr:
    radicand, index = parts
    if not isinstance(index, Number) or index.places or not 2 <= index.value <= MAX_INDEX:
        raise refused("root_index", 0, 0)
    return Root(radicand, int(index.value))


def _indexed(parts: tuple[Expr, ...]) -> Expr:
    name, index = parts
    if not isinstance(name, Variable) or "_" in name.name:
        raise unknown("Subscript")
    if (isinstance(index, Variable) and "_" not in index.name) or (
        isinstance(index, Number) and not index.places and index.value < 10**8
    ):
        return Variable(f"{name.name}_{index.name if isinstance(index, Variable) else index.value}")
    return Indexed(name.name, index)


def delimited(inner: Node) -> Node:
    """Return what stands in brackets: several things are a point, one is a group."""
    match inner:
        case Listing(items=items, joiner=",") if len(items) > 1:
            return Point(each(items, (Expr,)))
        case Expr():
            return Group(inner)
        case _:
            return inner


def interval(ends: Sequence[Expr], opened: Sequence[bool]) -> Interval:
    """Return the interval between two ends, given for each whether it is marked as not belonging to it."""
    low, high = ends
    closed_low, closed_high = (not (out or _infinite(end)) for end, out in zip(ends, opened, strict=True))
    return Interval(low, high, closed_low, closed_high)


def _infinite(node: Expr) -> bool:
    return node in (CONSTANTS["PositiveInfinity"], CONSTANTS["NegativeInfinity"])


_MANY: Final = MAX_TOKENS
_TWO: Final = Number(Fraction(2))
ARITHMETIC: Final[Mapping[str, tuple[int, int, Callable[[tuple[Expr, ...]], Expr]]]] = {
    "Add": (1, _MANY, _sum),
    "Subtract": (1, 2, _joined("-")),
    "Negate": (1, 1, lambda parts: Signed("-", parts[0])),
    "PlusMinus": (1, 2, _joined("±")),
    "MinusPlus": (1, 2, _joined("∓")),
    "Multiply": (1, _MANY, _product),
    "InvisibleOperator": (1, _MANY, _invisible),
    "Divide": (2, 2, lambda parts: Quotient(parts[0], parts[1])),
    "Rational": (2, 2, lambda parts: Quotient(parts[0], parts[1])),
    "Power": (2, 2, lambda parts: Power(parts[0], parts[1])),
    "Square": (1, 1, lambda parts: Power(parts[0], _TWO)),
    "Sqrt": (1, 1, lambda parts: Root(parts[0])),
    "Root": (2, 2, _root),
    "Abs": (1, 1, lambda parts: Absolute(parts[0])),
    "Percent": (1, 1, lambda parts: Percent(parts[0])),
    "Subscript": (2, 2, _indexed),
}
