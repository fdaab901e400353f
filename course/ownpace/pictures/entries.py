"""Reading the plain data of a picture, so that a complaint names the key."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Statement

Path = tuple[str | int, ...]
MOST = 400
"""Entries of one list."""
LARGEST = 1e9
"""The largest number that is drawn."""


class PictureError(ValueError):
    """Data that no picture can be made of.

    Attributes:
        path: the keys that lead to the entry.
        reason: what is wrong with it.
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"picture: {'.'.join(map(str, path)) or 'the data'} {reason}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value in the data, and the keys that lead to it."""

    value: Any
    path: Path = ()

    def wrong(self, reason: str) -> PictureError:
        """Return the complaint about this value."""
        return PictureError(self.path, reason)

    def number(self) -> float:
        """Return a number: one, or a text that is worth one such as ``1/2``."""
        found: Any = self._worked_out(self.value) if isinstance(self.value, str) else self.value
        if isinstance(found, bool) or not isinstance(found, int | float | Fraction):
            raise self.wrong(f"is {found!r}, not a number")
        if not (math.isfinite(found) and abs(float(found)) <= LARGEST):
            raise self.wrong(f"is {found!r}, which is too large to draw")
        return float(found)

    def text(self) -> str:
        """Return a text, or a number as text."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return f"{self.value:g}"
        raise self.wrong(f"is {self.value!r}, not a text")

    def formula(self) -> Expr | Statement:
        """Return what a text says in the algebra grammar."""
        read = algebra.parse(self.text())
        if isinstance(read, ParseError):
            raise self.wrong(f"{self.value!r} cannot be read as algebra")
        return read

    def items(self) -> tuple["Entry", ...]:
        """Return the entries of a list."""
        if isinstance(self.value, str | Mapping) or not isinstance(self.value, Sequence):
            raise self.wrong(f"is {self.value!r}, not a list")
        if len(self.value) > MOST:
            raise self.wrong(f"has {len(self.value)} entries; {MOST} are the most")
        return tuple(Entry(each, (*self.path, at)) for at, each in enumerate(self.value))

    def numbers(self, count: int) -> tuple[float, ...]:
        """Return a list of exactly so many numbers."""
        found = tuple(each.number() for each in self.items())
        if len(found) != count:
            raise self.wrong(f"has {len(found)} numbers instead of {count}")
        return found

    def _worked_out(self, text: str) -> Fraction | str:
        read = self.formula()
        try:
            return algebra.evaluate(read) if isinstance(read, Expr) else text
        except (algebra.Undefined, algebra.Inexact, algebra.TooLarge):
            return text


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping in the data, and the keys that lead to it."""

    data: Mapping[str, Any]
    path: Path = ()

    @classmethod
    def of(cls, entry: Entry, *known: str) -> "Entries":
        """Return an entry as a mapping that has none but the known keys."""
        if not isinstance(entry.value, Mapping):
            raise entry.wrong(f"is {entry.value!r}, not a mapping")
        unknown = [key for key in entry.value if key not in known]
        if unknown:
            raise PictureError(
                (*entry.path, str(unknown[0])), f"is not known here; known: {', '.join(known)}"
            )
        return cls(entry.value, entry.path)

    def __contains__(self, key: str) -> bool:
        return self.data.get(key) is not None

    def get(self, key: str) -> Entry:
        """Return the entry of a key. Raises PictureError where there is none."""
        if key not in self:
            raise PictureError((*self.path, key), "is missing")
        return Entry(self.data[key], (*self.path, key))

    def number(self, key: str, default: float) -> float:
        """Return a number, or the default."""
        return self.get(key).number() if key in self else default

    def text(self, key: str, default: str = "") -> str:
        """Return a text, or the default."""
        return self.get(key).text() if key in self else default

    def flag(self, key: str) -> bool:
        """Return whether a key is set."""
        found = self.data.get(key, False)
        if not isinstance(found, bool):
            raise PictureError((*self.path, key), f"is {found!r}, not true or false")
        return found

    def step(self, key: str, default: float) -> float:
        """Return a number above zero, or the default."""
        found = self.number(key, default)
        if found <= 0:
            raise PictureError((*self.path, key), f"is {found:g}; it must be above 0")
        return found

    def word(self, key: str, words: Sequence[str]) -> str:
        """Return one of some words; the first where there is none."""
        found = self.text(key, words[0])
        if found not in words:
            raise PictureError((*self.path, key), f"is {found!r}; it may be {', '.join(words)}")
        return found

    def each(self, key: str) -> Iterator[Entry]:
        """Return the entries of a list; none where the key is not there."""
        yield from self.get(key).items() if key in self else ()
