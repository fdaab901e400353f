"""Where the reader stands in its tokens, and why it cannot go on.

The levels of the grammar build on one another: `Cursor` moves, `Operands` reads what stands alone, `Expressions` what signs
join, `Statements` the line. Depth is counted wherever a level may call itself, so no input can exhaust the stack.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from ownpace.algebra.limits import MAX_DEPTH
from ownpace.algebra.reading.conventions import Conventions
from ownpace.algebra.reading.tokens import Refused, Token, refused
from ownpace.algebra.tree import Node

N = TypeVar("N", bound=Node)

CLOSES: Final = {"(": ")", "[": "]", "{": "}", "|": "|"}
SUM_SIGNS: Final = frozenset("+-±∓")

_NOTHING: Final = Token("end", "", 0, 0, "", spaced=False)
_JOINS: Final = frozenset({"operator", "relation", "joiner", "comma", "function", "root", "member", "union"})
_ENDS: Final = frozenset({"end", "close", "joiner", "comma", "finish"})


class Cursor:
    """The tokens of one line.

    `open` holds the brackets and bars that are open, the innermost last. `bracketless` says that something was read which
    holds together without brackets and may need them in the tree: `½`, an argument of LaTeX, an amount with a unit.
    """

    __slots__ = ("at", "bracketless", "conventions", "depth", "functions", "here", "open", "toks")

    def __init__(self, toks: list[Token], conventions: Conventions) -> None:
        self.toks = toks
        self.conventions = conventions
        self.functions = conventions.functions
        self.at = 0
        self.here = toks[0]
        self.depth = 0
        self.bracketless = False
        self.open: list[str] = []

    def ahead(self, count: int) -> Token:
        """Return the token so many places on."""
        return self.toks[min(self.at + count, len(self.toks) - 1)]

    def take(self) -> Token:
        """Return the token here and go on."""
        token = self.here
        if token.kind != "end":
            self.at += 1
            self.here = self.toks[self.at]
        return token

    def skip(self, count: int) -> None:
        """Go on by so many tokens."""
        self.at += count
        self.here = self.toks[self.at]

    def deeper(self, read: Callable[[], N]) -> N:
        """Read something within something. Raises Refused past the limit."""
        if self.depth >= MAX_DEPTH:
            raise refused("too_deep", self.here.start, self.toks[-1].end)
        self.depth += 1
        found = read()
        self.depth -= 1
        return found

    def inside(self, token: Token, read: Callable[[], N]) -> N:
        """Read what stands after an opening bracket or bar."""
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
            if here.value != CLOSES[token.value]:
                raise refused("bracket_mismatch", here.start, here.end, first=token.text, second=here.text)
            return self.take().end
        if here.kind in ("end", "finish"):
            raise self.unclosed(token)
        raise self.leftover(here)

    def unclosed(self, token: Token) -> Refused:
        """Return that a bracket or bar is never closed."""
        bar = token.kind == "bar" or token.value == "|"
        return refused("open_bar" if bar else "open_bracket", token.start, token.end)

    def leftover(self, token: Token) -> Refused:
        """Return why the line cannot go on with that token."""
        key = {"close": "close_bracket", "comma": "comma", "bar": "open_bar", "unit": "unit_inside"}.get(
            token.kind
        )
        if key is None and self.open:
            key = "inside_brackets"
        return refused(key or "unexpected", token.start, token.end, symbol=token.text)

    def missing(self) -> Refused:
        """Return why there is no operand here."""
        token = self.here
        before = self.toks[self.at - 1] if self.at else _NOTHING
        if token.kind == "finish" and before.kind == "begin":
            return refused("empty_box", before.start, token.end)
        if before.kind in _JOINS and (
            token.kind in _ENDS or (before.kind == "operator" and token.kind == "relation")
        ):
            return refused("missing_after", before.start, before.end, symbol=before.text)
        if before.kind in ("operator", "relation") and token.kind == before.kind:
            return refused("two_signs", before.start, token.end, first=before.text, second=token.text)
        if token.kind == "close":
            return refused("close_bracket", token.start, token.end)
        return refused("missing_before", token.start, token.end, symbol=token.text)
