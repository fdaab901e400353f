"""Equality and solution sets are decided exactly, over the real numbers."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownpace import algebra
from ownpace.algebra import Expr, Number, Relation, Solution, Statement, Sum, Truth, parse, solve_linear


def expression(text: str) -> Expr:
    tree = parse(text)
    assert isinstance(tree, Expr), tree
    return tree


def statement(text: str) -> Statement:
    tree = parse(text)
    assert isinstance(tree, Statement), tree
    return tree


@pytest.mark.parametrize(
    ("one", "other", "truth"),
    [
        ("2(x+3)", "2x+6", Truth.TRUE),
        ("(x^2-1)/(x-1)", "x+1", Truth.TRUE),
        ("1/x+1/y", "(x+y)/(xy)", Truth.TRUE),
        ("0.5x", "x/2", Truth.TRUE),
        ("0.1+0.2", "0.3", Truth.TRUE),
        ("x+0.0000000001", "x", Truth.FALSE),
        ("x^200", "x^199", Truth.FALSE),
        ("(a+b)(a-b)", "a^2-b^2", Truth.TRUE),
        ("(a+b)^2", "a^2+b^2", Truth.FALSE),
        ("x^-2", "1/x^2", Truth.TRUE),
        ("sqrt(16/25)", "4/5", Truth.TRUE),
        ("(-8)^(1/3)", "-2", Truth.TRUE),
        ("|-3|", "3", Truth.TRUE),
        ("2 1/2", "2.5", Truth.TRUE),
        ("50%", "1/2", Truth.TRUE),
        ("$4.50", "4.5", Truth.TRUE),
        ("2pi", "pi+pi", Truth.TRUE),
        ("pi", "3.14", Truth.FALSE),
        ("sqrt(x)+sqrt(x)", "2sqrt(x)", Truth.TRUE),
        ("1/0", "1", Truth.FALSE),
        ("9^9^9", "9^9^9+1", Truth.FALSE),
    ],
)
def test_expressions_are_compared_exactly(one: str, other: str, truth: Truth) -> None:
    assert algebra.equal(expression(one), expression(other)) is truth
    assert algebra.equal(expression(other), expression(one)) is truth


@pytest.mark.parametrize(
    ("one", "other", "truth"),
    [
        ("2x+6=10", "x=2", Truth.TRUE),
        ("x=4", "4=x", Truth.TRUE),
        ("x=4", "y=4", Truth.FALSE),
        ("x^2=x", "x=1", Truth.FALSE),
        ("x^2-x-6=0", "x=3 or x=-2", Truth.TRUE),
        ("x^2-x-6=0", "x=3", Truth.FALSE),
        ("(x-2)^2=0", "x=2", Truth.TRUE),
        ("x^2+1=0", "no solution", Truth.TRUE),
        ("x^3=8", "x=2", Truth.TRUE),
        ("x^2+1=0", "x^2+2=0", Truth.TRUE),
        ("x/(x-1)=1/(x-1)", "no solution", Truth.TRUE),
        ("2(x+1)=2x+2", "all real numbers", Truth.TRUE),
        ("x+1=x", "all real numbers", Truth.FALSE),
        ("2x+y=4", "y=4-2x", Truth.TRUE),
        ("2x+y=4", "y=4+2x", Truth.FALSE),
        ("-2x<6", "x>-3", Truth.TRUE),
        ("-2x<6", "x<-3", Truth.FALSE),
        ("x<3", "x<=3", Truth.FALSE),
        ("y<2x+1", "2x-y>-1", Truth.TRUE),
    ],
)
def test_statements_are_compared_by_their_solutions(one: str, other: str, truth: Truth) -> None:
    assert algebra.same_solutions(statement(one), statement(other)) is truth
    assert algebra.same_solutions(statement(other), statement(one)) is truth


@pytest.mark.parametrize(
    ("text", "solution"),
    [
        ("3x+2=11", Solution("one", Fraction(3))),
        ("5x=2", Solution("one", Fraction(2, 5))),
        ("2(x-1)=2x", Solution("none")),
        ("2(x-1)=2x-2", Solution("all")),
        ("6/x=2", Solution("one", Fraction(3))),
        ("x^2=4", None),
        ("x+y=1", None),
        ("x<4", None),
    ],
)
def test_a_linear_equation_is_solved(text: str, solution: Solution | None) -> None:
    relation = parse(text)
    assert isinstance(relation, Relation)
    assert solve_linear(relation, "x") == solution


numbers = st.integers(-9, 9)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(numbers, min_size=3, max_size=5), st.lists(numbers, min_size=2, max_size=4), numbers.filter(bool)
)
def test_a_product_equals_itself_multiplied_out_and_nothing_else(
    a: list[int], b: list[int], off: int
) -> None:
    def written(coefficients: list[int]) -> str:
        return "+".join(f"({c})x^{i}" for i, c in enumerate(coefficients))

    product = [0] * (len(a) + len(b) - 1)
    for i, c in enumerate(a):
        for j, d in enumerate(b):
            product[i + j] += c * d
    factored, expanded = expression(f"({written(a)})({written(b)})"), expression(written(product))
    assert algebra.equal(factored, expanded) is Truth.TRUE
    wrong = Sum((expanded, Number(Fraction(abs(off)))), ("+", "+" if off > 0 else "-"))
    assert algebra.equal(factored, wrong) is Truth.FALSE


def test_an_open_judgement_is_never_taken_for_a_yes() -> None:
    with pytest.raises(TypeError):
        bool(Truth.UNDECIDED)
