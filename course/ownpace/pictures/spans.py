"""Parts of a number line: from a statement such as ``x > 3`` or ``[2, 5)``."""

import math
from dataclasses import dataclass

from ownpace import algebra
from ownpace.algebra import Constant, Expr, Interval, Listing, Point, Relation, Signed, Statement, Union
from ownpace.pictures.entries import Entry
from ownpace.pictures.numerals import numeral
from ownpace.pictures.sentences import told


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers between two ends, which may be infinite; a closed end belongs to it."""

    low: float
    high: float
    closed_low: bool = False
    closed_high: bool = False

    def words(self) -> str:
        """Return the part in words."""
        low = (
            told("end", at=numeral(self.low), what=_ends(self.closed_low)) if math.isfinite(self.low) else ""
        )
        high = (
            told("end", at=numeral(self.high), what=_ends(self.closed_high))
            if math.isfinite(self.high)
            else ""
        )
        if low and high:
            return told("between", low=low, high=high)
        if low or high:
            return told("ray-right" if low else "ray-left", end=low or high)
        return told("all-of-line")


def spans_of(entry: Entry) -> tuple[Span, ...]:
    """Return the parts of the line that a statement names. Raises PictureError."""
    return _spans(entry.formula(), entry)


def _spans(read: Expr | Statement, entry: Entry) -> tuple[Span, ...]:
    match read:
        case Point((low, high)):
            return (Span(_end(low, entry), _end(high, entry)),)
        case Interval(low, high, closed_low, closed_high):
            return (Span(_end(low, entry), _end(high, entry), closed_low, closed_high),)
        case Union(parts) | Listing(parts, "or"):
            return tuple(span for part in parts for span in _spans(part, entry))
        case Relation() if "=" not in read.signs and "!=" not in read.signs:
            return (_of_inequality(read, entry),)
        case _:
            raise entry.wrong(f"is {entry.value!r}, no interval or inequality in one letter")


def _of_inequality(read: Relation, entry: Entry) -> Span:
    sides, signs = list(read.sides), list(read.signs)
    if signs[0] in (">", ">="):
        sides.reverse()
        signs = [sign.replace(">", "<") for sign in reversed(signs)]  # type: ignore[misc]
    values = [None if isinstance(side, algebra.Variable) else _end(side, entry) for side in sides]
    closed = [sign == "<=" for sign in signs]
    match values:
        case [None, float(high)]:
            return Span(-math.inf, high, closed_high=closed[0])
        case [float(low), None]:
            return Span(low, math.inf, closed_low=closed[0])
        case [float(low), None, float(high)]:
            return Span(low, high, *closed)
        case _:
            raise entry.wrong(f"is {entry.value!r}; write the letter alone, as in 2 < x <= 5")


def _end(node: Expr, entry: Entry) -> float:
    if isinstance(node, Signed) and isinstance(node.operand, Constant):
        return -math.inf if node.sign == "-" else math.inf
    if node == Constant("oo"):
        return math.inf
    try:
        return float(algebra.evaluate(node))
    except (algebra.Undefined, algebra.Inexact, algebra.TooLarge):
        raise entry.wrong(
            f"is {entry.value!r}, whose ends are no numbers; write the letter alone, as in 2 < x <= 5"
        ) from None


def _ends(closed: bool) -> str:
    return told("included" if closed else "not-included")
