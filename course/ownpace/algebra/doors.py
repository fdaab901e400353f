"""Doors that open when somebody knocks: names of a package whose module is loaded at their first use.

A student's page needs to read, print and compare; it should not wait for the parts that judge forms or read LaTeX. The
packages keep one public list of names all the same.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def opened_on_demand(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """Return a ``__getattr__`` for a package, which loads a name's module when the name is first asked for.

    Args:
        package: the package's own name.
        modules: for each name, the full name of the module that defines it.
    """

    def find(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(modules[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return find
