"""What happens from one line of working to the next: nothing, or solutions are lost or gained, and which.

The judgement is that of `same_solutions`, with the difference of the two solution sets. Two finer marks go with it:
whether roots occur as often in both lines, and where one line has a value and the other has none.
"""

from enum import Enum

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import realsets
from ownpace.algebra.exact.numbers import Number
from ownpace.algebra.exact.realsets import EVERYTHING, RealSet
from ownpace.algebra.exact.work import bounded
from ownpace.algebra.exact.written import number_tree, set_trees
from ownpace.algebra.judging import multiplicities, regions, surfaces, systems
from ownpace.algebra.judging.amounts import measured
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
from ownpace.algebra.judging.relations import (
    NO_LETTER,
    about_numbers,
    free_letters,
    plain_if,
    same_solutions,
    solution_set,
)
from ownpace.algebra.judging.solving import defined
from ownpace.algebra.shape import children, variables
from ownpace.algebra.tree import Expr, Node, Point, Statement
from ownpace.algebra.values import frozen


class Change(Enum):
    """What a line does to the solutions of the line before."""

    EQUIVALENT = "equivalent"
    LOSES = "loses"
    GAINS = "gains"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@frozen
class Comparison:
    """The second line against the first.

    Attributes:
        change: what happens to the solutions.
        lost: solutions of the first line only: numbers, intervals, points, or equations (`x = 0` of `xy = x`), as
            far as they can be written.
        gained: solutions of the second line only.
        same_multiplicity: False where a root occurs more often in one line than in the other.
        holes_filled: numbers for which only the second line has a value, as when `(x^2-1)/(x-1)` becomes `x+1`.
        holes_made: numbers for which only the first line has one.
    """

    change: Change
    lost: tuple[Node, ...] = ()
    gained: tuple[Node, ...] = ()
    same_multiplicity: bool = True
    holes_filled: tuple[Node, ...] = ()
    holes_made: tuple[Node, ...] = ()


_OPEN = Comparison(Change.UNDECIDED)


def compare(a: Statement | Expr, b: Statement | Expr, policy: Policy = ALGEBRA_1) -> Comparison:
    """Return what happens to the solutions from line `a` to line `b`. Never raises.

    Two expressions are equivalent or different. With `policy.multiplicity` lines whose roots do not occur equally often
    are different; with `policy.removable` off, so are expressions of which only one has a value somewhere.
    """
    try:
        with bounded():
            return _compare(measured(a), measured(b), policy)
    except (TooLarge, Undefined, RecursionError):
        return _OPEN


def _compare(a: Node, b: Node, policy: Policy) -> Comparison:
    letters = free_letters(a) | free_letters(b)
    if isinstance(a, Expr) and isinstance(b, Expr):
        verdict = equal(a, b, policy)
        return _verdict(verdict, *_holes(a, b, letters))
    if about_numbers(a, b) and len(letters) <= 1:
        try:
            return _by_sets(a, b, policy)
        except (TooLarge, Undefined):
            pass
    verdict = same_solutions(a, b, policy)  # type: ignore[arg-type]  # every node is one of the two
    if verdict is not Truth.FALSE:
        return _verdict(verdict)
    return _by_points(a, b, policy) or _by_regions(a, b, policy) or _by_factors(a, b, policy)


def _verdict(truth: Truth, filled: tuple[Node, ...] = (), made: tuple[Node, ...] = ()) -> Comparison:
    change = {Truth.TRUE: Change.EQUIVALENT, Truth.FALSE: Change.DIFFERENT}.get(truth, Change.UNDECIDED)
    return Comparison(change, holes_filled=filled, holes_made=made)


def _change(*, lost: bool, gained: bool) -> Change:
    if lost and gained:
        return Change.DIFFERENT
    return Change.LOSES if lost else Change.GAINS if gained else Change.EQUIVALENT


# -- one letter ---------------------------------------------------------------------------------------------------


def _by_sets(a: Node, b: Node, policy: Policy) -> Comparison:
    shown = plain_if(policy, a, b)
    one, other = solution_set(a, shown), solution_set(b, shown)
    lost, gained = one.minus(other), other.minus(one)
    change = _change(lost=not lost.empty, gained=not gained.empty)
    letter = next(iter(free_letters(a) | free_letters(b)), NO_LETTER)
    same = True
    if change is Change.EQUIVALENT:
        same = multiplicities.same(a, b, letter) is not Truth.FALSE
        if policy.multiplicity and not same:
            change = Change.DIFFERENT
    filled, made = _holes(a, b, frozenset({letter}))
    return Comparison(change, set_trees(lost), set_trees(gained), same, filled, made)


def _holes(a: Node, b: Node, letters: frozenset[str]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return where only the second line, and where only the first, has a value; nothing where this is not known."""
    if len(letters) != 1:
        return (), ()
    (letter,) = letters
    try:
        one, other = _domain(a, letter), _domain(b, letter)
        return set_trees(other.minus(one)), set_trees(one.minus(other))
    except (TooLarge, Undefined):
        return (), ()


def _domain(node: Node, letter: str) -> RealSet:
    return realsets.intersection([EVERYTHING, *(defined(side, letter) for side in sides(node))])


def sides(node: Node) -> list[Expr]:
    """Return the expressions in a letter that a line puts beside one another."""
    if isinstance(node, Expr):
        return [node] if variables(node) else []
    return [side for part in children(node) for side in sides(part)]


# -- several letters ----------------------------------------------------------------------------------------------


def _by_regions(a: Node, b: Node, policy: Policy) -> Comparison | None:
    names = regions.letters_of(a, b)
    try:
        one, other = regions.alternatives(a, names), regions.alternatives(b, names)
        if policy.positive:
            return None
        return Comparison(
            _change(lost=not regions.implies(one, other), gained=not regions.implies(other, one))
        )
    except (TooLarge, Undefined):
        return None


def _by_points(a: Node, b: Node, policy: Policy) -> Comparison | None:
    names = regions.letters_of(a, b)
    try:
        one, other = systems.points(a, names, policy), systems.points(b, names, policy)
        lost = [p for p in one if not systems.within([p], other)]
        gained = [p for p in other if not systems.within([p], one)]
    except (TooLarge, Undefined):
        return None
    if not lost and not gained:  # they differ only in what the policy leaves out
        return None
    return Comparison(_change(lost=bool(lost), gained=bool(gained)), _written(lost), _written(gained))


def _written(places: list[tuple[Number, ...]]) -> tuple[Node, ...]:
    found: list[Node] = []
    for place in places:
        values = [number_tree(v) for v in place]
        if None not in values:
            found.append(Point(tuple(v for v in values if v is not None)))
    return tuple(found)


def _by_factors(a: Node, b: Node, policy: Policy) -> Comparison:
    """Compare two equations whose residuals share a factor."""
    try:
        rests = surfaces.other_factors(a, b, policy)
    except (TooLarge, Undefined):
        rests = None
    if rests is None:
        return Comparison(Change.DIFFERENT)
    lost, gained = rests
    change = _change(lost=lost is not None, gained=gained is not None)
    if change is Change.EQUIVALENT:  # the caller has proved that they differ
        return Comparison(Change.DIFFERENT)
    return Comparison(change, () if lost is None else (lost,), () if gained is None else (gained,))
