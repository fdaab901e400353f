"""Worked steps go from line to line as a teacher writes them."""

from collections.abc import Callable

import pytest

from ownpace.algebra import Expr, Node, ParseError, parse, steps, to_text
from ownpace.messages import sentence


def lines(found: tuple[steps.Step, ...]) -> list[str]:
    return [to_text(step.line) for step in found]


def expression(text: str) -> Expr:
    tree = parse(text)
    assert isinstance(tree, Expr), tree
    return tree


@pytest.mark.parametrize(
    ("problem", "worked"),
    [
        ("3x+5=11", ["3x = 6", "x = 2"]),
        ("3(x+2)-4=11", ["3x + 6 - 4 = 11", "3x + 2 = 11", "3x = 9", "x = 3"]),
        ("x/3+2=5", ["x/3 = 3", "x = 9"]),
        (
            "(x+1)/2+(x-3)/4=5",
            ["2(x + 1) + (x - 3) = 20", "2x + 2 + x - 3 = 20", "3x - 1 = 20", "3x = 21", "x = 7"],
        ),
        ("5x-2=2x+7", ["3x - 2 = 7", "3x = 9", "x = 3"]),
        ("7=2x+1", ["6 = 2x", "3 = x", "x = 3"]),
        ("3x+6=5x", ["6 = 2x", "3 = x", "x = 3"]),
        ("-x=5", ["x = -5"]),
        ("2(x+1)=2x+2", ["2x + 2 = 2x + 2", "2 = 2", "all real numbers"]),
        ("x=x+1", ["0 = 1", "no solution"]),
        ("0.5x+1.2=3", ["0.5x = 1.8", "x = 3.6"]),
        ("-2x+1<7", ["-2x < 6", "x > -3"]),
        ("-3<1-2x<=7", ["-4 < -2x <= 6", "2 > x >= -3", "-3 <= x < 2"]),
        ("2x+1<5 or x-3>=4", ["2x < 4 or x >= 7", "x < 2 or x >= 7"]),
        ("|2x-1|=5", ["2x - 1 = 5 or 2x - 1 = -5", "2x = 6 or 2x = -4", "x = 3 or x = -2"]),
        ("|x-2|<5", ["-5 < x - 2 < 5", "-3 < x < 7"]),
        ("|x|=-3", ["no solution"]),
        ("x^2-x-6=0", ["(x + 2)(x - 3) = 0", "x + 2 = 0 or x - 3 = 0", "x = -2 or x = 3"]),
        ("x^2=5x", ["x^2 - 5x = 0", "x(x - 5) = 0", "x = 0 or x - 5 = 0", "x = 0 or x = 5"]),
        ("(x-3)^2=12", ["x - 3 = ±sqrt(12)", "x - 3 = ±2sqrt(3)", "x = 3 ± 2sqrt(3)"]),
        ("x^2+4=0", ["x^2 = -4", "no solution"]),
        ("sqrt(2x+1)=3", ["2x + 1 = 9", "2x = 8", "x = 4"]),
        ("sqrt(x)=-2", ["no solution"]),
        (
            "sqrt(x+6)=x",
            [
                "x + 6 = x^2 and x >= 0",
                "x^2 = x + 6 and x >= 0",
                "x^2 - x - 6 = 0 and x >= 0",
                "(x + 2)(x - 3) = 0 and x >= 0",
                "(x + 2 = 0 or x - 3 = 0) and x >= 0",
                "(x = -2 or x = 3) and x >= 0",
                "x = 3",
            ],
        ),
        ("x/(x-1)=1/(x-1)", ["x = 1 and x != 1", "no solution"]),
        ("6/x=2", ["6 = 2x and x != 0", "3 = x and x != 0", "x = 3 and x != 0", "x = 3"]),
    ],
)
def test_an_equation_is_solved_one_move_a_line(problem: str, worked: list[str]) -> None:
    tree = parse(problem)
    assert not isinstance(tree, ParseError)
    assert lines(steps.solve(tree)) == worked


@pytest.mark.parametrize(
    ("problem", "letter", "worked"),
    [
        ("P=2(l+w)", "w", ["P = 2l + 2w", "P - 2l = 2w", "P/2 - l = w", "w = P/2 - l"]),
        ("A=1/2b*h", "h", ["2A = bh", "2A/b = h", "h = 2A/b"]),
        ("y=mx+b", "x", ["y - b = mx", "(y - b)/m = x", "x = (y - b)/m"]),
        (
            "ax+b=cx+d",
            "x",
            ["ax + b - cx = d", "ax - cx = d - b", "x(a - c) = d - b", "x = (d - b)/(a - c)"],
        ),
    ],
)
def test_a_formula_is_solved_for_one_of_its_letters(problem: str, letter: str, worked: list[str]) -> None:
    tree = parse(problem)
    assert not isinstance(tree, ParseError)
    assert lines(steps.solve(tree, letter=letter)) == worked


@pytest.mark.parametrize(
    ("method", "worked"),
    [
        ("factoring", ["(x + 4)(x + 2) = 0", "x + 4 = 0 or x + 2 = 0", "x = -4 or x = -2"]),
        (
            "completing-the-square",
            [
                "x^2 + 6x = -8",
                "x^2 + 6x + 9 = -8 + 9",
                "(x + 3)^2 = 1",
                "x + 3 = ±sqrt(1)",
                "x + 3 = 1 or x + 3 = -1",
                "x = -2 or x = -4",
            ],
        ),
        (
            "formula",
            [
                "x = (-6 ± sqrt(6^2 - 4*1*8))/(2*1)",
                "x = (-6 ± sqrt(4))/2",
                "x = (-6 + 2)/2 or x = (-6 - 2)/2",
                "x = -2 or x = -4",
            ],
        ),
    ],
)
def test_a_quadratic_is_solved_by_the_method_asked_for(method: steps.Method, worked: list[str]) -> None:
    tree = parse("x^2+6x+8=0")
    assert not isinstance(tree, ParseError)
    assert lines(steps.solve(tree, method=method)) == worked


