"""The page of examples says what is true: every table row and every prompt of docs/algebra.md is run."""

import doctest
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ownpace import algebra
from ownpace.algebra import Expr, Form, Node, ParseError, Statement

PAGE = Path(__file__).parents[3] / "docs" / "algebra.md"
ROW = re.compile(r"^\| (.*) \|$")
CELL = re.compile(r"(?<!\\) \| ")


def read(text: str) -> Expr | Statement:
    tree = algebra.parse(text)
    assert isinstance(tree, Node), (text, tree)
    return tree


def printed(typed: str) -> str:
    return algebra.to_text(read(typed))


def printed_latex(latex: str) -> str:
    tree = algebra.parse_latex(latex)
    assert isinstance(tree, Node), (latex, tree)
    return algebra.to_text(tree)


def refusal(typed: str) -> ParseError:
    error = algebra.parse(typed)
    assert isinstance(error, ParseError), (typed, error)
    return error


def equal(one: str, other: str) -> str:
    left, right = read(one), read(other)
    assert isinstance(left, Expr)
    assert isinstance(right, Expr)
    return algebra.equal(left, right).name


def same(one: str, other: str) -> str:
    left, right = read(one), read(other)
    assert isinstance(left, Statement)
    assert isinstance(right, Statement)
    return algebra.same_solutions(left, right).name


def fits(line: str, form: str) -> str:
    return algebra.judge_form(read(line), Form(form)).truth.name  # type: ignore[arg-type]  # a name from the page


def place(typed: str) -> tuple[str, str]:
    error = refusal(typed)
    return error.key, typed[error.span.start : error.span.end]


CHECKS: dict[tuple[str, ...], Callable[..., object]] = {
    ("Typed", "Read as"): printed,
    ("LaTeX", "Read as"): printed_latex,
    ("Typed", "Error", "Where"): place,
    ("Typed", "Error"): lambda typed: refusal(typed).key,
    ("One", "Other", "Equal"): equal,
    ("One", "Other", "Same solutions"): same,
    ("Line", "Form", "Fits"): fits,
}
ANSWERS = {("Typed", "Error", "Where"): 2}


def rows() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    header: tuple[str, ...] = ()
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        match = ROW.match(line)
        if not match:
            header = () if not line.startswith("|---") else header
            continue
        cells = tuple(cell.strip().strip("`").replace(r"\|", "|") for cell in CELL.split(match.group(1)))
        if not header:
            header = cells
        else:
            yield header, cells


ROWS = list(rows())


@pytest.mark.parametrize(("header", "cells"), ROWS, ids=[" ".join(cells) for _, cells in ROWS])
def test_every_row_of_the_page_is_true(header: tuple[str, ...], cells: tuple[str, ...]) -> None:
    answers = ANSWERS.get(header, 1)
    asked, said = cells[:-answers], cells[-answers:]
    found = CHECKS[header](*asked)
    assert found == (said if answers > 1 else said[0])


def test_the_page_has_its_tables() -> None:
    assert {header for header, _ in ROWS} == set(CHECKS)
    assert len(ROWS) > 80


def test_every_prompt_of_the_page_answers_as_printed() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(examples)
    assert runner.tries > 10
    assert not runner.failures
