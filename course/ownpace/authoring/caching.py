"""What earlier checks found, kept by the hash of all that it depends on, so that an unchanged file costs nothing."""

import json
from contextlib import suppress
from pathlib import Path

from ownpace.authoring.checking import Looked
from ownpace.authoring.findings import finding_of
from ownpace.sources import Place

MOST_KEPT = 4_000
"""Results in the cache; the oldest go first."""


class Cache:
    """A folder with one small file for each result. What cannot be read or written is simply not cached.

    Args:
        folder: where the results lie, or None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str, path: Path) -> Looked | None:
        """Return what was seen in the file with this key, or None where nobody looked yet."""
        if self._folder is None:
            return None
        with suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
            findings = tuple(finding_of(each, path=path) for each in data["findings"])
            place = Place(path, *data["place"]) if data["place"] else None
            return Looked(findings, data["version"], data["meanings"], place)
        return None

    def put(self, key: str, looked: Looked) -> None:
        """Keep what was seen."""
        if self._folder is None:
            return
        data = {
            "findings": [each.as_data() for each in looked.findings],
            "version": looked.version,
            "meanings": dict(looked.meanings),
            "place": [looked.place.line, looked.place.column] if looked.place else None,
        }
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f".{key}.part"
            fresh.write_text(json.dumps(data), encoding="utf-8")
            fresh.replace(self._folder / f"{key}.json")

    def prune(self) -> None:
        """Throw away the oldest results where there are too many."""
        if self._folder is None or not self._folder.is_dir():
            return
        with suppress(OSError):
            kept = sorted(self._folder.glob("*.json"), key=lambda each: each.stat().st_mtime, reverse=True)
            for file in kept[MOST_KEPT:]:
                file.unlink()
