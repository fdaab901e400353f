"""A family of graphs: a dial for each number of its rule, and the parent beside it, so that what a number does is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from ownpace.widgets.interactives import data, option
from ownpace.widgets.interactives.boards import BoardSetup
from ownpace.widgets.interactives.setup import Face

FAMILIES: Final[Mapping[str, Mapping[str, int]]] = {
    "line": {"m": 1, "b": 0},
    "parabola": {"a": 1, "h": 0, "k": 0},
    "absolute": {"a": 1, "h": 0, "k": 0},
    "exponential": {"a": 1, "b": 2},
}
"""The numbers of each rule, as the parent has them: ``y = mx + b``, ``y = a(x - h)^2 + k``, ``y = a|x - h| + k``, ``y = ab^x``."""


@dataclass(frozen=True, slots=True)
class SliderFamily(BoardSetup):
    """Dials and a graph.

    Attributes:
        family: ``line``, ``parabola``, ``absolute`` or ``exponential``.
        values: numbers to begin with, by name; the others are the parent's.
        slide: names of the numbers that have a dial; nothing for all.
        ends: the least and the largest number of a dial. The base of an exponential stays above zero.
        seen: left, right, lower and upper end of what is seen.
        step: how far one step of a dial goes.
    """

    family: str = "parabola"
    values: Mapping[str, object] | None = None
    slide: tuple[str, ...] = ()
    ends: tuple[object, object] = (-5, 5)
    seen: tuple[object, ...] = (-10, 10, -10, 10)
    step: object = 1

    kind: ClassVar[str] = "slider-family"
    sample: ClassVar = {"family": "parabola", "values": {"k": 3}}

    def __post_init__(self) -> None:
        """Refuse a family or a number that there is not. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return the dials and the window."""
        option.one_of(self.kind, "family", self.family, FAMILIES)
        names = FAMILIES[self.family]
        given = self.values or {}
        if not isinstance(given, Mapping) or not set(given) <= set(names):
            option.refuse(self.kind, "values", f"numbers by name, out of {', '.join(names)}", self.values)
        slide = tuple(self.slide) or tuple(names)
        for name in slide:
            option.one_of(self.kind, "slide", name, names)
        low, high = data.numbers(self.kind, "ends", self.ends, least=2, most=2)
        if low >= high:
            option.refuse(self.kind, "ends", "the least and the largest number, such as (-5, 5)", self.ends)
        numbers = {
            name: data.number(self.kind, "values", given.get(name, parent)) for name, parent in names.items()
        }
        if self.family == "exponential" and numbers["b"] <= 0:
            option.refuse(self.kind, "values", "a base b above zero", self.values)
        board = self.board("", data.window(self.kind, "seen", self.seen), self.step, "")
        return {
            "family": self.family,
            "values": {name: str(value) for name, value in numbers.items()},
            "slide": list(slide),
            "low": str(low),
            "high": str(high),
            "window": board["window"],
            "step": board["step"],
        }

    def shown(self) -> str:
        """Return an example of a rule that a task may want."""
        return "y = (x - 2)^2 + 3"

    def alt(self) -> str:
        """Return which numbers can be changed."""
        face = self.face()
        listed = ", ".join(f"{name} = {face['values'][name]}" for name in face["slide"])
        return f"A graph of the family {self.family} that can be changed by its numbers: {listed}."
