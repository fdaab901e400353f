"""Second ways to answers that are sorted, counted or filled in: numbers in order, solutions counted, a column's formula worked out."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, Relation, Undefined
from ownpace.authoring.routes.decisions import UNKNOWN, Decision, Way, decided, together
from ownpace.authoring.routes.formulas import formula_in, value_of
from ownpace.authoring.subjects import Drawn, Read
from ownpace.problems.answers.structured import read_list, read_places

_COUNTS: Final = {"one": r"\bone\b", "none": r"^(none|no )|\bno solutions?\b", "all": r"\b(every|all)\b"}
_MOST: Final = 40


def _count_of(text: str) -> str | None:
    found = [name for name, words in _COUNTS.items() if re.search(words, text.lower())]
    return found[0] if len(found) == 1 else None


def _solutions(read: Read | None) -> str | None:
    """Return how many solutions a linear equation in one letter has."""
    if not isinstance(read, Relation) or read.signs != ("=",) or len(algebra.variables(read)) != 1:
        return None
    solution = algebra.solve_linear(read, next(iter(algebra.variables(read))))
    return None if solution is None else solution.kind


def how_many(drawn: Drawn) -> Decision:
    """How many solutions has it, or has each of the cards?"""
    answer = drawn.variant.answer
    if "how many solutions" not in drawn.variant.prompt.text.lower():
        return UNKNOWN
    chosen = next((option for option in answer.options if option.id == answer.choice), None)
    counts = {group.id: _count_of(group.text) for group in answer.bins}
    places = read_places(answer.text, most=_MOST) if answer.bins else None
    asked = [(drawn.variant.prompt.given or "", drawn.given, _count_of(chosen.text))] if chosen else []
    asked += [
        (card.text, formula_in(drawn, card.text), counts.get((places or {}).get(card.id, "")))
        for card in answer.cards
    ]
    return together(_counted(text, _solutions(read), told) for text, read, told in asked)


def _counted(text: str, solved: str | None, told: str | None) -> Decision:
    known = None not in (solved, told)
    return decided(
        solved == told if known else None,
        f"{text} has {solved} for its solutions, and the answer says {told}",
    )


def in_order(drawn: Drawn) -> Decision:
    """Numbers are put in order."""
    answer, prompt = drawn.variant.answer, drawn.variant.prompt.text.lower()
    rising = re.search(r"\b(least|smallest|lowest) first\b", prompt)
    falling = re.search(r"\b(greatest|largest|highest) first\b", prompt)
    if answer.type != "sort" or answer.bins or not (rising or falling):
        return UNKNOWN
    texts = {card.id: card.text for card in answer.cards}
    order = read_list(answer.text, most=_MOST) or ()
    values = [(texts[name], value_of(formula_in(drawn, texts[name]))) for name in order if name in texts]
    return together(
        decided(
            None if low is None or high is None else (low < high if rising else low > high),
            f"{other} comes after {one}",
        )
        for (one, low), (other, high) in pairwise(values)
    )


def rational(drawn: Drawn) -> Decision:
    """Which numbers are rational? Those that work out to a fraction; of the others this way knows nothing."""
    answer = drawn.variant.answer
    names = {group.text.lower(): group.id for group in answer.bins}
    if set(names) != {"rational", "irrational"}:
        return UNKNOWN
    places = read_places(answer.text, most=_MOST) or {}

    def card(name: str, text: str) -> Decision:
        fraction = value_of(formula_in(drawn, text)) is not None
        return decided(places.get(name) == names["rational"] if fraction else None, f"{text} is rational")

    return together(card(each.id, each.text) for each in answer.cards)


def _filled(drawn: Drawn) -> list[list[Fraction | None]]:
    """Return a table's numbers with the right ones filled in; None for what is no number."""
    answer = drawn.variant.answer
    missing = iter(read_list(answer.text, most=400) or ())
    rows: list[list[Fraction | None]] = []
    for row in answer.rows:
        cells = [f"${next(missing, '')}$" if cell is None else cell for cell in row]
        rows.append([value_of(formula_in(drawn, cell)) for cell in cells])
    return rows


def by_column(drawn: Drawn) -> Decision:
    """A column whose head is a formula of the first column's letter holds that formula's values."""
    answer = drawn.variant.answer
    if answer.type != "table":
        return UNKNOWN
    heads = [formula_in(drawn, head) for head in answer.columns]
    letters = [algebra.variables(head) if isinstance(head, Expr) else frozenset() for head in heads]
    rows = _filled(drawn)
    parts = [
        _cell(answer.columns[at], head, next(iter(letters[0])), row[0], row[at])
        for at, head in enumerate(heads[1:], 1)
        if isinstance(head, Expr) and letters[at] == letters[0] and len(letters[0]) == 1
        for row in rows
    ]
    return together(parts) if len(parts) == len(rows) * (len(heads) - 1) else together([*parts, UNKNOWN])


def _cell(title: str, head: Expr, name: str, x: Fraction | None, told: Fraction | None) -> Decision:
    if x is None or told is None:
        return UNKNOWN
    try:
        value = algebra.evaluate(head, {name: x})
    except Undefined:
        return UNKNOWN
    return decided(value == told, f"{title} for {name} = {x} is {value}, and the table says {told}")


def in_proportion(drawn: Drawn) -> Decision:
    """Two columns in proportion have one factor in all their rows."""
    rows = _filled(drawn) if drawn.variant.answer.type == "table" else []
    if "is proportional to" not in drawn.variant.prompt.text or any(len(row) != 2 for row in rows):
        return UNKNOWN
    factors = sorted({y / x for x, y in _pairs(rows) if x})
    known = len(rows) > 1 and len(list(_pairs(rows))) == len(rows)
    right = False if len(factors) > 1 else True if known else None
    return decided(right, "the table is not in proportion: " + ", ".join(map(str, factors)))


def _pairs(rows: list[list[Fraction | None]]) -> Iterator[tuple[Fraction, Fraction]]:
    return ((x, y) for x, y in rows if x is not None and y is not None)


WAYS: Final[tuple[Way, ...]] = (how_many, in_order, rational, by_column, in_proportion)
