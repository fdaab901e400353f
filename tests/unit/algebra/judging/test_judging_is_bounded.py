"""Whatever is put in ends with a verdict, soon, and with the same one each time."""

from itertools import islice

import pytest
from tests.fuzz.hostile import questions

from ownpace.algebra import Change, Expr, ParseError, Truth, compare, equal, parse, same_solutions, steps
from ownpace.algebra.errors import TooLarge
from ownpace.algebra.exact.work import bounded, spend
from ownpace.algebra.misconceptions import predicted
from ownpace.algebra.working import Mark, judge_step, judge_working

HOSTILE = [
    "9^9^9",
    "((9^9)^9999)^9999",
    "(x+1)^1000000",
    "(x+y+z+w)^60",
    "(1+x+x^2+x^3)^50(1-x)^150",
    "+".join(f"sqrt({n})" for n in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29)),
    "sqrt(" * 20 + "x" + "+1)" * 20,
    "abs(" * 20 + "x" + "-1)" * 20,
    "*".join(f"sqrt(x+{n})" for n in range(12)),
    "+".join(f"abs(x-{n})" for n in range(25)),
    "+".join(f"abs(x-{n}y)" for n in range(1, 12)),
    "+".join(f"1/(x+{n})" for n in range(30)),
    "x^(1/97)+x^(1/89)+x^(1/83)",
    "12345678901234567890123456789012345678^(1/3)",
    "2^x+3^x+5^x+7^x",
    "x^x^x",
    "(x-1/3)^60(x+1/7)^59",
    "sqrt(x^20+x^19+7)+sqrt(x^18-3)+cbrt(x^17+1)",
    "1/(1+1/(1+1/(1+1/(1+1/(1+1/(1+1/x))))))",
    "f(f(f(f(x))))",
    "2^sqrt(2)^sqrt(2)",
    "((((x^2+1)^2+1)^2+1)^2+1)^2",
    "(-x)^(7/12)*x^(5/12)",
    "x^" * 40 + "y",
]


def readable(text: str) -> Expr:
    tree = parse(text)
    assert isinstance(tree, Expr), tree
    return tree


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", HOSTILE)
def test_any_expression_is_judged(text: str) -> None:
    tree = readable(text)
    assert equal(tree, readable(f"({text})+1")) is not Truth.TRUE
    assert equal(tree, readable("x")) is not Truth.TRUE
    assert equal(tree, readable(f"1*({text})")) is not Truth.FALSE


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("sign", ["=", "<"])
def test_any_statement_is_judged(text: str, sign: str) -> None:
    one, other = parse(f"{text}{sign}3"), parse(f"x{sign}2")
    assert not isinstance(one, ParseError)
    assert not isinstance(other, ParseError)
    assert isinstance(same_solutions(one, other), Truth)
    assert isinstance(compare(one, other).change, Change)


@pytest.mark.parametrize("text", HOSTILE[::4])
def test_a_verdict_repeats(text: str) -> None:
    one, other = readable(text), readable(f"({text})+0*x")
    verdicts = {equal(one, other) for _ in range(5)}
    assert len(verdicts) == 1
    assert verdicts <= {Truth.TRUE, Truth.UNDECIDED}


def test_an_open_comparison_says_so() -> None:
    one, other = parse("2^x+3^x+5^x=100"), parse("x=2")
    assert not isinstance(one, ParseError)
    assert not isinstance(other, ParseError)
    assert compare(one, other).change is Change.UNDECIDED


@pytest.mark.timeout(240)
@pytest.mark.parametrize("start", range(0, 40, 4))
def test_questions_about_hostile_lines_have_an_answer_and_never_raise(start: int) -> None:
    """A part of the questions that the bench times."""
    for question in islice(questions(), start * 9, None, 397):
        question.ask()


def test_nothing_is_begun_with_an_empty_purse() -> None:
    with bounded(1):
        with pytest.raises(TooLarge):
            spend(2)
        with pytest.raises(TooLarge), bounded():
            pytest.fail("begun")
        assert equal(readable("x+x"), readable("2x")) is Truth.UNDECIDED
        assert judge_step(readable("x+x"), readable("2x")).mark is Mark.UNDECIDED


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", ["x^9+y^9=1, x^8-y^7=2", "<".join(f"x+{n}" for n in range(60)), HOSTILE[10]])
def test_a_chain_of_dear_lines_runs_out_of_work_and_is_never_wrong_for_that(text: str) -> None:
    one, other = parse(text), parse(f"{text}+0")
    assert not isinstance(one, ParseError)
    assert not isinstance(other, ParseError)
    marks = [mark.mark for mark in judge_working([one, other] * 20)]
    assert set(marks) <= {Mark.START, Mark.FOLLOWS, Mark.UNDECIDED}
    assert marks[-1] is Mark.UNDECIDED


def test_predictions_of_a_line_end_with_the_work() -> None:
    line = parse("(x+1)(x+2)(x+3)(x+4)(x+5)=(x-1)^2(x-2)^2")
    assert not isinstance(line, ParseError)
    everything = list(predicted(line))
    with bounded(60):
        part = list(predicted(line))
    assert part == everything[: len(part)]
    assert len(part) < len(everything)


def test_looking_for_squares_in_huge_numbers_is_paid_for() -> None:
    numbers = [readable(f"sqrt(0.{'7' * 37}{n})") for n in (1, 3, 7, 9)]
    with bounded(1000):
        for number in numbers:
            steps.simplify(number)
        with pytest.raises(TooLarge):
            spend(500)
