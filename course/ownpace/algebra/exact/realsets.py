"""Sets of real numbers: finitely many points and intervals with exact ends.

A `RealSet` is a line cut at `points`: `at` says for each point whether it belongs, `between` for each of the open
pieces around them. Only points where something changes are kept, so that equal sets have equal marks.
"""

from collections.abc import Callable, Sequence

from ownpace.algebra.exact.numbers import Number, merged, order
from ownpace.algebra.exact.work import spend
from ownpace.algebra.values import frozen


@frozen
class RealSet:
    """A set of real numbers. `points` are in order; `between` has one mark more than `at`."""

    points: tuple[Number, ...]
    at: tuple[bool, ...]
    between: tuple[bool, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing belongs."""
        return not any(self.at) and not any(self.between)

    @property
    def everything(self) -> bool:
        """Whether every number belongs."""
        return all(self.at) and all(self.between)

    @property
    def finite(self) -> tuple[Number, ...] | None:
        """The members, if they are finitely many."""
        return None if any(self.between) else tuple(p for p, a in zip(self.points, self.at, strict=True) if a)

    def same(self, other: "RealSet") -> bool:
        """Say whether the same numbers belong to both. Raises TooLarge."""
        if (self.at, self.between) != (other.at, other.between):
            return False
        return all(order(a, b) == 0 for a, b in zip(self.points, other.points, strict=True))

    def minus(self, other: "RealSet") -> "RealSet":
        """Return what belongs to this one only."""
        return combined((self, other), lambda marks: marks[0] and not marks[1])

    def has(self, number: Number) -> bool:
        """Say whether a number belongs."""
        at, on = _place(self.points, number)
        return self.at[at] if on else self.between[at]


NOTHING = RealSet((), (), (False,))
EVERYTHING = RealSet((), (), (True,))


def cut(points: Sequence[Number], at: Sequence[bool], between: Sequence[bool]) -> RealSet:
    """Return the set with those marks, without the points where nothing changes."""
    spend(len(points))
    kept = [i for i in range(len(points)) if not between[i] == at[i] == between[i + 1]]
    return RealSet(
        tuple(points[i] for i in kept),
        tuple(at[i] for i in kept),
        (between[0], *(between[i + 1] for i in kept)),
    )


def finite(numbers: Sequence[Number]) -> RealSet:
    """Return the set of some numbers."""
    points = merged(list(numbers))
    return cut(points, [True] * len(points), [False] * (len(points) + 1))


def interval(low: Number | None, high: Number | None, *, closed_low: bool, closed_high: bool) -> RealSet:
    """Return the numbers between two ends; None is no end. Empty where the ends are the wrong way round."""
    if low is None:
        return EVERYTHING if high is None else cut([high], [closed_high], [True, False])
    if high is None:
        return cut([low], [closed_low], [False, True])
    side = order(low, high)
    if side > 0 or (side == 0 and not (closed_low and closed_high)):
        return NOTHING
    if side == 0:
        return finite([low])
    return cut([low, high], [closed_low, closed_high], [False, True, False])


def combined(sets: Sequence[RealSet], keep: Callable[[list[bool]], bool]) -> RealSet:
    """Return the numbers whose marks in all the sets are to be kept."""
    points = merged(*(list(s.points) for s in sets))
    spend(3 + 2 * len(points) * len(sets))
    at: list[list[bool]] = [[] for _ in points]
    between: list[list[bool]] = [[] for _ in range(len(points) + 1)]
    for some in sets:
        place = 0
        between[0].append(some.between[0])
        for i, point in enumerate(points):
            if place < len(some.points) and order(some.points[place], point) == 0:
                at[i].append(some.at[place])
                place += 1
            else:
                at[i].append(some.between[place])
            between[i + 1].append(some.between[place])
    return cut(points, [keep(m) for m in at], [keep(m) for m in between])


def union(sets: Sequence[RealSet]) -> RealSet:
    """Return the numbers in any of the sets."""
    return combined(sets, any) if sets else NOTHING


def intersection(sets: Sequence[RealSet]) -> RealSet:
    """Return the numbers in all of the sets."""
    return combined(sets, all) if sets else EVERYTHING


def complement(of: RealSet) -> RealSet:
    """Return all other numbers."""
    return RealSet(of.points, tuple(not a for a in of.at), tuple(not b for b in of.between))


def _place(points: Sequence[Number], number: Number) -> tuple[int, bool]:
    """Return how many points are below a number, and whether the next one is it."""
    for i, point in enumerate(points):
        side = order(point, number)
        if side >= 0:
            return i, side == 0
    return len(points), False
