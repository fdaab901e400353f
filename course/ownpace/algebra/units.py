"""Units: what they measure, how large they are, and whether two amounts agree.

A unit is kept in the tree as it was written (`Quantity.unit`); here it gets a size and a dimension. Sizes are exact
fractions (an inch is 254/10000 m by definition), so that 12 in and 1 ft are the same amount, and not nearly.
Temperatures are read but never converted: their scales do not start at the same zero. A month is no number of days, so
months and years measure something of their own.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Literal

from ownpace.algebra.errors import Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.shape import ungrouped
from ownpace.algebra.tree import Expr, Quantity, Signed
from ownpace.algebra.values import frozen

Dimensions = tuple[int, int, int, int, int, int]
"""Powers of length, mass, time, money, calendar time and angle."""

_NONE: Final[Dimensions] = (0, 0, 0, 0, 0, 0)
_LENGTH: Final[Dimensions] = (1, 0, 0, 0, 0, 0)
_AREA: Final[Dimensions] = (2, 0, 0, 0, 0, 0)
_VOLUME: Final[Dimensions] = (3, 0, 0, 0, 0, 0)
_SPEED: Final[Dimensions] = (1, 0, -1, 0, 0, 0)
_MASS: Final[Dimensions] = (0, 1, 0, 0, 0, 0)
_TIME: Final[Dimensions] = (0, 0, 1, 0, 0, 0)
_MONEY: Final[Dimensions] = (0, 0, 0, 1, 0, 0)
_CALENDAR: Final[Dimensions] = (0, 0, 0, 0, 1, 0)
_ANGLE: Final[Dimensions] = (0, 0, 0, 0, 0, 1)


@frozen
class Unit:
    """A size in metres, kilograms, seconds, dollars, months and degrees, and the powers of these."""

    size: Fraction
    dimensions: Dimensions


@frozen
class Agreement:
    """How an amount compares with the one that is wanted.

    Attributes:
        kind: `same`; `different`; `no-unit` where the number is given alone; `other-kind` where the units measure
            different things (feet for hours); `unknown` where a unit or a value cannot be told.
        number: whether the bare number is the wanted one, in the wanted unit. Set for `no-unit`.
    """

    kind: Literal["same", "different", "no-unit", "other-kind", "unknown"]
    number: bool = False


_INCH: Final = Fraction(254, 10000)
_POUND: Final = Fraction(45359237, 100_000_000)
_GALLON: Final = 231 * _INCH**3

_TABLE: Final[tuple[tuple[str, Fraction | int, Dimensions], ...]] = (
    ("m meter meters metre metres", 1, _LENGTH),
    ("km kilometer kilometers kilometre kilometres", 1000, _LENGTH),
    ("cm centimeter centimeters centimetre centimetres", Fraction(1, 100), _LENGTH),
    ("mm millimeter millimeters millimetre millimetres", Fraction(1, 1000), _LENGTH),
    ("in inch inches", _INCH, _LENGTH),
    ("ft foot feet", 12 * _INCH, _LENGTH),
    ("yd yds yard yards", 36 * _INCH, _LENGTH),
    ("mi mile miles", 63360 * _INCH, _LENGTH),
    ("acre acres", 43560 * (12 * _INCH) ** 2, _AREA),
    ("L l liter liters litre litres", Fraction(1, 1000), _VOLUME),
    ("mL ml milliliter milliliters millilitre millilitres", Fraction(1, 1_000_000), _VOLUME),
    ("gal gallon gallons", _GALLON, _VOLUME),
    ("qt quart quarts", _GALLON / 4, _VOLUME),
    ("pt pint pints", _GALLON / 8, _VOLUME),
    ("cup cups", _GALLON / 16, _VOLUME),
    ("kg kilogram kilograms", 1, _MASS),
    ("g gram grams", Fraction(1, 1000), _MASS),
    ("mg milligram milligrams", Fraction(1, 1_000_000), _MASS),
    ("lb lbs pound pounds", _POUND, _MASS),
    ("oz ounce ounces", _POUND / 16, _MASS),
    ("ton tons", 2000 * _POUND, _MASS),
    ("s sec secs second seconds", 1, _TIME),
    ("min mins minute minutes", 60, _TIME),
    ("h hr hrs hour hours", 3600, _TIME),
    ("day days", 86400, _TIME),
    ("week weeks", 604800, _TIME),
    ("month months", 1, _CALENDAR),
    ("yr yrs year years", 12, _CALENDAR),
    ("mph", Fraction(63360, 3600) * _INCH, _SPEED),
    ("kph", Fraction(1000, 3600), _SPEED),
    ("$ dollar dollars", 1, _MONEY),
    ("¢ cent cents", Fraction(1, 100), _MONEY),
    ("° degree degrees", 1, _ANGLE),
)

NAMES: Final[Mapping[str, Unit]] = {
    name: Unit(Fraction(size), dimensions) for names, size, dimensions in _TABLE for name in names.split()
}
"""The units by name. A name of one letter is what it is; longer ones are read in any case."""

_FOLDED: Final = {name.casefold(): unit for name, unit in NAMES.items() if len(name) > 1}

_LONGEST: Final = 200
"""Characters of a unit's name."""

