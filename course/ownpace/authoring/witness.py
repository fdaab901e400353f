"""A second process that draws the same variants under other circumstances: another hash order, locale and time zone.

``python -m ownpace.authoring.witness`` reads a JSON list of problem files and writes what it drew as JSON. `witnessed` starts it.
"""

import json
import locale
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ownpace.authoring.meanings import fingerprint
from ownpace.authoring.rules.whole import WITNESSED
from ownpace.problems import DrawError, draw, load_problem

_STRANGE = {"PYTHONHASHSEED": "271828", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "1"}
_LOCALES = ("tr_TR.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8", "C")


def witnessed(paths: Sequence[Path], *, seeds: int = WITNESSED) -> Mapping[str, Mapping[str, str]]:
    """Return the fingerprints that another process drew, by file and by ``level/seed``; a file that it could not read is left out."""
    if not paths:
        return {}
    environment = {**os.environ, **_STRANGE, "LC_ALL": _LOCALES[0]}
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps([seeds, [str(path) for path in paths]]),
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        return {}
    found: Mapping[str, Mapping[str, str]] = json.loads(done.stdout)
    return found


def _draw_all(path: str, seeds: int) -> dict[str, str]:
    problem = load_problem(Path(path))
    found = {}
    for level in problem.levels:
        for seed in range(seeds):
            with suppress(DrawError):
                found[f"{level}/{seed}"] = fingerprint(draw(problem, level=level, seed=seed))
    return found


def _strange_locale() -> None:
    for name in _LOCALES:
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, name)
            return


def _main() -> None:
    _strange_locale()
    seeds, paths = json.load(sys.stdin)
    found = {}
    for path in paths:
        # What is wrong with the file is told by the check itself.
        with suppress(Exception):
            found[path] = _draw_all(path, seeds)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    _main()
