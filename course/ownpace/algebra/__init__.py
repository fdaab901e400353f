"""School algebra as students write it: read it, show it, judge it. Pure Python, standard library only.

`parse` turns a typed line into the tree of what was written (`tree`), or into a `ParseError` that says where and why;
`parse_latex` and `parse_mathjson` do so for what a math field writes.
The printers (`printing`) turn a tree into text, MathML, LaTeX and words. `equal` and `same_solutions` (`judging`) compare
exactly, on the arithmetic of `exact`; `forms` looks at how something is written. Everything is bounded by `limits`, and
nothing that a student typed is ever run as code.
"""

from typing import TYPE_CHECKING

from ownpace.algebra.doors import opened_on_demand
from ownpace.algebra.errors import Inexact, ParseError, Span, TooLarge, Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.judging import ALGEBRA_1, Policy, Solution, Truth, equal, solve_linear
from ownpace.algebra.printing import to_text
from ownpace.algebra.reading import Decimal, Expected, Implied, parse
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
from ownpace.algebra.units import Agreement, agreement

if TYPE_CHECKING:
    from ownpace.algebra.forms import (
        Form,
        FormVerdict,
        is_lowest_terms,
        is_number,
        is_simplified_number,
        judge_form,
        same_up_to_order,
    )
    from ownpace.algebra.judging import Change, Comparison, compare, same_solutions
    from ownpace.algebra.printing import to_latex, to_mathml, to_speech
    from ownpace.algebra.reading import parse_latex, parse_mathjson

__all__ = [
    "ALGEBRA_1",
    "Absolute",
    "Agreement",
    "AllReals",
    "Call",
    "Change",
    "Collection",
    "Comparison",
    "Constant",
    "Decimal",
    "Expected",
    "Expr",
    "FiniteSet",
    "Form",
    "FormVerdict",
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
    "Policy",
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
    "agreement",
    "as_interval",
    "bracketed",
    "compare",
    "equal",
    "evaluate",
    "is_lowest_terms",
    "is_number",
    "is_simplified_number",
    "judge_form",
    "numeral_node",
    "parse",
    "parse_latex",
    "parse_mathjson",
    "same_solutions",
    "same_up_to_order",
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

_FORMS = (
    "Form",
    "FormVerdict",
    "is_lowest_terms",
    "is_number",
    "is_simplified_number",
    "judge_form",
    "same_up_to_order",
)
_JUDGING = ("Change", "Comparison", "compare", "same_solutions")
_PRINTING = ("to_latex", "to_mathml", "to_speech")
_READING = ("parse_latex", "parse_mathjson")
__getattr__ = opened_on_demand(
    __name__,
    {
        **dict.fromkeys(_FORMS, "ownpace.algebra.forms"),
        **dict.fromkeys(_JUDGING, "ownpace.algebra.judging"),
        **dict.fromkeys(_PRINTING, "ownpace.algebra.printing"),
        **dict.fromkeys(_READING, "ownpace.algebra.reading"),
    },
)
