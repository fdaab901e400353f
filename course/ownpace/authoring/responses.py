"""Responses that a student might give to a variant: the right answer as one may write it, near misses, and each known mistake."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from ownpace import algebra
from ownpace.algebra import ParseError, Truth
from ownpace.problems import Misconception, Variant
from ownpace.problems.answers import kind_of

_PLACES = 6
"""The most decimal places that a student is expected to write for an exact decimal."""
LINES = frozenset(
    {"expression", "equation", "inequality", "interval", "set", "point", "graph", "function-rule"}
)
"""The types whose answer is a line of algebra."""


def right_text(variant: Variant) -> str | None:
    """Return the right answer as a student types it, or None where no single text is (an explanation)."""
    return None if variant.answer.type == "explain" else variant.answer.text or None


def mistake_text(variant: Variant, mistake: Misconception) -> str | None:
    """Return the wrong answer that a misconception predicts, as a student types it, or None where it predicts a line of working."""
    if mistake.choice is not None and variant.answer.type == "multi-choice":
        return ",".join(sorted({*variant.answer.picks} ^ {mistake.choice})) or None
    if mistake.text and variant.answer.type in ("sort", "table"):
        return _completed(variant.answer.text, mistake.text)
    number = None if mistake.value is None else str(mistake.value)
    return mistake.choice or mistake.text or number


def _completed(right: str, predicted: str) -> str | None:
    """Return a whole response with the mistake in it: a prediction says only which cells or cards go wrong."""
    whole, part = json.loads(right), json.loads(predicted)
    if isinstance(whole, dict) and isinstance(part, dict):
        slips = {card: group for card, group in part.items() if card in whole}
        return json.dumps({**whole, **slips}) if slips else None
    if isinstance(whole, list) and isinstance(part, list) and len(whole) == len(part):
        return json.dumps([cell if cell != "" else other for cell, other in zip(part, whole, strict=True)])
    return predicted


def equal_texts(variant: Variant) -> Iterator[str]:
    """Yield other ways to write the right answer, each of which must be accepted."""
    right = right_text(variant)
    if right is None:
        return
    kind = variant.answer.type
    unit = variant.answer.unit
    for form in kind_of(kind).equal_forms(variant.answer):
        # Nobody writes the words of "sq ft" as one.
        if " " not in unit or unit in form or unit.replace(" ", "") not in form:
            yield form
    if kind == "number":
        yield from _equal_numbers(variant, right)
    elif kind in LINES:
        yield f"  {right} "
        yield from {right.replace("-", "−"), right.replace("*", "·")} - {right}


def _equal_numbers(variant: Variant, right: str) -> Iterator[str]:
    answer = variant.answer
    yield f"  {right} "
    if "-" in right:
        yield right.replace("-", "−")
    if answer.unknown:
        yield f"{answer.unknown} = {right}"
        yield f"{right}={answer.unknown}"
    if answer.value is not None and answer.form == "any" and answer.places is None:
        decimal = exact_decimal(answer.value)
        if decimal is not None:
            yield decimal
    yield from (f"{right} {unit}" for unit in answer.units)


def exact_decimal(value: Fraction) -> str | None:
    """Return a number as a decimal, where a short one is exactly it and it is not whole."""
    for places in range(1, _PLACES + 1):
        scaled = value * 10**places
        if scaled.denominator == 1 and value.denominator != 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    return None


def near_misses(variant: Variant) -> Iterator[str]:
    """Yield wrong answers close to the right one, each of which must not get full credit."""
    right = right_text(variant)
    make = _MISSES.get(variant.answer.type, _missed_line)
    if right is not None:
        yield from make(variant, right)


def _missed_choice(variant: Variant, right: str) -> Iterator[str]:
    yield from (option.id for option in variant.answer.options if option.id != right)


def _missed_number(variant: Variant, right: str) -> Iterator[str]:
    value = variant.answer.value
    unit = right[len(str(value)) :] if value is not None and right.startswith(str(value)) else ""
    room = variant.answer.tolerance
    if value is not None:
        for miss in sorted({value + 1 + 2 * room, value - 1 - 2 * room, -value}):
            if abs(miss - value) > room:
                yield f"{miss}{unit}"


def _missed_picks(variant: Variant, right: str) -> Iterator[str]:
    picked = [each for each in right.split(",") if each]
    others = [option.id for option in variant.answer.options if option.id not in picked]
    if len(picked) > 1:
        yield ",".join(picked[1:])
    if others:
        yield ",".join(sorted([*picked, others[0]]))


def _missed_cells(_variant: Variant, right: str) -> Iterator[str]:
    cells = json.loads(right)
    if isinstance(cells, list) and cells:
        yield json.dumps([_bumped(str(cells[0])), *cells[1:]])


def _missed_sorting(_variant: Variant, right: str) -> Iterator[str]:
    placed = json.loads(right)
    if isinstance(placed, list) and len(placed) > 1:
        yield json.dumps([placed[1], placed[0], *placed[2:]])
    elif isinstance(placed, dict) and len(set(placed.values())) > 1:
        first = next(iter(placed))
        other = next(each for each in placed.values() if each != placed[first])
        yield json.dumps({**placed, first: other})


def _missed_line(_variant: Variant, right: str) -> Iterator[str]:
    miss = _bumped(right)
    before, after = _read(right), _read(miss)
    # Where the two cannot be told apart for sure, nothing is asked of the judge.
    if before is not None and after is not None and algebra.same_solutions(before, after) is Truth.FALSE:
        yield miss


def _read(text: str) -> algebra.Expr | algebra.Statement | None:
    read = algebra.parse(text)
    return None if isinstance(read, ParseError) else read


def _bumped(text: str) -> str:
    """Return a text with its last number one larger."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return f"{text} + 1"
    last = found[-1]
    return f"{text[: last.start()]}{int(last[0]) + 1}{text[last.end() :]}"


_MISSES: Mapping[str, Callable[[Variant, str], Iterator[str]]] = {
    "choice": _missed_choice,
    "number": _missed_number,
    "number-with-units": _missed_number,
    "multi-choice": _missed_picks,
    "table": _missed_cells,
    "sort": _missed_sorting,
    "steps": lambda _variant, _right: iter(()),
    "explain": lambda _variant, _right: iter(()),
}
