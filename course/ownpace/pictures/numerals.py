"""Numbers on their way into pictures: as people write them, and as ticks along an axis."""

import math
from fractions import Fraction

MINUS = "\u2212"


def numeral(value: float | Fraction, like: float = 1) -> str:
    """Return a number with a true minus: whole, with up to two decimals, or as a fraction if it is a simple one.

    Args:
        value: the number.
        like: the step of a scale that it stands on; where that is a fraction such as 1/6, so is the number.
    """
    by_fraction = (Fraction(like).limit_denominator(1000) * 100).denominator != 1
    near = Fraction(value).limit_denominator(1000)
    if abs(float(near) - float(value)) > 1e-9:
        text = f"{float(value):.2f}".rstrip("0").rstrip(".")
    elif near.denominator == 1 or ((near * 100).denominator == 1 and not by_fraction):
        text = f"{float(near):.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{near.numerator}/{near.denominator}"
    return text.replace("-", MINUS)


def pair(x: float, y: float) -> str:
    """Return a point as it is written: ``(2, −3)``."""
    return f"({numeral(x)}, {numeral(y)})"


def ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return the multiples of a step between two ends, both included."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(at * step, 9) + 0.0 for at in range(first, last + 1))


def nice_step(span: float, most: int) -> float:
    """Return the smallest of 1, 2, 5, 10, 20, ... (or 0.1, 0.2, ...) that cuts a span into at most so many parts."""
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(round(times * power, 9) for times in (1, 2, 5, 10) if times * power >= rough * (1 - 1e-9))