@pytest.mark.parametrize(
    ("problem", "worked"),
    [
        (
            "y=2x+1, 3x+2y=16",
            [
                "y = 2x + 1 and 3x + 2(2x + 1) = 16",
                "y = 2x + 1 and 3x + 4x + 2 = 16",
                "y = 2x + 1 and 7x + 2 = 16",
                "y = 2x + 1 and 7x = 14",
                "y = 2x + 1 and x = 2",
                "y = 2(2) + 1 and x = 2",
                "y = 5 and x = 2",
            ],
        ),
        (
            "x+y=5 and x-y=1",
            [
                "x + y = 5 and 2y = 4",
                "x + y = 5 and y = 2",
                "x + 2 = 5 and y = 2",
                "x = 3 and y = 2",
            ],
        ),
        ("x+y=1, x+y=2", ["x + y = 1 and 0 = -1", "no solution"]),
    ],
)
def test_a_system_is_solved_with_the_whole_system_in_every_line(problem: str, worked: list[str]) -> None:
    tree = parse(problem)
    assert not isinstance(tree, ParseError)
    assert lines(steps.solve(tree)) == worked


@pytest.mark.parametrize(
    ("problem", "worked"),
    [
        ("3(x+4)-2x", ["3x + 12 - 2x", "x + 12"]),
        ("(x+3)^2", ["(x + 3)(x + 3)", "x^2 + 3x + 3x + 9", "x^2 + 6x + 9"]),
        ("3x*2x^2", ["6x^3"]),
        ("5+6*10", ["5 + 60", "65"]),
        ("1/2+1/3", ["3/6 + 2/6", "5/6"]),
        ("-3^2", ["-9"]),
        ("(x^2-9)/(x+3)", ["(x + 3)(x - 3)/(x + 3)", "x - 3"]),
        ("sqrt(12)+sqrt(27)", ["2sqrt(3) + 3sqrt(3)", "5sqrt(3)"]),
        ("1/sqrt(2)", ["sqrt(2)/(sqrt(2)*sqrt(2))", "sqrt(2)/2"]),
        ("sqrt(x^2)", ["|x|"]),
    ],
)
def test_an_expression_is_simplified(problem: str, worked: list[str]) -> None:
    assert lines(steps.simplify(expression(problem))) == worked


@pytest.mark.parametrize(
    ("problem", "worked"),
    [
        ("6x+9", ["3(2x + 3)"]),
        ("x^2-9", ["(x - 3)(x + 3)"]),
        ("2x^3-8x", ["2x(x^2 - 4)", "2x(x - 2)(x + 2)"]),
        ("2x^2+7x+3", ["2x^2 + x + 6x + 3", "x(2x + 1) + 3(2x + 1)", "(x + 3)(2x + 1)"]),
        ("x^4-1", ["(x^2 - 1)(x^2 + 1)", "(x - 1)(x + 1)(x^2 + 1)"]),
        ("x^2+1", []),
    ],
)
def test_a_polynomial_is_factored_one_idea_a_line(problem: str, worked: list[str]) -> None:
    assert lines(steps.factor(expression(problem))) == worked


@pytest.mark.parametrize(
    "problem",
    [
        "x^9999999=3",
        "a+b=c",
        "x!=3",
        "1/0=x",
        "sqrt(x)+sqrt(x+1)=3",
        "x^3/x=1/(x^2+1)",
        "x^(1/2)=y",
        "9^9^9=x",
    ],
)
def test_what_is_of_another_kind_has_no_steps(problem: str) -> None:
    tree = parse(problem)
    assert not isinstance(tree, ParseError)
    assert isinstance(steps.solve(tree), tuple)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("door", [steps.simplify, steps.expand, steps.factor, steps.solve])
@pytest.mark.parametrize(
    "problem",
    [
        "9^9^9",
        "(x+1)^1000000",
        "x^200=3",
        "+".join(f"1/(x+{i})" for i in range(12)) + "=1",
        "*".join(f"(x+{i})" for i in range(20)),
        "sqrt(" * 15 + "x" + ")" * 15 + "=2",
        "1/(sqrt(2)+sqrt(3)+sqrt(5))",
        "123456789012345678901234567890x=1",
        "x=1 or x=2",
        "no solution",
    ],
)
def test_every_door_answers_whatever_it_is_given(
    problem: str, door: Callable[[Node], tuple[steps.Step, ...]]
) -> None:
    tree = parse(problem)
    assert not isinstance(tree, ParseError)
    assert isinstance(door(tree), tuple)


@pytest.mark.parametrize(
    "problem",
    ["3(x+2)-4=11", "x^2-x-6=0", "2x+3y=12, 3x-2y=5", "-2x+1<7", "x^2+6x+1=0", "|x|>=3", "x^2+x+1=0"],
)
def test_every_step_has_its_sentences(problem: str) -> None:
    tree = parse(problem)
    assert not isinstance(tree, ParseError)
    found = [s for m in ("auto", "formula", "completing-the-square") for s in steps.solve(tree, method=m)]  # type: ignore[arg-type]
    for step in found:
        assert "{" not in sentence(step.move, **step.values)
        assert "{" not in sentence(step.reason, **step.values)
