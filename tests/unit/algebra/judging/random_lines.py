"""Random expressions, rewritten in ways that keep their value."""

from fractions import Fraction

from hypothesis import strategies as st

from ownpace.algebra import (
    Absolute,
    Expr,
    Group,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Signed,
    Sum,
    Variable,
)
from ownpace.algebra.shape import mapped

whole = st.integers(1, 9).map(lambda n: Number(Fraction(n)))
letters = st.sampled_from([Variable("x"), Variable("y")])


def plus(one: Expr, other: Expr) -> Expr:
    return Group(Sum((one, other), ("+", "+")))


def minus(one: Expr, other: Expr) -> Expr:
    return Group(Sum((one, other), ("+", "-")))


def times(one: Expr, other: Expr) -> Expr:
    return Group(Product((one, other), ("", "*")))


def over(one: Expr, other: Expr) -> Expr:
    return Group(Quotient(Group(one), Group(other)))


def power(base: Expr, exponent: int) -> Expr:
    return Power(Group(base), Number(Fraction(exponent)))


def expressions(
    *, rational: bool = False, letter: st.SearchStrategy[Expr] = letters
) -> st.SearchStrategy[Expr]:
    """Return expressions of some operations; with roots and absolute values unless they are to be rational."""

    def larger(parts: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
        made = [
            st.builds(plus, parts, parts),
            st.builds(minus, parts, parts),
            st.builds(times, parts, parts),
            st.builds(over, parts, whole),
            st.builds(power, parts, st.integers(2, 3)),
            st.builds(lambda p: Group(Signed("-", p)), parts),
        ]
        if not rational:
            made += [parts.map(Absolute), parts.map(Root), parts.map(lambda p: Root(p, 3))]
        return st.one_of(made)

    return st.recursive(st.one_of(whole, letter), larger, max_leaves=6)


@st.composite
def rewritten(draw: st.DrawFn, tree: Expr) -> Expr:
    """Return a tree with the same value wherever the given one has one."""

    def change(node: Expr) -> Expr:
        node = mapped(node, change)
        choice = draw(st.integers(0, 9))
        match node:
            case Sum(terms=(one, other), signs=("+", "+")) if choice < 5:
                return Sum((other, one), ("+", "+"))
            case Sum(terms=(one, other), signs=("+", "-")) if choice < 5:
                return Sum((Signed("-", other), one), ("+", "+"))
            case Product(factors=(one, Group(Sum(terms=(left, right), signs=signs)))) if choice < 5:
                return Group(Sum((times(one, left), times(one, right)), signs))
            case Product(factors=(one, other)) if choice < 7:
                return Product((other, one), ("", "*"))
            case Power(base, Number(value)) if choice < 5 and value == 2:
                return times(base, base)
            case Absolute(inner) if choice < 5:
                return Absolute(Signed("-", Group(inner)))
            case Absolute(inner) if choice < 7:
                return Root(power(inner, 2))
            case Root(inner, 3) if choice < 5:
                return Group(Signed("-", Root(Group(Signed("-", Group(inner))), 3)))
            case Number(value) if choice < 3:
                return plus(Number(value + 2), Signed("-", Number(Fraction(2))))
            case Variable() if choice == 0:
                return over(times(Number(Fraction(3)), node), Number(Fraction(3)))
            case _:
                return node

    return change(tree)
