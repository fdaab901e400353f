"""Linear conditions in several letters, decided by elimination (Gauss for equations, Fourier and Motzkin for inequalities).

A condition says that a linear form plus a constant is zero, at least zero, or more than zero. `possible` says whether
some real values meet all conditions of a list; everything else about lines, half-planes and their intersections
follows from it.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from ownpace.algebra.exact.work import spend
from ownpace.algebra.values import frozen

Sign = Literal["=", ">=", ">"]


@frozen
class Condition:
    """`factors . letters + constant sign 0`; no factor is zero."""

    factors: Mapping[str, Fraction]
    constant: Fraction
    sign: Sign

    @property
    def true(self) -> bool | None:
        """Whether it holds, if it says nothing of any letter."""
        if self.factors:
            return None
        if self.sign == "=":
            return self.constant == 0
        return self.constant > 0 or (self.sign == ">=" and self.constant == 0)


def opposites(of: Condition) -> list[Condition]:
    """Return conditions of which one holds exactly where the given one does not."""
    turned = _scaled(of, Fraction(-1))
    if of.sign == "=":
        return [Condition(of.factors, of.constant, ">"), Condition(turned.factors, turned.constant, ">")]
    return [Condition(turned.factors, turned.constant, ">" if of.sign == ">=" else ">=")]


def possible(conditions: list[Condition]) -> bool:
    """Say whether all conditions can hold together. Raises TooLarge."""
    waiting = list(conditions)
    while True:
        spend(10 + 5 * len(waiting))
        if any(c.true is False for c in waiting):
            return False
        waiting = [c for c in waiting if c.true is None]
        if not waiting:
            return True
        equation = next((c for c in waiting if c.sign == "="), None)
        waiting = _projected(waiting) if equation is None else _solved(waiting, equation)


def _solved(conditions: list[Condition], equation: Condition) -> list[Condition]:
    """Return the other conditions with one letter replaced by means of an equation."""
    name, factor = min(equation.factors.items())
    rest = []
    for condition in conditions:
        if condition is equation:
            continue
        amount = condition.factors.get(name)
        if amount is None:
            rest.append(condition)
        else:
            rest.append(_sum(condition, equation, -amount / factor, condition.sign))
    return rest


def _projected(conditions: list[Condition]) -> list[Condition]:
    """Return what inequalities say without one of their letters."""
    names = {n for c in conditions for n in c.factors}
    name = min(names, key=lambda n: (_pairs(conditions, n), n))
    above = [c for c in conditions if c.factors.get(name, 0) > 0]
    below = [c for c in conditions if c.factors.get(name, 0) < 0]
    rest = [c for c in conditions if name not in c.factors]
    spend(10 * len(above) * len(below))
    for up in above:
        for down in below:
            sign: Sign = ">" if ">" in (up.sign, down.sign) else ">="
            joined = _sum(_scaled(up, 1 / up.factors[name]), down, -1 / down.factors[name], sign)
            if joined not in rest:
                rest.append(joined)
    return rest


def _pairs(conditions: list[Condition], name: str) -> int:
    signs = [c.factors[name] > 0 for c in conditions if name in c.factors]
    return sum(signs) * (len(signs) - sum(signs))


def _scaled(of: Condition, factor: Fraction) -> Condition:
    return Condition({n: f * factor for n, f in of.factors.items()}, of.constant * factor, of.sign)


def _sum(a: Condition, b: Condition, times: Fraction, sign: Sign) -> Condition:
    factors = dict(a.factors)
    for name, factor in b.factors.items():
        total = factors.get(name, Fraction(0)) + times * factor
        if total:
            factors[name] = total
        else:
            factors.pop(name, None)
    return Condition(factors, a.constant + times * b.constant, sign)
