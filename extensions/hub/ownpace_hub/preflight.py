"""What this computer offers, and whether a class can open on it.

:func:`measure` looks at the machine once and returns a :class:`Machine`; :func:`findings` judges those figures and
nothing else, so that every refusal can be tested without a full disk. A :class:`Finding` says what was found and what
to do; ``ownpace class`` refuses on the first stop sign, and ``ownpace doctor`` prints them all.
"""

import errno
import os
import re
import shutil
import socket
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import psutil

from ownpace_hub.places import shown

MEBIBYTE = 2**20
# Measured with one student on a lesson: hub 122 MB, proxy 29, collector 90, one server 110, one kernel 85.
MEMORY_FLOOR = 512 * MEBIBYTE
MEMORY_BASE = 320 * MEBIBYTE
MEMORY_PER_STUDENT = 200 * MEBIBYTE
MEMORY_COMFORT = 8
DISK_FLOOR = 256 * MEBIBYTE
DISK_COMFORT = 1024 * MEBIBYTE
FIRST_CHOICE_PORT = 8000
OLDEST_PYTHON = (3, 11)
# Patterns, placeholders and the escapes of database addresses: nbgrader would look for work in other folders.
_MISREAD = re.compile(r"[\x00-\x1f%*?\[\]{}]")


class Level(Enum):
    """How much a finding matters: all well, worth knowing, or the class cannot open."""

    WELL = "well"
    WARN = "warning"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: the thing, in two words.
        level: how much it matters.
        says: what was found.
        do: what the operator can do about it; empty where all is well.
    """

    what: str
    level: Level
    says: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What was measured, in bytes, of one computer for one class folder.

    Attributes:
        python: version of the interpreter that runs us.
        memory: bytes that may still be used, within the limits of a container.
        disk: bytes free where the class folder lies.
        home: the class folder.
        home_problem: why the class folder cannot be written to; empty where it can.
        exchange_problem: why the exchange folder cannot be used; empty where it can.
        course: the built course.
        parts_missing: what has not been built, in words.
        port: the public port that the class will use; None where nothing can listen on it.
        asked_port: the port that was asked for, or None.
        ip: the address that the class listens on.
        port_error: why nothing can listen there, as the system's number; only where ``port`` is None.
    """

    python: tuple[int, int]
    memory: int
    disk: int
    home: Path
    home_problem: str
    exchange_problem: str
    course: Path
    parts_missing: tuple[str, ...]
    port: int | None
    asked_port: int | None
    ip: str = "127.0.0.1"
    port_error: int = errno.EADDRINUSE


def measure(home: Path, course: Path, *, ip: str, asked_port: int | None) -> Machine:
    """Return what this computer offers for a class in that folder."""
    port, port_error = _port(ip, asked_port)
    return Machine(
        python=sys.version_info[:2],
        memory=usable_memory(),
        disk=shutil.disk_usage(_existing(home)).free,
        home=home,
        home_problem=_name_problem(home) or _write_problem(home),
        exchange_problem=_write_problem(home / "exchange"),
        course=course,
        parts_missing=tuple(_missing_parts(course)),
        port=port,
        asked_port=asked_port,
        ip=ip,
        port_error=port_error,
    )


def findings(machine: Machine) -> tuple[Finding, ...]:
    """Return what is to be said about that machine, in the order a person would look."""
    return (
        _python(machine),
        _folder(machine),
        _exchange(machine),
        _disk(machine),
        _memory(machine),
        _parts(machine),
        _public_port(machine),
    )


def port_is_free(ip: str, port: int) -> bool:
    """Tell whether a server could listen there now."""
    return _listen_error(ip, port) == 0


def _listen_error(ip: str, port: int) -> int:
    """Return the system's number for why a server could not listen there; 0 where it could."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as probe:
        # As the servers do: a port that only waits for its last connections to die counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError as problem:
            return problem.errno or errno.EADDRINUSE
    return 0


def free_port(ip: str = "127.0.0.1") -> int:
    """Return a port that nothing listens on at this moment."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as probe:
        probe.bind((ip, 0))
        return int(probe.getsockname()[1])


def usable_memory() -> int:
    """Return the bytes of memory that may still be used, whichever of machine and container has fewer."""
    free = int(psutil.virtual_memory().available)
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text("ascii").strip()
        used = int(Path("/sys/fs/cgroup/memory.current").read_text("ascii"))
    except (OSError, ValueError):
        return free
    return min(free, max(int(limit) - used, 0)) if limit.isdigit() else free


def _port(ip: str, asked: int | None) -> tuple[int | None, int]:
    """Return the port to use, or None and the reason."""
    wanted = FIRST_CHOICE_PORT if asked is None else asked
    error = _listen_error(ip, wanted)
    if not error:
        return wanted, 0
    return (free_port(ip), 0) if asked is None and error == errno.EADDRINUSE else (None, error)


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if os.path.exists(path))  # noqa: PTH110  # pathlib's raises for a name that is too long


