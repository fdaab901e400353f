"""From characters to tokens, with each token's place in the line as typed.

The scanner refuses what can never be read (unknown characters, words, numbers with two points) so that the grammar
only meets tokens it has a place for. It never looks back, so its work is linear in the length of the line.
"""

import re
import unicodedata
from typing import Final, Literal, NamedTuple

from ownpace.algebra.errors import ParseError, Span
from ownpace.algebra.limits import MAX_DIGITS, MAX_TOKENS
from ownpace.algebra.reading import characters as chars

Kind = Literal[
    "number", "letter", "constant", "function", "root", "fraction", "raised", "operator", "relation", "open", "close",
    "bar", "comma", "joiner", "money", "percent", "end",
]  # fmt: skip


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


_SPACE: Final = re.compile(r"\s+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])", re.ASCII)
_LETTERS: Final = re.compile(r"[A-Za-z]+")
_INDEX: Final = re.compile(r"_(?:\{([A-Za-z0-9]{1,8})\}|(\d{1,8}|[A-Za-z]))", re.ASCII)
_SIGNS: Final = re.compile(r"\*\*|<=|>=|=<|=>|!=|<>|==|/=|[-+*/^=<>|(){}\[\],;%$]")
_RAISED: Final = re.compile("[" + "".join(chars.SUPERSCRIPTS) + "]+")

_SPELLING: Final = {"**": "^", "=<": "<=", "=>": ">=", "<>": "!=", "/=": "!=", "==": "="}
_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("+", "-", "*", "/", "^", "×", "·", "÷", "±", "∓"), "operator"),
    **dict.fromkeys(("=", "<", ">", "<=", ">=", "!="), "relation"),
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys(",;", "comma"),
    "|": "bar",
    "$": "money",
    "%": "percent",
}


def tokens(text: str, variables: frozenset[str] | None) -> list[Token]:
    """Return the tokens of a line, an `end` token last. Raises Refused."""
    return _Scanner(text, variables).run()


def plain_run(run: str) -> bool:
    """Say whether letters written together are read as single letters, and not as a word that we know."""
    return (
        len(run) <= chars.LONGEST_RUN
        and run not in chars.JOINERS
        and run not in chars.INFINITY
        and run not in chars.GREEK_LETTERS
        and "pi" not in run
        and not any(word in run for word in chars.FUNCTIONS)
    )


