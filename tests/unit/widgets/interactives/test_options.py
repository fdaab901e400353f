"""An author who sets an interactive up wrongly is told which option it is, and what it may be."""

import random
from typing import Any

import pytest

from ownpace.widgets.interactives import KINDS, OptionError, kind_of, set_up


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_of_every_kind_is_one_line_that_works(kind: str) -> None:
    sample = kind_of(kind).sample
    assert kind_of(kind).example().startswith(f'lesson.explore("{kind}", ')
    assert set_up(kind, sample).alt().endswith(".")


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        ("see-saw", {}, "nothing to explore is called 'see-saw'; there are algebra-tiles, area-model"),
        ("area-model", {}, "needs the option 'factors'; for example lesson.explore"),
        ("area-model", {"factors": ["x", "2"], "colour": "red"}, "no option 'colour'; it has factors, hide"),
        ("area-model", {"factors": ["x + 3"]}, "'factors' must be a list of 2 to 2 texts"),
        ("area-model", {"factors": ["x +* 3", "2"]}, "'factors' must be an expression such as 'x \\+ 3'"),
        (
            "area-model",
            {"factors": ["a+b+c+d+e", "2"]},
            "'factors' must be two expressions of at most 4 terms",
        ),
        (
            "area-model",
            {"factors": ["x", "2"], "hide": "all"},
            "'hide' must be one of 'cells', 'edges', not 'all'",
        ),
        ("algebra-tiles", {"start": "x^3"}, "'start' must be an expression in x"),
        ("algebra-tiles", {"start": "x/2"}, "'start' must be an expression in x"),
        ("algebra-tiles", {"start": "3y"}, "'start' must be an expression in x"),
        ("algebra-tiles", {"start": "99x"}, "'start' must be an expression with at most 12 tiles"),
        ("algebra-tiles", {"rectangle": "yes"}, "'rectangle' must be True or False, not 'yes'"),
        ("balance-scale", {"equation": "3x + 2"}, "'equation' must be an equation such as"),
        (
            "balance-scale",
            {"equation": "3y = 9"},
            "'equation' must be an equation such as '3x \\+ 2 = 11' in x",
        ),
        ("balance-scale", {"equation": "x^2 = 4"}, "'equation', 'x\\^2 = 4', is not linear in x"),
        ("balance-scale", {"equation": "1/x = 2"}, "'equation', '1/x = 2', divides by zero"),
        ("bar-model", {"parts": []}, "'parts' must be a list of 1 to 12 labels"),
        ("bar-model", {"parts": ["a very long label"]}, "'parts' must be labels of at most 12 characters"),
        ("bar-model", {"total": ["20"]}, "'total' must be a label"),
        ("card-sort", {}, "'bins' must be given, or else 'order'"),
        (
            "card-sort",
            {"bins": {"a": ["1", "1"], "b": []}},
            "'bins' must be groups with 2 to 12 different cards",
        ),
        ("card-sort", {"order": ["1"]}, "'order' must be a list of 2 to 12 texts"),
        (
            "expression-tree",
            {"expression": "3(x+2)", "values": {"y": 1}},
            "'values' must be numbers for all of x",
        ),
        (
            "expression-tree",
            {"expression": "1/x", "values": {"x": 0}},
            "'values' must be numbers at which every part",
        ),
        ("expression-tree", {"expression": "x = 1"}, "'expression' must be an expression such as"),
        ("function-machine", {"rule": "2y"}, "'rule' must be an expression in x"),
        ("function-machine", {"rule": "2x", "then": "y"}, "'then' must be an expression in x"),
        (
            "mapping-diagram",
            {"inputs": [1, 1], "outputs": [2]},
            "'inputs' must be a list without anything twice",
        ),
        (
            "mapping-diagram",
            {"inputs": [1], "outputs": [2], "arrows": [(1, 3)]},
            "'arrows' must be a list of pairs",
        ),
        ("linked-reps", {"rule": "x^3"}, "'rule' must be a rule such as"),
        (
            "linked-reps",
            {"rule": "2x", "story": "{q} each"},
            "'story' must be a sentence with no other braces",
        ),
        ("linked-reps", {"rule": "2x", "hide": "all"}, "'hide' must be one of"),
        ("linked-reps", {"rule": "2x", "hide": "story"}, "'hide' must be 'story' only where"),
        ("linked-reps", {"rule": "2^x", "rows": ["1/2", 1]}, "'rows' must be different numbers, whole"),
        ("linked-reps", {"rule": "2x", "step": 0}, "'step' must be a number above 0"),
        ("sequence-dots", {"start": 4}, "'add' must be given, or else 'times'"),
        ("sequence-dots", {"start": 4, "add": 3, "times": 2}, "'add' must be given, or else 'times'"),
        ("sequence-dots", {"start": 4, "add": -3}, "'terms' must be so few that no term has fewer than 0"),
        ("step-solver", {"start": "3 + 4"}, "'start' must be an equation or expression"),
        ("two-way-table", {"rows": {"a": {"x": 1, "y": 2}}}, "'rows' must be a mapping with 2 to 6 entries"),
        (
            "two-way-table",
            {"rows": {"a": {"x": 1, "y": 2}, "b": {"x": 1, "z": 2}}},
            "'rows' must be rows that all",
        ),
        (
            "two-way-table",
            {"rows": {"a": {"x": 0, "y": 0}, "b": {"x": 1, "y": 2}}},
            "no row and no column is all 0",
        ),
        (
            "unit-chain",
            {"start": "60", "factors": ["1 h = 60 min"], "target": "min"},
            "'start' must be a number and",
        ),
        (
            "unit-chain",
            {"start": "60 h", "factors": ["1 h : 60 min"], "target": "min"},
            "'factors' must be equal",
        ),
        (
            "unit-chain",
            {"start": "60 h", "factors": ["1 h = 60 min"], "target": "ft"},
            "'target' must be a unit that",
        ),
    ],
)
def test_the_complaint_names_the_option_and_what_it_may_be(
    kind: str, options: dict[str, Any], told: str
) -> None:
    with pytest.raises(OptionError, match=told):
        set_up(kind, options)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_in_an_option_is_refused_in_words(kind: str) -> None:
    """Random values: the seed is in the message."""
    for seed in range(200):
        chance = random.Random(seed)
        strange = [
            None,
            7,
            -1,
            0.5,
            True,
            "",
            "$",
            "x" * 999,
            [],
            [[]],
            {},
            {"a": 1},
            {"a": {}},
            object,
            "<b>",
            "\ud800",
        ]
        options = dict(kind_of(kind).sample)
        options[chance.choice(sorted(options))] = chance.choice(strange)
        try:
            set_up(kind, options).face()
        except OptionError:
            continue
        except Exception as problem:
            raise AssertionError(f"seed {seed}: {kind} with {options!r} gives {problem!r}") from problem


def test_the_old_name_of_the_balance_still_works() -> None:
    assert set_up("balance", {"equation": "3x + 2 = 11"}).kind == "balance-scale"
