"""MathJSON, what math fields export, to the tree: lists that begin with the name of a function, names, numbers.

The JSON is already decoded, and as hostile as any text: what it may hold is counted, and only the names of the tables
here mean anything. Nodes that come from it have no place in a typed line.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal as Digits
from decimal import InvalidOperation
from fractions import Fraction
from typing import Final, cast

from ownpace.algebra.errors import ParseError
from ownpace.algebra.limits import MAX_DEPTH, MAX_DIGITS, MAX_TOKENS
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading.building import ARITHMETIC, CONSTANTS, delimited, each, interval, unknown
from ownpace.algebra.reading.tokens import Refused, refused
from ownpace.algebra.shape import as_interval, bracketed
from ownpace.algebra.tree import (
    Call,
    Collection,
    Compare,
    Constant,
    Expr,
    FiniteSet,
    Listing,
    Membership,
    Node,
    Number,
    Point,
    Relation,
    Signed,
    Statement,
    Union,
    Variable,
)

_NAME: Final = re.compile(r"([A-Za-z]+)(?:_[A-Za-z0-9]{1,8})?", re.ASCII)
_NUMERAL: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_COMPARED: Final[Mapping[str, Compare]] = {
    "Equal": "=", "NotEqual": "!=", "Less": "<", "LessEqual": "<=", "Greater": ">", "GreaterEqual": ">=",
}  # fmt: skip
_NAMED: Final = {"Sin": "sin", "Cos": "cos", "Tan": "tan", "Log": "log", "Ln": "ln", "Exp": "exp"}
_REFUSED: Final = {"Factorial": "factorial", "Error": "empty_box", "Nothing": "empty_box"}


def parse_mathjson(
    source: object, *, variables: frozenset[str] | None = None
) -> Expr | Statement | ParseError:
    """Return the tree of a decoded MathJSON expression, or why it could not be read. Never raises.

    Args:
        source: numbers, strings, lists and dictionaries, as `json.loads` gives them.
        variables: the letters of the problem; any other is refused. None takes every letter.
    """
    try:
        found = bracketed(_Reader(variables).node(source, 0))
    except Refused as refusal:
        return refusal.error
    return found if isinstance(found, Expr | Statement) else refused("mathjson", 0, 0, name="").error


class _Reader:
    """Reads one expression, counting its parts."""

    __slots__ = ("depth", "parts", "variables")

    def __init__(self, variables: frozenset[str] | None) -> None:
        self.variables = variables
        self.parts = 0
        self.depth = 0

    def node(self, source: object, depth: int) -> Node:
        """Return the node of any part. Raises Refused."""
        self.parts += 1
        if self.parts > MAX_TOKENS:
            raise refused("too_long", 0, 0)
        if depth > MAX_DEPTH:
            raise refused("too_deep", 0, 0)
        if isinstance(source, dict):
            source = self.unwrapped(source)
        if isinstance(source, list) and source and isinstance(source[0], str):
            self.depth = depth
            return self.function(source[0], source[1:], depth)
        if isinstance(source, int | float) and not isinstance(source, bool):
            return _number(repr(source) if isinstance(source, float) else _decimal_digits(source))
        if isinstance(source, str):
            return self.symbol(source)
        raise unknown(type(source).__name__)

    def unwrapped(self, source: dict[object, object]) -> object:
        """Return what the long form of a number, symbol or function stands for."""
        for key in ("fn", "sym", "num"):
            if key in source:
                return source[key]
        raise unknown("{}")

    def opened(self, end: object) -> bool:
        """Say whether an end of an interval is marked as not belonging to it."""
        source = self.unwrapped(end) if isinstance(end, dict) else end
        return isinstance(source, list) and source[:1] == ["Open"]

    def symbol(self, name: str) -> Node:
        """Return what a name stands for."""
        if name in _REFUSED:
            raise refused(_REFUSED[name], 0, 0, character="!")
        if name in CONSTANTS:
            return CONSTANTS[name]
        if _NUMERAL.fullmatch(name):
            return _number(name)
        found = _NAME.fullmatch(name)
        letter = found.group(1) if found else ""
        known = name in self.variables if self.variables is not None else len(letter) == 1
        if not known and (self.variables is not None or letter not in chars.GREEK_LETTERS):
            key = "mathjson" if self.variables is None or not found else "unknown_letter"
            raise refused(key, 0, 0, name=name[:40], letter=name[:40])
        return Constant("pi") if name == "pi" else Variable(name)

    def expression(self, source: object, depth: int) -> Expr:
        """Return an argument that must have a value."""
        found = self.node(source, depth + 1)
        if not isinstance(found, Expr):
            raise unknown(type(found).__name__)
        return found

    def expressions(self, sources: Sequence[object], depth: int, least: int = 1) -> tuple[Expr, ...]:
        if len(sources) < least:
            raise refused("empty_box", 0, 0)
        return tuple(self.expression(source, depth) for source in sources)

    def function(self, name: str, arguments: list[object], depth: int) -> Node:
        """Return a function of its arguments."""
        if name in _REFUSED:
            raise refused(_REFUSED[name], 0, 0, character="!")
        if name in _COMPARED:
            sides = self.expressions(arguments, depth, 2)
            return Relation(sides, (_COMPARED[name],) * (len(sides) - 1))
        if name in ARITHMETIC:
            least, most, made = ARITHMETIC[name]
            if not least <= len(arguments) <= most:
                raise refused("empty_box", 0, 0)
            return made(self.expressions(arguments, depth))
        if name in _NAMED:
            return _called(name, self.expressions(arguments, depth))
        if len(name) == 1 and name.isalpha() and name.isascii():
            return Call(name, self.expressions(arguments, depth))
        return self.answer(name, arguments, depth)

    def answer(self, name: str, arguments: list[object], depth: int) -> Node:
        """Read what says or names an answer."""
        parts = [
            self.node(argument, depth + 1)
            for argument in arguments
            if isinstance(argument, list | dict | str | int | float)
        ]
        match name, parts:
            case ("And" | "Or", [_, _, *_]):
                return Listing(each(parts, (Expr, Statement)), "and" if name == "And" else "or")
            case ("List" | "Sequence", [_, _, *_]):
                return Listing(each(parts, (Expr, Statement)), ",")
            case ("Sequence" | "Hold", [only]):
                return only
            case ("Set", _):
                return FiniteSet(each(parts, (Expr, Point)))
            case ("Tuple" | "Pair" | "Triple", [_, _, *_]):
                return Point(each(parts, (Expr,)))
            case ("Delimiter", [inner, *_]):
                return delimited(inner)
            case ("Open" | "Closed", [Expr() as end]):
                return end
            case ("Interval", [Expr() as low, Expr() as high]):
                return interval((low, high), [self.opened(argument) for argument in arguments])
            case ("Union", [_, _, *_]):
                return Union(each([as_interval(part) for part in parts], (Collection,)))
            case ("Element", [Expr() | Point() as element, of]) if isinstance(as_interval(of), Collection):
                return Membership(element, "∈", cast("Collection", as_interval(of)))
            case _:
                raise unknown(name)


def _called(name: str, arguments: tuple[Expr, ...]) -> Call:
    """Return a named function of one argument; a logarithm may have a whole number as its base behind it."""
    match arguments:
        case (argument,):
            return Call(_NAMED[name], (argument,))
        case (argument, Number(base, 0)) if name == "Log" and base.denominator == 1 and base < 10**8:
            return Call(f"log_{base}", (argument,))
        case _:
            raise unknown(name)


def _decimal_digits(value: int) -> str:
    """Return the digits of an integer that is not too long to be written."""
    if value.bit_length() > 4 * MAX_DIGITS:
        raise refused("long_number", 0, 0)
    return str(value)


def _number(text: str) -> Expr:
    """Return a number from its digits, with the places that were written."""
    try:
        value = Digits(text)
    except InvalidOperation:
        raise unknown(text) from None
    if not value.is_finite():
        raise unknown(text)
    exponent = int(value.as_tuple().exponent)
    if len(text) > MAX_DIGITS or abs(exponent) > MAX_DIGITS:
        raise refused("long_number", 0, 0)
    number = Number(abs(Fraction(value)), max(0, -exponent))
    return Signed("-", number) if value < 0 else number
