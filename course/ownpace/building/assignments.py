"""From an assignment's blueprint to its nbgrader source notebook and its frozen blueprint.

Nobody writes nbgrader's cell metadata by hand: it is lost, copied or doubled too easily, and grading breaks with it.
"""

from collections.abc import Mapping
from typing import Any

from ownpace.building.content import AssignmentSource
from ownpace.building.formats import SlotFile
from ownpace.building.notebooks import Notebook, code, markdown, notebook
from ownpace.problems import Blueprint, Problem, Slot

HIDDEN = "ownpace-hide"
"""The tag of cells that a page does not show."""
PLACEHOLDER = "*Your explanation is saved by the page.*"


def blueprint(source: AssignmentSource, problems: Mapping[str, Problem]) -> Blueprint:
    """Return the assignment frozen with the problems as they are now."""
    slots = tuple(_slot(name, slot, problems) for name, slot in source.file.slots.items())
    used = {
        f"{slot.problem}@{slot.version}": problems[slot.problem] for slot in slots if slot.kind == "problem"
    }
    return Blueprint(source.file.id, source.file.title, source.unit, slots, used)


def source_notebook(source: AssignmentSource, frozen: Blueprint) -> Notebook:
    """Return the nbgrader source notebook of an assignment."""
    title = f"# {frozen.title}" + (f"\n\n{source.file.intro}" if source.file.intro else "")
    cells = [
        markdown(title, nbgrader=_nbgrader("title", "markdown")),
        code("from ownpace import lesson", nbgrader=_nbgrader("setup", "code")),
        *(cell for slot in frozen.slots for cell in _slot_cells(slot)),
        code("lesson.submit()", nbgrader=_nbgrader("submit", "code")),
    ]
    return notebook(f"assignment/{frozen.id}", cells, _metadata(frozen))


def _slot(name: str, slot: SlotFile, problems: Mapping[str, Problem]) -> Slot:
    if slot.problem is None:
        return Slot(name, "explain", slot.points, prompt=slot.explain or "")
    return Slot(name, "problem", slot.points, slot.problem, problems[slot.problem].version, slot.level)


def _slot_cells(slot: Slot) -> list[dict[str, Any]]:
    if slot.kind == "problem":
        metadata = _nbgrader(slot.id, "code", grade=True, points=slot.points)
        return [code(f'lesson.problem("{slot.id}")', nbgrader=metadata)]
    answer = _nbgrader(slot.id, "markdown", grade=True, solution=True, locked=False, points=slot.points)
    return [
        code(f'lesson.explain("{slot.id}")', nbgrader=_nbgrader(f"{slot.id}-page", "code")),
        markdown(PLACEHOLDER, nbgrader=answer, tags=[HIDDEN]),
    ]


def _nbgrader(
    grade_id: str,
    cell_type: str,
    *,
    grade: bool = False,
    solution: bool = False,
    locked: bool = True,
    points: float | None = None,
) -> dict[str, object]:
    """Return a cell's nbgrader metadata, schema version 3."""
    metadata: dict[str, object] = {
        "cell_type": cell_type,
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return metadata if points is None else {**metadata, "points": points}


def _metadata(frozen: Blueprint) -> dict[str, object]:
    return {
        "kind": "assignment",
        "id": frozen.id,
        "title": frozen.title,
        "unit": frozen.unit,
        "slots": {slot.id: _slot_metadata(slot) for slot in frozen.slots},
    }


def _slot_metadata(slot: Slot) -> dict[str, object]:
    if slot.kind == "explain":
        return {"kind": slot.kind, "points": slot.points}
    return {
        "kind": slot.kind,
        "points": slot.points,
        "problem": slot.problem,
        "version": slot.version,
        "level": slot.level,
    }
