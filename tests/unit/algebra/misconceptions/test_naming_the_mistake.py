"""Each misconception is named from a line and the wrong line that follows from it, and from nothing else."""

import pytest

from ownpace.algebra import Expr, Node, ParseError, parse
from ownpace.algebra.misconceptions import ALL_IDS, UNFINISHED, explain, predicted, unfinished
from ownpace.algebra.misconceptions.catalogue import SAME_BELIEF
from ownpace.messages import catalogue

CASES = [
    ("signs-from-b-only", "x^2+2x-15", "(x+3)(x+5)"),
    ("sum-product-swap", "x^2+6x+5", "(x+2)(x+3)"),
    ("exponent-over-factor", "2^(3t)", "6^t"),
    ("divide-the-rate", "1.12^(t/12)", "1.01^t"),
    ("shift-sideways", "f(x)+3", "f(x+3)"),
    ("negative-inside-outside", "-f(x)", "f(-x)"),
    ("recursive-uses-n", "a_n=a_(n-1)+4", "a_n=n-1+4"),
    ("sign-lost-on-move", "3x+5=11", "3x=16"),
    ("two-negatives-positive", "-8-3", "x=11"),
    ("square-as-conjugates", "(x-9)^2", "(x+3)(x-3)"),
    ("add-fractions-across", "9-2/7", "(9-2)/(9-7)"),
    ("left-to-right-only", "x+1/4=9", "x=9-1/4=8/4=2"),
    ("left-to-right-only", "20-12/4+3", "20-12/4+3=8/4+3=2+3=5"),
    ("sign-lost-on-move", "3x+5=11", "x=16/3"),
    ("subtraction-switched", "13n+196=391", "13n=196-391"),
    ("subtraction-switched", "13n+196=391", "13n=-195"),
    ("divide-one-term", "2x+6=10", "x+6=5"),
    ("clear-some-fractions", "x/3+2=5", "x+2=15"),
    ("subtract-to-undo-times", "4x=12", "x=8"),
    ("divide-wrong-way", "5x=2", "x=5/2"),
    ("stops-at-minus-x", "-x=5", "x=5"),
    ("coefficients-swapped", "3x+6=0", "x=-3/6"),
    ("substitutes-the-result", "2x+1=7", "2*7+1=15"),
    ("substitutes-the-result", "2x+1=7", "x=15"),
    ("unknown-below-inverted", "6/x=2", "x=1/3"),
    ("bracket-term-first", "3(x+2)=15", "3x=13"),
    ("equals-means-answer", "3+4", "3+4=7*2=14"),
    ("equals-means-answer", "8+4=x+5", "x=12"),
    ("digits-side-by-side", "2x+x=24", "x=2"),
    ("conjoin-unlike", "2x+3", "5x"),
    ("letters-combine", "2a+3b", "5ab"),
    ("no-coefficient-means-zero", "5x-x", "5"),
    ("no-coefficient-means-zero", "5x-x", "5x"),
    ("sign-dropped-collecting", "4x-7x", "11x"),
    ("sign-dropped-collecting", "4x-7x", "3x"),
    ("collect-by-multiplying", "3a+2a", "6a^2"),
    ("partial-distribution", "3(x+4)", "3x+4"),
    ("multiply-then-add", "3(x+4)", "3x+7"),
    ("minus-bracket", "5-(x-3)", "5-x-3"),
    ("minus-bracket", "5-(x-3)", "2-x"),
    ("minus-bracket", "-2(x-3)", "-2x-6"),
    ("left-to-right-only", "5-2(x+1)", "3(x+1)"),
    ("left-to-right-only", "5-2(x+1)", "3x+3"),
    ("left-to-right-only", "5+6*10", "110"),
    ("left-to-right-only", "15-24/3+10", "7"),
    ("letter-left-out", "2x(x+3)", "2x+6"),
    ("square-each-term", "(x+3)^2", "x^2+9"),
    ("square-as-conjugates", "(z-4)^2", "z^2-16"),
    ("square-as-conjugates", "(z-4)^2", "(z+4)(z-4)"),
    ("half-middle-missing", "(x+3)^2", "x^2+3x+9"),
    ("base-times-exponent", "x^3", "3x"),
    ("base-times-exponent", "5^2", "10"),
    ("exponent-takes-coefficient", "2x^2", "4x^2"),
    ("multiply-before-power", "2*3^2", "36"),
    ("power-skips-coefficient", "(2x)^3", "2x^3"),
    ("add-exponents-when-adding", "x^2+x^3", "x^5"),
    ("add-exponents-when-adding", "x^2+x^2", "x^4"),
    ("multiply-exponents-in-product", "x^2*x^3", "x^6"),
    ("divide-exponents-in-quotient", "x^6/x^2", "x^3"),
    ("divide-the-bases-too", "6^5/6^2", "1^3"),
    ("multiply-the-bases-too", "2^3*2^4", "4^7"),
    ("power-of-power-adds", "(x^2)^3", "x^5"),
    ("negative-exponent-negative", "2^-3", "-8"),
    ("zero-power-zero", "7^0", "0"),
    ("square-takes-sign", "-3^2", "9"),
    ("substitute-without-brackets", "(-3)^2", "-9"),
    ("two-negatives-positive", "-6+-8", "14"),
    ("two-negatives-positive", "-6+-8", "2"),
    ("sign-of-larger-ignored", "7+-2", "-5"),
    ("subtract-negative-ignored", "5-(-3)", "2"),
    ("add-fractions-across", "1/x+1/3", "2/(x+3)"),
    ("numerators-kept", "2/5+1/2", "3/10"),
    ("scale-both-parts", "3*(x/4)", "3x/12"),
    ("invert-wrong-fraction", "(2/3)/(3/8)", "9/16"),
    ("cancel-across-sum", "(x+6)/6", "x"),
    ("cancel-across-sum", "(x^2+4)/x", "x+4"),
    ("cancelled-to-zero", "(x+2)/(x+2)", "0"),
    ("opposite-as-equal", "(x-3)/(3-x)", "1"),
    ("factor-out-part", "6x+9", "3(2x+9)"),
    ("pair-product-only", "x^2+7x+12", "(x+2)(x+6)"),
    ("pair-sum-only", "x^2+7x+12", "(x+5)(x+2)"),
    ("difference-as-square", "x^2-9", "(x-3)(x-3)"),
    ("squares-without-rooting", "x^2-9", "(x+9)(x-9)"),
    ("factor-sum-of-squares", "x^2+4", "(x+2)(x-2)"),
    ("product-equals-nonzero", "(x-1)(x-3)=5", "x-1=5 or x-3=5"),
    ("roots-sign-flip", "(x-2)(x+5)=0", "x=-2 or x=5"),
    ("roots-sign-flip", "x^2+3x-10=0", "x=-2 or x=5"),
    ("divide-by-x", "x^2=5x", "x=5"),
    ("one-root-only", "x^2=49", "x=7"),
    ("half-not-root", "x^2=36", "x=18"),
    ("half-not-root", "sqrt(36)", "18"),
    ("root-of-sum", "sqrt(x^2+9)", "x+3"),
    ("add-radicands", "sqrt(2)+sqrt(3)", "sqrt(5)"),
    ("extraneous-kept", "sqrt(x+6)=x", "x=3 or x=-2"),
    ("square-b-not-half", "x^2+6x+1", "(x+6)^2+1"),
    ("forget-to-balance", "x^2+6x+1", "(x+3)^2+1"),
    ("forget-to-balance", "x^2+6x=-1", "(x+3)^2=-1"),
    ("minus-b-slip", "x^2-6x+8=0", "x=(-6±2)/2"),
    ("minus-b-slip", "x^2-6x+7=0", "x=-3±sqrt(2)"),
    ("roots-sign-flip", "x^2-6x+8=0", "x=-2 or x=-4"),
    ("divide-part", "x^2-6x+7=0", "x=6±sqrt(8)/2"),
    ("minus-4ac-sign", "x^2-6x-1=0", "x=(6±sqrt(32))/2"),
    ("two-a-forgotten", "2x^2+7x+3=0", "x=(-7±5)/2"),
    ("forget-to-flip", "-2x<6", "x<-3"),
    ("flip-on-negative-result", "2x<-6", "x>-3"),
    ("sides-swapped-sign-kept", "3>x", "x>3"),
    ("run-over-rise", "(7-1)/(4-2)", "1/3"),
    ("standard-form-slope", "2x+3y=6", "2"),
    ("reversal-error", "S=6P", "P=6S"),
    ("less-than-order", "x-3", "3-x"),
    ("multiply-one-side", "x+2y=7 and 3x-y=7", "2x+4y=7 and 3x-y=7"),
    ("works-in-one", "x+y=5, x-y=1", "x=4, y=1"),
    ("distribute-f", "f(x+1)", "f(x)+1"),
    ("f-times-x", "f(3)", "3f"),
    ("percent-is-linear", "100*1.05^3", "115"),
    ("intercepts-swapped", "(3,0)", "(0,3)"),
    ("and-or-swap", "x<2 or x>5", "x<2 and x>5"),
    ("always-between-roots", "x^2>4", "-2<x<2"),
    ("one-part-operation", "1<2x+3<7", "1<2x<4"),
    ("one-case-only", "|x+2|=5", "x=3"),
    ("negative-has-solutions", "|x|=-3", "x=3 or x=-3"),
    ("lose-the-one", "3x+3", "3x"),
    ("outside-times-inside", "sqrt(12)", "4sqrt(3)"),
    ("exponent-as-factor", "9^(1/2)", "4.5"),
    ("closed-open-swap", "2x+1<=7", "x<3"),
    ("zero-is-no-solution", "3x=0", "no solution"),
    ("identity-is-zero", "0=0", "x=0"),
    ("sign-lost-dividing", "-3x=12", "x=4"),
    ("same-operation-not-inverse", "4x=12", "x=48"),
    ("vertex-sign-flip", "y=(x-3)^2+2", "(-3,2)"),
    ("off-by-one-start", "5+3(n-1)", "5+3n"),
    ("through-origin", "y=2x+3", "y=2x"),
    ("m-b-swap", "y=2x+3", "y=3x+2"),
    ("subtract-sign-slip", "2x+3y=7 and 2x-y=3", "2y=4"),
    ("scale-one-term", "x+2y=7 and 3x-y=7", "2x+2y=14 and 3x-y=7"),
    ("firsts-and-lasts", "(x+2)(x+3)", "x^2+6"),
    ("sign-lost-in-product", "(x-3)(x-2)", "x^2-5x-6"),
    ("difference-makes-plus", "(x+3)(x-3)", "x^2+9"),
    ("add-unknowns-across", "5x-2=2x+7", "7x-2=7"),
    ("discriminant-is-root", "x^2-6x+5=0", "x=11 or x=-5"),
    ("expression-as-equation", "x/2+x/3", "3x+2x"),
    ("reduce-one-part", "4/8", "2/8"),
    ("divide-without-inverting", "(2/3)/(3/8)", "1/4"),
    ("negative-root-anyway", "x^2=-9", "x=3 or x=-3"),
    ("root-before-isolating", "x^2+9=25", "x+3=5"),
    ("half-of-power", "2^10/2", "2^5"),
    ("plus-in-exponent-adds", "2^(t+3)", "2^t+8"),
    ("add-the-ratio", "3*2^4", "11"),
    ("root-power-swap", "8^(2/3)", "8^(3/2)"),
    ("negate-variable-only", "|x+2|=5", "x=3 or x=-3"),
    ("same-sign-in-both-cases", "|x|>3", "x>3 or x>-3"),
    ("inside-outside-swap", "|x|>3", "-3<x<3"),
    ("mixed-order-subtract", "(7-1)/(4-2)", "-3"),
    ("zeros-as-factors", "x^2+7x+12", "(x-3)(x-4)"),
    ("ignore-leading", "2x^2+7x+6", "(x+1)(x+6)"),
    ("ac-pair-as-factors", "2x^2+7x+3", "(x+1)(x+6)"),
    ("divide-by-a-and-drop", "2x^2+14x+24", "(x+3)(x+4)"),
    ("ignore-a-outside", "2x^2+12x+5", "2(x+3)^2-4"),
    ("false-line-is-answer", "5=7", "x=5"),
    ("sizes-added", "-8+3", "-11"),
    ("swap-coordinates", "(3,5)", "(5,3)"),
    ("axis-sign", "y=x^2-6x+1", "x=-3"),
    ("point-sign-flip", "y-3=2(x+2)", "(2,3)"),
    ("point-sign-flip", "y-3=2(x+2)", "(2,-3)"),
    ("closed-open-swap", "[2,5)", "(2,5]"),
    ("sign-lost-on-move", "2(x+3)-4=11", "x=13/2"),
    ("partial-distribution", "2(x+3)-4x=10", "2x+3-4x=10"),
    ("minus-bracket", "8-(x-2)=4", "8-x-2=4"),
    ("forget-to-flip", "-3x+1<=10", "x<=-3"),
    ("rate-not-factor", "V=100*1.05^t", "V=100*0.05^t"),
    ("decay-adds-rate", "V=100*0.95^t", "V=100*1.05^t"),
    ("percent-unconverted", "a=500(1+0.04)^3", "a=500(1+4)^3"),
    ("percent-undo", "200*1.2*0.8", "200"),
    ("a-is-rate", "y=2*3^x", "y=3*2^x"),
    ("base-times-exponent", "2^x=8", "2x=8"),
]
"""Id, line before, wrong line: our own examples."""


