"""School algebra as students write it: read it, show it, judge it. Pure Python, standard library only.

`parse` turns a typed line into the tree of what was written (`tree`), or into a `ParseError` that says where and why.
The printers (`printing`) turn a tree into text, MathML, LaTeX and words. `equal` and `same_solutions` (`judging`) compare
exactly, on the arithmetic of `exact`; `forms` looks at how something is written. Everything is bounded by `limits`, and
nothing that a student typed is ever run as code.
"""

from ownpace.algebra.errors import Inexact, ParseError, Span, TooLarge, Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.forms import is_lowest_terms, is_number, is_simplified_number
from ownpace.algebra.judging import Solution, Truth, equal, same_solutions, solve_linear
from ownpace.algebra.printing import to_latex, to_mathml, to_speech, to_text
from ownpace.algebra.reading import Implied, parse
from ownpace.algebra.shape import as_interval, bracketed, ungrouped, variables, walk
from ownpace.algebra.substitution import numeral_node, substitute, tidy
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Call,
    Collection,
    Constant,
    Expr,
    FiniteSet,
    Group,
    Indexed,
    Interval,
    Listing,
    Membership,
    Mixed,
    Node,
    NoSolution,
    Number,
    Percent,
    Point,
    Power,
    Product,
    Quantity,
    Quotient,
    Relation,
    Root,
    SetBuilder,
    Signed,
    Statement,
    Sum,
    Union,
    Variable,
)

__all__ = [
    "Absolute",
    "AllReals",
    "Call",
    "Collection",
    "Constant",
    "Expr",
    "FiniteSet",
    "Group",
    "Implied",
    "Indexed",
    "Inexact",
    "Interval",
    "Listing",
    "Membership",
    "Mixed",
    "NoSolution",
    "Node",
    "Number",
    "ParseError",
    "Percent",
    "Point",
    "Power",
    "Product",
    "Quantity",
    "Quotient",
    "Relation",
    "Root",
    "SetBuilder",
    "Signed",
    "Solution",
    "Span",
    "Statement",
    "Sum",
    "TooLarge",
    "Truth",
    "Undefined",
    "Union",
    "Variable",
    "as_interval",
    "bracketed",
    "equal",
    "evaluate",
    "is_lowest_terms",
    "is_number",
    "is_simplified_number",
    "numeral_node",
    "parse",
    "same_solutions",
    "solve_linear",
    "substitute",
    "tidy",
    "to_latex",
    "to_mathml",
    "to_speech",
    "to_text",
    "ungrouped",
    "variables",
    "walk",
]
