"""mathsteps: solutions of equations, and steps of a simplification."""

import itertools
import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from tests.peers.dialects.school import mathsteps
from tests.peers.doors import EVERYTHING, OutOfScope, Tree, any_of, in_form, same
from tests.peers.marks import Mark
from tests.peers.rows import Row

_SEVERAL: Final = re.compile(r"\s*(\w+)\s*=\s*\[(.*)\]\s*")


def _solution(text: str) -> Tree:
    """Return a solution; `x = [1, 2]` says that x is one of them."""
    match = _SEVERAL.fullmatch(text)
    if match is None:
        return mathsteps(text)
    return any_of([mathsteps(f"{match[1]} = {value}") for value in match[2].split(",")])


def _solves(row: Row) -> bool:
    return same(_solution(row.student), mathsteps(row.teacher))


def _holds(row: Row) -> bool:
    return same(mathsteps(row.student), EVERYTHING)


def _alike(a: Tree, b: Tree) -> bool:
    """Say whether two expressions are equal for positive letters, as mathsteps takes roots."""
    return same(a, b, positive=True)


def _equal(row: Row) -> bool:
    return _alike(mathsteps(row.student), mathsteps(row.teacher))


def _factored(row: Row) -> bool:
    return _equal(row) and in_form(mathsteps(row.student), "factored")


def _chain(row: Row) -> list[Mark]:
    lines = [mathsteps(line) for line in json.loads(row.student)]
    return [
        Mark(at, "equivalent", "equivalent" if _alike(before, after) else "different")
        for at, (before, after) in enumerate(itertools.pairwise(lines), 1)
    ]


def _internal(row: Row) -> bool:
    raise OutOfScope("a question that mathsteps asks itself about its own tree")


KINDS: Final[Mapping[str, Callable[[Row], bool | list[Mark]]]] = {
    "solve": _solves,
    "constant_equation": _holds,
    "simplify": _equal,
    "factor": _factored,
    "factor_unchanged": _factored,
    "one_step": _equal,
    "transform:*": _equal,
    "chain": _chain,
    "is_quadratic": _internal,
    "can_collect_like_terms": _internal,
}
