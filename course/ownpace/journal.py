"""The learner's own append-only record, on disk.

A journal is a folder. Each process that writes owns one file in it, ``<session>.jsonl``, and nobody else writes to that
file: no locks, so it works on a network disk. ``Journal.append`` returns only when the line is on the disk; a page may say
"Saved" after it and not before. Readers never raise on what they find: a line that a dying process tore, or that somebody
wrote by hand, is reported beside the events, and an event that is there twice counts once.
"""

import os
import re
import stat
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ownpace.events import MAX_LINE, Event, EventError, from_line, to_line

MAX_FILE = 64 * 1024 * 1024
"""Bytes of one journal file that are read; a school year of one student is a hundredth of it."""

_SESSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


ENVIRONMENT = "OWNPACE_JOURNAL"
"""The environment variable that names the learner's own journal."""


class JournalError(OSError):
    """A line could not be put on the disk. Its text says what happened and what to do."""

    def __str__(self) -> str:
        return str(self.strerror)


@dataclass(frozen=True, slots=True)
class Junk:
    """A line that is no event.

    Attributes:
        path: the file.
        line: its line number, from 1; 0 where the whole file could not be read.
        reason: what is wrong with it.
        torn: True for a last line without an end: the writer died before it was acknowledged.
    """

    path: Path
    line: int
    reason: str
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole line of a journal file.

    Attributes:
        end: the offset in bytes just behind the line; reading may go on from there.
        event: what the line holds.
    """

    end: int
    event: Event


class Journal:
    """Writes events to one file of a journal folder, and owns that file.

    Args:
        folder: the journal; made when the first event is written.
        session: the file's name without its ending; a fresh one where none is given.
    """

    def __init__(self, folder: Path, *, session: str | None = None) -> None:
        name = session or uuid.uuid4().hex
        if not _SESSION.fullmatch(name):
            raise ValueError(f"not a session name: {name!r}")
        self.path = Path(folder) / f"{name}.jsonl"
        self._lock = threading.Lock()
        self._file: int | None = None
        self._torn = False

    def append(self, event: Event) -> None:
        """Write the event and return when it is on the disk.

        Raises:
            JournalError: it is not on the disk. Nothing is lost that was written before, and trying again is safe.
        """
        line = to_line(event).encode() + b"\n"
        with self._lock:
            try:
                self._write(line)
            except OSError as problem:
                raise JournalError(problem.errno, _explain(problem, self.path)) from problem

    def close(self) -> None:
        """Let the file go. The journal may be written again afterwards."""
        with self._lock:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def _write(self, line: bytes) -> None:
        file = self._usable()
        before = os.fstat(file).st_size
        try:
            _write_all(file, b"\n" + line if self._torn else line)
            os.fsync(file)
        except OSError:
            # A line cut short by a full disk must not swallow the next one.
            self._torn = True
            with suppress(OSError):
                os.ftruncate(file, before)
                self._torn = _is_torn(file, before)
            raise
        self._torn = False

    def _usable(self) -> int:
        if self._file is not None and not _is_at(self._file, self.path):
            # Somebody deleted or moved the file while it was open: what goes into it now, nobody would ever read.
            os.close(self._file)
            self._file = None
        return self._open() if self._file is None else self._file

    def _open(self) -> int:
        folder = self.path.parent
        created = not folder.exists()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        self._file = os.open(self.path, flags, 0o600)
        # Without this a power cut can lose the file's name though its bytes are on the disk.
        _sync_folder(folder)
        if created:
            _sync_folder(folder.parent)
        self._torn = _is_torn(self._file, os.fstat(self._file).st_size)
        return self._file


def learner_journal(environ: Mapping[str, str], home: Path) -> Path:
    """Return the folder of a learner's own journal: the one that the environment names, or the one below their home."""
    named = environ.get(ENVIRONMENT)
    return Path(named) if named else home / ".ownpace" / "journal"


