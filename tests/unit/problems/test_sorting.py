"""Cards to be sorted, of which some are dealt."""

from collections.abc import Callable
from pathlib import Path

from ownpace.problems import draw, load_problem

DEALT = """\
id: small
version: 1
title: Small
skill: slope
licence: CC-BY-4.0
authors: [Test]
levels: {1: {a: 2..9}, 2: {a: 2..9}, 3: {a: 2..9}}
ask: "Up or down?"
answer:
  type: sort
  deal: 2
  bins: [{id: up, text: up}, {id: down, text: down}]
  cards:
    - {id: c1, text: "$ax$", bin: up}
    - {id: c2, text: "$-ax$", bin: down}
    - {id: c3, text: "$ax + 1$", bin: up}
steps: [{do: "Look at the sign."}]
hints: ["Look at the sign."]
mistakes: [{id: slope-sign, gives: {c1: down}, say: "Look at the sign."}]
"""


def test_a_mistake_about_a_card_that_was_not_dealt_is_left_out(write: Callable[[str], Path]) -> None:
    problem = load_problem(write(DEALT))
    for seed in range(20):
        variant = draw(problem, level=1, seed=seed)
        dealt = {card.id for card in variant.answer.cards}
        assert bool(variant.misconceptions) == ("c1" in dealt), f"seed {seed}"
