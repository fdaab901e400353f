"""What the scanner looks for: the patterns of numbers, signs, names and of what may stand behind a unit."""

import re
from typing import Final

from ownpace.algebra.reading import characters as chars

POINT_NUMBER: Final = re.compile(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)
COMMA_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+", re.ASCII)
POINT_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])", re.ASCII)
COMMA_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])", re.ASCII)
ZERO_GROUP: Final = re.compile(r"\d{1,3}(?:,\d{3})*,0\d\d(?!\d)", re.ASCII)
SCIENTIFIC: Final = re.compile(r"[eE][-+−–]?(\d{1,3})(?![\d.,])", re.ASCII)
TIMES_TEN: Final = re.compile(r"\s*[xX]\s*(?=10\s*(?:\^|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]))")
INDEX: Final = re.compile(r"_(?:\{([A-Za-z0-9]{1,8})\}|(\d{1,8}|[A-Za-z]))", re.ASCII)
SIGNS: Final = re.compile(r"\*\*|<=|>=|=<|=>|!=|<>|==|/=|:=|\+/-|[-+*/^=<>|(){}\[\],;:%$]")
RAISED: Final = re.compile("[" + "".join(chars.SUPERSCRIPTS) + "]+")
ALONE: Final = frozenset("()^")
"""Signs that are no part of a longer one."""
PLAIN_NUMBER: Final = re.compile(r"[1-9][0-9]{0,14}(?=[-+/^()]|\Z)")
"""A whole number that nothing behind it can make longer, group or raise to a power of ten."""
COMMON: Final = re.compile(
    r"([1-9][0-9]{0,14})(?=[-+*/^()=]| [-+=]|[a-df-wyz](?![a-zA-Z])|x(?![a-zA-Z\s1])|\Z)"
    r"|([a-tv-zA-TV-Z])(?![A-Za-z0-9_])"
    r"|([-^]|\+(?![-/])|\*(?!\*)|/(?!=)|=(?![=<>]))"
    r"|([()])",
    re.ASCII,
)
"""What nearly all of a line is made of, and means nothing else whatever stands around it: a whole number that nothing
behind it can make longer, a lone letter, a sign, a bracket."""
ROOT_NEXT: Final = re.compile(r" *\d* *(?:√|sqrt)")
SPACE: Final = re.compile(r"\s+")
LETTERS: Final = re.compile(r"[A-Za-z]+")
LOG_BASE: Final = re.compile(r"_\s*(?:\{(\d{1,8})\}|(\d{1,8}))", re.ASCII)
DIGIT_NEXT: Final = re.compile(r"[.,]\d", re.ASCII)
MEMBER: Final = re.compile(r"in(?=\s*[\[({∅ℝ])")
SUBSCRIPT: Final = re.compile(r"_(?=[({])")
UNIT_ENDS: Final = re.compile(r"\s*?(?:\.?\s*$|\n|[=<>!,;)\]}|≤≥≠\\]|(?:or|and)\b)")
UNIT_ENDS_FREELY: Final = re.compile(r"\s*?(?:\.?\s*$|\n|[-+=<>!,;)\]}|≤≥≠−±∓\\]|(?:or|and)\b)")
