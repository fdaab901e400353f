"""Misconceptions that the skill map has beside the published ones: named where they explain a line, silent beside it."""

import pytest

from ownpace.algebra import Node, ParseError, parse
from ownpace.algebra.misconceptions import explain

BELIEFS = {
    "signs-from-b-only": (
        [("x^2+2x-15", "(x+3)(x+5)"), ("x^2-4x-21", "(x-3)(x-7)"), ("x^2+2x-15=0", "(x+3)(x+5)=0")],
        [("x^2+2x-15", "(x-3)(x+5)"), ("x^2+8x+15", "(x+3)(x+5)"), ("x^2+2x-15", "(x+4)(x+5)"), ("x^2+2x-15", "(x-3)(x-5)")],
    ),
    "sum-product-swap": (
        [("x^2+6x+5", "(x+2)(x+3)"), ("x^2+12x+7", "(x+3)(x+4)")],
        [("x^2+6x+5", "(x+1)(x+5)"), ("x^2+5x+6", "(x+2)(x+3)"), ("x^2+6x+5", "(x+2)(x+4)")],
    ),
    "exponent-over-factor": (
        [("2^(3t)", "6^t"), ("5*2^(3t)", "5*6^t"), ("y=4^(2x)", "y=8^x")],
        [("2^(3t)", "8^t"), ("2*3^t", "6^t"), ("2^(3t)", "5^t")],
    ),
    "divide-the-rate": (
        [("1.12^(t/12)", "1.01^t"), ("500*1.06^(t/12)", "500*1.005^t")],
        [("1.12^(t/12)", "(1.12^(1/12))^t"), ("1.12^(t/12)", "1.12^t/12"), ("1.12^(12t)", "1.01^t")],
    ),
    "shift-sideways": (
        [("f(x)+3", "f(x+3)"), ("y=f(x)-2", "y=f(x-2)"), ("g(x)+1", "g(x+1)")],
        [("f(x)+3", "3+f(x)"), ("f(x+3)", "f(3+x)"), ("f(x)+3", "f(x-3)"), ("f(x)+g(x)", "f(x+g(x))")],
    ),
    "negative-inside-outside": (
        [("-f(x)", "f(-x)"), ("f(-x)", "-f(x)"), ("y=-g(x)", "y=g(-x)")],
        [("-f(x)", "-1*f(x)"), ("f(-x)", "f(x)"), ("-f(-x)", "-f(-x)")],
    ),
    "recursive-uses-n": (
        [("a_n=a_(n-1)+4", "a_n=n-1+4"), ("a_n=3a_(n-1)", "a_n=3(n-1)")],
        [("a_n=a_(n-1)+4", "a_n=4+a_(n-1)"), ("a_n=a_(n-1)+4", "a_n=n+4"), ("a_n=2+4(n-1)", "a_n=n-1+4")],
    ),
}  # fmt: skip


def read(text: str) -> Node:
    tree = parse(text)
    assert not isinstance(tree, ParseError), text
    return tree


def named(before: str, line: str) -> str | None:
    found = explain(read(before), read(line))
    return found.id if found else None


@pytest.mark.parametrize(
    ("belief", "before", "wrong"), [(belief, *pair) for belief, (seen, _) in BELIEFS.items() for pair in seen]
)
def test_it_is_named(belief: str, before: str, wrong: str) -> None:
    assert named(before, wrong) == belief


@pytest.mark.parametrize(
    ("belief", "before", "line"), [(belief, *pair) for belief, (_, near) in BELIEFS.items() for pair in near]
)
def test_it_is_not_named_beside(belief: str, before: str, line: str) -> None:
    assert named(before, line) != belief
