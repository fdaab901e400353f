"""Notices what an author saves: by the times and sizes of the files in the course's folders, a few times a second."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

SUFFIXES = frozenset({".md", ".yaml", ".py"})


class Watch:
    """Counts the changes of the files in some folders.

    Args:
        folders: where to look.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._seen = self._look()
        self._changed = asyncio.Condition()
        self.count = 0

    async def look(self) -> None:
        """Look once, and wake who waits where something has changed."""
        seen = self._look()
        if seen != self._seen:
            self._seen = seen
            self.count += 1
            async with self._changed:
                self._changed.notify_all()

    async def wait(self, since: int, seconds: float) -> int:
        """Return the count once it is another one than ``since``, or after so many seconds."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: self.count != since)
        except TimeoutError:
            pass
        return self.count

    def _look(self) -> dict[str, tuple[int, int]]:
        return {
            str(path): (status.st_mtime_ns, status.st_size)
            for folder in self._folders
            for path in folder.rglob("*")
            if path.suffix in SUFFIXES and (status := _status(path)) is not None
        }


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
