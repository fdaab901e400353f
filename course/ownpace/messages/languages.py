"""Which language is spoken: one in each process, and so in each kernel, asked for at every sentence.

Two languages meet on a page. The kit *speaks* one: its buttons, verdicts and notices, and formulas read aloud. An author has
*written* the lesson in one, which stays as it is, marked so that a screen reader changes its voice. What is spoken is what the
environment says (a school's choice, or a preview's), else what the lesson is written in, else English.
"""

import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

ENVIRONMENT = "OWNPACE_LANGUAGE"
"""The variable by which a class, or a preview, says what is spoken."""

ENGLISH = "en"

_written: list[str] = [ENGLISH]


class UnknownLanguageError(ValueError):
    """A language that there are no sentences in. Its text says which there are."""

    def __init__(self, language: str) -> None:
        super().__init__(f"there are no sentences in {language!r}; known are {', '.join(languages())}")


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are sentences in, in order."""
    names = (each.name for each in files("ownpace.messages").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def checked(language: str) -> str:
    """Return the language, for where somebody says which is wanted. Raises UnknownLanguageError."""
    if language not in languages():
        raise UnknownLanguageError(language)
    return language


def asked_language(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the language that the environment asks for; None where it names none that we have.

    A name that nobody knows is told where a class is opened. A page in the other language is better than none.
    """
    asked = environ.get(ENVIRONMENT, "")
    return asked if asked in languages() else None


def spoken_language() -> str:
    """Return the language that sentences are in."""
    return spoken_on(None, written_language())


def spoken_on(chosen: str | None, written: str) -> str:
    """Return the language that the sentences of a page are in.

    Args:
        chosen: what was chosen for this page alone, as in a preview.
        written: what its author wrote it in.
    """
    wanted = (chosen, asked_language(), written)
    return next((each for each in wanted if each in languages()), None) or ENGLISH


def written_language() -> str:
    """Return the language that the author of this kernel's page has written it in."""
    return _written[-1]


def write_in(language: str) -> None:
    """Say which language the author of this kernel's page has written it in."""
    _written[-1] = language
