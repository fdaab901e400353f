"""The door of the reader for plain text."""

import re
from typing import Final

from ownpace.algebra.errors import ParseError, Span
from ownpace.algebra.limits import MAX_LENGTH
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading.conventions import Conventions, Decimal, Expected, Implied
from ownpace.algebra.reading.scanner import tokens
from ownpace.algebra.reading.statements import Statements
from ownpace.algebra.reading.tokens import Refused
from ownpace.algebra.tree import AllReals, Expr, NoSolution, Statement

_WORDY: Final = re.compile(r"[^\W\d_]{3}|[∅ℝ]")
"""Only such a line can be an answer in words."""
_USUAL: Final = Conventions()
_AS_USUAL: Final = (None, "school", ".", "point", chars.FUNCTION_LETTERS)
_SUBJECT: Final = re.compile(r"^[a-z] (?:is|can be|=) (?=[a-z])")


def parse(
    text: str,
    *,
    variables: frozenset[str] | None = None,
    implied: Implied = "school",
    decimal: Decimal = ".",
    expect: Expected = "point",
    functions: frozenset[str] = chars.FUNCTION_LETTERS,
) -> Expr | Statement | ParseError:
    """Return the tree of a line of plain text, or why it could not be read. Never raises.

    Args:
        text: the line as typed.
        variables: the letters of the problem; any other letter is refused, and one in the other case is taken for
            it. Names of several letters are read whole. None takes every letter.
        implied: how a multiplication without a sign and a division stand to each other.
        decimal: the decimal sign; with a comma, `;` stands between answers.
        expect: what `(2, 5)` is where the line does not say.
        functions: letters that name a function when a bracket follows and the problem has no such variable. A rule
            such as `C(x) = 5x` makes its own letter one.
    """
    if len(text) > MAX_LENGTH:
        return ParseError("parse.too_long", Span(MAX_LENGTH, len(text)))
    try:
        given = (variables, implied, decimal, expect, functions)
        conventions = _USUAL if given == _AS_USUAL else Conventions(*given)
        return phrase(text) or Statements(tokens(text, conventions), conventions).line()
    except Refused as refusal:
        return refusal.error


def phrase(text: str) -> Statement | None:
    """Return the meaning of an answer in words; None for anything else."""
    if not _WORDY.search(text):
        return None
    words = " ".join(text.split()).rstrip(".!").casefold()
    words = _SUBJECT.sub("", words)
    if words in chars.NO_SOLUTION:
        return NoSolution(span=Span(0, len(text)))
    if words in chars.ALL_REALS or words == "ℝ":
        return AllReals(span=Span(0, len(text)))
    return None
