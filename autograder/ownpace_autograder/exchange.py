"""nbgrader's exchange, made safe at the two places where a student's folder meets a teacher's.

``Fetch`` and ``Submit`` (the student's side) copy under a hidden name and rename at the end, so that a crash midway leaves no
half folder behind. ``Collect`` (the teacher's side) never follows a link, bounds what it copies,
swaps a newer submission in as a whole, and goes on with the others when one cannot be collected. ``ReleaseFeedback``
releases pages of the course's own notebooks only.
"""

import json
import secrets
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import (
    ExchangeCollect,
    ExchangeFetchAssignment,
    ExchangeReleaseFeedback,
    ExchangeSubmit,
)
from nbgrader.utils import notebook_hash

from ownpace_autograder.copying import Limits, TooLargeError, copy_tree
from ownpace_autograder.intake import accept
from ownpace_autograder.teaching import is_ours, is_safe_name

STAMP, SECRET, RECEIPT = "timestamp.txt", "submission_secret.txt", "receipt.json"
_OURS = ("journal", STAMP, SECRET, RECEIPT)
_FILE_MODE, _FOLDER_MODE, _SUBMISSION_MODE = 0o644, 0o755, 0o777


class Submit(ExchangeSubmit):  # type: ignore[misc]  # nbgrader has no types
    """Hands in an assignment's folder: whole, or not at all.

    Attributes:
        receipt: what ``receipt.json`` in the submission says; set by the desk, None for other callers.
        stamp: the time of the submission as nbgrader writes it; the current time where it is empty.
    """

    receipt: Mapping[str, object] | None = None
    stamp: str = ""

    def set_timestamp(self) -> None:
        """Take the desk's time, so that the receipt and the exchange name the same moment."""
        super().set_timestamp()
        if self.stamp:
            self.timestamp = self.stamp

    def copy_files(self) -> None:
        """Copy into the inbox and into the student's own cache, each under a hidden name first."""
        self.init_release()
        self.check_filename_diff()
        inbox = Path(self.inbound_path)
        cached = (
            self.assignment_filename.rsplit("+", 1)[0] if self.add_random_string else self.assignment_filename
        )
        secret = secrets.token_hex(64)
        cache = Path(self.cache_path)
        cache.mkdir(parents=True, exist_ok=True)
        try:
            sent = self._stage(inbox, self.assignment_filename, secret)
            kept = self._stage(cache, cached, secret)
            self.set_perms(sent, fileperms=_FILE_MODE, dirperms=_FOLDER_MODE)
            # The teacher, who may be another user, must be able to remove it later.
            sent.chmod(_SUBMISSION_MODE)
            sent.rename(inbox / self.assignment_filename)
        except (OSError, TooLargeError):
            # A disk that is full must not be filled up by every further try.
            for folder, name in ((inbox, self.assignment_filename), (cache, cached)):
                shutil.rmtree(_part(folder, name), ignore_errors=True)
            raise
        kept.rename(cache / cached)
        self.log.info("Submitted as: %s", self.assignment_filename)

    def _stage(self, folder: Path, name: str, secret: str) -> Path:
        part = _part(folder, name)
        if part.exists():
            shutil.rmtree(part)
        copy_tree(
            Path(self.src_path), part, limits=Limits(ignore=(*self.coursedir.ignore, STAMP, SECRET, RECEIPT))
        )
        (part / STAMP).write_text(self.timestamp, encoding="utf-8")
        (part / SECRET).write_text(secret, encoding="utf-8")
        if self.receipt is not None:
            said = json.dumps({**self.receipt, "sent_as": self.assignment_filename}, indent=1)
            (part / RECEIPT).write_text(said + "\n", encoding="utf-8")
        return part


class Fetch(ExchangeFetchAssignment):  # type: ignore[misc]  # nbgrader has no types
    """Fetches an assignment: whole, or not at all; what the student has is never overwritten."""

    def do_copy(self, src: str, dest: str) -> None:
        """Copy into a hidden folder and rename it; where there is a copy already, only add what it lacks."""
        target = Path(dest)
        if target.is_dir():
            super().do_copy(src, dest)
            return
        part = target.with_name(f".{target.name}.part")
        if part.exists():
            shutil.rmtree(part)
        copy_tree(Path(src), part, limits=Limits(ignore=tuple(self.coursedir.ignore)))
        part.rename(target)


