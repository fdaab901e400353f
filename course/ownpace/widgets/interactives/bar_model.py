"""Quantities as bars, before there are symbols: split, join and label them."""

from dataclasses import dataclass
from typing import ClassVar

from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import same_sides
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST = 12


@dataclass(frozen=True, slots=True)
class BarModel(Setup):
    """A bar of parts, and one bar of the same length for the total.

    Attributes:
        parts: the labels of the parts; an empty text for one that is to be labelled.
        total: the label of the whole.
    """

    parts: tuple[str, ...] = ("",)
    total: str = ""

    kind: ClassVar[str] = "bar-model"
    sample: ClassVar = {"parts": ["x", "x", "x", "5"], "total": "20"}

    def __post_init__(self) -> None:
        """Refuse what no bar shows. Raises OptionError."""
        if not isinstance(self.parts, list | tuple) or not 1 <= len(self.parts) <= _MOST:
            option.refuse(
                self.kind, "parts", f"a list of 1 to {_MOST} labels, such as ['x', 'x', '5']", self.parts
            )
        for each in self.parts:
            if str(each) and len(option.text(self.kind, "parts", str(each))) > 12:
                option.refuse(self.kind, "parts", "labels of at most 12 characters", each)
        if not isinstance(self.total, str | int) or len(str(self.total)) > 12:
            option.refuse(self.kind, "total", "a label of at most 12 characters", self.total)

    def face(self) -> Face:
        """Return the labels."""
        return {"parts": [str(each) for each in self.parts], "total": str(self.total), "most": _MOST}

    def alt(self) -> str:
        """Return the labels, one after the other."""
        parts = ", ".join(str(each) or "no label" for each in self.parts)
        return (
            f"A bar of {len(self.parts)} parts, labelled {parts}; together {self.total or 'without a label'}."
        )

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the bars show the wanted equation."""
        same = same_sides(answer, goal)
        return (
            said("unreadable", "bar-model.unlabelled") if same is None else said("right" if same else "wrong")
        )
