"""An expression as a tree: operations above what they work on."""

from dataclasses import dataclass
from typing import Final

from ownpace import algebra
from ownpace.algebra import (
    Absolute,
    Expr,
    Group,
    Power,
    Product,
    Quotient,
    Root,
    Signed,
    Sum,
)
from ownpace.messages import spoken_language
from ownpace.pictures import ink
from ownpace.pictures.entries import Entries, Entry
from ownpace.pictures.lettering import lettered, spoken, width_of
from ownpace.pictures.marks import Mark, mark, path
from ownpace.pictures.numerals import MINUS
from ownpace.pictures.picture import Drawing, Picture, around
from ownpace.pictures.sentences import listed, paragraph, told

DROP: Final = 58.0
RADIUS: Final = 15.0
MOST_NODES: Final = 40


@dataclass(frozen=True, slots=True)
class Knot:
    """An operation or, without children, a number or letter."""

    sign: str
    children: tuple["Knot", ...] = ()

    def size(self) -> int:
        """Return how many knots there are."""
        return 1 + sum(child.size() for child in self.children)


@dataclass(frozen=True, slots=True)
class ExpressionTree(Picture):
    """An expression, taken apart."""

    expression: Expr
    root: Knot

    @property
    def alt(self) -> str:
        """One sentence."""
        return told("tree.alt", expression=algebra.to_speech(self.expression, language=spoken_language()))

    @property
    def long(self) -> str:
        """Each operation with what it works on, from the top."""
        return paragraph(*_told(self.root))

    def drawing(self) -> Drawing:
        """Return the tree: leaves side by side, each operation above the middle of its parts."""
        marks: list[Mark] = []
        width, depth, _ = _placed(self.root, 0.0, 0, marks)
        edges = [each for each in marks if each.tag == "path"]
        knots = [each for each in marks if each.tag != "path"]
        return around(Drawing(width, depth * DROP + 2 * RADIUS + 2, (*edges, *knots)))


def _placed(knot: Knot, left: float, depth: int, marks: list[Mark]) -> tuple[float, int, float]:
    """Draw a knot from an edge on; return where it ends, how deep it reaches, and where its middle is."""
    y = depth * DROP + RADIUS + 1
    if not knot.children:
        wide = max(46.0, width_of(knot.sign) + 26)
        marks += _knot(knot.sign, left + wide / 2, y, leaf=True)
        return left + wide, depth, left + wide / 2
    end, deepest, middles = left, depth, []
    for child in knot.children:
        end, reach, middle = _placed(child, end, depth + 1, marks)
        deepest = max(deepest, reach)
        middles.append(middle)
    x = (middles[0] + middles[-1]) / 2
    for middle in middles:
        d = path((x, y), (middle, y + DROP))
        marks.append(mark("path", d=d, stroke=ink.QUIET, stroke_width=1.3))
    marks += _knot(knot.sign, x, y, leaf=False)
    return max(end, left + 46), deepest, x


def _knot(sign: str, x: float, y: float, *, leaf: bool) -> list[Mark]:
    if leaf:
        wide = max(30.0, width_of(sign) + 14)
        box = mark("rect", x=x - wide / 2, y=y - RADIUS, width=wide, height=2 * RADIUS, rx=5, fill=ink.PAPER)
        return [box, lettered(sign, x, y + 5, font_size=17)]
    wide = max(2 * RADIUS, width_of(sign) + 14)
    box = mark(
        "rect",
        x=x - wide / 2,
        y=y - RADIUS,
        width=wide,
        height=2 * RADIUS,
        rx=RADIUS,
        fill=ink.PAPER,
        stroke=ink.BLUE,
        stroke_width=1.8,
    )
    return [box, lettered(sign, x, y + 5.5, font_size=17, fill=ink.BLUE)]


def _told(knot: Knot) -> list[str]:
    if not knot.children:
        return []
    parts = listed(_short(child) for child in knot.children)
    sentence = told("tree.node", sign=_named(knot.sign), parts=parts)
    return [
        sentence[:1].upper() + sentence[1:],
        *(each for child in knot.children for each in _told(child)),
    ]


def _short(knot: Knot) -> str:
    return told("tree.a-node", sign=_named(knot.sign)) if knot.children else spoken(knot.sign)


_NAMES = {
    "+": "plus",
    MINUS: "minus",
    "×": "times",
    "÷": "divided-by",
    "^": "to-the-power",
    "±": "plus-or-minus",
}


def _named(sign: str) -> str:
    name = _NAMES.get(sign)
    return told(f"tree.sign-{name}") if name else sign


def _knots(node: Expr) -> Knot:
    match node:
        case Group(inner):
            return _knots(inner)
        case Sum(terms, signs):
            return _knots_of_sum(terms, signs)
        case Product(factors):
            return Knot("×", tuple(map(_knots, factors)))
        case Quotient(above, below):
            return Knot("÷", (_knots(above), _knots(below)))
        case Power(base, exponent):
            return Knot("^", (_knots(base), _knots(exponent)))
        case Signed(_, algebra.Number() | algebra.Variable()):
            return Knot(algebra.to_text(node).replace("-", MINUS))
        case Signed(sign, operand):
            return Knot(MINUS if sign == "-" else sign, (_knots(operand),))
        case Root(radicand, index):
            return Knot("√" if index == 2 else f"{index}√", (_knots(radicand),))
        case Absolute(inner):
            return Knot("|  |", (_knots(inner),))
        case _:
            return Knot(algebra.to_text(node))


def _knots_of_sum(terms: tuple[Expr, ...], signs: tuple[str, ...]) -> Knot:
    """Return a sum as it is worked from the left; a run of plus signs stays one knot."""
    found = _knots(terms[0])
    opened = False
    for term, sign in zip(terms[1:], signs[1:], strict=True):
        if sign == "+" and opened:
            found = Knot("+", (*found.children, _knots(term)))
        else:
            found = Knot(MINUS if sign == "-" else sign, (found, _knots(term)))
        opened = sign == "+"
    return found


def expression_tree(entry: Entry) -> ExpressionTree:
    """Return the picture of ``{expression: 3(x + 2)}``. Raises PictureError."""
    known = Entries.of(entry, "kind", "expression")
    formula = known.get("expression")
    read = formula.formula()
    if not isinstance(read, Expr):
        raise formula.wrong(f"is {formula.value!r}, no expression")
    root = _knots(read)
    if root.size() > MOST_NODES:
        raise formula.wrong(f"has {root.size()} parts; {MOST_NODES} are the most")
    return ExpressionTree(read, root)
