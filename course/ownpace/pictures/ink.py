"""The few colours and widths that all pictures share.

Lines take the colour of the text around them, so that a picture is right on light, dark and printed pages. The others are
variables of the page's style, with a value of their own where a page has none. No meaning hangs on colour alone.
"""

import re
from typing import Final

INK: Final = "currentColor"
QUIET: Final = "var(--op-quiet, #6b7280)"
GRID: Final = "var(--op-rule, #c9ccd1)"
BLUE: Final = "var(--op-blue, #2f67b8)"
RED: Final = "var(--op-brick, #b4472f)"
PAPER: Final = "var(--op-paper, Canvas)"
SERIF: Final = "var(--op-serif, Georgia, 'Times New Roman', serif)"

_PRINTED: Final = {QUIET: "#555555", GRID: "#bbbbbb", BLUE: "#1b3f73", RED: "#8a2f1c", PAPER: "#ffffff"}
_VARIABLE = re.compile(r"var\(--[a-z-]+, ([^()]*)\)")


def printed(svg: str) -> str:
    """Return a picture for paper: fixed colours, for printers know no variables."""
    for variable, colour in _PRINTED.items():
        svg = svg.replace(variable, colour)
    return _VARIABLE.sub(r"\1", svg).replace("currentColor", "#000000")
