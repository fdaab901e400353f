"""What the scanners hand to the grammar: tokens, each with its place in the line as typed, and refusals."""

from typing import Literal, NamedTuple

from ownpace.algebra.errors import ParseError, Span

Kind = Literal[
    "number", "letter", "subscript", "constant", "function", "root", "fraction", "raised", "operator", "relation",
    "open", "close", "bar", "colon", "comma", "joiner", "union", "member", "set", "money", "unit", "percent",
    "divided", "begin", "finish", "end",
]  # fmt: skip
"""`divided` is a fraction with a bar and `begin` to `finish` one of its arguments: what only LaTeX has."""


class Token(NamedTuple):
    """One sign, number or name. `value` is its normal spelling, `text` the typed one."""

    kind: Kind
    value: str
    start: int
    end: int
    text: str
    spaced: bool


class Refused(Exception):  # noqa: N818 - carries a value to the door of the reader; not an error of ours
    """Carries a parse error up to `parse`."""

    def __init__(self, error: ParseError) -> None:
        super().__init__(error.key)
        self.error = error


def refused(key: str, start: int, end: int, /, **values: str) -> Refused:
    """Return the refusal with that catalogue key (without its `parse.`) for those characters."""
    return Refused(ParseError("parse." + key, Span(start, end), values))


def shown(char: str) -> str:
    """Return a character as it can be shown, invisible ones by their number."""
    return char if char.isprintable() else f"U+{ord(char):04X}"
