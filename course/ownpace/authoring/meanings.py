"""What a variant means, as a short hash: two processes, or two editions of a problem, can be compared by it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import Field, fields, is_dataclass
from pathlib import Path
from typing import Any

from ownpace.algebra import Node, to_text
from ownpace.problems import DrawError, Problem, Variant, draw
from ownpace.sources import Fault, Place, SourceError

FILE_NAME = "problems.hashes.json"
"""The record of a unit: what each of its problems drew in which version."""
SEEDS = 12
"""How many seeds of a level go into its hash."""
_LENGTH = 16


def fingerprint(variant: Variant) -> str:
    """Return the hash of everything in a variant."""
    return _digest(_plain(variant))


def meanings(problem: Problem) -> dict[str, str]:
    """Return, for each level, the hash of what its first variants ask and of their answers.

    Hints, steps and feedback are left out: better words for them leave an attempt's meaning alone.
    """
    return {
        str(level): _digest([_meaning(problem, level, seed) for seed in range(SEEDS)])
        for level in problem.levels
    }


def _meaning(problem: Problem, level: int, seed: int) -> Any:
    try:
        variant = draw(problem, level=level, seed=seed)
    except DrawError:
        return "no variant"
    return [_plain(variant.prompt), _plain(variant.answer)]


def _plain(value: Any) -> Any:
    """Return a value as plain data that does not depend on hash order."""
    if isinstance(value, Node):
        return to_text(value)
    if is_dataclass(value) and not isinstance(value, type):
        return [
            type(value).__name__,
            {each.name: _plain(getattr(value, each.name)) for each in _telling(value)},
        ]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in sorted(value.items(), key=lambda item: str(item[0]))}
    if isinstance(value, AbstractSet):
        return sorted(json.dumps(_plain(each), sort_keys=True) for each in value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value if value is None else str(value)


def _telling(value: Any) -> list[Field[Any]]:
    """Return the fields that say something: an entry that is added to the kit later, and left as it is, changes no hash."""
    return [each for each in fields(value) if getattr(value, each.name) != each.default]


def _digest(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_LENGTH]


def kept_meanings(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the record in a unit's folder, empty where there is none. Raises SourceError."""
    path = folder / FILE_NAME
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("it is no object")
        return data
    except (OSError, ValueError) as problem:
        fault = Fault(
            Place(path),
            f"cannot be read: {problem}. Take it back from the version before",
            "problem/recorded",
        )
        raise SourceError([fault]) from None


def keep(folder: Path, problems: Sequence[Problem]) -> list[str]:
    """Put problems that are new, or in a newer version, on record; return their ids.

    What is on record in the same version stays as it is: a change of that kind needs a new version, not a new record.
    """
    record = kept_meanings(folder)
    fresh = [each for each in problems if each.version > int(record.get(each.id, {}).get("version", 0))]
    for problem in fresh:
        record[problem.id] = {"version": problem.version, "levels": meanings(problem)}
    if fresh:
        text = json.dumps(dict(sorted(record.items())), indent=1) + "\n"
        (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return [problem.id for problem in fresh]
