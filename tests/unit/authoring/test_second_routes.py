"""Answers that are picked, sorted or filled in are worked out again from what the student sees, and a wrong key is told of."""

from pathlib import Path

import pytest

from ownpace.authoring.routes import decisions
from ownpace.authoring.rules import VARIANT_RULES
from ownpace.authoring.subjects import Drawn
from ownpace.curriculum.limits import Limits
from ownpace.problems import draw, load_problem

HEAD = """\
id: small
version: 1
title: Small
skill: one-two-step-equations
licence: CC-BY-4.0
authors: [Test]
hints: ["One.", "Two.", "Three."]
steps: [{do: "Look."}]
"""
EQUAL = """\
levels: {1: {a: 2..9, b: 2..9}, 2: {a: 2..9, b: 2..9}, 3: {a: 2..9, b: 2..9}}
let: {c: a*b}
given: a(x + b)
ask: "Which are equal to {given}?"
answer:
  type: multi-choice
  options: [{id: r, text: "$ax + c$", right: true}, {id: w, text: "$ax + b$"}, {id: t, text: "$c + ax$", right: true}]
"""
FITS = """\
levels: {1: {a: 2..9, s: 2..9}, 2: {a: 2..9, s: 2..9}, 3: {a: 2..9, s: 2..9}}
let: {c: a*s, t: s + 1}
given: ax < c
ask: "Which of these numbers fit {given}?"
answer:
  type: multi-choice
  options: [{id: zero, text: "$0$", right: true}, {id: edge, text: "$s$"}, {id: over, text: "$t$"}]
"""
TRUTH = """\
levels: {1: {a: 2..9, b: 2..5}, 2: {a: 2..9, b: 2..5}, 3: {a: 2..9, b: 2..5}}
given: a^b*a = a^(b + 1)
ask: "Is this true? {given}"
answer: {type: choice, options: [{id: "true", text: "true", right: true}, {id: "false", text: "false"}]}
"""
COUNT = """\
levels: {1: {a: 2..9, b: 1..4, c: 5..9}, 2: {a: 2..9, b: 1..4, c: 5..9}, 3: {a: 2..9, b: 1..4, c: 5..9}}
equation: ax + b = ax + c
ask: "How many solutions does {equation} have?"
answer:
  type: choice
  options: [{id: a, text: "exactly one"}, {id: b, text: "none", right: true}, {id: c, text: "every number"}]
"""
SORTED = """\
levels: {1: {a: 2..9, b: 1..9}, 2: {a: 2..9, b: 1..9}, 3: {a: 2..9, b: 1..9}}
ask: "How many solutions does each have?"
answer:
  type: sort
  bins: [{id: one, text: "exactly one"}, {id: all, text: "every number"}]
  cards: [{id: p, text: "$ax = b$", bin: one}, {id: q, text: "$ax + b = b + ax$", bin: all}]
"""
ALIKE = """\
levels: {1: {a: 2..9, b: 1..9, d: 1..9}, 2: {a: 2..9, b: 1..9, d: 1..9}, 3: {a: 2..9, b: 1..9, d: 1..9}}
let: {e: b + d}
ask: "First: $ax = b$. Second: $ax + d = e$. Must they have the same solutions?"
answer: {type: choice, options: [{id: "yes", text: "yes", right: true}, {id: "no", text: "no"}]}
"""
SLIP = """\
levels: {1: {a: 2..9, b: 2..9}, 2: {a: 2..9, b: 2..9}, 3: {a: 2..9, b: 2..9}}
let: {c: a*b}
ask: "Ada solved $a(x + b) = a$. Line 1: $ax + c = a$. Line 2: $ax = a$. Which line is the first bad one?"
answer:
  type: choice
  options: [{id: p, text: "line 1"}, {id: q, text: "line 2", right: true}, {id: r, text: "no line is bad"}]
"""
NO_SLIP = SLIP.replace("$ax = a$", "$ax = a - c$").replace(
    ', right: true}, {id: r, text: "no line is bad"}', '}, {id: r, text: "no line is bad", right: true}'
)
ORDER = """\
levels: {1: {a: 2..9}, 2: {a: 2..9}, 3: {a: 2..9}}
let: {b: a + 1}
ask: "Put them in order, the least first."
answer: {type: sort, order: [n, p, q], cards: [{id: p, text: "$a/2$"}, {id: q, text: "$b$"}, {id: n, text: "$-b$"}]}
"""
RATIONAL = """\
levels: {1: {a: 2..9}, 2: {a: 2..9}, 3: {a: 2..9}}
let: {b: a^2}
ask: "Sort them."
answer:
  type: sort
  bins: [{id: r, text: "rational"}, {id: i, text: "irrational"}]
  cards: [{id: p, text: "$sqrt(b)$", bin: r}, {id: q, text: "$a*pi$", bin: i}]
"""
RULE = """\
levels: {1: {a: 2..9, b: 1..9}, 2: {a: 2..9, b: 1..9}, 3: {a: 2..9, b: 1..9}}
let: {p: a + b, q: 2*a + b}
ask: "Fill in the table."
answer: {type: table, columns: ["$x$", "$ax + b$"], rows: [[1, "?p"], [2, "?q"]]}
"""
PROPORTION = """\
variables: [x, y]
levels: {1: {a: 2..9, b: 3..9}, 2: {a: 2..9, b: 3..9}, 3: {a: 2..9, b: 3..9}}
let: {p: a*b, q: 2*a}
ask: "$y$ is proportional to $x$. Fill in the table."
answer: {type: table, columns: ["$x$", "$y$"], rows: [[2, q], [b, "?p"]]}
"""
GOOD = {
    "equal": EQUAL, "fits": FITS, "truth": TRUTH, "count": COUNT, "sorted": SORTED, "alike": ALIKE, "slip": SLIP,
    "no slip": NO_SLIP, "order": ORDER, "rational": RATIONAL, "rule": RULE, "proportion": PROPORTION,
}  # fmt: skip
BREAKS = {
    "equal": ('"$ax + b$"}', '"$ax + b$", right: true}'),
    "fits": ('text: "$s$"}', 'text: "$s$", right: true}'),
    "truth": ('text: "true", right: true}, {id: "false", text: "false"}', 'text: "true"}, {id: "false", text: "false", right: true}'),
    "count": ('text: "exactly one"}, {id: b, text: "none", right: true}', 'text: "exactly one", right: true}, {id: b, text: "none"}'),
    "sorted": ("ax = b$", "ax + b = ax + b$"),
    "alike": ("{e: b + d}", "{e: b + 2*d}"),
    "slip": ('"line 1"}, {id: q, text: "line 2", right: true}', '"line 1", right: true}, {id: q, text: "line 2"}'),
    "no slip": ("$ax = a - c$", "$ax = a + c$"),
    "order": ("order: [n, p, q]", "order: [p, n, q]"),
    "rational": ("bin: r}", "bin: i}"),
    "rule": ("p: a + b", "p: a + 2*b"),
    "proportion": ("p: a*b", "p: a*b + 1"),
}  # fmt: skip


