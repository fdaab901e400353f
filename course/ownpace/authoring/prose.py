"""How hard a text is to read: the Flesch-Kincaid grade, and sentences that are too long.

The grade is that of Kincaid and others (1975): 0.39 * words a sentence + 11.8 * syllables a word - 15.59. Syllables are counted by
their vowels, which is near enough for a warning. Formulas are left out: they are read in another way.
"""

import re
from collections.abc import Iterator

MOST_WORDS = 20
LEAST_WORDS = 30
"""Fewer words than these have no grade: one long word would decide it."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_END = re.compile(r"(?<=[.!?:])[\"”')*]*\s+|\n{2,}")


def prose_of(text: str) -> str:
    """Return rich text without its formulas."""
    return re.sub(r"\$[^$]*\$", "N", text.replace(r"\$", " dollars "))


def reading_grade(text: str) -> float | None:
    """Return the school grade that a text is written for, or None where it is too short to say."""
    words = _WORD.findall(text)
    if len(words) < LEAST_WORDS:
        return None
    count = max(1, sum(1 for _ in sentences(text)))
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / count + 11.8 * syllables / len(words) - 15.59


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text that have a word in them."""
    return (each.strip() for each in _END.split(text) if _WORD.search(each))


def long_sentences(text: str) -> Iterator[str]:
    """Yield the sentences that have too many words."""
    return (each for each in sentences(text) if len(_WORD.findall(each)) > MOST_WORDS)


def _syllables(word: str) -> int:
    lowered = word.lower()
    count = len(_VOWELS.findall(lowered))
    silent = (lowered.endswith("e") and not lowered.endswith(("le", "ee"))) or lowered.endswith(("ed", "es"))
    return max(1, count - (1 if silent and count > 1 else 0))