def read(text: str) -> Node:
    tree = parse(text)
    assert not isinstance(tree, ParseError), text
    return tree


@pytest.mark.parametrize(("belief", "before", "wrong"), CASES)
def test_the_belief_behind_a_wrong_line_is_named(belief: str, before: str, wrong: str) -> None:
    found = explain(read(before), read(wrong))
    assert found is not None
    assert found.id == belief
    assert found.key == f"misconception.{belief}"


def test_every_misconception_has_an_example_here() -> None:
    assert {belief for belief, _, _ in CASES} == set(ALL_IDS) - set(UNFINISHED)


@pytest.mark.parametrize(
    ("before", "line", "belief"),
    [
        ("12x+18", "2(6x+9)", "partial-common-factor"),
        ("6x^2+12x", "6(x^2+2x)", "partial-common-factor"),
        ("x^4-1", "(x^2+1)(x^2-1)", "stop-too-early"),
        ("x^2+2x+3", "x(x+2)+3", "factor-as-split-sum"),
        ("12x+18", "6(2x+3)", None),
        ("x^2-9", "(3-x)(-x-3)", None),
        ("12x+18", "6(2x+4)", None),
        ("x+1", "x+1", None),
    ],
)
def test_a_factoring_that_is_right_and_not_done_is_named(before: str, line: str, belief: str | None) -> None:
    start, end = read(before), read(line)
    assert isinstance(start, Expr)
    assert isinstance(end, Expr)
    found = unfinished(start, end)
    assert (found and found.id) == belief


