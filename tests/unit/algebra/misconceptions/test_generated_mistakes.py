"""What a belief predicts for problems with other numbers is named too, or left open where another belief predicts the same."""

import re
from collections import Counter
from random import Random

from ownpace.algebra import Node, ParseError, parse, to_text
from ownpace.algebra.misconceptions import explain, predicted

PROBLEMS = [
    "3x+5=11", "2x+6=10", "x/3+2=5", "5x=2", "-x=5", "6/x=2", "3(x+2)=15", "2x+3", "2a+3b", "5x-x", "4x-7x",
    "3a+2a", "3(x+4)", "5-(x-3)", "5-2(x+1)", "2x(x+3)", "(x+3)^2", "x^3", "2x^2", "(2x)^3", "x^2+x^3", "x^2*x^3",
    "x^6/x^2", "(x^2)^3", "2^-3", "7^0", "-3^2", "-6+-8", "7+-2", "5-(-3)", "5+6*10", "1/x+1/3", "2/5+1/2",
    "3*(x/4)", "(2/3)/(3/8)", "(x+6)/6", "(x-3)/(3-x)", "6x+9", "x^2-9", "x^2+4", "(x-1)(x-3)=5", "(x-2)(x+5)=0",
    "x^2=5x", "x^2=49", "sqrt(x^2+9)", "sqrt(2)+sqrt(3)", "sqrt(x+6)=x", "x^2+6x+1", "x^2-6x+7=0", "-2x<6", "3>x",
    "1<2x+3<7", "|x+2|=5", "x^2>4", "2x+3y=6", "f(x+1)", "x+2y=7 and 3x-y=7", "100*1.05^3", "sqrt(12)", "9^(1/2)",
]  # fmt: skip


def with_other_numbers(text: str, random: Random) -> Node:
    other = re.sub(r"(?<![\d^.])[1-9](?![\d.])", lambda _: str(random.randint(2, 9)), text)
    tree = parse(other)
    assert not isinstance(tree, ParseError), other
    return tree


def test_most_of_what_a_belief_predicts_is_named_and_nothing_by_another_name() -> None:
    random, named, silent, other = Random(2), Counter[str](), Counter[str](), []
    for text in PROBLEMS:
        problem = with_other_numbers(text, random)
        for belief, made in list(predicted(problem))[:25]:
            found = explain(problem, made)
            if found is None:
                silent[belief] += 1
            elif found.id == belief:
                named[belief] += 1
            else:
                other.append((belief, found.id, to_text(problem), to_text(made)))
    assert sum(named.values()) > 6 * sum(silent.values())
    assert len(named) >= 70
    assert other == []
