"""The picture beside a question: its drawing, and the words that stand for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ownpace.pictures import PictureError, picture_from


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


def drawing_of(data: Mapping[str, Any] | None, ident: str = "") -> Drawing | None:
    """Return what a problem's ``picture:`` becomes, with its numbers filled in; None where there is none.

    ``ident`` tells it from an equal picture on the same page.
    """
    if data is None:
        return None
    try:
        picture = picture_from(data)
    except PictureError as problem:
        return Drawing("", "", str(problem))
    return Drawing(picture.svg(ident), picture.alt)