_UNSIZED: Final = frozenset({"°C", "°F"})
"""Units that are read and have no size."""

_FIRST_WORDS: Final = _FOLDED.keys() | {"square", "sq", "cubic", "cu"}

_NAME: Final = r"(?:[A-Za-z]+|¢|\$|°[CF]?)"
_POWERED: Final = rf"(?:(?:square|sq\.?|cubic|cu\.?)\s+)?{_NAME}(?:\^[23](?!\d)|[²³])?"
_PER: Final = r"(?:\s*/\s*|\s+per\s+)"
_WRITTEN: Final = re.compile(rf"{_POWERED}(?:(?:{_PER}|\s*[*·]\s*){_POWERED})*", re.ASCII | re.IGNORECASE)
_RATE: Final = re.compile(rf"(?:/\s*|per\s+)({_POWERED})", re.ASCII | re.IGNORECASE)
_PART: Final = re.compile(rf"(/|\*)?(square |cubic )?({_NAME})(?:\^([23]))?", re.ASCII | re.IGNORECASE)


def begins(word: str) -> bool:
    """Say whether a unit may begin with that word."""
    return word in NAMES or word.casefold() in _FIRST_WORDS


def written_at(text: str, at: int) -> re.Match[str] | None:
    """Return the unit that stands there behind a number: `ft`, `sq ft`, `ft^2`, `ft/s`, `miles per hour`."""
    match = _WRITTEN.match(text, at)
    return match if match and (match.group() in _UNSIZED or unit(match.group())) else None


def rate_at(text: str, at: int) -> re.Match[str] | None:
    """Return what may follow an amount of money, `/hr` or `per pound`, with the unit as its first group."""
    match = _RATE.match(text, at)
    return match if match and unit(match[1]) else None


def spelled(written: str) -> str:
    """Return a unit in one spelling of spaces and powers; the names stay those that were written."""
    text = " ".join(written.translate({ord("²"): "^2", ord("³"): "^3", ord("·"): "*"}).split())
    text = re.sub(r"\bsq\.? ", "square ", text, flags=re.IGNORECASE)
    text = re.sub(r"\bcu\.? ", "cubic ", text, flags=re.IGNORECASE)
    return re.sub(r" ?([/*^]) ?", r"\1", text)


def unit(text: str) -> Unit | None:
    """Return the unit that a text names; None if we do not know it, or it is longer than any that is written."""
    if len(text) > _LONGEST:
        return None
    rest = re.sub(r"(?: |^)per ", "/", spelled(text), flags=re.IGNORECASE)
    size, dimensions, at = Fraction(1), _NONE, 0
    while at < len(rest):
        part = _PART.match(rest, at)
        if part is None:
            return None
        at = part.end()
        named = NAMES.get(part[3]) or _FOLDED.get(part[3].casefold())
        if named is None:
            return None
        power = int(part[4] or {"square ": 2, "cubic ": 3}.get((part[2] or "").casefold(), 1))
        power = -power if part[1] == "/" else power
        size *= named.size**power
        a, b, c, d, e, f = (of + power * by for of, by in zip(dimensions, named.dimensions, strict=True))
        dimensions = (a, b, c, d, e, f)
    return Unit(size, dimensions) if at else None


def same(one: str, other: str) -> bool:
    """Say whether two names mean the same unit: `ft` and `feet`."""
    found = unit(one)
    return found is not None and found == unit(other)


def converted(amount: Fraction, written: str, wanted: str) -> Fraction | None:
    """Return an amount in another unit; None where they measure different things or are unknown."""
    one, other = unit(written), unit(wanted)
    if one is None or other is None or one.dimensions != other.dimensions:
        return None
    return amount * one.size / other.size


def agreement(given: Expr, wanted: Quantity) -> Agreement:
    """Return how a given amount compares with the wanted one, exactly."""
    amount, written = _amount(given)
    right, unit_wanted = _amount(wanted)
    try:
        value, value_wanted = evaluate(amount), evaluate(right)
    except Undefined:
        return Agreement("unknown")
    if not written:
        return Agreement("no-unit", number=value == value_wanted)
    one, other = unit(written), unit(unit_wanted)
    if one is None or other is None:
        if written != unit_wanted:
            return Agreement("unknown")
        one = other = Unit(Fraction(1), _NONE)
    if one.dimensions != other.dimensions:
        return Agreement("other-kind")
    return Agreement("same" if value * one.size == value_wanted * other.size else "different")


def _amount(node: Expr) -> tuple[Expr, str]:
    """Return the number of an amount, its sign with it, and its unit; an empty unit for a bare number."""
    node = ungrouped(node)
    match node:
        case Signed(sign, operand):
            inner, written = _amount(operand)
            return Signed(sign, inner), written
        case Quantity(amount, written):
            return amount, written
        case _:
            return node, ""
