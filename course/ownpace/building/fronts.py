"""The front matter of a page: what stands under ``ownpace`` between the lines of dashes, with its places in the file."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ownpace.sources import Fault, Keys, Place, Source, SourceError, read_yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)


def front_matter(path: Path, text: str, *, default: Mapping[str, Any] | None = None) -> Source:
    """Return what stands under ``ownpace`` in the front matter of a page; ``default`` fills in what does not.

    Raises:
        SourceError: there is no such front matter and no default, or it is no YAML.
    """
    found = _FRONT.match(text)
    whole = read_yaml(path, found[1], first_line=2) if found else None
    data = whole.data if whole is not None and isinstance(whole.data, dict) else {}
    inner = data.get("ownpace")
    if whole is None or not isinstance(inner, dict):
        if default is None:
            raise SourceError([Fault(Place(path), "has no front matter with an entry 'ownpace'")])
        return Source(path, dict(default), {(): Place(path)}, {})
    places = dict(_under("ownpace", whole.places))
    return Source(
        path,
        {**(default or {}), **inner},
        {(): Place(path, 2), **places},
        dict(_under("ownpace", whole.keys)),
    )


def body(text: str) -> str:
    """Return a page without its front matter."""
    found = _FRONT.match(text)
    return text[found.end() :].lstrip("\n") if found else text


def first_line(text: str) -> int:
    """Return the number of the first line behind the front matter."""
    found = _FRONT.match(text)
    return text[: found.end()].count("\n") + 2 if found else 1


def _under(key: str, places: Mapping[Keys, Place]) -> Iterator[tuple[Keys, Place]]:
    return ((keys[1:], place) for keys, place in places.items() if keys[:1] == (key,))
