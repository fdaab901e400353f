"""What an author's formulas and texts may speak of at one place of a problem, and where they stand.

A `Scope` compiles texts, formulas and conditions. Whatever cannot be compiled is raised as an `EntryError`, which carries the
keys that lead to the entry, so that a complaint can name file, line and column.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ownpace.algebra import Expected, Expr, Statement
from ownpace.problems.conditions import Condition, parse_condition
from ownpace.problems.domains import DomainError
from ownpace.problems.templates import Template, TemplateError, compile_template, formula

Path = tuple[str | int, ...]

_WORD = re.compile(r"\{([a-z][a-z0-9_]+)\}")


class EntryError(Exception):
    """An entry that cannot be compiled.

    Attributes:
        path: the keys that lead to it.
        reason: what is wrong with it.
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(reason)


@contextmanager
def standing_at(path: Path) -> Iterator[None]:
    """Say of what fails inside that it stands at this path."""
    try:
        yield
    except (TemplateError, DomainError) as problem:
        raise EntryError(path, str(problem)) from None


@dataclass(slots=True)
class Scope:
    """The names that can be used, as far as they are known when an entry is compiled.

    Attributes:
        variables: the letters that stay letters: those that a student may use.
        unknown: the one of them that is solved for; empty where there is none.
        names: the letters that stand for drawn and derived numbers.
        words: the names of a context's words.
        given: what ``{given}`` stands for.
        drawn_words: those of the words that a formula may use, as ``{word}``: each is a formula itself.
    """

    variables: tuple[str, ...]
    unknown: str
    names: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    given: Expr | Statement | None = None
    drawn_words: frozenset[str] = frozenset()

    def text(self, text: str, path: Path) -> Template:
        """Return a compiled text. Raises EntryError."""
        with standing_at(path):
            return compile_template(
                text, names=self.names | set(self.variables), words=self.words, given=self.given
            )

    def texts(self, texts: list[str], path: Path) -> tuple[Template, ...]:
        """Return the compiled texts of a list."""
        return tuple(self.text(text, (*path, at)) for at, text in enumerate(texts))

    def formula(
        self, text: str, path: Path, *, expect: Expected = "point", more: frozenset[str] = frozenset()
    ) -> Expr | Statement:
        """Return a formula of drawn names and variables, and of ``more`` letters. Raises EntryError."""
        names = self.names | set(self.variables) | more
        with standing_at(path):
            return formula(self._with_words(text), names | self.drawn_words, expect=expect)

    def _with_words(self, text: str) -> str:
        """Return a formula with the bare names of drawn words, which the grammar reads as one letter each."""
        return _WORD.sub(lambda found: f" {found[1]} " if found[1] in self.drawn_words else found[0], text)

    def expression(self, text: str, path: Path) -> Expr:
        """Return an expression of drawn names and variables. Raises EntryError."""
        return _expression(self.formula(text, path), text, path)

    def number(self, text: str, path: Path) -> Expr:
        """Return an expression of drawn names alone. Raises EntryError."""
        with standing_at(path):
            return _expression(formula(text, self.names), text, path)

    def condition(self, text: str, path: Path) -> Condition:
        """Return a condition on drawn names. Raises EntryError."""
        with standing_at(path):
            return parse_condition(text, self.names)

    def when(self, entry: Mapping[str, Any], path: Path) -> Condition | None:
        """Return an entry's own condition, or None where it has none. Raises EntryError."""
        return self.condition(entry["when"], (*path, "when")) if entry.get("when") else None


def _expression(read: Expr | Statement, text: str, path: Path) -> Expr:
    if not isinstance(read, Expr):
        raise EntryError(path, f"{text!r} is no expression")
    return read