def test_every_misconception_has_its_sentence_and_no_sentence_is_left_over() -> None:
    keys = {key.removeprefix("misconception.") for key in catalogue() if key.startswith("misconception.")}
    assert keys == set(ALL_IDS)


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        ("3x+5=11", "x=200"),
        ("3(x+4)", "17x"),
        ("x^2=49", "x=3"),
        ("2x+3", "7"),
        ("x^2-5x+6=0", "x=10 or x=20"),
        ("-2x<6", "x<77"),
        ("x+y=5, x-y=1", "x=9, y=9"),
    ],
)
def test_a_line_that_no_belief_explains_is_left_without_a_name(before: str, wrong: str) -> None:
    assert explain(read(before), read(wrong)) is None


@pytest.mark.parametrize(
    ("before", "wrong"),
    [
        ("2(x+2)-x^0", "2x+2"),  # a bracket half multiplied and a zero power: two beliefs, none of them alone
        ("x^2-6x+8=0", "x=7 or x=-1"),  # 3±4 is two ways of misreading the formula at once
    ],
)
def test_what_two_beliefs_explain_is_left_without_a_name(before: str, wrong: str) -> None:
    assert explain(read(before), read(wrong)) is None


@pytest.mark.parametrize(
    ("before", "right"),
    [
        ("3x+5=11", "3x=6"),
        ("3(x+4)", "3x+12"),
        ("x^2=49", "x=7 or x=-7"),
        ("(x+3)^2", "x^2+6x+9"),
        ("-2x<6", "x>-3"),
        ("x+y=5, x-y=1", "x=3, y=2"),
        ("|x|<3", "-3<x<3"),
        ("V=100*1.05^t", "V=100(1+0.05)^t"),
        ("200*1.2*0.8", "192"),
        ("y=3*3^x", "y=3^(x+1)"),
    ],
)
def test_a_right_line_has_no_mistake_to_name(before: str, right: str) -> None:
    assert explain(read(before), read(right)) is None


