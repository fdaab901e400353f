"""Naming the mistake: beliefs as rewrites over the tree, and the search for the one that explains a wrong line.

A file for each topic holds the rewrites; `rules` says what one is; `places` applies them everywhere; `prints` makes the
looking up fast; `search` decides. Ids are those of the skill map where it has one. Each id has a sentence in the catalogue
(`misconception.…`) that points at the task and never gives the answer. One line cannot tell a belief from a slip (Payne
and Squibb 1990), so the sentences are worded for both.
"""

from collections.abc import Iterator
from contextlib import suppress

from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact.work import bounded, spend
from ownpace.algebra.misconceptions.catalogue import RULES
from ownpace.algebra.misconceptions.places import predictions
from ownpace.algebra.misconceptions.rules import Rule
from ownpace.algebra.misconceptions.search import EFFORT, Explanation, explain, too_long
from ownpace.algebra.misconceptions.unfinished import unfinished
from ownpace.algebra.tree import Node

__all__ = ["ALL_IDS", "Explanation", "Rule", "explain", "predicted", "unfinished"]

UNFINISHED = ("factor-as-split-sum", "partial-common-factor", "stop-too-early")
"""The ids that name what is right and not done."""

ALL_IDS = tuple(sorted({*(rule.id for rule in RULES), *UNFINISHED}))
"""The ids of all misconceptions that are recognised."""


def predicted(line: Node) -> Iterator[tuple[str, Node]]:
    """Yield what each misconception makes of a line, for authors: the id, and the line, not simplified.

    Nothing of a line that is longer than what `explain` looks at, and no more than it would look at.
    """
    found: list[tuple[str, Node]] = []
    if too_long(line):
        return iter(found)
    with suppress(TooLarge), bounded(EFFORT):
        for rule, made in predictions(RULES, line):
            spend(1)
            found.append((rule.id, made))
    return iter(found)
