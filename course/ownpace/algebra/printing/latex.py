"""A tree as LaTeX, the dialect that math fields and KaTeX read."""

from ownpace.algebra.printing.text import numeral
from ownpace.algebra.reading.characters import GREEK_LETTERS, NAMED_FUNCTIONS
from ownpace.algebra.reading.names import run_together
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

_SIGNS = {"±": r"\pm ", "∓": r"\mp ", "<=": r"\le ", ">=": r"\ge ", "!=": r"\ne "}
_MARKS = {"": "", "*": r"\cdot ", "·": r"\cdot ", "×": r"\times "}
_BRACKETS = {"(": (r"\left(", r"\right)"), "[": (r"\left[", r"\right]"), "{": (r"\left\{", r"\right\}")}


def to_latex(node: Node) -> str:
    """Return the tree as LaTeX, without dollar signs around it."""
    return _latex(bracketed(node)).strip()


def _latex(node: Node) -> str:
    match node:
        case Number():
            return numeral(node)
        case Mixed(whole, above, below):
            return rf"{whole}\frac{{{above}}}{{{below}}}"
        case Variable(name):
            return _name(name)
        case Constant(name):
            return r"\pi " if name == "pi" else r"\infty "
        case Signed(sign, operand):
            # Together, `+-` would be a plus-minus.
            apart = " " if sign == "+" and isinstance(operand, Signed) else ""
            return _SIGNS.get(sign, sign) + apart + _latex(operand)
        case Sum(terms, signs):
            rest = (_SIGNS.get(s, s) + _latex(t) for t, s in zip(terms[1:], signs[1:], strict=True))
            return _latex(terms[0]) + "".join(rest)
        case Product():
            return _product(node)
        case Expr():
            return _formula(node)
        case _:
            return _statement(node)


def _product(node: Product) -> str:
    line = _latex(node.factors[0])
    for factor, mark in zip(node.factors[1:], node.marks[1:], strict=True):
        latex = _latex(factor)
        line += (" " if mark == "" and run_together(line, latex) else _MARKS[mark]) + latex
    return line


def _statement(node: Node) -> str:
    match node:
        case Relation(sides, compares):
            rest = (_SIGNS.get(s, s) + _latex(side) for side, s in zip(sides[1:], compares, strict=True))
            return _latex(sides[0]) + "".join(rest)
        case Listing(items, joiner):
            between = ", " if joiner == "," else rf"\text{{ {joiner} }}"
            return between.join(map(_item, items))
        case Membership(element, sign, collection):
            return _item(element) + (r"\in " if sign == "∈" else "=") + _collection(collection)
        case NoSolution():
            return r"\text{no solution}"
        case AllReals():
            return r"\text{all real numbers}"
        case _:
            return _collection(node)


def _item(node: Node) -> str:
    """Return one of several answers; a listing within a listing stands in brackets."""
    if isinstance(node, NoSolution | AllReals):
        return _collection(node)
    return rf"\left({_latex(node)}\right)" if isinstance(node, Listing) else _latex(node)


def _collection(node: Node) -> str:
    match node:
        case Point(items):
            return rf"\left({', '.join(map(_latex, items))}\right)"
        case FiniteSet(members):
            return rf"\left\{{{', '.join(map(_latex, members))}\right\}}"
        case Interval(low, high, closed_low, closed_high):
            return rf"\left{'(['[closed_low]}{_latex(low)}, {_latex(high)}\right{')]'[closed_high]}"
        case Union(parts):
            return r"\cup ".join(map(_collection, parts))
        case SetBuilder(element, condition):
            return rf"\left\{{{_latex(element)}\mid {_latex(condition)}\right\}}"
        case NoSolution():
            return r"\varnothing "
        case AllReals():
            return r"\mathbb{R}"
        case _:
            raise TypeError(type(node).__name__)


def _formula(node: Expr) -> str:
    match node:
        case Quotient(numerator, denominator, ("÷" | ":") as stroke):
            return _latex(numerator) + {"÷": r"\div ", ":": ":"}[stroke] + _latex(denominator)
        case Quotient(numerator, denominator):
            return rf"\frac{{{_latex(ungrouped(numerator))}}}{{{_latex(ungrouped(denominator))}}}"
        case Power(base, exponent):
            return f"{_latex(base)}^{{{_latex(ungrouped(exponent))}}}"
        case Root(radicand, index):
            return rf"\sqrt{'' if index == 2 else f'[{index}]'}{{{_latex(radicand)}}}"
        case Absolute(inner):
            return rf"\left|{_latex(inner)}\right|"
        case Group(inner, bracket):
            opening, closing = _BRACKETS[bracket]
            return opening + _latex(inner) + closing
        case Call(function, arguments):
            return rf"{_function(function)}\left({', '.join(map(_latex, arguments))}\right)"
        case Percent(operand):
            return _latex(operand) + r"\%"
        case Quantity(amount, unit):
            money, rest = (r"\$", unit[1:]) if unit.startswith("$") else ("", unit)
            return money + _latex(amount) + (rf"\ \text{{{rest}}}" if rest else "")
        case Indexed(name, index):
            return f"{_name(name)}_{{{_latex(ungrouped(index))}}}"
        case _:
            raise TypeError(type(node).__name__)


def _function(function: str) -> str:
    word, _, base = function.partition("_")
    command = f"\\{word}" if word in NAMED_FUNCTIONS else word
    return f"{command}_{{{base}}}" if base else command


def _name(name: str) -> str:
    letter, _, index = name.partition("_")
    if letter in GREEK_LETTERS:
        letter = f"\\{letter} "
    elif len(letter) > 1:
        letter = rf"\mathit{{{letter}}}"
    return f"{letter}_{{{index}}}" if index else letter
