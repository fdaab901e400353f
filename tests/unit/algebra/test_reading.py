"""What students type is read as they mean it, and kept as they wrote it."""

from fractions import Fraction

import pytest

from ownpace import algebra
from ownpace.algebra import (
    AllReals,
    Interval,
    Listing,
    Membership,
    Mixed,
    Node,
    NoSolution,
    Number,
    ParseError,
    Point,
    Quantity,
    Relation,
    parse,
    to_text,
)
from ownpace.algebra.reading.scanner import Scanner


def read(text: str, **options: object) -> str:
    tree = parse(text, **options)  # type: ignore[arg-type]  # options of parse, by name
    assert not isinstance(tree, ParseError), tree
    return to_text(tree)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2(x+3)", "2(x + 3)"),
        ("x²+3x−4=0", "x^2 + 3x - 4 = 0"),
        ("3×4·y", "3×4·y"),
        ("½x", "1/2x"),
        ("2½", "2 1/2"),
        ("2 1/3", "2 1/3"),
        (".5", "0.5"),
        ("2.50", "2.50"),
        ("1,000", "1000"),
        ("12,345.6", "12345.6"),
        ("$4.50", "$4.50"),
        ("5%", "5%"),
        ("√4+1", "sqrt(4) + 1"),
        ("√(x+1)", "sqrt(x + 1)"),
        ("∛8", "cbrt(8)"),
        ("|x-3|", "|x - 3|"),
        ("||x|-3|", "|abs(x) - 3|"),
        ("x⁻²", "x^-2"),
        ("x**2", "x^2"),
        ("-2<x≤5", "-2 < x <= 5"),
        ("x≠3", "x != 3"),
        ("2πr", "2pi r"),
        ("x_1+x_2", "x_1 + x_2"),
        ("𝑥 + ２", "x + 2"),
        ("x\u00a0=\u200b 3", "x = 3"),
        ("x = ±3", "x = ±3"),
        ("3x=2 or x=-2", "3x = 2 or x = -2"),
        ("f(x) = 2x+1", "f(x) = 2x + 1"),
        ("[2(x+1)]^2", "[2(x + 1)]^2"),
        ("x = +-3", "x = ±3"),
        ("2 +/- sqrt(3)", "2 ± sqrt(3)"),
        ("2+-3", "2 + -3"),
        ("x = 2 .", "x = 2"),
        ("100. + 1", "100. + 1"),
        ("4.5E3", "4.5×10^3"),
        ("-3.5E-3x", "-3.5×10^-3x"),
        ("1/2E3", "1/(2×10^3)"),
        ("2e3", "2×10^3"),
        ("2e - 3", "2e - 3"),
        ("4.5 x 10^3", "4.5×10^3"),
        ("root(3, x)", "cbrt(x)"),
        ("root(5)(x+1)", "root(5, x + 1)"),
        ("³√8", "cbrt(8)"),
        ("ℼr", "pi r"),
        ("28 percent", "28%"),
        ("sin(x)", "sin(x)"),
        ("log_2(8)", "log_2(8)"),
        ("11 : 21", "11:21"),
        ("2x=6orx=4", "2x = 6 or x = 4"),
        ("a_n = a_(n-1) + 4", "a_n = a_(n - 1) + 4"),
        ("a_{n+1} = 2a_n", "a_(n + 1) = 2a_n"),
        ("C(x)=5x+20", "C(x) = 5x + 20"),
        ("a(1)=3, a(n)=a(n-1)+4", "a(1) = 3, a(n) = a(n - 1) + 4"),
        ("f(x)=2x+1, x>=0", "f(x) = 2x + 1, x >= 0"),
    ],
)
def test_a_typed_line_is_read_as_meant(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    ("typed", "school", "tight", "left"),
    [
        ("3/4x", "6", "3/32", "6"),
        ("1/xy", "1/40", "1/40", "5/8"),
        ("8/x(3)", "1/3", "1/3", "3"),
        ("-3/4x", "-6", "-3/32", "-6"),
    ],
)
def test_implied_multiplication_beside_a_division_follows_the_stated_policy(
    typed: str, school: str, tight: str, left: str
) -> None:
    where = {"x": Fraction(8), "y": Fraction(5)}
    for policy, value in (("school", school), ("tight", tight), ("left", left)):
        tree = parse(typed, implied=policy)  # type: ignore[arg-type]  # one of the three policies
        assert isinstance(tree, algebra.Expr)
        assert algebra.evaluate(tree, where) == Fraction(value), policy


def test_a_minus_before_a_power_or_product_takes_all_of_it() -> None:
    at_three = {"x": Fraction(3)}
    for text, value in (("-x^2", -9), ("(-x)^2", 9), ("2^-1", Fraction(1, 2)), ("2^3^2", 512), ("5--2", 7)):
        tree = parse(text)
        assert isinstance(tree, algebra.Expr)
        assert algebra.evaluate(tree, at_three) == value


