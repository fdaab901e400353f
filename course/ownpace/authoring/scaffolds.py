"""What ``ownpace new`` writes: text that already builds and passes the checks, filled in from the skill map."""

import getpass
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from ownpace.building.content import Survey
from ownpace.building.layers import FILE_NAME as PACK
from ownpace.curriculum.skills import Skill
from ownpace.sources import SourceError, read_yaml

_TEMPLATES = files("ownpace.authoring") / "templates" / "new"
_WEEK = timedelta(days=7)


class ScaffoldError(ValueError):
    """Something cannot be written, and why. Its text says what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where new text goes, and what is there already.

    Attributes:
        root: the notebooks folder, or the folder of a pack.
        survey: the course with its packs.
    """

    root: Path
    survey: Survey

    def skill(self, skill_id: str) -> Skill:
        """Return a skill of the map. Raises ScaffoldError."""
        try:
            return self.survey.skills.skills[skill_id]
        except KeyError:
            told = f"There is no skill {skill_id!r} in the map. `ownpace map --skills` lists them."
            raise ScaffoldError(told) from None

    def problems_of(self, skill_id: str) -> list[str]:
        """Return the ids of the problems that practise a skill: the map's kinds first, in their order."""
        named = [name for name, path in self.survey.problem_files.items() if _skill_of(path) == skill_id]
        order = [kind.id for kind in self.skill(skill_id).kinds]
        return sorted(named, key=lambda name: (order.index(name) if name in order else len(order), name))


def new_lesson(place: Place, skill_id: str, *, lesson_id: str = "", title: str = "") -> list[Path]:
    """Write a lesson and its teacher's note, and a first problem where the skill has none yet; return the files."""
    skill = place.skill(skill_id)
    name = lesson_id or skill.id
    folder = place.root / skill.unit / name
    written: list[Path] = []
    problems = place.problems_of(skill.id)
    if not problems:
        kind = skill.kinds[0].id
        written += new_problem(place, kind, skill_id=skill.id, folder=name)
        problems = [kind]
    heading = title or skill.title
    order = list(place.survey.skills.skills).index(skill.id) + 1
    filling = {
        "id": name,
        "title": json.dumps(heading, ensure_ascii=False),
        "heading": heading,
        "unit": skill.unit,
        "skill": skill.id,
        "order": str(order),
        "problems": ", ".join(problems),
        "first": problems[0],
        "practice": "\n\n".join(_practice(each) for each in problems),
        "watch": "\n".join(
            f"- {belief.says.capitalize()} (`{belief.signature}`)." for belief in skill.misconceptions
        )
        or "Students who guess.",
    }
    written.append(_write(folder / "lesson.md", "lesson.md", filling))
    written.append(_write(folder / "teacher.md", "teacher.md", filling))
    return written


def new_problem(
    place: Place,
    problem_id: str,
    *,
    skill_id: str = "",
    folder: str = "",
    answer: str = "number",
    title: str = "",
) -> list[Path]:
    """Write a problem: of a skill, or of the skill whose kind it is in the map; return the file."""
    skill = place.skill(skill_id) if skill_id else _skill_with(place, problem_id)
    kind = next((kind for kind in skill.kinds if kind.id == problem_id), None)
    task = kind.task if kind is not None else ""
    # Where there is no text to begin with for the type that the map names, a number is a beginning too.
    wanted = answer or (kind.answer if kind is not None else "")
    begin = wanted if wanted in answer_types() else "number"
    beliefs = "".join(f"\n# {each.id}: {each.says} ({each.signature})" for each in skill.misconceptions)
    filling = {
        "id": problem_id,
        "title": (title or task or problem_id.replace("-", " ")).capitalize().replace('"', "'"),
        "skill": skill.id,
        "author": getpass.getuser(),
        "beliefs": beliefs,
    }
    lesson = folder or next(
        (each.path.parent.name for each in place.survey.lessons if each.front.skill == skill.id), skill.id
    )
    target = place.root / skill.unit / lesson / f"{problem_id}.yaml"
    if problem_id in place.survey.problem_files:
        raise ScaffoldError(
            f"The problem {problem_id!r} is there already: {place.survey.problem_files[problem_id]}."
        )
    return [_write(target, f"problem-{begin}.yaml", filling)]


