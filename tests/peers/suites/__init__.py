"""What a row of each suite asks, by kind.

An adapter takes a row and says what we say to it: yes (it passes, it is valid) or no; or, for working that is marked line
by line, a `Mark` for each line. It raises `Unparsed`, `Undecided` or `OutOfScope` where there is no verdict.
"""

from collections.abc import Callable, Mapping
from typing import Final

from tests.peers.doors import OutOfScope
from tests.peers.marks import Mark
from tests.peers.rows import Row
from tests.peers.suites import (
    answers,
    anything,
    chains,
    inputs,
    kas,
    khan,
    mathsteps,
    misconceptions,
    others,
    stack,
)

Said = bool | list[Mark]
Adapter = Callable[[Row], Said]

ADAPTERS: Final[Mapping[str, Mapping[str, Adapter]]] = {
    "stack_answertests": {**stack.KINDS, **chains.TESTS},
    "stack_equiv": chains.KINDS,
    "stack_inputs": inputs.STACK,
    "prairielearn": inputs.PRAIRIELEARN,
    "kas": kas.KINDS,
    "perseus": khan.KINDS,
    "mathsteps_solve": mathsteps.KINDS,
    "mathsteps_simplify": mathsteps.KINDS,
    "oatutor": answers.OATUTOR,
    "cortex_simplify": answers.CORTEX,
    "math_verify": answers.MATH_VERIFY,
    "lambda_feedback": others.LAMBDA,
    "numbas": others.NUMBAS,
    "webwork": others.WEBWORK,
    "imathas_parser": others.IMATHAS,
    "mae": misconceptions.KINDS,
}


def judge(row: Row) -> Said:
    """Return what we say to a row. Raises Unparsed, Undecided, OutOfScope."""
    kinds = ADAPTERS.get(row.suite)
    if kinds is None:
        return anything.judge(row)
    adapter = kinds.get(row.kind) or kinds.get(row.kind.partition(":")[0] + ":*") or kinds.get("*")
    if adapter is None:
        raise OutOfScope(f"no adapter for the kind {row.kind}")
    return adapter(row)
