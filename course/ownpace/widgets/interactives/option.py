"""Options as authors write them, checked so that a complaint names the option and says what it may be."""

from collections.abc import Collection, Mapping
from typing import Any, NoReturn

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Relation
from ownpace.problems.render import authored, formula_html, formula_speech, literal
from ownpace.widgets.interactives.setup import OptionError

LONGEST = 240
"""Most characters of one text in an option."""


def refuse(kind: str, name: str, wanted: str, value: object) -> NoReturn:
    """Raise the error for an option: what it may be, and what was there instead."""
    raise OptionError(f"{kind}: the option {name!r} must be {wanted}, not {value!r}")


def text(kind: str, name: str, value: object) -> str:
    """Return a text. Raises OptionError."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        refuse(kind, name, f"a text of at most {LONGEST} characters", value)
    return value.strip()


def texts(kind: str, name: str, value: object, *, least: int, most: int) -> tuple[str, ...]:
    """Return several texts; numbers count as texts. Raises OptionError."""
    if not isinstance(value, list | tuple) or not least <= len(value) <= most:
        refuse(kind, name, f"a list of {least} to {most} texts", value)
    return tuple(
        text(kind, name, str(each) if isinstance(each, int | float) and not isinstance(each, bool) else each)
        for each in value
    )


def whole(kind: str, name: str, value: object, *, least: int, most: int) -> int:
    """Return a whole number. Raises OptionError."""
    if type(value) is not int or not least <= value <= most:
        refuse(kind, name, f"a whole number from {least} to {most}", value)
    return value


def flag(kind: str, name: str, value: object) -> bool:
    """Return a yes or no. Raises OptionError."""
    if not isinstance(value, bool):
        refuse(kind, name, "True or False", value)
    return value


def one_of(kind: str, name: str, value: object, choices: Collection[str]) -> str:
    """Return one of some words. Raises OptionError."""
    if not isinstance(value, str) or value not in choices:
        refuse(kind, name, f"one of {', '.join(repr(each) for each in choices)}", value)
    return value


def mapping(kind: str, name: str, value: object, *, least: int, most: int) -> Mapping[str, object]:
    """Return a mapping from texts. Raises OptionError."""
    if not isinstance(value, Mapping) or not least <= len(value) <= most:
        refuse(kind, name, f"a mapping with {least} to {most} entries", value)
    return {text(kind, name, key): each for key, each in value.items()}


def expression(kind: str, name: str, value: object) -> Expr:
    """Return an expression. Raises OptionError."""
    read = algebra.parse(text(kind, name, str(value) if type(value) is int else value))
    if isinstance(read, ParseError) or not isinstance(read, Expr):
        refuse(kind, name, "an expression such as 'x + 3'", value)
    return read


def equation(kind: str, name: str, value: object, *, letters: frozenset[str] | None = None) -> Relation:
    """Return an equation with two sides. Raises OptionError."""
    wanted = "an equation such as '3x + 2 = 11'" + (
        "" if letters is None else f" in {', '.join(sorted(letters))}"
    )
    read = algebra.parse(text(kind, name, value), variables=letters)
    if isinstance(read, ParseError) or not isinstance(read, Relation) or read.signs != ("=",):
        refuse(kind, name, wanted, value)
    return read


def written(value: Expr | Relation) -> dict[str, Any]:
    """Return a formula as the browser's half draws it: as markup, as typed, and as words."""
    plain = algebra.to_text(value)
    return {"html": formula_html(value), "text": plain, "speech": formula_speech(value)}


def prose(value: str) -> dict[str, Any]:
    """Return an author's rich text as the browser's half draws it."""
    from ownpace.problems.render import to_speech, to_text

    return {"html": authored(value), "text": to_text(value), "speech": to_speech(value)}


def label(value: str) -> dict[str, Any]:
    """Return what may be a formula or a plain word: a formula where it reads as one without letters in a row."""
    read = algebra.parse(value)
    if isinstance(read, ParseError) or (value.isalpha() and len(value) > 1):
        return prose(literal(value))
    return {"html": formula_html(read), "text": value, "speech": formula_speech(read)}
