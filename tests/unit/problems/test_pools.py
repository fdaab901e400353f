"""The escape hatch: a function of the author's draws once, when the content is read, and never again."""

import json
import subprocess
import sys

import pytest

from ownpace.problems import Response, draw, judge, load_problem
from ownpace.problems.drawing import distinct_key
from ownpace.problems.problem import compile_problem
from ownpace.sources import SourceError

from .conftest import SMALL

SCRIPT = """\
from fractions import Fraction

def draw(level, chance):
    a = chance.randrange(2, 10 * level)
    return {"a": a, "b": Fraction(1, chance.choice([2, 4])), "poly": f"x^2 - {a}x", "name": chance.choice(["Mei", "Omar"])}
"""
PROBLEM = (
    SMALL.split("levels:")[0]
    + """\
variants: {python: small.py}
let: {c: a*b}
ask: "{name} simplifies $2 {poly}$ for {a}."
given: "2{poly}"
variant_key: [a, name]
answer: {type: expression, value: "{poly}"}
steps: [{do: Look., show: "{poly}"}]
hints: [Look.]
mistakes: [{id: sign-slip, gives: "-{poly}", say: "Look at $a$."}]
"""
).replace("$2 {poly}$", "{given}")


@pytest.fixture
def problem(write, tmp_path):
    def _problem(script=SCRIPT, text=PROBLEM):
        (tmp_path / "small.py").write_text(script)
        return load_problem(write(text))

    return _problem


def test_a_function_draws_numbers_and_words_and_formulas(problem):
    variant = draw(problem(), level=2, seed=3)
    a = variant.numbers["a"]
    assert variant.answer.text == f"x^2 - {a}x"
    assert variant.numbers["c"] == a * variant.numbers["b"]
    assert variant.words["name"] in variant.prompt.text
    assert judge(Response(f"x(x - {a})"), variant).status == "right"
    assert judge(Response(f"-(x^2 - {a}x)"), variant).misconception == "sign-slip"


def test_what_was_drawn_is_data_and_needs_no_script(problem, tmp_path):
    loaded = problem()
    (tmp_path / "small.py").unlink()
    again = compile_problem(json.loads(json.dumps(loaded.data)))
    assert "variants" not in again.data
    assert all(
        draw(again, level=level, seed=seed) == draw(loaded, level=level, seed=seed)
        for level in (1, 2, 3)
        for seed in range(30)
    )


def test_the_pool_is_the_same_in_another_process_with_another_hash_seed(problem, tmp_path):
    here = problem().data["pool"]
    code = "import json,sys; from pathlib import Path; from ownpace.problems import load_problem; sys.stdout.write(json.dumps(load_problem(Path(sys.argv[1])).data['pool']))"
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "small.yaml")],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "LC_ALL": "C"},
        )
        assert json.loads(there.stdout) == here


def test_a_key_tells_variants_apart(problem):
    loaded = problem()
    one = draw(loaded, level=1, seed=1)
    assert distinct_key(loaded, one) == (one.numbers["a"], one.words["name"])


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("def draw(level, chance):\n    return {'a': 0.5}", "must be a whole number"),
        ("def draw(level, chance):\n    return {'a': 1 // 0}", "ZeroDivisionError"),
        ("def draw(level, chance):\n    return {'a': True}", "must be a whole number"),
        ("def draw(level, chance):\n    return {'name': 3}", "must be a text"),
        ("def paint():\n    pass", "has no function draw(level, chance)"),
        ("import nothing_of_that_name", "ModuleNotFoundError"),
        ("def draw(level, chance):\n    return {'a': 1, 'b': 2}", "poly"),
        (
            "def draw(level, chance):\n    return {'a': 1} if chance.random() < 0.5 else {'b': 1}",
            "must give the same names",
        ),
        ("def draw(level, chance):\n    return {'x': 1}", "is the unknown"),
    ],
)
def test_a_slip_in_a_function_is_told(problem, script, told):
    with pytest.raises(SourceError) as caught:
        problem(script)
    assert told in str(caught.value)


def test_a_missing_script_is_told_where_it_is_named(write, tmp_path):
    with pytest.raises(SourceError) as caught:
        load_problem(write(PROBLEM))
    fault = caught.value.faults[0]
    assert "small.py cannot be read" in fault.message
    assert fault.place.line == 7


def test_a_script_lies_beside_its_problem(write):
    with pytest.raises(SourceError, match="should match pattern"):
        load_problem(write(PROBLEM.replace("small.py", "../small.py")))


def test_a_problem_draws_in_one_way_only(write):
    levels = "levels: {1: {a: 2..9}, 2: {a: 2..9}, 3: {a: 2..9}}\n"
    with pytest.raises(SourceError, match="either by levels or by variants"):
        load_problem(write(PROBLEM + levels))
