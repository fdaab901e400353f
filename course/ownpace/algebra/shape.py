"""The shape of a tree: its parts, the same tree with other parts, and the brackets that it needs.

`bracketed` is what makes printing safe. A tree that was read carries its brackets; one that was made (by substitution,
or by a step of a solution) may not, and gets a `Group` wherever the grammar would otherwise read it differently. So all
printers print the same brackets, and reading a printed tree gives `bracketed(tree)` back.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from ownpace.algebra.tree import (
    Absolute,
    Call,
    Constant,
    Expr,
    FiniteSet,
    Group,
    Indexed,
    Interval,
    Listing,
    Mark,
    Membership,
    Mixed,
    Node,
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
from ownpace.algebra.values import replace

N = TypeVar("N", bound=Node)
M = TypeVar("M", bound=Node)


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node, in the order of writing."""
    match node:
        case Sum(terms=parts) | Product(factors=parts) | Call(arguments=parts) | Relation(sides=parts):
            return parts
        case Listing(items=items) | FiniteSet(items=items) | Point(coordinates=items) | Union(parts=items):
            return items
        case Quotient(numerator=first, denominator=second) | Power(base=first, exponent=second):
            return (first, second)
        case Interval(low=first, high=second):
            return (first, second)
        case Membership(element=one, collection=other) | SetBuilder(element=one, condition=other):
            return (one, other)
        case Signed(operand=part) | Percent(operand=part) | Group(inner=part) | Absolute(inner=part):
            return (part,)
        case Root(radicand=part) | Quantity(amount=part) | Indexed(index=part):
            return (part,)
        case _:
            return ()


def mapped(node: N, change: Callable[[Expr], Expr]) -> N:
    """Return the node with each of its direct parts changed; the very same node where nothing changes.

    A statement inside a statement is mapped too, so that `change` meets expressions only.
    """
    match node:
        case Sum(terms=parts):
            new = tuple(map(change, parts))
            return node if new == parts else replace(node, terms=new)
        case Product(factors=parts):
            new = tuple(map(change, parts))
            return node if new == parts else replace(node, factors=new)
        case Quotient(numerator=above, denominator=below):
            return replace(node, numerator=change(above), denominator=change(below))
        case Power(base=base, exponent=exponent):
            return replace(node, base=change(base), exponent=change(exponent))
        case Signed(operand=part) | Percent(operand=part):
            return replace(node, operand=change(part))
        case Group(inner=part) | Absolute(inner=part):
            return replace(node, inner=change(part))
        case Call(arguments=parts):
            return replace(node, arguments=tuple(map(change, parts)))
        case Root(radicand=part):
            return replace(node, radicand=change(part))
        case Quantity(amount=part):
            return replace(node, amount=change(part))
        case Indexed(index=part):
            return replace(node, index=change(part))
        case Relation(sides=parts):
            return replace(node, sides=tuple(map(change, parts)))
        case _:
            return _mapped_answer(node, change)


def _mapped_answer(node: N, change: Callable[[Expr], Expr]) -> N:
    """Map a statement that holds others, or names values."""

    def each(part: M) -> M:
        # Changing an expression gives an expression, which is all that the places of one ask for.
        return change(part) if isinstance(part, Expr) else mapped(part, change)  # type: ignore[return-value]

    match node:
        case Listing(items=items):
            return replace(node, items=tuple(map(each, items)))
        case FiniteSet(items=members):
            return replace(node, items=tuple(map(each, members)))
        case Point(coordinates=parts):
            return replace(node, coordinates=tuple(map(change, parts)))
        case Interval(low=low, high=high):
            return replace(node, low=change(low), high=change(high))
        case Union(parts=sets):
            return replace(node, parts=tuple(map(each, sets)))
        case SetBuilder(condition=condition):
            # Its element is a name for what follows, and stays.
            return replace(node, condition=each(condition))
        case Membership(element=element, collection=collection):
            return replace(node, element=each(element), collection=each(collection))
        case _:
            return node


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything in it, in the order of writing."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        if not isinstance(part, Number | Variable | Constant):
            waiting += reversed(children(part))


def variables(node: Node) -> frozenset[str]:
    """Return the names of the variables in a tree."""
    return frozenset(part.name for part in walk(node) if isinstance(part, Variable))


