"""Data as authors write them, for the kinds that show data: exact numbers, points, the window they are seen through."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, isfinite, log10
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr
from ownpace.widgets.interactives import option

LARGEST: Final = 1_000_000
Point = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Line:
    """The line y = slope x + intercept."""

    slope: Fraction
    intercept: Fraction

    def at(self, x: Fraction) -> Fraction:
        """Return the height of the line at x."""
        return self.slope * x + self.intercept

    def error(self, points: Sequence[Point]) -> Fraction:
        """Return the sum of squared errors."""
        return sum(((y - self.at(x)) ** 2 for x, y in points), Fraction(0))


def number(kind: str, name: str, value: object) -> Fraction:
    """Return an exact number. Raises OptionError."""
    plain = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    found = Fraction(str(value)) if plain else read_number(value)
    if found is None or abs(found) > LARGEST or found.denominator > LARGEST:
        option.refuse(kind, name, "a number such as 3, 2.5 or '1/2'", value)
    return found


def numbers(kind: str, name: str, value: object, *, least: int, most: int) -> list[Fraction]:
    """Return a list of exact numbers. Raises OptionError."""
    if not isinstance(value, list | tuple) or not least <= len(value) <= most:
        option.refuse(kind, name, f"a list of {least} to {most} numbers", value)
    return [number(kind, name, each) for each in value]


def points(kind: str, name: str, value: object, *, least: int = 3, most: int = 24) -> list[Point]:
    """Return points of at least two different x. Raises OptionError."""
    wanted = f"a list of {least} to {most} pairs such as (2, 5), not all above one another"
    if not isinstance(value, list | tuple) or not least <= len(value) <= most:
        option.refuse(kind, name, wanted, value)
    found = []
    for pair in value:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            option.refuse(kind, name, wanted, pair)
        found.append((number(kind, name, pair[0]), number(kind, name, pair[1])))
    if len({x for x, _ in found}) < 2:
        option.refuse(kind, name, wanted, value)
    return found


def line(kind: str, name: str, value: object) -> Line:
    """Return a line out of a slope and an intercept. Raises OptionError."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        option.refuse(kind, name, "a slope and an intercept, such as (2, 5)", value)
    return Line(number(kind, name, value[0]), number(kind, name, value[1]))


def window(kind: str, name: str, value: object) -> list[float]:
    """Return the left, right, lower and upper end of what is seen. Raises OptionError."""
    found = numbers(kind, name, value, least=4, most=4)
    if found[0] >= found[1] or found[2] >= found[3]:
        option.refuse(
            kind, name, "the left, right, lower and upper end of what is seen, such as (0, 10, 0, 20)", value
        )
    return [float(each) for each in found]


def ends(kind: str, name: str, value: object) -> tuple[float, float]:
    """Return the lower and the upper end of a line. Raises OptionError."""
    found = numbers(kind, name, value, least=2, most=2)
    if found[0] >= found[1]:
        option.refuse(kind, name, "the lower and the upper end, such as (-10, 10)", value)
    return float(found[0]), float(found[1])


def seen(shown: Sequence[Point]) -> list[float]:
    """Return a window in which all points are seen, with 0 where it is near."""
    return [*reach([x for x, _ in shown]), *reach([y for _, y in shown])]


def reach(values: Sequence[Fraction]) -> list[float]:
    """Return round ends around values, with room on either side."""
    low, high = float(min(values)), float(max(values))
    span = (high - low) or 1.0
    step = 10.0 ** floor(log10(span))
    step = step if span / step >= 4 else step / 2 if span / step >= 2 else step / 5
    if 0 < low <= span / 2:
        low = 0
    if -span / 2 <= high < 0:
        high = 0
    ends = floor(low / step) * step, ceil(high / step) * step
    return [round(ends[0] - (step if low < 0 else 0 if low == 0 else step), 9), round(ends[1] + step, 9)]


def least_squares(given: Sequence[Point]) -> Line:
    """Return the line with the smallest sum of squared errors."""
    count = len(given)
    x, y = sum(a for a, _ in given) / Fraction(count), sum(b for _, b in given) / Fraction(count)
    slope = sum((a - x) * (b - y) for a, b in given) / sum((a - x) ** 2 for a, _ in given)
    return Line(Fraction(slope), Fraction(y - slope * x))


def read_number(text: object) -> Fraction | None:
    """Return the exact value of a text; None where it is no number."""
    read = algebra.parse(text, variables=frozenset()) if isinstance(text, str) and len(text) <= 60 else None
    return _value(read, {}) if isinstance(read, Expr) else None


def read_line(text: str) -> Line | None:
    """Return the line of ``y = 2x + 5`` or ``2x + 5``; None where the text is none."""
    left, _, right = text.rpartition("=")
    if left.strip() not in ("", "y"):
        return None
    read = algebra.parse(right, variables=frozenset({"x"}))
    if not isinstance(read, Expr):
        return None
    heights = [_value(read, {"x": Fraction(x)}) for x in range(3)]
    start, one, two = heights
    if start is None or one is None or two is None or two - one != one - start:
        return None
    return Line(one - start, start)


def rounded(value: Fraction) -> str:
    """Return a number to two places at most."""
    return (
        f"{float(value):.2f}".rstrip("0").rstrip(".").replace("-0", "0", int(abs(value) < Fraction(1, 200)))
    )


def _value(read: Expr, values: dict[str, Fraction]) -> Fraction | None:
    try:
        return algebra.evaluate(read, values)
    except (algebra.Undefined, algebra.Inexact, algebra.TooLarge):
        return None
