"""What happens at the desk, with nbgrader's own exchange classes underneath.

A ``Counter`` belongs to one student and one server and is used by one thread at a time (``handlers`` sees to that), because
nbgrader's classes share settings while they work. It keeps no state: what was handed in lies in the student's own cache,
the exchange, and the journal.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError, ExchangeFactory
from nbgrader.utils import parse_utc
from traitlets.config import Config

from ownpace.events import EventError, Submit, moment_of, now, time_after, time_text
from ownpace.journal import Journal, JournalError, assignment_journal, learner_journal
from ownpace_autograder.copying import TooLargeError
from ownpace_autograder.desk.receipts import (
    Receipt,
    answers_digest,
    files_digest,
    make_receipt,
    read_receipt,
    receipt_data,
    stamp,
)
from ownpace_autograder.evidence import read_evidence
from ownpace_autograder.exchange import RECEIPT
from ownpace_autograder.teaching import BLUEPRINT, due_date, is_safe_name, title

MAX_PAGE = 16 * 1024 * 1024
"""Bytes of a released feedback page that are read."""


class DeskError(Exception):
    """Something that the student should know.

    Attributes:
        key: the sentence that says what happened; ``<key>.do`` says what to do.
        status: the HTTP status.
        values: what the sentences name.
    """

    def __init__(self, key: str, status: int = 409, **values: object) -> None:
        self.key, self.status, self.values = key, status, values
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Something that was handed in.

    Attributes:
        submitted_at: when, UTC, as events write it.
        folder: the copy in the student's own cache.
        receipt: its receipt; None where it was handed in without the desk.
        has_feedback: whether the teacher has released feedback on it.
    """

    submitted_at: str
    folder: Path
    receipt: Receipt | None
    has_feedback: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a student stands with one assignment.

    Attributes:
        id: the assignment's id.
        title: for people.
        due: when it is due, UTC, or None.
        status: ``released``, ``fetched`` or ``submitted``.
        notebook: the page to open, relative to the server's root; None where it was not fetched.
        ours: whether the page is one of our apps.
        handed_in: everything that was handed in, the newest last.
        changed: whether answers have changed since.
    """

    id: str
    title: str
    due: datetime | None
    status: str
    notebook: str | None
    ours: bool
    handed_in: tuple[HandedIn, ...]
    changed: bool


class Counter:
    """Does one student's errands with the exchange.

    Args:
        config: the server's configuration, with nbgrader's settings in it.
        home: the student's home: the server's root folder.
        student: who the server says it is.
    """

    def __init__(self, config: Config, home: Path, student: str) -> None:
        self._config = Config(config)
        self._config.CourseDirectory.student_id = student
        self._home, self._student = home, student
        self._factory = ExchangeFactory(config=self._config)
        probe = self._app("List", "")
        self._exchange = Path(probe.root)
        self._local = Path(probe.assignment_dir).absolute()
        self._course = str(probe.coursedir.course_id)
        self._cache = Path(probe.cache) / self._course

    def standings(self) -> list[Standing]:
        """Return where the student stands with every assignment that was released or handed in."""
        self._check_exchange()
        self._mend_cache()
        released = {path.name: path for path in sorted(self._outbox().glob("*")) if path.is_dir()}
        handed_in = self._handed_in()
        names = sorted(filter(is_safe_name, {*released, *handed_in}))
        return [self._standing(name, released.get(name), handed_in.get(name, [])) for name in names]

    def standing(self, assignment: str) -> Standing:
        """Return where the student stands with one assignment. Raises DeskError where there is none such."""
        for found in self.standings():
            if found.id == assignment:
                return found
        raise DeskError("desk.unknown-assignment", 404, assignment=assignment)

    def fetch(self, assignment: str) -> Standing:
        """Copy a released assignment to the student's folder; what is there already stays as it is."""
        self._check(assignment)
        if not (self._outbox() / assignment).is_dir():
            raise DeskError("desk.not-released", 404, assignment=assignment)
        self._local.mkdir(parents=True, exist_ok=True)
        self._drop_unused_copy(assignment)
        app = self._app("FetchAssignment", assignment)
        app.replace_missing_files = True
        self._run(app)
        return self.standing(assignment)

    def submit(self, assignment: str) -> tuple[Receipt, bool]:
        """Hand in an assignment; return the receipt, and whether the same answers had been handed in before."""
        self._check(assignment)
        folder = self._local / assignment
        if not folder.is_dir():
            raise DeskError("desk.not-fetched", assignment=assignment)
        self._mend_cache()
        digest = self._digest(folder, assignment)
        last = self._handed_in().get(assignment, [])[-1:]
        if last and last[0].receipt and last[0].receipt.digest == digest:
            return last[0].receipt, True
        receipt = self._make_receipt(assignment, digest, after=last[0].submitted_at if last else None)
        app = self._app("Submit", assignment)
        app.receipt, app.stamp = receipt_data(receipt), stamp(receipt.submitted_at)
        self._run(app)
        self._note(receipt)
        return receipt, False

    def feedback(self, assignment: str, submitted_at: str) -> list[str]:
        """Return the feedback pages that were released for one submission. Raises DeskError where there are none."""
        self._check(assignment)
        mine = [each for each in self._handed_in().get(assignment, []) if each.submitted_at == submitted_at]
        if not mine:
            raise DeskError("desk.no-feedback", 404)
        if mine[0].has_feedback:
            self._run(self._app("FetchFeedback", assignment))
        folder = self._local / assignment / "feedback" / stamp(submitted_at)
        pages = [_read_page(path) for path in sorted(folder.glob("*.html"))]
        if not pages:
            raise DeskError("desk.no-feedback", 404)
        return pages

    def _outbox(self) -> Path:
        return self._exchange / self._course / "outbound"

    def _inbox(self) -> Path:
        return self._exchange / self._course / "inbound"

    def _app(self, verb: str, assignment: str, **given: object) -> Any:
        coursedir = CourseDirectory(config=self._config)
        coursedir.assignment_id = assignment
        make = getattr(self._factory, verb)
        return make(
            coursedir=coursedir,
            authenticator=Authenticator(config=self._config),
            config=self._config,
            **given,
        )

    def _run(self, app: Any) -> Any:
        try:
            return app.start()
        except TooLargeError as problem:
            raise DeskError("desk.too-large", 413) from problem
        except (ExchangeError, OSError, RuntimeError) as problem:
            raise DeskError("desk.failed", 503) from problem

    def _check(self, assignment: str) -> None:
        if not is_safe_name(assignment):
            raise DeskError("desk.unknown-assignment", 404, assignment=assignment[:80])
        self._check_exchange()

    def _check_exchange(self) -> None:
        if not os.access(self._exchange, os.R_OK | os.X_OK) or not self._outbox().parent.is_dir():
            raise DeskError("desk.exchange-missing", 503)

    def _handed_in(self) -> dict[str, list[HandedIn]]:
        """Return what the student's own cache knows, by assignment, the oldest first."""
        found: dict[str, list[HandedIn]] = {}
        for each in self._run(self._app("List", "", cached=True)):
            if each["student_id"] == self._student:
                entries = sorted(map(_handed_in, each["submissions"]), key=lambda one: one.submitted_at)
                found[str(each["assignment_id"])] = entries
        return found

    def _standing(self, name: str, released: Path | None, handed_in: list[HandedIn]) -> Standing:
        local = self._local / name
        told = released or local
        ours = (told / BLUEPRINT).is_file()
        fetched = local.is_dir()
        last = handed_in[-1] if handed_in else None
        changed = bool(last and last.receipt and fetched and self._differs(local, name, last.receipt))
        return Standing(
            id=name,
            title=title(told),
            due=_due(told),
            status="submitted" if last else "fetched" if fetched else "released",
            notebook=self._notebook(local, name) if fetched else None,
            ours=ours,
            handed_in=tuple(handed_in),
            changed=changed,
        )

    def _notebook(self, local: Path, name: str) -> str | None:
        found = [local / f"{name}.ipynb", *sorted(local.glob("*.ipynb"))]
        path = next((each for each in found if each.is_file()), None)
        return path.relative_to(self._home).as_posix() if path and path.is_relative_to(self._home) else None

    def _digest(self, folder: Path, assignment: str) -> str:
        if not (folder / BLUEPRINT).is_file():
            return files_digest(folder, tuple(CourseDirectory(config=self._config).ignore))
        evidence = read_evidence(folder, assignment)
        if evidence.unreadable:
            raise DeskError("desk.failed", 503)
        if evidence.trouble:
            raise DeskError("desk.too-large", 413)
        return answers_digest(evidence)

    def _differs(self, folder: Path, assignment: str, receipt: Receipt) -> bool:
        try:
            return receipt.digest != self._digest(folder, assignment)
        except (DeskError, OSError):
            # One folder that cannot be read must not hide the other assignments; handing it in will say what is wrong.
            return True

    def _make_receipt(self, assignment: str, digest: str, *, after: str | None) -> Receipt:
        moment = now()
        # The newest is collected, by its time. Where a clock was set back, the one before would stay the newest.
        submitted_at = moment if after is None else time_after(after)
        released = self._outbox() / assignment
        due = _due(released if released.is_dir() else self._local / assignment)
        late = due is not None and moment_of(moment).replace(tzinfo=None) > due
        return make_receipt(
            course=self._course,
            assignment=assignment,
            student=self._student,
            submitted_at=submitted_at,
            digest=digest,
            late=late,
        )

    def _note(self, receipt: Receipt) -> None:
        journal = Journal(learner_journal(os.environ, self._home))
        try:
            journal.append(
                Submit(assignment=receipt.assignment, receipt=receipt.code, submitted_at=receipt.submitted_at)
            )
        except (JournalError, EventError) as problem:
            # It is handed in all the same, and the receipt lies in the cache. A name that no event may have is nbgrader's.
            self._factory.log.error("%s", problem)
        finally:
            journal.close()

    def _drop_unused_copy(self, assignment: str) -> None:
        """Make room for a replaced release, where the student has answered nothing yet."""
        local, released = self._local / assignment, self._outbox() / assignment
        if not (local / BLUEPRINT).is_file() or _same(local / BLUEPRINT, released / BLUEPRINT):
            return
        if not assignment_journal(local).exists() and not self._handed_in().get(assignment):
            shutil.rmtree(local)

    def _mend_cache(self) -> None:
        """Finish what a crash left half done between the exchange and the student's own copy."""
        for part in self._cache.glob(".*.part"):
            receipt = read_receipt(part)
            sent_as = _sent_as(part)
            arrived = sent_as and "/" not in sent_as and (self._inbox() / sent_as).is_dir()
            if receipt and arrived and is_safe_name(receipt.assignment):
                part.rename(part.with_name(part.name[1 : -len(".part")]))
                self._note(receipt)


def _handed_in(found: Mapping[str, Any]) -> HandedIn:
    folder = Path(found["path"])
    moment = parse_utc(str(found["timestamp"])).replace(tzinfo=UTC)
    feedback = bool(found["has_exchange_feedback"] or found["has_local_feedback"])
    return HandedIn(time_text(moment), folder, read_receipt(folder), feedback)


def _due(folder: Path) -> datetime | None:
    try:
        return due_date(folder)
    except ValueError:
        return None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return True


def _sent_as(part: Path) -> str:
    try:
        return str(json.loads((part / RECEIPT).read_text(encoding="utf-8")).get("sent_as", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _read_page(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as stream:
        return stream.read(MAX_PAGE)
