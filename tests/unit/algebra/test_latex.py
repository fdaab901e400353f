"""What a math field writes is the same tree as the same line typed as plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.hostile import LATEX

from ownpace.algebra import ParseError, parse, to_latex, to_text
from ownpace.algebra.reading import parse_latex
from ownpace.messages import sentence


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{x+1}{2}", "(x+1)/2"),
        (r"\dfrac12x", "1/2x"),
        (r"\frac{a}{b}x", "(a/b)x"),
        (r"2\frac{1}{2}", "2 1/2"),
        (r"\$2\frac{1}{2}\text{ per pound}", "$2 1/2 per pound"),
        (r"\frac{-b\pm\sqrt{b^2-4ac}}{2a}", "(-b ± sqrt(b^2-4ac))/2a"),
        (r"\sqrt[3]{x+1}+\sqrt2", "cbrt(x+1)+sqrt(2)"),
        (r"\left(x+1\right)\left(x-2\right)=0", "(x+1)(x-2)=0"),
        (r"x^{2}-3x^{12}y", "x^2-3x^12 y"),
        (r"x^2y", "x^2 y"),
        (r"x^{\frac{1}{2}}", "x^(1/2)"),
        (r"{x+1}^{2}", "x+1^2"),
        (r"\left|\left|x\right|-3\right|\le5", "||x|-3|<=5"),
        (r"\lvert x\rvert+|y|", "|x|+|y|"),
        (r"x=3\text{ or }x=-2", "x=3 or x=-2"),
        (r"x<3\lor x\geqslant5", "x<3 or x>=5"),
        (r"\left(-\infty,3\right]\cup\left[5,\infty\right)", "(-oo,3] U [5,oo)"),
        (r"x\in\left(2,5\right]", "x ∈ (2,5]"),
        (r"\left\{2,3\right\}", "{2,3}"),
        (r"\lbrace(1,2),(3,4)\rbrace", "{(1,2),(3,4)}"),
        (r"\left\{x\mid x\ne2\right\}", "{x | x != 2}"),
        (r"\varnothing", "no solution"),
        (r"\text{All real numbers}", "all real numbers"),
        (r"x\in\mathbb{R}", "x ∈ ℝ"),
        (r"\begin{cases}x+y&=1\\x-y&=3\end{cases}", "x+y=1 and x-y=3"),
        (r"\left\{\begin{array}{l}x+y=1\\ 2x-y=5 \\\end{array}\right.", "x+y=1 and 2x-y=5"),
        (r"f\left(x\right)=2x+1", "f(x)=2x+1"),
        (r"a_{n}=a_{n-1}+4", "a_n=a_(n-1)+4"),
        (r"x_{12}+\theta_1", "x_12+theta_1"),
        (r"2\cdot3\times4\div5", "2·3×4÷5"),
        (r"3.5\times10^{-4}", "3.5E-4"),
        (r"\$4.50", "$4.50"),
        (r"12\ \text{ft/s}", "12 ft/s"),
        (r"1{,}000\%", "1000%"),
        (r"1\,000x", "1000x"),
        (r"12{\,}345.5+x", "12345.5+x"),
        (r"2\,000\,000", "2000000"),
        (r"3\,x", "3x"),
        (r"40^{\circ}", "40°"),
        (r"12\ \mathrm{cm}^{2}", "12 cm^2"),
        (r"40\degree", "40°"),
        (r"-5^\circ\text{F}", "-5 °F"),
        (r"\log_{2}\left(8\right)", "log_2(8)"),
        (r"$$7+2x=21$$", "7+2x=21"),
        (r"\(\pi r^2\)", "pi r^2"),
        (r"x=3orx=-2", "x=3 or x=-2"),
        (r"\operatorname{abs}\left(x\right)", "abs(x)"),
        (r"x\not=2", "x != 2"),
    ],
)
def test_latex_is_read_like_the_same_line_of_text(latex: str, text: str) -> None:
    tree = parse_latex(latex)
    assert not isinstance(tree, ParseError), tree
    assert tree == parse(text)
    again = parse_latex(to_latex(tree))
    assert not isinstance(again, ParseError), again
    assert to_text(again).replace("*", "·") == to_text(tree).replace("*", "·")


@pytest.mark.parametrize(
    ("latex", "key", "where"),
    [
        (r"\foo+1", "command", r"\foo"),
        (r"\frac{1}", "argument", "}"),
        (r"\frac{}{2}", "empty_box", "{}"),
        (r"\placeholder{}", "empty_box", r"\placeholder"),
        (r"x^", "argument", "^"),
        (r"x^23", "number_after", "3"),
        (r"\left(x+1", "open_bracket", r"\left("),
        (r"\left(x+1\right]", "bracket_mismatch", r"\right]"),
        (r"x+1}", "close_bracket", "}"),
        (r"\sqrt[n]{x}", "root_index", r"\sqrt"),
        (r"2y+", "missing_after", "+"),
        (r"\text{hello}", "word", "hello"),
        (r"\begin{tikz}", "command", r"\begin"),
        (r"\left", "argument", r"\left"),
        ("\\", "command", "\\"),
    ],
)
def test_latex_that_is_no_algebra_is_refused_with_its_place(latex: str, key: str, where: str) -> None:
    error = parse_latex(latex)
    assert isinstance(error, ParseError), error
    assert error.key == f"parse.{key}"
    assert latex[error.span.start : error.span.end] == where
    assert sentence(error.key, **error.values)


def test_a_decimal_comma_is_read_where_it_is_asked_for() -> None:
    assert parse_latex(r"3{,}5x", decimal=",") == parse("3.5x")
    assert parse_latex(r"1\,000{,}5x", decimal=",") == parse("1000.5x")
    assert parse_latex(r"\left(3{,}5;2\right)", decimal=",") == parse("(3.5, 2)")


PIECES = [*r"\{}^_&$~()[]|+-=<2x,. ", r"\frac", r"\sqrt", r"\left", r"\right", r"\text", r"\begin{cases}", r"\end{cases}",
          r"\\", r"\pm", r"\cup", r"\in", r"\infty", r"\placeholder{}", r"\mathbb", "12", "or", "½", "²"]  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=30))
def test_any_latex_is_read_or_refused_with_a_sentence(latex: str) -> None:
    tree = parse_latex(latex)
    if isinstance(tree, ParseError):
        assert 0 <= tree.span.start <= tree.span.end <= len(latex)
        assert sentence(tree.key, **tree.values)
    else:
        assert parse(to_text(tree)) == tree


@pytest.mark.timeout(60)
@pytest.mark.parametrize("latex", LATEX.values(), ids=LATEX)
def test_hostile_latex_is_answered(latex: str) -> None:
    """How long it takes is measured by the bench; here it must end."""
    found = parse_latex(latex)
    assert not isinstance(found, ParseError) or sentence(found.key, **found.values)
