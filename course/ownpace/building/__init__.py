"""``ownpace build``: from the text files that people write to the notebooks that people open. One way only.

``content`` reads and checks what lies in the notebooks folder and owns every complaint about it; ``notebooks`` and ``assignments``
turn it into notebook documents; ``tree`` writes the built tree; ``command`` is the command line. Same text in, same bytes out.
"""

from ownpace.building.command import build_command
from ownpace.building.content import Content, find_notebooks, read_content
from ownpace.building.tree import build

__all__ = ["Content", "build", "build_command", "find_notebooks", "read_content"]
