"""Whether a decimal is another number, rounded."""

from fractions import Fraction

from ownpace.algebra import Expr, Number, Signed, ungrouped


def is_rounding_of(node: Expr, value: Fraction) -> bool:
    """Return whether this decimal, of two places or more, is the value rounded or cut off, and not the value itself."""
    node = ungrouped(node)
    negative = isinstance(node, Signed) and node.sign == "-"
    bare = ungrouped(node.operand) if isinstance(node, Signed) else node
    if not isinstance(bare, Number) or bare.places < 2:
        return False
    typed = -bare.value if negative else bare.value
    return typed != value and abs(typed - value) < Fraction(1, 10**bare.places)
