"""Two expressions are equal where both have a value, over the real numbers, as far as the policy says."""

import pytest
from tests.unit.algebra.judging.judged import expression

from ownpace.algebra import ALGEBRA_1, Policy, Truth, equal

POSITIVE = Policy(positive=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sqrt(12)", "2sqrt(3)"),
        ("1/sqrt(2)", "sqrt(2)/2"),
        ("sqrt(3+2sqrt(2))", "1+sqrt(2)"),
        ("sqrt(2+sqrt(3))", "sqrt(2)/2+sqrt(6)/2"),
        ("(2+sqrt(3))(2-sqrt(3))", "1"),
        ("16^(3/4)", "8"),
        ("sqrt(1000003*1000033)", "sqrt(1000003)sqrt(1000033)"),
        ("sqrt(x^2)", "|x|"),
        ("sqrt(x)^2", "x"),
        ("sqrt(12x^3)", "2x sqrt(3x)"),
        ("sqrt(x^2y)", "|x|sqrt(y)"),
        ("(x^6)^(1/6)", "|x|"),
        ("cbrt(-8x^3)", "-2x"),
        ("x^(1/2)*x^(1/3)", "x^(5/6)"),
        ("sqrt(sqrt(x))", "x^(1/4)"),
        ("sqrt(x+2sqrt(x)+1)", "sqrt(x)+1"),
        ("(x-1)/(sqrt(x)-1)", "sqrt(x)+1"),
        ("1/(cbrt(x)-1)", "(cbrt(x)^2+cbrt(x)+1)/(x-1)"),
        ("|x-3|", "|3-x|"),
        ("|x-1||x+1|", "|x^2-1|"),
        ("|pi-4|", "4-pi"),
        ("sqrt(2pi)", "sqrt(2)sqrt(pi)"),
        ("4^x", "2^(2x)"),
        ("6^x", "2^x*3^x"),
        ("8*2^x", "2^(x+3)"),
        ("(1/2)^x", "2^(-x)"),
        ("sqrt(2^x)", "2^(x/2)"),
        ("3^n+3^n+3^n", "3^(n+1)"),
        ("x^a*x^b", "x^(a+b)"),
        ("(-1)^(n+1)", "-(-1)^n"),
        ("(x+1)^1000000", "(1+x)^1000000"),
        ("f(x+1)+f(1+x)", "2f(1+x)"),
        ("(-b±sqrt(b^2-4ac))/(2a)", "-b/(2a)±sqrt(b^2-4ac)/(2a)"),
        ("1±2", "1∓2"),
        ("24 in", "2 ft"),
        ("60 mi/hr", "88 ft/s"),
    ],
)
def test_these_are_equal(one: str, other: str) -> None:
    assert equal(expression(one), expression(other)) is Truth.TRUE
    assert equal(expression(other), expression(one)) is Truth.TRUE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sqrt(2)+sqrt(3)", "sqrt(5)"),
        ("sqrt(x^2)", "x"),
        ("sqrt(x)^2", "|x|"),
        ("sqrt(x^2+9)", "x+3"),
        ("sqrt(x^2+y^2)", "x+y"),
        ("sqrt(x)sqrt(y)", "sqrt(xy)"),
        ("sqrt((x-3)(x-5))", "sqrt(x-3)sqrt(x-5)"),
        ("sqrt(x-5000)", "sqrt(x-6000)"),
        ("sqrt(-x^2-1)", "sqrt(-x^2-2)"),
        ("|x+y|", "|x|+|y|"),
        ("|sqrt(x)-1|", "sqrt(x)-1"),
        ("|x|/x", "1"),
        ("pi", "3.14159265358979323846"),
        ("2^(x+1)", "2^x+1"),
        ("2^(x^2)", "(2^x)^2"),
        ("(-1)^n", "1"),
        ("(x-1)^6000", "(x-1)^5999"),
        ("9^9^9", "9^9^9+1"),
        ("f(2x)", "2f(x)"),
        ("±2", "2"),
        ("1/0", "1"),
        ("oo", "-oo"),
        ("12 ft", "12"),
        ("3 hours", "3 min"),
    ],
)
def test_these_are_different(one: str, other: str) -> None:
    assert equal(expression(one), expression(other)) is Truth.FALSE
    assert equal(expression(other), expression(one)) is Truth.FALSE


@pytest.mark.parametrize(
    ("one", "other", "policy", "truth"),
    [
        ("(x^2-1)/(x-1)", "x+1", ALGEBRA_1, Truth.TRUE),
        ("(x^2-1)/(x-1)", "x+1", Policy(removable=False), Truth.FALSE),
        ("1/(2-x)", "-1/(x-2)", Policy(removable=False), Truth.TRUE),
        ("sqrt(x)^2", "x", Policy(removable=False), Truth.FALSE),
        ("sqrt(x)sqrt(y)", "sqrt(xy)", POSITIVE, Truth.TRUE),
        ("sqrt(x^2)", "x", POSITIVE, Truth.TRUE),
        ("sqrt((x-3)^2)", "x-3", POSITIVE, Truth.FALSE),
        ("sqrt(x^2)", "x", Policy(plain_roots=True), Truth.TRUE),
        ("sqrt((x-3)^2)", "x-3", Policy(plain_roots=True), Truth.TRUE),
        ("|x|", "x", Policy(plain_roots=True), Truth.FALSE),
        ("0.33", "1/3", ALGEBRA_1, Truth.FALSE),
        ("0.33", "1/3", Policy(rounded=2), Truth.TRUE),
        ("0.3", "1/3", Policy(rounded=2), Truth.FALSE),
        ("0.34", "1/3", Policy(rounded=2), Truth.FALSE),
        ("1.4142", "sqrt(2)", Policy(rounded=3), Truth.TRUE),
        ("3.1416", "pi", Policy(rounded=4), Truth.TRUE),
    ],
)
def test_a_policy_says_what_counts(one: str, other: str, policy: Policy, truth: Truth) -> None:
    assert equal(expression(one), expression(other), policy) is truth
    assert equal(expression(other), expression(one), policy) is truth


def test_what_cannot_be_decided_is_left_open() -> None:
    nested = expression("sqrt(x+sqrt(x^2-1))+sqrt(x-sqrt(x^2-1))")
    assert equal(nested, expression("sqrt(2x+2)")) is Truth.UNDECIDED
    assert equal(nested, expression("sqrt(2x+3)")) is Truth.FALSE
    assert equal(expression("sqrt(-4)"), expression("2sqrt(-1)")) is Truth.UNDECIDED
