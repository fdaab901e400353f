"""Reading: from a line as typed to the tree of what was written, or to an error that says where and why.

Three doors lead to the same tree: `parse` for plain text, `parse_latex` for what a math field writes, `parse_mathjson`
for what it exports. `scanner` and `latex` turn characters into `tokens`; `statements`, on top of `expressions`, `operands`
and `cursor`, build the tree; `characters` holds the tables and `conventions` what only the caller knows.
"""

from typing import TYPE_CHECKING

from ownpace.algebra.doors import opened_on_demand
from ownpace.algebra.reading.conventions import Decimal, Expected, Implied
from ownpace.algebra.reading.grammar import parse

if TYPE_CHECKING:
    from ownpace.algebra.reading.latex import parse_latex
    from ownpace.algebra.reading.mathjson import parse_mathjson

__all__ = ["Decimal", "Expected", "Implied", "parse", "parse_latex", "parse_mathjson"]

__getattr__ = opened_on_demand(
    __name__,
    {
        "parse_latex": "ownpace.algebra.reading.latex",
        "parse_mathjson": "ownpace.algebra.reading.mathjson",
    },
)
