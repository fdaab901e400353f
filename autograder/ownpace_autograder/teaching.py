"""The teacher's side of an assignment: which folder of the course directory speaks for it.

An assignment is ours when the teacher's ``source/<assignment>/`` holds an ``assignment.json``. What was *released* is what
students answer, so the released copy is read where there is one: a source edited later does not change work in progress.
Nothing of a submission is ever asked.
"""

import re
from pathlib import Path

BLUEPRINT = "assignment.json"
"""The file that makes an assignment ours."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


def is_ours(course_dir: Path, assignment: str) -> bool:
    """Tell whether this assignment was built by ``ownpace build``."""
    return is_safe_name(assignment) and (course_dir / "source" / assignment / BLUEPRINT).is_file()


def teacher_copy(course_dir: Path, assignment: str) -> Path:
    """Return the folder that speaks for the assignment: what was released, else its source."""
    released = course_dir / "release" / assignment
    return released if (released / BLUEPRINT).is_file() else course_dir / "source" / assignment


def is_safe_name(name: str) -> bool:
    """Tell whether a name can be one folder's name: no separator, no dots that climb, nothing to be matched."""
    return _SAFE.fullmatch(name) is not None
