"""Judging form: how something is written, on the tree as it was written.

`judge_form` answers for every `Form`: `multiplied` (expanded, factored), `collecting` (like terms, simplified),
`fractions`, `squares` (completed square, vertex), `lines` (slope-intercept, point-slope, standard, solved for a letter),
and `figures` (decimal places, significant figures, scientific notation). `same_up_to_order` compares two lines as they
are written, `tidying` holds the small steps that may be left undone in it, and `numbers` says whether a number is written as a final answer is.
"""

from ownpace.algebra.forms.figures import decimal_places, significant_figures
from ownpace.algebra.forms.judge import judge_form
from ownpace.algebra.forms.numbers import is_lowest_terms, is_number, is_simplified_number
from ownpace.algebra.forms.tidying import Tidy
from ownpace.algebra.forms.verdicts import Field, Form, FormName, FormVerdict
from ownpace.algebra.forms.writing import Ordered, same_up_to_order

__all__ = [
    "Field",
    "Form",
    "FormName",
    "FormVerdict",
    "Ordered",
    "Tidy",
    "decimal_places",
    "is_lowest_terms",
    "is_number",
    "is_simplified_number",
    "judge_form",
    "same_up_to_order",
    "significant_figures",
]
