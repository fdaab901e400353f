"""The form of one number: worked out, in lowest terms, as a mixed number, as a decimal, or in scientific notation."""

from collections.abc import Callable, Mapping
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, Mixed, Number, Quotient, Signed, Truth
from ownpace.problems.values import NumberForm, Variant, Verdict
from ownpace.problems.verdicts import partial, right


def judge_form(node: Expr, variant: Variant) -> Verdict:
    """Return the verdict on a number whose value is right."""
    form = variant.answer.form
    if form != "scientific" and not algebra.is_number(node):
        return partial("judge.unfinished-number", variant.credit.unfinished_number)
    fits = _FITS.get(form)
    if fits is not None and not fits(node):
        return partial(f"judge.not-{form}", variant.credit.other_form)
    return right(variant)


def without_plus(node: Expr) -> Expr:
    """Return a number without plus signs before it."""
    while isinstance(node, Signed) and node.sign == "+":
        node = algebra.ungrouped(node.operand)
    return node


def _bare(node: Expr) -> Expr:
    node = algebra.ungrouped(node)
    return algebra.ungrouped(node.operand) if isinstance(node, Signed) else node


def _is_mixed(node: Expr) -> bool:
    """Say whether it is a mixed number, or a number that needs no whole part or no fraction."""
    bare = _bare(node)
    if isinstance(bare, Quotient):
        return algebra.is_simplified_number(node) and abs(algebra.evaluate(bare)) < 1
    if isinstance(bare, Mixed):
        return bare.numerator < bare.denominator and algebra.is_simplified_number(node)
    return isinstance(bare, Number) and not bare.places


def _is_decimal(node: Expr) -> bool:
    return isinstance(_bare(node), Number)


def _is_scientific(node: Expr) -> bool:
    return algebra.judge_form(node, algebra.Form("scientific")).truth is Truth.TRUE


_FITS: Final[Mapping[NumberForm, Callable[[Expr], bool]]] = {
    "lowest-terms": algebra.is_simplified_number,
    "mixed": _is_mixed,
    "decimal": _is_decimal,
    "scientific": _is_scientific,
}
