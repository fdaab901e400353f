"""A story of motion or filling with its graph: play it, and put the graph together part by part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from ownpace.problems.render import literal
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import cells_of
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

SEGMENTS: Final[Mapping[str, int]] = {
    "rises fast": 4,
    "rises slowly": 2,
    "rises faster and faster": 4,
    "rises slower and slower": 4,
    "stays level": 0,
    "falls slowly": -2,
    "falls fast": -4,
    "falls faster and faster": -4,
    "falls slower and slower": -4,
}
"""By how much each kind of segment goes up in one part of the story."""

SCENES: Final = ("tank", "walk")


@dataclass(frozen=True, slots=True)
class GraphStory(Setup):
    """A story in parts, all of which take the same time.

    Attributes:
        story: pairs of what happens and of the segment that shows it, such as ("The tap is open", "rises fast").
        scene: the picture that plays: a tank that fills, or somebody who walks.
        start: how high it begins, from 0 to 12; a fast segment changes it by 4, a slow one by 2.
        axes: what is on the two axes.
    """

    story: tuple[tuple[str, str], ...]
    scene: str = "tank"
    start: int = 0
    axes: tuple[str, str] = ("time", "height")

    kind: ClassVar[str] = "graph-story"
    sample: ClassVar = {
        "story": [
            ("The tap is wide open.", "rises fast"),
            ("The tap is shut.", "stays level"),
            ("The tap drips into the tank.", "rises slowly"),
            ("The plug is pulled.", "falls fast"),
        ],
        "axes": ["time", "water level"],
    }
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse a story that goes below nothing. Raises OptionError."""
        option.one_of(self.kind, "scene", self.scene, SCENES)
        option.whole(self.kind, "start", self.start, least=0, most=12)
        self.face()

    def face(self) -> Face:
        """Return the parts and their segments: the page plays them."""
        parts = self._parts()
        heights = [self.start]
        for _, segment in parts:
            heights.append(heights[-1] + SEGMENTS[segment])
        if min(heights) < 0 or max(heights) > 20:
            option.refuse(
                self.kind, "story", "a story that stays between 0 and 20, beginning at 'start'", heights
            )
        return {
            "story": [{**option.prose(literal(text)), "segment": segment} for text, segment in parts],
            "segments": [[name, rise] for name, rise in SEGMENTS.items()],
            "scene": self.scene,
            "start": self.start,
            "axes": list(option.texts(self.kind, "axes", self.axes, least=2, most=2)),
        }

    def alt(self) -> str:
        """Return the story, without its graph."""
        return "A story to be shown as a graph: " + " ".join(
            text.rstrip(".") + "." for text, _ in self._parts()
        )

    def judge(self, answer: str, _goal: str, /) -> Judgement:
        """Return how many parts of the graph tell their part of the story."""
        wanted = [segment for _, segment in self._parts()]
        given = cells_of(answer)
        right = [one == other for one, other in zip(given, wanted, strict=False)]
        if sum(right) == len(wanted):
            return said("right")
        first = ([*right, False]).index(False) + 1
        return said(
            "partial" if any(right) else "wrong",
            "graph-story.wrong",
            right=sum(right),
            count=len(wanted),
            part=first,
        )

    def _parts(self) -> list[tuple[str, str]]:
        wanted = "a list of 2 to 8 pairs such as ('The tap is open.', 'rises fast')"
        if not isinstance(self.story, list | tuple) or not 2 <= len(self.story) <= 8:
            option.refuse(self.kind, "story", wanted, self.story)
        found = []
        for part in self.story:
            if not isinstance(part, list | tuple) or len(part) != 2:
                option.refuse(self.kind, "story", wanted, part)
            found.append(
                (
                    option.text(self.kind, "story", part[0]),
                    option.one_of(self.kind, "story", part[1], SEGMENTS),
                )
            )
        return found
