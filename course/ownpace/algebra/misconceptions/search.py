"""Finding the one misconception that explains a wrong line.

Every rule is applied at every place of the line before; the predicted lines are looked up by their prints. What is
predicted may still be simplified, rearranged or solved on the way to the wrong line: one rule plus correct work. If
nothing fits, the rules are applied to the lines of the worked solution: correct work, one rule, correct work.

An explanation has to be exact, and the only one: two beliefs that explain a line explain nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from ownpace.algebra import steps
from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.exact import work
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import ALGEBRA_1, Policy, Truth
from ownpace.algebra.judging.relations import same_solutions
from ownpace.algebra.misconceptions.catalogue import RULES
from ownpace.algebra.misconceptions.places import predictions
from ownpace.algebra.misconceptions.prints import Print, print_of
from ownpace.algebra.misconceptions.rules import Rule
from ownpace.algebra.shape import variables, walk
from ownpace.algebra.tree import Expr, Interval, Listing, Node, Relation, Statement, Union, Variable
from ownpace.algebra.values import frozen

_MOST_NODES: Final = 70
_MOST_PREDICTIONS: Final = 500
_MOST_COMPARED: Final = 40
_MOST_WORKED: Final = 5
EFFORT: Final = 20_000
"""Units of work of one search; see `exact.work`."""

_PREDICTION: Final = 10
"""Units of work for taking the print of a prediction, and three for each node of the line."""

_INDIRECT: Final = tuple(rule for rule in RULES if not rule.direct)
_WEAK: Final = frozenset(rule.id for rule in RULES if rule.weak)


@frozen
class Explanation:
    """The misconception that explains a wrong line.

    Attributes:
        id: the misconception.
        key: its sentence in the catalogue.
        line: the line it was applied to: the line before, or one of the worked lines after it.
        made: what it makes of that line, not simplified; None where the rule only recognises.
    """

    id: str
    key: str
    line: Node
    made: Node | None = None


def explain(before: Node, wrong: Node, *, policy: Policy = ALGEBRA_1) -> Explanation | None:
    """Return the one misconception that explains a wrong line, given the line before it or the problem.

    None where the line is right, where none or more than one explains it, or where it is too large. Never raises.
    """
    if too_long(before) or too_long(wrong):
        return None
    try:
        with work.bounded(EFFORT):
            return _explain(before, wrong, policy)
    except (TooLarge, Undefined, RecursionError):
        return None


def too_long(node: Node) -> bool:
    """Say whether a line has more nodes than the search looks at."""
    return _size(node) > _MOST_NODES


def _size(node: Node) -> int:
    return sum(1 for _ in islice(walk(node), _MOST_NODES + 1))


def _explain(before: Node, wrong: Node, policy: Policy) -> Explanation | None:
    chained = _seen(before, wrong, chains=True)
    if chained is not None:
        return chained
    broken = _broken_link(before, wrong)
    if broken is not None:
        before, wrong = broken
    wrong = _claimed(before, wrong)
    if not _is_wrong(before, wrong, policy):
        return None
    found = _among([before], wrong, policy, RULES)
    if found or len(found) > 1:
        return found[0] if len(found) == 1 else None
    worked = _worked(before)
    found = _among(worked, wrong, policy, _INDIRECT) if worked else []
    return found[0] if len(found) == 1 else None


def _broken_link(before: Node, wrong: Node) -> tuple[Expr, Expr] | None:
    """Return the first two neighbours that are not equal, of a line with several equal signs: `x = 7-1/3 = 6/3`."""
    if not isinstance(wrong, Relation) or set(wrong.signs) != {"="} or len(wrong.sides) < 3:
        return None
    sides = wrong.sides if isinstance(before, Expr) else wrong.sides[1:]
    pairs = pairwise((before, *sides) if isinstance(before, Expr) else sides)
    return next(((a, b) for a, b in pairs if equal(a, b) is Truth.FALSE), None)


def _claimed(before: Node, wrong: Node) -> Node:
    """Return what a line of an expression claims: of `3(x+4) = 3x+4` the first side that is not equal.

    After a sum of numbers, `x = 11` claims 11.
    """
    if isinstance(before, Expr) and not variables(before) and _solved(wrong) and isinstance(wrong, Relation):
        return wrong.right
    chain = isinstance(before, Expr) and isinstance(wrong, Relation) and set(wrong.signs) == {"="}
    if (
        chain
        and isinstance(before, Expr)
        and isinstance(wrong, Relation)
        and equal(before, wrong.left) is Truth.TRUE
    ):
        return next((s for s in wrong.sides if equal(before, s) is not Truth.TRUE), wrong.right)
    return wrong


def _is_wrong(before: Node, wrong: Node, policy: Policy) -> bool:
    """Say whether a line certainly does not say the same as the one before."""
    if isinstance(before, Expr) and isinstance(wrong, Expr):
        return equal(before, wrong, policy) is Truth.FALSE
    if isinstance(before, Expr | Statement) and isinstance(wrong, Expr | Statement):
        return same_solutions(before, wrong, policy) is not Truth.TRUE
    return False


def _worked(before: Node) -> list[Node]:
    """Return the first lines of the worked solution that are no longer than what is looked at."""
    found = steps.simplify(before) if isinstance(before, Expr) else steps.solve(before)
    return [step.line for step in found[:_MOST_WORKED] if _size(step.line) <= _MOST_NODES]


def _seen(before: Node, wrong: Node, *, chains: bool) -> Explanation | None:
    """Return the recognising rule that sees itself, the only one; chains of equal signs are looked at first."""
    if chains and not (isinstance(wrong, Relation) and len(wrong.sides) > 2):
        return None
    rules = [r for r in RULES if r.pair is not None and r.pair(before, wrong)]
    ids = {r.id for r in rules}
    return Explanation(rules[0].id, rules[0].key, before) if len(ids) == 1 else None


def _among(lines: Sequence[Node], wrong: Node, policy: Policy, rules: tuple[Rule, ...]) -> list[Explanation]:
    """Return the explanations, one of each id: those that fit the line as written, or else those that fit its meaning."""
    seen = [] if len(lines) != 1 else [_seen(lines[0], wrong, chains=False)]
    if seen and seen[0] is not None:
        return [seen[0]]
    targets = [p for t in _targets(lines[0], wrong) if (p := print_of(t)) is not None]
    strict: dict[str, Explanation] = {}
    loose: dict[str, Explanation] = {}
    if not targets:
        return _by_solutions(lines, wrong, policy, rules)
    for line in lines:
        right, price = print_of(line), _PREDICTION + 3 * _size(line)
        for rule, made in islice(predictions(rules, line), _MOST_PREDICTIONS):
            work.spend(price)
            found = print_of(made)
            if found is None or _says_the_same(found, right):
                continue
            entry = Explanation(rule.id, rule.key, line, made)
            if any(found.strict == t.strict for t in targets):
                strict.setdefault(rule.id, entry)
            elif found.loose is not None and any(found.loose == t.loose for t in targets):
                loose.setdefault(rule.id, entry)
    if any(
        map(_solved, _targets(lines[0], wrong))
    ):  # all ways end in such a line, so that it tells nothing of the way
        return _particular(strict | loose)
    return _particular(strict or loose)


def _solved(line: Node) -> bool:
    """Say whether a line is `x = number`."""
    if not isinstance(line, Relation) or line.signs != ("=",):
        return False
    return isinstance(line.left, Variable) and not variables(line.right)


def _particular(found: dict[str, Explanation]) -> list[Explanation]:
    """Return the explanations without the weak ones, if there are others."""
    return [e for e in found.values() if e.id not in _WEAK] or list(found.values())


def _says_the_same(made: Print, right: Print | None) -> bool:
    return right is not None and (
        made.strict == right.strict or (made.loose is not None and made.loose == right.loose)
    )


def _targets(before: Node, wrong: Node) -> list[Node]:
    """Return what a wrong line may mean: after an equation in x, a lone number is also `x = number`."""
    names = variables(before)
    if isinstance(before, Statement) and isinstance(wrong, Expr) and len(names) == 1 and not variables(wrong):
        return [wrong, Relation((Variable(next(iter(names))), wrong), ("=",))]
    return [wrong]


# -- inequalities -------------------------------------------------------------------------------------------------


def _by_solutions(
    lines: Sequence[Node], wrong: Node, policy: Policy, rules: tuple[Rule, ...]
) -> list[Explanation]:
    """Return the explanations of an inequality or interval, by comparing solutions."""
    found: dict[str, Explanation] = {}
    if not isinstance(wrong, Statement):
        return []
    for line in lines:
        for rule, made in islice(_ordered(line, rules), _MOST_COMPARED):
            if rule.id in found or not isinstance(made, Statement) or not isinstance(line, Statement):
                continue
            if same_solutions(made, wrong, policy) is Truth.TRUE and (
                same_solutions(made, line, policy) is Truth.FALSE
            ):
                found[rule.id] = Explanation(rule.id, rule.key, line, made)
    return list(found.values())


def _ordered(line: Node, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Node]]:
    return (
        (rule, made)
        for rule, made in islice(predictions(rules, line), _MOST_PREDICTIONS)
        if isinstance(made, Listing | Interval | Union) or _is_inequality(made)
    )


def _is_inequality(made: Node) -> bool:
    return isinstance(made, Relation) and made.signs != ("=",)
