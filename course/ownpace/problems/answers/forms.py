"""The forms that authors ask for: ``factored``, ``solved-for y``, ``decimal-places 2``, and so on.

The names are those of ``algebra.Form``, with hyphens; a letter, a number or a field of numbers may follow.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, get_args

from ownpace import algebra
from ownpace.algebra import Expr, Statement, Truth
from ownpace.problems.scope import EntryError, Path

if TYPE_CHECKING:
    from ownpace.algebra import Form, FormVerdict

_COUNTED: Final = frozenset({"decimal_places", "significant_figures"})


def parse_form(written: str) -> "Form":
    """Return the form that an author wrote. Raises ValueError, which says what can be written."""
    from ownpace.algebra.forms.verdicts import Field, FormName

    first, _, rest = written.strip().partition(" ")
    more = rest.removeprefix("over ").strip()
    names: tuple[FormName, ...] = get_args(FormName)
    fields: tuple[Field, ...] = get_args(Field)
    name = next((each for each in names if each == first.replace("-", "_")), None)
    if name is None:
        known = ", ".join(each.replace("_", "-") for each in names)
        raise ValueError(f"{written!r} is no form; known are {known}")
    if name in _COUNTED:
        if not more.isdigit() or not 0 < int(more) < 20:
            raise ValueError(f"{written!r} must say how many, as in '{first} 2'")
        return algebra.Form(name, digits=int(more))
    over = next((each for each in fields if each == more), None)
    if over is not None:
        return algebra.Form(name, over=over)
    if len(more) > 1:
        raise ValueError(f"{written!r}: after the form comes one letter, or integers, rationals or reals")
    return algebra.Form(name, letter=more or None)


def compiled_forms(written: str | Sequence[str] | None, path: Path) -> tuple[str, ...]:
    """Return the forms that an entry asks for, as text, once each of them is known to be one. Raises EntryError."""
    forms = (written,) if isinstance(written, str) else tuple(written or ())
    for form in forms:
        try:
            parse_form(form)
        except ValueError as problem:
            raise EntryError((*path, "form"), str(problem)) from None
    return forms


def first_fault(node: Expr | Statement, forms: Sequence[str]) -> "FormVerdict | None":
    """Return what is missing for the first form that a line does not have; None where it has all of them."""
    for form in forms:
        found = algebra.judge_form(node, parse_form(form))
        if found.truth is not Truth.TRUE:
            return found
    return None
