"""A problem that keeps every rule, to be broken one rule at a time, and a small course of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ownpace.authoring.checking import Job, check_problem

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
SEEDS = 105

GOOD = """\
id: small
version: 1
title: Small
skill: one-two-step-equations
licence: CC-BY-4.0
authors: [Test]
levels:
  1: {a: 2..9, s: 1..9, b: 1..9}
  2: {a: 2..9, s: -9..-1, b: 1..9}
  3: {a: -9..-2, s: -9..-1, b: 1..9}
let: {c: a*s + b, d: a*s}
equation: ax + b = c
ask: "Solve for $x$: {equation}"
answer: {type: number, value: s}
steps:
  - {do: "Subtract $b$ from both sides.", show: ax = d}
  - {do: "Divide both sides by $a$.", show: x = s}
hints: ["What was done last?", "Undo it first.", "Subtract $b$ from both sides."]
mistakes:
  - {id: divide-one-term, gives: c/a - b, say: "Take $b$ away first."}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write the good problem with some of its text replaced, and return the file."""

    def _write(*changes: tuple[str, str]) -> Path:
        text = GOOD
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        path = tmp_path / "small.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return _write


@pytest.fixture
def broken(write: Callable[..., Path]) -> Callable[..., set[str]]:
    """Return the rules that the good problem breaks once some of its text is replaced."""

    def _broken(*changes: tuple[str, str]) -> set[str]:
        return {each.rule for each in check_problem(Job(write(*changes), SEEDS))}

    return _broken


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Copy a small part of the course: its map, its first skill, and the pages around it."""
    root = tmp_path / "notebooks"
    shutil.copytree(NOTEBOOKS / "map", root / "map")
    shutil.copytree(NOTEBOOKS / "profiles", root / "profiles")
    shutil.copy(NOTEBOOKS / "course.yaml", root)
    shutil.copytree(NOTEBOOKS / "student", root / "student")
    lesson = "u00-readiness/one-two-step-equations"
    shutil.copytree(NOTEBOOKS / lesson, root / lesson, ignore=shutil.ignore_patterns("story*", "is-it*"))
    text = (root / lesson / "lesson.md").read_text(encoding="utf-8")
    text = text.replace('practice("is-it-a-solution")', 'practice("one-step")').replace(
        'practice("story-two-step")', 'practice("two-step")'
    )
    text = text.replace(
        "problems: [one-step, two-step, story-two-step, is-it-a-solution]", "problems: [one-step, two-step]"
    )
    (root / lesson / "lesson.md").write_text(text, encoding="utf-8")
    return root
