"""The second way to an answer that is a line of algebra: it says the same as what is given."""

from typing import Final

from ownpace.algebra import Truth
from ownpace.authoring.routes.decisions import UNKNOWN, Decision, Way, decided
from ownpace.authoring.routes.formulas import same_meaning
from ownpace.authoring.subjects import Drawn

_SAYS_THE_SAME: Final = frozenset(
    {"expression", "equation", "inequality", "interval", "set", "point", "graph", "steps"}
)


def as_given(drawn: Drawn) -> Decision:
    """Compare the answer, or its last line, with what is given."""
    answer, given = drawn.variant.answer, drawn.given
    if answer.type not in _SAYS_THE_SAME or given is None:
        return UNKNOWN
    right = drawn.read(answer.text.splitlines()[-1] if answer.text else "")
    same = same_meaning(given, right) if right is not None else Truth.UNDECIDED
    told = f"{answer.text} does not say the same as {drawn.variant.prompt.given}"
    return decided(None if same is Truth.UNDECIDED else same is Truth.TRUE, told)


WAYS: Final[tuple[Way, ...]] = (as_given,)
