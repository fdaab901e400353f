"""SymPy is asked last, in a process that can be killed, and may only say that two expressions are equal."""

from collections.abc import Iterator

import pytest
from tests.unit.algebra.judging.judged import expression

from ownpace.algebra import Truth, equal
from ownpace.algebra.bridge import Bridge

OPEN = ("2^(1/x)*2^(1/y)", "2^((x+y)/(xy))")


@pytest.fixture(scope="module")
def bridge() -> Iterator[Bridge]:
    pytest.importorskip("sympy")
    with Bridge(seconds=20.0, start_seconds=120.0) as made:
        yield made


def test_what_the_exact_judges_leave_open_may_be_settled(bridge: Bridge) -> None:
    one, other = map(expression, OPEN)
    assert equal(one, other) is Truth.UNDECIDED
    assert bridge.equal(one, other) is Truth.TRUE


def test_what_is_not_proved_equal_stays_open(bridge: Bridge) -> None:
    one, other = expression("2^(1/x)*2^(1/y)"), expression("2^((x+y)/(xy)+1)")
    assert bridge.equal(one, other) is not Truth.TRUE


def test_a_verdict_of_the_exact_judges_stands(bridge: Bridge) -> None:
    assert bridge.equal(expression("sqrt(x^2)"), expression("x")) is Truth.FALSE


def test_a_question_that_takes_too_long_ends_the_process_and_stays_open() -> None:
    one, other = map(expression, OPEN)
    with Bridge(seconds=0.0, start_seconds=0.0) as impatient:
        assert impatient.equal(one, other) is Truth.UNDECIDED
        assert impatient.equal(one, other) is Truth.UNDECIDED
