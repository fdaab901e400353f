"""How the kernel reads what is being typed, for a field to show: a formula, its words, or what is in the way.

Parse only, never a verdict. A response of several parts (the cells of a table, the lines of a working) has a reading of each.
"""

import json
from typing import Any

from ownpace import algebra
from ownpace.algebra import Expected, Expr, ParseError, Statement
from ownpace.messages import sentence
from ownpace.problems import Answer, Variant, reading
from ownpace.problems.render import formula_html, formula_speech, literal, to_text
from ownpace.widgets.working import Marks

Face = dict[str, Any]

_MOST_PARTS = 200
_EXPECTATIONS: tuple[Expected, ...] = ("point", "interval")


def reading_face(text: str, variant: Variant, *, marks: Marks | None = None) -> Face:
    """Return how a text is read as an answer to the variant.

    Args:
        text: as typed.
        variant: what it answers.
        marks: gives each line of a working its mark; without it, lines are read and not marked.
    """
    answer, letters = variant.answer, frozenset(variant.answer.variables)
    if answer.type == "steps":
        parts = [line_face(line, letters) for line in _lines(text)]
        if marks is not None:
            parts = [{**part, **mark} for part, mark in zip(parts, marks(_lines(text)), strict=False)]
        return {"text": text, "parts": parts}
    if answer.type == "table":
        return {"text": text, "parts": [line_face(cell, letters) for cell in _cells(text)]}
    read = reading(text, variant)
    face = {
        "text": text,
        "markup": read.mathml,
        "error": None if read.error is None else to_text(read.error),
        "span": list(read.span) if read.span else None,
    }
    return face if read.mathml is None else {**face, **_spoken(text, answer, read.mathml)}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")][:_MOST_PARTS]


def _cells(text: str) -> list[str]:
    """Return the cells of a table's response; none where it is no such thing."""
    try:
        cells = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [str(cell).strip() for cell in cells[:_MOST_PARTS]] if isinstance(cells, list) else []


def line_face(text: str, letters: frozenset[str]) -> Face:
    """Return how one line is read; nothing of an empty one."""
    if not text:
        return {"text": ""}
    read = algebra.parse(text, variables=letters)
    if isinstance(read, ParseError):
        values = {name: literal(value) for name, value in read.values.items()}
        error = to_text(sentence(read.key, **values))
        return {"text": text, "error": error, "span": [read.span.start, read.span.end]}
    return {"text": text, "markup": formula_html(read), **_words(read)}


def _spoken(text: str, answer: Answer, mathml: str) -> Face:
    """Return a reading in words and as LaTeX: of the tree that was printed, for only its kind knows how it was read."""
    for expect in _EXPECTATIONS:
        read = algebra.parse(text, variables=frozenset(answer.variables), expect=expect)
        if not isinstance(read, ParseError) and formula_html(read) == mathml:
            return _words(read)
    return {}


def _words(read: Expr | Statement) -> Face:
    return {"speech": formula_speech(read), "latex": algebra.to_latex(read)}
