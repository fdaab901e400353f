"""A tree as text, LaTeX, MathML and words. All print the same brackets; text reads back as the same tree.

Text is what the judges themselves need; the others are loaded at their first use.
"""

from typing import TYPE_CHECKING

from ownpace.algebra.doors import opened_on_demand
from ownpace.algebra.printing.text import to_text

if TYPE_CHECKING:
    from ownpace.algebra.printing.latex import to_latex
    from ownpace.algebra.printing.mathml import to_mathml
    from ownpace.algebra.printing.speech import to_speech

__all__ = ["to_latex", "to_mathml", "to_speech", "to_text"]

__getattr__ = opened_on_demand(
    __name__,
    {
        "to_latex": "ownpace.algebra.printing.latex",
        "to_mathml": "ownpace.algebra.printing.mathml",
        "to_speech": "ownpace.algebra.printing.speech",
    },
)
