"""Random statements in one letter and in two, and whether they are true at a point: told by exact arithmetic alone."""

from collections.abc import Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from hypothesis import strategies as st

from ownpace.algebra import Expr, Node, Statement, Undefined, evaluate
from ownpace.algebra.errors import Inexact, TooLarge
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Constant,
    FiniteSet,
    Group,
    Interval,
    Listing,
    Membership,
    NoSolution,
    Number,
    Point,
    Power,
    Product,
    Quotient,
    Relation,
    SetBuilder,
    Signed,
    Sum,
    Union,
    Variable,
)

X, Y = Variable("x"), Variable("y")
At = Mapping[str, Fraction]
_TESTS = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
FLIPPED: dict[str, Any] = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

ALONG = [Fraction(n, 2) for n in range(-12, 13)]
AROUND = [{"x": Fraction(x), "y": Fraction(y)} for x in range(-4, 5) for y in range(-4, 5)]


def numeral(value: int | Fraction) -> Expr:
    """Return a number as it is written."""
    value = Fraction(value)
    bare: Expr = Number(Fraction(abs(value.numerator)))
    if value.denominator != 1:
        bare = Group(Quotient(bare, Number(Fraction(value.denominator))))
    return Signed("-", bare) if value < 0 else bare


def plus(*terms: Expr) -> Expr:
    """Return terms added."""
    return Sum(tuple(Group(t) for t in terms), ("+",) * len(terms))


def times(value: int, factor: Expr) -> Expr:
    """Return a multiple."""
    return Product((Group(numeral(value)), Group(factor)), ("", "*"))


whole = st.integers(-4, 4)
nonzero = whole.filter(bool)
numbers = st.one_of(whole, st.integers(-7, 7).map(lambda n: Fraction(n, 2))).map(numeral)


@st.composite
def in_x(draw: st.DrawFn) -> Expr:
    """Draw a side in x: a number, a linear or quadratic expression, a fraction, an absolute value."""
    a, b, c = draw(nonzero), draw(whole), draw(whole)
    line = plus(times(a, X), numeral(b))
    match draw(st.integers(0, 7)):
        case 0 | 1:
            return line
        case 2:
            return draw(numbers)
        case 3:
            return plus(Power(Group(plus(X, numeral(b))), Number(Fraction(2))), numeral(c))
        case 4:
            return Product((Group(line), Group(plus(X, numeral(c)))), ("", ""))
        case 5:
            return plus(Absolute(line), numeral(c))
        case 6:
            return Quotient(Group(line), Group(plus(X, numeral(c))))
        case _:
            return X


_signs = st.sampled_from(["=", "=", "<", "<=", ">", ">=", "!="])


@st.composite
def relations_in_x(draw: st.DrawFn) -> Relation:
    """Draw an equation, an inequality, or a chain."""
    if draw(st.integers(0, 4)) == 0:
        pair = draw(st.sampled_from([("<", "<="), ("<=", "<="), (">", ">="), ("<", "<")]))
        return Relation((draw(numbers), draw(in_x()), draw(numbers)), pair)  # type: ignore[arg-type]
    return Relation((draw(in_x()), draw(in_x())), (draw(_signs),))


