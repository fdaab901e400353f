"""Equations whose solutions have to be checked: with a square root, or with the letter below a fraction line.

Squaring and multiplying by an expression may let numbers in. The condition that keeps them out stands beside every line,
`x + 6 = x^2 and x >= 0`, so that each line says the same as the one before; the last step holds the solutions against it.
"""

from collections.abc import Callable
from fractions import Fraction
from math import lcm, prod

from ownpace.algebra.exact import polynomials as poly
from ownpace.algebra.exact.rational import rational
from ownpace.algebra.judging.choices import choices
from ownpace.algebra.judging.policy import Truth
from ownpace.algebra.judging.relations import same_solutions
from ownpace.algebra.shape import ungrouped, variables, walk
from ownpace.algebra.steps.hand import (
    UNIT,
    Hand,
    add_up,
    polynomial_terms,
    power_node,
    related,
    written_terms,
)
from ownpace.algebra.steps.linear import FLIPPED
from ownpace.algebra.steps.rational_expressions import Factors, Parts, product_node, scaled_top
from ownpace.algebra.steps.trail import Trail
from ownpace.algebra.steps.values import OutOfReach, Step
from ownpace.algebra.substitution import ZERO, numeral_node
from ownpace.algebra.tree import (
    Expr,
    Group,
    Listing,
    Node,
    NoSolution,
    Product,
    Quotient,
    Relation,
    Root,
    Signed,
    Statement,
    Sum,
    Variable,
)

Solver = Callable[[Relation], tuple[Step, ...]]

_HAND = Hand()


def needs_check(relation: Relation) -> bool:
    """Say whether a letter stands under a square root or below a fraction line."""
    return any(
        (isinstance(n, Root) and variables(n)) or (isinstance(n, Quotient) and variables(n.denominator))
        for n in walk(relation)
    )


def solve_checked(relation: Relation, letter: str, solve: Solver) -> tuple[Step, ...]:
    """Return the steps with the check at the end. Raises OutOfReach."""
    if relation.signs != ("=",) or variables(relation) != {letter}:
        raise OutOfReach("not an equation in one letter")
    trail = Trail(relation)
    if any(map(_rooted, relation.sides)):
        plain, conditions = _squared(trail, relation)
    else:
        plain, conditions = _without_denominators(trail, relation, letter)
    if plain is not None:
        _solve_beside(trail, plain, conditions, solve)
    return trail.done


def _solve_beside(trail: Trail, plain: Relation, conditions: list[Relation], solve: Solver) -> None:
    """Write the solution of the plain equation with the conditions beside every line, and check at the end."""
    line: Node = plain
    for step in solve(plain):
        line = step.line
        trail.go(_beside(line, conditions), step.move[5:], step.reason[9:], **step.values)
    if conditions:
        trail.go(_kept(line, conditions), "check", "check")


def _beside(line: Node, conditions: list[Relation]) -> Node:
    if not conditions or not isinstance(line, Relation | Listing):
        return line
    return Listing((line, *conditions), "and")


def _kept(line: Node, conditions: list[Relation]) -> Node:
    """Return the solutions that meet the conditions."""
    lines = line.items if isinstance(line, Listing) and line.joiner == "or" else (line,)
    pieces = [reading for piece in lines for reading in choices(piece)]
    kept = [p for p in pieces if isinstance(p, Statement) and _meets(p, conditions)]
    if not kept:
        return NoSolution()
    if len(kept) == len(pieces):
        return line
    return kept[0] if len(kept) == 1 else Listing(tuple(kept), "or")


def _meets(piece: Statement, conditions: list[Relation]) -> bool:
    if isinstance(piece, NoSolution):
        return True
    verdict = same_solutions(Listing((piece, *conditions), "and"), piece)
    if verdict is Truth.UNDECIDED or not isinstance(piece, Relation):
        raise OutOfReach("cannot be checked")
    return verdict is Truth.TRUE


# -- square roots -------------------------------------------------------------------------------------------------


def _squared(trail: Trail, relation: Relation) -> tuple[Relation | None, list[Relation]]:
    """Isolate the root and square; return the equation without it, and that the other side is not negative."""
    root, other = _isolated(trail, relation)
    value = polynomial_terms(other)
    if not variables(other):
        if value.get(UNIT, Fraction(0)) < 0:
            trail.go(NoSolution(), "root-never-negative", "root-never-negative")
            return None, []
        conditions = []
    else:
        conditions = [Relation((other, ZERO), (">=",))]
    base = Group(other) if isinstance(ungrouped(other), Sum | Signed) else other
    squared = power_node(base, 2) if variables(other) else numeral_node(value.get(UNIT, Fraction(0)) ** 2)
    plain = Relation((ungrouped(root.radicand), squared), ("=",))
    trail.go(_beside(plain, conditions), "square-both", "square-both")
    return plain, conditions


