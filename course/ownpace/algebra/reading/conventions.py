"""What a line may not say itself and the caller of the reader knows."""

from typing import Literal

from ownpace.algebra.reading.characters import FUNCTION_LETTERS
from ownpace.algebra.values import frozen

Implied = Literal["school", "tight", "left"]
"""How a multiplication without a sign and a division stand to each other; see `expressions`."""

Decimal = Literal[".", ","]
"""The decimal sign. With a comma, `;` separates, and so does a comma before a space."""

Expected = Literal["point", "interval"]
"""What `(2, 5)` is where the line does not say."""


@frozen
class Conventions:
    """How a line is to be read. The fields are the options of `parse`."""

    variables: frozenset[str] | None = None
    implied: Implied = "school"
    decimal: Decimal = "."
    expect: Expected = "point"
    functions: frozenset[str] = FUNCTION_LETTERS
    spaces_multiply: bool = False
    """A number may follow a letter after a space, as in the LaTeX of textbooks: `b 9a`."""

    def has_letter(self, name: str) -> bool:
        """Say whether the problem itself uses that letter."""
        return self.variables is not None and name in self.variables
