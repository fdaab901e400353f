"""Random trees over the whole grammar: every node, every sign, mark, bracket and joiner that a tree may hold.

`kinds` names what a tree is made of, finely enough that a test can say that nothing of the grammar is left out.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Literal

from hypothesis import strategies as st

from ownpace.algebra import Expr, Node, Statement, ungrouped, walk
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Call,
    Constant,
    FiniteSet,
    Group,
    Indexed,
    Interval,
    Listing,
    Membership,
    Mixed,
    NoSolution,
    Number,
    Percent,
    Point,
    Power,
    Product,
    Quantity,
    Quotient,
    Relation,
    Root,
    SetBuilder,
    Signed,
    Sum,
    Union,
    Variable,
)


def _one_of(*kinds: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(*kinds)


# -- expressions --------------------------------------------------------------------------------------------------

whole = st.integers(0, 120).map(lambda n: Number(Fraction(n)))
numbers = (
    whole
    | st.integers(0, 999).map(lambda n: Number(Fraction(n, 100), 2))
    | st.integers(1, 9).map(lambda n: Number(Fraction(n * 100), point=True))
    | st.integers(10**20, 10**30).map(lambda n: Number(Fraction(n)))
)
letters = st.one_of(
    st.sampled_from("abcmnpiorxyzeUEGN"),
    st.sampled_from(["theta", "mu", "Delta"]),
    st.sampled_from(["x_1", "a_1", "a_n", "x_12", "b_xy", "theta_1"]),
)
names = letters.map(Variable)
mixed = st.builds(Mixed, st.integers(1, 9), st.integers(1, 4), st.integers(5, 9))
prices = st.builds(Quantity, numbers | mixed, st.sampled_from(["$", "$", "$/hr", "$ per pound"]))
leaves = _one_of(
    numbers,
    names,
    names,
    names,
    st.just(Constant("pi")),
    mixed,
    numbers.map(Percent),
    prices,
    st.builds(Quotient, numbers, numbers, st.just(":")),
    st.builds(Quotient, whole, whole),
)


def _rows(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[tuple[Expr, ...]]:
    return st.lists(parts, min_size=2, max_size=4).map(tuple)


@st.composite
def _sums(draw: st.DrawFn, parts: st.SearchStrategy[Expr]) -> Expr:
    terms = draw(_rows(parts))
    return Sum(terms, ("+", *(draw(st.sampled_from("+-+-±∓")) for _ in terms[1:])))


@st.composite
def _products(draw: st.DrawFn, parts: st.SearchStrategy[Expr]) -> Expr:
    factors = draw(_rows(parts))
    return Product(factors, ("", *(draw(st.sampled_from(["", "", "*", "×", "·"])) for _ in factors[1:])))


def _powers(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    negative = whole.map(lambda n: Signed("-", n))
    fraction = st.builds(lambda a, b: Group(Quotient(a, b)), whole | negative, whole)
    more = st.builds(lambda a, b, sign: Group(Sum((a, b), ("+", sign))), names, whole, st.sampled_from("+-"))
    return st.builds(Power, parts, st.one_of(whole, negative, fraction, names, more, parts))


def _larger(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    many = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return _one_of(
        _sums(parts),
        _products(parts),
        st.builds(Quotient, parts, parts, st.sampled_from("/÷")),
        _powers(parts),
        st.builds(Signed, st.sampled_from("+--±∓"), parts),
        st.builds(Root, parts, st.sampled_from([2, 3, 4, 5, 12])),
        st.builds(Call, st.sampled_from("fgh"), many),
        st.builds(Call, st.sampled_from(["log", "log_2", "sin", "ln"]), parts.map(lambda part: (part,))),
        st.builds(Indexed, st.sampled_from(["a", "b", "theta"]), parts),
        parts.map(Percent),
        parts.map(Absolute),
        st.builds(Group, parts, st.sampled_from("([{")),
    )


parts_of_lines: st.SearchStrategy[Expr] = st.recursive(leaves, _larger, max_leaves=10)
expressions = parts_of_lines.filter(lambda made: not (isinstance(made, Group) and made.bracket == "{"))
"""Expressions that are a whole line: in braces they would be a set."""

UNITS = ["ft", "square ft", "miles per hour", "kg/cm^3", "¢", "°", "cubic m", "°F"]
amounts = st.builds(Quantity, numbers | st.builds(Quotient, numbers, numbers) | mixed, st.sampled_from(UNITS))
sides = _one_of(expressions, amounts, st.builds(Signed, st.sampled_from("+-"), amounts | prices))


def _endless(made: Interval) -> bool:
    ends = (ungrouped(made.low), ungrouped(made.high))
    return any(isinstance(node, Constant) and node.name == "oo" for end in ends for node in walk(end))


# -- points and sets ----------------------------------------------------------------------------------------------

points = st.lists(expressions, min_size=2, max_size=3).map(lambda parts: Point(tuple(parts)))
_ends = _one_of(expressions, st.builds(Signed, st.just("-"), numbers))
_least, _most = st.just(Signed("-", Constant("oo"))), st.just(Constant("oo"))
_open = st.just(value=False)
intervals = (
    st.builds(Interval, _ends, _ends, st.booleans(), st.booleans())
    | st.builds(Interval, _least, _ends, _open, st.booleans())
    | st.builds(Interval, _ends, _most, st.booleans(), _open)
    | st.builds(Interval, _least, _most, _open, _open)
)
_told_apart = intervals.filter(lambda made: made.closed_low or made.closed_high or _endless(made))
"""Intervals that are no pair in round brackets, which would be a point beside other answers."""
sets = st.lists(expressions | points, max_size=3).map(lambda parts: FiniteSet(tuple(parts)))
_named = st.sampled_from([AllReals(), NoSolution()])
builders = st.builds(
    SetBuilder,
    names | st.lists(names, min_size=2, max_size=3, unique=True).map(lambda parts: Point(tuple(parts))),
    st.deferred(lambda: relations | memberships | listings),
)
unions = st.lists(intervals | sets | _named | builders, min_size=2, max_size=3).map(
    lambda parts: Union(tuple(parts))
)
collections = intervals | unions | sets | builders | _named
_clear = _told_apart | unions | sets | builders | _named

# -- statements ---------------------------------------------------------------------------------------------------


@st.composite
def _relations(draw: st.DrawFn) -> Relation:
    signs = draw(st.lists(st.sampled_from(["=", "<", ">", "<=", ">=", "!="]), min_size=1, max_size=3))
    return Relation(tuple(draw(sides) for _ in (*signs, "")), tuple(signs))


relations = _relations()
memberships = (
    st.builds(Membership, expressions, st.just("∈"), collections)
    | st.builds(Membership, points, st.just("∈"), _clear)
    | st.builds(Membership, points, st.just("="), points)
    | st.builds(Membership, names, st.just("="), points | sets | unions | _named)
)
simple = relations | memberships | points
_joiners = st.sampled_from(["or", "and", ","])
listings = st.builds(
    Listing,
    st.lists(simple | expressions | _clear, min_size=2, max_size=3).map(tuple),
    _joiners,
)
_in_brackets = listings.filter(lambda made: not all(isinstance(item, Expr) for item in made.items))
"""Listings but those of numbers only: such a row in brackets is a point."""
nested = st.builds(
    Listing,
    st.tuples(st.builds(Listing, st.tuples(relations, simple), _joiners), simple | _in_brackets),
    _joiners,
)
statements: st.SearchStrategy[Statement] = st.one_of(
    relations, memberships, points, listings, nested, collections
)


def expected(made: Node) -> Literal["point", "interval"]:
    """Return what `(2, 5)` has to be read as, for a tree to come back."""
    return "interval" if isinstance(made, Interval) else "point"


# -- what was made ------------------------------------------------------------------------------------------------


def kinds(tree: Node) -> frozenset[str]:
    """Return what a tree is made of: its nodes, and the signs, marks, brackets and joiners in them."""
    return frozenset(kind for node in walk(tree) for kind in _kinds(node))


def _kinds(node: Node) -> Iterator[str]:
    name = type(node).__name__
    yield name
    match node:
        case Sum(signs=found) | Relation(signs=found) | Product(marks=found):
            yield from (f"{name} {each or 'implied'}" for each in found[isinstance(node, Sum | Product) :])
        case Signed(sign=kind) | Membership(sign=kind) | Quotient(stroke=kind) | Group(bracket=kind):
            yield f"{name} {kind}"
        case Listing(joiner=kind) | Constant(name=kind):
            yield f"{name} {kind}"
        case Call(arguments=parts) | Point(coordinates=parts) | FiniteSet(items=parts):
            yield f"{name} of {len(parts)}"
        case Interval(closed_low=low, closed_high=high):
            yield f"Interval {'(['[low]}{')]'[high]}"
        case Power(exponent=exponent):
            bare = ungrouped(exponent)
            yield f"a power {'negative' if isinstance(bare, Signed) else type(bare).__name__}"
    yield from (word for word, holds in _WORDS.items() if holds(node))


_WORDS: dict[str, Callable[[Node], bool]] = {
    "a whole number": lambda node: isinstance(node, Number) and not node.places,
    "a decimal": lambda node: isinstance(node, Number) and node.places > 0,
    "a point at the end": lambda node: isinstance(node, Number) and node.point,
    "a huge number": lambda node: isinstance(node, Number) and node.value > 10**9,
    "a letter with an index": lambda node: isinstance(node, Variable) and "_" in node.name,
    "a Greek letter": lambda node: isinstance(node, Variable) and len(node.name) > 1 and node.name.isalpha(),
    "a square root": lambda node: isinstance(node, Root) and node.index == 2,
    "a higher root": lambda node: isinstance(node, Root) and node.index > 2,
    "a chain": lambda node: isinstance(node, Relation) and len(node.signs) > 1,
    "money": lambda node: isinstance(node, Quantity) and node.unit.startswith("$"),
    "a unit": lambda node: isinstance(node, Quantity) and not node.unit.startswith("$"),
}

EVERY_EXPRESSION = frozenset(
    {
        *(kind.__name__ for kind in (Absolute, Call, Constant, Group, Indexed, Mixed, Number, Percent, Power, Product)),
        *(kind.__name__ for kind in (Quantity, Quotient, Root, Signed, Sum, Variable)),
        *("a whole number", "a decimal", "a point at the end", "a huge number", "a Greek letter", "money"),
        *("a letter with an index", "a square root", "a higher root"),
        *(f"Sum {sign}" for sign in "+-±∓"),
        *(f"Signed {sign}" for sign in "+-±∓"),
        *(f"Product {mark}" for mark in ("implied", "*", "×", "·")),
        *(f"Quotient {stroke}" for stroke in "/÷:"),
        *(f"Group {bracket}" for bracket in "([{"),
        *(f"a power {exponent}" for exponent in ("negative", "Number", "Quotient", "Variable", "Sum")),
        *(f"Call of {count}" for count in (1, 2, 3)),
    }
)  # fmt: skip
"""What random expressions have to be made of."""

EVERY_STATEMENT = frozenset(
    {
        *(kind.__name__ for kind in (AllReals, FiniteSet, Interval, Listing, Membership, NoSolution, Point, Relation)),
        *(kind.__name__ for kind in (SetBuilder, Union)),
        *(f"Relation {sign}" for sign in ("=", "<", ">", "<=", ">=", "!=")),
        *(f"Interval {ends}" for ends in ("()", "[)", "(]", "[]")),
        *(f"Listing {joiner}" for joiner in ("or", "and", ",")),
        *(f"FiniteSet of {count}" for count in range(4)),
        *("Membership ∈", "Membership =", "Point of 2", "Point of 3", "a chain", "Constant oo", "a unit", "money"),
    }
)  # fmt: skip
"""What random statements have to be made of, beside what expressions are made of."""
