"""What must hold for every kind of problem in the course, at every level, on 500 seeds."""

import re
from collections import Counter
from fractions import Fraction
from functools import cache

import pytest

from ownpace import algebra
from ownpace.algebra import Truth
from ownpace.problems import ProblemBank, Response, Variant, draw, judge
from ownpace.problems.render import to_html, to_speech, to_text

from .conftest import NOTEBOOKS

SEEDS = 500
KINDS = ProblemBank([NOTEBOOKS]).ids()
pytestmark = pytest.mark.parametrize(
    ("kind", "level"), [(kind, level) for kind in KINDS for level in (1, 2, 3)]
)


@cache
def _variants(kind: str, level: int) -> tuple[Variant, ...]:
    problem = ProblemBank([NOTEBOOKS]).get(kind)
    return tuple(draw(problem, level=level, seed=seed) for seed in range(SEEDS))


def _texts(variant: Variant) -> list[str]:
    steps = [text for step in variant.steps for text in (step.do, step.show, step.why)]
    options = [option.text for option in variant.answer.options]
    said = [each.say for each in variant.misconceptions]
    return [variant.prompt.text, *steps, *variant.hints, *options, *said]


def _equation(variant: Variant) -> algebra.Relation:
    read = algebra.parse(variant.prompt.equation or "", variables=frozenset("x"))
    assert isinstance(read, algebra.Relation), variant.key
    return read


def _is_true_at(variant: Variant, value: Fraction) -> bool:
    left, right = (algebra.evaluate(side, {"x": value}) for side in _equation(variant).sides)
    return left == right


def test_the_answer_makes_the_equation_true(kind: str, level: int) -> None:
    for variant in _variants(kind, level):
        if variant.answer.type == "number":
            assert variant.answer.value is not None
            assert _is_true_at(variant, variant.answer.value), variant.key
        else:
            asked = re.search(r"\$x = ([-\d/]+)\$", variant.prompt.text)
            assert asked, variant.key
            assert (variant.answer.choice == "yes") == _is_true_at(variant, Fraction(asked[1])), variant.key


def test_the_answer_is_the_only_one(kind: str, level: int) -> None:
    for variant in _variants(kind, level):
        solution = algebra.solve_linear(_equation(variant), "x")
        assert solution is not None, variant.key
        assert solution.kind == "one", variant.key
        if variant.answer.type == "number":
            assert solution.value == variant.answer.value, variant.key


def test_nothing_is_written_as_no_one_writes_it(kind: str, level: int) -> None:
    odd = re.compile(
        r"(?<![\d.])1x|(?<![\d.])0x|\+ -|- -|/[01](?![\d.])|[{}]|(?<![\d.])0 [+-]|[+-] 0(?![\d.])|None"
    )
    for variant in _variants(kind, level):
        for text in _texts(variant):
            assert not odd.search(text), f"{variant.key}: {text}"


def test_every_text_can_be_shown_read_aloud_and_printed(kind: str, level: int) -> None:
    for variant in _variants(kind, level)[:100]:
        for text in _texts(variant):
            shown = to_html(text)
            assert shown.count("<math") == text.replace(r"\$", "").count("$") / 2, f"{variant.key}: {text}"
            assert "$" not in shown, f"{variant.key}: {text}"
            assert bool(to_text(text)) == bool(to_speech(text)) == bool(text)


def test_every_predicted_wrong_answer_differs_from_the_answer_and_the_others(kind: str, level: int) -> None:
    for variant in _variants(kind, level):
        predicted = [each.value for each in variant.misconceptions if each.value is not None]
        assert len({variant.answer.value, *predicted}) == len(predicted) + 1, variant.key


def test_equal_forms_of_the_answer_are_right(kind: str, level: int) -> None:
    for variant in _variants(kind, level)[:150]:
        answer = variant.answer
        if answer.type == "choice":
            forms = [str(answer.choice), f" {str(answer.choice).upper()} "]
        else:
            forms = [f"{answer.value}", f"x = {answer.value}", f"{answer.value}=x", f" ( {answer.value} ) "]
            forms += [f"{answer.value} {unit}" for unit in answer.units]
        for form in forms:
            verdict = judge(Response(form), variant)
            assert (verdict.status, verdict.credit) == ("right", 1.0), f"{variant.key}: {form}: {verdict}"


def test_near_misses_and_predicted_mistakes_are_wrong(kind: str, level: int) -> None:
    for variant in _variants(kind, level)[:30]:
        answer = variant.answer
        if answer.value is None:
            others = [option.id for option in answer.options if option.id != answer.choice]
            assert {judge(Response(other), variant).status for other in others} == {"wrong"}, variant.key
            continue
        for miss in {answer.value + 1, answer.value - 1, -answer.value} - {answer.value}:
            assert judge(Response(str(miss)), variant).status == "wrong", f"{variant.key}: {miss}"
        for each in variant.misconceptions:
            verdict = judge(Response(f"x = {each.value}"), variant)
            assert (verdict.status, verdict.misconception, verdict.feedback) == ("wrong", each.id, each.say)


def test_each_step_says_the_same_and_the_last_is_the_answer(kind: str, level: int) -> None:
    for variant in _variants(kind, level)[:150]:
        lines = [
            algebra.parse(step.show.strip("$"), variables=frozenset("x"))
            for step in variant.steps
            if step.show
        ]
        if variant.answer.type == "choice":
            continue
        for line in lines:
            assert isinstance(line, algebra.Relation), variant.key
            assert algebra.same_solutions(line, _equation(variant)) is Truth.TRUE, variant.key
        assert lines[-1] == algebra.parse(f"x = {variant.answer.value}"), variant.key


def test_a_hint_never_gives_the_answer_away(kind: str, level: int) -> None:
    for variant in _variants(kind, level):
        if variant.answer.value is None:
            continue
        for hint in variant.hints:
            assert f"x = {variant.answer.value}$" not in hint, variant.key


def test_a_ladder_has_three_rungs_and_a_solution_has_its_steps(kind: str, level: int) -> None:
    for variant in _variants(kind, level):
        assert len(variant.hints) == 3, variant.key
        assert variant.steps, variant.key
        assert all(step.do for step in variant.steps), variant.key


def test_there_are_fifty_variants_a_level_and_none_is_frequent(kind: str, level: int) -> None:
    seen = Counter((variant.shape, variant.prompt.text) for variant in _variants(kind, level))
    assert len(seen) >= 50
    assert seen.most_common(1)[0][1] <= SEEDS * 0.05
