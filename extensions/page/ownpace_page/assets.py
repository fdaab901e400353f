"""The built front end of a page: which files there are, and which of them a page names first.

The files' names hold a fingerprint of their content, so that a browser may keep them for ever; ``manifest.json``, written
by the build, says which are the current ones.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from jupyter_core.paths import jupyter_path

PLACE = ("ownpace", "page")
"""Where the build is installed, below each of Jupyter's data folders, and what its address is below the server's."""


class AssetsError(Exception):
    """The front end is not there, or not whole; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Assets:
    """A built front end.

    Attributes:
        folder: where its files are.
        scripts, styles, fonts: names of the files that every page loads.
    """

    folder: Path
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    fonts: tuple[str, ...]

    def addresses(self, base_url: str) -> dict[str, list[str]]:
        """Return the addresses of what every page loads, for a server at ``base_url``."""
        start = f"{base_url.rstrip('/')}/{'/'.join(PLACE)}/"
        groups = {"scripts": self.scripts, "styles": self.styles, "fonts": self.fonts}
        return {kind: [start + name for name in names] for kind, names in groups.items()}


def find() -> Assets:
    """Return the front end that is installed beside Jupyter's other data.

    Raises:
        AssetsError: where there is none, or its manifest cannot be read.
    """
    for root in jupyter_path(*PLACE):
        if (Path(root) / "manifest.json").is_file():
            return load(Path(root))
    raise AssetsError("The pages' front end is not installed. Run script/build, then start the server again.")


def load(folder: Path) -> Assets:
    """Return the front end in a folder. Raises AssetsError as ``find`` does."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return Assets(folder, *(tuple(map(str, manifest[kind])) for kind in ("scripts", "styles", "fonts")))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise AssetsError(
            f"{folder / 'manifest.json'} cannot be read ({problem}). Run script/build again."
        ) from problem
