"""What every picture is: a drawing and its words, made from the same numbers."""

import hashlib
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.marks import Mark, mark, markup

MARGIN: Final = 6.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a sheet of that size, in CSS pixels of a full-size page."""

    width: float
    height: float
    marks: tuple[Mark, ...]


class Picture(ABC):
    """A picture with words that stand for it."""

    __slots__ = ()

    @property
    @abstractmethod
    def alt(self) -> str:
        """One sentence that stands for the picture."""

    @property
    @abstractmethod
    def long(self) -> str:
        """All that the picture shows, in words."""

    @abstractmethod
    def drawing(self) -> Drawing:
        """Return what is drawn."""

    def svg(self, ident: str = "") -> str:
        """Return the picture as SVG text that may stand in a page.

        Args:
            ident: makes the ids of this picture differ from those of an equal one on the same page.
        """
        drawn = self.drawing()
        stem = self.stem(ident)
        return markup(
            mark(
                "svg",
                mark("title", self.alt, id=f"{stem}-t"),
                mark("desc", self.long, id=f"{stem}-d"),
                *drawn.marks,
                xmlns="http://www.w3.org/2000/svg",
                class_="op-picture-drawing",
                role="img",
                aria_labelledby=f"{stem}-t",
                aria_describedby=f"{stem}-d",
                viewBox=f"0 0 {drawn.width:.0f} {drawn.height:.0f}",
                width=f"{drawn.width:.0f}",
                height=f"{drawn.height:.0f}",
                style="max-width:100%;height:auto",
                font_family=ink.SERIF,
                font_size="15",
                fill=ink.INK,
                stroke="none",
            )
        )

    def stem(self, ident: str = "") -> str:
        """Return what the ids of this picture begin with: the same for the same picture and ident."""
        told = "\0".join((ident, type(self).__name__, self.alt, self.long, repr(self.drawing())))
        return f"op-pic-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Retold(Picture):
    """A picture whose author has found better words for it. An empty text leaves the picture's own."""

    picture: Picture
    words: str
    description: str

    @property
    def alt(self) -> str:
        """The author's sentence."""
        return self.words or self.picture.alt

    @property
    def long(self) -> str:
        """The author's description."""
        return self.description or self.picture.long

    def drawing(self) -> Drawing:
        """Return the picture's own drawing."""
        return self.picture.drawing()


def around(drawing: Drawing, margin: float = MARGIN) -> Drawing:
    """Return a drawing with a margin on each side."""
    moved = mark("g", *drawing.marks, transform=f"translate({margin:g} {margin:g})")
    return replace(
        drawing,
        width=drawing.width + 2 * margin,
        height=drawing.height + 2 * margin,
        marks=(moved,),
    )