def ungrouped(node: Expr) -> Expr:
    """Return what stands in brackets, without them."""
    while isinstance(node, Group):
        node = node.inner
    return node


def as_interval(node: Node) -> Node:
    """Return the open interval that a pair in round brackets may stand for; anything else as it is."""
    match node:
        case Point(coordinates=(low, high)):
            return Interval(low, high, closed_low=False, closed_high=False, span=node.span)
        case _:
            return node


def bracketed(node: N) -> N:
    """Return the tree with a `Group` wherever the grammar needs one to read it as it is."""
    node = mapped(node, _bracketed)
    match node:
        case Sum(terms=terms):
            fits = (not isinstance(t, Sum) and not _trailing_unit(t) for t in terms)
            return replace(node, terms=tuple(map(_unless, fits, terms)))
        case Product():
            return replace(node, factors=_factors(node))
        case Quotient(numerator=above, denominator=below):
            above = _unless(not isinstance(above, Sum | Signed) and not _rated(above), above)
            return replace(node, numerator=above, denominator=_unless(_divides(above, below), below))
        case Power(base=base, exponent=exponent):
            return replace(
                node, base=_unless(_operand(base), base), exponent=_unless(_factor(exponent), exponent)
            )
        case Signed(operand=part):
            return replace(node, operand=_unless(not isinstance(part, Sum), part))
        case Percent(operand=part):
            return replace(node, operand=_unless(_operand(part) and not isinstance(part, Percent), part))
        case Quantity(amount=part):
            return replace(node, amount=_unless(not isinstance(part, Sum | Signed | Quantity), part))
        case _:
            return node


def _bracketed(node: Expr) -> Expr:
    return bracketed(node)


def _unless(fits: bool, node: Expr) -> Expr:
    return node if fits else Group(node, span=node.span)


def _operand(node: Expr) -> bool:
    """Say whether the grammar reads it as one operand."""
    if isinstance(node, Quantity):
        return node.unit == "$"
    return not isinstance(node, Sum | Product | Quotient | Signed | Power)


def _trailing_unit(node: Expr) -> bool:
    """Say whether it ends with a unit, which no sign may follow: `12 ft`, but not `$12/hr`."""
    while isinstance(node, Signed):
        node = node.operand
    return isinstance(node, Quantity) and not node.unit.startswith("$")


def _rated(node: Expr) -> bool:
    """Say whether it ends with any unit behind its number."""
    return isinstance(node, Quantity) and node.unit != "$"


def _factor(node: Expr) -> bool:
    """Say whether it can stand after a multiplication sign."""
    while isinstance(node, Signed):
        node = node.operand
    return isinstance(node, Power) or _operand(node)


def _starts_with_number(node: Expr) -> bool:
    while isinstance(node, Power | Percent):
        node = node.base if isinstance(node, Power) else node.operand
    return isinstance(node, Number | Mixed | Quantity)


def _implied(node: Expr) -> bool:
    """Say whether it can stand after something without a sign between them."""
    return (isinstance(node, Power) or _operand(node)) and not _starts_with_number(node)


def _factors(node: Product) -> tuple[Expr, ...]:
    marks = node.marks
    first = node.factors[0]
    rest = [
        _unless(_implied(f) if mark == "" else _factor(f), f)
        for f, mark in zip(node.factors[1:], marks[1:], strict=True)
    ]
    return (_unless(_leads(first, marks[1]), first), *rest)


def _leads(node: Expr, following: Mark) -> bool:
    """Say whether it can be the first factor, given the mark after it."""
    if isinstance(node, Quotient):
        fraction = isinstance(_last(node.numerator), Number) and isinstance(node.denominator, Number)
        return following != "" or fraction
    return isinstance(node, Power) or _operand(node)


def _last(node: Expr) -> Expr:
    """Return the factor that stands just before a division sign."""
    return node.factors[-1] if isinstance(node, Product) else node


def _divides(above: Expr, below: Expr) -> bool:
    """Say whether it can stand under a division without brackets."""
    if not isinstance(below, Product):
        return _factor(below)
    head = below.factors[0]
    if any(below.marks) or isinstance(head, Quotient):
        return False
    return not (isinstance(head, Number) and isinstance(_last(above), Number))
