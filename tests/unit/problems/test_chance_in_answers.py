"""What chance decides about cards and options: the same for ever, and nothing that tells the answer."""

import json

import pytest
from problem_page import examples, problem

from ownpace.problems import DrawError, Variant, draw
from ownpace.problems.problem import compile_problem

SORT, ORDER, CHOICES = (
    problem(next(text for text, _ in examples() if part in text))
    for part in ("bin: up}", "order: [c1", "type: multi-choice")
)
CARDS = [{"id": f"c{n}", "text": f"${n}x$", "bin": "up"} for n in range(1, 9)]


def _with(found, **answer) -> list[Variant]:
    data = json.loads(json.dumps(found.data))
    data["answer"] |= answer
    data["mistakes"] = []
    return [draw(compile_problem(data), level=1, seed=seed) for seed in range(40)]


def test_the_order_of_a_seed_is_the_same_for_ever():
    found = [draw(CHOICES, level=1, seed=seed) for seed in range(6)]
    assert ["".join(option.id for option in one.answer.options) for one in found] == [
        "abc",
        "bac",
        "cba",
        "cba",
        "bca",
        "acb",
    ]


def test_cards_to_be_put_in_order_never_lie_in_it():
    for seed in range(60):
        answer = draw(ORDER, level=1, seed=seed).answer
        assert [card.id for card in answer.cards] != json.loads(answer.text)


def test_some_of_many_cards_are_dealt():
    drawn = _with(SORT, cards=CARDS, deal=3)
    dealt = {tuple(sorted(card.id for card in one.answer.cards)) for one in drawn}
    assert all(len(cards) == 3 for cards in dealt)
    assert len(dealt) > 10
    assert all(json.loads(one.answer.text).keys() == {card.id for card in one.answer.cards} for one in drawn)


@pytest.mark.parametrize(
    ("found", "answer"),
    [
        (SORT, {"cards": [{"id": "a", "text": "$m$", "bin": "up"}, {"id": "b", "text": "$2$", "bin": "down"}]}),
        (CHOICES, {"options": [{"id": "a", "text": "$a$", "right": True}, {"id": "b", "text": "$2$"}]}),
        (CHOICES, {"options": [{"id": "a", "text": "A", "when": "a > 5"}, {"id": "b", "text": "B"}]}),
        (SORT, {"cards": [{"id": "a", "text": "A", "bin": {"up": "m < 0"}}, {"id": "b", "text": "B", "bin": "down"}]}),
    ],
    ids=["cards alike", "options alike", "none right", "no group"],
)  # fmt: skip
def test_a_draw_that_cannot_be_answered_fairly_is_thrown_away(found, answer):
    with pytest.raises(DrawError):
        _with(found, **answer)
