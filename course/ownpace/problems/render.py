"""Rich text on its way to people: HTML with native MathML, plain text, or words to be read aloud.

Prose is escaped, formulas are read by our own grammar and printed as MathML; nothing else becomes markup. A formula that
cannot be read (an author's slip that ``ownpace build`` would have refused) is shown as it was written.
"""

import html
import re
from collections.abc import Callable, Iterator

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Statement
from ownpace.messages import languages, spoken_language, written_language

_PIECE = re.compile(r"\$([^$]*)\$|((?:\\.|[^\\$])+)|(.)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def to_html(text: str, *, language: str | None = None) -> str:
    """Return rich text as HTML: escaped prose, and formulas as MathML with their words in the language, or in the spoken one."""
    return "".join(
        _formula(piece, algebra.to_mathml, language) if is_formula else html.escape(piece)
        for piece, is_formula in _pieces(text)
    )


def author_language() -> str:
    """Return the language that an author's texts are in, where the page speaks another one; nothing where it is the same."""
    written = written_language()
    return "" if written == spoken_language() else written


def authored(text: str) -> str:
    """Return an author's rich text as HTML, marked with its language where the page speaks another one."""
    language = author_language()
    if not language or not any(_WORD.search(prose) for prose in _prose(text)):
        return to_html(text)
    return f'<span lang="{html.escape(language)}">{to_html(text, language=language)}</span>'


def formula_html(node: Expr | Statement) -> str:
    """Return a formula as MathML, with its words in the spoken language."""
    return algebra.to_mathml(node, language=spoken_language())


def formula_speech(node: Expr | Statement) -> str:
    """Return a formula as words to be read aloud, in the spoken language."""
    return algebra.to_speech(node, language=spoken_language())


def to_text(text: str) -> str:
    """Return rich text as plain text: formulas as they are typed."""
    return "".join(piece for piece, _ in _pieces(text))


def to_speech(text: str) -> str:
    """Return rich text as words to be read aloud."""
    return "".join(
        _formula(piece, algebra.to_speech) if is_formula else piece for piece, is_formula in _pieces(text)
    )


def literal(text: str) -> str:
    """Return any text as rich text that shows just these characters."""
    return re.sub(r"([\\$])", r"\\\1", text)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for found in _PIECE.finditer(text):
        if found[1] is not None:
            yield found[1], True
        else:
            yield _ESCAPED.sub(r"\1", found[2] or found[3]), False


def _prose(text: str) -> Iterator[str]:
    return (piece for piece, is_formula in _pieces(text) if not is_formula)


def _formula(text: str, show: Callable[..., str], language: str | None = None) -> str:
    read = algebra.parse(text)
    if isinstance(read, ParseError):
        return html.escape(text)
    return show(read, language=language if language in languages() else spoken_language())
