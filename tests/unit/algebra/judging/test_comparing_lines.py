"""From one line of working to the next, solutions stay, are lost, or are gained; and it is said which."""

import pytest
from tests.unit.algebra.judging.judged import line

from ownpace.algebra import Change, Policy, compare, to_text


@pytest.mark.parametrize(
    ("before", "after", "change", "lost", "gained"),
    [
        ("2x+6=10", "2x=4", Change.EQUIVALENT, [], []),
        ("x^2=5x", "x=5", Change.LOSES, ["0"], []),
        ("x^2=49", "x=7", Change.LOSES, ["-7"], []),
        ("x^2=2", "x=sqrt(2)", Change.LOSES, ["-sqrt(2)"], []),
        ("x^2-2x-1=0", "x=1+sqrt(2)", Change.LOSES, ["1 - sqrt(2)"], []),
        ("sqrt(x+6)=x", "x+6=x^2", Change.GAINS, [], ["-2"]),
        ("x/(x-1)=1/(x-1)", "x=1", Change.GAINS, [], ["1"]),
        ("x>2", "x>=2", Change.GAINS, [], ["2"]),
        ("x^2>4", "x>2", Change.LOSES, ["(-oo, -2)"], []),
        ("-2x<6", "x<-3", Change.DIFFERENT, ["(-3, oo)"], ["(-oo, -3)"]),
        ("x=1 or x=2", "x=1 and x=2", Change.LOSES, ["1", "2"], []),
        ("x^3=4", "x=3", Change.DIFFERENT, ["cbrt(4)"], ["3"]),
        ("x^2=-4", "no solution", Change.EQUIVALENT, [], []),
        ("xy=x", "y=1", Change.LOSES, ["x = 0"], []),
        ("y=1", "xy=x", Change.GAINS, [], ["x = 0"]),
        ("x^2=y^2", "x=y", Change.LOSES, ["x + y = 0"], []),
        ("x+y=3 and x-y=1", "2x=4 and x-y=1", Change.EQUIVALENT, [], []),
        ("x+y=3 and x-y=1", "x+y=3", Change.GAINS, [], []),
        ("x^2+y^2=5, xy=2", "x+y=3, xy=2", Change.LOSES, ["(-2, -1)", "(-1, -2)"], []),
        ("y=2x+1", "y=2x+2", Change.DIFFERENT, [], []),
        ("3(x+4)", "3x+12", Change.EQUIVALENT, [], []),
        ("3(x+4)", "3x+4", Change.DIFFERENT, [], []),
    ],
)
def test_a_step_keeps_loses_or_gains(
    before: str, after: str, change: Change, lost: list[str], gained: list[str]
) -> None:
    found = compare(line(before), line(after))
    assert found.change is change
    assert [to_text(n) for n in found.lost] == lost
    assert [to_text(n) for n in found.gained] == gained


def test_a_root_that_occurs_more_often_is_marked_and_refused_where_the_policy_says_so() -> None:
    found = compare(line("(x-2)^2=0"), line("x=2"))
    assert found.change is Change.EQUIVALENT
    assert not found.same_multiplicity
    assert compare(line("(x-2)^2=0"), line("x=2"), Policy(multiplicity=True)).change is Change.DIFFERENT


def test_a_hole_that_is_filled_or_made_is_marked() -> None:
    found = compare(line("(x^2-4)/(x-2)"), line("x+2"))
    assert found.change is Change.EQUIVALENT
    assert [to_text(n) for n in found.holes_filled] == ["2"]
    assert [to_text(n) for n in compare(line("x+2"), line("(x^2-4)/(x-2)")).holes_made] == ["2"]
    strict = compare(line("(x^2-4)/(x-2)"), line("x+2"), Policy(removable=False))
    assert strict.change is Change.DIFFERENT
