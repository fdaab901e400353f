"""A mistake is named only where one explains the line exactly: right lines never, random wrong ones rarely."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ownpace.algebra import Expr, Node, ParseError, parse, steps
from ownpace.algebra.exact import work
from ownpace.algebra.misconceptions import explain, search

PROBLEMS = [
    "{a}x + {b} = {c}",
    "{a}(x + {b}) = {c}",
    "{a}x + {b} = {c}x + {d}",
    "x/{a} + {b} = {c}",
    "{a}x - {b} < {c}",
    "x^2 + {b}x + {c} = 0",
    "(x - {a})(x + {b}) = 0",
    "{a}x + {b}y = {c} and x - y = {d}",
    "|x - {a}| = {b}",
    "{a}(x + {b}) - {c}x",
    "(x + {a})(x - {b})",
    "(x + {a})^2",
    "x^2 - {a}^2",
    "{a}/{b} + {c}/{d}",
    "{a} - {b}*{c}",
    "sqrt({a}{b})",
    "x^{a}*x^{b}",
]


def read(text: str) -> Node:
    tree = parse(text)
    assert not isinstance(tree, ParseError), text
    return tree


def problems(count: int) -> list[Node]:
    random = Random(20)
    return [
        read(random.choice(PROBLEMS).format(**{n: random.randint(2, 12) for n in "abcd"}))
        for _ in range(count)
    ]


def worked(problem: Node) -> list[Node]:
    found = steps.simplify(problem) if isinstance(problem, Expr) else steps.solve(problem)
    return [step.line for step in found]


def test_a_right_line_never_gets_the_name_of_a_mistake() -> None:
    for problem in problems(120):
        lines = [problem, *worked(problem)]
        for i, line in enumerate(lines):
            for later in lines[i:]:
                assert explain(line, later) is None, (line, later)


def test_a_random_wrong_answer_rarely_gets_a_name() -> None:
    random, named, count = Random(5), 0, 0
    for problem in problems(300):
        if isinstance(problem, Expr):
            wrong = f"{random.randint(-9, 9)}x + {random.randint(-40, 40)}"
        else:
            wrong = f"x = {random.randint(-40, 40)}"
        count += 1
        named += explain(problem, read(wrong)) is not None
    assert named / count < 0.08, (named, count)


def test_a_search_costs_little_work() -> None:
    random, spent = Random(6), []
    cases = [(p, read(f"x = {random.randint(-40, 40)}")) for p in problems(100)]
    for problem, wrong in cases:
        with work.bounded(most := 1_000_000):
            explain(problem, wrong)
            spent.append(most - work.left())
    assert sorted(spent)[94] < search.EFFORT, "hardly a search on a school problem is cut short"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet="0123456789xy+-*/^()=<>|,±√ ", max_size=24),
    st.text(alphabet="0123456789xy+-*/^()=<>|,±√ ", max_size=24),
)
def test_no_two_lines_make_the_search_raise(before: str, wrong: str) -> None:
    one, other = parse(before), parse(wrong)
    if not isinstance(one, ParseError) and not isinstance(other, ParseError):
        explain(one, other)


def test_a_line_of_any_size_is_answered() -> None:
    for text in (
        "9^9^9^9",
        "(x+y)^12=1 and x-y=1",
        "+".join(f"1/(x+{i})" for i in range(12)),
        "*".join(f"(x+{i})" for i in range(20)),
        "sqrt(" * 15 + "x" + ")" * 15,
        "(x^30-1)/(x^20-1)",
        "(x+1)^1000000",
        "+".join(["x"] * 150),
        "(" * 40 + "x" + ")" * 40,
        "x^(10^30)",
        "2^x^x",
    ):
        tree = parse(text)
        if not isinstance(tree, ParseError):
            explain(tree, read("x"))
            explain(read("x=2"), tree)


def test_the_same_two_lines_get_the_same_name_every_time() -> None:
    pairs = [("3x+5=11", "x=16/3"), ("x^2-6x+8=0", "x=-2 or x=-4"), ("a^2b=ab", "a=1")]
    for before, wrong in pairs:
        assert len({explain(read(before), read(wrong)) for _ in range(50)}) == 1
