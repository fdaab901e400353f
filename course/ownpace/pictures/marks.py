"""A drawing as a small tree of SVG elements, written out one way: the same tree gives the same bytes.

Nothing reaches a page but through `markup`, which escapes every text and every attribute.
"""

import html
import re
from dataclasses import dataclass

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element: its name, its attributes in the order in which they are written, and what is inside."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    inside: tuple["Mark | str", ...] = ()


def mark(tag: str, *inside: Mark | str, **attributes: str | float) -> Mark:
    """Return an element. ``stroke_width=2`` is written ``stroke-width="2"``; numbers keep two decimals at most."""
    named = tuple((name.strip("_").replace("_", "-"), _text(value)) for name, value in attributes.items())
    return Mark(tag, named, inside)


def markup(drawn: Mark | str) -> str:
    """Return an element as XML text."""
    if isinstance(drawn, str):
        return escaped(drawn)
    attributes = "".join(f' {name}="{escaped(value)}"' for name, value in drawn.attributes)
    if not drawn.inside:
        return f"<{drawn.tag}{attributes}/>"
    return f"<{drawn.tag}{attributes}>{''.join(map(markup, drawn.inside))}</{drawn.tag}>"


def escaped(text: str) -> str:
    """Return a text as it may stand in XML, without the characters that no XML can hold."""
    return html.escape(_UNPRINTABLE.sub("\ufffd", text))


def path(*points: tuple[float, float], closed: bool = False) -> str:
    """Return the ``d`` of straight lines from point to point."""
    joined = " L ".join(f"{_text(x)} {_text(y)}" for x, y in points)
    return f"M {joined}{' Z' if closed else ''}"


def _text(value: str | float) -> str:
    if isinstance(value, str):
        return value
    rounded = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if rounded in ("-0", "") else rounded