def test_the_form_of_a_number_is_kept() -> None:
    assert parse("2.50") == Number(Fraction(5, 2), 2)
    assert parse("2.50") != parse("2.5")
    assert parse("2 1/2") == Mixed(2, 1, 2)
    assert parse("2/4") != parse("1/2")


def test_answers_in_words_are_statements() -> None:
    assert isinstance(parse("No solution."), NoSolution)
    assert isinstance(parse("all  real numbers"), AllReals)


def test_several_answers_are_a_listing() -> None:
    tree = parse("x = 3 or x = -2")
    assert isinstance(tree, Listing)
    assert tree.joiner == "or"
    assert all(isinstance(item, Relation) for item in tree.items)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("(-oo, 3) U [5, oo)", "(-oo, 3) U [5, oo)"),
        ("(-∞,3)∪[5,∞)", "(-oo, 3) U [5, oo)"),
        ("(−oo,3)u{7}", "(-oo, 3) U {7}"),
        ("((-oo,3) U [5,oo))", "(-oo, 3) U [5, oo)"),
        ("(2,5]", "(2, 5]"),
        ("[2, 5]", "[2, 5]"),
        ("{2,3}", "{2, 3}"),
        ("{(1,2),(3,4)}", "{(1, 2), (3, 4)}"),
        ("x ∈ (2,5]", "x ∈ (2, 5]"),
        ("x in {2, 3}", "x ∈ {2, 3}"),
        ("x = {2, 3}", "x = {2, 3}"),
        ("x ∈ ℝ", "x ∈ ℝ"),
        ("(x,y)=(2,5)", "(x, y) = (2, 5)"),
        ("{x|x>3}", "{x | x > 3}"),
        ("{(x,y)|y=2x+1}", "{(x, y) | y = 2x + 1}"),
        ("{(x,y) : y > |x|}", "{(x, y) | y > |x|}"),
        ("{x : |x| < 3}", "{x | |x| < 3}"),
        ("{x ∈ ℝ | x ≠ 2}", "{x | x != 2}"),
        ("{|x|, x|y|}", "{abs(x), x abs(y)}"),
        ("(2, 500)", "(2, 500)"),
        ("(1,000)", "(1000)"),
        ("(1,2), (3,4)", "(1, 2), (3, 4)"),
        ("x+y=3; x-y=1", "x + y = 3, x - y = 1"),
        ("x+y=3\nx-y=1\n", "x + y = 3, x - y = 1"),
        ("x +\n 3 = 5", "x + 3 = 5"),
        ("x=1, 2, or 3", "x = 1 or 2 or 3"),
        ("x=1 and y=2 or x=2 and y=1", "(x = 1 and y = 2) or (x = 2 and y = 1)"),
        ("x=1, y=2 or x=2, y=1", "(x = 1, y = 2) or (x = 2, y = 1)"),
        ("x=1, y=2; x=2, y=1", "(x = 1, y = 2), (x = 2, y = 1)"),
        ("x=1, y=2\nx=2, y=1", "(x = 1, y = 2), (x = 2, y = 1)"),
        ("(x = 3)", "x = 3"),
    ],
)
def test_sets_points_and_systems_are_read_as_meant(typed: str, meant: str) -> None:
    assert read(typed) == meant


