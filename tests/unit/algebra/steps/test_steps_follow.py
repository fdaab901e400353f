"""Every worked step follows from the line before it, whatever the numbers are."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ownpace.algebra import Expr, Node, ParseError, parse, steps, to_text
from ownpace.algebra.working import Mark, judge_step

WHOLE = st.integers(-12, 12)
NONZERO = WHOLE.filter(bool)
SIGN = st.sampled_from(["=", "<", ">", "<=", ">="])
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Node:
    tree = parse(text)
    assert not isinstance(tree, ParseError), text
    return tree


def check(problem: Node, worked: tuple[steps.Step, ...]) -> None:
    line = problem
    for step in worked:
        again = parse(to_text(step.line))
        assert not isinstance(again, ParseError), to_text(step.line)
        mark = judge_step(line, step.line)
        assert mark.mark is Mark.FOLLOWS, (to_text(problem), to_text(line), to_text(step.line), mark)
        line = step.line


def side(draw: st.DrawFn) -> str:
    shape = draw(
        st.sampled_from(
            [
                "{a}x + {b}",
                "{a}(x + {b})",
                "{a}x - ({b}x + {c})",
                "(x + {a})/{d} + {b}",
                "x/{d} - {b}",
                "{c}",
                "{b} - {a}(x - {c})",
            ]
        )
    )
    numbers = {n: draw(WHOLE) for n in "abc"}
    text: str = shape.format(**numbers, d=draw(st.integers(1, 6)))
    return text.replace("+ -", "- ").replace("- -", "+ ")


@st.composite
def linear(draw: st.DrawFn) -> str:
    return f"{side(draw)} {draw(SIGN)} {side(draw)}"


@SLOW
@given(linear())
def test_of_a_linear_equation_or_inequality(problem: str) -> None:
    tree = read(problem)
    check(tree, steps.solve(tree, letter="x"))


@SLOW
@given(WHOLE, NONZERO, WHOLE, WHOLE, st.sampled_from(["<", "<="]))
def test_of_a_chain(low: int, a: int, b: int, high: int, sign: str) -> None:
    tree = read(f"{low} {sign} {a}x + ({b}) {sign} {high}")
    check(tree, steps.solve(tree))


@SLOW
@given(NONZERO, WHOLE, NONZERO, WHOLE, WHOLE, SIGN)
def test_of_an_absolute_value(a: int, b: int, k: int, m: int, c: int, sign: str) -> None:
    tree = read(f"{k}|{a}x + ({b})| + ({m}) {sign} {c}")
    check(tree, steps.solve(tree))


@SLOW
@given(
    NONZERO,
    WHOLE,
    WHOLE,
    WHOLE,
    st.sampled_from(["auto", "factoring", "completing-the-square", "formula", "square-root"]),
)
def test_of_a_quadratic(a: int, b: int, c: int, d: int, method: steps.Method) -> None:
    tree = read(f"{a}x^2 + ({b})x + ({c}) = {d}")
    check(tree, steps.solve(tree, method=method))


@SLOW
@given(NONZERO, st.integers(1, 4), WHOLE, WHOLE, WHOLE)
def test_of_a_square_form(a: int, p: int, h: int, k: int, m: int) -> None:
    tree = read(f"{a}({p}x + ({h}))^2 + ({k}) = {m}")
    check(tree, steps.solve(tree))


@SLOW
@given(st.tuples(*[WHOLE] * 6), st.sampled_from(["auto", "substitution", "elimination"]))
def test_of_a_system(numbers: tuple[int, ...], method: steps.SystemMethod) -> None:
    a, b, c, d, e, f = numbers
    tree = read(f"{a}x + ({b})y = {c} and {d}x + ({e})y = {f}")
    check(tree, steps.solve(tree, system_method=method))


@SLOW
@given(NONZERO, WHOLE, WHOLE, st.sampled_from(["l", "w", "y", "b"]))
def test_of_a_formula(a: int, b: int, c: int, letter: str) -> None:
    for shape in ("P = {a}(l + w)", "{a}w + ({b})y = {c}", "y = {a}l*b + ({c})", "w*y + {b} = l*y - {c}"):
        tree = read(shape.format(a=a, b=b, c=c))
        check(tree, steps.solve(tree, letter=letter))


@SLOW
@given(NONZERO, WHOLE, WHOLE, NONZERO, WHOLE)
def test_of_an_equation_that_needs_a_check(a: int, b: int, c: int, d: int, e: int) -> None:
    for shape in (
        "sqrt({a}x + ({b})) = x + ({c})",
        "sqrt(x + ({b})) + ({c}) = {d}",
        "{a}/x + ({b}) = {c}",
        "x/(x - ({b})) = {a}/(x - ({b})) + ({c})",
        "{a}/(x + ({b})) + {d}/(x + ({c})) = {e}",
    ):
        tree = read(shape.format(a=a, b=b, c=c, d=d, e=e))
        check(tree, steps.solve(tree))


EXPRESSIONS = [
    "{a}(x + ({b})) + ({c})x",
    "(x + ({a}))^2",
    "(x + ({a}))({b}x + ({c}))",
    "({a}x + ({b}))(x^2 + ({c})x + 1)",
    "{a} - ({b})(x - ({c}))",
    "{d}x^2*{e}x^3",
    "({a}x^2 + ({b})x)/({d}x)",
    "(x^2 - {e}^2)/(x + {e})",
    "{a}/x + {b}/{d}",
    "x/(x + {d}) - {e}/(x^2 - {d}^2)",
    "(x + {d})/(x - {e})*(x - {e})/(x + 1)",
    "({a}/x)/({d}/x^2)",
    "{a} + {b}*({c})",
    "{d}/{e} + ({a})/{d}",
    "({a})^2 - {d}*{e}",
    "sqrt({d}) + {a}sqrt({e})",
    "{a}/sqrt({e})",
    "{a}/({d} + sqrt({e}))",
    "sqrt({d}{e})*sqrt({e})",
    "({a} + sqrt({d}*{e}*{e}))/{d}",
    "sqrt({d}x^{e})",
    "0.{d}x + 1.{e}x",
]


@settings(SLOW, max_examples=150)
@given(st.sampled_from(EXPRESSIONS), WHOLE, WHOLE, WHOLE, st.integers(2, 9), st.integers(2, 9))
def test_of_an_expression(shape: str, a: int, b: int, c: int, d: int, e: int) -> None:
    tree = read(shape.format(a=a, b=b, c=c, d=d, e=e))
    assert isinstance(tree, Expr)
    for door in (steps.simplify, steps.expand, steps.factor):
        check(tree, door(tree))


@SLOW
@given(st.tuples(*[WHOLE] * 4), st.integers(1, 4))
def test_of_a_factoring(numbers: tuple[int, ...], lead: int) -> None:
    p, q, r, s = numbers
    for text in (
        f"{lead}(({p})x + ({q}))(({r})x + ({s}))",
        f"({p})x^2 + ({q})x*y + ({r})y^2",
        f"({p})x^3 + ({q})x^2 + ({r})x + ({s})",
        f"x^4 - {abs(p)}",
    ):
        tree = read(text)
        assert isinstance(tree, Expr)
        expanded = steps.expand(tree)
        start = expanded[-1].line if expanded else tree
        assert isinstance(start, Expr)
        check(start, steps.factor(start))
