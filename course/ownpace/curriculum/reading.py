"""The skill map as authors write it: ``map/*.skills.yaml`` and ``map/course.map.yaml`` of the course and its packs, checked.

All faults are gathered: ids that are there twice, prerequisites and interactives that are not there, and cycles.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from ownpace.curriculum.format import MapFile, SkillFile, SkillsFile
from ownpace.curriculum.limits import Limits
from ownpace.curriculum.skills import Belief, Kind, Skill, SkillMap
from ownpace.sources import Fault, Place, Source, SourceError, read_yaml, validated

FOLDER = "map"
_IDS, _LINKS, _CYCLE = "map/ids", "map/links", "map/cycle"


def read_skills(roots: Sequence[Path]) -> tuple[SkillMap, list[Fault]]:
    """Return the skill map of a course and its packs, as far as it can be read, and everything that is wrong with it."""
    reader = _Reader()
    for root in roots:
        folder = root / FOLDER
        if (folder / "course.map.yaml").is_file():
            reader.whole(folder / "course.map.yaml")
        for path in sorted(folder.glob("*.skills.yaml")):
            reader.unit(path)
    return reader.map(), reader.faults


class _Reader:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._skills: dict[str, Skill] = {}
        self._at: dict[str, tuple[Source, int]] = {}
        self._interactives: dict[str, str] = {}
        self._sequences: dict[str, tuple[str, ...]] = {}
        self._orders: list[tuple[Source, str]] = []

    def whole(self, path: Path) -> None:
        """Read what belongs to no unit."""
        try:
            source = read_yaml(path)
            found = validated(MapFile, source)
        except SourceError as problem:
            self.faults += problem.faults
            return
        self._interactives.update({name: each.shows for name, each in found.interactives.items()})
        for name, units in found.sequences.items():
            self._sequences[name] = tuple(units)
            self._orders.append((source, name))

    def unit(self, path: Path) -> None:
        """Read the skills of a unit."""
        try:
            source = read_yaml(path)
            found = validated(SkillsFile, source)
        except SourceError as problem:
            self.faults += problem.faults
            return
        for at, skill in enumerate(found.skills):
            self._put(source, at, _skill(found.unit, skill))

    def _put(self, source: Source, at: int, skill: Skill) -> None:
        if skill.id in self._skills:
            other = self._at[skill.id][0].path
            self.faults.append(
                Fault(
                    source.place(("skills", at, "id")), f"the skill id {skill.id!r} is taken by {other}", _IDS
                )
            )
            return
        self._skills[skill.id] = skill
        self._at[skill.id] = (source, at)

    def map(self) -> SkillMap:
        """Return the map, after its links were followed."""
        self.faults += [
            *self._twice(), *self._missing(), *self._cycles(), *self._out_of_order()
        ]  # fmt: skip
        return SkillMap(self._skills, self._interactives, self._sequences)

    def _place(self, skill: str, *keys: str | int) -> Place:
        source, at = self._at[skill]
        return source.place(("skills", at, *keys))

    def _twice(self) -> Iterator[Fault]:
        owners: dict[str, str] = {}
        for skill in self._skills.values():
            for at, kind in enumerate(skill.kinds):
                owner = owners.setdefault(kind.id, skill.id)
                if owner != skill.id:
                    place = self._place(skill.id, "kinds", at)
                    yield Fault(place, f"the kind {kind.id!r} belongs to the skill {owner!r} already", _IDS)

    def _missing(self) -> Iterator[Fault]:
        for skill in self._skills.values():
            for at, name in enumerate(skill.prereqs):
                if name not in self._skills:
                    yield Fault(
                        self._place(skill.id, "prereqs", at), _unknown("skill", name, self._skills), _LINKS
                    )
            for name in skill.interactives:
                if self._interactives and name not in self._interactives:
                    told = _unknown("interactive", name, self._interactives)
                    yield Fault(self._place(skill.id, "interactive"), told, _LINKS)

    def _cycles(self) -> Iterator[Fault]:
        done: set[str] = set()
        told: set[frozenset[str]] = set()
        for name in self._skills:
            cycle = self._cycle_from(name, [], done)
            if cycle and frozenset(cycle) not in told:
                told.add(frozenset(cycle))
                way = " -> ".join((*cycle, cycle[0]))
                yield Fault(
                    self._place(cycle[0], "prereqs"), f"the prerequisites go in a circle: {way}", _CYCLE
                )

    def _cycle_from(self, name: str, way: list[str], done: set[str]) -> list[str]:
        if name in way:
            return way[way.index(name) :]
        if name in done or name not in self._skills:
            return []
        for before in self._skills[name].prereqs:
            found = self._cycle_from(before, [*way, name], done)
            if found:
                return found
        done.add(name)
        return []

    def _out_of_order(self) -> Iterator[Fault]:
        units = {skill.unit for skill in self._skills.values()}
        for source, name in self._orders:
            order = {unit: at for at, unit in enumerate(self._sequences[name])}
            place = source.place(("sequences", name))
            if set(order) != units and self._skills:
                different = ", ".join(sorted(set(order) ^ units))
                yield Fault(
                    place,
                    f"the sequence {name!r} and the skills disagree about the units {different}",
                    _LINKS,
                )
                continue
            for skill in self._skills.values():
                late = [
                    each
                    for each in skill.prereqs
                    if each in self._skills and order[self._skills[each].unit] > order[skill.unit]
                ]
                if late:
                    yield Fault(
                        place,
                        f"in the sequence {name!r}, {skill.id} comes before its prerequisite {late[0]}",
                        _CYCLE,
                    )


def _skill(unit: str, found: SkillFile) -> Skill:
    best = [found.interactive.primary, found.interactive.secondary]
    return Skill(
        id=found.id,
        title=found.title,
        unit=unit,
        prereqs=tuple(found.prereqs),
        standards=tuple(found.standards),
        supports=tuple(found.supports),
        scope=found.scope,
        limits=Limits(**found.limits.model_dump()),
        kinds=tuple(Kind(**each.model_dump()) for each in found.kinds),
        interactives=tuple(each for each in best if each),
        misconceptions=tuple(Belief(**each.model_dump()) for each in found.misconceptions),
        status=found.status,
    )


def _unknown(what: str, name: str, known: object) -> str:
    names = sorted(map(str, known)) if isinstance(known, dict) else []
    close = get_close_matches(name, names, n=2)
    meant = f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
    return f"there is no {what} {name!r}{meant}"