def test_an_explanation_shows_what_was_done_to_which_line() -> None:
    found = explain(read("2(x+3)+4=20"), read("2x=20"))
    assert found is None or found.line is not None


def test_an_author_sees_all_the_wrong_lines_that_are_predicted() -> None:
    beliefs = {belief for belief, _ in predicted(read("3(x+4)=15"))}
    assert {"partial-distribution", "multiply-then-add", "bracket-term-first"} <= beliefs


@pytest.mark.parametrize(
    ("other", "before", "wrong"),
    [
        ("missing-brackets", "3(x+4)", "3x+4"),
        ("combine-across-equals", "5x-2=2x+7", "7x-2=7"),
        ("add-like-powers", "x^3+x^3", "x^6"),
        ("exponent-times-base", "2^x=8", "2x=8"),
        ("divide-by-base", "2^x=8", "x=4"),
        ("impossible-chain", "x<2 or x>5", "5<x<2"),
        ("c-is-vertex-height", "x^2+6x+11", "(x+3)^2+11"),
        ("inside-shift-direction", "y=(x+2)^2", "(2,0)"),
        ("input-output-swap", "(3,20)", "(20,3)"),
        ("negative-means-negative", "4^(-2)", "-16"),
        ("root-of-formula-terms", "sqrt(c^2-b^2)", "c-b"),
        ("zero-on-wrong-axis", "(0,4)", "(4,0)"),
    ],
)
def test_another_name_of_the_skill_map_is_that_of_the_rule_that_fires(
    other: str, before: str, wrong: str
) -> None:
    found = explain(read(before), read(wrong))
    assert found is not None
    assert found.id == SAME_BELIEF[other]


def test_other_names_of_the_skill_map_lead_to_a_rule() -> None:
    assert set(SAME_BELIEF.values()) <= set(ALL_IDS)
    assert not SAME_BELIEF.keys() & set(ALL_IDS)
