"""Active time: a fold over running totals that forgives lost, repeated and shuffled marks."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownpace_pacing.activity import Mark, active_by_day, shown_minutes, week_start

MONDAY = date(2026, 8, 31)


def mark(active_s: float, *, day: int = 0, session: str = "s", learner: str = "alice") -> Mark:
    return Mark(learner=learner, session=session, day=MONDAY + timedelta(days=day), active_s=active_s)


def test_only_the_largest_total_of_a_session_counts() -> None:
    assert active_by_day([mark(30), mark(90), mark(60)]) == {("alice", MONDAY): 90}


def test_sessions_of_one_day_add_up_and_learners_stay_apart() -> None:
    marks = [mark(60), mark(40, session="t"), mark(7, learner="bob")]
    assert active_by_day(marks) == {("alice", MONDAY): 100, ("bob", MONDAY): 7}


def test_a_session_over_midnight_gives_each_day_what_grew_on_it() -> None:
    folded = active_by_day([mark(600), mark(900, day=1)])
    assert folded == {("alice", MONDAY): 600, ("alice", MONDAY + timedelta(days=1)): 300}


def test_a_total_that_shrinks_takes_nothing_away() -> None:
    folded = active_by_day([mark(600), mark(10, day=1), mark(620, day=2)])
    assert list(folded.values()) == [600, 0, 20]


def test_nobody_is_active_for_more_than_a_day_in_a_day() -> None:
    marks = [mark(500_000, session=str(number)) for number in range(9)]
    assert active_by_day(marks) == {("alice", MONDAY): 86_400}


@given(
    st.lists(st.tuples(st.floats(0, 10_000), st.integers(0, 3), st.sampled_from("st")), max_size=30),
    st.integers(0, 2**32),
)
def test_order_and_repetition_of_marks_change_nothing(told: list[tuple[float, int, str]], seed: int) -> None:
    marks = [mark(active, day=day, session=session) for active, day, session in told]
    shuffled = [*marks, *marks[:5]]
    Random(seed).shuffle(shuffled)
    assert active_by_day(shuffled) == active_by_day(marks)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, 0), (59, 0), (60, 1), (4 * 60 + 59, 4), (5 * 60, 5), (7 * 60, 5), (8 * 60, 10), (62 * 60, 60)],
)
def test_minutes_are_exact_below_five_and_in_fives_above(seconds: float, shown: int) -> None:
    assert shown_minutes(seconds) == shown


@pytest.mark.parametrize("day", range(7))
def test_a_week_begins_on_monday(day: int) -> None:
    assert week_start(MONDAY + timedelta(days=day)) == MONDAY
