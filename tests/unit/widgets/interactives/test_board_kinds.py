"""Kinds that stand on the graph board: what they refuse, and how what stands there is held against what is wanted."""

from typing import Any

import pytest

from ownpace.widgets.interactives import OptionError, set_up


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        ("number-line", {"ends": (5, -5)}, "'ends' must be the lower and the upper end"),
        ("number-line", {"start": "x >"}, "'start' must be a statement such as 'x >= 3'"),
        ("number-line", {"draw": "line"}, "'draw' must be one of 'points', 'interval'"),
        ("number-line", {"step": 0}, "'step' must be a number above 0"),
        ("number-line", {"step": 50}, "'step' must be a number above 0"),
        ("coordinate-plane", {"draw": "circle"}, "'draw' must be one of 'points'"),
        ("coordinate-plane", {"seen": (1, 1, 0, 2)}, "'seen' must be the left, right"),
        ("coordinate-plane", {"start": "2x + 1"}, "'start' must be a statement such as 'y = 2x . 1'"),
        ("coordinate-plane", {"start": "y = x^2"}, "'start' must be something that can be drawn as line"),
        ("coordinate-plane", {"draw": "points", "start": "y = x"}, "that can be drawn as points"),
        ("number-line", {"draw": "points", "start": "x > 2"}, "that can be drawn as points"),
        ("half-plane-shader", {"start": "y = x"}, "that can be drawn as half-plane"),
        ("half-plane-shader", {"start": "<b>"}, "'start' must be a statement"),
        ("slider-family", {"family": "circle"}, "'family' must be one of 'line', 'parabola'"),
        ("slider-family", {"values": {"m": 1}}, "'values' must be numbers by name, out of a, h, k"),
        ("slider-family", {"slide": ("b",)}, "'slide' must be one of 'a', 'h', 'k'"),
        ("slider-family", {"ends": (2, 2)}, "'ends' must be the least and the largest"),
        ("slider-family", {"family": "exponential", "values": {"b": 0}}, "'values' must be a base b above"),
        ("half-plane-shader", {"side": "up"}, "has no option 'side'"),
    ],
)
def test_the_complaint_names_the_option(kind: str, options: dict[str, Any], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        set_up(kind, options)


@pytest.mark.parametrize(
    ("kind", "goal", "answer", "status"),
    [
        ("number-line", "x > 2", "(2, oo)", "right"),
        ("number-line", "x > 2", "[2, oo)", "wrong"),
        ("number-line", "{-3, 1}", "{1, -3}", "right"),
        ("coordinate-plane", "y = 2x + 1", "2y = 4x + 2", "right"),
        ("coordinate-plane", "y = 2x + 1", "y = 2x - 1", "wrong"),
        ("coordinate-plane", "{(1, 2), (3, 4)}", "{(3, 4), (1, 2)}", "right"),
        ("slider-family", "y = (x - 2)^2 + 3", "y = x^2 - 4x + 7", "right"),
        ("slider-family", "y = (x - 2)^2 + 3", "y = (x + 2)^2 + 3", "wrong"),
        ("half-plane-shader", "y > 2x - 1", "y > 2x - 1", "right"),
        ("half-plane-shader", "y > 2x - 1", "y >= 2x - 1", "wrong"),
        ("half-plane-shader", "y > 2x - 1", "", "unreadable"),
        ("half-plane-shader", "y > 2x - 1", "3", "unreadable"),
    ],
)
def test_what_stands_on_the_board_is_held_against_the_goal(
    kind: str, goal: str, answer: str, status: str
) -> None:
    assert set_up(kind, {}).judge(answer, goal).status == status


def test_a_board_says_what_is_on_it_before_anybody_touched_it() -> None:
    assert (
        set_up("number-line", {"start": "x >= 3"}).alt() == "A number line from -10 to 10 that shows x >= 3."
    )
    assert "y > x" in set_up("half-plane-shader", {"start": "y > x"}).alt()
    assert "y = x" in set_up("coordinate-plane", {"start": "y = x"}).alt()