def _told(folder: Path, text: str) -> list[str]:
    path = folder / "small.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    problem = load_problem(path)
    (rule,) = (each for each in VARIANT_RULES if each.id == "problem/answer-second-route")
    return [
        complaint.message
        for seed in range(12)
        for complaint in rule.look(Drawn(draw(problem, level=1, seed=seed), problem, Limits()))
    ]


@pytest.mark.parametrize("question", GOOD)
def test_a_right_key_is_left_alone(tmp_path: Path, question: str) -> None:
    assert _told(tmp_path, GOOD[question]) == []


@pytest.mark.parametrize("question", BREAKS)
def test_a_wrong_key_is_told_of_on_every_seed(tmp_path: Path, question: str) -> None:
    old, new = BREAKS[question]
    assert old in GOOD[question]
    assert len(_told(tmp_path, GOOD[question].replace(old, new))) >= 12


def test_a_story_may_refuse_a_number_that_fits_its_line(tmp_path: Path) -> None:
    story = (
        FITS.replace('ask: "Which', 'ask: "People come in wholes: $x$ is how many. Which')
        .replace('text: "$0$", right: true', 'text: "$1/2$"')
        .replace('text: "$s$"', 'text: "$1$", right: true')
    )
    assert _told(tmp_path, story) == []


WORKED = """\
levels: {1: {a: 2..9, b: 2..9}, 2: {a: 2..9, b: 2..9}, 3: {a: 2..9, b: 2..9}}
let: {c: a + b}
given: ax + bx
ask: "Simplify {given}."
answer: {type: expression, value: cx}
"""
WORDS = """\
levels: {1: {a: 2..9}, 2: {a: 2..9}, 3: {a: 2..9}}
ask: "A cat has {a} kittens. How many are that?"
answer: {type: number, value: a}
"""


def _outcomes(folder: Path, text: str) -> list[set[str]]:
    path = folder / "small.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    problem = load_problem(path)
    return [
        {
            each.outcome
            for each in decisions(Drawn(draw(problem, level=1, seed=seed), problem, Limits())).values()
        }
        for seed in range(12)
    ]


@pytest.mark.parametrize("question", [name for name in GOOD if name != "rational"])
def test_a_way_that_knows_the_question_says_that_it_has_proved_the_answer(
    tmp_path: Path, question: str
) -> None:
    assert _outcomes(tmp_path, GOOD[question]) == [{"proved"}] * 12


def test_an_expression_is_held_against_the_one_that_is_given(tmp_path: Path) -> None:
    assert _outcomes(tmp_path, WORKED) == [{"proved"}] * 12
    assert _outcomes(tmp_path, WORKED.replace("a + b}", "a*b + 90}")) == [{"refuted"}] * 12


def test_an_answer_that_is_proved_only_in_part_is_not_proved(tmp_path: Path) -> None:
    assert _outcomes(tmp_path, RATIONAL) == [set()] * 12


def test_no_way_pretends_to_know_a_story(tmp_path: Path) -> None:
    assert _outcomes(tmp_path, WORDS) == [set()] * 12
