"""Assignment work: an answer to a drawn problem, a text to write, and handing in. Kept, never judged here."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ownpace.events import MAX_EXPLANATION, MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems import Variant
from ownpace.problems.render import authored
from ownpace.widgets.card import Card, Message, Operation, text_of
from ownpace.widgets.faces import prompt_face
from ownpace.widgets.keeping import Kept, TextKeeper
from ownpace.widgets.readings import reading_face

Changed = Callable[[str, bool], None]
"""Told a slot's id and whether it is answered, whenever a text was kept."""


class KeptCard(Card):
    """A card that keeps one text.

    Args:
        view: the name of its view.
        keeper: keeps the text.
        slot: names the text on its page.
        longest: the most characters that are kept.
        changed: is told when a text was kept.
        rooms: prefixes of the catalogue that its words come from.
    """

    def __init__(
        self,
        view: str,
        keeper: TextKeeper,
        *,
        slot: str,
        longest: int,
        changed: Changed,
        rooms: Sequence[str],
    ) -> None:
        super().__init__(view, *rooms)
        self._keeper, self._slot, self._longest, self._changed = keeper, slot, longest, changed
        kept = keeper.kept()
        self.show(slot=slot, saved=_saved(kept))
        changed(slot, kept is not None and kept.text.strip() != "")

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {"save": self._save}

    def _save(self, message: Message) -> None:
        text = text_of(message, longest=self._longest)
        try:
            kept = self._keeper.keep(text)
        except OSError:
            self.show(saved={**self.face["saved"], "problem": sentence("card.not_kept")})
            return
        self.show(saved=_saved(kept))
        self._changed(self._slot, kept.text.strip() != "")


class SlotCard(KeptCard):
    """A drawn problem of an assignment; its answer is kept."""

    def __init__(
        self,
        keeper: TextKeeper,
        variant: Variant,
        *,
        slot: str,
        heading: str,
        points: float,
        changed: Changed,
    ) -> None:
        super().__init__("SlotView", keeper, slot=slot, longest=MAX_RESPONSE, changed=changed, rooms=["slot"])
        self._variant = variant
        self.show(heading=heading, points=points_text(points), **prompt_face(variant))

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for."""
        return {**super().operations(), "read": self._read}

    def _read(self, message: Message) -> None:
        self.reading = reading_face(text_of(message, longest=self._longest).strip(), self._variant)


class ExplainCard(KeptCard):
    """A text box of an assignment or a lesson; its text is kept."""

    def __init__(
        self,
        keeper: TextKeeper,
        *,
        slot: str,
        heading: str,
        prompt: str,
        points: float | None,
        changed: Changed,
        room: str = "explain",
    ) -> None:
        super().__init__(
            "ExplainView", keeper, slot=slot, longest=MAX_EXPLANATION, changed=changed, rooms=[room]
        )
        shown = "" if points is None else points_text(points)
        self.show(heading=heading, points=shown, prompt=authored(prompt))


class SubmitCard(Card):
    """Handing in. The page itself asks the server, which knows who is signed in; this card says what is answered.

    Args:
        assignment: the assignment's id.
        slots: id and label of each slot.
    """

    def __init__(self, assignment: str, slots: Sequence[tuple[str, str]]) -> None:
        super().__init__("SubmitView", "submit")
        self._labels = tuple(slots)
        self._answered: dict[str, bool] = {}
        self.show(heading=sentence("submit.heading"), assignment=assignment)
        self._draw()

    def answered(self, slot: str, answered: bool) -> None:  # a Changed callback
        """Take note that a slot is answered, or no longer."""
        self._answered[slot] = answered
        self._draw()

    def operations(self) -> Mapping[str, Operation]:
        """Return what the view may ask for. Messages come in order, so a flush that is done leaves nothing behind it."""
        return {"flush": lambda _: None}

    def _draw(self) -> None:
        self.show(
            slots=[
                {"slot": slot, "label": label, "answered": self._answered.get(slot, False)}
                for slot, label in self._labels
            ]
        )


def points_text(points: float) -> str:
    """Return points as people write them: "1 point", "2.5 points"."""
    return sentence("slot.points_one" if points == 1 else "slot.points_many", points=f"{points:g}")


def _saved(kept: Kept | None) -> dict[str, Any]:
    if kept is None:
        return {"text": "", "at": None, "problem": None}
    return {"text": kept.text, "at": kept.at, "problem": None}
