"""A line has one meaning, whether the browser makes text of the math field's LaTeX or the kernel reads that LaTeX itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from ownpace import algebra
from ownpace.algebra import Expr, Truth

CASES = Path(__file__).parents[3] / "extensions/widgets/tests/fields/latex.json"


@pytest.mark.parametrize(("latex", "text"), json.loads(CASES.read_text(encoding="utf-8")))
def test_the_text_of_a_formula_says_what_the_formula_says(latex: str, text: str) -> None:
    shown, sent = algebra.parse_latex(latex), algebra.parse(text)
    assert not isinstance(shown, algebra.ParseError)
    assert not isinstance(sent, algebra.ParseError)
    assert algebra.to_text(sent) == algebra.to_text(shown) or _same(sent, shown)


def _same(sent: Any, shown: Any) -> bool:
    """Say whether two trees differ only in brackets that change nothing."""
    if isinstance(sent, Expr) and isinstance(shown, Expr):
        return algebra.equal(sent, shown) is Truth.TRUE
    return algebra.same_solutions(sent, shown) is Truth.TRUE
