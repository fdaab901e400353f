"""The core's own steps as a problem's worked solution."""

import pytest

from ownpace.problems import draw, load_problem
from ownpace.problems.render import to_html
from ownpace.sources import SourceError

from .conftest import SMALL

WRITTEN = SMALL[SMALL.index("steps:") : SMALL.index("hints:")]


def _steps(write, text, given="given: ax + b = c"):
    return draw(
        load_problem(write(SMALL.replace(WRITTEN, text).replace("equation: ax + b = c", given))),
        level=1,
        seed=3,
    )


def test_the_core_solves_what_is_given(write):
    variant = _steps(write, "steps: solve\n")
    assert variant.steps[-1].show == f"$x = {variant.answer.value}$"
    assert len(variant.steps) == 2
    assert all(step.do and step.why for step in variant.steps)
    assert all("<math" in to_html(step.show) for step in variant.steps)


def test_another_line_and_another_goal_may_be_named(write):
    variant = _steps(write, 'steps: {solve: "a(x + b)", goal: expand}\n')
    a, b = variant.numbers["a"], variant.numbers["b"]
    assert variant.steps[-1].show == f"${a}x + {a * b}$"


def test_the_letter_and_the_method_may_be_named(write):
    variant = _steps(write, 'steps: {solve: "x^2 - 4 = 0", method: factoring, letter: x}\n')
    assert "factors" in " ".join(step.do + step.why for step in variant.steps)


def test_two_draws_have_equal_steps(write):
    problem = load_problem(write(SMALL.replace(WRITTEN, "steps: solve\n")))
    assert draw(problem, level=1, seed=3) == draw(problem, level=1, seed=3)
    assert draw(problem, level=1, seed=3).steps != draw(problem, level=1, seed=4).steps
    assert draw(problem, level=1, seed=3).steps == tuple(draw(problem, level=1, seed=3).steps)


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("steps: sovle\n", "steps"),
        ("steps: {sovle: a}\n", "unknown key 'sovle'; did you mean 'solve'?"),
        ('steps: {solve: "ax +"}\n', "missing"),
    ],
)
def test_a_slip_is_told(write, steps, told):
    with pytest.raises(SourceError) as caught:
        load_problem(write(SMALL.replace(WRITTEN, steps)))
    assert told in str(caught.value)


def test_there_must_be_something_to_solve(write):
    text = (
        SMALL.replace(WRITTEN, "steps: solve\n")
        .replace("equation: ax + b = c\n", "")
        .replace("{equation}", "it")
    )
    with pytest.raises(SourceError, match="nothing to work out"):
        load_problem(write(text))
