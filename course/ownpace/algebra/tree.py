"""The tree of a line of algebra, exactly as it was written.

Nothing is simplified here. Order, brackets, decimals, the sign of a multiplication, fractions that are not in lowest
terms: all is kept, because a student is judged on the form as well as on the value. Nodes are immutable and compare by
what they say; `span`, where they stand in the typed line, does not count.

An `Expr` has a value; a `Statement` says something about values, or names the values that are the answer: a `Point`, or
a `Collection` such as `{2, 3}` or `(2, 5]`. Two conventions make trees unique:

- a written minus is the sign of a term inside a `Sum` (`3 - 5`), and a `Signed` node before anything else (`-5`, `3 + -5`);
- a leading sign takes the whole product after it, so that `-2x` is the opposite of `2x`, and `-x^2` of `x^2`.

`(2, 5)` is written the same for a point and for an open interval. It is read as a `Point` unless the line itself says
otherwise (`(-oo, 5)`, `(2, 5) U [7, 8]`, `x ∈ (2, 5)`) or the caller of `parse` does; `shape.as_interval` changes it later.
"""

from fractions import Fraction
from typing import Literal

from ownpace.algebra.errors import NOWHERE, Span
from ownpace.algebra.values import field, frozen

Sign = Literal["+", "-", "±", "∓"]
Mark = Literal["", "*", "×", "·"]
Stroke = Literal["/", "÷", ":"]
Compare = Literal["=", "<", ">", "<=", ">=", "!="]


@frozen
class Node:
    """Anything that was written. `span` says where."""

    span: Span = field(default=NOWHERE, compare=False, kw_only=True, repr=False)


@frozen
class Expr(Node):
    """Something that has a value once its letters have one."""


@frozen
class Statement(Node):
    """Something that is true or false once its letters have a value."""


@frozen
class Number(Expr):
    """A written number, never negative.

    `places` counts the digits after the point: `2.50` has two. `point` says that a whole number was written with a point
    at its end, `100.`, which makes its zeros significant; it does not count in comparing.
    """

    value: Fraction
    places: int = 0
    point: bool = field(default=False, compare=False, repr=False)


@frozen
class Mixed(Expr):
    """A mixed number such as `2 1/3`."""

    whole: int
    numerator: int
    denominator: int


@frozen
class Variable(Expr):
    """A letter, perhaps with an index: `x`, `theta`, `x_1`."""

    name: str


@frozen
class Constant(Expr):
    """A number that has a name: `pi`, or `oo` for infinity."""

    name: Literal["pi", "oo"]


@frozen
class Signed(Expr):
    """A sign before something."""

    sign: Sign
    operand: Expr


@frozen
class Sum(Expr):
    """Terms with the sign before each; the first sign is always `+` (a leading minus is a `Signed` first term)."""

    terms: tuple[Expr, ...]
    signs: tuple[Sign, ...]


@frozen
class Product(Expr):
    """Factors with the mark before each; the first mark, and that of an implied multiplication, is empty."""

    factors: tuple[Expr, ...]
    marks: tuple[Mark, ...]


@frozen
class Quotient(Expr):
    """A fraction, a division, or a ratio of two numbers: `3/4`, `3 ÷ 4`, `3:4`."""

    numerator: Expr
    denominator: Expr
    stroke: Stroke = "/"


@frozen
class Power(Expr):
    """A base raised to an exponent."""

    base: Expr
    exponent: Expr


@frozen
class Root(Expr):
    """A square root, or the root of that index."""

    radicand: Expr
    index: int = 2


@frozen
class Absolute(Expr):
    """An absolute value."""

    inner: Expr


@frozen
class Call(Expr):
    """A function by name, applied: `f(x)`."""

    function: str
    arguments: tuple[Expr, ...]


@frozen
class Indexed(Expr):
    """A term of a sequence whose index is an expression: `a_(n-1)`. One letter or number is part of a `Variable`: `a_n`."""

    name: str
    index: Expr


@frozen
class Percent(Expr):
    """Hundredths: `5%`."""

    operand: Expr


@frozen
class Quantity(Expr):
    """An amount of a unit, which is named as it was written: `$4.50`, `12 ft/s`. See `units`."""

    amount: Expr
    unit: str


@frozen
class Group(Expr):
    """Brackets that were written."""

    inner: Expr
    bracket: Literal["(", "[", "{"] = "("


@frozen
class Relation(Statement):
    """Sides with a sign between each two: `3x + 2 = 11`, `-2 < x <= 5`. One more side than signs."""

    sides: tuple[Expr, ...]
    signs: tuple[Compare, ...]

    @property
    def left(self) -> Expr:
        """The first side."""
        return self.sides[0]

    @property
    def right(self) -> Expr:
        """The last side."""
        return self.sides[-1]


@frozen
class Listing(Statement):
    """Several answers in a row: `x = 3 or x = -2`, `3, -2`, `x > 1 and x < 4`, a system `x + y = 3, x - y = 1`.

    An item may be a listing itself: `(x = 1 and y = 2) or (x = 2 and y = 1)`; it is printed in brackets.
    """

    items: tuple[Expr | Statement, ...]
    joiner: Literal["or", "and", ","]


@frozen
class Point(Statement):
    """Coordinates in round brackets: `(2, 5)`."""

    coordinates: tuple[Expr, ...]


@frozen
class Collection(Statement):
    """A set of numbers or points."""


@frozen
class FiniteSet(Collection):
    """What stands in braces: `{2, 3}`, `{(1, 2), (3, 4)}`, `{}`."""

    items: tuple[Expr | Point, ...]


@frozen
class Interval(Collection):
    """All numbers between two ends, an end itself where that side is closed: `(2, 5]`, `(-oo, 3)`."""

    low: Expr
    high: Expr
    closed_low: bool
    closed_high: bool


@frozen
class Union(Collection):
    """Sets put together: `(-oo, 3) U [5, oo)`. At least two parts, none of them a union."""

    parts: tuple[Collection, ...]


@frozen
class SetBuilder(Collection):
    """All that meet a condition: `{x | x > 3}`."""

    element: Variable | Point
    condition: Statement


@frozen
class NoSolution(Collection):
    """The statement that nothing fits: `no solution`, `∅`."""


@frozen
class AllReals(Collection):
    """The statement that every real number fits: `all real numbers`, `ℝ`."""


@frozen
class Membership(Statement):
    """What the values of letters are, as a set or a point: `x ∈ (2, 5]`, `x = {2, 3}`, `(x, y) = (2, 5)`."""

    element: Expr | Point
    sign: Literal["∈", "="]
    collection: Collection | Point
