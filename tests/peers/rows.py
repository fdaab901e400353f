"""The rows of the case files, and the outcomes that a row can have."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class Outcome(StrEnum):
    """What came of a row. `UNPARSED` is never *wrong*."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNPARSED = "unparsed"
    UNDECIDED = "undecided"
    TIMEOUT = "timeout"
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True, slots=True)
class Row:
    """One case: what was entered, what it is compared with, and what the peer says to it."""

    id: str
    suite: str
    kind: str
    student: str
    teacher: str
    options: str
    expect: str
    note: str

    @property
    def settings(self) -> dict[str, Any]:
        """The options where they are a JSON object; else nothing."""
        try:
            found = json.loads(self.options)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one row, or of one line of a row whose kind is marked line by line.

    Attributes:
        row: the row.
        kind: the kind that it counts under.
        outcome: one of the six.
        detail: what we said, or why there is nothing to say.
        wrong_accepted: the peer refuses it and we accept it.
        flag: the flag of a judgement (`policies.FLAGS`) with whose other value we would agree; empty for none.
    """

    row: Row
    kind: str
    outcome: Outcome
    detail: str = ""
    wrong_accepted: bool = False
    flag: str = ""


def rows_in(folder: Path) -> Iterator[Row]:
    """Yield the rows of every case file of a folder, files in the order of their names."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    found = json.loads(line)
                    yield Row(**{name: str(found.get(name, "")) for name in Row.__dataclass_fields__})
