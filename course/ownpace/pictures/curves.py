"""Graphs as straight pieces inside a window, from equations and inequalities in x and y."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ownpace import algebra
from ownpace.algebra import (
    Absolute,
    Constant,
    Expr,
    Group,
    Mixed,
    Number,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
    Variable,
)
from ownpace.pictures.entries import Entry

Place = tuple[float, float]
Window = tuple[float, float, float, float]
SAMPLES = 240


@dataclass(frozen=True, slots=True)
class Graph:
    """What an equation draws: ``across*x + up*y + rest = 0`` where it is a line, or ``y = rule(x)``."""

    line: tuple[float, float, float] | None
    rule: Callable[[float], float | None] | None

    def pieces(self, window: Window) -> tuple[tuple[Place, ...], ...]:
        """Return the polylines inside a window."""
        if self.line is not None:
            return _line_in(self.line, window)
        return _curve_in(self.rule, window) if self.rule is not None else ()

    def height(self, x: float) -> float | None:
        """Return y at x, or None where there is none (or where all are)."""
        if self.line is None:
            return self.rule(x) if self.rule is not None else None
        across, up, rest = self.line
        return -(across * x + rest) / up if up else None


def graph_of(entry: Entry) -> tuple[Graph, str]:
    """Return what a formula draws and the sign in it: ``2x + 1``, ``y = x^2``, ``x = 3``, ``2x + 3y < 6``."""
    read = entry.formula()
    if isinstance(read, Expr):
        read = Relation((Variable("y"), read), ("=",))
    if not isinstance(read, Relation) or len(read.sides) != 2:
        raise entry.wrong(f"is {entry.value!r}, no equation or inequality in x and y")
    strangers = algebra.variables(read) - {"x", "y"}
    if strangers:
        raise entry.wrong(f"has the letter {min(strangers)}; only x and y are drawn")
    line = _as_line(read)
    if line is None and read.left != Variable("y"):
        raise entry.wrong(f"is {entry.value!r}; a curve is written y = ...")
    return Graph(line, None if line else lambda x: value(read.right, {"x": x})), read.signs[0]


def value(node: Expr, at: dict[str, float]) -> float | None:
    """Return what an expression is worth, or None where it is worth nothing that can be drawn."""
    try:
        found = _value(node, at)
    except (ArithmeticError, ValueError, KeyError):
        return None
    return float(found) if isinstance(found, int | float) and math.isfinite(found) else None


def _value(node: Expr, at: dict[str, float]) -> float:  # noqa: C901  # one case for each kind of node
    match node:
        case Number(number):
            return float(number)
        case Mixed(whole, above, below):
            return whole + above / below
        case Variable(name):
            return at[name]
        case Constant("pi"):
            return math.pi
        case Group(inner):
            return _value(inner, at)
        case Absolute(inner):
            return abs(_value(inner, at))
        case Signed(sign, operand) if sign in "+-":
            return -_value(operand, at) if sign == "-" else _value(operand, at)
        case Sum(terms, signs):
            return sum(_value(t, at) * (-1 if s == "-" else 1) for t, s in zip(terms, signs, strict=True))
        case Product(factors):
            return math.prod(_value(factor, at) for factor in factors)
        case Quotient(above, below):
            return _value(above, at) / _value(below, at)
        case Power(base, exponent):
            return math.pow(_value(base, at), _value(exponent, at))
        case Root(radicand, index):
            return _root(_value(radicand, at), index)
        case _:
            raise ValueError(type(node).__name__)


def _root(radicand: float, index: int) -> float:
    if index % 2:
        return math.copysign(abs(radicand) ** (1 / index), radicand)
    return math.pow(radicand, 1 / index)


def _as_line(read: Relation) -> tuple[float, float, float] | None:
    """Return across, up and rest of a linear relation; five more places tell whether it is one."""

    def gap(x: float, y: float) -> float | None:
        left, right = (value(side, {"x": x, "y": y}) for side in read.sides)
        return None if left is None or right is None else left - right

    rest, at_x, at_y = gap(0, 0), gap(1, 0), gap(0, 1)
    if rest is None or at_x is None or at_y is None:
        return None
    across, up = at_x - rest, at_y - rest
    for x, y in ((2, 0), (0, 2), (3, -2), (-5, 7), (0.5, -1.5)):
        found = gap(x, y)
        if found is None or abs(found - (across * x + up * y + rest)) > 1e-7:
            return None
    return (across, up, rest) if across or up else None


def _line_in(line: tuple[float, float, float], window: Window) -> tuple[tuple[Place, ...], ...]:
    across, up, rest = line
    low_x, high_x, low_y, high_y = window
    found: set[Place] = set()
    if up:
        found |= {(x, -(across * x + rest) / up) for x in (low_x, high_x)}
    if across:
        found |= {(-(up * y + rest) / across, y) for y in (low_y, high_y)}
    inside = sorted({(round(x, 9), round(y, 9)) for x, y in found if within(window, x, y)})
    return ((inside[0], inside[-1]),) if len(inside) > 1 else ()


def _curve_in(rule: Callable[[float], float | None], window: Window) -> tuple[tuple[Place, ...], ...]:
    low_x, high_x, low_y, high_y = window
    tall = high_y - low_y
    pieces: list[list[Place]] = [[]]
    before: Place | None = None
    for at in range(SAMPLES + 1):
        x = low_x + (high_x - low_x) * at / SAMPLES
        y = rule(x)
        here = None if y is None else (x, y)
        if here is None or before is None or abs(here[1] - before[1]) > 3 * tall:
            pieces.append([here] if here and low_y <= here[1] <= high_y else [])
        else:
            _extend(pieces, before, here, low_y, high_y)
        before = here
    return tuple(tuple(piece) for piece in pieces if len(piece) > 1)


def _extend(pieces: list[list[Place]], before: Place, here: Place, low: float, high: float) -> None:
    """Go on from one place to the next, and cut where the curve leaves or enters the window."""
    inside_before, inside_here = low <= before[1] <= high, low <= here[1] <= high
    if inside_before and inside_here:
        pieces[-1].append(here)
    elif inside_before or inside_here:
        outer = here if inside_before else before
        edge = high if outer[1] > high else low
        share = (edge - before[1]) / (here[1] - before[1])
        cut = (before[0] + (here[0] - before[0]) * share, edge)
        if inside_before:
            pieces[-1].append(cut)
            pieces.append([])
        else:
            pieces.append([cut, here])


def half_plane(line: tuple[float, float, float], window: Window, *, below: bool) -> tuple[Place, ...]:
    """Return the corners of the part of a window where ``across*x + up*y + rest`` is below (or above) zero."""
    low_x, high_x, low_y, high_y = window
    corners = ((low_x, low_y), (high_x, low_y), (high_x, high_y), (low_x, high_y))
    sign = 1 if below else -1
    heights = [sign * (line[0] * x + line[1] * y + line[2]) for x, y in corners]
    kept: list[Place] = []
    for at, corner in enumerate(corners):
        after, height, next_height = corners[(at + 1) % 4], heights[at], heights[(at + 1) % 4]
        if height <= 0:
            kept.append(corner)
        if height * next_height < 0:
            share = height / (height - next_height)
            kept.append(tuple(c + (n - c) * share for c, n in zip(corner, after, strict=True)))  # type: ignore[arg-type]
    return tuple(kept)


def grid_places(graph: Graph, xs: Sequence[float], ys: Sequence[float]) -> tuple[Place, ...]:
    """Return where a graph goes through corners of the grid."""
    known = {round(y, 6) for y in ys}
    found = []
    for x in xs:
        y = graph.height(x)
        if y is not None and round(y, 6) in known:
            found.append((x, round(y, 6) + 0.0))
    return tuple(found)


def within(window: Window, x: float, y: float) -> bool:
    """Return whether a place is inside a window or on its edge."""
    slack = 1e-9 * max(map(abs, window))
    return window[0] - slack <= x <= window[1] + slack and window[2] - slack <= y <= window[3] + slack
