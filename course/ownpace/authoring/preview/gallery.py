"""The gallery: every widget live on one page, each below the line that sets it up."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ownpace.building.notebooks import code, markdown
from ownpace.problems.answers import TYPES
from ownpace.problems.loading import load_problem
from ownpace.sources import SourceError
from ownpace.widgets.interactives import KINDS, kind_of

GALLERY = "gallery"
"""The page's name, and what an author types after ``ownpace preview``."""

_INTRODUCTION = """\
# The gallery

Every widget of the kit, live. Copy the line above one into a lesson's cell, and change its options.
"""


def gallery_cells(problems: Mapping[str, Path]) -> list[dict[str, Any]]:
    """Return the cells of the gallery: the interactives, then a problem of each type of answer that the course asks for."""
    cells = [markdown(_INTRODUCTION), code("from ownpace import lesson"), markdown("## To explore")]
    for kind in KINDS:
        cells += _shown(kind_of(kind).example())
    cells.append(markdown("## To answer"))
    for type_, problem in _examples(problems):
        cells += [markdown(f"### A problem: {type_}"), *_shown(f'lesson.practice("{problem}")')]
    return cells


def example_problems(problems: Mapping[str, Path]) -> list[str]:
    """Return the problems that the gallery shows."""
    return [problem for _, problem in _examples(problems)]


def _shown(line: str) -> list[dict[str, Any]]:
    return [markdown(f"```python\n{line}\n```"), code(line)]


def _examples(problems: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """Yield the first problem of each type of answer. A problem that cannot be read is for the check to tell."""
    found: dict[str, str] = {}
    for name in sorted(problems):
        try:
            asked = load_problem(problems[name]).data.get("answer", {})
        except SourceError:
            continue
        found.setdefault(asked.get("type", "number"), name)
    yield from ((type_, found[type_]) for type_ in TYPES if type_ in found)
