"""One try of a draw: the numbers and words that it came to, and what texts and formulas become with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from ownpace.algebra import Expr, Statement
from ownpace.problems import functions
from ownpace.problems.conditions import Condition
from ownpace.problems.seeds import pick
from ownpace.problems.templates import Filling, Template, fill, fill_formula, filled_node

T = TypeVar("T")


class Drawn:
    """The numbers of a try, and what follows from them.

    Args:
        chance: the words that all choices of this try depend on: problem, version, level, seed, shape, try.
        numbers: the drawn and derived numbers by name.
        decimals: how many decimals numbers show that are not whole.
        contexts: the contexts to choose from.
        words: words that were drawn beforehand, rich.
    """

    def __init__(
        self,
        chance: tuple[str | int, ...],
        numbers: Mapping[str, Fraction],
        *,
        decimals: int = 0,
        contexts: Sequence[Mapping[str, Template]] = (),
        words: Mapping[str, str] | None = None,
    ) -> None:
        self.numbers = numbers
        self._chance, self._decimals, self._contexts, self._words = chance, decimals, contexts, words or {}

    @cached_property
    def filling(self) -> Filling:
        """What fills the holes of texts."""
        filling = replace(
            Filling.of(self.numbers, decimals=self._decimals),
            words=self._words,
            formulas=frozenset(self._words),
        )
        if not self._contexts:
            return filling
        chosen = self._contexts[self.pick(len(self._contexts), "context")]
        told = {name: fill(text, filling) for name, text in chosen.items()}
        return replace(filling, words={**self._words, **told})

    def pick(self, size: int, *words: str | int) -> int:
        """Return a whole number below ``size``, by chance."""
        return pick(size, *self._chance, *words)

    def shuffled(self, items: Sequence[T], *words: str | int) -> tuple[T, ...]:
        """Return the items in an order by chance."""
        left = list(items)
        return tuple(left.pop(self.pick(len(left), *words, len(left))) for _ in items)

    def value(self, node: Expr) -> Fraction:
        """Return the value of an expression. Raises Undefined where it has none."""
        return functions.evaluate(node, self.numbers)

    def holds(self, condition: Condition | None) -> bool:
        """Return whether a condition holds, or there is none."""
        return condition is None or condition.holds(self.numbers)

    def text(self, template: Template) -> str:
        """Return a text with its holes filled, rich."""
        return fill(template, self.filling)

    def node(self, node: Expr | Statement) -> Expr | Statement:
        """Return a formula's tree with numbers in place of names, tidied."""
        return filled_node(node, self.filling)

    def formula(self, node: Expr | Statement) -> str:
        """Return a formula with numbers in place of names, tidied, in the algebra grammar."""
        return fill_formula(node, self.filling)
