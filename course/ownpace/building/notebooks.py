"""From MyST text to notebook documents, always the same bytes for the same text."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ownpace.sources import Fault, Place, SourceError

Notebook = dict[str, Any]
"""A notebook document, version 4.5, as plain data."""

KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def markdown(source: str, **metadata: object) -> dict[str, Any]:
    """Return a Markdown cell."""
    return {"cell_type": "markdown", "metadata": dict(metadata), "source": source}


def code(source: str, **metadata: object) -> dict[str, Any]:
    """Return a code cell that was not run."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": dict(metadata),
        "outputs": [],
        "source": source,
    }


def notebook(name: str, cells: list[dict[str, Any]], ownpace: Mapping[str, object]) -> Notebook:
    """Return a notebook document; cell ids follow from its name and the cells' places, so that they never change by chance."""
    numbered = [{**cell, "id": _cell_id(name, at)} for at, cell in enumerate(cells)]
    return {
        "cells": numbered,
        "metadata": {**KERNEL, "ownpace": dict(ownpace)},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def from_myst(path: Path, text: str, name: str, ownpace: Mapping[str, object]) -> Notebook:
    """Return the notebook that a MyST text holds.

    Raises:
        SourceError: the text cannot be read as a notebook.
    """
    import jupytext  # takes a second, and commands that write no notebook do without

    try:
        read = jupytext.reads(text, fmt="md:myst")
    except (ValueError, SyntaxError) as problem:
        raise SourceError([Fault(Place(path), f"is no MyST notebook: {problem}")]) from None
    cells = [_cell(cell) for cell in read.cells]
    return notebook(name, cells, ownpace)


def to_bytes(document: Notebook) -> bytes:
    """Return the document as a file's content. Raises nbformat.ValidationError for one that is no notebook."""
    import nbformat

    nbformat.validate(document)
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _cell(cell: Any) -> dict[str, Any]:
    metadata = {key: value for key, value in cell.metadata.items() if key not in {"id", "user_expressions"}}
    return code(cell.source, **metadata) if cell.cell_type == "code" else markdown(cell.source, **metadata)


def _cell_id(name: str, at: int) -> str:
    return hashlib.sha256(f"{name}/{at}".encode()).hexdigest()[:8]
