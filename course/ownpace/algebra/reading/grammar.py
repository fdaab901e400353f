"""The grammar: tokens to the tree of what was written.

A recursive descent with one method for each level of precedence: statement, relation, sum, product, power, operand.
Depth is counted wherever a method may call itself, so no input can exhaust the stack.

The policy for `3/4x`, where schools and calculators disagree, is `Implied`:

- `school` (the default): a multiplication without a sign binds tighter than a division, `1/ab` is 1/(ab), except after
  a plain number over a plain number: `3/4x` is three quarters of x.
- `tight`: always tighter, `3/4x` is 3/(4x).
- `left`: like any other multiplication, from left to right: `1/ab` is (1/a)b.

The page shows the student how a line was read, so that no one has to guess.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Final, Literal, cast

from ownpace.algebra.errors import ParseError, Span
from ownpace.algebra.limits import MAX_DEPTH, MAX_LENGTH
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading.tokens import Refused, Token, refused, tokens
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Call,
    Compare,
    Constant,
    Expr,
    Group,
    Listing,
    Mark,
    Mixed,
    NoSolution,
    Number,
    Percent,
    Power,
    Product,
    Quantity,
    Quotient,
    Relation,
    Root,
    Sign,
    Signed,
    Statement,
    Stroke,
    Sum,
    Variable,
)

Implied = Literal["school", "tight", "left"]

_CLOSES: Final = {"(": ")", "[": "]", "{": "}"}
_SUM_SIGNS: Final = frozenset("+-±∓")
_TIMES: Final[dict[str, Mark]] = {"*": "*", "×": "×", "·": "·"}
_DIVIDES: Final[dict[str, Stroke]] = {"/": "/", "÷": "÷"}
_STARTS: Final = frozenset({"number", "letter", "constant", "function", "root", "fraction", "open", "bar"})


def parse(
    text: str, *, variables: frozenset[str] | None = None, implied: Implied = "school"
) -> Expr | Statement | ParseError:
    """Return the tree of a line of plain text, or why it could not be read. Never raises.

    Args:
        text: the line as typed.
        variables: the letters of the problem; any other letter is refused, and one in the other case is taken for
            it. Names of several letters are read whole. None takes every letter.
        implied: how a multiplication without a sign and a division stand to each other.
    """
    if len(text) > MAX_LENGTH:
        return ParseError("parse.too_long", Span(MAX_LENGTH, len(text)))
    try:
        return _phrase(text) or _Reader(tokens(text, variables), variables or frozenset(), implied).line()
    except Refused as refusal:
        return refusal.error


def _phrase(text: str) -> Statement | None:
    """Return the meaning of an answer in words."""
    words = " ".join(text.split()).rstrip(".!").casefold()
    if words in chars.NO_SOLUTION:
        return NoSolution(span=Span(0, len(text)))
    if words in chars.ALL_REALS or words == "ℝ":
        return AllReals(span=Span(0, len(text)))
    return None


class _Reader:
    """Reads one line. `open` holds the kinds of brackets and bars that are open, the innermost last."""

    __slots__ = ("at", "depth", "implied", "open", "toks", "variables")

    def __init__(self, toks: list[Token], variables: frozenset[str], implied: Implied) -> None:
        self.toks = toks
        self.variables = variables
        self.implied = implied
        self.at = 0
        self.depth = 0
        self.open: list[str] = []

    # -- the line -----------------------------------------------------------------------------------------------

    def line(self) -> Expr | Statement:
        if self.toks[0].kind == "end":
            raise refused("empty", 0, self.toks[0].end)
        items = [self.relation()]
        joiner = ""
        while self.here.kind in ("joiner", "comma"):
            token = self.take()
            word = "," if token.kind == "comma" else token.value
            if joiner and word != joiner:
                raise refused("mixed_joiners", token.start, token.end, first=joiner, second=word)
            joiner = word
            items.append(self.relation())
        if self.here.kind != "end":
            raise self.leftover(self.here)
        if not joiner:
            return items[0]
        span = Span(items[0].span.start, items[-1].span.end)
        return Listing(tuple(items), cast('Literal["or", "and", ","]', joiner), span=span)

    def relation(self) -> Expr | Relation:
        sides: list[Expr] = [self.sum()]
        signs: list[Compare] = []
        while self.here.kind == "relation":
            signs.append(cast("Compare", self.take().value))
            sides.append(self.sum())
        if not signs:
            return sides[0]
        return Relation(tuple(sides), tuple(signs), span=Span(sides[0].span.start, sides[-1].span.end))

    # -- precedence ---------------------------------------------------------------------------------------------

    def sum(self) -> Expr:
        first = self.product()
        if self.here.value not in _SUM_SIGNS or self.here.kind != "operator":
            return first
        terms: list[Expr] = [first]
        signs: list[Sign] = ["+"]
        while self.here.kind == "operator" and self.here.value in _SUM_SIGNS:
            signs.append(cast("Sign", self.take().value))
            terms.append(self.product())
        return Sum(tuple(terms), tuple(signs), span=Span(first.span.start, terms[-1].span.end))

    def product(self) -> Expr:
        if self.signed_here():
            return self.sign(self.product)
        last = left = self.power()
        while True:
            token = self.here
            if token.kind == "operator" and token.value in _TIMES:
                self.take()
                last = self.factor()
                left = _times(left, last, _TIMES[token.value])
            elif token.kind == "operator" and token.value in _DIVIDES:
                self.take()
                left = self.divided(left, last, _DIVIDES[token.value])
                last = left
            elif self.operand_here():
                last = self.implied_factor()
                left = _times(left, last, "")
            else:
                return left

    def divided(self, left: Expr, last: Expr, stroke: Stroke) -> Expr:
        """Read what stands under a division, as far as the policy for implied multiplication says."""
        below = self.factor()
        fraction = type(last) is Number and type(below) is Number
        if self.implied == "tight" or (self.implied == "school" and not fraction):
            while self.operand_here():
                below = _times(below, self.implied_factor(), "")
        quotient = Quotient(left, below, stroke, span=Span(left.span.start, below.span.end))
        if _height(quotient) > MAX_DEPTH:
            raise refused("too_deep", *quotient.span)
        return quotient

    def factor(self) -> Expr:
        """Read what follows a multiplication or division sign: `3 * -2` has a sign of its own."""
        return self.sign(self.factor) if self.signed_here() else self.power()

    def implied_factor(self) -> Expr:
        """Read a factor without a sign before it."""
        before, token = self.toks[self.at - 1], self.here
        if token.kind in ("number", "fraction"):
            key = "two_numbers" if before.kind in ("number", "fraction", "raised") else "number_after"
            raise refused(key, before.start, token.end, first=before.text, second=token.text)
        return self.power()

    def power(self) -> Expr:
        base, token = self.operand(), self.here
        if token.kind == "raised":
            self.take()
            after = self.here
            if after.kind == "raised" or after.value == "^":
                raise refused("two_powers", token.start, after.end)
            return Power(base, _raised(token), span=Span(base.span.start, token.end))
        if token.value == "^":
            self.take()
            exponent = self.deeper(self.factor)
            return Power(base, exponent, span=Span(base.span.start, exponent.span.end))
        return base

    # -- operands -----------------------------------------------------------------------------------------------

    def operand(self) -> Expr:
        token = self.here
        match token.kind:
            case "number":
                return self.number()
            case "letter":
                return self.letter()
            case "constant":
                self.take()
                return Constant("oo" if token.value == "oo" else "pi", span=Span(token.start, token.end))
            case "fraction":
                self.take()
                return _fraction(token)
            case "open":
                return self.group()
            case "bar":
                return self.bars()
            case "function" | "root":
                return self.applied()
            case "money":
                return self.money()
            case _:
                raise self.missing()

    def number(self) -> Expr:
        """Read a number, or a whole number with a fraction after it."""
        token = self.take()
        places = len(token.value.partition(".")[2])
        if "." not in token.value:
            whole = int(token.value)
            following = self.here
            if following.kind == "fraction" and following.start == token.end:
                self.take()
                return _mixed(whole, following.value.split("/"), Span(token.start, following.end))
            if following.kind == "number" and following.spaced and self.ahead(1).value == "/":
                below = self.ahead(2)
                if below.kind == "number" and following.value.isdigit() and below.value.isdigit():
                    self.at += 3
                    return _mixed(whole, [following.value, below.value], Span(token.start, below.end))
        number = Number(Fraction(token.value), places, span=Span(token.start, token.end))
        if self.here.kind == "percent":
            return Percent(number, span=Span(token.start, self.take().end))
        return number

    def letter(self) -> Expr:
        """Read a variable, or a function with its arguments."""
        token = self.take()
        name, span = token.value, Span(token.start, token.end)
        called = name in chars.FUNCTION_LETTERS and name not in self.variables
        if not (called and self.here.value == "(" and not self.here.spaced):
            return Variable(name, span=span)
        arguments, end = self.arguments()
        return Call(name, tuple(arguments), span=Span(token.start, end))

    def group(self) -> Expr:
        token = self.take()
        if self.here.kind == "close":
            raise refused("empty_brackets", token.start, self.here.end)
        inner = self.inside(token, self.sum)
        end = self.close(token)
        return Group(inner, cast('Literal["(", "[", "{"]', token.value), span=Span(token.start, end))

    def arguments(self) -> tuple[list[Expr], int]:
        token = self.take()
        if self.here.kind == "close":
            raise refused("empty_brackets", token.start, self.here.end)
        found = [self.inside(token, self.sum)]
        while self.here.kind == "comma":
            self.take()
            found.append(self.inside(token, self.sum))
        return found, self.close(token)

    def bars(self) -> Expr:
        token = self.take()
        inner = self.inside(token, self.sum)
        if self.here.kind != "bar":
            raise refused("open_bar", token.start, token.end)
        return Absolute(inner, span=Span(token.start, self.take().end))

    def applied(self) -> Expr:
        """Read a root or an absolute value written as a word or sign, with brackets or just before its operand."""
        token = self.take()
        of = self.deeper(self.power if self.here.kind != "open" else self.group)
        span = Span(token.start, of.span.end)
        inner = of.inner if isinstance(of, Group) else of
        if token.value == "abs":
            return Absolute(inner, span=span)
        index = {"sqrt": 2, "cbrt": 3}.get(token.value) or int(token.value)
        return Root(inner, index, span=span)

    def money(self) -> Expr:
        token = self.take()
        if self.here.kind != "number":
            raise refused("missing_after", token.start, token.end, symbol=token.text)
        value = self.take().value
        places = len(value.partition(".")[2])
        amount = Number(
            Fraction(value), places, span=Span(self.toks[self.at - 1].start, self.toks[self.at - 1].end)
        )
        return Quantity(amount, "$", span=Span(token.start, amount.span.end))

    # -- moving and refusing ------------------------------------------------------------------------------------

    @property
    def here(self) -> Token:
        return self.toks[self.at]

    def ahead(self, count: int) -> Token:
        return self.toks[min(self.at + count, len(self.toks) - 1)]

    def take(self) -> Token:
        token = self.toks[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def signed_here(self) -> bool:
        return self.here.kind == "operator" and self.here.value in _SUM_SIGNS

    def operand_here(self) -> bool:
        kind = self.here.kind
        return kind in _STARTS and not (kind == "bar" and self.open and self.open[-1] == "|")

    def sign(self, read: Callable[[], Expr]) -> Expr:
        token = self.take()
        operand = self.deeper(read)
        return Signed(cast("Sign", token.value), operand, span=Span(token.start, operand.span.end))

    def deeper(self, read: Callable[[], Expr]) -> Expr:
        if self.depth >= MAX_DEPTH:
            raise refused("too_deep", self.here.start, self.toks[-1].end)
        self.depth += 1
        found = read()
        self.depth -= 1
        return found

    def inside(self, token: Token, read: Callable[[], Expr]) -> Expr:
        self.open.append(token.value)
        if self.here.kind == "end":
            raise self.unclosed(token)
        found = self.deeper(read)
        self.open.pop()
        return found

    def close(self, token: Token) -> int:
        """Take the partner of an opening bracket and return where it ends."""
        here = self.here
        if here.kind == "close":
            if here.value != _CLOSES[token.value]:
                raise refused("bracket_mismatch", here.start, here.end, first=token.text, second=here.text)
            return self.take().end
        if here.kind == "end":
            raise self.unclosed(token)
        raise self.leftover(here)

    def unclosed(self, token: Token) -> Refused:
        return refused("open_bar" if token.kind == "bar" else "open_bracket", token.start, token.end)

    def leftover(self, token: Token) -> Refused:
        """Return why the line cannot go on with that token."""
        key = {"close": "close_bracket", "comma": "comma", "bar": "open_bar"}.get(token.kind)
        if key is None and self.open:
            key = "inside_brackets"
        return refused(key or "unexpected", token.start, token.end, symbol=token.text)

    def missing(self) -> Refused:
        """Return why there is no operand here."""
        token = self.here
        before = self.toks[self.at - 1] if self.at else Token("end", "", 0, 0, "", spaced=False)
        joins = {"operator", "relation", "joiner", "comma", "function", "root"}
        ends = token.kind in ("end", "close", "joiner", "comma")
        if before.kind in joins and (ends or (before.kind == "operator" and token.kind == "relation")):
            return refused("missing_after", before.start, before.end, symbol=before.text)
        if before.kind in ("operator", "relation") and token.kind == before.kind:
            return refused("two_signs", before.start, token.end, first=before.text, second=token.text)
        if token.kind == "close":
            return refused("close_bracket", token.start, token.end)
        return refused("missing_before", token.start, token.end, symbol=token.text)


def _times(left: Expr, right: Expr, mark: Mark) -> Product:
    """Return the product, flat as it was written in a row."""
    span = Span(left.span.start, right.span.end)
    if type(left) is Product:
        return Product((*left.factors, right), (*left.marks, mark), span=span)
    return Product((left, right), ("", mark), span=span)


def _height(node: Expr) -> int:
    """Return how many divisions follow one another: `1/2/3/4` has three."""
    height = 0
    while True:
        match node:
            case Quotient(numerator=inner):
                height += 1
            case Product(factors=factors):
                inner = factors[0]
            case _:
                return height
        node = inner


def _raised(token: Token) -> Expr:
    """Return the exponent of superscript digits."""
    digits = token.value.lstrip("+-")
    if not digits.isdigit() or len(token.value) - len(digits) > 1:
        raise refused("raised", token.start, token.end, text=token.text)
    span = Span(token.start, token.end)
    number = Number(Fraction(int(digits)), span=span)
    return number if token.value == digits else Signed(cast("Sign", token.value[0]), number, span=span)


def _fraction(token: Token) -> Expr:
    """Return the quotient that a character such as ½ stands for."""
    above, below = token.value.split("/")
    span = Span(token.start, token.end)
    if not (above.isdigit() and below.isdigit()):
        raise refused("character", token.start, token.end, character=token.text)
    return Quotient(
        Number(Fraction(int(above)), span=span), Number(Fraction(int(below)), span=span), span=span
    )


def _mixed(whole: int, parts: list[str], span: Span) -> Expr:
    above, below = parts
    if not (above.isdigit() and below.isdigit() and int(below)):
        raise refused("zero_below", *span)
    return Mixed(whole, int(above), int(below), span=span)
