"""The two expressions, or the two statements, that a `±` stands for.

All the signs of one line are taken together: the upper ones in one reading, the lower ones in the other.
"""

from typing import TypeVar

from ownpace.algebra.exact.work import spend
from ownpace.algebra.shape import mapped, walk
from ownpace.algebra.tree import Expr, Node, Sign, Signed, Sum
from ownpace.algebra.values import replace

N = TypeVar("N", bound=Node)

_UPPER: dict[Sign, Sign] = {"±": "+", "∓": "-"}
_LOWER: dict[Sign, Sign] = {"±": "-", "∓": "+"}


def choices(node: N) -> tuple[N, ...]:
    """Return the node itself, or its two readings."""
    parts = list(walk(node))
    spend(1 + len(parts) // 4)
    if not any(isinstance(part, Signed | Sum) and _double(part) for part in parts):
        return (node,)
    return _chosen(node, _UPPER), _chosen(node, _LOWER)


def _double(node: Signed | Sum) -> bool:
    return node.sign in "±∓" if isinstance(node, Signed) else not {"±", "∓"}.isdisjoint(node.signs)


def _chosen(node: N, signs: dict[Sign, Sign]) -> N:
    def change(part: Expr) -> Expr:
        return _chosen(part, signs)

    node = mapped(node, change)
    match node:
        case Signed(sign=sign) if sign in signs:
            return replace(node, sign=signs[sign])
        case Sum(signs=old):
            return replace(node, signs=tuple(signs.get(s, s) for s in old))
        case _:
            return node
