"""The picture beside a question: its drawing, and the words that stand for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as it is shown.

    Attributes:
        svg: the drawing, empty where it cannot be made.
        alt: the sentence that stands for it.
        fault: why it cannot be drawn, or nothing.
    """

    svg: str
    alt: str
    fault: str = ""


def drawing_of(data: Mapping[str, Any] | None) -> Drawing | None:
    """Return what a problem's ``picture:`` becomes, with its numbers filled in; None where there is none."""
    if data is None:
        return None
    try:
        pictures = import_module("ownpace.pictures")
    except ImportError:
        # Drawn by a room that is not there yet: what the author wrote is all that can be said.
        return Drawing("", str(data.get("alt") or f"a picture of the kind {data.get('kind')}"))
    try:
        picture = pictures.picture_from(data)
        return Drawing(picture.svg(), picture.alt)
    except pictures.PictureError as problem:
        return Drawing("", "", str(problem))
