"""A problem, compiled: every domain, condition, formula and text of it read once, ready to be drawn from.

A `Problem` is made from plain data: what ``ownpace build`` wrote as JSON, or what ``problems.loading`` checked in an author's
YAML. It consists of shapes (``3x + 5 = 17``, ``17 = 3x + 5``, ...). Compiling says precisely which entry of the data cannot be
compiled, as a path of keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ownpace.problems.compiling import ShapeCompiler, letters_of
from ownpace.problems.scope import EntryError, Path
from ownpace.problems.shapes import Shape
from ownpace.problems.values import Credit

ALL_SHAPES = "plain"
"""The name of the only shape of a problem that names none."""


class ProblemError(ValueError):
    """An entry of a problem that cannot be compiled.

    Attributes:
        problem_id: the problem.
        path: the keys that lead to the entry.
        reason: what is wrong with it.
    """

    def __init__(self, problem_id: str, path: Path, reason: str) -> None:
        self.problem_id, self.path, self.reason = problem_id, path, reason
        super().__init__(f"problem {problem_id}, {'.'.join(map(str, path))}: {reason}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What an author wrote, compiled.

    Attributes:
        id: the problem's id.
        version: raised whenever what a variant means has changed.
        title: for people.
        skill: the skill that it practises.
        unknown: the letter that is solved for; empty where there is none.
        variables: the letters that stay letters.
        credit: what answers on the way are worth.
        shapes: in the order of their names.
        variant_key: the names that make two variants distinct; empty where prompt and answer do.
        data: the plain data that it was compiled from; compiling it again gives an equal problem.
    """

    id: str
    version: int
    title: str
    skill: str
    unknown: str
    variables: tuple[str, ...]
    credit: Credit
    shapes: tuple[Shape, ...]
    variant_key: tuple[str, ...]
    data: Mapping[str, Any] = field(compare=False, repr=False)

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels that it can be drawn at."""
        return tuple(sorted({level for shape in self.shapes for level in shape.levels}))


def compile_problem(data: Mapping[str, Any]) -> Problem:
    """Return the problem that plain data describe. Raises ProblemError."""
    problem_id = str(data.get("id", "?"))
    try:
        shapes = [ShapeCompiler(data, name, path).shape() for name, path in _shape_paths(data)]
        unknown, variables = letters_of(data)
        key = tuple(data.get("variant_key") or ())
        _check_key(key, shapes)
        return Problem(
            id=problem_id,
            version=int(data["version"]),
            title=data["title"],
            skill=data["skill"],
            unknown=unknown,
            variables=variables,
            credit=Credit(**data.get("credit", {})),
            shapes=tuple(sorted(shapes, key=lambda shape: shape.name)),
            variant_key=key,
            data=data,
        )
    except EntryError as problem:
        raise ProblemError(problem_id, problem.path, problem.reason) from None
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        # Data that no loader checked, such as a blueprint edited by hand.
        raise ProblemError(problem_id, (), f"is not as a problem must be ({problem!r})") from problem


def _shape_paths(data: Mapping[str, Any]) -> list[tuple[str, Path]]:
    if not data.get("shapes"):
        return [(ALL_SHAPES, ())]
    return [(name, ("shapes", name)) for name in data["shapes"]]


def _check_key(key: tuple[str, ...], shapes: list[Shape]) -> None:
    """Raise EntryError where a variant's key speaks of a name that a shape does not draw."""
    for at, name in enumerate(key):
        for shape in shapes:
            if name not in shape.names:
                raise EntryError(("variant_key", at), f"the shape {shape.name!r} draws no {name!r}")
