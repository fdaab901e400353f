"""The course's own style, for pages that stand alone: its tokens with the fonts put into the text itself."""

import base64
import re
from functools import cache
from pathlib import Path

from jupyter_core.paths import jupyter_path

_STATIC = Path("voila/templates/ownpace/static")
_FONT = re.compile(r"url\('(fonts/[\w-]+\.woff2)'\)")


@cache
def tokens() -> str:
    """Return the style sheet with the course's colours and typefaces, or nothing where the page template is not installed."""
    folder = next(
        (Path(each) for each in jupyter_path(str(_STATIC)) if (Path(each) / "tokens.css").is_file()), None
    )
    if folder is None:
        return ""
    return _FONT.sub(
        lambda found: f"url('{_data(folder / found[1])}')",
        (folder / "tokens.css").read_text(encoding="utf-8"),
    )


def _data(font: Path) -> str:
    return "data:font/woff2;base64," + base64.b64encode(font.read_bytes()).decode("ascii")
