"""Receipts: when something was handed in, and a short code that can be read out over a table.

The code is made of who, what, when and a digest of the answers, so a teacher can check it and nobody can make one up for
another time. The digest is of the *answers*: opening the page again, or typing the same answer once more, changes nothing.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from ownpace.events import moment_of
from ownpace_autograder.evidence import Evidence
from ownpace_autograder.exchange import RECEIPT, stamp_text

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U to be mistaken (crockford.com/base32)."""
_SIGNS = 8
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a student gets for handing in.

    Attributes:
        course: the course's id.
        assignment: the assignment's id.
        student: who handed in.
        submitted_at: when, UTC, as events write it.
        digest: what was handed in.
        code: the short code.
        late: whether it was after the due date.
    """

    course: str
    assignment: str
    student: str
    submitted_at: str
    digest: str
    code: str
    late: bool


def make_receipt(
    *, course: str, assignment: str, student: str, submitted_at: str, digest: str, late: bool
) -> Receipt:
    """Return the receipt for these facts; the same facts give the same code."""
    text = json.dumps([course, assignment, student, submitted_at, digest], separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[: _SIGNS * 5 // 8], "big")
    code = "".join(_CROCKFORD[number >> 5 * place & 31] for place in reversed(range(_SIGNS)))
    return Receipt(course, assignment, student, submitted_at, digest, code, late)


def read_receipt(submission: Path) -> Receipt | None:
    """Return the receipt in a folder that was handed in, or None where it has none."""
    path = submission / RECEIPT
    try:
        if path.stat().st_size > _LARGEST:
            return None
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        return Receipt(**{each.name: each.type(found[each.name]) for each in fields(Receipt)})  # type: ignore[operator]  # str and bool
    except (OSError, ValueError, KeyError, TypeError):
        return None


def receipt_data(receipt: Receipt) -> Mapping[str, object]:
    """Return the receipt as plain data."""
    return asdict(receipt)


def answers_digest(evidence: Evidence) -> str:
    """Return a digest of the last answer to each slot."""
    answers = {slot: each.text for slot, each in evidence.responses.items()}
    answers |= {slot: each.text for slot, each in evidence.explanations.items()}
    return _digest(json.dumps(answers, sort_keys=True, separators=(",", ":")).encode())


def files_digest(folder: Path, ignore: tuple[str, ...]) -> str:
    """Return a digest of a folder's files, for assignments that are not ours."""
    parts = []
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        ignored = any(fnmatch(part, pattern) for part in inner.parts for pattern in ignore)
        if path.is_file() and not path.is_symlink() and not ignored:
            parts.append(f"{inner}\0{_digest(path.read_bytes())}")
    return _digest("\n".join(parts).encode())


def stamp(submitted_at: str) -> str:
    """Return an event's time as nbgrader writes it."""
    return stamp_text(moment_of(submitted_at))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
