"""The last line of a worked solution is the answer: it says what the problem says, and nothing is left to do.

Whether it says the same is told twice: by the judge, and by exact arithmetic at many points.
"""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st
from tests.unit.algebra.judging.random_lines import expressions
from tests.unit.algebra.judging.random_statements import ALONG, AROUND, true_at

from ownpace.algebra import (
    AllReals,
    Expr,
    Form,
    Listing,
    Node,
    NoSolution,
    ParseError,
    Relation,
    Statement,
    Truth,
    Undefined,
    Variable,
    equal,
    evaluate,
    judge_form,
    parse,
    same_solutions,
    steps,
    to_text,
    variables,
)
from ownpace.algebra.working import Mark, judge_step, judge_working

RANDOM = settings(
    max_examples=80, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
WHOLE = st.integers(-9, 9)
NONZERO = WHOLE.filter(bool)
POSITIVE = st.integers(1, 9)

IN_X = {
    "linear": "{a}x + {b} = {c}x + {d}",
    "brackets": "{a}(x + {b}) - {c}(x - {d}) = {e}",
    "fractions": "(x + {b})/{p} + {c}/{q} = x/{q} - {d}",
    "a letter times zero or one": "1x + 0 = {c} + 0x",
    "an inequality": "{a}x + {b} < {c}x + {d}",
    "a weak inequality": "{c} - {a}(x + {b}) >= {d}",
    "a chain": "{c} < {a}x + {b} <= {d}",
    "an absolute value": "{a}|{f}x + {b}| + {c} = {d}",
    "an absolute inequality": "{a}|{f}x + {b}| + {c} < {d}",
    "a radical": "sqrt({a}x + {b}) = x + {c}",
    "a radical and a number": "{f}sqrt(x + {b}) + {c} = {d}",
    "a rational equation": "{a}/(x + {b}) + {f}/(x + {c}) = {d}",
    "a proportion": "(x + {b})/{p} = {a}/{q}",
}
QUADRATICS: dict[steps.Method, str] = {
    "auto": "{a}x^2 + {b}x + {c} = {d}",
    "completing-the-square": "{a}x^2 + {b}x = {d}",
    "formula": "{a}x^2 + {b}x + {c} = {d}x",
    "factoring": "{a}({p}x + {b})({q}x + {c}) = 0",
    "square-root": "{a}(x + {b})^2 + {c} = {d}",
}
SYSTEM = "{u}x + {v}y = {c} and {w}x + {z}y = {d}"
LITERAL = {
    "{a}w + {f}y = {c}": "y",
    "P = {a}(l + w)": "w",
    "a*x + b = c*x + {d}": "x",
    "A = w(b + {p})/2": "b",
    "y - {b} = m(x - {c})": "m",
}


@st.composite
def filled(draw: st.DrawFn, shape: str) -> Statement:
    """Draw the numbers of a problem."""
    numbers = {name: draw(WHOLE) for name in "bcdeuvwz"}
    numbers |= {name: draw(NONZERO) for name in "af"} | {name: draw(POSITIVE) for name in "pq"}
    tree = parse(shape.format(**numbers).replace("+ -", "- ").replace("- -", "+ "))
    assert isinstance(tree, Statement), tree
    return tree


def solved(line: Node, letters: frozenset[str]) -> bool:
    """Say whether a line says what its letters are, and no more."""
    match line:
        case Relation((Variable(name), other), _) | Relation((other, Variable(name)), _):
            return name in letters and not variables(other) & {name}
        case Relation((low, Variable(name), high), _):
            return name in letters and not variables(low) | variables(high)
        case Listing(items):
            return all(solved(item, letters) for item in items)
        case _:
            return isinstance(line, NoSolution | AllReals)


def answered(problem: Statement, worked: tuple[steps.Step, ...], letters: frozenset[str]) -> Statement:
    """Return the last line of a worked solution, of which every line has to follow."""
    assert worked, to_text(problem)
    lines = [problem, *(step.line for step in worked)]
    note("; ".join(map(to_text, lines)))
    for before, after in pairwise(lines):
        assert judge_step(before, after).mark is Mark.FOLLOWS, (to_text(before), to_text(after))
    marks = judge_working(lines)
    assert all(mark.holds or mark.mark is Mark.UNDECIDED for mark in marks), marks
    last = lines[-1]
    assert isinstance(last, Statement)
    assert same_solutions(problem, last) is Truth.TRUE
    assert solved(last, letters), to_text(last)
    return last


def same_at_points(one: Statement, other: Statement) -> None:
    for at in ({"x": x} for x in ALONG):
        truths = (true_at(one, at), true_at(other, at))
        assert None in truths or truths[0] is truths[1], at


@pytest.mark.parametrize("shape", IN_X.values(), ids=IN_X)
@RANDOM
@given(data=st.data())
def test_of_a_line_in_one_letter(shape: str, data: st.DataObject) -> None:
    problem = data.draw(filled(shape))
    assume(variables(problem))
    same_at_points(problem, answered(problem, steps.solve(problem), frozenset("x")))


@pytest.mark.parametrize("method", QUADRATICS)
@RANDOM
@given(data=st.data())
def test_of_a_quadratic_by_each_method(method: steps.Method, data: st.DataObject) -> None:
    problem = data.draw(filled(QUADRATICS[method]))
    same_at_points(problem, answered(problem, steps.solve(problem, method=method), frozenset("x")))


@pytest.mark.parametrize("method", ["auto", "substitution", "elimination"])
@RANDOM
@given(data=st.data())
def test_of_a_system(method: steps.SystemMethod, data: st.DataObject) -> None:
    problem = data.draw(filled(SYSTEM))
    assert isinstance(problem, Listing)
    coefficients = [n for item in problem.items for n in _coefficients(item)]
    # There is nothing to eliminate where a letter is missing, and any line of two that are the same is the answer.
    assume(method != "elimination" or all(coefficients))
    worked = steps.solve(problem, system_method=method)
    assume(not _dependent(worked))
    answer = answered(problem, worked, frozenset("xy"))
    for at in AROUND:
        assert true_at(problem, at) is true_at(answer, at), at


def _coefficients(line: Node) -> list[int]:
    assert isinstance(line, Relation)
    one, other = ({"x": 1, "y": 0}, {"x": 0, "y": 1})
    return [int(evaluate(line.left, at)) for at in (one, other)]


def _dependent(worked: tuple[steps.Step, ...]) -> bool:
    return any(step.move in ("step.same-line", "step.always-true") for step in worked)


@pytest.mark.parametrize("shape", LITERAL)
@RANDOM
@given(data=st.data())
def test_of_a_formula(shape: str, data: st.DataObject) -> None:
    problem, letter = data.draw(filled(shape)), LITERAL[shape]
    worked = steps.solve(problem, letter=letter)
    assume(worked)
    last = answered(problem, worked, frozenset({letter}))
    assert isinstance(last, Relation)
    assert last.left == Variable(letter)


DOORS: dict[str, tuple[Callable[[Node], tuple[steps.Step, ...]], Form]] = {
    "simplify": (steps.simplify, Form("simplified")),
    "expand": (steps.expand, Form("expanded")),
    "factor": (steps.factor, Form("factored")),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("rational", [True, False])
@settings(RANDOM, max_examples=200)
@given(data=st.data())
def test_of_an_expression(door: str, rational: bool, data: st.DataObject) -> None:
    tree = data.draw(expressions(rational=rational))
    work, form = DOORS[door]
    worked = work(tree)
    lines: list[Node] = [tree, *(step.line for step in worked)]
    note("; ".join(map(to_text, lines)))
    for line in lines[1:]:
        assert isinstance(line, Expr)
        assert equal(tree, line) is Truth.TRUE
        assert not isinstance(parse(to_text(line)), ParseError)
        for at in AROUND:
            assert _value(tree, at) in (None, _value(line, at))
    if worked:
        assert judge_form(lines[-1], form).truth is Truth.TRUE


def _value(tree: Expr, at: dict[str, object]) -> object:
    try:
        return evaluate(tree, at)  # type: ignore[arg-type]
    except Undefined:
        return None
