"""The escape hatch: an author's Python function that draws, run when content is built, and never again.

``variants: {python: name.py}`` names a file beside the problem with ``draw(level, chance)``, which returns a number for each letter and
a text for each word. What it draws is frozen into the problem's data as a pool, from which variants are then picked by their
seed: no code of an author's runs on a student's page or in grading.
"""

import hashlib
import random
import runpy
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from ownpace.problems.scope import EntryError

DRAWS: Final = 200
"""How often the function is asked for each level; what comes twice is kept once."""
LEVELS: Final = (1, 2, 3)
MAX_SCRIPT: Final = 100_000
MAX_TEXT: Final = 300

_KEYS: Final = ("variants", "python")


def frozen(data: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """Return a problem's data with a pool in place of every function that draws. Raises EntryError."""
    found = _frozen(data, folder, str(data.get("id")), int(data.get("version", 1)), ())
    shapes = {
        name: _frozen(
            shape, folder, f"{data.get('id')}/{name}", int(data.get("version", 1)), ("shapes", name)
        )
        for name, shape in (data.get("shapes") or {}).items()
    }
    return {**found, "shapes": shapes} if shapes else found


def _frozen(
    entry: Mapping[str, Any], folder: Path, name: str, version: int, path: tuple[str | int, ...]
) -> Mapping[str, Any]:
    if not entry.get("variants"):
        return entry
    where = (*path, *_KEYS)
    draw = _function(folder / entry["variants"]["python"], where)
    pool = {str(level): _drawn(draw, level, f"{name}@{version}", where) for level in LEVELS}
    return {**{key: value for key, value in entry.items() if key != "variants"}, "pool": pool}


def _function(script: Path, where: tuple[str | int, ...]) -> Callable[..., Any]:
    try:
        if script.stat().st_size > MAX_SCRIPT:
            raise EntryError(where, f"{script.name} is larger than {MAX_SCRIPT} bytes")
        names = runpy.run_path(str(script))
    except OSError as problem:
        raise EntryError(where, f"{script.name} cannot be read: {problem.strerror or problem}") from None
    except EntryError:
        raise
    except Exception as problem:  # noqa: BLE001  # an author's script may fail in any way
        raise EntryError(where, f"{script.name} fails: {type(problem).__name__}: {problem}") from None
    found = names.get("draw")
    if not callable(found):
        raise EntryError(where, f"{script.name} has no function draw(level, chance)")
    return found  # type: ignore[no-any-return]  # callable, as just asked


def _drawn(
    draw: Callable[..., Any], level: int, name: str, where: tuple[str | int, ...]
) -> list[dict[str, str]]:
    pool: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
    for n in range(DRAWS):
        # The generator is seeded with a number, which depends on no hash seed and no locale.
        digest = hashlib.sha256(f"{name}/{level}/{n}".encode()).digest()
        chance = random.Random(int.from_bytes(digest[:8], "big"))  # noqa: S311  # chance of a draw, not of a secret
        try:
            found = draw(level, chance)
            written = {str(key): _written(key, value) for key, value in sorted(found.items())}
        except Exception as problem:  # noqa: BLE001  # an author's function may fail in any way
            raise EntryError(
                where, f"draw({level}, chance) fails at draw {n}: {type(problem).__name__}: {problem}"
            ) from None
        pool.setdefault(tuple(written.items()), written)
    return list(pool.values())


def _written(name: str, value: object) -> str:
    """Return a number or a word as the pool keeps it. Raises TypeError, which says what is wrong."""
    if len(name) == 1:
        if isinstance(value, bool) or not isinstance(value, int | Fraction | str):
            raise TypeError(
                f"{name!r} must be a whole number, a Fraction, or a text such as '0.25', not {value!r}"
            )
        return str(Fraction(value))
    if not isinstance(value, str) or not value or len(value) > MAX_TEXT:
        raise TypeError(f"{name!r} must be a text of 1 to {MAX_TEXT} characters")
    return value