def _isolated(trail: Trail, relation: Relation) -> tuple[Root, Expr]:
    """Bring the one root to stand alone; return it, and the other side."""
    if _rooted(relation.right) and not _rooted(relation.left):
        relation = Relation(relation.sides[::-1], (FLIPPED[relation.signs[0]],))
        trail.go(relation, "swap", "swap")
    terms = written_terms(relation.left)
    rooted = [t for t in terms if _rooted(t)]
    rest = [t for t in terms if t not in rooted]
    if len(rooted) != 1 or any(isinstance(n, Root) for t in (*rest, relation.right) for n in walk(t)):
        raise OutOfReach("more than one root")
    scaled = _scaled(rooted[0])
    if scaled is None or scaled[1].index != 2:
        raise OutOfReach("not a lone square root")
    factor, root = scaled
    polynomial_terms(root.radicand)
    total = polynomial_terms(relation.right)
    other = relation.right
    if rest:
        taken = polynomial_terms(add_up(rest))
        for monomial, value in taken.items():
            total[monomial] = total.get(monomial, Fraction(0)) - value
        total = {m: v for m, v in total.items() if v}
        other = _HAND.polynomial(total)
        adding = all(v < 0 for v in taken.values())
        amount = _HAND.polynomial({m: -v if adding else v for m, v in taken.items()})
        move = "add-both" if adding else "subtract-both"
        trail.go(related((rooted[0], other), relation), move, "same-both", amount=amount)
    if factor != 1:
        other = _HAND.polynomial({m: v / factor for m, v in total.items()})
        multiplied = factor == -1 or factor.denominator != 1
        move, by = ("multiply-both", 1 / factor) if multiplied else ("divide-both", factor)
        trail.go(related((root, other), relation), move, "same-both", amount=numeral_node(by))
    return root, other


def _rooted(side: Expr) -> bool:
    return any(isinstance(n, Root) and variables(n) for n in walk(side))


def _alone(side: Expr) -> Root | None:
    bare = ungrouped(side)
    return bare if isinstance(bare, Root) and variables(bare) else None


def _scaled(term: Expr) -> tuple[Fraction, Root] | None:
    """Return a root and the number before it, as in `-2sqrt(x)`; None where that is zero, or anything else."""
    root = _alone(term)
    if root is not None:
        return Fraction(1), root
    match ungrouped(term):
        case Signed(("+" | "-") as sign, operand):
            inner, factor = _scaled(operand), Fraction(1 if sign == "+" else -1)
        case Quotient(above, below) if not variables(below):
            inner, divisor = _scaled(above), _number(below)
            factor = 1 / divisor if divisor else divisor
        case Product(factors):
            roots = [f for f in factors if variables(f)]
            inner = _scaled(roots[0]) if len(roots) == 1 else None
            factor = prod((_number(f) for f in factors if not variables(f)), start=Fraction(1))
        case _:
            return None
    return None if inner is None or not factor else (factor * inner[0], inner[1])


def _number(node: Expr) -> Fraction:
    """Return a number. Raises OutOfReach where it is no fraction."""
    return polynomial_terms(node).get(UNIT, Fraction(0))


# -- letters below ------------------------------------------------------------------------------------------------


def _without_denominators(trail: Trail, relation: Relation, letter: str) -> tuple[Relation, list[Relation]]:
    """Multiply by the common denominator; return the equation without it, and the numbers that are left out."""
    parts = [[Parts.of(rational(t)) for t in written_terms(side)] for side in relation.sides]
    for side in relation.sides:
        for term in written_terms(side):
            _check_reduced(term)
    common: Factors = {}
    number = 1
    for part in (p for side in parts for p in side):
        number = lcm(number, part.number.denominator)
        for key, (factor, power) in part.powers.items():
            if power < 0:
                common[key] = (factor, max(common.get(key, (factor, 0))[1], -power))
    conditions = [_left_out(factor, letter) for factor, _ in common.values()]
    sides = []
    for row in parts:
        total = poly.ZERO
        for part in row:
            total = poly.add(total, scaled_top(part, number, common))
        sides.append(_HAND.polynomial({m: Fraction(c) for m, c in total.items()}))
    plain = Relation((sides[0], sides[1]), ("=",))
    amount = ungrouped(product_node(number, list(common.values())))
    trail.go(_beside(plain, conditions), "multiply-both", "same-both-letters", amount=amount)
    return plain, conditions


def _check_reduced(term: Expr) -> None:
    """Refuse terms with a hole that cancelling would hide."""
    value = rational(term)
    below = {key for key, (_, p) in Parts.of(value).powers.items() if p < 0}
    if poly.letters(value.below) and not below:
        raise OutOfReach("a hole")


def _left_out(factor: poly.Poly, letter: str) -> Relation:
    """Return the number where a factor of the denominator is zero, as `x != 3`."""
    if poly.degree(factor) != 1 or ((letter, 1),) not in factor:
        raise OutOfReach("a denominator that is not linear")
    a, b = factor[((letter, 1),)], factor.get((), 0)
    return Relation((Variable(letter), numeral_node(Fraction(-b, a))), ("!=",))
