"""From an assignment's blueprint to its nbgrader source notebook and its frozen blueprint.

Nobody writes nbgrader's cell metadata by hand: it is lost, copied or doubled too easily, and grading breaks with it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ownpace.building.content import AssignmentSource
from ownpace.building.formats import SlotFile
from ownpace.building.lessons import HIDDEN
from ownpace.building.notebooks import Notebook, code, markdown, notebook
from ownpace.problems import Blueprint, Problem, Slot
from ownpace.problems.seeds import pick

PLACEHOLDER = "*Your explanation is saved by the page.*"


def blueprint(source: AssignmentSource, problems: Mapping[str, Problem]) -> Blueprint:
    """Return the assignment frozen with the problems as they are now."""
    slots = tuple(
        slot for each in source.file.slots.items() for slot in _slots(source.file.id, *each, problems)
    )
    used = {
        f"{slot.problem}@{slot.version}": problems[slot.problem] for slot in slots if slot.kind == "problem"
    }
    return Blueprint(source.file.id, source.file.title, source.unit, slots, used)


def blueprint_text(source: AssignmentSource, frozen: Blueprint) -> str:
    """Return the text of ``assignment.json``: the frozen blueprint, when it is due, and when feedback may be given."""
    data = json.loads(frozen.to_json())
    if source.file.due is not None:
        data["due"] = source.file.due
    if source.file.feedback != "now":
        data["feedback"] = source.file.feedback
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


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


def _slots(assignment: str, name: str, slot: SlotFile, problems: Mapping[str, Problem]) -> Iterator[Slot]:
    """Yield the slots that an entry stands for: one, or as many as its ``count`` says, named ``q1-1``, ``q1-2``, ..."""
    if slot.explain is not None:
        yield Slot(name, "explain", slot.points, prompt=slot.explain)
        return
    for at, chosen in enumerate(_chosen(assignment, name, slot, problems), start=1):
        slot_id = name if slot.count == 1 else f"{name}-{at}"
        yield Slot(slot_id, "problem", slot.points, chosen, problems[chosen].version, slot.level)


def _chosen(assignment: str, name: str, slot: SlotFile, problems: Mapping[str, Problem]) -> Iterator[str]:
    """Yield the problem of each slot: the named one, or those of the skill in an order that the assignment's id decides.

    Every problem of the skill has its turn before one comes again. The choice is made when the assignment is built and then
    frozen with it, so a problem that is added later changes nothing that was released.
    """
    if slot.problem is not None:
        yield from [slot.problem] * slot.count
        return
    fitting = sorted(
        each.id for each in problems.values() if each.skill == slot.skill and slot.level in each.levels
    )
    order: list[str] = []
    for at in range(slot.count):
        order = order or list(fitting)
        yield order.pop(pick(len(order), "blueprint", assignment, name, at))


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