_INFINITY = Constant("oo")


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval, empty ones too."""
    low, high = draw(whole), draw(whole)
    ends = (numeral(low), numeral(high))
    closed = (draw(st.booleans()), draw(st.booleans()))
    match draw(st.integers(0, 3)):
        case 0:
            return Interval(Signed("-", _INFINITY), ends[1], closed_low=False, closed_high=closed[1])
        case 1:
            return Interval(ends[0], _INFINITY, closed_low=closed[0], closed_high=False)
        case _:
            return Interval(*ends, *closed)


sets: st.SearchStrategy[Any] = st.one_of(
    intervals(),
    st.lists(numbers, max_size=3).map(lambda items: FiniteSet(tuple(items))),
    st.lists(intervals(), min_size=2, max_size=3).map(lambda parts: Union(tuple(parts))),
    st.sampled_from([AllReals(), NoSolution()]),
    relations_in_x().map(lambda condition: SetBuilder(X, condition)),
)
_simple: st.SearchStrategy[Statement] = st.one_of(
    relations_in_x(), relations_in_x(), sets.map(lambda found: Membership(X, "∈", found)), sets
)
in_one_letter: st.SearchStrategy[Statement] = st.one_of(
    _simple,
    st.builds(
        Listing, st.lists(relations_in_x(), min_size=2, max_size=3).map(tuple), st.sampled_from(["or", "and"])
    ),
)


@st.composite
def lines_in_two(draw: st.DrawFn) -> Relation:
    """Draw a linear equation or inequality in x and y, its terms on either side."""
    a, b, c = draw(whole), draw(whole), draw(whole)
    sign = draw(st.sampled_from(["=", "=", "=", "<", "<=", ">", ">="]))
    match draw(st.integers(0, 3)):
        case 0:
            return Relation((Y, plus(times(a, X), numeral(c))), (sign,))
        case 1:
            return Relation((times(a, X), plus(times(b, Y), numeral(c))), (sign,))
        case _:
            return Relation((plus(times(a, X), times(b, Y)), numeral(c)), (sign,))


_pairs = st.tuples(whole, whole).map(lambda pair: Point((numeral(pair[0]), numeral(pair[1]))))
in_two_letters: st.SearchStrategy[Statement] = st.one_of(
    lines_in_two(),
    st.lists(lines_in_two(), min_size=2, max_size=3).map(lambda lines: Listing(tuple(lines), "and")),
    st.tuples(whole, whole).map(
        lambda pair: Listing(
            (Relation((X, numeral(pair[0])), ("=",)), Relation((Y, numeral(pair[1])), ("=",))), "and"
        )
    ),
    _pairs.map(lambda pair: Membership(Point((X, Y)), "=", pair)),
)


# -- truth --------------------------------------------------------------------------------------------------------


def true_at(node: Node, at: At) -> bool | None:
    """Say whether a statement is true at a point; None where it cannot be told with fractions."""
    match node:
        case Relation(sides, signs):
            return _compared(sides, signs, at)
        case Listing(items, "or"):
            return _any(true_at(item, at) for item in items)
        case Listing(items, _):
            return _all(true_at(item, at) for item in items)
        case Membership(Point(coordinates), "=", Point(values)):
            return _all(_compared((a, b), ("=",), at) for a, b in zip(coordinates, values, strict=True))
        case Membership(_, _, of):
            return true_at(of, at)
        case FiniteSet(items):
            return _any(_compared((X, item), ("=",), at) for item in items if isinstance(item, Expr))
        case Interval(low, high, closed_low, closed_high):
            below = True if _endless(low) else _compared((low, X), ("<=" if closed_low else "<",), at)
            above = True if _endless(high) else _compared((X, high), ("<=" if closed_high else "<",), at)
            return _all((below, above))
        case Union(parts):
            return _any(true_at(part, at) for part in parts)
        case SetBuilder(_, condition):
            return true_at(condition, at)
        case _:
            return isinstance(node, AllReals)


def _compared(sides: tuple[Expr, ...], signs: tuple[str, ...], at: At) -> bool | None:
    """A comparison holds nowhere where a side has no value."""
    try:
        values = [evaluate(side, at) for side in sides]
    except (Inexact, TooLarge):
        return None
    except Undefined:
        return False
    return all(_TESTS[sign](a, b) for sign, a, b in zip(signs, values, values[1:], strict=False))


def _endless(end: Expr) -> bool:
    return _INFINITY in (end, end.operand if isinstance(end, Signed) else None)


def _any(found: Any) -> bool | None:
    truths = list(found)
    return True if True in truths else None if None in truths else False


def _all(found: Any) -> bool | None:
    truths = list(found)
    return False if False in truths else None if None in truths else True
