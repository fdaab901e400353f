"""A proof that two statements in several letters differ: numbers for all letters but one, and what is left compared exactly."""

from fractions import Fraction
from random import Random
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact.work import spend
from ownpace.algebra.judging.policy import Policy
from ownpace.algebra.judging.solving import named, solutions
from ownpace.algebra.shape import variables, walk
from ownpace.algebra.substitution import substitute
from ownpace.algebra.tree import AllReals, Expr, Node, NoSolution, Number, Power, Relation, Variable

_TRIES: Final = 8
_TALL: Final = 12
_ENOUGH: Final = 2
"""Different solution sets that prove a difference: one could be due to a hole."""


def differ_somewhere(a: Node, b: Node, policy: Policy) -> bool:
    """Say whether choosing numbers for all letters but one leaves different solutions; False proves nothing."""
    if any(named(node) and not isinstance(node, AllReals | NoSolution) for node in (a, b)):
        return False  # a point, which only one letter would make an interval
    given = _given(a) | _given(b)
    names = sorted(variables(a) | variables(b), key=lambda name: (name not in given, name))
    random = Random(len(names))  # noqa: S311 - the same choices every time, so that verdicts repeat
    attempts = range(_TRIES)
    if _tall(a) or _tall(b):
        # small whole numbers first: a fraction to a power is long, and a power with one is a root
        attempts = range(2 * _TRIES, -1, -1)
    size = sum(1 for node in (a, b) for _ in walk(node))
    for kept in names:
        count = 0
        for attempt in attempts:
            spend(size)
            point = {n: _chosen(random, attempt, policy) for n in names if n != kept}
            try:
                one = solutions(substitute(a, point), kept, policy)
                other = solutions(substitute(b, point), kept, policy)
                count += not one.same(other)
            except (TooLarge, Undefined):
                continue
            if count >= _ENOUGH:
                return True
    return False


def _given(statement: Node) -> frozenset[str]:
    """Return the letters that a statement gives at once when the others are known: of `y = 2x` it is y."""
    sides = statement.sides if isinstance(statement, Relation) else ()
    return frozenset(side.name for side in sides if isinstance(side, Variable))


def _tall(statement: Node) -> bool:
    """Say whether an exponent holds a letter, or is large."""
    powers = (part.exponent for part in walk(statement) if isinstance(part, Power))
    return any(variables(e) or (isinstance(e, Number) and e.value > _TALL) for e in powers)


def _chosen(random: Random, attempt: int, policy: Policy) -> Fraction | int | Expr:
    """Return a number: any at first, then small whole ones, whose high powers stay small."""
    sign = 1 if policy.positive else random.choice((1, -1))
    if attempt < _TRIES // 2:
        return Fraction(random.randint(1, 40) * sign, random.randint(2, 9))
    return Fraction(random.randint(0, 2) * sign)
