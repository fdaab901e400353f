"""What stands alone between signs: numbers, letters, brackets, bars, roots, money, terms of a sequence."""

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Final, Literal, cast

from ownpace.algebra.errors import Span
from ownpace.algebra.reading.characters import ROOT_WORDS
from ownpace.algebra.reading.cursor import Cursor
from ownpace.algebra.reading.tokens import Token, refused
from ownpace.algebra.tree import (
    Absolute,
    Call,
    Constant,
    Expr,
    Group,
    Indexed,
    Mixed,
    Number,
    Quantity,
    Quotient,
    Root,
    Signed,
    Variable,
)

MAX_INDEX: Final = 200
"""The largest index of a root."""


_MAKES_MIXED: Final = frozenset({"number", "fraction", "divided"})
_SMALL: Final = {str(n): Fraction(n) for n in range(1000)}
"""The numbers that nearly all lines are made of: a fraction takes long to make."""


class Operands(Cursor, ABC):
    """Reads one operand."""

    __slots__ = ()

    @abstractmethod
    def sum(self) -> Expr:
        """Read terms; a level above this one."""

    @abstractmethod
    def power(self) -> Expr:
        """Read an operand with its exponent; a level above this one."""

    def operand(self) -> Expr:
        """Read what stands here. Raises Refused."""
        token = self.here
        match token.kind:
            case "number":
                return self.number()
            case "letter":
                return self.letter()
            case "open":
                return self.group()
            case "divided":
                return self.divided_by_bar()
            case "bar":
                return self.bars()
            case "function" | "root":
                return self.applied()
            case "constant":
                self.take()
                return Constant("oo" if token.value == "oo" else "pi", span=Span(token.start, token.end))
            case "fraction":
                self.take()
                self.bracketless = True
                return fraction_sign(token)
            case "money":
                return self.money()
            case "raised" if self.ahead(1).kind == "root":
                return self.raised_root()
            case _:
                raise self.missing()

    def number(self) -> Expr:
        """Read a number, or a whole number with a fraction after it."""
        token = self.take()
        if self.here.kind in _MAKES_MIXED and token.value.isdigit():
            mixed = self.mixed(token)
            if mixed is not None:
                return mixed
        return written_number(token)

    def mixed(self, token: Token) -> Expr | None:
        """Read the fraction after a whole number: `2 1/3`, `2½`, two and one third with a bar."""
        following = self.here
        if following.kind == "fraction" and following.start == token.end:
            self.take()
            return mixed_number(token, following.value.split("/"), following.end)
        if following.kind == "number" and following.spaced and self.ahead(1).value == "/":
            below = self.ahead(2)
            if below.kind == "number" and following.value.isdigit() and below.value.isdigit():
                self.skip(3)
                return mixed_number(token, [following.value, below.value], below.end)
        if following.kind == "divided":
            parts = [self.ahead(count) for count in range(1, 7)]
            shape = [part.kind for part in parts] == ["begin", "number", "finish"] * 2
            if shape and parts[1].value.isdigit() and parts[4].value.isdigit():
                self.skip(7)
                return mixed_number(token, [parts[1].value, parts[4].value], parts[5].end)
        return None

    def letter(self) -> Expr:
        """Read a variable, a function with its arguments, or a term of a sequence."""
        token = self.take()
        name, span, here = token.value, Span(token.start, token.end), self.here
        if here.kind == "subscript":
            self.take()
            index = self.argument() if self.here.kind == "begin" else self.deeper(self.group)
            inner = index.inner if isinstance(index, Group) else index
            return Indexed(name, inner, span=Span(token.start, self.toks[self.at - 1].end))
        called = here.value == "(" and not here.spaced and name in self.functions
        if called and not self.conventions.has_letter(name):
            arguments, end = self.arguments()
            return Call(name, tuple(arguments), span=Span(token.start, end))
        return Variable(name, span=span)

    def group(self) -> Expr:
        """Read brackets with what they hold."""
        token = self.take()
        if self.here.kind == "close":
            raise refused("empty_brackets", token.start, self.here.end)
        inner = self.inside(token, self.sum)
        span = Span(token.start, self.close(token))
        if token.value == "|":
            return Absolute(inner, span=span)
        return Group(inner, cast('Literal["(", "[", "{"]', token.value), span=span)

    def argument(self) -> Expr:
        """Read what stands in the braces of LaTeX, which are no brackets of the tree."""
        token = self.here
        if token.kind != "begin":
            raise refused("unexpected", token.start, token.end, symbol=token.text)
        self.take()
        self.bracketless = True
        inner = self.inside(token, self.sum)
        if self.here.kind != "finish":
            raise self.unclosed(token) if self.here.kind == "end" else self.leftover(self.here)
        self.take()
        return inner

    def divided_by_bar(self) -> Expr:
        """Read a fraction with a bar."""
        self.bracketless = True
        token = self.take()
        above, below = self.argument(), self.argument()
        return Quotient(above, below, span=Span(token.start, self.toks[self.at - 1].end))

    def arguments(self) -> tuple[list[Expr], int]:
        """Read what stands in the brackets after the name of a function."""
        token = self.take()
        if self.here.kind == "close":
            raise refused("empty_brackets", token.start, self.here.end)
        found = [self.inside(token, self.sum)]
        while self.here.kind == "comma":
            self.take()
            found.append(self.inside(token, self.sum))
        return found, self.close(token)

    def bars(self) -> Expr:
        """Read an absolute value between bars."""
        token = self.take()
        inner = self.inside(token, self.sum)
        if self.here.kind != "bar":
            raise refused("open_bar", token.start, token.end)
        return Absolute(inner, span=Span(token.start, self.take().end))

    def applied(self) -> Expr:
        """Read a root, an absolute value or a named function, with brackets or just before its operand."""
        token = self.take()
        if token.value == "root":
            return self.root_with_index(token)
        if self.here.kind == "begin":
            inner = self.argument()
        else:
            inner = self.deeper(self.group if self.here.kind == "open" else self.power)
            inner = inner.inner if isinstance(inner, Group) else inner
        span = Span(token.start, self.toks[self.at - 1].end)
        if token.kind == "root":
            return Root(inner, int(token.value), span=span)
        if token.value in ROOT_WORDS:
            return Root(inner, ROOT_WORDS[token.value], span=span)
        return Absolute(inner, span=span) if token.value == "abs" else Call(token.value, (inner,), span=span)

    def root_with_index(self, token: Token) -> Expr:
        """Read `root(3, x)` or `root(3)(x)`: the index comes first."""
        if self.here.value != "(":
            raise refused("root_index", token.start, token.end)
        arguments, end = self.arguments()
        if len(arguments) == 1 and self.here.value == "(":
            more, end = self.arguments()
            arguments += more
        index = arguments[0]
        whole = isinstance(index, Number) and not index.places and 2 <= index.value <= MAX_INDEX
        if len(arguments) != 2 or not whole or not isinstance(index, Number):
            raise refused("root_index", token.start, end)
        return Root(arguments[1], int(index.value), span=Span(token.start, end))

    def raised_root(self) -> Expr:
        """Read a root with its index before it: `³√8`."""
        token = self.take()
        if not token.value.isdigit() or not 2 <= int(token.value) <= MAX_INDEX:
            raise refused("root_index", token.start, token.end)
        root = self.applied()
        if not isinstance(root, Root) or root.index != 2:
            raise refused("root_index", token.start, token.end)
        return Root(root.radicand, int(token.value), span=Span(token.start, root.span.end))

    def money(self) -> Expr:
        """Read an amount of money, and what it is for."""
        token = self.take()
        if self.here.kind != "number":
            raise refused("missing_after", token.start, token.end, symbol=token.text)
        amount = self.number()
        span = Span(token.start, amount.span.end)
        if self.ahead(0).kind != "unit":
            return Quantity(amount, "$", span=span)
        rate = self.take()
        between = "" if rate.value.startswith("/") else " "
        return Quantity(amount, "$" + between + rate.value.strip(), span=Span(token.start, rate.end))


