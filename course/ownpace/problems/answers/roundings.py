"""Numbers that are asked for rounded: to so many places, half away from zero, as schools do."""

from fractions import Fraction

from ownpace.algebra import Expr
from ownpace.problems import functions
from ownpace.problems.rounding import is_rounding_of
from ownpace.problems.values import Variant, Verdict
from ownpace.problems.verdicts import partial, right


def rounded(value: Fraction, places: int) -> Fraction:
    """Return the value rounded to so many places."""
    return functions.round_half_up(value, Fraction(places))


def rounded_text(value: Fraction, places: int) -> str:
    """Return the rounded value with all its places."""
    size = str(abs(rounded(value, places)) * 10**places).rjust(places + 1, "0")
    digits = f"{size[:-places]}.{size[-places:]}" if places else size
    return f"-{digits}" if rounded(value, places) < 0 else digits


def judge_rounded(node: Expr, value: Fraction, variant: Variant) -> Verdict | None:
    """Return the verdict on a number where a rounded one is asked for; None where it is no rounding of the answer."""
    exact, places = variant.answer.value, variant.answer.places
    if exact is None or places is None:
        return None
    wanted = rounded(exact, places)
    if value == wanted:
        return right(variant)
    if value == exact or (is_rounding_of(node, exact) and abs(value - exact) < abs(wanted - exact)):
        return partial("judge.round-it", variant.credit.other_form, places=places)
    if abs(value - exact) < Fraction(1, 10**places):
        return partial("judge.cut-off", variant.credit.rounded, places=places)
    return None
