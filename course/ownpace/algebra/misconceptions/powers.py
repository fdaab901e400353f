"""Exponents: what they count, and what they do not."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ownpace.algebra.misconceptions.rules import Rule, number, polynomial, term_of, value_of, written
from ownpace.algebra.shape import ungrouped, variables
from ownpace.algebra.steps.hand import add_up, multiply_out, written_terms
from ownpace.algebra.tree import Expr, Power, Product, Quotient, Root, Signed, Sum, Variable


def _power(node: Expr) -> tuple[Expr, Fraction] | None:
    """Return the base and the exponent of a power, a letter counting as a first power."""
    node = ungrouped(node)
    if isinstance(node, Power):
        exponent = value_of(node.exponent)
        return None if exponent is None else (ungrouped(node.base), exponent)
    return (node, Fraction(1)) if not isinstance(node, Sum | Product | Quotient | Signed | Root) else None


def _to(base: Expr, exponent: Fraction) -> Expr:
    return base if exponent == 1 else Power(base, number(exponent))


def _times_exponent(node: Expr) -> Iterator[Expr]:
    """5^2 -> 10, and 2^x -> 2x."""
    if isinstance(node, Power) and not isinstance(ungrouped(node.base), Sum):
        exponent = value_of(node.exponent)
        if isinstance(ungrouped(node.exponent), Variable):
            yield Product((node.base, node.exponent), ("", "*"))
        if exponent is not None and exponent.denominator == 1 and exponent not in (0, 1):
            yield (
                multiply_out(number(exponent), node.base)
                if exponent > 0
                else Product((node.base, number(exponent)), ("", "*"))
            )


def _skips_coefficient(node: Expr) -> Iterator[Expr]:
    """(2x)^3 -> 2x^3."""
    if isinstance(node, Power) and isinstance(base := ungrouped(node.base), Product):
        for i in range(len(base.factors)):
            changed = [Power(f, node.exponent) if j == i else f for j, f in enumerate(base.factors)]
            yield multiply_out(*changed)


def _coefficient_power(node: Expr) -> tuple[Expr, Power] | None:
    """Return what stands before a power, and the power: `2x^2`, `100*1.05^3`."""
    if isinstance(node, Product) and isinstance(last := ungrouped(node.factors[-1]), Power):
        before = node.factors[:-1]
        if all(value_of(f) is not None for f in before) and not isinstance(ungrouped(last.base), Sum):
            return multiply_out(*before), last
    return None


def _takes_coefficient(node: Expr) -> Iterator[Expr]:
    """2x^2 -> (2x)^2."""
    found = _coefficient_power(node)
    if found is not None and value_of(found[1].base) is None:
        yield Power(multiply_out(found[0], found[1].base), found[1].exponent)


def _multiply_before_power(node: Expr) -> Iterator[Expr]:
    """3*2^4 -> 6^4."""
    found = _coefficient_power(node)
    if found is not None and (base := value_of(found[1].base)) is not None:
        yield Power(number((value_of(found[0]) or Fraction(0)) * base), found[1].exponent)


def _adds_ratio(node: Expr) -> Iterator[Expr]:
    """3*2^4 -> 3+4*2."""
    found = _coefficient_power(node)
    if found is not None and value_of(found[1].base) is not None:
        yield add_up([found[0], Product((found[1].exponent, found[1].base), ("", "*"))])


def _linear_percent(node: Expr) -> Iterator[Expr]:
    """100*1.05^3 -> 100*(1+3*0.05)."""
    if isinstance(node, Power):
        base = value_of(node.base)
        if base is not None and 0 < base < 2 and base.denominator > 1:
            part = Product((node.exponent, number(base - 1)), ("", "*"))
            yield add_up([number(1), part])


def _pairs(node: Expr) -> Iterator[tuple[Expr, Fraction, Fraction, list[Expr]]]:
    """Yield two powers of one base that are neighbours in a product: base, exponents, the other factors."""
    if not isinstance(node, Product):
        return
    for i in range(len(node.factors) - 1):
        one, other = _power(node.factors[i]), _power(node.factors[i + 1])
        if one and other and one[0] == other[0] and not one[1] == other[1] == 1:
            yield one[0], one[1], other[1], [f for j, f in enumerate(node.factors) if j not in (i, i + 1)]


def _multiplies_exponents(node: Expr) -> Iterator[Expr]:
    """x^2*x^3 -> x^6."""
    for base, m, n, rest in _pairs(node):
        yield multiply_out(*rest, _to(base, m * n))


def _multiplies_bases(node: Expr) -> Iterator[Expr]:
    """2^3*2^4 -> 4^7."""
    for base, m, n, rest in _pairs(node):
        value = value_of(base)
        if value is not None:
            yield multiply_out(*rest, _to(number(value * value), m + n))


def _quotient(node: Expr) -> tuple[Expr, Fraction, Fraction] | None:
    if isinstance(node, Quotient):
        one, other = _power(node.numerator), _power(node.denominator)
        if one and other and one[0] == other[0] and other[1] != 0 and not one[1] == other[1] == 1:
            return one[0], one[1], other[1]
    return None


def _divides_exponents(node: Expr) -> Iterator[Expr]:
    """x^6/x^2 -> x^3."""
    found = _quotient(node)
    if found is not None:
        yield _to(found[0], found[1] / found[2])


def _divides_bases(node: Expr) -> Iterator[Expr]:
    """6^5/6^2 -> 1^3."""
    found = _quotient(node)
    if found is not None and value_of(found[0]) is not None:
        yield number(1)


def _power_of_power(node: Expr) -> Iterator[Expr]:
    """(x^2)^3 -> x^5."""
    if isinstance(node, Power) and isinstance(ungrouped(node.base), Power):
        inner, outer = _power(node.base), value_of(node.exponent)
        if inner is not None and outer is not None:
            yield _to(inner[0], inner[1] + outer)


def _negative(node: Expr) -> Iterator[Expr]:
    """2^-3 -> -8."""
    if isinstance(node, Power):
        exponent = value_of(node.exponent)
        if exponent is not None and exponent < 0:
            yield Signed("-", _to(node.base, -exponent))


def _zero(node: Expr) -> Iterator[Expr]:
    """7^0 -> 0."""
    if isinstance(node, Power) and value_of(node.exponent) == 0:
        yield number(0)


def _as_factor(node: Expr) -> Iterator[Expr]:
    """9^(1/2) -> 4.5."""
    if isinstance(node, Power):
        exponent = value_of(node.exponent)
        if exponent is not None and exponent.denominator > 1:
            yield Product((node.base, number(exponent)), ("", "*"))


def _swapped(node: Expr) -> Iterator[Expr]:
    """8^(2/3) -> 8^(3/2)."""
    if isinstance(node, Power):
        exponent = value_of(node.exponent)
        if exponent is not None and exponent.denominator > 1 and exponent.numerator > 1:
            yield Power(node.base, number(1 / exponent))


def _half(node: Expr) -> Iterator[Expr]:
    """2^10/2 -> 2^5."""
    if isinstance(node, Quotient) and isinstance(above := ungrouped(node.numerator), Power):
        exponent, divisor = value_of(above.exponent), value_of(node.denominator)
        if exponent is not None and divisor and exponent % divisor == 0 and value_of(above.base) is not None:
            yield _to(above.base, exponent / divisor)


def _sum_in_exponent(node: Expr) -> Iterator[Expr]:
    """2^(t+3) -> 2^t+2^3."""
    if isinstance(node, Power) and isinstance(ungrouped(node.exponent), Sum) and variables(node.exponent):
        parts = written_terms(node.exponent)
        if polynomial(node.exponent) is not None:
            yield add_up(Power(node.base, part) for part in parts)


def _over_factor(node: Expr) -> Iterator[Expr]:
    """2^(3t) -> 6^t."""
    found = _of_letters(node)
    if found is not None and found[1] > 1 and found[1].denominator == 1:
        base, factor, letters = found
        yield Power(number(base * factor), letters)


def _rate_divided(node: Expr) -> Iterator[Expr]:
    """1.12^(t/12) -> 1.01^t."""
    found = _of_letters(node)
    if found is not None and 1 < found[0] < 2 and found[1] < 1 and found[1].numerator == 1:
        base, part, letters = found
        yield Power(number(1 + (base - 1) * part), letters)


def _of_letters(node: Expr) -> tuple[Fraction, Fraction, Expr] | None:
    """Return the base of a power of a number, and its exponent as a number times letters."""
    if not isinstance(node, Power):
        return None
    base, exponent = value_of(node.base), term_of(node.exponent)
    if base is None or exponent is None or not exponent[1]:
        return None
    return base, exponent[0], written((Fraction(1), exponent[1]))


RULES: Final = (
    Rule("base-times-exponent", node=_times_exponent, weak=True),
    Rule("power-skips-coefficient", node=_skips_coefficient),
    Rule("exponent-takes-coefficient", node=_takes_coefficient),
    Rule("multiply-before-power", node=_multiply_before_power),
    Rule("add-the-ratio", node=_adds_ratio),
    Rule("percent-is-linear", node=_linear_percent),
    Rule("multiply-exponents-in-product", node=_multiplies_exponents),
    Rule("multiply-the-bases-too", node=_multiplies_bases),
    Rule("divide-exponents-in-quotient", node=_divides_exponents),
    Rule("divide-the-bases-too", node=_divides_bases),
    Rule("power-of-power-adds", node=_power_of_power),
    Rule("negative-exponent-negative", node=_negative),
    Rule("zero-power-zero", node=_zero),
    Rule("exponent-as-factor", node=_as_factor),
    Rule("root-power-swap", node=_swapped),
    Rule("half-of-power", node=_half),
    Rule("plus-in-exponent-adds", node=_sum_in_exponent),
    Rule("exponent-over-factor", node=_over_factor),
    Rule("divide-the-rate", node=_rate_divided),
)
