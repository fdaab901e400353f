"""Growth by a factor: what the numbers of `a * b^t` say, and what students take them for."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ownpace.algebra.misconceptions.rules import Rule, number, value_of
from ownpace.algebra.shape import ungrouped
from ownpace.algebra.steps.hand import multiply_out
from ownpace.algebra.tree import Expr, Power, Product


def _percent(base: Fraction | None) -> Fraction | None:
    """Return the rate of a factor near one that is no whole number, `0.05` of `1.05`; None for any other."""
    return base - 1 if base is not None and 0 < base < 2 and base.denominator > 1 else None


def _rate_for_factor(node: Expr) -> Iterator[Expr]:
    """1.05^t -> 0.05^t."""
    if isinstance(node, Power) and (rate := _percent(value_of(node.base))):
        yield Power(number(abs(rate)), node.exponent)


def _decay_for_growth(node: Expr) -> Iterator[Expr]:
    """0.95^t -> 1.05^t."""
    if isinstance(node, Power) and (rate := _percent(value_of(node.base))) and rate < 0:
        yield Power(number(1 - rate), node.exponent)


def _percent_as_number(node: Expr) -> Iterator[Expr]:
    """(1+0.04)^3 -> (1+4)^3."""
    if isinstance(node, Power) and (rate := _percent(value_of(node.base))) and rate > 0:
        yield Power(number(1 + 100 * rate), node.exponent)


def _fall_undoes_rise(node: Expr) -> Iterator[Expr]:
    """200*1.2*0.8 -> 200."""
    if not isinstance(node, Product):
        return
    rates = [_percent(value_of(factor)) for factor in node.factors]
    for i, one in enumerate(rates):
        for j in range(i):
            if one and rates[j] == -one:
                yield multiply_out(number(1), *(f for k, f in enumerate(node.factors) if k not in (i, j)))


def _front_for_factor(node: Expr) -> Iterator[Expr]:
    """2*3^x -> 3*2^x."""
    if isinstance(node, Product) and len(node.factors) == 2 and isinstance(node.factors[1], Power):
        front, power = node.factors[0], node.factors[1]
        both = value_of(front), value_of(power.base)
        if None not in both and value_of(power.exponent) is None:
            yield Product((ungrouped(power.base), Power(ungrouped(front), power.exponent)), ("", "*"))


RULES: Final = (
    Rule("rate-not-factor", node=_rate_for_factor),
    Rule("decay-adds-rate", node=_decay_for_growth),
    Rule("percent-unconverted", node=_percent_as_number),
    Rule("percent-undo", node=_fall_undoes_rise),
    Rule("a-is-rate", node=_front_for_factor),
)
