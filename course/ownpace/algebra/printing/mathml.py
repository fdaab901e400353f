"""A tree as MathML, one complete `math` element, with its words as `alttext`.

Only elements of MathML Core are written, so that browsers show them without a library. All text goes through
`escape`, though the grammar lets no markup in.
"""

from collections.abc import Iterable
from html import escape

from ownpace.algebra.printing.speech import to_speech
from ownpace.algebra.printing.text import numeral
from ownpace.algebra.reading.characters import GREEK_LETTERS
from ownpace.algebra.shape import bracketed, ungrouped
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Call,
    Constant,
    Expr,
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

_SIGNS = {"-": "−", "*": "·", "<=": "≤", ">=": "≥", "!=": "≠", "": "\u2062"}
_CLOSES = {"(": ")", "[": "]", "{": "}"}


def to_mathml(node: Node, *, language: str = "en") -> str:
    """Return the tree as a `math` element, with its words in that language as text alternative."""
    said = escape(to_speech(node, language=language))
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="{said}">{_row(bracketed(node))}</math>'


def _row(node: Node) -> str:
    """Return the node as exactly one element."""
    inner = _mathml(node)
    return inner if isinstance(node, Number | Variable | Constant | Power | Root) else f"<mrow>{inner}</mrow>"


def _mathml(node: Node) -> str:
    match node:
        case Number():
            return f"<mn>{numeral(node)}</mn>"
        case Mixed(whole, above, below):
            return f"<mn>{whole}</mn><mfrac><mn>{above}</mn><mn>{below}</mn></mfrac>"
        case Variable(name):
            return _name(name)
        case Constant(name):
            return "<mi>π</mi>" if name == "pi" else "<mi>∞</mi>"
        case Signed(sign, operand):
            return f'<mo form="prefix">{_SIGNS.get(sign, sign)}</mo>{_mathml(operand)}'
        case Sum(parts, signs) | Product(parts, signs):
            return _joined(parts, signs[1:])
        case Expr():
            return _formula(node)
        case _:
            return _statement(node)


def _statement(node: Node) -> str:
    match node:
        case Relation(sides, compares):
            return _joined(sides, compares)
        case Listing(items, joiner):
            between = "<mo>,</mo>" if joiner == "," else f"<mtext>&#160;{joiner}&#160;</mtext>"
            return between.join(map(_item, items))
        case NoSolution():
            return "<mtext>no solution</mtext>"
        case AllReals():
            return "<mtext>all real numbers</mtext>"
        case Membership(element, sign, collection):
            return _item(element) + _operator(sign) + _collection(collection)
        case _:
            return _collection(node)


def _item(node: Node) -> str:
    """Return one of several answers; a listing within a listing stands in brackets."""
    if isinstance(node, NoSolution | AllReals):
        return _collection(node)
    return _fenced("(", _mathml(node), ")") if isinstance(node, Listing) else _mathml(node)


def _collection(node: Node) -> str:
    match node:
        case Point(items):
            return _fenced("(", "<mo>,</mo>".join(map(_mathml, items)), ")")
        case FiniteSet(members):
            return _fenced("{", "<mo>,</mo>".join(map(_mathml, members)), "}")
        case Interval(low, high, closed_low, closed_high):
            inside = f"{_mathml(low)}<mo>,</mo>{_mathml(high)}"
            return _fenced("(["[closed_low], inside, ")]"[closed_high])
        case Union(parts):
            return "<mo>∪</mo>".join(map(_collection, parts))
        case SetBuilder(element, condition):
            return _fenced("{", f"{_mathml(element)}<mo>|</mo>{_mathml(condition)}", "}")
        case NoSolution():
            return "<mi>∅</mi>"
        case AllReals():
            return "<mi>ℝ</mi>"
        case _:
            raise TypeError(type(node).__name__)


def _formula(node: Expr) -> str:
    match node:
        case Quotient(numerator, denominator, ("÷" | ":") as stroke):
            return f"{_mathml(numerator)}{_operator(stroke)}{_mathml(denominator)}"
        case Quotient(numerator, denominator):
            return f"<mfrac>{_row(ungrouped(numerator))}{_row(ungrouped(denominator))}</mfrac>"
        case Power(base, exponent):
            return f"<msup>{_row(base)}{_row(ungrouped(exponent))}</msup>"
        case Root(radicand, 2):
            return f"<msqrt>{_mathml(radicand)}</msqrt>"
        case Root(radicand, index):
            return f"<mroot>{_row(radicand)}<mn>{index}</mn></mroot>"
        case Absolute(inner):
            return _fenced("|", _mathml(inner), "|")
        case Group(inner, bracket):
            return _fenced(bracket, _mathml(inner), _CLOSES[bracket])
        case Call(function, arguments):
            inside = "<mo>,</mo>".join(map(_mathml, arguments))
            return f"{_name(function)}<mo>&#x2061;</mo>{_fenced('(', inside, ')')}"
        case Percent(operand):
            return f"{_mathml(operand)}<mo>%</mo>"
        case Quantity(amount, unit):
            money, rest = ("<mi>$</mi>", unit[1:]) if unit.startswith("$") else ("", unit)
            behind = f"<mtext>&#160;{escape(rest)}</mtext>" if rest else ""
            return f"{money}{_mathml(amount)}{behind}"
        case Indexed(name, index):
            return f"<msub>{_name(name)}{_row(index)}</msub>"
        case _:
            raise TypeError(type(node).__name__)


def _operator(sign: str) -> str:
    return f"<mo>{escape(_SIGNS.get(sign, sign))}</mo>"


def _joined(parts: tuple[Expr, ...], signs: Iterable[str]) -> str:
    rest = (_operator(sign) + _mathml(part) for part, sign in zip(parts[1:], signs, strict=True))
    return _mathml(parts[0]) + "".join(rest)


def _fenced(opening: str, inside: str, closing: str) -> str:
    return (
        f'<mrow><mo form="prefix" stretchy="true">{opening}</mo>{inside}'
        f'<mo form="postfix" stretchy="true">{closing}</mo></mrow>'
    )


def _name(name: str) -> str:
    letter, _, index = name.partition("_")
    written = f"<mi>{escape(GREEK_LETTERS.get(letter, letter))}</mi>"
    return f"<msub>{written}<mi>{escape(index)}</mi></msub>" if index else written