def answer_types() -> list[str]:
    """Return the answer types that there is a problem to begin with for."""
    return sorted(
        each.name.removeprefix("problem-").removesuffix(".yaml")
        for each in _TEMPLATES.iterdir()
        if each.name.startswith("problem-")
    )


def new_assignment(
    place: Place, assignment_id: str, *, unit: str, title: str = "", due: str = ""
) -> list[Path]:
    """Write a blueprint with the skills of a unit that have problems; return the file."""
    if unit not in [each.id for each in place.survey.units]:
        raise ScaffoldError(f"There is no unit {unit!r}. `ownpace new unit {unit}` makes one.")
    skills = [
        each
        for each in place.survey.skills.skills.values()
        if each.unit == unit and place.problems_of(each.id)
    ]
    if not skills:
        raise ScaffoldError(f"No skill of {unit} has a problem yet. `ownpace new problem` writes one.")
    slots = "\n".join(
        f"  {each.id}: {{skill: {each.id}, level: 1, count: 2, points: 2}}" for each in skills[:8]
    )
    filling = {
        "id": assignment_id,
        "title": json.dumps(title or assignment_id.replace("-", " ").capitalize(), ensure_ascii=False),
        "due": due or f"{(datetime.now(tz=UTC) + _WEEK).date()} 15:00",
        "slots": slots,
    }
    return [_write(place.root / unit / f"{assignment_id}.assignment.yaml", "assignment.yaml", filling)]


def new_unit(place: Place, unit_id: str, *, title: str, days: int, after: str = "") -> list[Path]:
    """Put a unit into ``course.yaml`` or ``pack.yaml`` and make its folder; return what was changed."""
    if unit_id in [each.id for each in place.survey.units]:
        raise ScaffoldError(f"The unit {unit_id!r} is there already.")
    file = next(each for each in (place.root / PACK, place.root / "course.yaml") if each.is_file())
    behind = f", after: {after}" if after else ""
    line = f"  - {{id: {unit_id}, title: {json.dumps(title, ensure_ascii=False)}, days: {days}{behind}}}\n"
    text = file.read_text(encoding="utf-8").rstrip("\n") + "\n"
    if text.endswith("units: []\n"):
        text = text.removesuffix("units: []\n") + "units:\n"
    file.write_text(text + line, encoding="utf-8")
    (place.root / unit_id).mkdir(exist_ok=True)
    return [file, place.root / unit_id]


def new_pack(folder: Path, *, title: str = "") -> list[Path]:
    """Write a pack to begin with; return the file."""
    name = folder.name
    filling = {
        "id": name,
        "title": json.dumps(title or name, ensure_ascii=False),
        "author": getpass.getuser(),
    }
    return [_write(folder / PACK, "pack.yaml", filling)]


def _practice(problem_id: str) -> str:
    return f'```{{code-cell}} ipython3\nlesson.practice("{problem_id}")\n```'


def _skill_with(place: Place, kind_id: str) -> Skill:
    for skill in place.survey.skills.skills.values():
        if any(kind.id == kind_id for kind in skill.kinds):
            return skill
    raise ScaffoldError(
        f"No skill of the map has a kind {kind_id!r}. Say which one it practises: --skill SKILL."
    )


def _skill_of(path: Path) -> str:
    try:
        return str(read_yaml(path).data.get("skill", ""))
    except (SourceError, AttributeError):
        return ""


def _write(target: Path, template: str, filling: Mapping[str, str]) -> Path:
    if target.exists():
        raise ScaffoldError(f"{target} is there already; nothing was written.")
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in filling.items():
        text = text.replace(f"<<{name}>>", value)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target
