"""Standards profiles: what a state calls the standards, and what it leaves out or asks for besides.

``profiles/<name>.profile.yaml`` of the course or a pack. A profile with a ``base`` is told as the difference from it; profiles are
applied from the outermost base inwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ownpace.curriculum.format import ProfileFile
from ownpace.curriculum.skills import Skill, SkillMap
from ownpace.sources import Fault, Source, SourceError, read_yaml, validated

FOLDER = "profiles"
_LINKS = "profile/links"


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as written, and where each of its entries stands."""

    source: Source
    file: ProfileFile


def read_profiles(roots: Sequence[Path]) -> tuple[Mapping[str, Profile], list[Fault]]:
    """Return the profiles of a course and its packs by id; a later one takes the place of an earlier one."""
    found: dict[str, Profile] = {}
    faults: list[Fault] = []
    for root in roots:
        for path in sorted((root / FOLDER).glob("*.profile.yaml")):
            try:
                source = read_yaml(path)
                file = validated(ProfileFile, source)
                found[file.id] = Profile(source, file)
            except SourceError as problem:
                faults += problem.faults
    return found, faults


def under_profile(
    skills: SkillMap, profiles: Mapping[str, Profile], name: str
) -> tuple[SkillMap, list[Fault]]:
    """Return the map as a profile has it, and what is wrong with the profile."""
    codes: dict[str, str] = {}
    faults: list[Fault] = []
    for profile in _chain(profiles, name, faults):
        faults += _wrong(profile, codes, skills)
        codes = _codes(codes, profile.file)
        skills = _applied(skills, profile.file)
    faults += _unknown_codes(profiles[name], codes, skills) if name in profiles and not faults else ()
    return replace(skills, profile=name, standards=codes), faults


def _chain(profiles: Mapping[str, Profile], name: str, faults: list[Fault]) -> list[Profile]:
    """Return the profile and what it is based on, the outermost base first."""
    chain: list[Profile] = []
    while name in profiles and profiles[name] not in chain:
        chain.insert(0, profiles[name])
        base = profiles[name].file.base
        if base is None:
            return chain
        if base not in profiles or profiles[base] in chain:
            what = "goes in a circle" if base in profiles else "is not there"
            place = chain[0].source.place(("base",))
            faults.append(Fault(place, f"the profile {base!r} that it is based on {what}", _LINKS))
            return chain
        name = base
    return chain


def _wrong(profile: Profile, codes: Mapping[str, str], skills: SkillMap) -> Iterator[Fault]:
    file, source = profile.file, profile.source
    for code in file.rename:
        if code not in codes:
            yield Fault(source.place(("rename", code)), f"the base has no code {code!r} to rename", _LINKS)
    for at, code in enumerate(file.drop):
        if code not in codes:
            yield Fault(source.place(("drop", at)), f"the base has no code {code!r} to drop", _LINKS)
    for skill, added in file.add.items():
        if skill not in skills.skills:
            yield Fault(source.place(("add", skill)), f"there is no skill {skill!r} in the map", _LINKS)
        for at, code in enumerate(added):
            if code not in codes and code not in file.codes and code not in file.rename.values():
                yield Fault(
                    source.place(("add", skill, at)),
                    f"the code {code!r} is not among the profile's codes",
                    _LINKS,
                )
    for at, skill in enumerate(file.without):
        if skill not in skills.skills:
            yield Fault(source.place(("without", at)), f"there is no skill {skill!r} in the map", _LINKS)


def _unknown_codes(profile: Profile, codes: Mapping[str, str], skills: SkillMap) -> Iterator[Fault]:
    for skill in skills.skills.values():
        for code in skill.standards:
            if code not in codes:
                told = f"the skill {skill.id!r} names the code {code!r}, which the profile does not have: rename, drop or add it"
                yield Fault(profile.source.place(("codes",)), told, _LINKS)


def _codes(codes: Mapping[str, str], file: ProfileFile) -> dict[str, str]:
    kept = {file.rename.get(code, code): words for code, words in codes.items() if code not in file.drop}
    return {**kept, **file.codes}


def _applied(skills: SkillMap, file: ProfileFile) -> SkillMap:
    kept = {}
    for skill in skills.skills.values():
        if skill.id not in file.without:
            standards = [file.rename.get(code, code) for code in skill.standards if code not in file.drop]
            added = [code for code in file.add.get(skill.id, []) if code not in standards]
            prereqs = tuple(dict.fromkeys(_stepped_over(skills.skills, skill, file.without)))
            kept[skill.id] = replace(skill, standards=(*standards, *added), prereqs=prereqs)
    return replace(skills, skills=kept)


def _stepped_over(skills: Mapping[str, Skill], skill: Skill, without: Sequence[str]) -> Iterator[str]:
    """Yield the prerequisites of a skill; in place of one that is left out, those that it had itself."""
    for name in skill.prereqs:
        if name not in without:
            yield name
        elif name in skills:
            yield from _stepped_over(skills, skills[name], without)
