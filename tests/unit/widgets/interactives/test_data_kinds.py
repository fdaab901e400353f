"""Kinds that show data: what they refuse, and how a posed task is judged."""

from typing import Any

import pytest

from ownpace.widgets.interactives import OptionError, set_up

POINTS = [(1, 7), (2, 10), (3, 9), (4, 14), (5, 15), (6, 19), (7, 18)]
DATA = {"values": [1, 2, 3]}
STORY = {"story": [("Up", "rises fast"), ("Rest", "stays level")]}
PIECES = "x + 1 for x < 2; 3 for x >= 2"
BENT = {"points": [(0, 0), (1, 3), (2, 4)], "line": (2, 0)}


@pytest.mark.parametrize(
    ("kind", "options", "told"),
    [
        ("scatter-fit", {"points": [(1, 2)]}, "'points' must be a list of 3 to 24 pairs"),
        ("scatter-fit", {"points": [(1, 2), (1, 3), (1, 4)]}, "not all above one another"),
        ("scatter-fit", {"points": [(1, 2), (2, "x"), (3, 4)]}, "'points' must be a number such as"),
        ("scatter-fit", {"points": [(1, 2), (2, 10**9), (3, 4)]}, "'points' must be a number such as"),
        ("scatter-fit", {"points": [(1, 2), (2, float("inf")), (3, 4)]}, "'points' must be a number such as"),
        ("scatter-fit", {"points": POINTS, "line": 3}, "'line' must be a slope and an intercept"),
        ("scatter-fit", {"points": POINTS, "seen": (3, 1, 0, 9)}, "'seen' must be the left, right, lower"),
        ("scatter-fit", {"points": POINTS, "within": -1}, "'within' must be a whole number from 0 to 500"),
        ("scatter-fit", {"points": POINTS, "squares": 1}, "'squares' must be True or False"),
        ("data-display", {"values": []}, "'values' must be a list of 1 to 60 numbers"),
        ("data-display", {"values": [1], "view": "pie"}, "'view' must be one of 'dots', 'histogram', 'box'"),
        ("data-display", {"values": [1, 9], "ends": (0, 5)}, "'ends' must be the lower and the upper end"),
        ("data-display", {"values": [1, 9], "bins": 0}, "'bins' must be a number above 0"),
        ("data-display", {"values": [1, 9], "bins": 500}, "'bins' must be a width that fits 1 to 60 times"),
        ("graph-story", {"story": [("One part", "rises fast")]}, "'story' must be a list of 2 to 8 pairs"),
        (
            "graph-story",
            {"story": [("a", "jumps"), ("b", "rises fast")]},
            "'story' must be one of 'rises fast'",
        ),
        (
            "graph-story",
            {"story": [("a", "falls fast"), ("b", "rises fast")]},
            "'story' must be a story that stays between 0 and 20",
        ),
        ("piecewise-builder", {"pieces": ["x + 1"]}, "'pieces' must be a list of 1 to 5 pieces such as"),
        ("piecewise-builder", {"pieces": ["x for 5 < x < 2"]}, "'pieces' must be a list of 1 to 5 pieces"),
        ("piecewise-builder", {"pieces": ["y for x < 2"]}, "'pieces' must be a list of 1 to 5 pieces"),
        ("residual-plot", {"points": POINTS, "fill": "yes"}, "'fill' must be True or False"),
        ("residual-plot", {"points": POINTS, "axes": ["x"]}, "'axes' must be a list of 2 to 2 texts"),
    ],
)
def test_the_complaint_names_the_option(kind: str, options: dict[str, Any], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        set_up(kind, options)


@pytest.mark.parametrize(
    ("kind", "options", "goal", "answer", "status", "says"),
    [
        ("scatter-fit", {"points": POINTS}, "", "y = (2)x + (5)", "right", "smallest total"),
        ("scatter-fit", {"points": POINTS}, "", "y = (0)x + (13)", "wrong", "total is 127"),
        ("scatter-fit", {"points": POINTS}, "", "y = x^2", "unreadable", ""),
        ("scatter-fit", {"points": POINTS}, "", "x = 3", "unreadable", ""),
        ("scatter-fit", {"points": POINTS}, "y = 2x + 5", "y = (2)x + (5)", "right", ""),
        ("scatter-fit", {"points": POINTS}, "y = 2x + 5", "y = (2)x + (4)", "wrong", ""),
        ("data-display", DATA, "median = 2; mean = 3", '["1", "2", "6"]', "right", ""),
        (
            "data-display",
            DATA,
            "median = 2; mean = 3",
            '["1", "2", "5"]',
            "partial",
            "the mean is 2.67, and 3",
        ),
        ("data-display", DATA, "iqr = 4", '["1", "2", "3", "4"]', "wrong", "the interquartile range is 2"),
        ("data-display", DATA, "range = 4", "nonsense", "unreadable", ""),
        ("graph-story", STORY, "", '["rises fast", "stays level"]', "right", ""),
        ("graph-story", STORY, "", '["rises fast", ""]', "partial", "Look at part 2"),
        ("graph-story", STORY, "", "[]", "wrong", "0 of 2"),
        ("piecewise-builder", {}, PIECES, "3 for 2 <= x; 2x + 2 - x - 1 for x < 2", "right", ""),
        ("piecewise-builder", {}, PIECES, "x + 1 for x <= 2; 3 for 2 <= x", "wrong", "hold the number 2"),
        ("piecewise-builder", {}, PIECES, "x + 1 for x <= 2; 3 for 2 < x", "wrong", "The rules are right"),
        ("piecewise-builder", {}, PIECES, "x + 1 for x < 2; 4 for 2 <= x", "partial", "1 of 2"),
        ("piecewise-builder", {}, PIECES, "x + for x < 2", "unreadable", ""),
        ("piecewise-builder", {}, "x for all x", "x for all x", "right", ""),
        ("residual-plot", BENT, "", '["0", "1", "0"]', "right", ""),
        ("residual-plot", BENT, "", '["0", "2", "0"]', "partial", "2 of 3"),
        ("residual-plot", BENT, "", "[]", "wrong", "0 of 3"),
        (
            "residual-plot",
            {"points": [(0, 1), (1, 3), (2, 3)], "line": (2, 0)},
            "",
            '["-1", "-1", "1"]',
            "wrong",
            "sign",
        ),
    ],
)
def test_a_task_is_judged(
    kind: str, options: dict[str, Any], goal: str, answer: str, status: str, says: str
) -> None:
    found = set_up(kind, options).judge(answer, goal)
    assert (found.status, says in found.feedback) == (status, True), found


def test_the_line_that_fits_best_leaves_no_smaller_total() -> None:
    found = set_up("scatter-fit", {"points": [(0, 1), (1, 3), (2, 5)], "within": 0})
    assert found.judge("y = 2x + 1", "").status == "right"
    assert found.judge("y = 2x + 1.01", "").status == "wrong"
