"""What is generated is what was reviewed: one assignment and one lesson, cell by cell.

To write the files anew after a change that is meant: OWNPACE_WRITE_GOLDEN=1 pytest tests/unit/building/test_golden.py
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from ownpace.building import build, read_content

HERE = Path(__file__).parent
NOTEBOOKS = HERE.parents[2] / "notebooks"


def _outline(cell: dict[str, Any]) -> dict[str, Any]:
    """A lesson's prose may be polished freely; its cells, calls and metadata are what others rely on."""
    if cell["cell_type"] == "markdown":
        headings = [line for line in cell["source"].splitlines() if line.startswith("#")]
        return {**cell, "source": headings}
    return cell


@pytest.mark.parametrize(
    ("file", "golden", "outlined"),
    [
        ("source/u00-equations/u00-equations.ipynb", "assignment.json", False),
        ("student/lessons/one-two-step-equations.ipynb", "lesson.json", True),
        ("course.json", "course.json", False),
    ],
)
def test_the_generated_file_is_the_reviewed_one(tmp_path, file, golden, outlined):
    list(build(read_content(NOTEBOOKS), tmp_path / "out"))
    built = json.loads((tmp_path / "out" / file).read_text(encoding="utf-8"))
    if outlined:
        built["cells"] = [_outline(cell) for cell in built["cells"]]
    path = HERE / "golden" / golden
    if os.environ.get("OWNPACE_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            json.dumps(built, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    assert built == json.loads(path.read_text(encoding="utf-8"))
