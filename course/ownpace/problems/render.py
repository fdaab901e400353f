"""Rich text on its way to people: HTML with native MathML, plain text, or words to be read aloud.

Prose is escaped, formulas are read by our own grammar and printed as MathML; nothing else becomes markup. A formula that
cannot be read (an author's slip that ``ownpace build`` would have refused) is shown as it was written.
"""

import html
import re
from collections.abc import Callable, Iterator

from ownpace import algebra
from ownpace.algebra import ParseError

_PIECE = re.compile(r"\$([^$]*)\$|((?:\\.|[^\\$])+)|(.)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def to_html(text: str) -> str:
    """Return rich text as HTML: escaped prose, formulas as MathML."""
    return "".join(
        _formula(piece, algebra.to_mathml) if is_formula else html.escape(piece)
        for piece, is_formula in _pieces(text)
    )


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


def _formula(text: str, show: Callable[..., str]) -> str:
    read = algebra.parse(text)
    return html.escape(text) if isinstance(read, ParseError) else show(read)
