"""The whole way of a grade through real nbgrader: release, fetch, answer, submit, collect, grade, by hand, feedback, export."""

import csv
import io
from typing import Any

ASSIGNMENT = "u00-equations"


def test_an_assignment_travels_from_release_to_feedback(classroom: Any) -> None:
    assert "1 assignment released" in classroom.taught("release", ASSIGNMENT)
    ana, bo = classroom.counter("ana"), classroom.counter("bo")
    assert [each.status for each in ana.standings()] == ["released"]
    for counter in (ana, bo):
        assert counter.fetch(ASSIGNMENT).status == "fetched"

    classroom.answer("ana", "q1", "x = 999")
    classroom.answer("ana", "q1", classroom.right("ana", "q1"))
    classroom.answer("ana", "q2", classroom.half_right("ana", "q2"))
    classroom.explain("ana", "I put x back in: both sides are equal.")
    classroom.answer("bo", "q1", "x = 999")
    receipts = [counter.submit(ASSIGNMENT)[0] for counter in (ana, bo)]
    assert len({receipt.code for receipt in receipts}) == 2

    assert "2 submissions collected" in classroom.taught("collect")
    said = classroom.taught("grade")
    assert "2 submissions graded" in said
    assert "1 of them have a text to grade by hand" in said
    assert classroom.grades("ana") == {"q1": (2.0, False), "q2": (1.5, False), "explain1": (None, True)}
    assert classroom.grades("bo") == {"q1": (0.0, False), "q2": (0.0, False), "explain1": (0.0, False)}

    classroom.grade_by_hand("ana", "explain1", 3.5, "Say *why* that is a check.")
    assert "2 student pages sent" in classroom.taught("feedback")
    page = ana.feedback(ASSIGNMENT, receipts[0].submitted_at)[0]
    for text in ("7 of 9 points", "Partly right", "Say <em>why</em> that is a check.", "<math"):
        assert text in page

    rows = list(csv.DictReader(io.StringIO(classroom.taught("export", "--out", "-"))))
    assert [row["student"] for row in rows] == ["ana", "bo"]
    assert (rows[0]["q2"], rows[0]["explain1"], rows[0]["total"], rows[0]["max"]) == ("1.5", "3.5", "7", "9")
    assert (rows[0]["needs_manual"], rows[0]["late_seconds"]) == ("no", "0")
