"""Labelled figures of plane geometry: all are polygons with a text at each side that has one."""

import math
from dataclasses import dataclass
from typing import Final

from ownpace.pictures import ink
from ownpace.pictures.curves import Place
from ownpace.pictures.entries import Entries, Entry
from ownpace.pictures.lettering import lettered, spoken, width_of
from ownpace.pictures.marks import Mark, mark, path
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.sentences import listed, paragraph, told

LONGEST: Final = 240.0
SHORTEST: Final = 60.0


@dataclass(frozen=True, slots=True)
class Cut:
    """A dashed line inside a figure, such as a height."""

    start: Place
    end: Place
    label: str = ""


@dataclass(frozen=True, slots=True)
class Figure(Picture):
    """A polygon.

    Attributes:
        shape: its name in words.
        corners: counter-clockwise, with y upwards.
        sides: the label of the side after each corner; empty where there is none.
        names: the names of the corners; none, or one for each.
        right: the corners with a right-angle mark.
        inside: a text in the middle.
        cuts: dashed lines.
    """

    shape: str
    corners: tuple[Place, ...]
    sides: tuple[str, ...]
    names: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    inside: str = ""
    cuts: tuple[Cut, ...] = ()

    @property
    def alt(self) -> str:
        """One sentence."""
        labels = [spoken(side) for side in self.sides if side]
        return told("figure.alt-with" if labels else "figure.alt", shape=self.shape, sides=listed(labels))

    @property
    def long(self) -> str:
        """Every side in order, what is marked and what stands inside."""
        return paragraph(
            told("figure.order", sides=listed(spoken(s) or told("figure.plain") for s in self.sides)),
            told("figure.right", count=len(self.right)) if self.right else "",
            *(told("figure.cut", label=spoken(cut.label) or told("figure.plain")) for cut in self.cuts),
            told("figure.inside", text=spoken(self.inside)) if self.inside else "",
            told("figure.corners", names=listed(self.names)) if self.names else "",
        )

    def drawing(self) -> Drawing:
        """Return the outline with its labels outside, and room for them."""
        scale = self._scale()

        def at(place: Place) -> Place:
            return place[0] * scale, -place[1] * scale

        paper = tuple(map(at, self.corners))
        letters = [_side(paper, side, label) for side, label in enumerate(self.sides) if label]
        letters += [_corner(paper, corner, name) for corner, name in enumerate(self.names) if name]
        marks = [
            mark(
                "path",
                d=path(*paper, closed=True),
                fill=ink.BLUE,
                fill_opacity=0.1,
                stroke=ink.INK,
                stroke_width=1.6,
                stroke_linejoin="round",
            ),
            *(each for corner in self.right for each in _right_angle(paper, corner)),
            *(each for cut in self.cuts for each in _cut(at(cut.start), at(cut.end), cut.label)),
            *(lettered(each.text, each.x, each.y, anchor=each.anchor) for each in letters),
        ]
        if self.inside:
            middle = _middle(paper)
            marks.append(lettered(self.inside, middle[0], middle[1] + 5))
        low_x, high_x = min(x for x, _ in _reach(paper, letters)), max(x for x, _ in _reach(paper, letters))
        low_y, high_y = min(y for _, y in _reach(paper, letters)), max(y for _, y in _reach(paper, letters))
        moved = mark("g", *marks, transform=f"translate({-low_x:.2f} {-low_y:.2f})")
        return around(Drawing(high_x - low_x, high_y - low_y, (moved,)))

    def _scale(self) -> float:
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        return min(LONGEST / wide, LONGEST * 0.75 / high)


def _outwards(paper: tuple[Place, ...], side: int) -> tuple[Place, Place]:
    """Return the middle of a side and the unit step away from the figure, which lies left of each side on paper turned up."""
    (x, y), (to_x, to_y) = paper[side], paper[(side + 1) % len(paper)]
    length = math.hypot(to_x - x, to_y - y)
    return ((x + to_x) / 2, (y + to_y) / 2), ((y - to_y) / length, (to_x - x) / length)


@dataclass(frozen=True, slots=True)
class _Letters:
    """A label at its place."""

    text: str
    x: float
    y: float
    anchor: str

    def ends(self) -> tuple[Place, Place]:
        """Return about where the label begins and ends."""
        wide = width_of(self.text)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return (left, self.y - 14), (left + wide, self.y + 5)


def _reach(paper: tuple[Place, ...], letters: list[_Letters]) -> list[Place]:
    return [*paper, *(end for each in letters for end in each.ends())]


def _side(paper: tuple[Place, ...], side: int, label: str) -> _Letters:
    (x, y), (out_x, out_y) = _outwards(paper, side)
    anchor = "start" if out_x > 0.5 else "end" if out_x < -0.5 else "middle"
    return _Letters(label, x + out_x * 9, y + out_y * 14 + 5, anchor)


def _corner(paper: tuple[Place, ...], corner: int, name: str) -> _Letters:
    middle = _middle(paper)
    x, y = paper[corner]
    length = math.hypot(x - middle[0], y - middle[1]) or 1
    return _Letters(name, x + (x - middle[0]) / length * 14, y + (y - middle[1]) / length * 14 + 5, "middle")


