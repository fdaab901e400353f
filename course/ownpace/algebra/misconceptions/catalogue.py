"""All the rules, in one place."""

from typing import Final

from ownpace.algebra.misconceptions import (
    distributing,
    equations,
    factoring,
    fractions,
    functions,
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
    *systems.RULES,
)
