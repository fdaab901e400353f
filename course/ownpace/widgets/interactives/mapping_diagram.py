"""Inputs and outputs with arrows between them, to draw and to cut."""

from dataclasses import dataclass
from typing import ClassVar

from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import pairs_of
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST = 8


@dataclass(frozen=True, slots=True)
class MappingDiagram(Setup):
    """Two ovals with arrows from the one to the other.

    Attributes:
        inputs: what stands on the left.
        outputs: what stands on the right.
        arrows: the arrows to begin with, as pairs of an input and an output.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    arrows: tuple[tuple[str, str], ...] = ()

    kind: ClassVar[str] = "mapping-diagram"
    sample: ClassVar = {"inputs": [2, 3, 4], "outputs": [5, 7, 9], "arrows": [(2, 5), (3, 7)]}

    def __post_init__(self) -> None:
        """Refuse arrows that lead nowhere. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return the labels, and the arrows as pairs of their places."""
        inputs, outputs = self._labels("inputs", self.inputs), self._labels("outputs", self.outputs)
        return {
            "inputs": [option.label(each) for each in inputs],
            "outputs": [option.label(each) for each in outputs],
            "arrows": [[inputs.index(a), outputs.index(b)] for a, b in self._arrows(inputs, outputs)],
        }

    def alt(self) -> str:
        """Return what goes where."""
        inputs, outputs = self._labels("inputs", self.inputs), self._labels("outputs", self.outputs)
        arrows = (
            "; ".join(f"{a} goes to {b}" for a, b in self._arrows(inputs, outputs))
            or "There are no arrows yet"
        )
        return f"Inputs {', '.join(inputs)}; outputs {', '.join(outputs)}. {arrows}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the arrows are the wanted ones; for the goal ``function``, whether they make a function."""
        given = pairs_of(answer)
        if given is None:
            return said("unreadable")
        inputs = self._labels("inputs", self.inputs)
        if goal.strip() == "function":
            return self._function(given, inputs)
        wanted = pairs_of(goal)
        if wanted is None:
            option.refuse(self.kind, "goal", "'function' or pairs such as '{(2, 5), (3, 7)}'", goal)
        if given == wanted:
            return said("right")
        return said("wrong", "mapping-diagram.wrong", right=len(given & wanted), extra=len(given - wanted))

    def _function(self, given: frozenset[tuple[str, str]], inputs: tuple[str, ...]) -> Judgement:
        for each in inputs:
            count = sum(a == each for a, _ in given)
            if count != 1:
                return said(
                    "wrong", "mapping-diagram.none" if count == 0 else "mapping-diagram.several", input=each
                )
        return said("right")

    def _labels(self, name: str, value: object) -> tuple[str, ...]:
        found = option.texts(self.kind, name, value, least=1, most=_MOST)
        if len(set(found)) < len(found):
            option.refuse(self.kind, name, "a list without anything twice", value)
        return found

    def _arrows(self, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> list[tuple[str, str]]:
        wanted = "a list of pairs of an input and an output, such as [(2, 5), (3, 7)]"
        if not isinstance(self.arrows, list | tuple) or len(self.arrows) > _MOST * _MOST:
            option.refuse(self.kind, "arrows", wanted, self.arrows)
        found = []
        for arrow in self.arrows:
            pair = tuple(str(each) for each in arrow) if isinstance(arrow, list | tuple) else ()
            if len(pair) != 2 or pair[0] not in inputs or pair[1] not in outputs:
                option.refuse(self.kind, "arrows", wanted, arrow)
            found.append((pair[0], pair[1]))
        return found
