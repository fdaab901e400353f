"""Short texts in pictures, set as in a book: letters that stand for numbers slanted, true minus signs, raised powers."""

import re

from ownpace import algebra
from ownpace.algebra import Expr
from ownpace.messages import spoken_language
from ownpace.pictures.marks import Mark, mark
from ownpace.pictures.numerals import MINUS

_RAISED = str.maketrans("0123456789-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ")
_POWER = re.compile(r"\^\(?(-?[0-9n]+)\)?")
_LETTER = re.compile(r"(?<![A-Za-zÀ-ž])([A-Za-z])(?![A-Za-zÀ-ž])")
_WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")


def lettered(text: str, x: float, y: float, *, anchor: str = "middle", **attributes: str | float) -> Mark:
    """Return a text at a place; its baseline is at ``y``."""
    return mark("text", *_pieces(text), x=x, y=y, text_anchor=anchor, **attributes)


def width_of(text: str, size: float = 15) -> float:
    """Return about how wide a text is."""
    return len(typeset(text)) * size * 0.52


def typeset(text: str) -> str:
    """Return a short text with book signs, ``2x^2 - 3`` as ``2x² − 3``."""
    text = text.replace("$", "")
    if _WORD.search(text) is None or "^" in text:
        text = text.replace("-", MINUS) if _WORD.search(text) is None else text
        text = _POWER.sub(lambda found: found[1].translate(_RAISED), text.replace(f"^{MINUS}", "^-"))
        text = text.replace("*", "·")
    return text


def spoken(text: str) -> str:
    """Return a short text as words to be read aloud."""
    bare = text.replace("$", "")
    if _WORD.search(bare) is None and any(sign in bare for sign in "^*/"):
        read = algebra.parse(bare)
        if isinstance(read, Expr):
            return algebra.to_speech(read, language=spoken_language())
    return typeset(text)


def _pieces(text: str) -> tuple[Mark | str, ...]:
    shown = typeset(text)
    # one capital letter names a point; in "5 m" the letter is a unit
    if re.fullmatch(r"[A-Z]['′]?", shown):
        return (mark("tspan", shown, font_style="italic"),)
    if _WORD.search(shown) or re.search(r"\d [a-z]", shown):
        return (shown,)
    split = _LETTER.split(shown) if not re.search(r"\d[a-z]", shown) else re.split(r"([A-Za-z])", shown)
    return tuple(
        mark("tspan", piece, font_style="italic") if at % 2 else piece
        for at, piece in enumerate(split)
        if piece
    )
