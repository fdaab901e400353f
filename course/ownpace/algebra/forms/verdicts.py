"""The forms that can be asked for, and what is said about a line that should be in one."""

from collections.abc import Mapping
from typing import Final, Literal

from ownpace.algebra.errors import NOWHERE, Span
from ownpace.algebra.judging.equality import Truth
from ownpace.algebra.tree import Node
from ownpace.algebra.values import field, frozen

FormName = Literal[
    "expanded",
    "factored",
    "simplified",
    "collected",
    "lowest_terms",
    "single_fraction",
    "rationalised",
    "completed_square",
    "vertex",
    "slope_intercept",
    "point_slope",
    "standard",
    "solved_for",
    "scientific",
    "decimal_places",
    "significant_figures",
]
Field = Literal["integers", "rationals", "reals"]


@frozen
class Form:
    """A form that an answer is asked for in.

    Attributes:
        name: which form.
        letter: the letter that it is about (`solved_for`, `completed_square`, ...); None for the only one, or x.
        over: the numbers that factors may have, for `factored`.
        digits: how many places or figures, for `decimal_places` and `significant_figures`.
    """

    name: FormName
    letter: str | None = None
    over: Field = "integers"
    digits: int = 0


@frozen
class FormVerdict:
    """Whether a line is in a form.

    Attributes:
        truth: TRUE, FALSE, or UNDECIDED where it is too large to tell.
        key: what is missing, a key of the catalogue (`form.…`); empty where nothing is.
        span: the part of the line that it is about.
        values: what fills the placeholders of the sentence.
    """

    truth: Truth
    key: str = ""
    span: Span = NOWHERE
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def fits(self) -> bool:
        """Whether it certainly is in the form."""
        return self.truth is Truth.TRUE


FITS: Final = FormVerdict(Truth.TRUE)
OPEN: Final = FormVerdict(Truth.UNDECIDED, "form.undecided")


def missing(key: str, node: Node, /, **values: str) -> FormVerdict:
    """Return the verdict that something is missing, with its catalogue key (without its `form.`) and place."""
    return FormVerdict(Truth.FALSE, "form." + key, node.span, values)


def first_missing(verdicts: "list[FormVerdict]") -> FormVerdict:
    """Return the first verdict of several that does not fit, one that is certain before an open one."""
    faults = [v for v in verdicts if v.truth is not Truth.TRUE]
    return next((v for v in faults if v.truth is Truth.FALSE), faults[0] if faults else FITS)
