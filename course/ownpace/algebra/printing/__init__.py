"""Printing: a tree to plain text, MathML, LaTeX and words.

Every printer first asks `shape.bracketed` for the brackets that the tree needs, so they all print the same ones; the
two-dimensional ones then drop brackets that a fraction bar, a raised exponent or a root sign makes needless.
"""

from ownpace.algebra.printing.latex import to_latex
from ownpace.algebra.printing.mathml import to_mathml
from ownpace.algebra.printing.speech import to_speech
from ownpace.algebra.printing.text import to_text

__all__ = ["to_latex", "to_mathml", "to_speech", "to_text"]
