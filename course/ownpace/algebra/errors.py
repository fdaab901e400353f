"""Where something stands in the student's own line, and what can be said about it.

A `ParseError` is a value, not an exception: `parse` returns it. Its sentence lives in the catalogue under `key` and is
rendered last, so that it can be translated, and so that the page can mark `span` in the student's own text.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ownpace.algebra.values import field, frozen


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of the line as typed."""

    start: int
    end: int


NOWHERE = Span(0, 0)
"""The span of a node that was made, not read."""


@frozen
class ParseError:
    """Why a line could not be read.

    Attributes:
        key: key of the sentence in the catalogue, `parse.…`.
        span: the characters that the sentence is about.
        values: what fills the placeholders of the sentence. Student text: escape it when showing it.
    """

    key: str
    span: Span
    values: Mapping[str, str] = field(default_factory=dict)


class Undefined(ArithmeticError):  # noqa: N818 - the name of the mathematical fact
    """An expression has no value there, such as 1/0 or an even root of a negative number."""


class Inexact(Undefined):
    """The value exists, but not as a fraction, such as the square root of 2."""


class TooLarge(Undefined):
    """The value is larger than we compute, such as 9^9^9."""
