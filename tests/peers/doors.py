"""What the adapters ask the algebra: read this, are these the same, is it in that form.

Three answers are no verdict, and leave as exceptions: `Unparsed`, `Undecided` and `OutOfScope`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

import ownpace.algebra as algebra
from ownpace.algebra import AllReals, Listing, Node, NoSolution, ParseError, Truth, equal, same_solutions
from ownpace.algebra.forms import same_up_to_order
from ownpace.algebra.judging import Policy
from ownpace.algebra.reading import parse_latex
from ownpace.algebra.tree import Absolute, Expr, FiniteSet, Interval, Relation, Statement, Sum, Union
from ownpace.algebra.working import Mark, judge_step

Tree = Expr | Statement
Names = frozenset[str]


class Unparsed(Exception):  # noqa: N818 - an outcome, not an error
    """We cannot read it."""


class Undecided(Exception):  # noqa: N818 - an outcome, not an error
    """We read it and cannot tell."""


class OutOfScope(Exception):  # noqa: N818 - an outcome, not an error
    """It asks for something that a checker of Algebra I does not do; the text says what."""


def read(text: str, names: Names | None = None, **options: Any) -> Tree:
    """Return the tree of plain text. Raises Unparsed."""
    return _read(_parsed(text, variables=names, **options), text)


def read_tex(text: str, **options: Any) -> Tree:
    """Return the tree of LaTeX. Raises Unparsed."""
    return _read(_parsed_tex(text, **options), text)


_parsed = lru_cache(maxsize=64)(algebra.parse)
_parsed_tex = lru_cache(maxsize=64)(parse_latex)
"""What was just read is kept, so that a row that is judged again and again is not read again."""


def _read(found: Tree | ParseError, text: str) -> Tree:
    if isinstance(found, ParseError):
        raise Unparsed(f"{found.key} at {found.span.start}-{found.span.end} of {text[:120]!r}")
    return found


def expression(tree: Tree) -> Expr:
    """Return a tree that must be an expression. Raises Unparsed."""
    if not isinstance(tree, Expr):
        raise Unparsed(f"an expression is asked for, this is a {type(tree).__name__}")
    return tree


def same(a: Tree, b: Tree, **policy: Any) -> bool:
    """Say whether two trees mean the same. An expression and a statement never do. Raises Undecided."""
    if is_set(a) and is_set(b):
        return decided(_same_solutions(a, b, policy))
    if isinstance(a, Statement) != isinstance(b, Statement):
        return False
    if isinstance(a, Statement) and isinstance(b, Statement):
        return decided(_same_solutions(a, b, policy))
    return decided(_equal(expression(a), expression(b), policy))


_FLAGS: ContextVar[Mapping[str, bool] | None] = ContextVar("flags", default=None)


@contextmanager
def under(**flags: bool) -> Iterator[None]:
    """Judge with other flags than our defaults, to see whether a difference is one of policy."""
    token = _FLAGS.set(flags)
    try:
        yield
    finally:
        _FLAGS.reset(token)


def _policy(flags: Mapping[str, bool]) -> Policy:
    return Policy(**{**flags, **(_FLAGS.get() or {})})


def _equal(a: Expr, b: Expr, policy: dict[str, Any]) -> Truth:
    return equal(a, b, _policy(policy))


def _same_solutions(a: Any, b: Any, policy: dict[str, Any]) -> Truth:
    return same_solutions(a, b, _policy(policy))


def is_set(tree: Tree) -> bool:
    """Say whether it is a set of numbers: `{1, 2}`, an interval, a union."""
    return isinstance(tree, FiniteSet | Interval | Union)


def holds(statement: Statement) -> bool:
    """Say whether a statement without letters is true, or one with letters always. Raises Undecided."""
    return decided(same_solutions(statement, AllReals()))


def compares(a: Expr, sign: Any, b: Expr) -> bool:
    """Say whether two numbers stand in that relation. Raises Undecided."""
    return holds(Relation((a, b), (sign,)))


def within(a: Expr, b: Expr, tolerance: Expr, sign: Any = "<=") -> bool:
    """Say whether two numbers differ by no more than that. Raises Undecided."""
    return compares(Absolute(Sum((a, b), ("+", "-"))), sign, tolerance)


def decided(truth: Truth) -> bool:
    """Return a verdict. Raises Undecided."""
    if truth is Truth.UNDECIDED:
        raise Undecided("the algebra cannot tell")
    return truth is Truth.TRUE


def any_of(statements: Sequence[Any]) -> Statement:
    """Return the statement that one of them holds."""
    return statements[0] if len(statements) == 1 else Listing(tuple(statements), "or")


def in_form(tree: Node, name: str, **details: Any) -> bool:
    """Say whether a tree is written in a form. Raises Undecided."""
    return decided(algebra.judge_form(tree, algebra.Form(name, **details)).truth)


EVERYTHING, NOTHING = AllReals(), NoSolution()


def same_writing(a: Tree, b: Tree, **details: Any) -> bool:
    """Say whether two trees are written alike up to order, and up to what the details allow."""
    return same_up_to_order(a, b, **details)


_FATES = {
    Mark.FOLLOWS: "equivalent",
    Mark.GAINS: "gains",
    Mark.LOSES: "loses",
    Mark.WRONG: "different",
}


def compared(before: Tree, after: Tree, **policy: bool) -> str:
    """Return how a line follows from the one before: equivalent, gains, loses or different. Raises Undecided."""
    mark = judge_step(before, after, policy=_policy(policy))
    if mark.mark not in _FATES:
        raise Undecided(mark.key)
    return _FATES[mark.mark]


def has_value(expr: Expr) -> bool:
    """Say whether an expression divides by zero nowhere."""
    return algebra.judge_form(expr, algebra.Form("collected")).key != "form.undefined"
