"""What a teacher's commands do, one assignment or one submission at a time, through nbgrader's own classes.

Each function does one piece of work and returns what came of it; none of them prints or stops for another's failure. The
commands in ``ownpace_autograder.commands`` own the order, the progress bar and the words.
"""

import filecmp
import json
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import capture_log, temp_attrs
from sqlalchemy.exc import SAWarning

from ownpace_autograder.courses import Course
from ownpace_autograder.teaching import (
    BLUEPRINT,
    due_date,
    is_ours,
    keeps_feedback_back,
    set_due_date,
    teacher_copy,
)

_ERROR = re.compile(r"^\s*(?:\[ERROR\] )?(?:[A-Za-z_][\w.]*(?:Error|Exception|Entry)): ?(.+)$", re.MULTILINE)
_LOGGED = re.compile(r"^\[(?:ERROR|CRITICAL)\] ?(.+)$", re.MULTILINE)


class DutyError(Exception):
    """A piece of work that could not be done. Its text says why, for a teacher."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of collecting one assignment.

    Attributes:
        students: whose work was taken in.
        refused: whose could not be, and why.
    """

    students: tuple[str, ...]
    refused: Mapping[str, str]


def release(
    course: Course, assignment: str, *, due: datetime | None, replace: bool
) -> Literal["released", "replaced", "unchanged"]:
    """Make an assignment's student version and give it to the exchange. Raises DutyError."""
    before = (course.outbox / assignment).is_dir()
    if before and not replace:
        if _is_newer(course, assignment):
            raise DutyError(
                "it is released already, and its source has changed since. Students keep what they have; "
                "--replace gives those who have not fetched it yet the new one"
            )
        _remember_due(course, assignment, due)
        return "unchanged"
    if before and (handed_in := _handed_in(course, assignment)):
        raise DutyError(f"it cannot be replaced: {handed_in} submissions of it lie in the exchange")
    _succeed(course.api.generate_assignment(assignment, force=True))
    _remember_due(course, assignment, due)
    with temp_attrs(course.api.coursedir, assignment_id=assignment):
        app = course.api.exchange.ReleaseAssignment(
            coursedir=course.api.coursedir, authenticator=course.api.authenticator, parent=course.api
        )
        app.force = replace
        _succeed(capture_log(app))
    return "replaced" if before else "released"


def collect(course: Course, assignment: str) -> Collected:
    """Take the newest submissions of an assignment out of the exchange. Raises DutyError where none can be taken."""
    with temp_attrs(course.api.coursedir, assignment_id=assignment):
        app = course.api.exchange.Collect(
            coursedir=course.api.coursedir, authenticator=course.api.authenticator, parent=course.api
        )
        app.update = True
        result = capture_log(app)
    refused = dict(getattr(app, "refused", {}))
    if not result["success"] and not refused:
        raise DutyError(reason(result))
    return Collected(tuple(getattr(app, "collected", ())), refused)


def waiting(course: Course, assignment: str, student: str) -> bool:
    """Tell whether a collected submission has not been graded, or is newer than what was."""
    graded = course.submission("autograded", student, assignment)
    if not graded.is_dir():
        return True
    new, old = (
        course.api.coursedir.get_existing_timestamp(str(path))
        for path in (course.submission("submitted", student, assignment), graded)
    )
    return new is not None and old is not None and new > old


def autograde(course: Course, assignment: str, student: str) -> bool:
    """Grade one submission; return whether something of it waits for a person. Raises DutyError."""
    with warnings.catch_warnings():
        # nbgrader reads its objects while it still builds them; SQLAlchemy says so, and a teacher can do nothing about it.
        warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.")
        _succeed(course.api.autograde(assignment, student, force=True))
    return needs_person(course, assignment, student)


def needs_person(course: Course, assignment: str, student: str) -> bool:
    """Tell whether a submission has a cell that a person has to grade."""
    with gradebook(course) as book:
        try:
            return bool(book.find_submission(assignment, student).needs_manual_grade)
        except MissingEntry:
            return False


def feedback_waits(course: Course, assignment: str) -> datetime | None:
    """Return until when an assignment's feedback is kept back, or None where it may be given now."""
    now = datetime.now(tz=UTC).replace(tzinfo=None)
    return keeps_feedback_back(teacher_copy(course.folder, assignment), now)


def give_feedback(course: Course, assignment: str, student: str) -> None:
    """Make the feedback page of a graded submission and release it. Raises DutyError."""
    _succeed(course.api.generate_feedback(assignment, student, force=True))
    with temp_attrs(course.api.coursedir, assignment_id=assignment, student_id=student):
        app = course.api.exchange.ReleaseFeedback(
            coursedir=course.api.coursedir, authenticator=course.api.authenticator, parent=course.api
        )
        _succeed(capture_log(app))
    if not (course.submission("submitted", student, assignment) / "submission_secret.txt").is_file():
        raise DutyError(
            "the page was made, but this work did not come through the exchange, so it cannot be sent"
        )


def gradebook(course: Course) -> Any:
    """Return the course's gradebook, open; a context manager."""
    return Gradebook(course.api.coursedir.db_url, course.id)


def reason(result: Mapping[str, Any]) -> str:
    """Return the shortest true reason in what nbgrader says of a failure."""
    log = str(result.get("log", ""))
    found = _ERROR.findall(log) or _LOGGED.findall(log) or _ERROR.findall(str(result.get("error", "")))
    return str(found[-1]).strip() if found else "nbgrader gave no reason"


def _succeed(result: Mapping[str, Any] | None) -> None:
    if result is not None and not result["success"]:
        raise DutyError(reason(result))


def _is_newer(course: Course, assignment: str) -> bool:
    """Tell whether the source differs from what was released; only ours say what they consist of."""
    if not is_ours(course.folder, assignment):
        return False
    source, released = course.folder / "source" / assignment, course.outbox / assignment
    return not _same_problems(source / BLUEPRINT, released / BLUEPRINT)


def _same_problems(source: Path, released: Path) -> bool:
    if not released.is_file():
        return False
    if filecmp.cmp(source, released, shallow=False):
        return True
    return bool(_without_due(source) == _without_due(released))


def _without_due(path: Path) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return {key: value for key, value in data.items() if key != "due"} if isinstance(data, dict) else data


def _handed_in(course: Course, assignment: str) -> int:
    return sum(1 for _ in course.inbox.glob(f"*+{assignment}+*")) if course.inbox.is_dir() else 0


def _remember_due(course: Course, assignment: str, due: datetime | None) -> None:
    """Set the due date where students' pages and nbgrader's gradebook look for it."""
    made = course.folder / "release" / assignment
    places = [path for path in (made, course.outbox / assignment) if (path / BLUEPRINT).is_file()]
    with gradebook(course) as book:
        try:
            known = book.find_assignment(assignment).duedate
        except MissingEntry:
            return
        wanted = due or known or (due_date(made) if places else None)
        if wanted is None:
            return
        if wanted != known:
            book.update_or_create_assignment(assignment, duedate=wanted)
    for path in places:
        if due_date(path) != wanted:
            set_due_date(path, wanted)
