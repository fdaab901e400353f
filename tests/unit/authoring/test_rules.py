"""Every rule about problems has content that breaks it; content that keeps all of them breaks none."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ownpace.authoring.catalogue import ALL_RULES
from ownpace.authoring.checking import Job, check_problem
from ownpace.authoring.rules import VARIANT_RULES
from ownpace.authoring.rules.base import Complaint
from ownpace.authoring.rules.records import RECORD_RULES, Edition
from ownpace.authoring.subjects import Drawn
from ownpace.curriculum.limits import Limits
from ownpace.problems import Misconception, Variant, draw, load_problem

ANSWER = "answer: {type: number, value: s}"
STEPS = ', show: ax = d}\n  - {do: "Divide both sides by $a$.", show: x = s}'

BREAKS: dict[str, list[tuple[str, str]]] = {
    "problem/answer-second-route": [(ANSWER, "answer: {type: number, value: s + 1}")],
    "problem/answer-unique": [("equation: ax + b = c", "equation: ax + b = ax + b")],
    "problem/answer-form": [
        ("equation: ax + b = c", "given: ax + d"),
        (": {equation}", " {given}"),
        (ANSWER, "answer: {type: expression, value: ax + d, form: factored}"),
        ("gives: c/a - b", "gives: ax - d"),
    ],
    "problem/answer-scope": [("b: 1..9", "b: 2000001..2000900")],
    "problem/answer-visible": [('ask: "Solve for $x$: {equation}"', 'ask: "Is $x = s$ in {equation}?"')],
    "problem/steps-follow": [("show: ax = d", "show: ax = c")],
    "problem/steps-end": [(STEPS, ', show: ax = d}\n  - {do: "Divide both sides by $a$."}')],
    "problem/steps-there": [(STEPS, ", when: a > 100}")],
    "problem/hints-there": [('"Undo it first.", ', "")],
    "problem/hints-keep-the-answer": [("Undo it first.", "Then $x = s$.")],
    "problem/print-degenerate": [("Undo it first.", "Look at $b/e$."), ("let: {", "let: {e: a - a, ")],
    "problem/renders": [("Undo it first.", r"Undo \\{it first.")],
    "problem/variety": [("s: 1..9, b: 1..9}", "s: 1..2, b: 1..2}")],
    "problem/licence": [("CC-BY-4.0", "CC-BY-NC-4.0")],
    "problem/reading-grade": [
        ("Undo it first.", "Systematically reconsider every preceding mathematical transformation. " * 5)
    ],
    "problem/long-sentence": [("Undo it first.", "Go back and look at it " * 5 + ".")],
    "problem/mistakes-seen": [('say: "Take $b$ away first."', 'say: "Take $b$ away first.", when: a > 100')],
    "problem/draws": [("equation: ax", "where: [a > 100]\nequation: ax")],
    "source/readable": [("hints:", "hint:")],
}


def test_content_that_keeps_every_rule_breaks_none(broken: Callable[..., set[str]]) -> None:
    assert broken() == set()


@pytest.mark.parametrize(("rule", "changes"), BREAKS.items(), ids=BREAKS)
def test_content_that_breaks_a_rule_is_told_of(
    broken: Callable[..., set[str]], rule: str, changes: list[tuple[str, str]]
) -> None:
    assert rule in broken(*changes)


def test_steps_may_end_with_an_inequality_where_an_interval_is_to_be_written(
    broken: Callable[..., set[str]],
) -> None:
    changes = [
        ("equation: ax + b = c", "given: ax + b < c"),
        ("a: -9..-2", "a: 2..9"),
        (": {equation}", " {given}"),
        (ANSWER, 'answer: {type: interval, value: "(-oo, s)", notation: interval}'),
        ("ax = d", "ax < d"),
        ("x = s", "x < s"),
        ("gives: c/a - b", 'gives: "(s, oo)"'),
    ]
    assert broken(*changes) == set()


def _variant(path: Path) -> Variant:
    return draw(load_problem(path), level=1, seed=1)


def _complaints(path: Path, rule_id: str, **changes: Any) -> list[Complaint]:
    """Look with one rule at a variant that the kit itself would not draw."""
    rule = next(each for each in VARIANT_RULES if each.id == rule_id)
    variant = replace(_variant(path), **changes)
    return list(rule.look(Drawn(variant, load_problem(path), Limits())))


def test_two_mistakes_with_one_wrong_answer_are_told_apart(write: Callable[..., Path]) -> None:
    path = write()
    twice = tuple(Misconception(name, Fraction(77), None, "No.") for name in ("one", "other"))
    assert _complaints(path, "problem/mistakes-differ", misconceptions=twice)
    assert _complaints(path, "problem/mistakes-recognised", misconceptions=twice)


def test_a_mistake_that_gives_the_right_answer_is_told(write: Callable[..., Path]) -> None:
    path = write()
    right = Misconception("one", _variant(path).answer.value, None, "No.")
    assert _complaints(path, "problem/mistakes-differ", misconceptions=(right,))


def test_an_equal_form_that_is_refused_is_told(write: Callable[..., Path]) -> None:
    path = write()
    answer = replace(_variant(path).answer, unknown="q")
    assert _complaints(path, "problem/equal-forms", answer=answer)


def test_a_judge_that_takes_a_near_miss_is_told(write: Callable[..., Path]) -> None:
    assert _complaints(write(), "problem/near-misses", max_credit=0.0)


def test_a_picture_that_cannot_be_drawn_or_has_no_words_is_told(write: Callable[..., Path]) -> None:
    path = write()
    prompt = replace(_variant(path).prompt, picture={"kind": "no-such-kind", "alt": "{a} dots"})
    assert _complaints(path, "problem/alt-text", prompt=prompt)


def test_a_variant_that_another_process_draws_otherwise_is_told(write: Callable[..., Path]) -> None:
    found = check_problem(Job(write(), 10, witness={"1/0": "something else"}))
    assert "problem/deterministic" in {each.rule for each in found}


def test_a_misconception_that_is_not_in_the_map_is_told_with_the_one_that_was_meant(
    write: Callable[..., Path],
) -> None:
    found = check_problem(Job(write(), 10, known_mistakes=frozenset({"divide-one-terms"})))
    (told,) = [each for each in found if each.rule == "problem/mistakes-known"]
    assert "did you mean 'divide-one-terms'?" in told.message


def test_a_change_of_what_a_variant_means_needs_a_new_version() -> None:
    def told(version: int, meaning: str) -> set[str]:
        edition = Edition(version, {"1": meaning}, {"version": 3, "levels": {"1": "old"}})
        return {rule.id for rule in RECORD_RULES if list(rule.look(edition))}

    assert told(3, "old") == set()
    assert told(3, "new") == {"problem/version"}
    assert told(4, "new") == {"problem/recorded"}
    assert told(2, "old") == {"problem/version"}


def test_a_file_below_is_named_from_here(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = write((ANSWER, "answer: {type: number, value: s + 1}"))
    monkeypatch.chdir(path.parent)
    (found,) = [each for each in check_problem(Job(path, 5)) if each.rule == "problem/answer-second-route"]
    assert f"ownpace test {path.name} --level 1 --seed 0" in found.mend


def test_a_finding_says_where_how_often_and_how_to_see_it_again(write: Callable[..., Path]) -> None:
    path = write((ANSWER, "answer: {type: number, value: s + 1}"))
    (found,) = [each for each in check_problem(Job(path, 20)) if each.rule == "problem/answer-second-route"]
    assert (found.place.line, found.place.column) == (14, 9)
    assert found.message.startswith("level 1, seed 0 (60 of 60 variants): x = ")
    assert f"ownpace test {path} --level 1 --seed 0" in found.mend


def test_a_rule_can_be_silenced_in_a_file_with_a_reason(broken: Callable[..., set[str]]) -> None:
    odd = BREAKS["problem/print-degenerate"]
    silenced = "# ownpace: allow problem/print-degenerate because it is about that\nid: small"
    assert "problem/print-degenerate" not in broken(*odd, ("id: small", silenced))
    without_reason = "# ownpace: allow problem/print-degenerate\nid: small"
    assert "problem/print-degenerate" in broken(*odd, ("id: small", without_reason))


ELSEWHERE = {
    "problem/alt-text", "problem/deterministic", "problem/equal-forms", "problem/mistakes-differ", "problem/mistakes-known",
    "problem/mistakes-recognised", "problem/near-misses", "problem/recorded", "problem/version",
}  # fmt: skip


def test_no_rule_about_problems_is_without_content_that_breaks_it() -> None:
    known = {each.id for each in ALL_RULES if each.id.startswith("problem/")} - {"problem/check-failed"}
    assert known == (set(BREAKS) | ELSEWHERE) - {"source/readable"}
