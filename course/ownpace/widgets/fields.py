"""What a field for answers draws: its type, its keys, its options, its cells and cards. Never what is right.

``AnswerFace`` in ``extensions/widgets/src/fields/field.ts`` is the other half of this.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ownpace.algebra import units
from ownpace.events import MAX_RESPONSE
from ownpace.messages import catalogue, sentence
from ownpace.problems import Answer, Option
from ownpace.problems.render import authored, to_html
from ownpace.problems.values import AnswerType

_COMPARE: Final = ("less", "at-most", "greater", "at-least")
_ENDS: Final = ("open-interval", "left-closed", "right-closed", "closed-interval", "infinity", "union")
_WORDS: Final = ("no-solution", "all-reals")

_KEYS: Final[Mapping[AnswerType, tuple[str, ...]]] = {
    "number": ("fraction",),
    "number-with-units": ("fraction",),
    "expression": ("fraction", "square", "power", "root", "brackets"),
    "equation": ("equals", "fraction", "square", "power", "brackets"),
    "inequality": (*_COMPARE, "fraction", "or", *_WORDS),
    "interval": (*_ENDS, "fraction", "no-solution"),
    "set": ("braces", "or", "fraction", "root", "plus-minus", *_WORDS),
    "point": ("ordered", "fraction", "no-solution"),
    "table": ("fraction",),
    "graph": (*_COMPARE, "equals", "ordered"),
    "function-rule": ("function", "equals", "fraction", "square", "power", "brackets", "subscript"),
    "steps": ("equals", "fraction", "brackets", "square", "less", "greater"),
}
"""The keys beside a line of each type, by the names of ``fields/keys.ts``. Digits, letters, plus and minus are on every
keyboard; where there is none, the math field brings them."""

_LABELS: Final[Mapping[AnswerType, str]] = {"explain": "explain.text", "steps": "card.working"}

_FORM_KEYS: Final = {"mixed": "mixed", "decimal": "point", "scientific": "scientific"}

_RELATED: Final = (
    ("in", "ft", "yd", "mi"),
    ("mm", "cm", "m", "km"),
    ("s", "min", "h", "days"),
    ("oz", "lb", "g", "kg"),
    ("cup", "pt", "qt", "gal"),
    ("mL", "L"),
)
"""Units that are offered together, so that a key does not tell which is the right one."""


def answer_face(answer: Answer) -> dict[str, Any]:
    """Return what the field of an answer draws."""
    face: dict[str, Any] = {
        "type": answer.type,
        "label": sentence(_LABELS.get(answer.type, "card.answer")),
        "unknown": answer.unknown,
        "variables": list(answer.variables),
        "keys": list(dict.fromkeys(_keys(answer))),
        "longest": MAX_RESPONSE,
    }
    parts: dict[str, Any] = {
        "unit": answer.units[0] if answer.units and answer.type == "number" else "",
        "options": _labelled(answer.options),
        "columns": [authored(head) for head in answer.columns],
        "rows": [[None if cell is None else authored(cell) for cell in row] for row in answer.rows],
        "bins": _labelled(answer.bins),
        "cards": _labelled(answer.cards),
        "ordered": bool(answer.cards) and not answer.bins,
        "on": answer.on,
        "graph": answer.graph,
        "window": [float(end) for end in answer.window],
        "start": to_html(f"${answer.start}$") if answer.start else "",
        "words": _board_words() if answer.type == "graph" else {},
    }
    return {**face, **{name: part for name, part in parts.items() if part}}


def _board_words() -> dict[str, str]:
    """Return what a graph board says; only the fields that have one are sent its sentences."""
    room = "graph."
    return {f"graph_{key[len(room) :]}": text for key, text in catalogue().items() if key.startswith(room)}


def _labelled(options: Iterable[Option]) -> list[dict[str, str]]:
    return [{"id": option.id, "html": authored(option.text)} for option in options]


def _keys(answer: Answer) -> Iterator[str]:
    yield from _KEYS.get(answer.type, ())
    yield from (f"unit:{unit}" for unit in _unit_choices(answer))
    if key := _FORM_KEYS.get(answer.form):
        yield key


def _unit_choices(answer: Answer) -> tuple[str, ...]:
    """Return the unit that is asked for among others; sorted, so that its place tells nothing."""
    unit = answer.unit
    if not unit or units.unit(unit) is None:
        return ()
    if "/" in unit:
        above, _, below = unit.partition("/")
        return tuple(sorted({above, below, unit, f"{below}/{above}"}))
    return next((family for family in _RELATED if unit in family), ())
