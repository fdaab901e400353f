"""What the scanner has read of a line so far: its tokens, and what was met since each bracket began.

The levels of the scanner build on one another: `Tape` keeps, `Numerals` reads numbers, `Letters` names, words and units,
`Scanner` the line.
"""

from typing import Final

from ownpace.algebra.reading.conventions import Conventions
from ownpace.algebra.reading.tokens import Kind, Token, refused

KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("+", "-", "*", "/", "^", "×", "·", "÷", "±", "∓"), "operator"),
    **dict.fromkeys(("=", "<", ">", "<=", ">=", "!="), "relation"),
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys(",;", "comma"),
    "|": "bar",
    ":": "colon",
    "$": "money",
    "%": "percent",
    "∈": "member",
    "∪": "union",
}
_BEFORE_UNARY: Final = frozenset({"relation", "comma", "joiner", "open", "begin", "bar"})
_PRICES: Final[tuple[tuple[Kind, ...], ...]] = (
    ("money", "number"),
    ("money", "number", "fraction"),
    ("money", "number", "number", "operator", "number"),
    ("money", "number", "divided", *("begin", "number", "finish") * 2),
)
"""The tokens of an amount of money: `$4`, `$2½`, `$2 1/2`, and two and a half with a bar."""

new_token: Final = tuple.__new__
"""Makes a token in half of the time that calling its class takes."""


class Bracket:
    """What was met since a bracket, or the line, began: a letter in this side of it, a comma, and whether it is `{`."""

    __slots__ = ("lettered", "listed", "separator")

    def __init__(self, *, listed: bool = False) -> None:
        self.lettered = False
        self.listed = listed
        self.separator = ""


class Tape:
    """A line and its tokens."""

    __slots__ = ("brackets", "closed_list", "conventions", "found", "position", "size", "spaced", "text")

    def __init__(self, text: str, conventions: Conventions) -> None:
        self.text = text
        self.conventions = conventions
        self.position = 0
        self.size = len(text)
        self.spaced = False
        self.found: list[Token] = []
        self.brackets = [Bracket()]
        self.closed_list = False

    def add(self, kind: Kind, value: str, length: int) -> None:
        """Take so many characters as a token."""
        start, end = self.position, self.position + length
        self.found.append(new_token(Token, (kind, value, start, end, self.text[start:end], self.spaced)))
        self.position, self.spaced = end, False

    @property
    def last(self) -> Kind:
        """The kind of the token before."""
        return self.found[-1].kind if self.found else "end"

    def unary_here(self) -> bool:
        """Say whether a sign here stands before its operand, and joins nothing."""
        return not self.found or self.last in _BEFORE_UNARY

    def priced(self) -> bool:
        """Say whether an amount of money stands before, so that what it is for may follow: `/hr`."""
        return any(tuple(token.kind for token in self.found[-len(kinds) :]) == kinds for kinds in _PRICES)

    def sign_token(self, value: str, length: int) -> None:
        """Add a sign or a bracket, and note what brackets hold."""
        kind = KINDS[value]
        self.note(kind, value)
        if kind == "comma":
            self.separated(value)
        self.add(kind, value, length)

    def separated(self, sign: str) -> None:
        """Remember what stands between the items here. Raises Refused where brackets mix `,` and `;`."""
        bracket, grouped = self.brackets[-1], len(self.brackets) == 1
        if bracket.separator not in ("", sign) and not grouped:
            raise refused(
                "separators", self.position, self.position + 1, first=bracket.separator, second=sign
            )
        bracket.separator = sign

    def note(self, kind: Kind, value: str) -> None:
        """Note what a sign does to the brackets around it."""
        if kind == "open":
            self.brackets.append(Bracket(listed=value == "{"))
        elif kind == "close" and len(self.brackets) > 1:
            closed = self.brackets.pop()
            self.closed_list = closed.listed
            self.brackets[-1].lettered |= closed.lettered
        elif kind in ("comma", "relation", "joiner", "bar", "union"):
            self.brackets[-1].lettered = False
            self.brackets[-1].listed |= kind in ("comma", "union")
