"""The misconceptions that the literature lists, one by one: named where they explain a line, silent beside it.

The numbers are those of our reading of Sleeman, Matz, Payne and Squibb, Hall, Booth, the collection *Misconceptions in
Algebra* and others. All 75 can be seen in lines of algebra: those about graphs (65, 73) and about words (66, 72) by the
slope, the points or the rule that a student writes down.
"""

from typing import NamedTuple

import pytest

from ownpace.algebra import Expr, Node, ParseError, parse
from ownpace.algebra.misconceptions import ALL_IDS, explain, unfinished


class Entry(NamedTuple):
    """A misconception: its id, a line before, the wrong line, and pairs of lines that it must not explain."""

    belief: str
    before: str
    wrong: str
    silent: tuple[tuple[str, str], ...]


PUBLISHED: dict[int, Entry] = {
    1: Entry("sign-lost-on-move", "7x+4=25", "7x=29", (("7x+4=25", "7x=21"), ("7x+4=25", "7x=28"))),
    2: Entry("subtraction-switched", "6y+31=19", "6y=31-19", (("6y+31=19", "6y=19-31"), ("6y+31=19", "6y=11"))),
    3: Entry("divide-one-term", "3x+12=21", "x+12=7", (("3x+12=21", "x+4=7"), ("3x+12=21", "x+12=8"))),
    4: Entry("clear-some-fractions", "x/4+3=7", "x+3=28", (("x/4+3=7", "x+12=28"), ("x/4+3=7", "x+4=28"))),
    5: Entry("subtract-to-undo-times", "5x=35", "x=30", (("5x=35", "x=7"), ("x+5=35", "x=30"))),
    6: Entry("divide-wrong-way", "7x=3", "x=7/3", (("7x=3", "x=3/7"), ("3x=7", "x=7/3"))),
    7: Entry("stops-at-minus-x", "-y=8", "y=8", (("-y=8", "y=-8"), ("-y=-8", "y=8"))),
    8: Entry("coefficients-swapped", "5x+15=0", "x=-5/15", (("5x+15=0", "x=-15/5"), ("5x+15=0", "x=3"))),
    9: Entry("substitutes-the-result", "3x+2=8", "3*8+2=26", (("3x+2=8", "3*2+2=8"), ("3x+2=8", "x=2"))),
    10: Entry("unknown-below-inverted", "12/x=3", "x=1/4", (("12/x=3", "x=4"), ("12/x=3", "x=9"))),
    11: Entry("bracket-term-first", "4(x+3)=20", "4x=17", (("4(x+3)=20", "4x=8"), ("4x+3=20", "4x=17"))),
    12: Entry("equals-means-answer", "5+2", "5+2=7*3=21", (("5+2", "5+2=7"), ("(5+2)*3", "(5+2)*3=7*3=21"))),
    13: Entry("digits-side-by-side", "3x+x=36", "x=3", (("3x+x=36", "x=9"), ("3x+x=36", "x=4"))),
    14: Entry("conjoin-unlike", "4x+5", "9x", (("4x+5x", "9x"), ("4x+5", "20x"))),
    15: Entry("no-coefficient-means-zero", "7x-x", "7", (("7x-x", "6x"), ("7x-7x", "0"))),
    16: Entry("sign-dropped-collecting", "3x-8x", "11x", (("3x-8x", "-5x"), ("3x+8x", "11x"))),
    17: Entry("collect-by-multiplying", "4a+3a", "12a^2", (("4a*3a", "12a^2"), ("4a+3a", "7a"))),
    18: Entry("partial-distribution", "5(x+2)", "5x+2", (("5(x+2)", "5x+10"), ("5x+2", "5x+2"))),
    19: Entry("multiply-then-add", "5(x+2)", "5x+7", (("5(x+2)", "5x+10"), ("5(x+2)", "5x+3"))),
    20: Entry("minus-bracket", "9-(x-4)", "9-x-4", (("9-(x-4)", "9-x+4"), ("9-(x+4)", "9-x-4"))),
    21: Entry("left-to-right-only", "8-3(x+2)", "5(x+2)", (("8-3(x+2)", "2-3x"), ("(8-3)(x+2)", "5(x+2)"))),
    22: Entry("letter-left-out", "3x(x+5)", "3x+15", (("3x(x+5)", "3x^2+15x"), ("3(x+5)", "3x+15"))),
    23: Entry("square-each-term", "(x+5)^2", "x^2+25", (("(x+5)^2", "x^2+10x+25"), ("(x+5)^2", "x^2+20"))),
    24: Entry("square-as-conjugates", "(y-6)^2", "y^2-36", (("(y-6)(y+6)", "y^2-36"), ("(y-6)^2", "y^2-12y+36"))),
    25: Entry("base-times-exponent", "y^4", "4y", (("y^4", "y*y*y*y"), ("y+y+y+y", "4y"))),
    26: Entry("exponent-takes-coefficient", "3x^2", "9x^2", (("(3x)^2", "9x^2"), ("3x^2", "6x^2"))),
    27: Entry("power-skips-coefficient", "(5x)^2", "5x^2", (("(5x)^2", "25x^2"), ("5(x)^2", "5x^2"))),
    28: Entry("add-exponents-when-adding", "y^3+y^4", "y^7", (("y^3*y^4", "y^7"), ("y^3+y^4", "y^3(1+y)"))),
    29: Entry("multiply-exponents-in-product", "y^3*y^5", "y^15", (("y^3*y^5", "y^8"), ("(y^3)^5", "y^15"))),
    30: Entry("divide-exponents-in-quotient", "y^8/y^2", "y^4", (("y^8/y^2", "y^6"), ("y^8/y^2", "y^5"))),
    31: Entry("divide-the-bases-too", "4^7/4^3", "1^4", (("4^7/4^3", "4^4"), ("4^7/4^3", "4^5"))),
    32: Entry("power-of-power-adds", "(y^3)^4", "y^7", (("(y^3)^4", "y^12"), ("y^3*y^4", "y^7"))),
    33: Entry("negative-exponent-negative", "3^-2", "-9", (("3^-2", "1/9"), ("-3^2", "-9"))),
    34: Entry("zero-power-zero", "5^0", "0", (("5^0", "1"), ("5*0", "0"))),
    35: Entry("square-takes-sign", "-4^2", "16", (("-4^2", "-16"), ("(-4)^2", "16"))),
    36: Entry("two-negatives-positive", "-5+-9", "14", (("-5+-9", "-14"), ("-5*-9", "45"))),
    37: Entry("subtract-negative-ignored", "8-(-2)", "6", (("8-(-2)", "10"), ("8-2", "6"))),
    38: Entry("left-to-right-only", "4+5*6", "54", (("4+5*6", "34"), ("(4+5)*6", "54"))),
    39: Entry("add-fractions-across", "1/x+2/5", "3/(x+5)", (("1/x+2/5", "(5+2x)/(5x)"), ("1/x+2/x", "3/x"))),
    40: Entry("numerators-kept", "1/3+2/7", "3/21", (("1/3+2/7", "13/21"), ("1/21+2/21", "3/21"))),
    41: Entry("scale-both-parts", "5*(x/3)", "5x/15", (("5*(x/3)", "5x/3"), ("x/3", "5x/15"))),
    42: Entry("invert-wrong-fraction", "(3/5)/(2/7)", "10/21", (("(3/5)/(2/7)", "21/10"), ("(5/3)*(2/7)", "10/21"))),
    43: Entry("cancel-across-sum", "(y+8)/8", "y", (("(8y)/8", "y"), ("(y+8)/8", "y/8+1"))),
    44: Entry("cancelled-to-zero", "(y+5)/(y+5)", "0", (("(y+5)/(y+5)", "1"), ("(y+5)-(y+5)", "0"))),
    45: Entry("opposite-as-equal", "(y-7)/(7-y)", "1", (("(y-7)/(7-y)", "-1"), ("(y-7)/(y-7)", "1"))),
    46: Entry("factor-out-part", "8x+12", "4(2x+12)", (("8x+12", "4(2x+3)"), ("8x+48", "4(2x+12)"))),
    47: Entry("partial-common-factor", "18x+24", "3(6x+8)", (("18x+24", "6(3x+4)"), ("6x+8", "2(3x+4)"))),
    48: Entry("pair-product-only", "x^2+9x+20", "(x+2)(x+10)", (("x^2+9x+20", "(x+4)(x+5)"), ("x^2+9x+20", "(x+3)(x+7)"))),
    49: Entry("pair-sum-only", "x^2+9x+20", "(x+6)(x+3)", (("x^2+9x+20", "(x+4)(x+5)"), ("x^2+9x+20", "(x+3)(x+7)"))),
    50: Entry("difference-as-square", "x^2-25", "(x-5)(x-5)", (("x^2-25", "(x-5)(x+5)"), ("x^2-10x+25", "(x-5)(x-5)"))),
    51: Entry("squares-without-rooting", "x^2-16", "(x+16)(x-16)", (("x^2-16", "(x+4)(x-4)"), ("x^2-16", "(x+8)(x-8)"))),
    52: Entry("factor-sum-of-squares", "x^2+25", "(x+5)(x-5)", (("x^2-25", "(x+5)(x-5)"), ("x^2+25", "(x+6)(x-4)"))),
    53: Entry("product-equals-nonzero", "(x-2)(x-6)=5", "x-2=5 or x-6=5", (("(x-2)(x-6)=0", "x-2=0 or x-6=0"), ("(x-2)(x-6)=5", "x^2-8x+7=0"))),
    54: Entry("roots-sign-flip", "(x-3)(x+8)=0", "x=-3 or x=8", (("(x-3)(x+8)=0", "x=3 or x=-8"), ("(x+3)(x-8)=0", "x=-3 or x=8"))),
    55: Entry("divide-by-x", "x^2=7x", "x=7", (("x^2=7x", "x=0 or x=7"), ("x^2=49", "x=7"))),
    56: Entry("one-root-only", "x^2=64", "x=8", (("x^2=64", "x=8 or x=-8"), ("x^3=64", "x=4"))),
    57: Entry("half-not-root", "x^2=100", "x=50", (("x^2=100", "x=10 or x=-10"), ("2x=100", "x=50"))),
    58: Entry("root-of-sum", "sqrt(x^2+16)", "x+4", (("sqrt((x+4)^2)", "|x+4|"), ("sqrt(x^2+16)", "x+8"))),
    59: Entry("add-radicands", "sqrt(5)+sqrt(6)", "sqrt(11)", (("sqrt(5)*sqrt(6)", "sqrt(30)"), ("sqrt(5)+sqrt(6)", "sqrt(30)"))),
    60: Entry("extraneous-kept", "sqrt(x+12)=x", "x=4 or x=-3", (("sqrt(x+12)=x", "x=4"), ("sqrt(x+12)=x", "x=3 or x=-4"))),
    61: Entry("square-b-not-half", "x^2+8x+3", "(x+8)^2+3", (("x^2+8x+3", "(x+4)^2-13"), ("x^2+8x+3", "(x+5)^2+3"))),
    62: Entry("two-a-forgotten", "2x^2+5x+2=0", "x=(-5±3)/2", (("2x^2+5x+2=0", "x=(-5±3)/4"), ("x^2+5x+4=0", "x=(-5±3)/2"))),
    63: Entry("forget-to-flip", "-3x<12", "x<-4", (("-3x<12", "x>-4"), ("3x<-12", "x<-4"))),
    64: Entry("flip-on-negative-result", "3x<-12", "x>-4", (("3x<-12", "x<-4"), ("-3x<12", "x>-4"))),
    65: Entry("standard-form-slope", "3x+4y=12", "3", (("y=3x+12", "3"), ("3x+4y=12", "-3/4"))),
    66: Entry("reversal-error", "D=8T", "T=8D", (("D=8T", "T=D/8"), ("D=8T", "T=8+D"))),
    67: Entry("subtract-sign-slip", "3x+2y=9 and 3x-y=6", "y=3", (("3x+2y=9 and 3x-y=6", "3y=3"), ("3x+2y=9 and 3x+y=6", "y=3"))),
    68: Entry("scale-one-term", "x+3y=5 and 2x-y=4", "2x+3y=10 and 2x-y=4", (("x+3y=5 and 2x-y=4", "2x+6y=10 and 2x-y=4"), ("x+3y=5 and 2x-y=4", "2x+5y=10 and 2x-y=4"))),
    69: Entry("works-in-one", "x+y=9, x-y=3", "x=8, y=1", (("x+y=9, x-y=3", "x=6, y=3"), ("x+y=9, x-y=3", "x=8, y=2"))),
    70: Entry("distribute-f", "f(x+3)", "f(x)+3", (("f(x)+3", "f(x)+3"), ("f(x+3)", "f(3+x)"))),
    71: Entry("percent-is-linear", "200*1.1^3", "260", (("200*1.1^3", "266.2"), ("200*1.3", "260"))),
    72: Entry("through-origin", "y=3x+5", "y=3x", (("y=3x+5", "y-5=3x"), ("y=3x+5", "y=5x"))),
    73: Entry("intercepts-swapped", "(4,0)", "(0,4)", (("(4,0)", "(4,0)"), ("(4,0)", "(0,-4)"))),
    74: Entry("and-or-swap", "x<1 or x>6", "x<1 and x>6", (("x<1 or x>6", "x>6 or x<1"), ("x<1 or x>6", "x<1"))),
    75: Entry("always-between-roots", "x^2>9", "-3<x<3", (("x^2<9", "-3<x<3"), ("x^2>9", "x<-3 or x>3"))),
}  # fmt: skip


def read(text: str) -> Node:
    tree = parse(text)
    assert not isinstance(tree, ParseError), text
    return tree


def named(before: str, line: str) -> str | None:
    """Return the id of what explains a line, wrong or not done."""
    start, end = read(before), read(line)
    found = explain(start, end)
    if found is None and isinstance(start, Expr) and isinstance(end, Expr):
        found = unfinished(start, end)
    return found.id if found else None


@pytest.mark.parametrize("number", PUBLISHED)
def test_a_published_misconception_is_named(number: int) -> None:
    entry = PUBLISHED[number]
    assert named(entry.before, entry.wrong) == entry.belief


@pytest.mark.parametrize(
    ("belief", "before", "line"),
    [(entry.belief, *pair) for entry in PUBLISHED.values() for pair in entry.silent],
)
def test_it_is_not_named_beside(belief: str, before: str, line: str) -> None:
    assert named(before, line) != belief


def test_all_of_the_list_are_here() -> None:
    assert list(PUBLISHED) == list(range(1, 76))
    assert {entry.belief for entry in PUBLISHED.values()} <= set(ALL_IDS)
