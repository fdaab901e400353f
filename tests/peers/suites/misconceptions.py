"""Misconceptions in Algebra: a wrong answer must not pass for the right one."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from tests.peers.dialects.school import mixed
from tests.peers.doors import OutOfScope, Tree, same
from tests.peers.rows import Row

from ownpace.algebra import variables
from ownpace.algebra.tree import Relation


def _wrong_step(row: Row) -> bool:
    """Say whether the working holds: each line true or following, and its end equal to the right answer."""
    if re.search(r"[A-Za-z]{4,}", row.student + row.teacher):
        raise OutOfScope("an answer in words")
    lines = [mixed(line) for line in row.student.splitlines() if line.strip()]
    if not all(_true(line) for line in lines):
        return False
    return same(_end(lines[-1]), _end(mixed(row.teacher.splitlines()[-1])))


def _true(line: Tree) -> bool:
    """Say whether a run of equal signs between numbers is true; a line with letters is not asked."""
    if not isinstance(line, Relation) or variables(line):
        return True
    return all(same(a, b) for a, b in pairwise(line.sides))


def _end(tree: Tree) -> Tree:
    """Return the last side of a run of equal signs that says the value of a number."""
    if isinstance(tree, Relation) and set(tree.signs) == {"="}:
        return tree.right
    return tree


KINDS: Final[Mapping[str, Callable[[Row], bool]]] = {"misconception_step": _wrong_step}