def _name_problem(folder: Path) -> str:
    if found := _MISREAD.search(str(folder)):
        return f"{shown(folder)} has {found[0]!r} in its path, which nbgrader and the databases misread"
    return ""


def _write_problem(folder: Path) -> str:
    try:
        folder.lstat()
    except OSError as problem:
        if problem.errno == errno.ENAMETOOLONG:
            return f"{str(folder)[:40]}… is too long a name for a folder"
    nearest = _existing(folder)
    if not nearest.is_dir():
        return f"{shown(nearest)} is a file, not a folder"
    if not os.access(nearest, os.W_OK | os.X_OK):
        return f"{shown(nearest)} cannot be written to"
    return ""


def _missing_parts(course: Path) -> list[str]:
    extensions = Path(sys.prefix) / "share" / "jupyter" / "labextensions" / "@ownpace"
    parts = {
        "the course": course / "course.json",
        "the widgets": extensions / "widgets" / "package.json",
        "the pacing extension": extensions / "pacing" / "package.json",
        "the page template": Path(sys.prefix) / "share" / "jupyter" / "voila" / "templates" / "ownpace",
    }
    return [name for name, path in parts.items() if not path.exists()]


def _python(machine: Machine) -> Finding:
    version = ".".join(map(str, machine.python))
    if machine.python < OLDEST_PYTHON:
        return Finding("Python", Level.STOP, f"version {version}", "Install Python 3.11 or newer.")
    return Finding("Python", Level.WELL, f"version {version}")


def _folder(machine: Machine) -> Finding:
    if machine.home_problem:
        return Finding(
            "class folder",
            Level.STOP,
            machine.home_problem,
            "Choose another folder with --home or OWNPACE_HOME.",
        )
    return Finding("class folder", Level.WELL, shown(machine.home))


def _exchange(machine: Machine) -> Finding:
    if machine.exchange_problem:
        return Finding(
            "exchange",
            Level.STOP,
            machine.exchange_problem,
            "Give yourself write access to it, then start again.",
        )
    return Finding("exchange", Level.WELL, shown(machine.home / "exchange"))


def _disk(machine: Machine) -> Finding:
    free = f"{machine.disk // MEBIBYTE} MB free"
    if machine.disk < DISK_FLOOR:
        needed = f"A class needs {DISK_FLOOR // MEBIBYTE} MB. Free some space, or move the class with --home."
        return Finding("disk", Level.STOP, free, needed)
    if machine.disk < DISK_COMFORT:
        return Finding("disk", Level.WARN, free, "Enough to start; free some space before the class grows.")
    return Finding("disk", Level.WELL, free)


def _memory(machine: Machine) -> Finding:
    free = f"{machine.memory // MEBIBYTE} MB free"
    if machine.memory < MEMORY_FLOOR:
        needed = f"A class needs {MEMORY_FLOOR // MEBIBYTE} MB. Close other programs, then start again."
        return Finding("memory", Level.STOP, free, needed)
    at_once = max((machine.memory - MEMORY_BASE) // MEMORY_PER_STUDENT, 1)
    enough = f"{free}, enough for about {at_once} people working at once"
    if at_once < MEMORY_COMFORT:
        return Finding("memory", Level.WARN, enough, "Close other programs before more people sign in.")
    return Finding("memory", Level.WELL, enough)


def _parts(machine: Machine) -> Finding:
    if machine.parts_missing:
        missing = ", ".join(machine.parts_missing)
        return Finding("built parts", Level.STOP, f"not built yet: {missing}", "Run script/build.")
    return Finding("built parts", Level.WELL, "course, widgets, pacing and pages are built")


def _public_port(machine: Machine) -> Finding:
    if machine.port is None:
        return Finding("port", Level.STOP, *_port_trouble(machine))
    if machine.asked_port is None and machine.port != FIRST_CHOICE_PORT:
        return Finding(
            "port", Level.WARN, f"port {FIRST_CHOICE_PORT} is taken, so the class uses {machine.port}"
        )
    return Finding("port", Level.WELL, f"port {machine.port} is free")


def _port_trouble(machine: Machine) -> tuple[str, str]:
    port = machine.asked_port or FIRST_CHOICE_PORT
    if machine.port_error == errno.EADDRNOTAVAIL:
        return (
            f"this computer does not have the address {machine.ip}",
            "Give one of its own with --ip, or leave --ip out to let nobody else in.",
        )
    if machine.port_error == errno.EACCES:
        return f"you may not listen on port {port}", "Choose one above 1023 with --port, or leave --port out."
    if machine.port_error == errno.EADDRINUSE:
        return (
            f"port {port} is taken by another program",
            "Choose another with --port, or leave --port out and a free one is found.",
        )
    reason = os.strerror(machine.port_error)
    return f"nothing can listen on {machine.ip} port {port} ({reason})", "Choose others with --ip and --port."
