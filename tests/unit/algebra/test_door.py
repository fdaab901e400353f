"""The public face of the algebra core."""

import json
import subprocess
import sys

from ownpace import algebra


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert sorted(algebra.__all__, key=lambda name: (name.islower(), name)) == algebra.__all__
    assert all(hasattr(algebra, name) for name in algebra.__all__)


def test_importing_it_loads_no_large_library() -> None:
    code = "import json, sys; import ownpace.algebra; print(json.dumps(sorted(sys.modules)))"
    alone = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"IPython", "ipywidgets", "numpy", "pydantic", "sympy", "yaml"} & set(json.loads(alone.stdout))
