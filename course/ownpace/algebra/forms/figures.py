"""How a number is written: its decimal places, its significant figures, and scientific notation."""

from ownpace.algebra.forms.parts import unsigned, value
from ownpace.algebra.forms.verdicts import FITS, Form, FormVerdict, missing
from ownpace.algebra.tree import Expr, Node, Number, Percent, Power, Product, Quantity


def decimal_places(node: Expr) -> int | None:
    """Return how many digits are written after the point; None if it is not one written number."""
    number = _written(node)
    return None if number is None else number.places


def significant_figures(node: Expr) -> tuple[int, int] | None:
    """Return the least and the greatest number of significant figures that a written number may have.

    They differ where a whole number ends in zeros: `1200` may have two, three or four, and `1200.` has four. A zero has as many figures as
    places. None if it is not one written number, or a number times a power of ten.
    """
    number = _written(node)
    if number is None:
        return None
    digits = int(number.value * 10**number.places)
    if digits == 0:
        return (max(number.places, 1),) * 2
    written = str(digits)
    exact = number.places or number.point
    least = len(written) if exact else len(written.rstrip("0"))
    return (least, len(written))


def _written(node: Expr) -> Number | None:
    node = unsigned(node)[1]
    if isinstance(node, Quantity):
        node = unsigned(node.amount)[1]
    if isinstance(node, Percent):
        node = unsigned(node.operand)[1]
    if isinstance(node, Product) and len(node.factors) == 2 and _is_power_of_ten(node.factors[1]):
        node = unsigned(node.factors[0])[1]
    return node if isinstance(node, Number) else None


def _is_power_of_ten(node: Expr) -> bool:
    node = unsigned(node)[1]
    if not (isinstance(node, Power) and isinstance(unsigned(node.base)[1], Number)):
        return False
    exponent = value(node.exponent)
    return value(node.base) == 10 and exponent is not None and exponent.denominator == 1


def is_scientific(node: Node) -> bool:
    """Say whether it is a number from 1 up to, not including, 10 times a whole power of ten."""
    if not isinstance(node, Expr):
        return False
    node = unsigned(node)[1]
    if not (isinstance(node, Product) and len(node.factors) == 2 and _is_power_of_ten(node.factors[1])):
        return False
    first = unsigned(node.factors[0])[1]
    return isinstance(first, Number) and 1 <= first.value < 10


def scientific(node: Expr, form: Form) -> FormVerdict:
    """Judge whether it is in scientific notation, such as `3.2*10^5`."""
    del form
    if is_scientific(node):
        return FITS
    inner = unsigned(node)[1]
    if isinstance(inner, Product) and len(inner.factors) == 2 and _is_power_of_ten(inner.factors[1]):
        return missing("scientific.first", inner.factors[0])
    return missing("scientific.shape", node)


def to_places(node: Expr, form: Form) -> FormVerdict:
    """Judge whether it is written with that many decimal places."""
    found = decimal_places(node)
    if found == form.digits:
        return FITS
    key = "decimal_places.none" if found is None else "decimal_places.count"
    return missing(key, node, wanted=str(form.digits), found=str(found))


def to_figures(node: Expr, form: Form) -> FormVerdict:
    """Judge whether it can be read as written with that many significant figures."""
    found = significant_figures(node)
    if found is None:
        return missing("significant_figures.none", node, wanted=str(form.digits))
    least, most = found
    if least <= form.digits <= most:
        return FITS
    return missing("significant_figures.count", node, wanted=str(form.digits), found=str(most))
