"""Judgements against exact arithmetic at points: what differs somewhere is never judged the same.

Trees are made at random, changed in one place, and evaluated with fractions. The judges may say *undecided*; they may
never say *equal* of two lines of which one is true, or has another value, where the other is not.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import get_args

from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from ownpace.algebra import (
    Absolute,
    Expr,
    Group,
    Mixed,
    Number,
    Percent,
    Power,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Sum,
    Truth,
    Undefined,
    Variable,
    bracketed,
    equal,
    evaluate,
    parse,
    same_solutions,
    same_up_to_order,
    to_text,
    walk,
)
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.factors import factored
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.forms import Tidy
from ownpace.algebra.judging import Change, compare
from ownpace.algebra.shape import mapped

SLOW = settings(max_examples=250, deadline=None, derandomize=True)

LETTERS = st.sampled_from([Variable("x"), Variable("y")])
NUMBERS = st.one_of(
    st.integers(0, 9).map(lambda n: Number(Fraction(n))),
    st.sampled_from([Number(Fraction(1, 2), 1), Quotient(Number(Fraction(2)), Number(Fraction(3)))]),
    st.just(Mixed(1, 1, 2)),
)


def _larger(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    pairs = st.tuples(inner, inner)
    return st.one_of(
        st.tuples(pairs, st.sampled_from("+-")).map(lambda p: Sum(p[0], ("+", p[1]))),
        pairs.map(lambda p: Product(p, ("", "*"))),
        pairs.map(lambda p: Quotient(*p)),
        st.tuples(inner, st.integers(-2, 3)).map(lambda p: Power(p[0], _whole(p[1]))),
        st.tuples(inner, st.sampled_from([(1, 2), (2, 3), (-1, 2)])).map(lambda p: Power(p[0], _part(*p[1]))),
        st.tuples(st.sampled_from([2, 3, 10]), inner).map(lambda p: Power(_whole(p[0]), p[1])),
        inner.map(Percent),
        inner.map(lambda e: Signed("-", e)),
        inner.map(Root),
        inner.map(lambda e: Root(e, 3)),
        inner.map(Absolute),
    )


def _part(above: int, below: int) -> Expr:
    return Group(Quotient(_whole(above), _whole(below)))


def _whole(value: int) -> Expr:
    number = Number(Fraction(abs(value)))
    return Signed("-", number) if value < 0 else number


TREES = st.recursive(st.one_of(LETTERS, NUMBERS), _larger, max_leaves=7)
IN_X = st.recursive(st.one_of(st.just(Variable("x")), NUMBERS), _larger, max_leaves=5)
SIGNS = st.sampled_from(["=", "<", ">", "<=", ">=", "!="])
POINTS = [
    Fraction(n, d)
    for n, d in [
        (0, 1),
        (1, 1),
        (-1, 1),
        (4, 1),
        (-8, 1),
        (1, 4),
        (9, 1),
        (-5, 2),
        (7, 3),
        (64, 1),
        (2, 1),
        (-3, 1),
    ]
]


def value(tree: Expr, point: dict[str, Fraction]) -> Fraction | None:
    """Return the value at a point, None where it has none or is no fraction."""
    try:
        return evaluate(tree, point)
    except Undefined:
        return None


def points() -> Iterator[dict[str, Fraction]]:
    for i, x in enumerate(POINTS):
        yield {"x": x, "y": POINTS[(5 * i + 3) % len(POINTS)]}


def differ(a: Expr, b: Expr) -> bool:
    """Say whether two expressions certainly have different values somewhere."""
    for point in points():
        left, right = value(a, point), value(b, point)
        if left is not None and right is not None and left != right:
            return True
    return False


def true_at(line: Relation, x: Fraction) -> bool | None:
    left, right = (value(side, {"x": x}) for side in line.sides)
    if left is None or right is None:
        return None
    tests: dict[str, Callable[[Fraction, Fraction], bool]] = {
        "=": lambda a, b: a == b,
        "!=": lambda a, b: a != b,
        "<": lambda a, b: a < b,
        ">": lambda a, b: a > b,
        "<=": lambda a, b: a <= b,
        ">=": lambda a, b: a >= b,
    }
    return tests[line.signs[0]](left, right)


@st.composite
def changed(draw: st.DrawFn, trees: st.SearchStrategy[Expr]) -> tuple[Expr, Expr]:
    """Draw an expression, and the same with one node replaced."""
    tree = draw(trees)
    nodes = [node for node in walk(tree) if isinstance(node, Expr)]
    target, new = draw(st.sampled_from(nodes)), draw(trees)

    def swap(node: Expr) -> Expr:
        return new if node is target else mapped(node, swap)

    return tree, swap(tree)


@SLOW
@given(changed(TREES))
def test_a_changed_expression_is_not_equal_where_its_value_differs(pair: tuple[Expr, Expr]) -> None:
    a, b = pair
    assume(differ(a, b))
    note(f"{to_text(a)}   {to_text(b)}")
    assert equal(a, b) is not Truth.TRUE
    assert equal(b, a) is not Truth.TRUE


@SLOW
@given(changed(TREES))
def test_it_does_not_matter_which_of_two_expressions_comes_first(pair: tuple[Expr, Expr]) -> None:
    a, b = pair
    note(f"{to_text(a)}   {to_text(b)}")
    assert equal(a, b) is equal(b, a)


@SLOW
@given(TREES, NUMBERS)
def test_an_added_number_that_is_not_zero_is_always_seen(tree: Expr, number: Expr) -> None:
    assume(value(number, {}) != 0)
    assume(any(value(tree, point) is not None for point in points()))
    note(to_text(tree))
    assert equal(tree, Sum((tree, number), ("+", "+"))) is not Truth.TRUE


@SLOW
@given(TREES)
def test_an_expression_equals_itself_printed_and_read(tree: Expr) -> None:
    made = bracketed(tree)
    again = parse(to_text(made))
    assert isinstance(again, Expr), to_text(made)
    note(to_text(made))
    assert equal(tree, again) is not Truth.FALSE or all(value(tree, p) is None for p in points())


@SLOW
@given(TREES)
def test_a_polynomial_equals_itself_multiplied_out_and_in_factors(tree: Expr) -> None:
    try:
        found = rational(tree)
        factors = factored(found.above) if found.above else []
    except Undefined:
        assume(False)
        return
    assume(not found.opaque and found.above and not poly.letters(found.below))
    product = poly.constant(poly.content(found.above))
    for factor, count in factors:
        product = poly.multiply(product, poly.power(factor, count))
    product = product if product == found.above else poly.scale(product, -1)
    assert product == found.above
    note(to_text(tree))
    assert equal(tree, Quotient(_written(product), _written(found.below))) is Truth.TRUE


def _written(a: poly.Poly) -> Expr:
    terms = []
    for monomial, coefficient in a.items():
        factors = [_whole(coefficient), *(Power(Variable(n), _whole(p)) for n, p in monomial)]
        terms.append(Product(tuple(Group(f) for f in factors), ("",) + ("*",) * (len(factors) - 1)))
    wrapped = tuple(t if len(t.factors) > 1 else t.factors[0] for t in terms)
    return wrapped[0] if len(wrapped) == 1 else Sum(wrapped, ("+",) * len(wrapped))


@SLOW
@given(changed(IN_X), IN_X, SIGNS, SIGNS)
def test_a_line_that_is_true_elsewhere_has_other_solutions(
    pair: tuple[Expr, Expr], right: Expr, sign: str, other: str
) -> None:
    a, b = Relation((pair[0], right), (sign,)), Relation((pair[1], right), (other,))  # type: ignore[arg-type]
    truths = [(true_at(a, x), true_at(b, x)) for x in POINTS]
    assume(any(p is not None and q is not None and p is not q for p, q in truths))
    note(f"{to_text(a)}   {to_text(b)}")
    assert same_solutions(a, b) is not Truth.TRUE
    assert same_solutions(b, a) is not Truth.TRUE


@SLOW
@given(IN_X, IN_X, SIGNS, st.integers(1, 5))
def test_a_line_keeps_its_solutions_when_both_sides_are_scaled(
    left: Expr, right: Expr, sign: str, factor: int
) -> None:
    line = Relation((left, right), (sign,))  # type: ignore[arg-type]
    scaled = Relation(tuple(Product((_whole(factor), Group(s)), ("", "*")) for s in line.sides), line.signs)
    note(to_text(line))
    assert same_solutions(line, scaled) is not Truth.FALSE


@SLOW
@given(changed(IN_X), IN_X, SIGNS, SIGNS)
def test_what_a_line_loses_or_gains_is_true_at_every_point(
    pair: tuple[Expr, Expr], right: Expr, sign: str, other: str
) -> None:
    a, b = Relation((pair[0], right), (sign,)), Relation((pair[1], right), (other,))  # type: ignore[arg-type]
    change = compare(a, b).change
    note(f"{to_text(a)}   {to_text(b)}   {change}")
    for x in POINTS:
        before, after = true_at(a, x), true_at(b, x)
        if before is None or after is None:
            continue
        assert change is not Change.EQUIVALENT or before is after
        assert change is not Change.LOSES or before or not after
        assert change is not Change.GAINS or after or not before


@SLOW
@given(changed(TREES))
def test_what_is_written_alike_has_the_same_value(pair: tuple[Expr, Expr]) -> None:
    a, b = pair
    assume(differ(a, b))
    note(f"{to_text(a)}   {to_text(b)}")
    assert not same_up_to_order(a, b)
    assert not same_up_to_order(a, b, tidy=frozenset(get_args(Tidy)))


@SLOW
@given(TREES)
def test_turning_sums_and_products_around_is_written_alike(tree: Expr) -> None:
    def turned(node: Expr) -> Expr:
        node = mapped(node, turned)
        if isinstance(node, Sum) and set(node.signs) == {"+"}:
            return Sum(node.terms[::-1], node.signs)
        return Product(node.factors[::-1], node.marks) if isinstance(node, Product) else node

    assert same_up_to_order(tree, turned(tree))
    assert same_up_to_order(tree, turned(tree), tidy=frozenset(get_args(Tidy)))
