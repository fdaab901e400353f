"""The catalogue of sentences that people read, by key.

Every sentence shown to a student lives in a YAML file of this folder, one file for each language, so that it can be
translated and tested like any other output. Code names a key; the sentence is put together last.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml


class UnknownMessageError(KeyError):
    """A key that the catalogue does not hold: a mistake of ours, never of a student."""


@lru_cache(maxsize=8)
def catalogue(language: str = "en") -> Mapping[str, str]:
    """Return all sentences of a language by key. Raises FileNotFoundError for a language that we do not have."""
    text = files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in yaml.safe_load(text).items()}


def sentence(key: str, /, *, language: str = "en", **values: object) -> str:
    """Return the sentence of that key with its placeholders filled.

    Raises:
        UnknownMessageError: the catalogue has no such key.
    """
    try:
        template = catalogue(language)[key]
    except KeyError:
        raise UnknownMessageError(key) from None
    return template.format(**values)
