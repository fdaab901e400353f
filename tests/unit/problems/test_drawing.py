"""The same problem, version, level and seed give the same variant for ever, on any machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ownpace.problems import DrawError, ProblemBank, Variant, draw, graded_seed, practice_seed
from ownpace.problems.problem import compile_problem
from ownpace.problems.seeds import pick

from .conftest import NOTEBOOKS

GOLDEN = Path(__file__).with_name("golden") / "variants.json"
OLDEST = ("is-it-a-solution", "one-step", "story-two-step", "two-step")
SEEDS = (0, 1, 7, 2**63 - 1)

PRINT_VARIANTS = """
import json, sys
from pathlib import Path
from ownpace.problems import ProblemBank, draw
bank = ProblemBank([Path(sys.argv[1])])
for name in bank.ids():
    for level in (1, 2, 3):
        for seed in json.loads(sys.argv[2]):
            sys.stdout.write(ascii(draw(bank.get(name), level=level, seed=seed)) + "\\n")
"""


def _summary(variant: Variant) -> list[str]:
    answer = variant.answer
    return [
        variant.shape,
        variant.prompt.text,
        str(answer.value if answer.value is not None else answer.choice),
    ]


def _variants(bank: ProblemBank) -> dict[str, list[str]]:
    """Draw the oldest problems, which classes have answered; `ownpace check` holds all of them to their hashes."""
    drawn = [
        draw(bank.get(name), level=level, seed=seed)
        for name in OLDEST
        for level in (1, 2, 3)
        for seed in SEEDS
    ]
    return {variant.key: _summary(variant) for variant in drawn}


def test_variants_are_what_they_always_were(bank: ProblemBank) -> None:
    """A change here breaks work in progress: raise the problem's version, then write the file anew.

    To write it: OWNPACE_WRITE_GOLDEN=1 pytest tests/unit/problems/test_drawing.py
    """
    drawn = _variants(bank)
    if os.environ.get("OWNPACE_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(
            json.dumps(drawn, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    assert drawn == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_a_fresh_process_with_another_hash_seed_and_locale_draws_the_same() -> None:
    def printed(**environment: str) -> str:
        command = [sys.executable, "-c", PRINT_VARIANTS, str(NOTEBOOKS), json.dumps(SEEDS)]
        env = {**os.environ, **environment}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout

    first = printed(PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    assert first == printed(PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert first.count("\n") >= 12 * len(SEEDS)


def test_the_order_of_an_authors_lines_says_nothing(small) -> None:
    problem = small()
    levels = {level: dict(reversed(names.items())) for level, names in problem.data["levels"].items()}
    turned = compile_problem({**dict(reversed(problem.data.items())), "levels": levels})
    for seed in range(20):
        assert draw(turned, level=2, seed=seed).prompt == draw(problem, level=2, seed=seed).prompt


def test_levels_seeds_and_versions_draw_differently(small) -> None:
    problem, later = small(), small(version="version: 2")
    prompts = [draw(problem, level=1, seed=seed).prompt.text for seed in range(40)]
    assert len(set(prompts)) > 30
    assert prompts != [draw(later, level=1, seed=seed).prompt.text for seed in range(40)]


def test_a_variant_names_what_it_depends_on(small) -> None:
    assert draw(small(), level=2, seed=17).key == "small@1/2/17"


def test_a_compiled_problem_can_be_compiled_again_from_its_data(bank: ProblemBank) -> None:
    for name in bank.ids():
        problem = bank.get(name)
        again = compile_problem(json.loads(json.dumps(problem.data)))
        assert again == problem
        assert draw(again, level=3, seed=5) == draw(problem, level=3, seed=5)


def test_an_impossible_condition_ends_and_is_named(small) -> None:
    problem = small(equation="where: [a > b, b > a]\nequation: ax + b = c")
    with pytest.raises(
        DrawError, match=r"small@1 level 1.*seed 3.*none of 400 draws.*'(a > b|b > a)' failed \d+"
    ):
        draw(problem, level=1, seed=3)


def test_a_value_that_divides_by_zero_on_every_draw_is_named(small) -> None:
    with pytest.raises(DrawError, match="the value of 'd'"):
        draw(small(let="let: {c: a*s + b, d: a/(b - b)}"), level=1, seed=1)


def test_a_value_that_divides_by_zero_on_some_draws_is_drawn_again(small) -> None:
    problem = small(let="let: {c: a*s + b, d: a*s, e: 1/(a - 5)}")
    assert all(draw(problem, level=1, seed=seed).numbers["a"] != 5 for seed in range(60))


def test_a_prediction_that_would_be_right_is_drawn_again(small) -> None:
    problem = small(mistakes="mistakes:\n  - {id: same-operation-not-inverse, gives: b, say: Not b.}")
    for seed in range(100):
        variant = draw(problem, level=1, seed=seed)
        assert variant.numbers["b"] != variant.answer.value


def test_an_unknown_level_is_refused_with_the_known_ones(small) -> None:
    with pytest.raises(DrawError, match="has no level 4; it has 1, 2, 3"):
        draw(small(), level=4, seed=1)


def test_seeds_have_63_bits_and_depend_on_every_word() -> None:
    words = [
        ("a", "p", "q1", "ada"),
        ("b", "p", "q1", "ada"),
        ("a", "r", "q1", "ada"),
        ("a", "p", "q2", "ada"),
        ("a", "p", "q1", "bob"),
    ]
    seeds = [graded_seed(*each) for each in words]
    assert len(set(seeds)) == len(seeds)
    assert all(0 <= seed < 2**63 for seed in seeds)
    assert graded_seed("a", "p", "q1", "ada") == 5376962526973394075
    assert practice_seed("ada", "two-step", 1, 0) == 8327690742792258304
    assert graded_seed("ab", "c", "q", "s") != graded_seed("a", "bc", "q", "s")


def test_thirty_students_get_different_numbers(bank: ProblemBank) -> None:
    problem = bank.get("two-step")
    drawn = {
        draw(problem, level=2, seed=graded_seed("a", "two-step", "q1", f"s{n}")).prompt.text
        for n in range(30)
    }
    assert len(drawn) >= 29


def test_picks_are_evenly_spread() -> None:
    counts = [0] * 10
    for n in range(5000):
        counts[pick(10, "spread", n)] += 1
    assert 400 < min(counts) <= max(counts) < 600
