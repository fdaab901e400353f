"""Rules about what is seen and heard: every text renders in every output, nothing is written as no one writes it, pictures have words."""

import re
from collections.abc import Iterator

from ownpace import algebra
from ownpace.algebra import Node
from ownpace.authoring.drawings import drawing_of
from ownpace.authoring.rules.base import Complaint, rule
from ownpace.authoring.subjects import Drawn
from ownpace.problems.render import to_html, to_speech, to_text

_PIECE = re.compile(r"\$([^$]*)\$")
_ODD = re.compile(
    r"(?<![\d.])[01](?=[a-z])(?![a-z]{2})|[+-] -|/[01](?![\d.])|(?<![\d.^(=,/* ])0 [+-]|^0 [+-]|[+-] 0(?![\d.])|None"
)


@rule(
    "problem/print-degenerate",
    demands="Nothing is printed as no one writes it: no `1x`, `0x`, `+ -3`, `/0`, `/1`, `+ 0`.",
    mend="Add a condition to `where` (such as a != 0), or write the number where no formula spoils it.",
)
def degenerate(drawn: Drawn) -> Iterator[Complaint]:
    """Look at the formulas of every text."""
    for keys, text in drawn.texts:
        for formula in _PIECE.findall(text):
            found = _ODD.search(formula)
            if found:
                yield Complaint(keys, f"{formula!r} shows {found[0].strip()!r}")


@rule(
    "problem/renders",
    demands="Every text can be shown as HTML with MathML, printed as plain text and read aloud, without leftover braces or dollar signs.",
    mend="Look at the entry: a formula that cannot be read, or a brace or dollar sign without its partner (\\$ is a dollar).",
    every=8,
)
def renders(drawn: Drawn) -> Iterator[Complaint]:
    """Render every text in every output."""
    for text, keys in {text: keys for keys, text in drawn.texts}.items():
        for told in _unreadable(text):
            yield Complaint(keys, told)


def _unreadable(text: str) -> Iterator[str]:
    plain = text.replace(r"\$", "")
    formulas = _PIECE.findall(plain)
    for formula in formulas:
        if not isinstance(algebra.parse(formula), Node):
            yield f"the formula {formula!r} cannot be read"
    prose = _PIECE.sub("", plain)
    if re.search(r"[{}$]", prose):
        yield f"{prose!r} has a brace or a dollar sign left over"
    if to_html(text).count("<math") != len(formulas):
        yield f"a formula of {text!r} does not become MathML"
    if not (to_text(text).strip() and to_speech(text).strip()):
        yield f"{text!r} cannot be printed or read aloud"


@rule(
    "problem/alt-text",
    every=4,
    demands="A picture can be drawn, and has a sentence that stands for it (alt text), made from the same numbers, with no formula marks in it.",
    mend="Give the picture an `alt`, or mend the one it has.",
)
def alt_text(drawn: Drawn) -> Iterator[Complaint]:
    """Look at the picture of the question."""
    drawing = drawing_of(drawn.variant.prompt.picture)
    if drawing is None:
        return
    if drawing.fault:
        yield Complaint(drawn.keys("picture"), f"the picture cannot be drawn: {drawing.fault}")
    elif not drawing.alt.strip():
        yield Complaint(drawn.keys("picture"), "the picture has no alt text")
    elif re.search(r"[{}$]|None", drawing.alt):
        yield Complaint(drawn.keys("picture"), f"the alt text {drawing.alt!r} has something left over")


RULES = (degenerate, renders, alt_text)
