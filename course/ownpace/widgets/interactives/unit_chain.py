"""Conversion factors in a row, each to be flipped, so that units cancel."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from typing import ClassVar

from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_AMOUNT = re.compile(r"\s*(\d{1,7}(?:\.\d{1,6})?)\s+([A-Za-z$][A-Za-z$ /]{0,29}?)\s*")
_MOST = 5

Units = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class UnitChain(Setup):
    """An amount, the factors that may be used, and the unit that is wanted.

    Attributes:
        start: such as ``60 mi/h``.
        factors: such as ``5280 ft = 1 mi``: both sides are the same amount.
        target: such as ``ft/s``.
    """

    start: str
    factors: tuple[str, ...]
    target: str

    kind: ClassVar[str] = "unit-chain"
    sample: ClassVar = {
        "start": "60 mi/h",
        "factors": ["5280 ft = 1 mi", "60 min = 1 h", "60 s = 1 min"],
        "target": "ft/s",
    }
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse what no chain can reach. Raises OptionError."""
        option.texts(self.kind, "factors", self.factors, least=1, most=_MOST)
        option.text(self.kind, "target", self.target)
        self._amount("start", self.start)
        self._factors()
        if self._wanted() is None:
            option.refuse(self.kind, "target", "a unit that the factors lead to, such as 'ft/s'", self.target)

    def face(self) -> Face:
        """Return the start and the factors as numbers with units above and below the line."""
        value, unit = self._amount("start", self.start)
        top, bottom = units_of(unit)
        return {
            "start": {"value": _plain(value), "top": list(top), "bottom": list(bottom)},
            "factors": [
                {"a": {"value": _plain(a[0]), "unit": a[1]}, "b": {"value": _plain(b[0]), "unit": b[1]}}
                for a, b in self._factors()
            ],
            "target": self.target,
        }

    def alt(self) -> str:
        """Return what is to be converted with what."""
        return f"Convert {self.start} to {self.target}. Factors: {'; '.join(self.factors)}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the chain ends in the wanted unit."""
        read = _AMOUNT.fullmatch(goal or answer)
        found, wanted = _AMOUNT.fullmatch(answer), self._wanted()
        if found is None or read is None or wanted is None:
            return said("unreadable")
        if sorted_units(found[2]) != sorted_units(self.target):
            return said("wrong", "unit-chain.unit", unit=found[2], target=self.target)
        return said("right")

    def _amount(self, name: str, text: str) -> tuple[Fraction, str]:
        read = _AMOUNT.fullmatch(option.text(self.kind, name, text))
        if read is None:
            option.refuse(self.kind, name, "a number and a unit, such as '60 mi/h'", text)
        return Fraction(read[1]), read[2]

    def _factors(self) -> list[tuple[tuple[Fraction, str], tuple[Fraction, str]]]:
        found = []
        for factor in self.factors:
            left, sign, right = factor.partition("=")
            if not sign:
                option.refuse(self.kind, "factors", "equal amounts such as '5280 ft = 1 mi'", factor)
            pair = self._amount("factors", left), self._amount("factors", right)
            if any("/" in unit for _, unit in pair):
                option.refuse(self.kind, "factors", "equal amounts in plain units, without '/'", factor)
            found.append(pair)
        return found

    def _wanted(self) -> Fraction | None:
        """Return the value in the wanted unit, by the first chain of factors that leads there."""
        target = sorted_units(self.target)
        return next((value for value, units in self._chains() if units == target), None)

    def _chains(self) -> Iterator[tuple[Fraction, Units]]:
        value, unit = self._amount("start", self.start)
        factors = self._factors()
        for count in range(len(factors) + 1):
            for chosen in permutations(factors, count):
                for flips in product((False, True), repeat=count):
                    yield _chained(value, units_of(unit), list(zip(chosen, flips, strict=True)))


def _chained(
    value: Fraction, units: Units, links: list[tuple[tuple[tuple[Fraction, str], tuple[Fraction, str]], bool]]
) -> tuple[Fraction, Units]:
    top, bottom = list(units[0]), list(units[1])
    for (a, b), flipped in links:
        over, under = (b, a) if flipped else (a, b)
        value *= over[0] / under[0]
        top.append(over[1])
        bottom.append(under[1])
    for unit in list(top):
        if unit in bottom:
            top.remove(unit)
            bottom.remove(unit)
    return value, (tuple(sorted(top)), tuple(sorted(bottom)))


def units_of(unit: str) -> Units:
    """Return the units above and below the line: ``mi/h`` is (mi) over (h)."""
    top, *bottom = [each.strip() for each in unit.split("/")]
    return (top,) if top else (), tuple(bottom)


def sorted_units(unit: str) -> Units:
    """Return the same in an order that does not depend on how it was written."""
    top, bottom = units_of(unit)
    return tuple(sorted(top)), tuple(sorted(bottom))


def _plain(value: Fraction) -> list[int]:
    return [value.numerator, value.denominator]
