"""What a parameter may be: ``2..9``, ``-9..-2``, ``1/2``, ``2..20 step 2``, or a list of those."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

MAX_VALUES = 10_000
"""The most values that one parameter may range over."""

_RANGE = re.compile(r"(-?\d+)\s*\.\.\s*(-?\d+)(?:\s+step\s+(\d+))?")
_VALUE = re.compile(r"-?\d+(?:/[1-9]\d*|\.\d+)?")


class DomainError(ValueError):
    """A domain that cannot be read, is empty, or is too large."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The values that a parameter may take, in the order written."""

    values: tuple[Fraction, ...]


def parse_domain(written: str | Sequence[str]) -> Domain:
    """Return the domain that an author wrote: one range or value, or a list of them. Raises DomainError."""
    pieces = [written] if isinstance(written, str) else list(written)
    values = tuple(value for piece in pieces for value in _values(piece.strip()))
    if not values:
        raise DomainError("no value to draw from")
    if len(values) > MAX_VALUES:
        raise DomainError(f"{len(values)} values to draw from; the most allowed is {MAX_VALUES}")
    return Domain(values)


def _values(piece: str) -> Sequence[Fraction]:
    if _VALUE.fullmatch(piece):
        return [Fraction(piece)]
    found = _RANGE.fullmatch(piece)
    if found is None:
        raise DomainError(f"{piece!r} is no range; write 2..9, 1/2, 0.5, or a list such as [-9..-2, 2..9]")
    low, high, step = int(found[1]), int(found[2]), int(found[3] or 1)
    if step == 0 or high < low or high - low > MAX_VALUES * step:
        raise DomainError(f"{piece!r} holds no value, or too many")
    return [Fraction(value) for value in range(low, high + 1, step)]
