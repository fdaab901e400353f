"""A worked example: a problem and its steps, which the view shows one by one."""

from ownpace.problems import Variant
from ownpace.widgets.card import Card
from ownpace.widgets.faces import prompt_face, step_faces


class WorkedCard(Card):
    """A drawn problem with its worked solution."""

    def __init__(self, variant: Variant, *, heading: str) -> None:
        super().__init__("WorkedView", "worked")
        self.show(heading=heading, **prompt_face(variant), steps=step_faces(variant.steps))
