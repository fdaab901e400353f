"""How a number is written: whether it is one at all, and whether as a final answer would be."""

from math import gcd

from ownpace.algebra.tree import Expr, Mixed, Number, Percent, Quantity, Quotient, Signed


def is_number(node: Expr) -> bool:
    """Say whether it is one written number: `-3`, `2.5`, `3/4`, `2 1/3`, `5%`, `$4.50`; not `1 + 2`."""
    node = _unsigned(node)
    if isinstance(node, Quotient):
        return _plain(node.numerator) and _plain(node.denominator)
    return _plain(node) or isinstance(node, Mixed | Percent | Quantity)


def is_lowest_terms(node: Expr) -> bool:
    """Say whether it is a fraction of whole numbers in lowest terms, or a whole number; the sign may stand before."""
    node = _unsigned(node)
    match node:
        case Number():
            return node.places == 0
        case Mixed(_, above, below):
            return 0 < above < below and gcd(above, below) == 1
        case Quotient(Number() as above, Number() as below) if above.places == below.places == 0:
            return below.value > 1 and gcd(int(above.value), int(below.value)) == 1
        case _:
            return False


def is_simplified_number(node: Expr) -> bool:
    """Say whether it is a number as a final answer is written: a fraction in lowest terms, or a decimal."""
    return is_lowest_terms(node) or _plain(_unsigned(node)) or isinstance(_unsigned(node), Percent | Quantity)


def _plain(node: Expr) -> bool:
    return isinstance(_unsigned(node), Number)


def _unsigned(node: Expr) -> Expr:
    return node.operand if isinstance(node, Signed) and node.sign == "-" else node
