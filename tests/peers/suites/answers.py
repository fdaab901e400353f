"""Published answers to published questions: OATutor's, Cortex's and Math-Verify's."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.peers.dialects.school import dollars, keyed, mixed
from tests.peers.doors import OutOfScope, same
from tests.peers.rows import Row
from tests.peers.suites.anything import of_letter

from ownpace.algebra.tree import Expr

_TEXTBOOK: Final[dict[str, Any]] = {"positive": True}  # "assume all variables are positive"


def _key(row: Row) -> bool:
    return same(keyed(row.student), keyed(row.teacher))


def _simplified(row: Row) -> bool:
    student, teacher = keyed(row.student), keyed(row.teacher)
    return same(student, teacher, **_TEXTBOOK)


def _solves(row: Row) -> bool:
    return same(of_letter(keyed(row.student), keyed(row.teacher)), keyed(row.teacher))


def _cortex(row: Row) -> bool:
    return same(mixed(row.student), mixed(row.teacher), **_TEXTBOOK)


def _extracted(row: Row) -> bool:
    """Compare two formulas. Finding the answer in a model's prose is no question of ours."""
    student, teacher = dollars(row.student), dollars(row.teacher)
    if (
        student is None
        or teacher is None
        or any(w in row.student + row.teacher for w in ("boxed", "text", "ext{", "zzz", "pct", "percent"))
    ):
        raise OutOfScope("an answer to be found in prose")
    if "precision" in row.settings:
        raise OutOfScope("equality up to a rounding that the peer chooses")
    a, b = (mixed(text.replace("\\\\", "\\")) for text in (student, teacher))
    return same(a, b, **_TEXTBOOK) if isinstance(a, Expr) and isinstance(b, Expr) else same(a, b)


OATUTOR: Final[Mapping[str, Callable[[Row], bool]]] = {
    "answer_key": _key,
    "simplify_key": _simplified,
    "solve_key": _solves,
}
CORTEX: Final[Mapping[str, Callable[[Row], bool]]] = {"simplify": _cortex}
MATH_VERIFY: Final[Mapping[str, Callable[[Row], bool]]] = {"*": _extracted}