class Collect(ExchangeCollect):  # type: ignore[misc]  # nbgrader has no types
    """Takes the newest submission of each student out of the inbox, trusting nothing in it.

    Attributes:
        collected: ids of the students whose work was taken in this run.
        refused: why a student's work could not be taken, by the student's id.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collected: list[str] = []
        self.refused: dict[str, str] = {}

    def _path_to_record(self, path: str) -> dict[str, Any]:
        # One folder with a made-up name must not keep the whole class from being collected.
        try:
            found: dict[str, Any] = super()._path_to_record(path)
        except (ExchangeError, ValueError, OverflowError):
            return {"username": "", "filename": Path(path).name, "timestamp": datetime(1970, 1, 1)}  # noqa: DTZ001  # as nbgrader keeps times
        return found

    def copy_files(self) -> None:
        """Collect each student's submission on its own; what cannot be taken is named at the end."""
        for record in sorted(self.src_records, key=lambda each: str(each["username"])):
            student = str(record["username"])
            if not is_safe_name(student):
                self.log.warning("Left in the inbox, for it is no submission: %s", record["filename"])
                continue
            try:
                self._collect(student, record)
            except (OSError, TooLargeError, ExchangeError) as problem:
                self.refused[student] = str(problem)
                self.log.error("%s: the submission could not be collected: %s", student, problem)
        if self.refused:
            self.fail(f"Not collected: {', '.join(sorted(self.refused))}")

    def _collect(self, student: str, record: Mapping[str, Any]) -> None:
        assignment = self.coursedir.assignment_id
        dest = Path(self.coursedir.format_path(self.coursedir.submitted_directory, student, assignment))
        if not self._is_wanted(dest, record):
            return
        dest.parent.mkdir(parents=True, exist_ok=True)
        part = dest.with_name(f".{dest.name}.part")
        if part.exists():
            shutil.rmtree(part)
        self._copy(Path(self.inbound_path) / record["filename"], part, assignment)
        # The file inside was in the student's reach until now; the folder's name is what the exchange gave it.
        (part / STAMP).write_text(stamp_text(record["timestamp"]), encoding="utf-8")
        accept(Path(self.coursedir.root), part, assignment)
        _swap_in(part, dest)
        self.collected.append(student)
        self.log.info("Collected: %s %s", student, assignment)

    def _is_wanted(self, dest: Path, record: Mapping[str, Any]) -> bool:
        if not dest.is_dir():
            return True
        before = self.coursedir.get_existing_timestamp(str(dest))
        newer = before is None or record["timestamp"] > before
        return bool((self.update and newer) or (self.before_duedate and before != record["timestamp"]))

    def _copy(self, source: Path, part: Path, assignment: str) -> None:
        ours = is_ours(Path(self.coursedir.root), assignment)
        left_out = copy_tree(source, part, limits=Limits(ignore=tuple(self.coursedir.ignore)))
        for path in left_out:
            self.log.warning("%s: left out %s, which is a link, or lies too deep", source.name, path)
        if ours:
            _keep_only_ours(part)


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]  # nbgrader has no types
    """Releases the feedback pages of the course's own notebooks, student by student."""

    def copy_files(self) -> None:
        """Release each page under the name that only its student can work out."""
        excluded = set(filter(None, self.coursedir.student_id_exclude.split(",")))
        outbox = Path(self.dest_path)
        pattern = Path(
            self.coursedir.format_path(self.coursedir.feedback_directory, self._student_glob(), ".")
        )
        for folder in sorted(pattern.parent.glob(f"{pattern.name}/{self.coursedir.assignment_id}")):
            if folder.parent.name not in excluded:
                self._release(folder, outbox)

    def _student_glob(self) -> str:
        return str(self.coursedir.student_id or "*")

    def _release(self, folder: Path, outbox: Path) -> None:
        secret_file = folder / SECRET
        if not secret_file.is_file():
            self.log.warning("%s did not come through the exchange; no feedback was sent there", folder)
            return
        secret = secret_file.read_text(encoding="utf-8").strip()
        for notebook in self._own_notebooks():
            page = folder / f"{notebook}.html"
            if page.is_file():
                name = notebook_hash(secret=secret, notebook_id=notebook)
                part = outbox / f".{name}.part"
                shutil.copyfile(page, part)
                part.chmod(_FILE_MODE)
                part.replace(outbox / f"{name}.html")

    def _own_notebooks(self) -> list[str]:
        source = self.coursedir.format_path(
            self.coursedir.source_directory, ".", self.coursedir.assignment_id
        )
        return sorted(path.stem for path in Path(source).glob("*.ipynb"))


def stamp_text(moment: datetime) -> str:
    """Return a UTC moment as nbgrader writes it, in ``timestamp.txt`` and in the names of submissions."""
    return f"{moment:%Y-%m-%d %H:%M:%S.%f} UTC"


def _part(folder: Path, name: str) -> Path:
    # collect and list look for "<student>+...", and a pattern never matches a leading dot
    return folder / f".{name}.part"


def _keep_only_ours(part: Path) -> None:
    # A page or a script that a student put in would be served from the teacher's own address by formgrader.
    for path in list(part.iterdir()):
        if path.name in _OURS or (path.suffix == ".ipynb" and path.is_file()):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _swap_in(part: Path, dest: Path) -> None:
    old = dest.with_name(f".{dest.name}.old")
    if old.exists():
        shutil.rmtree(old)
    if dest.exists():
        dest.replace(old)
    part.replace(dest)
    if old.exists():
        shutil.rmtree(old)
