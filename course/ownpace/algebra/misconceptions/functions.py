"""Functions, lines, points, and sequences."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ownpace.algebra.misconceptions.rules import (
    ONE,
    Made,
    Rule,
    equals,
    lettered,
    number,
    polynomial,
    unsigned,
    value_of,
    written,
)
from ownpace.algebra.shape import mapped, ungrouped, variables
from ownpace.algebra.steps.hand import add_up, multiply_out, written_terms
from ownpace.algebra.tree import (
    Call,
    Expr,
    Group,
    Indexed,
    Node,
    Point,
    Power,
    Product,
    Relation,
    Signed,
    Sum,
    Variable,
)


def _times(node: Expr) -> Iterator[Expr]:
    """f(3) -> 3f."""
    if isinstance(node, Call) and len(node.arguments) == 1:
        yield Product((Variable(node.function), node.arguments[0]), ("", "*"))


def _distributed(node: Expr) -> Iterator[Expr]:
    """f(a+b) -> f(a)+f(b), and f(x+1) -> f(x)+1."""
    if isinstance(node, Call) and len(node.arguments) == 1 and isinstance(ungrouped(node.arguments[0]), Sum):
        terms = written_terms(node.arguments[0])
        parts = [(sign, Call(node.function, (bare,))) for sign, bare in map(unsigned, terms)]
        yield add_up(p if s > 0 else Signed("-", p) for s, p in parts)
        first = Call(node.function, (terms[0],))
        yield add_up([first, *terms[1:]])


def _one_too_many(term: Expr) -> Iterator[Expr]:
    """3(n-1) -> 3n, and 2^(n-1) -> 2^n."""
    sign, bare = unsigned(term)
    if isinstance(bare, Product):
        for i, factor in enumerate(bare.factors):
            letter = _index(factor)
            if letter is not None and len(bare.factors) == 2:
                found = multiply_out(*(f for j, f in enumerate(bare.factors) if j != i), letter)
                yield found if sign > 0 else Signed("-", found)


def _exponent_too_many(node: Expr) -> Iterator[Expr]:
    """2^(n-1) -> 2^n."""
    if isinstance(node, Power) and (letter := _index(node.exponent)) is not None:
        yield Power(node.base, letter)


def _index(node: Expr) -> Variable | None:
    """Return n of `n - 1`."""
    terms = polynomial(node)
    if terms is None or not isinstance(ungrouped(node), Sum) or terms.get(ONE) != -1:
        return None
    names = variables(node)
    return Variable("n") if names == {"n"} and terms.get((("n", 1),)) == 1 else None


# -- lines and points ---------------------------------------------------------------------------------------------


def _line(line: Node) -> tuple[Fraction, Fraction] | None:
    """Return m and b of `y = mx + b`, m not zero."""
    if not isinstance(line, Relation) or line.signs != ("=",) or ungrouped(line.left) != Variable("y"):
        return None
    terms = polynomial(line.right)
    if terms is None or set(terms) - {(("x", 1),), ONE} or not terms.get((("x", 1),)):
        return None
    return terms[(("x", 1),)], terms.get(ONE, Fraction(0))


def _rule(m: Fraction, b: Fraction) -> Relation:
    return equals(Variable("y"), add_up([written((m, (("x", 1),))), number(b)]))


def _slope_from_standard(line: Node) -> Made:
    """2x+3y=6 -> y=2x+6, slope 2."""
    if isinstance(line, Relation) and line.signs == ("=",) and variables(line) == {"x", "y"}:
        left, value = lettered(written_terms(line.left)), value_of(line.right)
        if left is None or value is None or len(left) != 2:
            return
        sizes = {m: v for v, m in left}
        a, b = sizes.get((("x", 1),)), sizes.get((("y", 1),))
        if a and b and b != 1:
            for slope in {a, -a}:
                yield number(slope)
                yield _rule(slope, value)
        elif a and b:
            yield number(a)


def _swapped_numbers(line: Node) -> Made:
    """y=2x+3 -> y=3x+2."""
    found = _line(line)
    if found is not None and found[1]:
        yield _rule(found[1], found[0])


def _through_origin(line: Node) -> Made:
    """y=2x+3 -> y=2x."""
    found = _line(line)
    if found is not None and found[1]:
        yield _rule(found[0], Fraction(0))


def _reversed(line: Node) -> Made:
    """S=6P -> P=6S."""
    if isinstance(line, Relation) and line.signs == ("=",) and len(variables(line)) == 2:
        left, right = polynomial(line.left), polynomial(line.right)
        if left is not None and right is not None and len(left) == len(right) == 1:
            (m, v), (n, w) = next(iter(left.items())), next(iter(right.items()))
            single = all(len(x) == 1 and x[0][1] == 1 for x in (m, n))
            if single and m != n and abs(v) != abs(w):
                yield equals(written((v, n)), written((w, m)))


def _swapped_point(line: Node) -> Made:
    """(3, 5) -> (5, 3)."""
    if (
        isinstance(line, Point)
        and len(line.coordinates) == 2
        and 0 not in [value_of(c) for c in line.coordinates]
    ):
        yield Point(line.coordinates[::-1])


def _swapped_intercept(line: Node) -> Made:
    """(3, 0) -> (0, 3)."""
    if (
        isinstance(line, Point)
        and len(line.coordinates) == 2
        and 0 in [value_of(c) for c in line.coordinates]
    ):
        yield Point(line.coordinates[::-1])


def _vertex_sign(line: Node) -> Made:
    """y=(x-3)^2+2 -> (-3, 2)."""
    if not isinstance(line, Relation) or line.signs != ("=",) or variables(line.left) != {"y"}:
        return
    terms = polynomial(line.right)
    squares = [t for t in written_terms(line.right) if any(isinstance(n, Power) for n in _factors(t))]
    if terms is None or len(squares) != 1 or variables(line.right) != {"x"}:
        return
    a, b, c = (terms.get(m, Fraction(0)) for m in ((("x", 2),), (("x", 1),), ONE))
    if a and b and not isinstance(ungrouped(_base(squares[0])), Variable):
        yield Point((number(b / (2 * a)), number(c - b * b / (4 * a))))


def _factors(term: Expr) -> tuple[Expr, ...]:
    bare = unsigned(term)[1]
    return bare.factors if isinstance(bare, Product) else (bare,)


def _base(term: Expr) -> Expr:
    return next(n.base for n in _factors(term) if isinstance(n, Power))


def _axis(line: Node) -> Made:
    """y=x^2-6x+1 -> axis x=-3."""
    if isinstance(line, Relation) and line.signs == ("=",) and ungrouped(line.left) == Variable("y"):
        terms = polynomial(line.right)
        if terms is not None and terms.get((("x", 2),)) and terms.get((("x", 1),)) and len(terms) == 3:
            yield equals(Variable("x"), number(terms[(("x", 1),)] / (2 * terms[(("x", 2),)])))


def _point_sign(line: Node) -> Made:
    """y-3=2(x+2) -> (2, -3)."""
    if isinstance(line, Relation) and line.signs == ("=",) and variables(line) == {"x", "y"}:
        left, right = polynomial(line.left), ungrouped(line.right)
        sums = [ungrouped(f) for f in _factors(right) if isinstance(ungrouped(f), Sum)]
        if left is None or set(left) != {(("y", 1),), ONE} or len(sums) != 1:
            return
        inner = polynomial(sums[0])
        if inner is not None and set(inner) == {(("x", 1),), ONE}:
            x, y = inner[ONE], left[ONE]
            yield Point((number(x), number(y)))
            yield Point((number(x), number(-y)))
            yield Point((number(-x), number(y)))


def _shifted_sideways(terms: list[Expr]) -> Iterator[Expr]:
    """f(x)+3 -> f(x+3)."""
    calls = [t for t in terms if isinstance(t, Call) and len(t.arguments) == 1]
    rest = [t for t in terms if value_of(t) is not None]
    if len(calls) == 1 and rest and len(calls) + len(rest) == len(terms):
        yield Call(calls[0].function, (add_up([calls[0].arguments[0], *rest]),))


def _reflected(node: Expr) -> Iterator[Expr]:
    """-f(x) -> f(-x), and f(-x) -> -f(x)."""
    match node:
        case Signed("-", Call(name, (argument,))) if isinstance(ungrouped(argument), Variable):
            yield Call(name, (Signed("-", argument),))
        case Call(name, (Signed("-", argument),)) if isinstance(ungrouped(argument), Variable):
            yield Signed("-", Call(name, (argument,)))


def _uses_position(line: Node) -> Made:
    """a_n=a_(n-1)+4 -> a_n=n-1+4."""
    if not isinstance(line, Relation) or line.signs != ("=",) or not isinstance(line.left, Variable):
        return
    name, _, index = line.left.name.partition("_")

    def positions(node: Expr) -> Expr:
        if isinstance(node, Indexed) and node.name == name and variables(node.index) == {index}:
            return Group(node.index)
        return mapped(node, positions)

    right = positions(line.right)
    if index and right != line.right:
        yield equals(line.left, right)


RULES: Final = (
    Rule("f-times-x", node=_times),
    Rule("shift-sideways", sum=_shifted_sideways),
    Rule("negative-inside-outside", node=_reflected),
    Rule("recursive-uses-n", line=_uses_position, alone=True),
    Rule("distribute-f", node=_distributed),
    Rule("off-by-one-start", term=_one_too_many),
    Rule("off-by-one-start", node=_exponent_too_many),
    Rule("standard-form-slope", line=_slope_from_standard, alone=True),
    Rule("m-b-swap", line=_swapped_numbers, alone=True),
    Rule("through-origin", line=_through_origin, alone=True),
    Rule("reversal-error", line=_reversed, alone=True),
    Rule("swap-coordinates", line=_swapped_point),
    Rule("intercepts-swapped", line=_swapped_intercept),
    Rule("vertex-sign-flip", line=_vertex_sign, alone=True),
    Rule("axis-sign", line=_axis, alone=True),
    Rule("point-sign-flip", line=_point_sign, alone=True),
)
