"""From the characters of plain text to tokens.

The scanner refuses what can never be read (unknown characters, words, numbers with two points) so that the grammar
only meets tokens it has a place for. It never looks back, so its work is linear in the length of the line. What it must
remember to tell a unit from a product, or a union from a letter U, stands in `tape`.
"""

import re
import unicodedata
from typing import ClassVar, Final

from ownpace.algebra.limits import MAX_TOKENS
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading import patterns
from ownpace.algebra.reading.conventions import Conventions
from ownpace.algebra.reading.letters import Letters
from ownpace.algebra.reading.tape import KINDS, new_token
from ownpace.algebra.reading.tokens import Kind, Token, refused, shown

_SPELLING: Final = {
    "**": "^", "=<": "<=", "=>": ">=", "<>": "!=", "/=": "!=", "==": "=", ":=": "=", "+/-": "±",
}  # fmt: skip
_LINE_GOES_ON: Final = frozenset({"operator", "relation", "comma", "joiner", "open", "member", "union"})


def tokens(text: str, conventions: Conventions) -> list[Token]:
    """Return the tokens of a line, an `end` token last. Raises Refused."""
    return Scanner(text, conventions).run()


class Scanner(Letters):
    """Walks once over the line."""

    __slots__ = ()

    signs: ClassVar[re.Pattern[str]] = patterns.SIGNS
    common: ClassVar[re.Pattern[str] | None] = patterns.COMMON

    def run(self) -> list[Token]:
        """Return the tokens. Raises Refused."""
        while self.position < self.size:
            if self.common is not None:
                self.run_of_common(self.common)
                if self.position >= self.size:
                    break
            if len(self.found) >= MAX_TOKENS:
                raise refused("too_long", self.position, self.size)
            char = self.text[self.position]
            if char == " ":  # by far the most common, and never the end of a line
                self.position, self.spaced = self.position + 1, True
            elif char.isspace() or char in chars.SPACES:
                self.space()
            elif char.isascii():
                self.plain(char)
            else:
                self.unicode(char)
        self.add("end", "", 0)
        return self.found

    def run_of_common(self, common: re.Pattern[str]) -> None:
        """Read what can be read without looking around."""
        text, at, found, spaced = self.text, self.position, self.found, self.spaced
        known = self.conventions.variables
        while len(found) < MAX_TOKENS:
            match = common.match(text, at)
            if match is None:
                break
            value, what = match.group(), match.lastindex
            kind: Kind = "number"
            if what == 2:
                if known is not None and value not in known:
                    break
                self.brackets[-1].lettered = True
                kind = "letter"
            elif what == 3:
                if value == "/" and self.priced():
                    break
                kind = KINDS[value]
                if kind == "relation":
                    self.note(kind, value)
            elif what == 4:
                kind = KINDS[value]
                self.note(kind, value)
            end = match.end()
            found.append(new_token(Token, (kind, value, at, end, value, spaced)))
            at, spaced = end, False
            if text[at : at + 1] == " ":
                at, spaced = at + 1, True
        self.position, self.spaced = at, spaced

    def space(self) -> None:
        """Skip spaces; a line that ends where a sentence could, ends an answer."""
        match = patterns.SPACE.match(self.text, self.position)
        start, self.position = self.position, match.end() if match else self.position + 1
        self.spaced = True
        rest = self.text[self.position : self.position + 1]
        broken = "\n" in self.text[start : self.position] and len(self.brackets) == 1
        if (
            broken
            and self.found
            and self.last not in _LINE_GOES_ON
            and rest
            and rest not in "+-−*/·×÷=<>≤≥,;.)"
        ):
            self.position = start
            self.sign_token(";", 1)

    def plain(self, char: str) -> None:
        """Read what begins with an ASCII character."""
        if char.isdigit() or (char in ".," and self.decimal_here()):
            self.number()
        elif char.isalpha():
            self.letters()
        else:
            self.sign(char)

    def sign(self, char: str) -> None:
        """Read a sign or a bracket."""
        if char in patterns.ALONE:
            return self.sign_token(char, 1)
        if char == "+" and self.text.startswith("+-", self.position) and self.double_here():
            return self.sign_token("±", 2)
        if char == "/" and self.priced() and self.rate():
            return None
        match = self.signs.match(self.text, self.position)
        if match:
            value = _SPELLING.get(match.group(), match.group())
            return self.sign_token(value, len(match.group()))
        if char == "." and not self.text[self.position + 1 : self.size].strip() and self.found:
            self.position += 1  # the full stop of a sentence
            return None
        key = "factorial" if char == "!" else "character"
        raise refused(key, self.position, self.position + 1, character=shown(char))

    def double_here(self) -> bool:
        """Say whether `+-` here is ±: at the start of a side, and before a root, as in a formula for two solutions."""
        return self.unary_here() or bool(patterns.ROOT_NEXT.match(self.text, self.position + 2))

    def unicode(self, char: str) -> None:
        """Read what begins with a character beyond ASCII."""
        if char in chars.OPERATORS:
            self.sign_token(chars.OPERATORS[char], 1)
        elif raised := patterns.RAISED.match(self.text, self.position):
            self.add("raised", "".join(chars.SUPERSCRIPTS[c] for c in raised.group()), len(raised.group()))
        elif char in chars.ROOTS:
            self.add("root", str(chars.ROOTS[char]), 1)
        elif char == "∞":
            self.add("constant", "oo", 1)
        elif char in chars.COLLECTIONS:
            self.add("set", chars.COLLECTIONS[char], 1)
        elif char in chars.GREEK:
            self.name(chars.GREEK[char], 1)
        elif char in chars.LOOKALIKES:
            raise refused(
                "lookalike", self.position, self.position + 1, character=char, letter=chars.LOOKALIKES[char]
            )
        elif not (char in "¢°" and self.unit()):
            self.compatible(char)

    def compatible(self, char: str) -> None:
        """Read ½, full-width digits and mathematical italics through their compatibility form."""
        plain = unicodedata.normalize("NFKC", char)
        if plain in chars.GREEK:
            self.name(chars.GREEK[plain], 1)
        elif "⁄" in plain:
            self.add("fraction", plain.replace("⁄", "/"), 1)
        elif len(plain) == 1 and plain.isascii() and plain.isprintable() and not plain.isspace():
            # One character for one, so that every later position stays that of the typed line.
            self.text = self.text[: self.position] + plain + self.text[self.position + 1 :]
            self.plain(plain)
        else:
            raise refused("character", self.position, self.position + 1, character=shown(char))