def _middle(paper: tuple[Place, ...]) -> Place:
    xs, ys = [x for x, _ in paper], [y for _, y in paper]
    if len(paper) in (3, 4):
        return sum(xs) / len(paper), sum(ys) / len(paper)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _right_angle(paper: tuple[Place, ...], corner: int) -> list[Mark]:
    x, y = paper[corner]
    steps = []
    for other in (paper[corner - 1], paper[(corner + 1) % len(paper)]):
        length = math.hypot(other[0] - x, other[1] - y)
        steps.append(((other[0] - x) / length * 11, (other[1] - y) / length * 11))
    (one_x, one_y), (two_x, two_y) = steps
    square = path((x + one_x, y + one_y), (x + one_x + two_x, y + one_y + two_y), (x + two_x, y + two_y))
    return [mark("path", d=square, fill="none", stroke=ink.INK, stroke_width=1)]


def _cut(start: Place, end: Place, label: str) -> list[Mark]:
    found = [mark("path", d=path(start, end), stroke=ink.INK, stroke_width=1.2, stroke_dasharray="5 4")]
    if label:
        found.append(
            lettered(label, (start[0] + end[0]) / 2 + 8, (start[1] + end[1]) / 2 + 5, anchor="start")
        )
    return found


def figure(entry: Entry) -> Figure:
    """Return the picture of ``{shape, ...}``: a rectangle, triangle, L-shape or polygon. Raises PictureError.

    ``sides`` labels them counter-clockwise, for a rectangle from the bottom: bottom, right, top, left.
    """
    known = Entries.of(
        entry,
        *("kind", "shape", "width", "height", "apex", "cut-width", "cut-height", "corners"),
        *("sides", "names", "right-angles", "inside", "height-label"),
    )
    shape = known.word("shape", ("rectangle", "triangle", "l-shape", "polygon"))
    corners = _CORNERS[shape](known)
    sides = tuple("" if each.value is None else each.text() for each in known.each("sides"))
    if len(sides) > len(corners):
        raise known.get("sides").wrong(f"has {len(sides)} labels; the figure has {len(corners)} sides")
    right = tuple(round(each.number()) % len(corners) for each in known.each("right-angles"))
    return Figure(
        shape=told(f"figure.{shape}"),
        corners=corners,
        sides=sides + ("",) * (len(corners) - len(sides)),
        names=tuple(each.text() for each in known.each("names"))[: len(corners)],
        right=right or _square_corners(shape, corners),
        inside=known.text("inside"),
        cuts=_height_of(known, corners) if "height-label" in known else (),
    )


def _rectangle(known: Entries) -> tuple[Place, ...]:
    wide, high = known.step("width", 4), known.step("height", 3)
    return _sane(known, ((0, 0), (wide, 0), (wide, high), (0, high)))


def _triangle(known: Entries) -> tuple[Place, ...]:
    wide, high = known.step("width", 4), known.step("height", 3)
    return _sane(known, ((0, 0), (wide, 0), (known.number("apex", 0), high)))


def _l_shape(known: Entries) -> tuple[Place, ...]:
    wide, high = known.step("width", 6), known.step("height", 5)
    cut_wide, cut_high = known.step("cut-width", wide / 2), known.step("cut-height", high / 2)
    if cut_wide >= wide or cut_high >= high:
        raise Entry(known.data, known.path).wrong("has a cut that is larger than the figure")
    inner_x, inner_y = wide - cut_wide, high - cut_high
    return _sane(known, ((0, 0), (wide, 0), (wide, inner_y), (inner_x, inner_y), (inner_x, high), (0, high)))


def _polygon(known: Entries) -> tuple[Place, ...]:
    corners = tuple((each.numbers(2)[0], each.numbers(2)[1]) for each in known.get("corners").items())
    if not 3 <= len(corners) <= 12:
        raise known.get("corners").wrong(f"has {len(corners)} corners; there may be 3 to 12")
    after = (*corners[1:], corners[0])
    twice = sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in zip(corners, after, strict=True))
    if twice <= 0 or any(a == b for a, b in zip(corners, after, strict=True)):
        raise known.get("corners").wrong("has to go round the figure counter-clockwise")
    return _sane(known, corners)


def _sane(known: Entries, corners: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return corners of a figure that is neither flat nor a needle: its labels would lie on one another."""
    wide = max(x for x, _ in corners) - min(x for x, _ in corners)
    high = max(y for _, y in corners) - min(y for _, y in corners)
    if not 1 / 12 <= wide / high <= 12:
        raise Entry(known.data, known.path).wrong("is more than twelve times as long as it is wide")
    return corners


def _square_corners(shape: str, corners: tuple[Place, ...]) -> tuple[int, ...]:
    if shape == "rectangle":
        return (0, 1, 2, 3)
    if shape == "triangle" and corners[2][0] in (0, corners[1][0]):
        return (0,) if corners[2][0] == 0 else (1,)
    return ()


def _height_of(known: Entries, corners: tuple[Place, ...]) -> tuple[Cut, ...]:
    apex = max(corners, key=lambda place: place[1])
    return (Cut((apex[0], 0), apex, known.text("height-label")),)


_CORNERS = {"rectangle": _rectangle, "triangle": _triangle, "l-shape": _l_shape, "polygon": _polygon}
