"""The catalogue of sentences that people read, by key.

Every sentence shown to a student lives in a YAML file of this folder, one file for each language, so that it can be
translated and tested like any other output. Code names a key; the sentence is put together last, in the language that is
spoken then: ``languages`` says which that is.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from ownpace.messages.languages import (
    ENGLISH,
    ENVIRONMENT,
    UnknownLanguageError,
    asked_language,
    checked,
    languages,
    spoken_language,
    spoken_on,
    write_in,
    written_language,
)

__all__ = [
    "ENGLISH",
    "ENVIRONMENT",
    "UnknownLanguageError",
    "UnknownMessageError",
    "asked_language",
    "catalogue",
    "checked",
    "languages",
    "sentence",
    "spoken_language",
    "spoken_on",
    "write_in",
    "written_language",
]


class UnknownMessageError(KeyError):
    """A key that the catalogue does not hold: a mistake of ours, never of a student."""


def catalogue(language: str | None = None) -> Mapping[str, str]:
    """Return all sentences by key, of the language that is spoken where none is named.

    Raises:
        FileNotFoundError: we do not have the language that is named.
    """
    return _read(language or spoken_language())


def sentence(key: str, /, *, language: str | None = None, **values: object) -> str:
    """Return the sentence of that key with its placeholders filled, in the language that is spoken where none is named.

    Raises:
        UnknownMessageError: the catalogue has no such key.
    """
    try:
        template = catalogue(language)[key]
    except KeyError:
        raise UnknownMessageError(key) from None
    return template.format(**values)


@lru_cache(maxsize=8)
def _read(language: str) -> Mapping[str, str]:
    text = files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in yaml.safe_load(text).items()}
