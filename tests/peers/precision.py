"""How many figures a number is written with, for rows that ask for them: our own form tests on the written number."""

from tests.peers.dialects.maxima import plain
from tests.peers.doors import Unparsed, expression, read

from ownpace.algebra.forms import figures


def significant_figures(text: str) -> tuple[int, int]:
    """Return the least and the greatest number of significant figures that a written number may have."""
    found = figures.significant_figures(expression(read(plain(text))))
    if found is None:
        raise Unparsed("not one written number")
    return found


def decimal_places(text: str) -> int | None:
    """Return the digits after the point of a written number; None if it is none."""
    return figures.decimal_places(expression(read(plain(text))))