def test_a_pair_in_round_brackets_is_a_point_until_someone_knows_better() -> None:
    assert isinstance(parse("(2, 5)"), Point)
    assert isinstance(parse("(2, 5)", expect="interval"), Interval)
    assert isinstance(parse("(-oo, 5)"), Interval)
    assert isinstance(parse("(2, 5, 7)", expect="interval"), Point)
    tree = parse("x ∈ (2, 5)")
    assert isinstance(tree, Membership)
    assert tree.collection == algebra.as_interval(parse("(2, 5)")) == parse("(2, 5)", expect="interval")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "variables", "unit"),
    [
        ("12 ft/s", None, "ft/s"),
        ("12 ft / s", None, "ft/s"),
        ("12 ft.", None, "ft"),
        ("x = 5 sq. ft", None, "square ft"),
        ("5 ft²", None, "ft^2"),
        ("3/4 cup", None, "cup"),
        ("60 miles per hour", None, "miles per hour"),
        ("$12/hr", None, "$/hr"),
        ("$3 per pound", None, "$ per pound"),
        ("$2 1/2", None, "$"),
        ("$2½/hr", None, "$/hr"),
        ("$2 1/2/hr", None, "$/hr"),
        ("$3 1/4 per pound", None, "$ per pound"),
        ("$12/hr ∓ 2", None, "$/hr"),
        ("75¢", None, "¢"),
        ("x = 40°", None, "°"),
        ("40 degrees", None, "degrees"),
        ("-5°F", None, "°F"),
        ("12m", {"x"}, "m"),
        ("12ft", {"x"}, "ft"),
        ("12 m", None, None),
        ("12m", {"m"}, None),
        ("2lb", None, None),
        ("2 lb + 2 lh", None, None),
        ("3x ft", {"x", "f", "t"}, None),
        ("3x ft", {"x"}, "ft"),
        ("(x + 1) cm", {"x"}, "cm"),
        ("(x + 1) cm", None, None),
    ],
)
def test_a_unit_is_read_where_only_a_unit_can_be_meant(
    typed: str, variables: set[str] | None, unit: str | None
) -> None:
    tree = parse(typed, variables=None if variables is None else frozenset(variables))
    assert isinstance(tree, Node), tree
    assert [part.unit for part in algebra.walk(tree) if isinstance(part, Quantity)] == (
        [unit] if unit else []
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("3,5x", "3.5x"), (",5", "0.5"), ("1.000,5", "1000.5"), ("3.5", "3.5"), ("x=2; 3,5", "x = 2, 3.5"),
     ("(2,5; 3]", "(2.5, 3]"), ("2, 3", "2, 3"), ("1.000.000", "1000000")],
)  # fmt: skip
def test_a_decimal_comma_is_read_where_it_is_the_custom(typed: str, meant: str) -> None:
    assert read(typed, decimal=",") == meant


def test_a_small_e_is_an_exponent_where_the_problem_has_no_such_letter() -> None:
    only_x = frozenset({"x"})
    assert read("1.5e-3", variables=only_x) == "1.5×10^-3"
    assert read("1.5e-3") == "1.5e - 3"
    assert read("2E - 3", variables=frozenset({"E"})) == "2E - 3"


def test_an_indexed_name_of_the_problem_is_read_whole() -> None:
    tree = parse("2ab_12", variables=frozenset({"ab_12"}))
    assert isinstance(tree, algebra.Expr)
    assert algebra.variables(tree) == {"ab_12"}
    tree = parse("2x1 mu0 + yx12", variables=frozenset({"x1", "x12", "mu0", "y"}))
    assert isinstance(tree, algebra.Expr)
    assert algebra.variables(tree) == {"x1", "x12", "mu0", "y"}


def test_every_node_knows_where_it_stands_in_the_typed_line() -> None:
    text = "  3x + (½ − y)^2 = √(4)  "
    tree = parse(text)
    assert isinstance(tree, Relation)
    assert text[tree.left.span.start : tree.left.span.end] == "3x + (½ − y)^2"
    assert text[tree.right.span.start : tree.right.span.end] == "√(4)"
    for node in algebra.walk(tree):
        assert 0 <= node.span.start < node.span.end <= len(text)


def test_the_letters_of_the_problem_are_the_only_ones_read() -> None:
    only_x = frozenset({"x"})
    error = parse("2y", variables=only_x)
    assert isinstance(error, ParseError)
    assert error.key == "parse.unknown_letter"
    assert error.span == (1, 2)
    assert read("X = 4", variables=only_x) == "x = 4"


def test_a_declared_name_of_several_letters_is_read_whole() -> None:
    tree = parse("3rate", variables=frozenset({"rate"}))
    assert isinstance(tree, algebra.Expr)
    assert algebra.variables(tree) == {"rate"}


def test_f_is_a_variable_where_the_problem_says_so() -> None:
    tree = parse("f(2)", variables=frozenset({"f"}))
    assert isinstance(tree, algebra.Expr)
    assert algebra.evaluate(tree, {"f": Fraction(3)}) == 6


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("x=1+-sqrt(2)", "x=1±sqrt(2)"), ("(3+-√17)/4", "(3±√17)/4"), ("2+-3sqrt(5)", "2±3sqrt(5)")],
)
def test_plus_minus_before_a_root_is_both_signs(typed: str, meant: str) -> None:
    assert parse(typed) == parse(meant)


@pytest.mark.parametrize(
    "line",
    [
        "2x 10^3",
        "4x10^3",
        "3 x 10^4",
        "2e3",
        "2e-3",
        "1,234x",
        "5=x",
        "5==x",
        "5=>x",
        "2**3",
        "x+-3",
        "3 +-2",
        "12ft",
        "3U4",
        "x_1",
        "2x_1+1",
        "7/=x",
    ],
)
def test_the_short_way_through_plain_lines_reads_what_the_long_way_reads(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for known in (None, frozenset("x")):
        short = parse(line, variables=known)
        with monkeypatch.context() as changed:
            changed.setattr(Scanner, "common", None)
            assert parse(line, variables=known) == short
