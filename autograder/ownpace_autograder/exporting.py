"""The gradebook as a CSV file: one line for each student and assignment."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO

from nbgrader.api import MissingEntry

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula."""


@dataclass(frozen=True, slots=True)
class Line:
    """One student's standing in one assignment.

    Attributes:
        student: the student's id.
        assignment: the assignment's id.
        scores: what each slot earned; None where nothing was handed in or a person has still to decide.
        total: the sum, after a penalty for lateness; None where nothing was handed in.
        maximum: the most that could be earned.
        late_s: seconds late; None where nothing was handed in.
        needs_manual: whether a person has still to grade something.
    """

    student: str
    assignment: str
    maximum: float
    scores: dict[str, float | None] = field(default_factory=dict)
    total: float | None = None
    late_s: float | None = None
    needs_manual: bool = False


def lines(gradebook: Any, assignments: Sequence[str]) -> list[Line]:
    """Return the standing of every student of the gradebook in these assignments."""
    found = []
    for name in assignments:
        try:
            assignment = gradebook.find_assignment(name)
        except MissingEntry:
            continue
        found += [_line(gradebook, student.id, assignment) for student in gradebook.students]
    return found


def write_csv(found: Iterable[Line], stream: TextIO) -> int:
    """Write the lines as CSV and return how many there were."""
    rows = list(found)
    slots = list(dict.fromkeys(slot for row in rows for slot in row.scores))
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(
        ["student", "assignment", *map(harmless, slots), "total", "max", "late_seconds", "needs_manual"]
    )
    for row in rows:
        writer.writerow(
            [
                harmless(row.student),
                harmless(row.assignment),
                *(_number(row.scores.get(slot)) for slot in slots),
                _number(row.total),
                _number(row.maximum),
                _number(row.late_s),
                "" if row.total is None else "yes" if row.needs_manual else "no",
            ]
        )
    return len(rows)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet runs: one that looks like a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _line(gradebook: Any, student: str, assignment: Any) -> Line:
    maximum = float(assignment.max_score or 0)
    try:
        submission = gradebook.find_submission(assignment.name, student)
    except MissingEntry:
        return Line(student, assignment.name, maximum)
    penalty = submission.late_submission_penalty or 0.0
    return Line(
        student,
        assignment.name,
        maximum,
        scores=_scores(submission, several=len(assignment.notebooks) > 1),
        total=max(0.0, float(submission.score or 0) - penalty),
        late_s=float(submission.total_seconds_late),
        needs_manual=bool(submission.needs_manual_grade),
    )


def _scores(submission: Any, *, several: bool) -> dict[str, float | None]:
    scores: dict[str, float | None] = {}
    for notebook in sorted(submission.notebooks, key=lambda each: str(each.name)):
        for grade in sorted(notebook.grades, key=lambda each: str(each.name)):
            name = f"{notebook.name}/{grade.name}" if several else str(grade.name)
            decided = grade.manual_score is not None or grade.auto_score is not None
            scores[name] = float(grade.score) if decided else None
    return scores


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
