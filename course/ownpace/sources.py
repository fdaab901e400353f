"""Text files that people write, read so that every complaint about them can say file, line and column.

YAML is read as plain text values: no word of it turns into a date, a truth value or a float by itself (``no`` stays the word
``no``); the model that the data must fit says what each value is. A complaint gathers all faults of a file, not the first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import yaml

if TYPE_CHECKING:
    from pydantic import BaseModel

    Model = TypeVar("Model", bound=BaseModel)

Keys = tuple[str | int, ...]
MAX_SOURCE = 1_000_000
"""The most characters that a source file may have."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, and line and column from 1."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One complaint: where, what to do, and which rule says so (a section of ``docs/checks.md``)."""

    place: Place
    message: str
    rule: str = "source/readable"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class SourceError(ValueError):
    """A source file that cannot be used; ``faults`` holds every complaint about it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML text that was read: its data, and where each entry and each key stands."""

    path: Path
    data: Any
    places: Mapping[Keys, Place]
    keys: Mapping[Keys, Place]

    def place(self, keys: Sequence[str | int]) -> Place:
        """Return where the entry with these keys stands, or the nearest entry around it that is written."""
        wanted = tuple(keys)
        while wanted not in self.places:
            wanted = wanted[:-1]
        return self.places[wanted]

    def fault(self, keys: Sequence[str | int], message: str) -> SourceError:
        """Return an error with one fault at these keys, to be raised."""
        return SourceError([Fault(self.place(keys), message)])


def read_yaml(path: Path, text: str | None = None, *, first_line: int = 1) -> Source:
    """Return what a YAML file holds; ``text`` stands in for its content, beginning at ``first_line`` of the file.

    Raises:
        SourceError: the file cannot be read, is no YAML, or names a key twice.
    """
    if text is None:
        text = read_text(path)
    try:
        root = _composed(text)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        place = Place(path, mark.line + first_line, mark.column + 1) if mark else Place(path)
        raise SourceError([Fault(place, f"is no YAML: {problem.problem or problem.context}")]) from None
    except yaml.YAMLError as problem:
        raise SourceError([Fault(Place(path), f"is no YAML: {problem}")]) from None
    reader = _Reader(path, first_line)
    data = reader.value(root, ()) if root is not None else {}
    if reader.faults:
        raise SourceError(reader.faults)
    return Source(path, data, {(): Place(path, first_line), **reader.places}, reader.keys)


def _composed(text: str) -> yaml.Node | None:
    """Return the tree of a YAML text, by the fast parser where there is one; faults are told by the one that is everywhere."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    return node


def read_text(path: Path) -> str:
    """Return the text of a source file. Raises SourceError where there is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise SourceError([Fault(Place(path), f"cannot be read: {problem}")]) from None
    if len(text) > MAX_SOURCE:
        raise SourceError(
            [Fault(Place(path), f"has {len(text)} characters; the most allowed is {MAX_SOURCE}")]
        )
    return text


def validated(model: "type[Model]", source: Source) -> "Model":
    """Return the source's data as that pydantic model.

    Raises:
        SourceError: with every entry that does not fit, where it stands, and what was meant where we can guess it.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(source.data)
    except ValidationError as problem:
        # An unknown key first: where it is a slip, the key said to be missing is the one that was meant.
        errors = sorted(problem.errors(), key=lambda error: error["type"] != "extra_forbidden")
        raise SourceError([_fault(model, error, source) for error in errors]) from None


class _Reader:
    """Turns YAML nodes into plain data and keeps the place of each."""

    def __init__(self, path: Path, first_line: int) -> None:
        self._path, self._first_line = path, first_line
        self.places: dict[Keys, Place] = {}
        self.keys: dict[Keys, Place] = {}
        self.faults: list[Fault] = []

    def value(self, node: yaml.Node, keys: Keys) -> Any:
        self.places.setdefault(keys, self._place(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, keys))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*keys, at)) for at, each in enumerate(node.value)]
        return str(node.value)

    def _pairs(self, node: yaml.MappingNode, keys: Keys) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in seen:
                self.faults.append(Fault(self._place(key_node), f"the key {key!r} is written twice"))
            seen.add(key)
            # The value's place, or the key's where the value fills lines of its own: both are where an author looks.
            own_lines = value_node.start_mark.line != key_node.start_mark.line
            self.places[(*keys, key)] = self._place(key_node if own_lines else value_node)
            self.keys[(*keys, key)] = self._place(key_node)
            yield key, self.value(value_node, (*keys, key))

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self._path, mark.line + self._first_line, mark.column + 1)


def _written(loc: Sequence[str | int], source: Source) -> Keys:
    """Return the keys in the file that a model's location speaks of; locations also name branches of unions."""
    keys: Keys = ()
    for each in loc:
        for candidate in (each, str(each)):
            if (*keys, candidate) in source.places:
                keys = (*keys, candidate)
                break
    return keys


def _fault(model: "type[BaseModel]", error: Any, source: Source) -> Fault:
    keys = _written(error["loc"], source)
    if error["type"] == "union_tag_invalid":
        keys = (*keys, _tag(error))
    about_a_key = error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",)
    place = source.keys.get(keys) if about_a_key else None
    return Fault(place or source.place(keys), _complaint(model, error))


def _complaint(model: "type[BaseModel]", error: Any) -> str:
    if error["type"] == "extra_forbidden":
        unknown = str(error["loc"][-1])
        known = sorted(_fields_at(model, error["loc"][:-1]))
        close = get_close_matches(unknown, known, n=1)
        meant = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
        return f"unknown key {unknown!r}; {meant}"
    where = ".".join(str(each) for each in error["loc"])
    if error["type"] == "missing":
        return f"{str(error['loc'][-1])!r} is missing"
    if error["type"] == "union_tag_not_found":
        return f"{where}: {_tag(error)!r} is missing"
    if error["type"] == "union_tag_invalid":
        return f"{where}.{_tag(error)}: {_unknown_tag(error['ctx'])}"
    return f"{where}: {error['msg'].removeprefix('Value error, ')}"


def _tag(error: Any) -> str:
    """Return the key that says which model of several an entry must fit."""
    return str(error["ctx"]["discriminator"]).strip("'")


def _unknown_tag(context: Mapping[str, Any]) -> str:
    known = [each.strip(" '") for each in str(context["expected_tags"]).split(",")]
    close = get_close_matches(str(context["tag"]), known, n=1)
    meant = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
    return f"{context['tag']!r} is unknown; {meant}"


def _fields_at(model: Any, loc: Sequence[str | int]) -> set[str]:
    """Return the keys that the part of the model at this location knows."""
    candidates = [model]
    for each in loc:
        inner = [found for one in candidates for found in _models_under(one, each)]
        # A location also names the branch of a union that an entry was held against.
        candidates = inner or [one for one in candidates if _is_branch(one, each)] or candidates
    return {field.alias or name for one in candidates for name, field in one.model_fields.items()}


def _is_branch(model: Any, name: str | int) -> bool:
    """Say whether a location's word names this model: by its class, or by a value that only one model takes."""
    values = (value for field in model.model_fields.values() for value in get_args(field.annotation))
    return model.__name__ == name or any(isinstance(value, str) and value == name for value in values)


def _models_under(model: Any, key: str | int) -> list[Any]:
    field = model.model_fields.get(key)
    if field is None:
        field = next((one for one in model.model_fields.values() if one.alias == key), None)
    return list(_models_in(field.annotation)) if field is not None else []


def _models_in(annotation: Any) -> Iterator[Any]:
    if hasattr(annotation, "model_fields"):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