def written_number(token: Token) -> Number:
    """Return the number that a token holds."""
    span = Span(token.start, token.end)
    small = _SMALL.get(token.value)
    if small is not None:
        return Number(small, span=span)
    digits, point, places = token.value.partition(".")
    if not point or not places:
        return Number(Fraction(int(digits)), point=bool(point), span=span)
    return Number(Fraction(int(digits + places), 10 ** len(places)), len(places), span=span)


def raised_number(token: Token) -> Expr:
    """Return the exponent of superscript digits."""
    digits = token.value.lstrip("+-")
    if not digits.isdigit() or len(token.value) - len(digits) > 1:
        raise refused("raised", token.start, token.end, text=token.text)
    span = Span(token.start, token.end)
    number = Number(Fraction(int(digits)), span=span)
    return (
        number if token.value == digits else Signed("+" if token.value[0] == "+" else "-", number, span=span)
    )


def fraction_sign(token: Token) -> Expr:
    """Return the quotient that a character such as ½ stands for."""
    above, below = token.value.split("/")
    span = Span(token.start, token.end)
    if not (above.isdigit() and below.isdigit()):
        raise refused("character", token.start, token.end, character=token.text)
    return Quotient(
        Number(Fraction(int(above)), span=span), Number(Fraction(int(below)), span=span), span=span
    )


def mixed_number(whole: Token, parts: list[str], end: int) -> Expr:
    """Return the mixed number of a whole number and the two parts of its fraction."""
    above, below = parts
    span = Span(whole.start, end)
    if not (above.isdigit() and below.isdigit() and int(below)):
        raise refused("zero_below", *span)
    return Mixed(int(whole.value), int(above), int(below), span=span)
