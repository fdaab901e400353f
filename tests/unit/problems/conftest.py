"""The course's own problems, and small ones made for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ownpace.problems import Problem, ProblemBank, load_problem

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"

SMALL = """\
id: small
version: 1
title: Small
skill: one-two-step-equations
licence: CC-BY-4.0
authors: [Test]
levels:
  1: {a: 2..9, s: 1..9, b: 1..9}
  2: {a: 2..9, s: -9..-1, b: 1..9}
  3: {a: 2..9, s: -9..-1, b: 1..9}
let: {c: a*s + b, d: a*s}
equation: ax + b = c
ask: "Solve for $x$: {equation}"
answer: {type: number, value: s}
steps:
  - {do: "Subtract $b$.", show: ax = d}
  - {do: "Divide by $a$.", show: x = s}
hints: ["Undo the last thing first."]
mistakes:
  - {id: divide-one-term, gives: c/a - b, say: "Take $b$ away first."}
"""


@pytest.fixture(scope="session")
def bank() -> ProblemBank:
    return ProblemBank([NOTEBOOKS])


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Write a problem's YAML to a file."""

    def _write(text: str) -> Path:
        path = tmp_path / "small.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return _write


@pytest.fixture
def small(write: Callable[[str], Path]) -> Callable[..., Problem]:
    """Load the small problem with some of its text replaced."""

    def _small(**changes: str) -> Problem:
        text = SMALL
        for old, new in changes.items():
            line = next(each for each in text.splitlines() if each.startswith(f"{old}:"))
            text = text.replace(line, new)
        return load_problem(write(text))

    return _small
