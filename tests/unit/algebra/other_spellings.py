"""What LaTeX and MathJSON can say of a tree, and MathJSON as a math field writes it.

A fraction bar needs no brackets, a raised exponent neither, and MathJSON knows no mark of a multiplication: so a tree that
went through them comes back without what they cannot say. `as_latex_shows` and `as_mathjson_says` leave just that out.
"""

from functools import reduce
from typing import Any, TypeVar

from ownpace.algebra import Expr, Node, ungrouped
from ownpace.algebra.printing.text import numeral
from ownpace.algebra.shape import bracketed, mapped
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Call,
    Constant,
    FiniteSet,
    Group,
    Indexed,
    Interval,
    Listing,
    Membership,
    Mixed,
    NoSolution,
    Number,
    Percent,
    Point,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
    Union,
    Variable,
)
from ownpace.algebra.values import replace

N = TypeVar("N", bound=Node)


class CannotSay(Exception):  # noqa: N818 - no error: MathJSON has no word for it
    """MathJSON as math fields write it has nothing for a part of the tree."""


def as_latex_shows(tree: N) -> N:
    """Return a tree without what LaTeX cannot show: needless brackets in its braces, `*` for a dot."""

    def shown(node: Expr) -> Expr:
        node = mapped(node, shown)
        match node:
            case Product(marks=marks):
                return replace(node, marks=tuple("·" if mark == "*" else mark for mark in marks))
            case Quotient(above, below, "/"):
                return Quotient(ungrouped(above), ungrouped(below))
            case Power(base, exponent):
                return Power(base, ungrouped(exponent))
            case Indexed(name, index):
                return _indexed(name, ungrouped(index))
            case _:
                return node

    tree = bracketed(tree)
    return bracketed(shown(tree) if isinstance(tree, Expr) else mapped(tree, shown))  # type: ignore[return-value]


def _indexed(name: str, index: Expr) -> Expr:
    """Return a term of a sequence; one letter or number as its index is a part of the name."""
    if isinstance(index, Number) and not index.places and not index.point and index.value < 10**8:
        return Variable(f"{name}_{index.value}")
    if isinstance(index, Variable) and len(index.name) == 1:
        return Variable(f"{name}_{index.name}")
    return Indexed(name, index)


# -- MathJSON -----------------------------------------------------------------------------------------------------

_COMPARED = {
    "=": "Equal", "!=": "NotEqual", "<": "Less", "<=": "LessEqual", ">": "Greater", ">=": "GreaterEqual",
}  # fmt: skip
_SUMS = {"+": "Add", "-": "Subtract", "±": "PlusMinus", "∓": "MinusPlus"}
_SIGNS = {"-": "Negate", "±": "PlusMinus", "∓": "MinusPlus"}
_CALLED = {"log": "Log", "sin": "Sin", "ln": "Ln"}


def to_mathjson(tree: Node) -> Any:
    """Return a tree as MathJSON. Raises CannotSay."""
    return _json(bracketed(tree))


def _json(node: Node) -> Any:  # noqa: C901 - one case for each node
    match node:
        case Number(value, places):
            return {"num": numeral(Number(value, places))}
        case Mixed(whole, above, below):
            return ["InvisibleOperator", whole, ["Rational", above, below]]
        case Variable(name):
            return name
        case Constant(name):
            return "Pi" if name == "pi" else "PositiveInfinity"
        case Signed("-", Constant("oo")):
            return "NegativeInfinity"
        case Signed(("-" | "±" | "∓") as sign, operand):
            return [_SIGNS[sign], _json(operand)]
        case Sum(terms, signs):
            rest = list(zip(terms[1:], signs[1:], strict=True))
            return reduce(lambda made, t: [_SUMS[t[1]], made, _json(t[0])], rest, _json(terms[0]))
        case Product(factors):
            return ["Multiply", *map(_json, factors)]
        case Quotient(above, below, ("/" | "÷")):
            return ["Divide", _json(above), _json(below)]
        case Power(base, exponent):
            return ["Power", _json(base), _json(exponent)]
        case Root(inner, index):
            return ["Sqrt", _json(inner)] if index == 2 else ["Root", _json(inner), index]
        case Absolute(inner) | Percent(inner) | Group(inner):
            return [{Absolute: "Abs", Percent: "Percent", Group: "Delimiter"}[type(node)], _json(inner)]
        case Call(name, arguments):
            word, _, base = name.partition("_")
            return [_CALLED.get(word, word), *map(_json, arguments), *([int(base)] if base else [])]
        case Indexed(name, index):
            return ["Subscript", name, _json(index)]
        case _:
            return _json_of_statement(node)


def _json_of_statement(node: Node) -> Any:
    match node:
        case Relation(sides, signs) if len(set(signs)) == 1:
            return [_COMPARED[signs[0]], *map(_json, sides)]
        case Listing(items, joiner):
            return [{"or": "Or", "and": "And", ",": "List"}[joiner], *map(_json, items)]
        case Point(items):
            return ["Tuple", *map(_json, items)]
        case FiniteSet(items):
            return ["Set", *map(_json, items)]
        case Interval(low, high, closed_low, closed_high):
            ends = zip((low, high), (closed_low, closed_high), strict=True)
            return ["Interval", *(_json(e) if c else ["Open", _json(e)] for e, c in ends)]
        case Union(parts):
            return ["Union", *map(_json, parts)]
        case Membership(element, "∈", of):
            return ["Element", _json(element), _json(of)]
        case NoSolution():
            return "EmptySet"
        case AllReals():
            return "RealNumbers"
        case _:
            raise CannotSay(type(node).__name__)


def as_mathjson_says(tree: N) -> N:
    """Return a tree without what MathJSON cannot say: brackets, strokes, and the marks of multiplications."""

    def said(node: Expr) -> Expr:
        node = mapped(node, said)
        match node:
            case Number(value, places):
                return Number(value, places)
            case Group(inner):
                return inner
            case Product(factors):
                return Product(factors, ("",) + ("*",) * (len(factors) - 1))
            case Quotient(above, below):
                return Quotient(above, below)
            case Sum(terms, signs):
                return _added(terms, signs)
            case Indexed(name, Variable(index)) if "_" not in index:
                return Variable(f"{name}_{index}")
            case Indexed(name, index):
                return _indexed(name, index)
            case _:
                return node

    return said(tree) if isinstance(tree, Expr) else mapped(tree, said)  # type: ignore[return-value]


def _added(terms: tuple[Expr, ...], signs: tuple[Any, ...]) -> Expr:
    """Return a sum in which a negative term that is added is one that is taken away."""
    new = [(terms[0], signs[0])]
    for term, sign in zip(terms[1:], signs[1:], strict=True):
        negative = sign == "+" and isinstance(term, Signed)
        new.append((term.operand, term.sign) if negative and isinstance(term, Signed) else (term, sign))
    return Sum(tuple(term for term, _ in new), tuple(sign for _, sign in new))
