"""Numbers as they are typed: places, thousands, and powers of ten."""

import re

from ownpace.algebra.limits import MAX_DIGITS
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading import patterns
from ownpace.algebra.reading.tape import Tape
from ownpace.algebra.reading.tokens import Token, refused


class Numerals(Tape):
    """Reads a number."""

    __slots__ = ()

    def decimal_here(self) -> bool:
        """Say whether a point or comma begins a number such as .5."""
        sign = self.text[self.position]
        after_number = bool(self.found) and self.last == "number" and not self.spaced
        allowed = sign == "." or (self.conventions.decimal == "," and not after_number)
        return allowed and bool(patterns.DIGIT_NEXT.match(self.text, self.position))

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
