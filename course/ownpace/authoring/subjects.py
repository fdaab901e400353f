"""What rules look at: a drawn variant of a problem, and a problem with all the variants that were drawn for the check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ownpace import algebra
from ownpace.algebra import Expr, ParseError, Statement
from ownpace.curriculum.limits import Limits
from ownpace.problems import Problem, Variant
from ownpace.problems.problem import ALL_SHAPES
from ownpace.sources import Keys, Source

Read = Expr | Statement


@dataclass(frozen=True)
class Drawn:
    """A variant under check, with what several rules want to know about it worked out once."""

    variant: Variant
    problem: Problem
    limits: Limits

    @property
    def letters(self) -> frozenset[str]:
        """The letters that formulas of this problem may show."""
        written = self.problem.data.get("variables")
        return frozenset(self.variant.answer.variables if written is None else written)

    def keys(self, key: str, *more: str | int) -> Keys:
        """Return the keys of an entry: the shape's own where it writes one, else the problem's."""
        shape = self.variant.shape
        if key == "given" and self.problem.data.get("given") is None:
            key = "equation"
        own = {} if shape == ALL_SHAPES else self.problem.data.get("shapes", {}).get(shape, {})
        return ("shapes", shape, key, *more) if key in own else (key, *more)

    def read(self, text: str) -> Read | None:
        """Return a formula of the variant as it is read, or None."""
        read = algebra.parse(text, variables=self.letters)
        return None if isinstance(read, ParseError) else read

    @cached_property
    def given(self) -> Read | None:
        """What the variant is about, as it is read: an equation, an expression, or whatever else is given."""
        text = self.variant.prompt.given
        return self.read(text) if text else None

    @cached_property
    def texts(self) -> tuple[tuple[Keys, str], ...]:
        """Every text that a student may see, rich, with where it comes from."""
        return tuple((keys, text) for keys, text in self._texts() if text)

    def _texts(self) -> Iterator[tuple[Keys, str]]:
        variant = self.variant
        yield self.keys("ask"), variant.prompt.text
        for step in variant.steps:
            for text in (step.do, step.show, step.why):
                yield self.keys("steps"), text
        for hint in variant.hints:
            yield self.keys("hints"), hint
        answer = variant.answer
        for option in (*answer.options, *answer.bins, *answer.cards):
            yield self.keys("answer"), option.text
        for text in (*answer.columns, *(cell for row in answer.rows for cell in row if cell), *answer.rubric):
            yield self.keys("answer"), text
        for mistake in variant.misconceptions:
            yield self.keys("mistakes"), mistake.say


@dataclass(frozen=True)
class CheckedProblem:
    """A problem under check.

    Attributes:
        path: its file.
        source: what stands where in the file.
        problem: the problem, compiled.
        variants: what was drawn of it, by level, in the order of the seeds.
        limits: how large its numbers may be.
        witness: what a process of another kind drew, by ``level/seed``, or None where none was asked.
        known_mistakes: the misconceptions of the map, or None where there is no map.
    """

    path: Path
    source: Source
    problem: Problem
    variants: Mapping[int, tuple[Drawn, ...]]
    limits: Limits
    witness: Mapping[str, str] | None = None
    known_mistakes: frozenset[str] | None = None
