"""From what was answered to what it earns: pure, and decided on the teacher's side alone.

For every slot of the assignment's blueprint the variant is drawn again for the submitter and the response's text is judged
against it. What the response's event claims about problem, level and seed is compared, never used: where it differs, the
answer was entered on a page that showed something else, and unless it is right all the same a person decides. A score is
given only for a verdict; what could not be decided has none and waits for the teacher.
"""

from dataclasses import dataclass

from ownpace.events import Response as ResponseEvent
from ownpace.problems import Blueprint, BlueprintError, DrawError, Response, Slot, Variant, Verdict, judge
from ownpace_autograder.evidence import Evidence


@dataclass(frozen=True, slots=True)
class SlotGrade:
    """What one slot earns.

    Attributes:
        slot: the slot's id, which is the cell's ``grade_id``.
        points: the most that it is worth.
        score: what it earned; None where a person has to decide.
        answer: what the student entered; None where nothing was handed in.
        variant: what was asked of this student; None for explanations, and where it could not be drawn.
        verdict: how the answer was judged; None where there was nothing to judge.
        note: what the teacher should know before deciding; may be empty.
        asked: what was to be explained, rich; empty for problems, whose variant says it.
    """

    slot: str
    points: float
    score: float | None
    answer: str | None = None
    variant: Variant | None = None
    verdict: Verdict | None = None
    note: str = ""
    asked: str = ""


def grade(blueprint: Blueprint, student: str, evidence: Evidence) -> dict[str, SlotGrade]:
    """Return what each slot of the assignment earns, by slot id.

    Args:
        blueprint: the teacher's own record of what was asked.
        student: the submitter, as the exchange knows them.
        evidence: what the submission's journal says.
    """
    return {
        slot.id: _grade_explanation(slot, evidence)
        if slot.kind == "explain"
        else _grade_problem(blueprint, slot, student, evidence)
        for slot in blueprint.slots
    }


def _grade_problem(blueprint: Blueprint, slot: Slot, student: str, evidence: Evidence) -> SlotGrade:
    found = evidence.responses.get(slot.id)
    answer = found.text if found is not None and found.text.strip() else None
    try:
        variant = blueprint.variant(slot.id, student)
    except (DrawError, BlueprintError) as problem:
        return SlotGrade(
            slot.id, slot.points, None, answer, note=f"The problem could not be drawn again: {problem}"
        )
    if found is None or answer is None:
        return _nothing(slot, evidence, variant)
    verdict = judge(Response(answer), variant)
    strange = _strange(found, variant)
    score = _score(verdict, slot.points, strange)
    return SlotGrade(slot.id, slot.points, score, answer, variant, verdict, strange)


def _grade_explanation(slot: Slot, evidence: Evidence) -> SlotGrade:
    found = evidence.explanations.get(slot.id)
    if found is None or not found.text.strip():
        return _nothing(slot, evidence, None)
    return SlotGrade(slot.id, slot.points, None, found.text, asked=slot.prompt)


def _nothing(slot: Slot, evidence: Evidence, variant: Variant | None) -> SlotGrade:
    if evidence.trouble:
        note = f"Not all of this submission's journal was read ({evidence.trouble})."
        return SlotGrade(slot.id, slot.points, None, variant=variant, note=note, asked=slot.prompt)
    return SlotGrade(slot.id, slot.points, 0.0, variant=variant, asked=slot.prompt)


def _score(verdict: Verdict, points: float, strange: str) -> float | None:
    if verdict.status in ("unreadable", "undecided"):
        return None
    credit = min(max(verdict.credit, 0.0), 1.0)
    if strange and credit < 1.0:
        return None
    return round(credit * points, 6)


def _strange(found: ResponseEvent, variant: Variant) -> str:
    if (found.problem, found.version) != (variant.problem_id, variant.version):
        return (
            f"This was entered for {found.problem} version {found.version}; "
            f"the assignment asks {variant.problem_id} version {variant.version}. Please decide."
        )
    if (found.level, found.seed) != (variant.level, variant.seed):
        return "This was entered on a page with other numbers than this student's. Please look before you decide."
    return ""
