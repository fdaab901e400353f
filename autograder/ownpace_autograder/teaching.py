"""The teacher's side of an assignment: which folder of the course directory speaks for it.

An assignment is ours when the teacher's folder of it holds an ``assignment.json``. What was *released* is what
students answer, so the released copy is read where there is one: a source edited later does not change work in progress.
Nothing of a submission is ever asked.
"""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ownpace.problems.assignments import FILE_NAME

BLUEPRINT = FILE_NAME
"""The file that makes an assignment ours."""

_SAFE = re.compile(r"[^\W_][\w .@'-]{0,79}")


def is_ours(course_dir: Path, assignment: str) -> bool:
    """Tell whether this assignment was built by ``ownpace build``: its source says so, or what was released of it."""
    folders = [course_dir / step / assignment for step in ("source", "release")]
    return is_safe_name(assignment) and any((folder / BLUEPRINT).is_file() for folder in folders)


def teacher_copy(course_dir: Path, assignment: str) -> Path:
    """Return the folder that speaks for the assignment: what was released, else its source."""
    released = course_dir / "release" / assignment
    return released if (released / BLUEPRINT).is_file() else course_dir / "source" / assignment


def due_date(folder: Path) -> datetime | None:
    """Return when an assignment is due (UTC, as nbgrader keeps it: without a zone), or None where it says nothing.

    Raises:
        ValueError: the file's ``due`` is no time.
    """
    written = _data(folder).get("due")
    return None if not written else read_time(str(written))


def keeps_feedback_back(folder: Path, now: datetime) -> datetime | None:
    """Return until when feedback is kept back (UTC, without a zone), or None where it may be given now.

    The author's ``feedback: after-due`` says so, as long as the assignment is not due.
    """
    due = due_date(folder)
    return due if due is not None and now < due and _data(folder).get("feedback") == "after-due" else None


def set_due_date(folder: Path, due: datetime) -> None:
    """Write into a released assignment when it is due, so that the students' pages can say it."""
    path = folder / BLUEPRINT
    data = _data(folder) | {"due": f"{due:%Y-%m-%dT%H:%M:%S}Z"}
    part = path.with_suffix(".part")
    part.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.chmod(path.stat().st_mode & 0o777)
    part.replace(path)


def title(folder: Path) -> str:
    """Return the assignment's title for people; the folder's name where it has none."""
    return str(_data(folder).get("title") or folder.name)


def read_time(written: str) -> datetime:
    """Return a time written as ISO 8601 in UTC without a zone; one without a zone is this computer's local time.

    Raises:
        ValueError: it is no time.
    """
    return datetime.fromisoformat(written.strip()).astimezone(UTC).replace(tzinfo=None)


def _data(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / BLUEPRINT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_safe_name(name: str) -> bool:
    """Tell whether a name can be one folder's name: no separator, no dots that climb, no pattern, no ``+``."""
    return _SAFE.fullmatch(name) is not None
