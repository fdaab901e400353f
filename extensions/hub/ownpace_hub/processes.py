"""Ending every process that a class has started, whatever has become of its parent.

The program that opens a class asks Linux to be made the parent of every orphan below it
(:func:`adopt_orphans`), so that a kernel whose server was killed is still found by :func:`end_descendants`.
"""

import ctypes
import sys
import time

import psutil

_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> bool:
    """Become the parent of every orphan among our descendants; False where the system offers no such thing."""
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def descendants() -> list[psutil.Process]:
    """Return every living process below ours, without those that only wait to be buried."""
    return [process for process in psutil.Process().children(recursive=True) if _alive(process)]


def end_descendants(*, patience: float) -> int:
    """End every process below ours and return how many there were.

    Each is asked first and forced when ``patience`` seconds have passed. Processes that are started meanwhile are
    found too, because we look again until there are none.
    """
    ended: set[int] = set()
    deadline = time.monotonic() + patience
    asked: set[int] = set()
    while left := descendants():
        late = time.monotonic() > deadline
        for process in left:
            if late or process.pid not in asked:
                _end(process, force=late)
                asked.add(process.pid)
        ended.update(process.pid for process in left)
        psutil.wait_procs(left, timeout=0.2)
        if time.monotonic() > deadline + patience:
            break
    return len(ended)


def _alive(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _end(process: psutil.Process, *, force: bool) -> None:
    try:
        if force:
            process.kill()
        else:
            process.terminate()
    except psutil.NoSuchProcess:
        return
