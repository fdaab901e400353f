"""Where chance comes from: SHA-256 of names and numbers, so that a draw is the same for ever, on any machine.

Python's own generator is not used, because nothing promises that its sequences stay as they are. No clock, no hash order
and no state has a say: a number is a function of the words it is asked for with.
"""

import hashlib
import json

_BITS = 64


def practice_seed(learner: str, problem_id: str, level: int, n: int) -> int:
    """Return the 63-bit seed of a learner's ``n``-th practice variant of a problem at a level."""
    return _digest("practice", learner, problem_id, level, n) >> 1


def graded_seed(assignment: str, problem_id: str, slot: str, student: str) -> int:
    """Return the 63-bit seed of one student's variant for a slot of an assignment.

    The student is the one whom the server signed in, never a name from a page.
    """
    return _digest("graded", assignment, problem_id, slot, student) >> 1


def pick(size: int, *words: str | int) -> int:
    """Return a whole number in ``range(size)``, as good as evenly spread, that depends on the words alone."""
    return _digest("pick", *words) * size >> _BITS


def _digest(*words: str | int) -> int:
    # JSON keeps ("ab", "c") and ("a", "bc") apart.
    text = json.dumps(words, ensure_ascii=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode("ascii")).digest()[: _BITS // 8], "big")
