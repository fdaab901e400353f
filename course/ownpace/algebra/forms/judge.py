"""One door for all forms."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from ownpace.algebra.errors import Undefined
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.exact.work import bounded
from ownpace.algebra.forms import collecting, figures, fractions, lines, multiplied, squares
from ownpace.algebra.forms.verdicts import OPEN, Form, FormName, FormVerdict, first_missing, missing
from ownpace.algebra.shape import children, variables, walk
from ownpace.algebra.tree import Expr, Node, Quotient, Relation, Statement

Judge = Callable[[Any, Form], FormVerdict]

_EXPRESSIONS: Final[Mapping[FormName, Judge]] = {
    "expanded": multiplied.expanded,
    "factored": multiplied.factored,
    "simplified": collecting.simplified,
    "collected": collecting.collected,
    "lowest_terms": fractions.lowest_terms,
    "single_fraction": fractions.single_fraction,
    "rationalised": fractions.rationalised,
    "scientific": figures.scientific,
    "decimal_places": figures.to_places,
    "significant_figures": figures.to_figures,
}
_NUMBERS: Final = frozenset({"scientific", "decimal_places", "significant_figures"})
_STATEMENTS: Final[Mapping[FormName, Judge]] = {
    "solved_for": lines.solved_for,
    "slope_intercept": lines.slope_intercept,
    "point_slope": lines.point_slope,
}
_EITHER: Final[Mapping[FormName, Judge]] = {
    "completed_square": squares.completed_square,
    "vertex": squares.vertex,
    "standard": lines.standard,
}


def judge_form(node: Node, form: Form) -> FormVerdict:
    """Return whether a line is written in a form, and what is missing where it is not. Never raises.

    A form of expressions is asked of both sides of an equation, and of each answer of several. Whether the line is
    *right* is another question: `factored` says yes to any product that cannot be split.
    """
    try:
        with bounded():
            return _judge(node, form)
    except Undefined:
        return OPEN
    except RecursionError:
        return OPEN


def _judge(node: Node, form: Form) -> FormVerdict:
    for part in walk(node):
        if isinstance(part, Quotient) and not rational(part.denominator).above:
            return missing("undefined", part)
    if form.name in _EXPRESSIONS:
        if isinstance(node, Expr):
            return _EXPRESSIONS[form.name](node, form)
        verdicts = [_judge(part, form) for part in _judged_parts(node, form)]
        if isinstance(node, Relation) and form.name == "simplified":
            verdicts.append(collecting.across(node))
        return first_missing(verdicts)
    if form.name in _EITHER:
        if isinstance(node, Expr | Relation):
            return _EITHER[form.name](node, form)
        return first_missing([_judge(part, form) for part in children(node)])
    if isinstance(node, Statement):
        return _STATEMENTS[form.name](node, form)
    return missing(f"{form.name}.equation", node)


def _judged_parts(node: Node, form: Form) -> tuple[Node, ...]:
    """Return what a form of expressions is asked of: of a number, not the letter in `x = 12.3`."""
    parts = children(node)
    numbers = tuple(part for part in parts if not variables(part))
    return numbers if form.name in _NUMBERS and numbers else parts
