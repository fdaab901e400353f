"""A chain of lines gets a mark for each: it follows, it is too big a step, it lost or gained solutions, or it is wrong."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownpace.algebra import Node, ParseError, parse, to_text
from ownpace.algebra.working import LineMark, Mark, judge_working
from ownpace.messages import sentence

FOLLOWS, BIG, LOSES, GAINS, WRONG = Mark.FOLLOWS, Mark.TOO_BIG, Mark.LOSES, Mark.GAINS, Mark.WRONG


def read(text: str) -> Node:
    tree = parse(text)
    assert not isinstance(tree, ParseError), text
    return tree


def marks(chain: str, most_moves: int | None = None) -> Sequence[LineMark]:
    return judge_working([read(line) for line in chain.split(";")], most_moves=most_moves)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ("3x+5=11; 3x=6; x=2", [FOLLOWS, FOLLOWS]),
        ("3x+5=11; 3x=16; x=16/3", [WRONG, FOLLOWS]),
        ("x^2=5x; x=5", [LOSES]),
        ("x^2=49; x=7", [LOSES]),
        ("x^2=49; x=±7; x=7 or x=-7", [FOLLOWS, FOLLOWS]),
        ("sqrt(x+6)=x; x+6=x^2; x=3 or x=-2; x=3", [GAINS, FOLLOWS, LOSES]),
        ("x/(x-1)=1/(x-1); x=1", [GAINS]),
        ("-2x<6; x<-3", [WRONG]),
        ("-2x<6; x>-3", [FOLLOWS]),
        ("x^2>4; x>2", [LOSES]),
        ("x^2>4; -2<x<2", [WRONG]),
        ("x>2; x>=2", [GAINS]),
        ("|x|<3; -3<x<3", [FOLLOWS]),
        ("x=1 or x=2; x=1 and x=2", [WRONG]),
        ("3(x+2); 3x+6; 3x+2", [FOLLOWS, WRONG]),
        ("3(x+2); 3(x+2)=3x+6; 3x+6", [FOLLOWS, FOLLOWS]),
        ("2(x+1)=2x+2; 2=2; all real numbers", [FOLLOWS, FOLLOWS]),
        ("x+y=5, x-y=1; 2x=6; x=3; y=2; x=3 and y=2", [FOLLOWS] * 4),
        ("x+y=5, x-y=1; x=3, y=1", [WRONG]),
        ("x+y=5, x-y=1; x+y=5, 2x=6; x=3, y=2", [FOLLOWS, FOLLOWS]),
        ("A=bh/2; h=2A/b", [FOLLOWS]),
        ("x+3; x=3", [WRONG]),
        ("3x=6; no solution", [WRONG]),
        ("2x=x; 2=1", [LOSES]),
        ("x<2 and x>5; x<7", [WRONG]),
        ("sqrt(x)=-2; x=4", [GAINS]),
    ],
)
def test_each_line_is_held_against_the_one_before(chain: str, expected: list[Mark]) -> None:
    found = marks(chain)
    assert found[0].mark is Mark.START
    assert [m.mark for m in found[1:]] == expected


@pytest.mark.parametrize(
    ("chain", "lost", "gained"),
    [
        ("x^2=5x; x=5", ["0"], []),
        ("x^2=49; x=7", ["-7"], []),
        ("x^2=2; x=sqrt(2)", ["-sqrt(2)"], []),
        ("sqrt(x+6)=x; x=3 or x=-2", [], ["-2"]),
        ("x^2>4; x>2", ["(-oo, -2)"], []),
        ("x>2; x>=2", [], ["2"]),
        ("x^2-6x+1=0; x=3+2sqrt(2)", ["3 - 2sqrt(2)"], []),
    ],
)
def test_the_solutions_that_went_or_came_are_named(chain: str, lost: list[str], gained: list[str]) -> None:
    mark = marks(chain)[-1]
    assert [to_text(node) for node in mark.lost] == lost
    assert [to_text(node) for node in mark.gained] == gained


@pytest.mark.parametrize(
    ("chain", "moves"),
    [("2x+6=10; x=2", 2), ("3(x-1)+2(x+4)=20; x=3", 4), ("2x+6=10; 2x=4", 1), ("3(x+4)-2x; x+12", 2)],
)
def test_a_step_that_skips_too_much_is_right_and_too_big(chain: str, moves: int) -> None:
    assert marks(chain, most_moves=moves)[-1] == LineMark(FOLLOWS, moves=moves)
    big = marks(chain, most_moves=moves - 1)[-1]
    assert big.mark is BIG
    assert str(moves) in sentence(big.key, **big.values)


@pytest.mark.parametrize(
    "chain", ["x^2=5x; x=5", "x>2; x>=2", "3x=6; x=3", "x+1; x+2", "x=1 or x=2; x=1 and x=2"]
)
def test_every_mark_has_its_sentence(chain: str) -> None:
    mark = marks(chain)[-1]
    assert "{" not in sentence(mark.key, **mark.values).replace("${", "$").replace(
        mark.values.get("which", "{"), ""
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="0123456789xy+-*/^()=<>|, ±√", max_size=14), max_size=5))
def test_no_chain_of_lines_raises(texts: list[str]) -> None:
    lines = [tree for text in texts if not isinstance(tree := parse(text), ParseError)]
    assert len(judge_working(lines, most_moves=1)) == len(lines)


def test_more_lines_than_we_check_are_left_open() -> None:
    found = judge_working([read("x=1")] * 60)
    assert len(found) == 60
    assert found[-1].mark is Mark.UNDECIDED


def test_a_line_whose_worked_ways_are_dear_is_not_asked_for_its_size() -> None:
    dear = read("*".join(f"{n}.5E{n}" for n in range(30)))
    found = judge_working([dear] * 3000, most_moves=3)
    assert len(found) == 3000
    assert {mark.mark for mark in found} <= {Mark.START, FOLLOWS, BIG, Mark.UNDECIDED}
    assert sum(mark.moves is not None for mark in found) < 8


def test_every_line_of_a_long_solution_is_asked_for_its_size() -> None:
    way = ["2(3x+5)=22", "6x+10=22", "6x=12", "x=2"]
    found = marks(";".join([*way, *way[-1:] * 30]), most_moves=1)
    assert all(mark.mark is FOLLOWS for mark in found[1:])
    assert all(mark.moves is not None for mark in found[1:4])
