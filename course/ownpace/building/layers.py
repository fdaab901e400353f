"""The course and the packs that lie on top of it, and what a pack may do: add, and replace what it says it replaces."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from ownpace.building.formats import CourseFile, PackFile, UnitFile
from ownpace.sources import Fault, Place, Source, SourceError, read_yaml, validated

PACKS = "OWNPACE_PACKS"
"""The environment variable that lists the packs, as PATH lists folders."""
FILE_NAME = "pack.yaml"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder with course content.

    Attributes:
        root: the folder.
        source: its ``course.yaml`` or ``pack.yaml``.
        units: the units that it brings.
        replaces: the ids that it may replace, by what they are ids of.
        name: for messages.
        profile: the standards profile that it asks for, or None.
    """

    root: Path
    source: Source
    units: tuple[UnitFile, ...]
    replaces: Mapping[str, tuple[str, ...]]
    name: str
    profile: str | None = None


def course_layer(root: Path) -> tuple[Layer, CourseFile]:
    """Return the course's own layer. Raises SourceError."""
    source = read_yaml(root / "course.yaml")
    course = validated(CourseFile, source)
    return Layer(root, source, tuple(course.units), {}, course.id, course.profile), course


def pack_layer(root: Path) -> Layer:
    """Return the layer of a pack. Raises SourceError: there is no ``pack.yaml`` in the folder, or it is faulty."""
    path = root / FILE_NAME
    if not path.is_file():
        told = f"there is no {FILE_NAME} in this folder; `ownpace new pack {root}` makes one"
        raise SourceError([Fault(Place(path), told, "pack/readable")])
    source = read_yaml(path)
    pack = validated(PackFile, source)
    replaces = {kind: tuple(ids) for kind, ids in pack.replaces.model_dump().items()}
    return Layer(root, source, tuple(pack.units), replaces, pack.id, pack.profile)


def units_in_order(layers: tuple[Layer, ...]) -> tuple[tuple[UnitFile, ...], list[Fault]]:
    """Return all units in the order in which they are taught, and what is wrong with them.

    A pack's unit stands behind the one that its ``after`` names, or at the end.
    """
    units: list[UnitFile] = []
    faults: list[Fault] = []
    for layer in layers:
        for at, unit in enumerate(layer.units):
            ids = [each.id for each in units]
            place = layer.source.place(("units", at))
            if unit.id in ids:
                told = (
                    f"the unit id {unit.id!r} is taken; a pack adds lessons to a unit in a folder of its name"
                )
                faults.append(Fault(place, told, "pack/ids"))
            elif unit.after and unit.after not in ids:
                faults.append(Fault(place, f"there is no unit {unit.after!r} to stand after", "course/links"))
            else:
                units.insert(ids.index(unit.after) + 1 if unit.after else len(units), unit)
    return tuple(units), faults


@dataclass(slots=True)
class Stack(Generic[_T]):
    """Things with ids, gathered from the layers in order: what a later layer replaces is gone, anything else twice is a fault.

    Attributes:
        what: what the ids are ids of, in the plural: a key of ``replaces``.
        items: what lies on top, by id.
        faults: what is there twice.
    """

    what: str
    items: dict[str, _T] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _from: dict[str, tuple[Path, Layer]] = field(default_factory=dict)

    def put(self, item_id: str, item: _T, path: Path, layer: Layer) -> None:
        """Lay a thing on the stack."""
        known = self._from.get(item_id)
        if known is not None:
            other, below = known
            may = item_id in layer.replaces.get(self.what, ()) and layer is not below
            if not may:
                self.faults.append(self._twice(item_id, path, other, layer, below))
                return
        self.items[item_id] = item
        self._from[item_id] = (path, layer)

    def _twice(self, item_id: str, path: Path, other: Path, layer: Layer, below: Layer) -> Fault:
        one = self.what.removesuffix("s")
        if layer is below:
            return Fault(Place(path), f"the {one} id {item_id!r} is taken by {other}", "course/ids")
        told = (
            f"the {one} id {item_id!r} is taken by {other}; choose another id, or let {layer.root / FILE_NAME} say "
            f"replaces: {{{self.what}: [{item_id}]}}"
        )
        return Fault(Place(path), told, "pack/replaces")

    def check_replaced(self, layers: tuple[Layer, ...]) -> None:
        """Complain of what a pack says it replaces and is not there, or not replaced."""
        for layer in layers:
            for at, item_id in enumerate(layer.replaces.get(self.what, ())):
                owner = self._from.get(item_id)
                if owner is None or owner[1] is layer or layers.index(owner[1]) > layers.index(layer):
                    if owner is not None:
                        continue
                    told = f"there is no {self.what.removesuffix('s')} {item_id!r} to replace"
                else:
                    told = f"{layer.name} says that it replaces {item_id!r}, and has none of that id"
                place = layer.source.place(("replaces", self.what, at))
                self.faults.append(Fault(place, told, "pack/replaces"))
