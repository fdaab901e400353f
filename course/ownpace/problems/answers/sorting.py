"""Cards to be put into groups, or into order. The cards lie in an order by chance, so that it tells nothing."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from ownpace.algebra import Undefined
from ownpace.problems.answers import structured
from ownpace.problems.answers.kind import Entry, Kind, Predicted, Shown, needs
from ownpace.problems.conditions import Condition
from ownpace.problems.drawn import Drawn
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.templates import Template
from ownpace.problems.values import Answer, Misconception, Option, Part, Variant, Verdict
from ownpace.problems.verdicts import misconceived, partial, right, verdict


@dataclass(frozen=True, slots=True)
class CardRule:
    """A card: its words, and the groups that it belongs to under a condition each."""

    id: str
    text: Template
    bins: tuple[tuple[str, Condition | None], ...]


@dataclass(frozen=True, slots=True)
class SortPrediction:
    """Where a mistake puts some of the cards, or the order that it leads to."""

    gives: str
    cards: frozenset[str]
    rule: "SortRule"

    def draw(self, drawn: Drawn) -> Predicted | None:
        """Return the places as a field would send them, or None where one of the cards was not dealt."""
        if not self.cards <= {card.id for card in self.rule.dealt(drawn)}:
            return None
        return Predicted(text=self.gives, mark=self.gives)


@dataclass(frozen=True, slots=True)
class SortRule:
    """How the cards are made."""

    bins: tuple[tuple[str, Template], ...]
    cards: tuple[CardRule, ...]
    order: tuple[str, ...]
    deal: int | None

    def draw(self, drawn: Drawn) -> Answer:
        """Return the cards and where they belong. Raises Undefined where two read alike or one belongs nowhere."""
        dealt = self.dealt(drawn)
        shown = tuple(Option(card.id, drawn.text(card.text)) for card in dealt)
        if len({card.text for card in shown}) < len(shown):
            raise Undefined("two cards that read alike")
        ids = [card.id for card in dealt]
        if self.order:
            wanted = [card for card in self.order if card in ids]
            if wanted == ids:
                shown = (*shown[1:], shown[0])
            return Answer("sort", cards=shown, text=structured.write(wanted))
        places = {card.id: _place(card, drawn) for card in self.cards if card.id in ids}
        bins = tuple(Option(name, drawn.text(text)) for name, text in self.bins)
        return Answer("sort", bins=bins, cards=shown, text=structured.write(places))

    def dealt(self, drawn: Drawn) -> Sequence[CardRule]:
        """Return the cards of this draw, in the order in which they lie."""
        return drawn.shuffled(self.cards, "cards")[: self.deal]

    def mark(self, answer: Answer) -> Hashable:
        """Return the right response."""
        return answer.text

    def prediction(self, entry: Entry, scope: Scope, path: Path) -> SortPrediction:
        """Return where the mistake puts cards."""
        del scope
        gives = needs(entry, "gives", path, "where cards go")
        cards, bins = {card.id for card in self.cards}, {name for name, _ in self.bins}
        if self.order and isinstance(gives, list) and set(gives) <= cards:
            return SortPrediction(structured.write(gives), frozenset(gives), self)
        if not self.order and isinstance(gives, dict) and set(gives) <= cards and set(gives.values()) <= bins:
            return SortPrediction(structured.write(gives), frozenset(gives), self)
        wanted = "a list of cards in order" if self.order else "cards with their groups, such as {c1: up}"
        raise EntryError((*path, "gives"), f"{wanted} is wanted here")


def _place(card: CardRule, drawn: Drawn) -> str:
    for name, condition in card.bins:
        if drawn.holds(condition):
            return name
    raise Undefined(f"the card {card.id!r} belongs nowhere")


def compile_sort(entry: Entry, scope: Scope, path: Path) -> SortRule:
    """Return the rule of a sorting task. Raises EntryError."""
    bins = tuple(
        (each["id"], scope.text(each["text"], (*path, "bins", at, "text")))
        for at, each in enumerate(entry.get("bins") or [])
    )
    known = [name for name, _ in bins]
    cards = tuple(_card(each, known, scope, (*path, "cards", at)) for at, each in enumerate(entry["cards"]))
    ids, order = [card.id for card in cards], tuple(entry.get("order") or ())
    if len(set(ids)) < len(ids) or len(set(known)) < len(known):
        raise EntryError(path, "two cards or two groups have one id")
    if order and (sorted(order) != sorted(ids)):
        raise EntryError((*path, "order"), f"the order names each card once: {', '.join(ids)}")
    deal = int(entry["deal"]) if entry.get("deal") else None
    return SortRule(bins, cards, order, deal)


def _card(entry: Entry, known: Sequence[str], scope: Scope, path: Path) -> CardRule:
    written = entry.get("bin")
    places: Mapping[str, str | None] = (
        written if isinstance(written, dict) else {written: None} if written else {}
    )
    for name in places:
        if name not in known:
            raise EntryError((*path, "bin"), f"there is no group {name!r}; known are {', '.join(known)}")
    bins = tuple(
        (name, scope.condition(when, (*path, "bin", name)) if when is not None else None)
        for name, when in places.items()
    )
    if known and not bins:
        raise EntryError(path, "the card names no group: write 'bin'")
    return CardRule(entry["id"], scope.text(entry["text"], (*path, "text")), bins)


def judge_sort(text: str, variant: Variant) -> Verdict:
    """Return the verdict on sorted cards, with a share for each that lies right."""
    return _judge_bins(text, variant) if variant.answer.bins else _judge_order(text, variant)


def _judge_bins(text: str, variant: Variant) -> Verdict:
    given, wanted = placed(text, variant.answer), _wanted_places(variant.answer)
    if given is None:
        return verdict("unreadable", "judge.cards-unread")
    if not given:
        return verdict("unreadable", "judge.empty")
    parts: tuple[Part, ...] = tuple(
        "open" if card.id not in given else "right" if given[card.id] == wanted[card.id] else "wrong"
        for card in variant.answer.cards
    )

    def fits(predicted: Misconception) -> bool:
        slips = structured.read_places(predicted.text, most=len(wanted))
        return (
            bool(slips)
            and slips is not None
            and all(given.get(card) == place for card, place in slips.items())
        )

    return _shared(variant, parts, parts.count("right") / len(parts), fits)


def _judge_order(text: str, variant: Variant) -> Verdict:
    given = ordered(text, variant.answer)
    wanted = structured.read_list(variant.answer.text, most=len(variant.answer.cards)) or ()
    if given is None:
        return verdict("unreadable", "judge.cards-unread")
    if not given:
        return verdict("unreadable", "judge.empty")
    in_place = _longest_in_order([wanted.index(card) for card in given])
    share = 1.0 if given == wanted else max(0, len(in_place) - 1) / max(1, len(wanted) - 1)
    parts: list[Part] = ["right" if at in in_place else "wrong" for at in range(len(given))]
    parts += ["open"] * (len(wanted) - len(given))
    named = structured.write(given)
    return _shared(variant, tuple(parts), share, lambda predicted: predicted.text == named)


def _shared(
    variant: Variant, parts: tuple[Part, ...], share: float, fits: Callable[[Misconception], bool]
) -> Verdict:
    if set(parts) == {"right"}:
        return right(variant, parts=parts)
    credit = round(share * variant.max_credit, 6)
    named = misconceived(variant, fits, parts=parts, credit=credit)
    if named is not None:
        return named
    key = "judge.cards-wrong" if "wrong" in parts else "judge.cards-left"
    return partial(key, credit, parts=parts) if credit else verdict("wrong", key, parts=parts)


def _longest_in_order(places: Sequence[int]) -> set[int]:
    """Return at which positions a longest rising run of cards lies: those that need not be moved."""
    best: list[tuple[int, ...]] = []
    for at, place in enumerate(places):
        before = [run for run in best if places[run[-1]] < place]
        best.append((*_longest(before), at))
    return set(_longest(best))


def _longest(runs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(runs, key=lambda run: len(run)) if runs else ()


def placed(text: str, answer: Answer) -> Mapping[str, str] | None:
    """Return where the response puts each card; None where it is no such thing."""
    found = structured.read_places(text, most=len(answer.cards))
    cards, bins = {card.id for card in answer.cards}, {each.id for each in answer.bins}
    if found is None or not found.keys() <= cards or not set(found.values()) <= bins:
        return None
    return found


def ordered(text: str, answer: Answer) -> tuple[str, ...] | None:
    """Return the cards in the response's order; None where it is no such thing."""
    found = structured.read_list(text, most=len(answer.cards))
    if found is None or len(set(found)) < len(found) or not set(found) <= {card.id for card in answer.cards}:
        return None
    return found


def _wanted_places(answer: Answer) -> Mapping[str, str]:
    return structured.read_places(answer.text, most=len(answer.cards)) or {}


def lay_out(text: str, answer: Answer) -> Shown:
    """Return the groups with their cards, or the cards in order."""
    words = {card.id: card.text for card in answer.cards}
    if not answer.bins:
        order = ordered(text, answer)
        return Shown("lines", rows=tuple((words[card],) for card in order)) if order else Shown("text")
    places = placed(text, answer)
    if not places:
        return Shown("text")
    groups = tuple(
        tuple(words[card] for card, place in places.items() if place == each.id) for each in answer.bins
    )
    return Shown("groups", heads=tuple(each.text for each in answer.bins), rows=groups)


SORT = Kind(compile_sort, judge_sort, lay_out=lay_out)
