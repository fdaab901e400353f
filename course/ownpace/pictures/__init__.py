"""Pictures of school algebra, drawn from parameters: SVG text, one sentence, and a full description.

`picture_from` reads plain data, such as a problem's ``picture:`` with its numbers filled in, and gives a `Picture`. It has
``svg()``, ``alt`` and ``long``, all from the same numbers; `to_html` puts them into a page. Everything is pure Python, has
no state, and gives the same bytes for the same data.

Kinds live in a module each (``numberline``, ``plane`` and ``planes``, ``bars``, ``dots``, ``tables``, ``figures``, ``trees``,
``plots``); ``entries`` reads their data, ``marks`` escapes and writes the SVG, ``ink`` holds the colours.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ownpace.pictures.bars import bars
from ownpace.pictures.dots import dots
from ownpace.pictures.entries import Entries, Entry, PictureError
from ownpace.pictures.figures import figure
from ownpace.pictures.ink import printed
from ownpace.pictures.numberline import number_line
from ownpace.pictures.page import to_html
from ownpace.pictures.picture import Picture, Retold
from ownpace.pictures.planes import plane
from ownpace.pictures.plots import dot_plot, scatter
from ownpace.pictures.tables import table
from ownpace.pictures.trees import expression_tree

__all__ = ["KINDS", "Picture", "PictureError", "picture_from", "printed", "to_html"]

KINDS: Mapping[str, Callable[[Entry], Picture]] = {
    "bars": bars,
    "dot-plot": dot_plot,
    "dots": dots,
    "expression-tree": expression_tree,
    "figure": figure,
    "number-line": number_line,
    "plane": plane,
    "scatter": scatter,
    "table": table,
}
"""What reads each kind's data."""


def picture_from(data: Mapping[str, Any]) -> Picture:
    """Return the picture that plain data describe: its ``kind``, the kind's own keys, and perhaps ``alt`` and ``long``.

    Raises:
        PictureError: the data say what cannot be drawn; its text names the key.
    """
    top = Entries(data)
    kind = top.get("kind").text()
    if kind not in KINDS:
        raise top.get("kind").wrong(f"is {kind!r}; there are {', '.join(KINDS)}")
    picture = KINDS[kind](Entry({key: value for key, value in data.items() if key not in ("alt", "long")}))
    alt, long = top.text("alt"), top.text("long")
    return Retold(picture, alt, long) if alt or long else picture
