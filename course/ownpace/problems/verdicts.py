"""How a verdict is put together: status, credit, and a sentence of the catalogue."""

from collections.abc import Callable, Mapping
from typing import Any

from ownpace.algebra import ParseError
from ownpace.messages import sentence
from ownpace.problems.render import literal
from ownpace.problems.values import Misconception, Part, Reading, Status, Variant, Verdict

MOST_SHOWN = 60
"""The most characters of a student's own text that a sentence repeats."""


def verdict(
    status: Status,
    key: str,
    *,
    credit: float = 0.0,
    values: Mapping[str, Any] | None = None,
    span: tuple[int, int] | None = None,
    parts: tuple[Part, ...] = (),
) -> Verdict:
    """Return a verdict with the sentence of that key."""
    return Verdict(status, credit, key, sentence(key, **dict(values or {})), span=span, parts=parts)


def right(variant: Variant, *, parts: tuple[Part, ...] = ()) -> Verdict:
    """Return the verdict on a right answer."""
    return verdict("right", "judge.right", credit=variant.max_credit, parts=parts)


def partial(key: str, credit: float, *, parts: tuple[Part, ...] = (), **values: object) -> Verdict:
    """Return the verdict on an answer that is right in part."""
    return verdict("partial", key, credit=credit, values=values, parts=parts)


def unread(error: ParseError) -> Verdict:
    """Return the verdict on a line that cannot be read, which points into the student's own text."""
    return verdict("unreadable", error.key, values=shown(error), span=(error.span.start, error.span.end))


def unread_reading(error: ParseError) -> Reading:
    """Return the same before anything is judged."""
    return Reading(error=sentence(error.key, **shown(error)), span=(error.span.start, error.span.end))


def shown(error: ParseError) -> dict[str, Any]:
    """Return the values of a parse error as literal text: they are the student's own characters."""
    return {name: literal(value) for name, value in error.values.items()}


def misconceived(
    variant: Variant,
    fits: Callable[[Misconception], bool],
    *,
    parts: tuple[Part, ...] = (),
    credit: float = 0.0,
) -> Verdict | None:
    """Return the verdict of the first predicted mistake that fits, or None."""
    for predicted in variant.misconceptions:
        if fits(predicted):
            status: Status = "partial" if credit else "wrong"
            return Verdict(status, credit, "judge.misconception", predicted.say, predicted.id, parts=parts)
    return None
