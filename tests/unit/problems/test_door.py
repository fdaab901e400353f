"""The public face of the room, and what it costs to open."""

import subprocess
import sys

import ownpace.problems

LATE = ["pydantic", "jupytext", "nbformat", "sympy", "rich", "ownpace.problems.format"]


def test_the_public_list_is_sorted_and_true():
    assert ownpace.problems.__all__ == sorted(ownpace.problems.__all__)
    assert all(hasattr(ownpace.problems, name) for name in ownpace.problems.__all__)


def test_a_page_draws_and_judges_built_problems_without_the_heavy_libraries(tmp_path):
    code = f"""
import json, sys
from pathlib import Path
import ownpace.curriculum, ownpace.learner, ownpace.journal
from ownpace.problems import ProblemBank, Response, draw, judge
variant = draw(ProblemBank([Path(sys.argv[1])]).get("two-step"), level=1, seed=1)
assert judge(Response(str(variant.answer.value)), variant).status == "right"
sys.stdout.write(json.dumps([name for name in {LATE!r} if name in sys.modules]))
"""
    import json

    from ownpace.problems import load_problem

    from .conftest import NOTEBOOKS

    source = load_problem(NOTEBOOKS / "u00-readiness/one-two-step-equations/two-step.yaml")
    (tmp_path / "two-step.json").write_text(json.dumps(source.data))
    result = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]"
