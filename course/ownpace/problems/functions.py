"""Functions of authors' formulas: ``gcd(a, b)``, ``floor(a/b)`` and their like, worked out on exact fractions.

The algebra grammar has no such words, and a student's line never has: only a formula that is read with ``worded`` may use
them. Each word stands for one capital letter while the formula is read, since the grammar knows calls of one letter.
"""

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, TypeVar

from ownpace import algebra
from ownpace.algebra import Call, Expr, Inexact, Node, Undefined, Variable
from ownpace.algebra.shape import mapped

N = TypeVar("N", bound=Node)


def _whole(value: Fraction) -> int:
    if value.denominator != 1:
        raise Undefined(f"{value} is no whole number")
    return value.numerator


def _gcd(*values: Fraction) -> Fraction:
    return Fraction(math.gcd(*map(_whole, values)))


def _lcm(*values: Fraction) -> Fraction:
    return Fraction(math.lcm(*map(_whole, values)))


def round_half_up(value: Fraction, places: Fraction = Fraction(0)) -> Fraction:
    """Round half away from zero, as schools do; Python's own rounding goes to even."""
    scale = Fraction(10) ** max(-12, min(12, _whole(places)))
    size = math.floor(abs(value) * scale + Fraction(1, 2)) / scale
    return -size if value < 0 else size


def _mod(value: Fraction, by: Fraction) -> Fraction:
    if by == 0:
        raise Undefined("a remainder of a division by zero")
    return value - by * math.floor(value / by)


_FUNCTIONS: Final[Mapping[str, tuple[str, Callable[..., Fraction]]]] = {
    "C": ("ceil", lambda value: Fraction(math.ceil(value))),
    "D": ("mod", _mod),
    "E": ("den", lambda value: Fraction(value.denominator)),
    "F": ("floor", lambda value: Fraction(math.floor(value))),
    "G": ("gcd", _gcd),
    "L": ("lcm", _lcm),
    "M": ("min", min),
    "N": ("num", lambda value: Fraction(value.numerator)),
    "R": ("round", round_half_up),
    "W": ("max", max),
}
WORDS: Final = ("abs", *sorted(word for word, _ in _FUNCTIONS.values()))
"""The words that a formula may use; ``abs`` is a word of the grammar itself."""
LETTERS: Final = frozenset(_FUNCTIONS)
_LETTER_OF: Final = {word: letter for letter, (word, _) in _FUNCTIONS.items()}
_WORDED: Final = re.compile(rf"\b({'|'.join(_LETTER_OF)})\s*\(")


def lettered(text: str) -> str:
    """Return the formula with a letter in place of each function's word."""
    return _WORDED.sub(lambda found: f"{_LETTER_OF[found[1]]}(", text)


def evaluate(node: Expr, numbers: Mapping[str, Fraction]) -> Fraction:
    """Return the value of an author's formula. Raises Undefined where it has none."""
    try:
        return algebra.evaluate(node, numbers)
    except Inexact:
        # The grammar's own evaluation knows no functions; most formulas have none.
        return algebra.evaluate(substituted(node, numbers, {}), numbers)


def substituted(node: N, numbers: Mapping[str, Fraction], trees: Mapping[str, Expr]) -> N:
    """Return the formula with a tree for each name, and with each call of a function replaced by its value.

    Raises:
        Undefined: a function has no value.
    """

    def replaced(part: Expr) -> Expr:
        if isinstance(part, Variable):
            return trees.get(part.name, part)
        if isinstance(part, Call) and part.function in LETTERS:
            return algebra.numeral_node(_call(part, numbers))
        return mapped(part, replaced)

    if isinstance(node, Expr):
        return replaced(node)  # type: ignore[return-value]  # an expression takes the place of an expression
    return mapped(node, replaced)


def _call(node: Call, numbers: Mapping[str, Fraction]) -> Fraction:
    word, function = _FUNCTIONS[node.function]
    values = [evaluate(argument, numbers) for argument in node.arguments]
    try:
        return function(*values)
    except TypeError:
        raise Undefined(f"{word} cannot be asked about {len(values)} numbers") from None
