"""A line that cannot be read is answered with the place and a sentence, quickly, whatever it is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.hostile import EXPRESSIONS, TEXTS

from ownpace import algebra
from ownpace.algebra import ParseError, parse
from ownpace.messages import sentence


@pytest.mark.parametrize(
    ("typed", "key", "where"),
    [
        ("3+*x", "two_signs", "+*"),
        ("2(x+3", "open_bracket", "("),
        ("2x+3)", "close_bracket", ")"),
        ("(x+1]", "bracket_mismatch", "]"),
        ("x+", "missing_after", "+"),
        ("x =", "missing_after", "="),
        ("(x+)", "missing_after", "+"),
        ("*x", "missing_before", "*"),
        ("=4", "missing_before", "="),
        ("3x = = 4", "two_signs", "= ="),
        ("2 3", "two_numbers", "2 3"),
        ("x2", "number_after", "x2"),
        ("1.2.3", "two_points", "1.2."),
        ("()", "empty_brackets", "()"),
        ("|x", "open_bar", "|"),
        ("x|", "open_bar", "|"),
        ("hello", "word", "hello"),
        ("х+1", "lookalike", "х"),
        ("3 # 4", "character", "#"),
        ("5!", "factorial", "!"),
        ("x²³²^2", "two_powers", "²³²^"),
        ("2(2,3)", "comma", ","),
        ("(2, 3)x", "unexpected", "x"),
        ("[2, 3, 4]", "interval_ends", "[2, 3, 4]"),
        ("[2, oo]", "closed_infinity", "[2, oo]"),
        ("{2} U (x+1)", "not_a_set", "{2} U (x+1)"),
        ("{x | 3}", "condition", "3"),
        ("root(x, 8)", "root_index", "root(x, 8)"),
        ("x = 3 or", "missing_after", "or"),
        ("(1,050, 2)", "thousands", "1,050"),
        ("{1, 2; 3}", "separators", ";"),
        ("x ∈ 3", "unexpected", "3"),
        ("1 1/0", "zero_below", "1 1/0"),
        ("1" * 41, "long_number", "1" * 41),
        ("$x", "missing_after", "$"),
    ],
)
def test_the_error_names_what_is_wrong_and_where(typed: str, key: str, where: str) -> None:
    error = parse(typed)
    assert isinstance(error, ParseError)
    assert error.key == f"parse.{key}"
    assert typed[error.span.start : error.span.end] == where
    assert sentence(error.key, **error.values)


def test_an_empty_line_is_no_mistake_but_says_so() -> None:
    for text in ("", "   ", "\u200b"):
        error = parse(text)
        assert isinstance(error, ParseError)
        assert error.key == "parse.empty"


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", [*EXPRESSIONS.values(), *TEXTS.values()], ids=[*EXPRESSIONS, *TEXTS])
def test_hostile_input_is_answered(text: str) -> None:
    """How long it takes is measured by the bench; here it must end."""
    tree = parse(text)
    if isinstance(tree, algebra.Expr):
        plain = parse("x + 1")
        assert isinstance(plain, algebra.Expr)
        assert algebra.equal(tree, plain) is not algebra.Truth.TRUE
        algebra.equal(tree, tree)
        algebra.to_mathml(tree)
        algebra.to_text(tree)


@pytest.mark.timeout(60)
def test_equations_of_high_degree_are_answered() -> None:
    names = ("many brackets multiplied", "high degree", "high degree in brackets", "high degree in factors",
             "a power of a huge number", "quotients of high powers")  # fmt: skip
    equations = [parse(EXPRESSIONS[name] + " = 0") for name in names]
    for one in equations:
        for other in equations:
            assert isinstance(one, algebra.Relation)
            assert isinstance(other, algebra.Relation)
            assert isinstance(algebra.same_solutions(one, other), algebra.Truth)
            algebra.solve_linear(one, "x")


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=40) | st.text(alphabet="x2y3+-*/^()|=<>., ½²√√fπ±{}[]$%", max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    tree = parse(text)
    if isinstance(tree, ParseError):
        assert 0 <= tree.span.start <= tree.span.end <= len(text)
        assert sentence(tree.key, **tree.values)
    else:
        algebra.to_mathml(tree)
        algebra.to_latex(tree)
        algebra.to_speech(tree, language="es")
        assert parse(algebra.to_text(tree)) == tree


PIECES = [*"12xy${}()[]|,;=<+-*/^²½√³° \n", "ft", " per ", "lb", " or ", "and", " U ", "∈", "in ", "sqrt", "root(3,", "log_2(",
          "5 ft", "E3", " x 10^2", " percent", "oo", "ℝ", "∅", "1,000", "0.5", "a_(n-1)", "f(x)", "{x|", "(2,3]", "x=3",
          "mu", "pi", "abs(", "3 1/2", "¢", "/hr"]  # fmt: skip


@settings(deadline=None, max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_what_is_read_prints_so_that_it_reads_back(text: str) -> None:
    tree = parse(text)
    if isinstance(tree, ParseError):
        assert sentence(tree.key, **tree.values)
    else:
        assert parse(algebra.to_text(tree)) == tree
        latex = algebra.to_latex(tree)
        shown = algebra.parse_latex(latex)
        assert not isinstance(shown, ParseError), (latex, shown)
        assert algebra.to_latex(shown) == latex


def test_every_plane_of_unicode_is_answered() -> None:
    for plane in range(17):
        for code in range(plane * 0x10000, plane * 0x10000 + 0x10000, 97):
            assert parse("x+" + chr(code)) is not None


def test_no_letter_of_another_script_passes_for_a_latin_one() -> None:
    for char in map(chr, range(0x370, 0x530)):
        tree = parse(char)
        if not isinstance(tree, ParseError):
            assert "GREEK" in unicodedata.name(char)
            assert not algebra.variables(tree) & set("abcdefghijklmnopqrstuvwxyz")
