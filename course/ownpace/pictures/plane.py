"""A coordinate plane with points, graphs, half-planes and paths."""

import math
from dataclasses import dataclass, field
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.curves import Graph, Place, Window, grid_places, half_plane
from ownpace.pictures.frames import Frame
from ownpace.pictures.lettering import lettered, spoken
from ownpace.pictures.marks import Mark, mark, path
from ownpace.pictures.numerals import numeral, pair
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.sentences import listed, paragraph, told

DASHES: Final = "7 5"
COLOURS: Final = (ink.BLUE, ink.RED, ink.INK)


@dataclass(frozen=True, slots=True)
class Dot:
    """A marked point; open where it does not belong."""

    x: float
    y: float
    label: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A graph; ``label`` names it in the picture."""

    graph: Graph
    source: str
    label: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """One side of a line: ``below`` zero or above it, with or without the line itself."""

    line: tuple[float, float, float]
    source: str
    below: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Track:
    """Straight pieces from place to place."""

    places: tuple[Place, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Plane(Picture):
    """A window of the plane and what is drawn in it.

    ``counted`` tells points by grid lines instead of by their numbers, where reading the numbers is the question.
    """

    frame: Frame
    dots: tuple[Dot, ...] = ()
    curves: tuple[Curve, ...] = ()
    regions: tuple[Region, ...] = ()
    tracks: tuple[Track, ...] = ()
    counted: bool = field(default=False)

    @property
    def alt(self) -> str:
        """One sentence."""
        shown = listed(self._told())
        return told("plane.alt-with" if shown else "plane.alt", shown=shown)

    @property
    def long(self) -> str:
        """The axes and every part in words."""
        return paragraph(
            self.frame.words(),
            *(told("plane.dot", dot=self._dot_words(dot)) for dot in self.dots),
            *(self._curve_words(curve) for curve in self.curves),
            *(self._region_words(region) for region in self.regions),
            *(
                told(
                    "plane.track-named" if track.label else "plane.track",
                    name=spoken(track.label),
                    places=listed(self._place(*at) for at in track.places),
                )
                for track in self.tracks
            ),
        )

    def drawing(self) -> Drawing:
        """Return the grid, the shaded parts, the graphs and, on top, the points."""
        marks = (
            *self.frame.grid(),
            *(self._shade(region) for region in self.regions),
            *self.frame.axes(),
            *(each for at, curve in enumerate(self.curves) for each in self._curve(curve, COLOURS[at % 3])),
            *(each for region in self.regions for each in self._edge(region)),
            *(each for at, track in enumerate(self.tracks) for each in self._track(track, COLOURS[at % 3])),
            *(each for dot in self.dots for each in self._dot(dot)),
        )
        return around(Drawing(self.frame.width, self.frame.height, marks))

    # --- words

    def _told(self) -> list[str]:
        found = [self._dot_words(dot) for dot in self.dots[:8]]
        found += [
            told("plane.graph-named" if c.label else "plane.graph", name=spoken(c.label)) for c in self.curves
        ]
        found += [told("plane.part") for _ in self.regions]
        found += [told("plane.path") for _ in self.tracks]
        return found

    def _dot_words(self, dot: Dot) -> str:
        key = "plane.point-named" if dot.label else "plane.point"
        words = told(key, name=spoken(dot.label), place=self._place(dot.x, dot.y))
        return told("spot-open", spot=words) if dot.open else words

    def _place(self, x: float, y: float) -> str:
        if not self.counted:
            return pair(x, y)
        across, up = x / self.frame.step[0], y / self.frame.step[1]
        return told(
            "plane.counted",
            across=numeral(abs(across)),
            side=told("right" if across >= 0 else "left"),
            up=numeral(abs(up)),
            way=told("up" if up >= 0 else "down"),
        )

    def _curve_words(self, curve: Curve) -> str:
        places = grid_places(curve.graph, *self.frame.ticks())
        line = curve.graph.line
        upright = told("plane.upright", at=numeral(-line[2] / line[0])) if line and not line[1] else ""
        shape = told("plane.straight" if curve.graph.line else "plane.curved")
        named = told("plane.named", name=spoken(curve.label)) if curve.label else ""
        return told(
            "plane.through",
            shape=shape,
            named=named,
            places=upright or listed(self._place(*at) for at in _some(places)),
        )

    def _region_words(self, region: Region) -> str:
        places = grid_places(Graph(region.line, None), *self.frame.ticks())
        across, up, _ = region.line
        # the sign of the letter's number turns the side round
        lower = region.below == ((up or across) > 0)
        side = ("below" if lower else "above") if up else ("left-of" if lower else "right-of")
        upright = not up and across
        where = told("plane.upright", at=numeral(-region.line[2] / across)) if upright else ""
        return told(
            "plane.region",
            side=told(f"plane.{side}"),
            edge=told("plane.dashed" if region.strict else "plane.solid"),
            places=where or listed(self._place(*at) for at in _some(places)),
        )

    # --- marks

    def _polyline(self, places: tuple[Place, ...], colour: str, dashes: str = "") -> Mark:
        d = path(*(self.frame.at(*place) for place in places))
        extra = {"stroke_dasharray": dashes} if dashes else {}
        return mark(
            "path", d=d, fill="none", stroke=colour, stroke_width=2.4, stroke_linejoin="round", **extra
        )

    def _curve(self, curve: Curve, colour: str) -> list[Mark]:
        pieces = curve.graph.pieces(self.frame.window)
        found = [self._polyline(piece, colour, DASHES if curve.dashed else "") for piece in pieces]
        if curve.label and pieces:
            x, y = self.frame.at(*max(pieces[-1], key=lambda place: place[0]))
            found.append(lettered(curve.label, x - 6, max(y - 8, 14), anchor="end", fill=colour))
        return found

    def _track(self, track: Track, colour: str) -> list[Mark]:
        found = [self._polyline(track.places, colour)]
        if track.label:
            x, y = self.frame.at(*track.places[-1])
            found.append(lettered(track.label, x - 6, max(y - 8, 14), anchor="end", fill=colour))
        return found

    def _shade(self, region: Region) -> Mark:
        corners = half_plane(region.line, self.frame.window, below=region.below)
        d = path(*(self.frame.at(*place) for place in corners or ((0.0, 0.0),)), closed=True)
        return mark("path", d=d, fill=ink.BLUE, fill_opacity=0.18)

    def _edge(self, region: Region) -> list[Mark]:
        pieces = Graph(region.line, None).pieces(self.frame.window)
        return [self._polyline(piece, ink.BLUE, DASHES if region.strict else "") for piece in pieces]

    def _dot(self, dot: Dot) -> list[Mark]:
        x, y = self.frame.at(dot.x, dot.y)
        fill = ink.PAPER if dot.open else ink.RED
        found = [mark("circle", cx=x, cy=y, r=5, fill=fill, stroke=ink.RED, stroke_width=2)]
        if dot.label:
            found.append(self.frame.name_of(dot.label, x, y))
        return found


def _some(places: tuple[Place, ...], most: int = 7) -> tuple[Place, ...]:
    """Return at most so many places, spread evenly with both ends."""
    if len(places) <= most:
        return places
    chosen = {math.floor(at * (len(places) - 1) / (most - 1) + 0.5) for at in range(most)}
    return tuple(places[at] for at in sorted(chosen))


__all__ = ["Curve", "Dot", "Plane", "Region", "Track", "Window"]
