"""All rules of ``ownpace check``. Each has its section in ``docs/checks.md`` and a test with content that breaks it."""

from ownpace.authoring.rules import answers, mistakes, printing, whole, working
from ownpace.authoring.rules.base import Rule, ordered
from ownpace.authoring.subjects import CheckedProblem, Drawn

VARIANT_RULES: tuple[Rule[Drawn], ...] = ordered(
    [*answers.RULES, *mistakes.RULES, *working.RULES, *printing.RULES]
)
"""What must hold of every variant."""
PROBLEM_RULES: tuple[Rule[CheckedProblem], ...] = ordered([*mistakes.WHOLE, *whole.RULES])
"""What must hold of a problem as a whole."""
