"""A lesson as a notebook: what it says of itself, and the cells that no reader sees."""

from typing import Any

from ownpace.building.content import LessonSource
from ownpace.building.formats import ENGLISH, LessonFile
from ownpace.building.notebooks import Notebook, code, from_myst

HIDDEN = "ownpace-hide"
"""The tag of cells that a page does not show."""


def lesson_notebook(lesson: LessonSource, text: str, name: str) -> Notebook:
    """Return a lesson's notebook.

    Args:
        lesson: the lesson.
        text: its text, which may differ from what is written, as in a preview.
        name: what its cells' ids follow from.

    Raises:
        SourceError: the text cannot be read as a notebook.
    """
    front = lesson.front
    document = from_myst(lesson.path, text, name, _metadata(front))
    if front.language == ENGLISH:
        return document
    lines = f'from ownpace import lesson\nlesson.start("{front.id}", language="{front.language}")'
    return before_its_code(document, {**hidden_cell(lines), "id": "language"})


def hidden_cell(source: str) -> dict[str, Any]:
    """Return a cell that runs and is not shown."""
    return code(source, tags=[HIDDEN])


def before_its_code(document: Notebook, cell: dict[str, Any]) -> Notebook:
    """Return the notebook with the cell before the first that runs, below the title: a page takes its title from the top."""
    cells = document["cells"]
    at = next((at for at, each in enumerate(cells) if each["cell_type"] == "code"), len(cells))
    return {**document, "cells": [*cells[:at], cell, *cells[at:]]}


def _metadata(front: LessonFile) -> dict[str, str]:
    said = {
        "kind": front.kind,
        "id": front.id,
        "title": front.title,
        "unit": front.unit,
        "skill": front.skill,
    }
    return said if front.language == ENGLISH else {**said, "language": front.language}
