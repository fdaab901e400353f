"""A tree as plain text in our own grammar: reading it again gives the same tree."""

from fractions import Fraction

from ownpace.algebra.reading.names import run_together
from ownpace.algebra.shape import bracketed
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
    Node,
    NoSolution,
    Number,
    Percent,
    Point,
    Power,
    Product,
    Quantity,
    Quotient,
    Relation,
    Root,
    SetBuilder,
    Signed,
    Sum,
    Union,
    Variable,
)

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_ROOTS = {2: "sqrt", 3: "cbrt", 4: "∜"}


def to_text(node: Node) -> str:
    """Return the tree as a line of text, as a student would type it."""
    return _text(bracketed(node), barred=False)


def numeral(number: Number) -> str:
    """Return the digits of a written number, with as many places as were written."""
    if not number.places:
        return f"{number.value}." if number.point else str(number.value)
    scaled = number.value * 10**number.places
    digits = str(Fraction(scaled).numerator).rjust(number.places + 1, "0")
    return f"{digits[: -number.places]}.{digits[-number.places :]}"


def _text(node: Node, *, barred: bool) -> str:
    """Return the text of a tree; inside the bars of an absolute value an inner one is written as a word."""
    match node:
        case Number():
            return numeral(node)
        case Mixed(whole, numerator, denominator):
            return f"{whole} {numerator}/{denominator}"
        case Variable(name) | Constant(name):
            return _name(name)
        case Signed(sign, operand):
            # Together, `+-` would be a plus-minus.
            apart = " " if sign == "+" and isinstance(operand, Signed) else ""
            return sign + apart + _text(operand, barred=barred)
        case Sum(terms, signs):
            rest = (f" {s} {_text(t, barred=barred)}" for t, s in zip(terms[1:], signs[1:], strict=True))
            return _text(terms[0], barred=barred) + "".join(rest)
        case Product():
            return _product(node, barred=barred)
        case Quotient(numerator, denominator, stroke):
            return f"{_text(numerator, barred=barred)}{stroke}{_text(denominator, barred=barred)}"
        case Power(base, exponent):
            return f"{_text(base, barred=barred)}^{_text(exponent, barred=barred)}"
        case Percent(operand):
            return _text(operand, barred=barred) + "%"
        case Quantity():
            return _quantity(node, barred=barred)
        case Absolute(inner):
            inside = _text(inner, barred=not barred)
            return f"abs({inside})" if barred else f"|{inside}|"
        case _:
            return _enclosed(node)


def _enclosed(node: Node) -> str:
    """Return the text of what brings its own brackets, or is a statement."""
    match node:
        case Group(inner, bracket):
            return f"{bracket}{_text(inner, barred=False)}{_CLOSES[bracket]}"
        case Root(radicand, index):
            inside = _text(radicand, barred=False)
            return f"{_ROOTS[index]}({inside})" if index in _ROOTS else f"root({index}, {inside})"
        case Call(function, arguments):
            return f"{function}({', '.join(_text(a, barred=False) for a in arguments)})"
        case Indexed(name, index):
            return f"{name}_({_text(index, barred=False)})"
        case _:
            return _statement(node)


def _statement(node: Node) -> str:
    match node:
        case Relation(sides, signs):
            rest = (f" {s} {_text(side, barred=False)}" for side, s in zip(sides[1:], signs, strict=True))
            return _text(sides[0], barred=False) + "".join(rest)
        case Listing(items, joiner):
            return (", " if joiner == "," else f" {joiner} ").join(map(_item, items))
        case Membership(element, sign, collection):
            return f"{_item(element)} {sign} {_collection(collection)}"
        case NoSolution():
            return "no solution"
        case AllReals():
            return "all real numbers"
        case _:
            return _collection(node)


def _item(node: Node) -> str:
    """Return one of several answers; a listing within a listing stands in brackets."""
    if isinstance(node, NoSolution | AllReals):
        return _collection(node)
    text = _text(node, barred=False)
    return f"({text})" if isinstance(node, Listing) else text


def _collection(node: Node) -> str:
    match node:
        case Point(items):
            return f"({', '.join(map(_item, items))})"
        case FiniteSet(members):
            # A bar after the first letter would begin a condition.
            return f"{{{', '.join(_text(member, barred=True) for member in members)}}}"
        case Interval(low, high, closed_low, closed_high):
            return f"{'(['[closed_low]}{_item(low)}, {_item(high)}{')]'[closed_high]}"
        case Union(parts):
            return " U ".join(map(_collection, parts))
        case SetBuilder(element, condition):
            return f"{{{_item(element)} | {_text(condition, barred=False)}}}"
        case NoSolution():
            return "∅"
        case AllReals():
            return "ℝ"
        case _:
            raise TypeError(type(node).__name__)


def _quantity(node: Quantity, *, barred: bool) -> str:
    """Return an amount with its unit: a sign of money before it, all else behind."""
    amount = _text(node.amount, barred=barred)
    money, rest = ("$", node.unit[1:]) if node.unit.startswith("$") else ("", " " + node.unit)
    return f"{money}{amount}{rest}"


def _name(name: str) -> str:
    letter, _, index = name.partition("_")
    if len(index) > 1 and not index.isdigit():
        return f"{letter}_{{{index}}}"
    return name


def _product(node: Product, *, barred: bool) -> str:
    line = _text(node.factors[0], barred=barred)
    for factor, mark in zip(node.factors[1:], node.marks[1:], strict=True):
        text = _text(factor, barred=barred)
        line += (" " if mark == "" and run_together(line, text) else mark) + text
    return line
