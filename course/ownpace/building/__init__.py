"""``ownpace build``: from the text files that people write to the notebooks that people open. One way only.

``gathering`` reads what lies in the notebooks folder and in the packs on top of it (``layers``), ``linking`` sees that what is named
is there; both give values of ``content``, and every complaint. ``notebooks`` and ``assignments`` turn it into notebook documents; ``tree`` writes the built tree; ``command`` is the command line. Same text in, same bytes out.
"""

from ownpace.building.command import build_command
from ownpace.building.content import Content, find_notebooks, find_packs, read_content
from ownpace.building.tree import build

__all__ = ["Content", "build", "build_command", "find_notebooks", "find_packs", "read_content"]
