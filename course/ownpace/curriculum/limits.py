"""How large the numbers of a skill's problems may become."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds that problems of a skill keep.

    Attributes:
        largest: the largest size of a number in a question or an answer.
        denominator: the largest denominator of an answer in lowest terms that is no short decimal.
        places: the most decimal places of an answer that is a short decimal.
    """

    largest: int = 1_000_000
    denominator: int = 100
    places: int = 4
