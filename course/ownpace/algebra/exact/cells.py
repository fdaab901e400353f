"""The cells into which polynomials under roots and absolute values cut the space of the letters.

A tower asks for the sign of a polynomial when it needs one. `cells` answers both ways, one after the other, so that
every combination of signs that matters is visited, possible or not; `found` looks for a point where a combination
holds. With one letter the search is exact: a cell that has no point found is empty.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import enclosures, numbers, univariate
from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.bases import Refined
from ownpace.algebra.exact.elimination import without_roots
from ownpace.algebra.exact.polynomials import Poly
from ownpace.algebra.exact.rational import Rational
from ownpace.algebra.exact.towers import Tower
from ownpace.algebra.exact.univariate import Coefficients
from ownpace.algebra.exact.work import spend
from ownpace.algebra.limits import MAX_BASES
from ownpace.algebra.shape import variables
from ownpace.algebra.tree import Expr
from ownpace.algebra.values import frozen

_POINTS: Final = 60


@frozen
class Cell:
    """A combination of signs, and what trees are there.

    Attributes:
        signs: the polynomials whose sign was asked for, as pairs of tree and polynomial, each with its sign.
        values: the normal form of each tree; None where it has no value.
        continued: the normal forms with principal values of even roots, where a tree has no real value.
        opaque: whether different normal forms may still be equal.
        critical: for each of the signs a polynomial that vanishes wherever its polynomial does, if all are about one
            letter; then not finding a point proves that there is none.
    """

    signs: tuple[tuple[Poly, Expr, int], ...]
    values: tuple[Rational | None, ...]
    continued: tuple[Rational, ...]
    opaque: bool
    critical: tuple[Coefficients, ...] | None


class _Asked(Exception):  # noqa: N818 - a question
    """The sign of a polynomial is needed."""

    def __init__(self, base: Poly) -> None:
        super().__init__()
        self.base = base


_Known = tuple[tuple[Poly, int], ...]


def cells(
    tower: Tower, nodes: tuple[Expr, ...], *, positive: bool = False, principal: bool = False
) -> Iterator[Cell]:
    """Yield the cells of some trees. The tower holds the atoms of the cell just yielded.

    Args:
        tower: an empty tower.
        nodes: the trees.
        positive: whether all letters stand for positive numbers.
        principal: whether principal values are wanted also where no tree has a real value.

    Raises:
        TooLarge: the limits would be passed.
    """
    waiting: list[_Known] = [()]
    while waiting:
        known = waiting.pop()
        try:
            yield _cell(tower, nodes, known, positive=positive, principal=principal)
        except _Asked as asked:
            if len(known) >= MAX_BASES:
                raise TooLarge("signs") from None
            waiting += [(*known, (asked.base, -1)), (*known, (asked.base, 1))]


def _cell(tower: Tower, nodes: tuple[Expr, ...], known: _Known, *, positive: bool, principal: bool) -> Cell:
    spend(30)
    signs = {_key(base): sign for base, sign in known}

    def sign(base: Poly) -> int:
        fixed = signs.get(_key(base)) or _fixed(tower, base, positive=positive)
        if not fixed:
            raise _Asked(base)
        return fixed

    for _ in range(24):
        try:
            tower.entered(sign)
            values = tuple(_value(tower, node) for node in nodes)
            continued: tuple[Rational, ...] = ()
            if None in values and (principal or any(v is not None for v in values)):
                tower.entered(sign, formal=True)
                formal = tuple(_value(tower, node) for node in nodes)
                continued = tuple(v for v in formal if v is not None)
                continued = continued if len(continued) == len(nodes) else ()
            break
        except Refined:
            continue
    else:
        raise TooLarge("bases")
    asked = tuple((base, tower.tree(base), s) for base, s in known)
    return Cell(asked, values, continued, tower.opaque, _critical(tower, [base for base, _ in known]))


def _critical(tower: Tower, bases: list[Poly]) -> tuple[Coefficients, ...] | None:
    relations = {**tower.relations, **tower.roots}
    try:
        found = [(base, without_roots(relations, base)) for base in bases]
    except TooLarge:
        return None
    letters = {n for base, _ in found for n in variables(tower.tree(base))}
    return tuple(c for _, c in found) if len(letters) <= 1 else None


def _value(tower: Tower, node: Expr) -> Rational | None:
    try:
        return tower.value(node)
    except TooLarge:
        raise
    except Undefined:
        return None


def found(cell: Cell, letters: frozenset[str]) -> Mapping[str, Fraction] | None:
    """Return a point of the cell, or None if none was found."""
    names = sorted(letters.union(*(variables(tree) for _, tree, _ in cell.signs)))
    for point in _points(cell, names):
        if all(_holds(base, tree, sign, point) for base, tree, sign in cell.signs):
            return point
    return None


def _holds(base: Poly, tree: Expr, sign: int, point: Mapping[str, Fraction]) -> bool:
    if poly.letters(base) <= point.keys():
        return poly.value(base, point) * sign > 0
    try:
        return enclosures.sign(tree, point) == sign
    except Undefined:
        return False


def _points(cell: Cell, names: list[str]) -> Iterator[Mapping[str, Fraction]]:
    if cell.critical is not None and cell.signs:
        points = numbers.merged(*(numbers.roots(c) for c in cell.critical))
        used = {n for _, tree, _ in cell.signs for n in variables(tree)}
        name = next(iter(used), names[0] if names else "x")
        for value in numbers.samples(points):
            yield {other: Fraction(7, 3) for other in names} | {name: value}
        return
    random = Random(len(names))  # noqa: S311 - the same points every time, so that verdicts repeat
    for reach in range(_POINTS):
        spend(20)
        yield {n: Fraction(random.randint(-4 - reach, 4 + reach), random.randint(1, 4)) for n in names}


def _fixed(tower: Tower, base: Poly, *, positive: bool) -> int:
    """Return the sign that a polynomial has everywhere (but for single points); 0 if it depends."""
    lows = [
        c > 0 for m, c in base.items() if all(_never_negative(tower, n, p, positive=positive) for n, p in m)
    ]
    if len(lows) == len(base) and len(set(lows)) == 1:
        return 1 if lows[0] else -1
    letters, tree = poly.letters(base), tower.tree(base)
    if not variables(tree):
        return enclosures.sign(tree)
    if letters == variables(tree) and len(letters) == 1:
        coefficients = univariate.coefficients(base)
        if not univariate.real_roots(coefficients):
            return 1 if coefficients[-1] > 0 else -1
        if positive and all(numbers.order(r, Fraction(0)) <= 0 for r in numbers.roots(coefficients)):
            return 1 if coefficients[-1] > 0 else -1
    return 0


def _never_negative(tower: Tower, name: str, power: int, *, positive: bool) -> bool:
    if power % 2 == 0 or name == "pi":
        return True
    if name.startswith("√"):
        index, inside = tower.relations.get(name) or tower.roots.get(name) or (1, poly.ONE)
        return index % 2 == 0 or not poly.letters(inside)
    if name.startswith("^"):
        return not name.startswith("^-1^")
    return positive


def _key(base: Poly) -> frozenset[object]:
    return frozenset(base.items())
