"""Second ways to a right answer, none of which is the formula that made it. Each proves the answer, refutes it, or does not know.

``numbers``, ``lines``, ``picked`` and ``placed`` read the question off what the student sees; ``decisions`` says what comes out.
"""

from collections.abc import Mapping
from typing import Final

from ownpace.authoring.routes import lines, numbers, picked, placed
from ownpace.authoring.routes.decisions import Decision, Outcome, Way
from ownpace.authoring.subjects import Drawn

__all__ = ["Decision", "Outcome", "decisions"]

WAYS: Final[Mapping[str, Way]] = {
    way.__name__.replace("_", "-"): way for way in (*numbers.WAYS, *lines.WAYS, *picked.WAYS, *placed.WAYS)
}
"""Every way, by its name."""


def decisions(drawn: Drawn) -> dict[str, Decision]:
    """Return what each way that knows the question says of its answer."""
    found = {name: way(drawn) for name, way in WAYS.items()}
    return {name: each for name, each in found.items() if each.outcome != "unknown"}
