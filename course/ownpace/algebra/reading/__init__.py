"""Reading: from a line as typed to the tree of what was written, or to an error that says where and why.

`tokens` scans, `grammar` builds the tree, `characters` holds the tables of both. The door is `parse`.
"""

from ownpace.algebra.reading.grammar import Implied, parse

__all__ = ["Implied", "parse"]
