"""All the rules, in one place."""

from collections.abc import Mapping
from typing import Final

from ownpace.algebra.misconceptions import (
    distributing,
    equations,
    factoring,
    fractions,
    functions,
    growth,
    inequalities,
    powers,
    quadratics,
    roots,
    signs,
    systems,
)

RULES: Final = (
    *distributing.RULES,
    *signs.RULES,
    *powers.RULES,
    *fractions.RULES,
    *factoring.RULES,
    *roots.RULES,
    *equations.RULES,
    *quadratics.RULES,
    *inequalities.RULES,
    *functions.RULES,
    *growth.RULES,
    *systems.RULES,
)

SAME_BELIEF: Final[Mapping[str, str]] = {
    "missing-brackets": "partial-distribution",
    "combine-across-equals": "add-unknowns-across",
    "add-like-powers": "add-exponents-when-adding",
    "divide-by-base": "base-times-exponent",
    "exponent-times-base": "base-times-exponent",
    "impossible-chain": "and-or-swap",
    "inside-shift-direction": "vertex-sign-flip",
    "c-is-vertex-height": "forget-to-balance",
    "input-output-swap": "swap-coordinates",
    "negative-means-negative": "negative-exponent-negative",
    "root-of-formula-terms": "root-of-sum",
    "zero-on-wrong-axis": "intercepts-swapped",
}
"""The beliefs that the skill map names differently where they show in another task: its id, and the rule's."""
