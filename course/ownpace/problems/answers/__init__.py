"""The kinds of answers, a module for each family. `kind` names what each has to do, and finds them by their type.

`number` and `amount`, which are made by `number_rule`; `expression`; `relation` (equations, inequalities, intervals, sets,
points, graphs) and `rule`, which share `lines`, `forms` and `sides`; `choices`; `sorting` and `table`, which read
`structured` responses; `working`; `explanation`.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from ownpace.problems.answers.kind import Kind, Shown
from ownpace.problems.values import AnswerType

__all__ = ["Kind", "Shown", "kind_of"]

_PLACES: Final[Mapping[AnswerType, tuple[str, str]]] = {
    "number": ("number", "NUMBER"),
    "number-with-units": ("amount", "AMOUNT"),
    "expression": ("expression", "EXPRESSION"),
    "equation": ("relation", "EQUATION"),
    "inequality": ("relation", "INEQUALITY"),
    "interval": ("relation", "INTERVAL"),
    "set": ("relation", "SET"),
    "point": ("relation", "POINT"),
    "table": ("table", "TABLE"),
    "graph": ("relation", "GRAPH"),
    "choice": ("choices", "CHOICE"),
    "multi-choice": ("choices", "CHOICES"),
    "sort": ("sorting", "SORT"),
    "function-rule": ("rule", "RULE"),
    "steps": ("working", "STEPS"),
    "explain": ("explanation", "EXPLAIN"),
}

TYPES: Final = tuple(_PLACES)
"""The types of answers, in the order of the documentation."""


def kind_of(type_: AnswerType) -> Kind:
    """Return what is known about a type of answer; its module is loaded when it is first asked for."""
    module, name = _PLACES[type_]
    found: Kind = getattr(import_module(f"{__name__}.{module}"), name)
    return found