class _Scanner:
    """Walks once over the line."""

    __slots__ = ("depth", "found", "position", "spaced", "text", "variables")

    def __init__(self, text: str, variables: frozenset[str] | None) -> None:
        self.text = text
        self.variables = variables
        self.position = 0
        self.depth = 0
        self.spaced = False
        self.found: list[Token] = []

    def run(self) -> list[Token]:
        text, size = self.text, len(self.text)
        while self.position < size:
            space = _SPACE.match(text, self.position)
            if space or text[self.position] in chars.SPACES:
                self.position = space.end() if space else self.position + 1
                self.spaced = True
                continue
            if len(self.found) >= MAX_TOKENS:
                raise refused("too_long", self.position, size)
            self._token(text[self.position])
        self._add("end", "", 0)
        return self.found

    def _add(self, kind: Kind, value: str, length: int) -> None:
        start, end = self.position, self.position + length
        self.found.append(Token(kind, value, start, end, self.text[start:end], self.spaced))
        self.position, self.spaced = end, False

    def _token(self, char: str) -> None:
        if char.isascii():
            if char.isdigit() or (char == "." and self.text[self.position + 1 : self.position + 2].isdigit()):
                self._number()
            elif char.isalpha():
                self._letters()
            else:
                self._sign(char)
        else:
            self._unicode(char)

    def _number(self) -> None:
        start = self.position
        grouped = None if self.depth else _GROUPED.match(self.text, start)
        match = grouped or _NUMBER.match(self.text, start)
        if match is None:
            raise refused("character", start, start + 1, character=self.text[start])
        end = match.end()
        if self.text[end : end + 1] == ".":
            raise refused("two_points", start, end + 1, number=self.text[start : end + 1])
        if end - start > MAX_DIGITS:
            raise refused("long_number", start, end)
        self._add("number", match.group().replace(",", ""), end - start)

    def _sign(self, char: str) -> None:
        match = _SIGNS.match(self.text, self.position)
        if match is None:
            raise refused("character", self.position, self.position + 1, character=shown(char))
        value = _SPELLING.get(match.group(), match.group())
        kind = _KINDS[value]
        self.depth += (kind == "open") - (kind == "close")
        self._add(kind, value, len(match.group()))

    def _unicode(self, char: str) -> None:
        if char in chars.OPERATORS:
            value = chars.OPERATORS[char]
            self._add(_KINDS[value], value, 1)
        elif raised := _RAISED.match(self.text, self.position):
            self._add("raised", "".join(chars.SUPERSCRIPTS[c] for c in raised.group()), len(raised.group()))
        elif char in chars.ROOTS:
            self._add("root", str(chars.ROOTS[char]), 1)
        elif char == "∞":
            self._add("constant", "oo", 1)
        elif char in chars.GREEK:
            self._name(chars.GREEK[char], 1)
        elif char in chars.LOOKALIKES:
            raise refused(
                "lookalike", self.position, self.position + 1, character=char, letter=chars.LOOKALIKES[char]
            )
        else:
            self._compatible(char)

    def _compatible(self, char: str) -> None:
        """Read ½, full-width digits and mathematical italics through their compatibility form."""
        plain = unicodedata.normalize("NFKC", char)
        if "⁄" in plain:
            self._add("fraction", plain.replace("⁄", "/"), 1)
        elif len(plain) == 1 and plain.isascii() and plain.isprintable():
            # One character for one, so that every later position stays that of the typed line.
            self.text = self.text[: self.position] + plain + self.text[self.position + 1 :]
            self._token(plain)
        else:
            raise refused("character", self.position, self.position + 1, character=shown(char))

    def _letters(self) -> None:
        match = _LETTERS.match(self.text, self.position)
        if match is None:
            raise refused("character", self.position, self.position + 1, character=self.text[self.position])
        run = match.group()
        if run in chars.INFINITY:
            self._add("constant", "oo", len(run))
        elif run.lower() in chars.JOINERS and self.found:
            self._add("joiner", run.lower(), len(run))
        elif run in chars.GREEK_LETTERS:
            self._name(run, len(run))
        else:
            self._run(run)

    def _run(self, run: str) -> None:
        """Read letters in a row: known names first, then single letters; a longer run of those is a word."""
        start, end, single = self.position, self.position + len(run), 0
        while self.position < end:
            name = self._known(self.text[self.position : end])
            single += len(name) == 1
            if single > chars.LONGEST_RUN and self.variables is None:
                raise refused("word", start, end, word=run[:40])
            if name in chars.FUNCTIONS:
                self._add("function", name, len(name))
            else:
                self._name(name, len(name))

    def _known(self, run: str) -> str:
        """Return the longest name that a run of letters starts with; else its first letter."""
        names = [name for name in (*chars.FUNCTIONS, *(self.variables or ())) if run.startswith(name)]
        if run.startswith("pi") and not (self.variables and {"p", "i"} <= self.variables):
            names.append("pi")
        return max(names, key=len, default=run[0])

    def _name(self, name: str, length: int) -> None:
        """Add a letter with its index, after asking whether the problem has it."""
        index = _INDEX.match(self.text, self.position + length)
        if index:
            name, length = f"{name}_{index.group(1) or index.group(2)}", length + len(index.group())
        end = self.position + length
        known = self.variables
        if known is not None and name not in known and name != "pi" and not self._applied(name, end):
            if name.swapcase() not in known:
                raise refused("unknown_letter", self.position, end, letter=name)
            name = name.swapcase()  # phones start a line with a capital
        self._add("constant" if name == "pi" else "letter", name, length)

    def _applied(self, name: str, end: int) -> bool:
        return name in chars.FUNCTION_LETTERS and self.text.startswith("(", end)


def shown(char: str) -> str:
    """Return a character as it can be shown, invisible ones by their number."""
    return char if char.isprintable() else f"U+{ord(char):04X}"
