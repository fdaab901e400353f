"""From the characters of plain text to tokens.

The scanner refuses what can never be read (unknown characters, words, numbers with two points) so that the grammar
only meets tokens it has a place for. It never looks back, so its work is linear in the length of the line. What it must
remember to tell a unit from a product, or a union from a letter U, stands in `_Bracket`.
"""

import re
import unicodedata
from typing import ClassVar, Final

from ownpace.algebra import units
from ownpace.algebra.limits import MAX_DIGITS, MAX_TOKENS
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading import names, patterns
from ownpace.algebra.reading.conventions import Conventions
from ownpace.algebra.reading.tokens import Kind, Token, refused, shown

_SPELLING: Final = {
    "**": "^", "=<": "<=", "=>": ">=", "<>": "!=", "/=": "!=", "==": "=", ":=": "=", "+/-": "±",
}  # fmt: skip
_KINDS: Final[dict[str, Kind]] = {
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
_new: Final = tuple.__new__
"""Makes a token in half of the time that calling its class takes."""
AMOUNT_ENDS: Final = frozenset({"number", "fraction", "raised", "close", "percent", "finish"})
_BEFORE_UNARY: Final = frozenset({"relation", "comma", "joiner", "open", "begin", "bar"})
_LINE_GOES_ON: Final = frozenset({"operator", "relation", "comma", "joiner", "open", "member", "union"})


class _Bracket:
    """What was met since a bracket, or the line, began: a letter in this side of it, a comma, and whether it is `{`."""

    __slots__ = ("lettered", "listed", "separator")

    def __init__(self, *, listed: bool = False) -> None:
        self.lettered = False
        self.listed = listed
        self.separator = ""


def tokens(text: str, conventions: Conventions) -> list[Token]:
    """Return the tokens of a line, an `end` token last. Raises Refused."""
    return Scanner(text, conventions).run()


class Scanner:
    """Walks once over the line."""

    __slots__ = ("brackets", "closed_list", "conventions", "found", "position", "size", "spaced", "text")

    signs: ClassVar[re.Pattern[str]] = patterns.SIGNS
    common: ClassVar[re.Pattern[str] | None] = patterns.COMMON

    def __init__(self, text: str, conventions: Conventions) -> None:
        self.text = text
        self.conventions = conventions
        self.position = 0
        self.size = len(text)
        self.spaced = False
        self.found: list[Token] = []
        self.brackets = [_Bracket()]
        self.closed_list = False

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
                if value == "/" and len(found) > 1 and found[-2].kind == "money":
                    break
                kind = _KINDS[value]
                if kind == "relation":
                    self.note(kind, value)
            elif what == 4:
                kind = _KINDS[value]
                self.note(kind, value)
            end = match.end()
            found.append(_new(Token, (kind, value, at, end, value, spaced)))
            at, spaced = end, False
            if text[at : at + 1] == " ":
                at, spaced = at + 1, True
        self.position, self.spaced = at, spaced

    def add(self, kind: Kind, value: str, length: int) -> None:
        """Take so many characters as a token."""
        start, end = self.position, self.position + length
        self.found.append(_new(Token, (kind, value, start, end, self.text[start:end], self.spaced)))
        self.position, self.spaced = end, False

    @property
    def last(self) -> Kind:
        """The kind of the token before."""
        return self.found[-1].kind if self.found else "end"

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

    def decimal_here(self) -> bool:
        """Say whether a point or comma begins a number such as .5."""
        sign = self.text[self.position]
        after_number = bool(self.found) and self.last == "number" and not self.spaced
        allowed = sign == "." or (self.conventions.decimal == "," and not after_number)
        return allowed and bool(patterns.DIGIT_NEXT.match(self.text, self.position))

    # -- numbers ------------------------------------------------------------------------------------------------

    def number(self) -> None:
        """Read a number, and the power of ten behind it."""
        start, comma = self.position, self.conventions.decimal == ","
        if plain := patterns.PLAIN_NUMBER.match(self.text, start):
            self.add("number", plain.group(), plain.end() - start)
            return
        match = self.grouped() or (patterns.COMMA_NUMBER if comma else patterns.POINT_NUMBER).match(
            self.text, start
        )
        if match is None:
            raise refused("character", start, start + 1, character=self.text[start])
        end = match.end()
        if self.text[end : end + 1] == "." and (
            match.group().endswith(".") or self.text[end + 1 : end + 2].isdigit()
        ):
            raise refused("two_points", start, end + 1, number=self.text[start : end + 1])
        if end - start > MAX_DIGITS:
            raise refused("long_number", start, end)
        if (
            match.group()[0] == "0"
            and match.group().isdigit()
            and end - start == 3
            and self.after_thousands()
        ):
            raise refused(
                "thousands", self.found[-2].start, end, number=self.text[self.found[-2].start : end]
            )
        self.add("number", self.digits(match.group()), end - start)
        self.exponent(start)

    def digits(self, written: str) -> str:
        """Return a written number with a point before its places, and nothing else beside its digits."""
        if written.isdigit():
            return written
        if self.conventions.decimal == ".":
            return written.replace(",", "")
        if patterns.COMMA_GROUPED.fullmatch(written):
            written = written.replace(".", "")
        return written.replace(",", ".")

    def grouped(self) -> re.Match[str] | None:
        """Return a number whose thousands are set off, where that is no list of numbers."""
        if self.conventions.decimal == ",":
            return patterns.COMMA_GROUPED.match(self.text, self.position)
        found = patterns.POINT_GROUPED.match(self.text, self.position)
        inside = len(self.brackets) > 1
        return None if found and inside and not patterns.ZERO_GROUP.match(self.text, self.position) else found

    def after_thousands(self) -> bool:
        """Say whether a number and a comma stand just before, so that `1,050` may be one number or two."""
        before = self.found[-2:]
        return [token.kind for token in before] == ["number", "comma"] and not (
            self.spaced or before[1].spaced
        )

    def exponent(self, start: int) -> None:
        """Read what makes `4.5E3` or `4.5 x 10^3` of a number, as a multiplication by a power of ten."""
        match = patterns.SCIENTIFIC.match(self.text, self.position)
        if match and self.scientific(match.group()):
            self.power_of_ten(start, match)
            return
        times = patterns.TIMES_TEN.match(self.text, self.position)
        if times and not self.conventions.has_letter(times.group().strip()):
            self.add("operator", "×", times.end() - self.position)

    def scientific(self, written: str) -> bool:
        """Say whether an E and digits are an exponent: `2e-3` may be twice e less three, where any letter may be."""
        known = self.conventions.variables
        if known is None:
            return written[0] == "E" or written[1].isdigit()
        return written[0] not in known

    def power_of_ten(self, start: int, match: re.Match[str]) -> None:
        """Write `4.5E3` out as tokens, in brackets where a division or a power stands beside it."""
        mantissa = self.found.pop()
        before, after = self.found[-1] if self.found else None, self.text[match.end() : match.end() + 1]
        wrapped = (before is not None and before.value in ("/", "÷", "^")) or after in (
            "^",
            *chars.SUPERSCRIPTS,
        )
        minus = match.group()[1:2] if match.group()[1:2] in "-−–" else ""
        at = match.start()
        made: list[Token] = [mantissa, Token("operator", "×", at, at, "", spaced=False)]
        made += [Token("number", "10", at, at + 1, self.text[at], spaced=False)]
        made += [Token("operator", "^", at + 1, at + 1, "", spaced=False)]
        if minus:
            made.append(Token("operator", "-", at + 1, at + 2, minus, spaced=False))
        made.append(Token("number", match[1], match.start(1), match.end(), match[1], spaced=False))
        if wrapped:
            made = [
                Token("open", "(", start, start, "", mantissa.spaced),
                *made,
                Token("close", ")", match.end(), match.end(), "", spaced=False),
            ]
        self.found += made
        self.position = match.end()

    # -- signs --------------------------------------------------------------------------------------------------

    def sign(self, char: str) -> None:
        """Read a sign or a bracket."""
        if char in patterns.ALONE:
            return self.sign_token(char, 1)
        if char == "+" and self.text.startswith("+-", self.position) and self.double_here():
            return self.sign_token("±", 2)
        if char == "/" and len(self.found) > 1 and self.found[-2].kind == "money" and self.rate():
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

    def unary_here(self) -> bool:
        """Say whether a sign here stands before its operand, and joins nothing."""
        return not self.found or self.last in _BEFORE_UNARY

    def sign_token(self, value: str, length: int) -> None:
        """Add a sign or a bracket, and note what brackets hold."""
        kind = _KINDS[value]
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
            self.brackets.append(_Bracket(listed=value == "{"))
        elif kind == "close" and len(self.brackets) > 1:
            closed = self.brackets.pop()
            self.closed_list = closed.listed
            self.brackets[-1].lettered |= closed.lettered
        elif kind in ("comma", "relation", "joiner", "bar", "union"):
            self.brackets[-1].lettered = False
            self.brackets[-1].listed |= kind in ("comma", "union")

    def rate(self) -> bool:
        """Read the unit that an amount of money is for, such as `/hr` or ` per pound`."""
        match = units.rate_at(self.text, self.position)
        if match is None or not patterns.UNIT_ENDS_FREELY.match(self.text, match.end()):
            return False
        known = self.conventions.variables
        name = match[1]
        if len(name) == 1 if known is None else name in known:
            return False
        self.add("unit", units.spelled(match.group()), match.end() - self.position)
        return True

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

    # -- letters ------------------------------------------------------------------------------------------------

    def letters(self) -> None:
        """Read letters in a row: a word that we know, a unit, or names."""
        match = patterns.LETTERS.match(self.text, self.position)
        if match is None:
            raise refused("character", self.position, self.position + 1, character=self.text[self.position])
        run = match.group()
        if self.conventions.variables is not None and self.name_with_digits():
            return None
        if len(run) == 1:
            return None if self.special(run) else self.name(run, 1)
        glued = names.joined(run) if self.found else None
        if run in chars.INFINITY:
            self.add("constant", "oo", len(run))
        elif run.lower() in chars.JOINERS and self.found:
            self.joiner(run)
        elif glued and not self.conventions.has_letter(run[0]):
            self.joiner(run[:-1])
        elif not self.special(run):
            self.run_of_names(run)
        return None

    def joiner(self, word: str) -> None:
        """Add an `or` or `and`."""
        self.note("joiner", word)
        self.add("joiner", word.lower(), len(word))

    def special(self, run: str) -> bool:
        """Read letters that are no letters: a unit, the sign of a union or of a membership."""
        if run in ("U", "u") and (self.last == "set" or (self.last == "close" and self.closed_list)):
            self.note("union", "∪")
            self.add("union", "∪", 1)
            return True
        if run.lower() in ("percent", "pct") and self.last == "number":
            self.add("percent", "%", len(run))
            return True
        if run == "per" and len(self.found) > 1 and self.found[-2].kind == "money":
            return self.rate()
        named = self.last == "letter" or (self.last == "close" and self.closed_list)
        if run == "in" and named and patterns.MEMBER.match(self.text, self.position):
            self.add("member", "∈", 2)
            return True
        return self.unit()

    def unit(self) -> bool:
        """Read a unit where one can only be meant: behind a number, at the end of a side without other letters.

        Where the letters of the problem are known, any unit that is not made of them; else one of several letters
        after a space, since `12 m` and `2lb` may be products.
        """
        known = self.conventions.variables
        lettered = self.brackets[-1].lettered or self.last == "letter"
        if (known is None and lettered) or not (self.last in AMOUNT_ENDS or self.last == "letter"):
            return False
        name = patterns.LETTERS.match(self.text, self.position)
        if name and not self.unit_begins(name.group()):
            return False
        match = units.written_at(self.text, self.position)
        ends = patterns.UNIT_ENDS if known is None else patterns.UNIT_ENDS_FREELY
        if match is None or not ends.match(self.text, match.end()):
            return False
        self.add("unit", units.spelled(match.group()), match.end() - self.position)
        return True

    def unit_begins(self, letters: str) -> bool:
        """Say whether letters can be a unit, and not a product or a name of the problem."""
        known = self.conventions.variables
        if known is None:
            plain = (self.spaced and len(letters) > 1) or len(letters) > chars.LONGEST_RUN
        else:
            plain = not (set(letters) <= known or letters in known)
        return plain and units.begins(letters)

    def run_of_names(self, run: str) -> None:
        """Read letters in a row: known names first, then single letters; a longer run of those is a word."""
        start, end = self.position, self.position + len(run)
        known = self.conventions.variables
        if run in chars.GREEK_LETTERS and not (known and run not in known and set(run) <= known):
            return self.name(run, len(run))
        if run == "log" and (base := patterns.LOG_BASE.match(self.text, end)):
            return self.add("function", f"log_{base.group(1) or base.group(2)}", base.end() - start)
        if run == "ln" and self.text.startswith("(", end):
            return self.add("function", run, 2)
        if run.lower() in chars.FUNCTIONS and run != run.lower():
            run = run.lower()
        parts = names.in_run(run, known)
        if known is None and sum(len(part) == 1 for part in parts) > chars.LONGEST_RUN:
            raise refused("word", start, end, word=run[:40])
        for part in parts:
            if known is not None and self.name_with_digits():
                return None  # the rest of the letters is scanned anew
            if part in chars.FUNCTIONS:
                self.add("function", part, len(part))
            else:
                self.name(part, len(part))
        return None

    def name_with_digits(self) -> bool:
        """Read a name of the problem that holds digits: `x1`."""
        pattern = names.with_digits(self.conventions.variables)
        match = pattern.match(self.text, self.position) if pattern else None
        if match is None:
            return False
        self.brackets[-1].lettered = True
        self.add("letter", match.group(), len(match.group()))
        return True

    def name(self, name: str, length: int) -> None:
        """Add a letter with its index, after asking whether the problem has it."""
        end = self.position + length
        if self.text.startswith("_", end):
            index = patterns.INDEX.match(self.text, end)
            if index:
                name, length = f"{name}_{index.group(1) or index.group(2)}", length + len(index.group())
        self.letter(name, length)
        if patterns.SUBSCRIPT.match(self.text, self.position):
            self.add("subscript", "_", 1)

    def letter(self, name: str, length: int) -> None:
        """Add a name, after asking whether the problem has it."""
        if self.conventions.variables is not None:
            name = self.known(name, self.position + length)
        self.brackets[-1].lettered = True
        self.add("constant" if name == "pi" else "letter", name, length)

    def known(self, name: str, end: int) -> str:
        """Return a name of the problem: phones start a line with a capital. Raises Refused."""
        known = self.conventions.variables or frozenset()
        applied = name in self.conventions.functions and self.text.startswith("(", end)
        if name in known or name == "pi" or applied:
            return name
        if self.text.startswith("_", end) and any(other.startswith(name + "_") for other in known):
            return name
        if name.swapcase() not in known:
            raise refused("unknown_letter", self.position, end, letter=name)
        return name.swapcase()
