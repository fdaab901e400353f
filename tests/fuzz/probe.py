"""One input through every door of the algebra: nothing may raise, hang, or answer twice differently."""

import re
from collections.abc import Iterator
from pathlib import Path
from time import thread_time
from typing import get_args

from ownpace.algebra import (
    Expr,
    Form,
    ParseError,
    Statement,
    Truth,
    equal,
    judge_form,
    parse,
    same_solutions,
    steps,
    to_latex,
    to_mathml,
    to_speech,
    to_text,
)
from ownpace.algebra.forms import FormName
from ownpace.algebra.judging import compare
from ownpace.algebra.misconceptions import explain
from ownpace.algebra.reading import parse_latex, parse_mathjson
from ownpace.algebra.working import judge_step

CORPUS = Path(__file__).parents[1] / "unit/algebra/corpus"
_HIDDEN = re.compile(r"\\u([0-9a-f]{4})")

LIMIT = 60.0
"""Seconds of processor time for one call, only against hangs; the bench measures how long hostile input takes."""

FORMS: tuple[FormName, ...] = get_args(FormName)
PRINTERS = (to_text, to_latex, to_mathml, to_speech)


class Broken(AssertionError):  # noqa: N818 - what a fuzzer looks for
    """A promise of the algebra does not hold for an input."""


def probe(text: str, other: str = "x") -> None:
    """Send a line, and a pair of lines, through every door. Raises Broken."""
    trees = [_read(text), _read(other)]
    for tree in {id(tree): tree for tree in (*trees, _read_latex(text)) if tree is not None}.values():
        _look(tree)
    first, second = trees
    if first is not None and second is not None:
        _compare(first, second)
        _compare(second, first)


def _read(text: str) -> Expr | Statement | None:
    with _Watch("parse", text):
        found = parse(text)
    return _tree(found, text)


def _read_latex(text: str) -> Expr | Statement | None:
    with _Watch("parse_latex", text):
        found = parse_latex(text)
    with _Watch("parse_mathjson", text):
        parse_mathjson(["Add", text, {"num": text}, ["Power", {"str": text}, {"sym": text}], text])
    return _tree(found, text)


def _tree(found: Expr | Statement | ParseError, text: str) -> Expr | Statement | None:
    if isinstance(found, ParseError):
        start, end = found.span
        if not 0 <= start <= end <= max(len(text), end * (start == end)):
            raise Broken(f"span {found.span} of {text!r}")
        return None
    return found


def _look(tree: Expr | Statement) -> None:
    for show in PRINTERS:
        with _Watch(show.__name__, tree):
            show(tree)
    for name in FORMS:
        with _Watch(name, tree):
            judge_form(tree, Form(name, digits=2))
    for work in (steps.solve, steps.simplify, steps.expand, steps.factor):
        if isinstance(tree, Expr) or work is steps.solve:
            with _Watch(f"steps.{work.__name__}", tree):
                work(tree)  # type: ignore[arg-type]
    _compare(tree, tree)


def _compare(a: Expr | Statement, b: Expr | Statement) -> None:
    with _Watch("compare", (a, b)):
        compare(a, b)
    with _Watch("judge_step", (a, b)):
        judge_step(a, b)
    with _Watch("explain", (a, b)):
        explain(a, b)
    if isinstance(a, Expr) and isinstance(b, Expr):
        with _Watch("equal", (a, b)):
            truth = equal(a, b)
    elif isinstance(a, Statement) and isinstance(b, Statement):
        with _Watch("same_solutions", (a, b)):
            truth = same_solutions(a, b)
    else:
        return
    if not isinstance(truth, Truth):
        raise Broken(f"{truth!r} is no verdict")


class _Watch:
    """Turns an exception, or too much processor time, into `Broken` with the input."""

    __slots__ = ("started", "subject", "what")

    def __init__(self, what: str, subject: object) -> None:
        self.what = what
        self.subject = subject

    def __enter__(self) -> None:
        self.started = thread_time()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception):
            raise Broken(f"{self.what} raised {error!r} for {str(self.subject)[:300]!r}") from error
        took = thread_time() - self.started
        if took > LIMIT:
            raise Broken(f"{self.what} took {took:.2f} s for {str(self.subject)[:300]!r}")


def corpus() -> Iterator[tuple[str, str]]:
    """Yield the kept inputs: a name and a line for each; what fuzzers found stays there for ever.

    `\\u` with four digits stands for a character that an editor would hide.
    """
    for path in sorted(CORPUS.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line:
                yield f"{path.stem}:{number}", _HIDDEN.sub(lambda m: chr(int(m[1], 16)), line)


def huge() -> Iterator[tuple[str, str]]:
    """Yield inputs that are too large to keep in a file."""
    yield "brackets", "(" * 10_000 + "x" + ")" * 10_000
    yield "open brackets", "(" * 100_000
    yield "a megabyte of digits", "9" * 1_000_000
    yield "a megabyte of terms", "x+1" * 333_000
    yield "a megabyte of one letter", "x" * 1_000_000
    yield "a megabyte of spaces", " " * 1_000_000
    yield "signs", "-" * 999 + "x"
    yield "powers", "^".join("9" * 200)
    yield "fractions", "/".join("x" * 200)
    yield "bars", "|" * 900 + "x" + "|" * 900
    yield "products of sums", "(a+b+c+d+e)" * 80
    yield "many letters", "+".join(f"x_{i}" for i in range(130))
    yield "nested roots", "sqrt(" * 120 + "x" + ")" * 120
    yield "sum of roots", "+".join(f"sqrt({n})" for n in range(2, 120))
    yield "many answers", " or ".join(f"x={n}" for n in range(80))
    yield "fractions in fractions", r"\frac{1}{1+" * 80 + "x" + "}" * 80
    yield "a megabyte of LaTeX", r"\sqrt{" * 160_000
    yield "braces", "{" * 10_000 + "x" + "}" * 10_000
    yield "every plane", "".join(chr(c) for c in range(0, 0x110000, 0x111) if not 0xD800 <= c < 0xE000)[:900]
