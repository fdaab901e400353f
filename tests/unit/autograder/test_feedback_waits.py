"""Feedback that an author wants kept back until an assignment is due."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from ownpace_autograder.teaching import keeps_feedback_back

DUE = datetime(2026, 10, 2, 15, 0)  # noqa: DTZ001 - as nbgrader keeps it: UTC, without a zone
BEFORE, AFTER = DUE.replace(hour=14), DUE.replace(hour=16)


@pytest.mark.parametrize(
    ("written", "now", "until"),
    [
        ({"due": "2026-10-02T15:00:00Z", "feedback": "after-due"}, BEFORE, DUE),
        ({"due": "2026-10-02T15:00:00Z", "feedback": "after-due"}, AFTER, None),
        ({"due": "2026-10-02T15:00:00Z"}, BEFORE, None),
        ({"feedback": "after-due"}, BEFORE, None),
    ],
)
def test_feedback_is_kept_back_until_the_assignment_is_due(
    tmp_path: Path, written: dict[str, str], now: datetime, until: datetime | None
) -> None:
    (tmp_path / "assignment.json").write_text(json.dumps(written), encoding="utf-8")
    assert keeps_feedback_back(tmp_path, now) == until
