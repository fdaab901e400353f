"""A task that was posed is checked: what is right, what is partly right, and what sentence the student reads."""

from typing import Any

import pytest

from ownpace.widgets.interactives import KINDS, OptionError, kind_of, set_up

AREA = {"factors": ["x + 3", "2x - 5"]}
ARROWS = {"inputs": [2, 3], "outputs": [5, 7]}
CARDS = {"bins": {"even": ["2", "4"], "odd": ["3"]}}
CHAIN = kind_of("unit-chain").sample
DOTS = {"start": 4, "add": 3, "predict": 10}
REPS = {"rule": "y = 3x + 1"}
SOLVE = {"start": "3x + 2 = 11"}
LETTERS = {"start": "p = kx - q"}
TREE = {"expression": "3(x + 2)"}


@pytest.mark.parametrize(
    ("kind", "options", "goal", "answer", "status", "says"),
    [
        ("area-model", AREA, "", '["2x^2", "-5x", "6x", "-15"]', "right", ""),
        ("area-model", AREA, "", '["x*2x", "-x*5", "3*2x", "-15"]', "right", ""),
        ("area-model", AREA, "", '["2x^2", "-5x", "6x", "15"]', "partial", "3 of 4"),
        ("area-model", AREA, "", '["2x^2", "5x", "", "x ="]', "partial", "row $x$, column $-5$"),
        ("area-model", AREA, "", "nonsense", "wrong", "0 of 4"),
        ("area-model", {**AREA, "hide": "edges"}, "", '["2x", "-5", "x", "3"]', "right", ""),
        ("area-model", {**AREA, "hide": "edges"}, "", '["-2x", "5", "-x", "-3"]', "right", ""),
        ("area-model", {**AREA, "hide": "edges"}, "", '["2x", "5", "x", "3"]', "wrong", "$-5x$"),
        ("area-model", {**AREA, "hide": "edges"}, "", '["2x"]', "partial", "every edge"),
        ("algebra-tiles", {}, "2x + 6", "2(x + 3)", "right", ""),
        ("algebra-tiles", {}, "2x + 6", "2x + 3", "wrong", ""),
        ("balance-scale", {"equation": "3x + 2 = 11"}, "", "x = 3", "right", ""),
        ("balance-scale", {"equation": "3x + 2 = 11"}, "", "3x = 9", "wrong", "not alone"),
        ("balance-scale", {"equation": "3x + 2 = 11"}, "3x = 9", "3x = 9", "right", ""),
        ("balance-scale", {"equation": "3x + 2 = 11"}, "", "?", "unreadable", ""),
        ("bar-model", {}, "3x + 5 = 20", "x + x + x + 5 = 20", "right", ""),
        ("bar-model", {}, "3x + 5 = 20", "x = 5", "wrong", ""),
        ("bar-model", {}, "3x + 5 = 20", "x + ? = 20", "unreadable", "label"),
        ("card-sort", CARDS, "", "{}", "wrong", "0 of 3"),
        ("card-sort", {"order": ["1", "2", "3"]}, "", "[]", "wrong", "0 of 3"),
        ("expression-tree", TREE, "x + 2", "x + 2", "right", ""),
        ("expression-tree", TREE, "x + 2", "3", "wrong", "another part"),
        ("function-machine", {"rule": "2x + 6"}, "", "2(x + 3)", "right", ""),
        ("function-machine", {"rule": "2x + 6"}, "", "f(x) = 2x + 6", "right", ""),
        ("function-machine", {"rule": "2x + 6"}, "", "2x", "wrong", ""),
        ("function-machine", {"rule": "2x", "then": "x + 1"}, "", "2x + 1", "right", ""),
        ("linked-reps", REPS, "y = 2x + 5", "2y = 4x + 10", "right", ""),
        ("linked-reps", REPS, "y = 2x + 5", "y = 2x + 1", "partial", "slope is right"),
        ("linked-reps", REPS, "y = 2x + 5", "y = x^2", "wrong", ""),
        ("linked-reps", REPS, "y = 2x + 5", "y =", "unreadable", ""),
        ("mapping-diagram", ARROWS, "function", "{(2, 5), (3, 5)}", "right", ""),
        (
            "mapping-diagram",
            ARROWS,
            "function",
            "{(2, 5), (2, 7), (3, 5)}",
            "wrong",
            "2 goes to more than one",
        ),
        ("mapping-diagram", ARROWS, "function", "{(2, 5)}", "wrong", "3 goes nowhere"),
        ("mapping-diagram", ARROWS, "{(2, 5), (3, 7)}", "{(3, 7), (2, 5)}", "right", ""),
        (
            "mapping-diagram",
            ARROWS,
            "{(2, 5), (3, 7)}",
            "{(2, 5), (2, 7)}",
            "wrong",
            "1 arrows are right, and 1",
        ),
        ("mapping-diagram", ARROWS, "function", "x", "unreadable", ""),
        ("sequence-dots", DOTS, "", "31", "right", ""),
        ("sequence-dots", DOTS, "", "4 + 9*3", "right", ""),
        ("sequence-dots", DOTS, "", "34", "wrong", ""),
        ("step-solver", SOLVE, "", "3x = 9\nx = 3", "right", ""),
        ("step-solver", SOLVE, "", "3x = 9", "partial", "Go on"),
        ("step-solver", SOLVE, "", "3x = 9\nx = 4", "partial", "Line 2"),
        ("step-solver", {"start": "2(x + 3) + x"}, "", "2x + 6 + x\n3x + 6", "right", ""),
        ("step-solver", LETTERS, "x = (p + q)/k", "kx = p + q\nx = (q + p)/k", "right", ""),
        ("step-solver", LETTERS, "x = (p + q)/k", "p + q = kx\np/k + q/k = x", "right", ""),
        ("step-solver", LETTERS, "x = (p + q)/k", "kx = p + q", "partial", "Go on"),
        ("two-way-table", kind_of("two-way-table").sample, "55%", "55%", "right", ""),
        ("two-way-table", kind_of("two-way-table").sample, "55%", "22", "wrong", ""),
        ("unit-chain", CHAIN, "", "88 ft/s", "right", ""),
        ("unit-chain", CHAIN, "", "5280 ft/min", "wrong", "ft/min"),
        ("unit-chain", CHAIN, "", "ft", "unreadable", ""),
    ],
)
def test_an_answer_is_judged(
    kind: str, options: dict[str, Any], goal: str, answer: str, status: str, says: str
) -> None:
    found = set_up(kind, options).judge(answer, goal)
    assert found.status == status
    assert says in found.feedback


