"""Responses of several parts: bounded JSON, read so that anything odd about it makes it unreadable, and nothing raises."""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn

LONGEST_PART = 200
"""The most characters of one cell of a table."""


def read_list(text: str, *, most: int) -> tuple[str, ...] | None:
    """Return a JSON list of texts, at most so many; None for anything else."""
    found = _json(text)
    if not isinstance(found, list) or len(found) > most or not all(map(_is_part, found)):
        return None
    return tuple(found)


def read_places(text: str, *, most: int) -> Mapping[str, str] | None:
    """Return a JSON object from text to text, of at most so many pairs; None for anything else."""
    found = _json(text)
    if not isinstance(found, dict) or len(found) > most or not all(map(_is_part, (*found, *found.values()))):
        return None
    return found


def write(value: Sequence[str] | Mapping[str, str]) -> str:
    """Return a list or an object as the JSON that a field sends."""
    return json.dumps(value if isinstance(value, Mapping) else list(value), ensure_ascii=False)


def _is_part(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_PART


def _json(text: str) -> object:
    try:
        found: object = json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError):
        return None
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _refused(name: str) -> NoReturn:
    raise ValueError(name)
