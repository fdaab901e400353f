"""Which answers were last graded, as digests, so that grading again knows whether anything changed.

nbgrader flags every hand-graded cell again whenever the machine grades it again. With this record only a changed answer is
flagged. One small file for each submission, on the teacher's side, outside of what nbgrader manages; losing it only flags
more than needed.
"""

import hashlib
import json
from pathlib import Path

FOLDER = ".ownpace"
"""The folder of the course directory that holds what nbgrader has no place for."""


class Record:
    """The digests of one submission's answers, as they were when it was last graded."""

    def __init__(self, path: Path, before: dict[str, str]) -> None:
        self._path = path
        self._before = before
        self._now = dict(before)

    @classmethod
    def of(cls, course_dir: Path, assignment: str, student: str) -> "Record":
        """Return the record of a submission; an empty one where none was kept or it cannot be read."""
        path = course_dir / FOLDER / "graded" / assignment / f"{student}.json"
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        return cls(path, found if isinstance(found, dict) else {})

    def note(self, cell: str, answer: str | None) -> bool:
        """Take down the answer of a cell; return whether it differs from the one that was graded before."""
        self._now[cell] = hashlib.sha256(b"-" if answer is None else b"+" + answer.encode()).hexdigest()
        return self._before.get(cell) != self._now[cell]

    def keep(self) -> None:
        """Put the record on the disk."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(self._now, sort_keys=True), encoding="utf-8")
        part.replace(self._path)