def test_cards_are_right_where_they_belong() -> None:
    setup = set_up("card-sort", CARDS)
    ids = {name: id_ for id_, name in setup.face()["names"].items()}
    right = f'{{"{ids["2"]}": "b0", "{ids["4"]}": "b0", "{ids["3"]}": "b1"}}'
    assert setup.judge(right, "").status == "right"
    assert setup.judge(right.replace("b1", "b0"), "").feedback.startswith("2 of 3")
    order = set_up("card-sort", {"order": ["1", "2", "3"]})
    ids = {name: id_ for id_, name in order.face()["names"].items()}
    assert order.judge(f'["{ids["1"]}", "{ids["2"]}", "{ids["3"]}"]', "").status == "right"


def test_a_hidden_rule_stays_in_the_kernel() -> None:
    assert "2x" not in str(set_up("function-machine", {"rule": "2x + 6"}).face())
    assert "2x" in str(set_up("function-machine", {"rule": "2x + 6", "show": True}).face())


def test_the_machine_runs_and_runs_backwards_and_says_why_not() -> None:
    machine = set_up("function-machine", {"rule": "2x + 3"})
    assert machine.respond({"run": "1/2"}) == {"output": "4", "middle": []}
    assert machine.respond({"back": "11"}) == {"input": "4"}
    assert "number" in machine.respond({"run": "two"})["problem"]
    assert machine.respond({"run": 4}) == {}
    assert (
        set_up("function-machine", {"rule": "1/x"})
        .respond({"run": "0"})["problem"]
        .startswith("This input has no")
    )
    two = set_up("function-machine", {"rule": "2x", "then": "x + 1", "show": True})
    assert two.respond({"run": "5"}) == {"output": "11", "middle": ["10"]}
    square = set_up("function-machine", {"rule": "x^2"})
    assert square.face()["backwards"] is False
    assert "cannot be run backwards" in square.respond({"back": "4"})["problem"]


def test_working_is_read_marked_and_helped() -> None:
    solver = set_up("step-solver", SOLVE)
    first, second = solver.respond({"read": "3x = 9\nx = 4"})["parts"]
    assert (first["mark"], second["mark"]) == ("follows", "wrong")
    assert solver.respond({"hint": ""})["hint"] != ""
    assert solver.respond({"hint": 3, "read": None}) == {}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "answer", ["", "\ud800", "[" * 900, '{"a": {"b": 1}}', "x" * 2000, "<img src=x>", "1/0", "[null, 3]"]
)
def test_any_answer_gets_a_judgement(kind: str, answer: str) -> None:
    setup = set_up(kind, kind_of(kind).sample)
    goals = {
        "algebra-tiles": "2x",
        "bar-model": "3x = 9",
        "coordinate-plane": "y = 3x - 2",
        "data-display": "mean = 5",
        "expression-tree": "x + 2",
        "half-plane-shader": "y > 3x - 2",
        "linked-reps": "y = 2x + 5",
        "mapping-diagram": "function",
        "number-line": "x < 4",
        "piecewise-builder": "2x for x < 1",
        "slider-family": "y = (x - 1)^2 + 2",
    }
    found = setup.judge(answer, goals.get(kind, "" if setup.aims else "5"))
    assert found.status in {"wrong", "partial", "unreadable"}
    assert setup.respond({"run": answer, "read": answer, "hint": answer}) is not None


def test_a_goal_that_makes_no_sense_is_for_the_author() -> None:
    with pytest.raises(OptionError, match="'goal' must be 'function' or pairs"):
        set_up("mapping-diagram", ARROWS).judge("{(2, 5)}", "x = 1")
