"""Whether what is named is there: problems, skills and interactives that lessons and assignments speak of; and the compiled content."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from ownpace.building.content import AssignmentSource, Content, LessonSource, Survey
from ownpace.building.fronts import front_matter
from ownpace.problems import DrawError, Problem, draw
from ownpace.problems.loading import load_problem
from ownpace.sources import Fault, Place, SourceError, read_yaml

TRIAL_SEEDS = 20
"""Seeds that every level of every problem must draw before a course is built."""
LINKS = "course/links"

_CALL = re.compile(r"""^\s*lesson\.(?:practice|worked|check)\(\s*["']([^"']+)["']""")


def linked(survey: Survey) -> tuple[Content, list[Fault]]:
    """Return the content with its problems compiled, and every fault of the survey, of the links, and of the problems."""
    faults = [*survey.faults, *link_faults(survey)]
    problems: dict[str, Problem] = {}
    for path in survey.problem_files.values():
        try:
            problem = load_problem(path)
        except SourceError as fault:
            faults += fault.faults
            continue
        faults += _problem_faults(survey, path, problem)
        problems[path.stem] = problem
    faults += _empty_skills(survey, problems)
    return Content(
        survey.root,
        survey.course,
        survey.units,
        survey.skills,
        survey.lessons,
        survey.pages,
        survey.assignments,
        problems,
    ), faults


def link_faults(survey: Survey) -> list[Fault]:
    """Return what lessons and assignments name and is not there."""
    faults = [fault for lesson in survey.lessons for fault in _lesson_faults(survey, lesson)]
    return [*faults, *(fault for each in survey.assignments for fault in _assignment_faults(survey, each))]


def _lesson_faults(survey: Survey, lesson: LessonSource) -> Iterator[Fault]:
    front = front_matter(lesson.path, lesson.text)
    for at, name in enumerate(lesson.front.problems):
        if name not in survey.problem_files:
            yield Fault(front.place(("problems", at)), _no_problem(survey, name), LINKS)
    if not survey.skills.knows(lesson.front.skill):
        yield Fault(front.place(("skill",)), _no_skill(survey, lesson.front.skill), LINKS)
    wants = lesson.front.wants
    for name in (wants,) if isinstance(wants, str) else wants:
        if survey.skills.interactives and name not in survey.skills.interactives:
            known = ", ".join(sorted(survey.skills.interactives))
            yield Fault(
                front.place(("wants",)), f"there is no interactive {name!r}; known are {known}", LINKS
            )
    for number, line in enumerate(lesson.text.splitlines(), start=1):
        called = _CALL.match(line)
        if called and called[1] not in survey.problem_files:
            place = Place(lesson.path, number, called.start(1) + 1)
            yield Fault(place, _no_problem(survey, called[1]), LINKS)
    if lesson.note is not None and lesson.note.front.lesson != lesson.front.id:
        told = f"the note lies beside the lesson {lesson.front.id!r}, and says {lesson.note.front.lesson!r}"
        yield Fault(Place(lesson.note.path), told, LINKS)


def _assignment_faults(survey: Survey, assignment: AssignmentSource) -> Iterator[Fault]:
    source = read_yaml(assignment.path)
    for name, slot in assignment.file.slots.items():
        if slot.problem is not None and slot.problem not in survey.problem_files:
            yield Fault(source.place(("slots", name, "problem")), _no_problem(survey, slot.problem), LINKS)
        if slot.skill is not None and not survey.skills.knows(slot.skill):
            yield Fault(source.place(("slots", name, "skill")), _no_skill(survey, slot.skill), LINKS)


def _problem_faults(survey: Survey, path: Path, problem: Problem) -> Iterator[Fault]:
    if problem.id != path.stem:
        yield Fault(
            Place(path), f"its id is {problem.id!r}; call the file {problem.id}{path.suffix}", "course/ids"
        )
    if not survey.skills.knows(problem.skill):
        place = read_yaml(path).place(("skill",)) if path.suffix == ".yaml" else Place(path)
        yield Fault(place, _no_skill(survey, problem.skill), LINKS)
    for level in problem.levels:
        for seed in range(TRIAL_SEEDS):
            try:
                draw(problem, level=level, seed=seed)
            except DrawError as failure:
                yield Fault(Place(path), str(failure), "problem/draws")
                return


def _empty_skills(survey: Survey, problems: dict[str, Problem]) -> Iterator[Fault]:
    """Yield the slots that ask for problems of a skill that has none at their level."""
    for assignment in survey.assignments:
        for name, slot in assignment.file.slots.items():
            if slot.skill is None:
                continue
            if not any(each.skill == slot.skill and slot.level in each.levels for each in problems.values()):
                place = read_yaml(assignment.path).place(("slots", name, "skill"))
                told = f"no problem practises {slot.skill!r} at level {slot.level}"
                yield Fault(place, told, LINKS)


def _no_problem(survey: Survey, name: str) -> str:
    # A problem whose file has faults of its own is there, and its faults are told once.
    known = sorted(survey.problem_files)
    close = get_close_matches(name, known, n=3)
    return f"there is no problem {name!r}; {_meant(close, known)}"


def _no_skill(survey: Survey, name: str) -> str:
    known = sorted(survey.skills.skills)
    close = get_close_matches(name, known, n=3)
    return f"there is no skill {name!r} in the map; {_meant(close, known)}"


def _meant(close: list[str], known: list[str]) -> str:
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    shown = ", ".join(known[:12]) or "none"
    return f"known are {shown}{' and others' if len(known) > 12 else ''}"
