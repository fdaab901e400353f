"""What signs join: sums, products, divisions and powers, one method for each level of precedence.

The policy for `3/4x`, where schools and calculators disagree, is `Implied`:

- `school` (the default): a multiplication without a sign binds tighter than a division, `1/ab` is 1/(ab), except after
  a plain number over a plain number: `3/4x` is three quarters of x.
- `tight`: always tighter, `3/4x` is 3/(4x).
- `left`: like any other multiplication, from left to right: `1/ab` is (1/a)b.

The page shows the student how a line was read, so that no one has to guess.
"""

from collections.abc import Callable
from typing import Final, cast

from ownpace.algebra.errors import Span
from ownpace.algebra.limits import MAX_DEPTH
from ownpace.algebra.reading.cursor import SUM_SIGNS
from ownpace.algebra.reading.operands import Operands, raised_number, written_number
from ownpace.algebra.reading.tokens import refused
from ownpace.algebra.tree import (
    Expr,
    Mark,
    Number,
    Percent,
    Power,
    Product,
    Quantity,
    Quotient,
    Sign,
    Signed,
    Stroke,
    Sum,
)

_TIMES: Final[dict[str, Mark]] = {"*": "*", "×": "×", "·": "·"}
_DIVIDES: Final[dict[str, Stroke]] = {"/": "/", "÷": "÷"}
_STARTS: Final = frozenset(
    {"number", "letter", "constant", "function", "root", "fraction", "open", "bar", "divided"}
)


class Expressions(Operands):
    """Reads one expression."""

    __slots__ = ()

    def sum(self) -> Expr:
        """Read terms with signs between them."""
        first = self.product()
        here = self.here
        if here.kind != "operator" or here.value not in SUM_SIGNS:
            return first
        terms: list[Expr] = [first]
        signs: list[Sign] = ["+"]
        while self.here.kind == "operator" and self.here.value in SUM_SIGNS:
            signs.append(cast("Sign", self.take().value))
            terms.append(self.product())
        return Sum(tuple(terms), tuple(signs), span=Span(first.span.start, terms[-1].span.end))

    def product(self) -> Expr:
        """Read factors, and the unit behind them."""
        if self.signed_here():
            return self.sign(self.product)
        last = left = self.power()
        while True:
            token = self.here
            if token.kind == "operator":
                if token.value in _TIMES:
                    self.take()
                    last = self.factor()
                    left = times(left, last, _TIMES[token.value])
                elif token.value in _DIVIDES:
                    self.take()
                    last = left = self.divided(left, last, _DIVIDES[token.value])
                else:
                    return left
            elif self.operand_here():
                last = self.implied_factor()
                left = times(left, last, "")
            elif token.kind == "colon" and self.ratio_here(left):
                self.take()
                below = written_number(self.take())
                last = left = Quotient(left, below, ":", span=Span(left.span.start, below.span.end))
            elif token.kind == "unit":
                self.take()
                self.bracketless = True
                return Quantity(left, token.value, span=Span(left.span.start, token.end))
            else:
                return left

    def ratio_here(self, left: Expr) -> bool:
        """Say whether the colon here stands between two numbers."""
        return type(left) is Number and self.ahead(1).kind == "number"

    def divided(self, left: Expr, last: Expr, stroke: Stroke) -> Expr:
        """Read what stands under a division, as far as the policy for implied multiplication says."""
        below, implied = self.factor(), self.conventions.implied
        fraction = type(last) is Number and type(below) is Number
        if implied == "tight" or (implied == "school" and not fraction):
            while self.operand_here():
                self.bracketless |= type(below) is Signed
                below = times(below, self.implied_factor(), "")
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
        numbers = before.kind in ("number", "fraction")
        apart = token.spaced and self.conventions.spaces_multiply and not numbers
        self.bracketless |= apart
        if token.kind in ("number", "fraction") and not apart:
            key = "two_numbers" if before.kind in ("number", "fraction", "raised") else "number_after"
            raise refused(key, before.start, token.end, first=before.text, second=token.text)
        return self.power()

    def power(self) -> Expr:
        """Read an operand with its exponent."""
        base, token = self.operand(), self.here
        if token.kind == "percent":
            self.take()
            base, token = Percent(base, span=Span(base.span.start, token.end)), self.here
        if token.value == "^":
            self.take()
            exponent = self.argument() if self.here.kind == "begin" else self.deeper(self.factor)
            return Power(base, exponent, span=Span(base.span.start, self.toks[self.at - 1].end))
        if token.kind == "raised":
            self.take()
            after = self.here
            if after.kind == "raised" or after.value == "^":
                raise refused("two_powers", token.start, after.end)
            return Power(base, raised_number(token), span=Span(base.span.start, token.end))
        return base

    def signed_here(self) -> bool:
        """Say whether a sign stands here."""
        return self.here.kind == "operator" and self.here.value in SUM_SIGNS

    def operand_here(self) -> bool:
        """Say whether a factor without a sign before it stands here."""
        kind = self.here.kind
        if kind == "bar":
            return not (self.open and self.open[-1] == "|")
        return kind in _STARTS

    def sign(self, read: Callable[[], Expr]) -> Expr:
        """Read a sign and what it stands before."""
        token = self.take()
        operand = self.deeper(read)
        return Signed(cast("Sign", token.value), operand, span=Span(token.start, operand.span.end))


def times(left: Expr, right: Expr, mark: Mark) -> Product:
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
