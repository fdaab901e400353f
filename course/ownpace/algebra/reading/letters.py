"""Letters as they are typed: names of the problem, words that we know, units."""

from typing import Final

from ownpace.algebra import units
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading import names, patterns
from ownpace.algebra.reading.numerals import Numerals
from ownpace.algebra.reading.tokens import refused

AMOUNT_ENDS: Final = frozenset({"number", "fraction", "raised", "close", "percent", "finish"})


class Letters(Numerals):
    """Reads letters in a row."""

    __slots__ = ()

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
        if run == "per" and self.priced():
            return self.rate()
        named = self.last == "letter" or (self.last == "close" and self.closed_list)
        if run == "in" and named and patterns.MEMBER.match(self.text, self.position):
            self.add("member", "∈", 2)
            return True
        return self.unit()

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
