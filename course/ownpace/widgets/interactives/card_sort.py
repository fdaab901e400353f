"""Cards to put into groups, or into an order."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ownpace.events import MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems.render import to_html, to_text
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import cells_of, places_of
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST_BINS, _MOST_CARDS = 5, 12


@dataclass(frozen=True, slots=True)
class CardSort(Setup):
    """Cards with the groups they belong to, or in the order they belong in.

    Attributes:
        bins: each group's name with the cards that belong in it.
        order: the cards in their right order, where there are no groups.
    """

    bins: Mapping[str, object] | None = None
    order: tuple[str, ...] = ()

    kind: ClassVar[str] = "card-sort"
    sample: ClassVar = {
        "bins": {"a function": ["$y = 2x$", "$y = 5$"], "not a function": ["$x = 3$", "$x = y^2$"]}
    }
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse cards without a place. Raises OptionError."""
        if (self.bins is None) == (not self.order):
            option.refuse(self.kind, "bins", "given, or else 'order' (one of the two)", self.bins)
        self.face()

    def face(self) -> Face:
        """Return the cards, shuffled the same way for everybody, and the groups."""
        cards = sorted(self._cards(), key=lambda card: hashlib.sha256(card.encode()).digest())
        ids = {card: self._id(card) for card in cards}
        return {
            "answer": {
                "type": "sort",
                "label": sentence("card-sort.order" if self.order else "card-sort.sort"),
                "unknown": "x",
                "variables": [],
                "keys": [],
                "longest": MAX_RESPONSE,
                "bins": [{"id": f"b{at}", "html": to_html(name)} for at, name in enumerate(self._bins())],
                "cards": [{"id": ids[card], "html": to_html(card)} for card in cards],
                "ordered": bool(self.order),
            },
            "names": {
                **{ids[card]: to_text(card) for card in cards},
                **{f"b{at}": to_text(name) for at, name in enumerate(self._bins())},
            },
        }

    def alt(self) -> str:
        """Return the cards and the groups."""
        cards = ", ".join(sorted(to_text(card) for card in self._cards()))
        bins = f" into {' and '.join(to_text(each) for each in self._bins())}" if self.bins else " in order"
        return f"Cards to put{bins}: {cards}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return how many cards lie where they belong."""
        cards = self._cards()
        if goal:
            option.refuse(self.kind, "goal", "left out: the groups say where each card belongs", goal)
        if self.order:
            given = cells_of(answer)
            right = sum(a == b for a, b in zip(given, [self._id(card) for card in cards], strict=False))
        else:
            places = places_of(answer)
            wanted = {
                self._id(card): f"b{at}" for at, group in enumerate(self._bins().values()) for card in group
            }
            right = sum(places.get(card) == place for card, place in wanted.items())
        if right == len(cards):
            return said("right")
        return said("partial" if right else "wrong", "card-sort.some", right=right, count=len(cards))

    def _bins(self) -> Mapping[str, tuple[str, ...]]:
        if self.bins is None:
            return {}
        given = option.mapping(self.kind, "bins", self.bins, least=2, most=_MOST_BINS)
        return {
            name: option.texts(self.kind, "bins", cards, least=0, most=_MOST_CARDS)
            for name, cards in given.items()
        }

    def _cards(self) -> list[str]:
        if self.bins is None:
            cards = list(option.texts(self.kind, "order", self.order, least=2, most=_MOST_CARDS))
        else:
            cards = [card for group in self._bins().values() for card in group]
        if not 2 <= len(cards) <= _MOST_CARDS or len(set(cards)) < len(cards):
            option.refuse(self.kind, "bins", f"groups with 2 to {_MOST_CARDS} different cards", self.bins)
        return cards

    def _id(self, card: str) -> str:
        return "c" + hashlib.sha256(card.encode()).hexdigest()[:8]
