"""Sentences about pictures, from the catalogue."""

from collections.abc import Iterable

from ownpace.messages import sentence


def told(key: str, /, **values: object) -> str:
    """Return the sentence ``picture.<key>``."""
    return sentence(f"picture.{key}", language=None, **values)


def listed(things: Iterable[str]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    found = list(things)
    if len(found) < 2:
        return "".join(found)
    return told("and", many=", ".join(found[:-1]), last=found[-1])


def paragraph(*sentences: str) -> str:
    """Return sentences one after another, without the empty ones."""
    return " ".join(each for each in sentences if each)
