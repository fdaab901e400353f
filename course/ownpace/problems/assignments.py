"""The frozen blueprint of an assignment: its slots, and the problems as they were on the day it was built.

``assignment.json`` lies beside the assignment's notebook and is released with it, so that editing a problem never changes work in
progress. The student's page draws from it, and grading draws again from the teacher's own copy: same blueprint, same
student, same variant.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ownpace.events import Event, Explanation, Response
from ownpace.problems.drawing import draw
from ownpace.problems.problem import Problem, compile_problem
from ownpace.problems.seeds import graded_seed
from ownpace.problems.values import Variant

FORMAT = 1
FILE_NAME = "assignment.json"
"""The blueprint's file name, beside the assignment's notebook."""
MAX_FILE = 5_000_000


class BlueprintError(ValueError):
    """A blueprint that cannot be used, or a slot that it does not have."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an assignment for one answer.

    Attributes:
        id: the slot's id, which is also the grade id of its cell.
        kind: ``problem`` or ``explain``.
        points: what it is worth.
        problem: the id of its problem; empty for ``explain``.
        version: the version of its problem; 0 for ``explain``.
        level: the level it is drawn at; 0 for ``explain``.
        prompt: what is to be explained, rich; empty for ``problem``.
    """

    id: str
    kind: Literal["problem", "explain"]
    points: float
    problem: str = ""
    version: int = 0
    level: int = 0
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """An assignment, frozen.

    Attributes:
        id: the assignment's id.
        title: for people.
        unit: the unit that it belongs to.
        slots: in the order of the page.
        problems: the compiled problems by ``id@version``.
    """

    id: str
    title: str
    unit: str
    slots: tuple[Slot, ...]
    problems: Mapping[str, Problem] = field(repr=False)

    @property
    def points(self) -> float:
        """The points of all slots."""
        return sum(slot.points for slot in self.slots)

    def slot(self, slot_id: str) -> Slot:
        """Return the slot of that id. Raises BlueprintError."""
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        known = ", ".join(slot.id for slot in self.slots)
        raise BlueprintError(f"assignment {self.id} has no slot {slot_id!r}; it has {known}")

    def variant(self, slot_id: str, student: str) -> Variant:
        """Return the variant that a student has in a slot: a function of assignment, problem, slot and student.

        Args:
            slot_id: the slot; one of the kind ``problem``.
            student: the name that the server signed in, or that the gradebook knows.

        Raises:
            BlueprintError: there is no such slot, or it has no problem.
            DrawError: the problem cannot be drawn.
        """
        slot = self.slot(slot_id)
        if slot.kind != "problem":
            raise BlueprintError(f"slot {slot_id!r} of assignment {self.id} has no problem to draw")
        problem = self.problems[f"{slot.problem}@{slot.version}"]
        return draw(problem, level=slot.level, seed=graded_seed(self.id, slot.problem, slot.id, student))

    def to_json(self) -> str:
        """Return the text of ``assignment.json``."""
        data = {
            "format": FORMAT,
            "id": self.id,
            "title": self.title,
            "unit": self.unit,
            "slots": [_slot_data(slot) for slot in self.slots],
            "problems": {key: problem.data for key, problem in sorted(self.problems.items())},
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def blueprint_from_json(text: str) -> Blueprint:
    """Return the blueprint that ``to_json`` wrote. Raises BlueprintError."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise BlueprintError(
                f"format {data['format']!r} is unknown; this version of OwnPace reads {FORMAT}"
            )
        problems = {key: compile_problem(each) for key, each in data["problems"].items()}
        slots = tuple(Slot(**each) for each in data["slots"])
        blueprint = Blueprint(str(data["id"]), str(data["title"]), str(data["unit"]), slots, problems)
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise BlueprintError(f"no usable blueprint: {problem}") from None
    missing = [slot.id for slot in slots if slot.kind == "problem" and _key(slot) not in problems]
    if missing:
        raise BlueprintError(f"the problems of the slots {', '.join(missing)} are missing")
    return blueprint


def load_blueprint(path: Path) -> Blueprint:
    """Return the blueprint in ``assignment.json``, or in a folder that holds it.

    Raises:
        BlueprintError: there is none, or it cannot be used; the text names the file.
    """
    path = Path(path)
    file = path / FILE_NAME if path.is_dir() else path
    try:
        if file.stat().st_size > MAX_FILE:
            raise BlueprintError(f"{file} is larger than {MAX_FILE} bytes")
        return blueprint_from_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise BlueprintError(f"{file} cannot be read: {problem}") from None
    except BlueprintError as problem:
        raise BlueprintError(f"{file}: {problem}") from None


def latest_responses(
    events: Iterable[Event], *, assignment: str | None = None
) -> dict[str, Response | Explanation]:
    """Return the last response or explanation for each slot, by (time, id).

    Args:
        events: any events, in any order.
        assignment: count only what was given for this assignment.
    """
    latest: dict[str, Response | Explanation] = {}
    for event in events:
        if not isinstance(event, Response | Explanation) or assignment not in (None, event.assignment):
            continue
        known = latest.get(event.slot)
        if known is None or (known.time, known.id) < (event.time, event.id):
            latest[event.slot] = event
    return latest


def _key(slot: Slot) -> str:
    return f"{slot.problem}@{slot.version}"


def _slot_data(slot: Slot) -> Mapping[str, Any]:
    if slot.kind == "explain":
        return {"id": slot.id, "kind": slot.kind, "points": slot.points, "prompt": slot.prompt}
    return {
        "id": slot.id,
        "kind": slot.kind,
        "points": slot.points,
        "problem": slot.problem,
        "version": slot.version,
        "level": slot.level,
    }