def assignment_journal(folder: Path) -> Path:
    """Return the folder of an assignment's journal, which travels with what is handed in."""
    return folder / "journal"


def read(folder: Path, *, junk: list[Junk] | None = None) -> Iterator[Event]:
    """Yield the events of a journal folder, file by file in the order of their names; duplicates are dropped.

    Args:
        folder: the journal; one that does not exist holds no events.
        junk: takes the lines that are no events, where given.
    """
    seen: set[str] = set()
    for path in files(folder):
        for entry in entries(path, junk=junk):
            if entry.event.id not in seen:
                seen.add(entry.event.id)
                yield entry.event


def merge(folders: Iterable[Path], *, junk: list[Junk] | None = None) -> list[Event]:
    """Return the events of all folders in the order of (time, id), each id once."""
    events: dict[str, Event] = {}
    for folder in folders:
        for event in read(folder, junk=junk):
            events.setdefault(event.id, event)
    return sorted(events.values(), key=lambda event: (event.time, event.id))


def files(folder: Path) -> list[Path]:
    """Return the journal files of a folder, sorted by name. A folder that cannot be listed has none."""
    try:
        return sorted(path for path in Path(folder).iterdir() if path.suffix == ".jsonl")
    except OSError:
        return []


def entries(path: Path, *, start: int = 0, junk: list[Junk] | None = None) -> Iterator[Entry]:
    """Yield the whole lines of one journal file from a byte offset on; a last line without an end is left for later.

    Args:
        path: the file. One that is no regular file is reported and not read: a submission may hold anything.
        start: where to begin: 0, or the ``end`` of an entry read before.
        junk: takes the lines that are no events, where given.
    """
    found: list[Junk] = junk if junk is not None else []
    try:
        stream = os.fdopen(open_regular(path), "rb")
    except OSError as problem:
        found.append(Junk(path, 0, f"cannot be read: {problem.strerror or problem}"))
        return
    with stream:
        stream.seek(start)
        yield from _entries(stream, path, found)


def _entries(stream: BinaryIO, path: Path, junk: list[Junk]) -> Iterator[Entry]:
    number = 0
    while stream.tell() < MAX_FILE:
        raw = stream.readline(MAX_LINE + 1)
        if not raw:
            return
        number += 1
        if not raw.endswith(b"\n"):
            if len(raw) <= MAX_LINE:
                junk.append(Junk(path, number, "the line was not finished", torn=True))
                return
            junk.append(Junk(path, number, "the line is too long"))
            _skip_line(stream)
        elif raw.strip():
            try:
                yield Entry(stream.tell(), from_line(raw.decode()))
            except (EventError, UnicodeDecodeError) as problem:
                junk.append(Junk(path, number, str(problem)[:300]))
    junk.append(Junk(path, number, f"the file is longer than {MAX_FILE} bytes; the rest was not read"))


def _skip_line(stream: BinaryIO) -> None:
    while stream.tell() < MAX_FILE:
        raw = stream.readline(MAX_LINE)
        if not raw or raw.endswith(b"\n"):
            return


def open_regular(path: str | Path, *, folder: int | None = None) -> int:
    """Open a regular file for reading and return its descriptor.

    Args:
        path: the file; relative to ``folder`` where that is given.
        folder: a descriptor of the folder, so that nobody can swap it for another underneath us.

    Raises:
        OSError: there is no such file, or it is a link, a pipe, a device or a folder.
    """
    # O_NONBLOCK: opening a named pipe must not wait for a writer.
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(f"{path} is no regular file")
    return file


def _write_all(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_at(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except OSError:
        return False


def _is_torn(file: int, size: int) -> bool:
    return size > 0 and os.pread(file, 1, size - 1) != b"\n"


def _explain(problem: OSError, path: Path) -> str:
    return (
        f"Could not save to {path}: {problem.strerror or problem}. "
        "What was saved before is kept. Free some space or make the folder writable, then try again."
    )
