"""Copying a folder that somebody else may be writing, or may have filled to harm us.

``copy_tree`` opens every file by a handle on its folder and never through a link, so nothing outside the folder can be
read whatever is swapped underneath it; it refuses more than a bounded number of files and bytes. ``drop_links`` makes a
folder of our own safe for tools that do follow links.
"""

import fnmatch
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ownpace.journal import open_regular

_CHUNK = 1 << 20


class TooLargeError(Exception):
    """The folder holds more than we are ready to copy. Its text says what and how much."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a folder is copied.

    Attributes:
        files: the most files and folders.
        size: the most bytes in all.
        depth: the most folders inside one another.
        ignore: names (globs) that are left out, in every folder.
    """

    files: int = 2_000
    size: int = 64 * 1024 * 1024
    depth: int = 6
    ignore: Sequence[str] = ()


def copy_tree(source: Path, dest: Path, *, limits: Limits | None = None) -> list[str]:
    """Copy the regular files below ``source`` into a new folder ``dest``.

    Returns:
        What was left out (links, pipes, folders too deep), as paths relative to ``source``.

    Raises:
        TooLargeError: a limit was passed; ``dest`` then holds a part.
        OSError: something could not be read or written.
    """
    limits = limits or Limits()
    left_out: list[str] = []
    budget = _Budget(limits)
    dest.mkdir(parents=True)
    for folder, folders, names, handle in os.fwalk(source, onerror=_stop):
        inner = Path(folder).relative_to(source)
        for name in sorted([*folders, *names]):
            if any(fnmatch.fnmatch(name, pattern) for pattern in limits.ignore):
                continue
            budget.count()
            if not _copy_entry(name, handle, dest / inner / name, budget):
                left_out.append(str(inner / name))
        deep = len(inner.parts) + 1 >= limits.depth
        folders[:] = [] if deep else [name for name in folders if (dest / inner / name).is_dir()]
    return left_out


def drop_links(folder: Path) -> list[str]:
    """Remove links, pipes, sockets and devices below a folder of ours; return their relative paths."""
    dropped = []
    for path in _entries(folder):
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            path.unlink()
            dropped.append(str(path.relative_to(folder)))
    return dropped


class _Budget:
    """Counts down what may still be copied."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._files = 0
        self._size = 0

    def count(self) -> None:
        self._files += 1
        if self._files > self._limits.files:
            raise TooLargeError(f"more than {self._limits.files} files")

    def spend(self, size: int) -> None:
        self._size += size
        if self._size > self._limits.size:
            raise TooLargeError(f"more than {self._limits.size // 1024 // 1024} MB")


def _stop(problem: OSError) -> None:
    # A folder that cannot be listed must not pass for an empty one.
    raise problem


def _copy_entry(name: str, handle: int, dest: Path, budget: _Budget) -> bool:
    mode = os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode):
        dest.mkdir()
        return True
    if not stat.S_ISREG(mode):
        return False
    with os.fdopen(open_regular(name, folder=handle), "rb") as reader, dest.open("wb") as writer:
        while chunk := reader.read(_CHUNK):
            budget.spend(len(chunk))
            writer.write(chunk)
        writer.flush()
        os.fsync(writer.fileno())
    return True


def _entries(folder: Path) -> Iterator[Path]:
    for inner, folders, names in os.walk(folder):
        for name in [*folders, *names]:
            yield Path(inner) / name
