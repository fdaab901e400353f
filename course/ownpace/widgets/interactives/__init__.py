"""What can be explored: the interactives of the course's catalogue, each with its options.

``setup`` holds what all of them have in common, ``option`` checks what an author wrote, and each kind has a module with a
frozen dataclass: its fields are the options that an author sets, ``face`` is what the browser's half draws, and ``judge``
says how an answer stands to the task. ``card`` is the widget. The other half is `extensions/widgets/src/interactives`.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from importlib import import_module
from typing import Final

from ownpace.widgets.interactives.setup import OptionError, Setup

__all__ = ["KINDS", "OptionError", "Setup", "set_up"]

KINDS: Final[Mapping[str, str]] = {
    "algebra-tiles": "AlgebraTiles",
    "area-model": "AreaModel",
    "balance-scale": "BalanceScale",
    "bar-model": "BarModel",
    "card-sort": "CardSort",
    "coordinate-plane": "CoordinatePlane",
    "data-display": "DataDisplay",
    "expression-tree": "ExpressionTree",
    "function-machine": "FunctionMachine",
    "graph-story": "GraphStory",
    "half-plane-shader": "HalfPlaneShader",
    "linked-reps": "LinkedReps",
    "mapping-diagram": "MappingDiagram",
    "number-line": "NumberLine",
    "piecewise-builder": "PiecewiseBuilder",
    "residual-plot": "ResidualPlot",
    "scatter-fit": "ScatterFit",
    "sequence-dots": "SequenceDots",
    "slider-family": "SliderFamily",
    "step-solver": "StepSolver",
    "two-way-table": "TwoWayTable",
    "unit-chain": "UnitChain",
}
"""The class of each kind; its module is the kind's name with `_` for `-`, loaded when it is first asked for."""

ALIASES: Final[Mapping[str, str]] = {"balance": "balance-scale"}


def kind_of(name: str) -> type[Setup]:
    """Return what sets up a kind. Raises OptionError where there is no such kind."""
    name = ALIASES.get(name, name)
    if name not in KINDS:
        raise OptionError(f"nothing to explore is called {name!r}; there are {', '.join(sorted(KINDS))}")
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    found: type[Setup] = getattr(module, KINDS[name])
    return found


def set_up(name: str, options: Mapping[str, object]) -> Setup:
    """Return a kind with an author's options, checked.

    Raises:
        OptionError: there is no such kind, an option is unknown or missing, or its value is none that it may be. The text
            names the option and says what it may be.
    """
    kind = kind_of(name)
    known = {each.name: each.default is MISSING for each in fields(kind)}
    for option in options:
        if option not in known:
            raise OptionError(f"{kind.kind} has no option {option!r}; it has {', '.join(known)}")
    for option, needed in known.items():
        if needed and option not in options:
            raise OptionError(f"{kind.kind} needs the option {option!r}; for example {kind.example()}")
    return kind(**options)
