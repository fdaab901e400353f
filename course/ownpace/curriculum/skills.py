"""The skill map as a running page sees it: skills with their prerequisites, kinds of problems and misconceptions; interactives; orders.

``ownpace build`` writes it as ``skills.json`` beside ``course.json``; `load_skills` reads it. Authors write it as YAML, which
``ownpace.curriculum.reading`` checks.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ownpace.curriculum.course import CourseError, course_folder
from ownpace.curriculum.limits import Limits

FORMAT = 1
FILE_NAME = "skills.json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem that a skill is practised with.

    Attributes:
        id: the id that its problem has once it is written.
        task: what the student does.
        vary: what changes from variant to variant.
        answer: the type of the answer.
    """

    id: str
    task: str
    vary: str
    answer: str


@dataclass(frozen=True, slots=True)
class Belief:
    """A misconception: what a student who holds it would say, and the wrong answer that it leads to."""

    id: str
    says: str
    signature: str


@dataclass(frozen=True, slots=True)
class Skill:
    """A node of the map.

    Attributes:
        id: its id.
        title: for people.
        unit: the unit that it is taught in.
        prereqs: the skills that it needs.
        standards: the codes that it teaches, under the profile in use.
        supports: the codes of earlier grades that it leans on.
        scope: what its problems may ask for, in words.
        limits: the same in numbers.
        kinds: the kinds of problems.
        interactives: what shows it best, the first first.
        misconceptions: beliefs that get in the way.
        status: ``core``, or ``extension`` where only some states ask for it.
    """

    id: str
    title: str
    unit: str
    prereqs: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    scope: str = ""
    limits: Limits = field(default_factory=Limits)
    kinds: tuple[Kind, ...] = ()
    interactives: tuple[str, ...] = ()
    misconceptions: tuple[Belief, ...] = ()
    status: str = "core"


@dataclass(frozen=True, slots=True)
class SkillMap:
    """All skills, in the order of their units.

    Attributes:
        skills: by id.
        interactives: what there is to explore with: what each shows, by id.
        sequences: orders of the units that keep every prerequisite, by name.
        profile: the standards profile that the codes come from.
        standards: the codes of that profile, with their words.
    """

    skills: Mapping[str, Skill] = field(default_factory=dict)
    interactives: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    profile: str = ""
    standards: Mapping[str, str] = field(default_factory=dict)

    def knows(self, skill_id: str) -> bool:
        """Return whether there is such a skill; a course without a map knows any."""
        return not self.skills or skill_id in self.skills

    def misconceptions(self) -> Mapping[str, tuple[Belief, ...]]:
        """Return the catalogue of misconceptions: what each id means in the skills that name it."""
        found: dict[str, tuple[Belief, ...]] = {}
        for skill in self.skills.values():
            for belief in skill.misconceptions:
                found[belief.id] = (*found.get(belief.id, ()), belief)
        return found

    def limits(self, skill_id: str) -> Limits:
        """Return the bounds of a skill's problems."""
        found = self.skills.get(skill_id)
        return found.limits if found is not None else Limits()

    def before(self, skill_id: str) -> Iterator[str]:
        """Yield every skill that a skill needs, directly or not, each once."""
        seen: set[str] = set()
        waiting = list(self.skills[skill_id].prereqs)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                yield name
                waiting += self.skills[name].prereqs

    def to_json(self) -> str:
        """Return the text of ``skills.json``."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def skills_from_json(text: str) -> SkillMap:
    """Return the map that ``to_json`` wrote. Raises CourseError."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise CourseError(
                f"its format {data['format']!r} is not the one that this version reads ({FORMAT})"
            )
        return SkillMap(
            skills={name: _skill(each) for name, each in data["skills"].items()},
            interactives=data["interactives"],
            sequences={name: tuple(each) for name, each in data["sequences"].items()},
            profile=data["profile"],
            standards=data["standards"],
        )
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise CourseError(f"it is no map of skills ({problem!r})") from None


def load_skills(course: Path | None = None) -> SkillMap:
    """Return the skill map of a built course; ``course_folder()`` where none is given. Raises CourseError."""
    file = (course or course_folder()) / FILE_NAME
    try:
        return skills_from_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise CourseError(f"There is no skill map at {file} ({problem}). Run 'ownpace build'.") from None
    except CourseError as problem:
        raise CourseError(f"{file} cannot be used: {problem}. Run 'ownpace build' again.") from None


def _skill(data: Mapping[str, Any]) -> Skill:
    """Return a skill; JSON knows no tuples."""
    entries = {name: tuple(each) if isinstance(each, list) else each for name, each in data.items()}
    made: dict[str, Any] = {
        **entries,
        "limits": Limits(**data["limits"]),
        "kinds": tuple(Kind(**each) for each in data["kinds"]),
        "misconceptions": tuple(Belief(**each) for each in data["misconceptions"]),
    }
    return Skill(**made)
