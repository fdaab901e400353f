"""A whole course held against all rules: links first, then each problem file, in parallel, with what is known already left out."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ownpace.authoring.caching import Cache
from ownpace.authoring.checking import CRASH, SEEDS, Job, check_problem
from ownpace.authoring.findings import Finding, finding_from
from ownpace.authoring.meanings import kept_meanings
from ownpace.authoring.rules.base import Rule
from ownpace.authoring.rules.pages import COURSE_RULES, LESSON_RULES, NOTE_RULES, CheckedLesson
from ownpace.authoring.witness import witnessed
from ownpace.building.content import Survey
from ownpace.building.gathering import survey as survey_course
from ownpace.building.linking import link_faults
from ownpace.sources import Place, SourceError, read_yaml

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check of a course found.

    Attributes:
        findings: as an author reads the files.
        files: how many problem files were to be checked.
        cached: how many of them were known from an earlier check.
    """

    findings: tuple[Finding, ...]
    files: int
    cached: int

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(each.severity == "error" for each in self.findings)


def check_course(
    root: Path,
    packs: Sequence[Path] = (),
    *,
    only: Path | None = None,
    seeds: int = SEEDS,
    jobs: int = 0,
    cache: Path | None = None,
    progress: Progress = lambda _done, _all, _name: None,
) -> Outcome:
    """Return what is wrong with a course, or with the part of it that lies in ``only``.

    Args:
        root: the course's notebooks folder.
        packs: the packs on top of it.
        only: a file or a folder.
        seeds: how many seeds of each level of a problem.
        jobs: how many processes; as many as the machine has processors where it is 0.
        cache: where results are kept.
        progress: told how many problem files of how many are done, and which one was the last.
    """
    try:
        survey = survey_course(root, packs)
    except SourceError as problem:
        return Outcome(tuple(map(finding_from, problem.faults)), 0, 0)
    findings = [finding_from(fault) for fault in (*survey.faults, *link_faults(survey))]
    findings += _of_pages(survey)
    waiting, told = problem_jobs(survey, seeds, only)
    findings += told
    store = Cache(cache)
    keys = {job.path: job.key() for job in waiting}
    known = {job.path: store.get(keys[job.path], job.path) for job in waiting}
    fresh = [job for job in waiting if known[job.path] is None]
    for done, (job, found) in enumerate(_checked(_with_witness(fresh), jobs), start=1):
        progress(len(waiting) - len(fresh) + done, len(waiting), job.path.stem)
        known[job.path] = found
        if not any(each.rule == CRASH for each in found):
            store.put(keys[job.path], found)
    store.prune()
    findings += [each for found in known.values() for each in found or ()]
    shown = sorted({each for each in findings if _within(each.place.path, only)}, key=lambda each: each.order)
    return Outcome(tuple(shown), len(waiting), len(waiting) - len(fresh))


def problem_jobs(survey: Survey, seeds: int, only: Path | None = None) -> tuple[list[Job], list[Finding]]:
    """Return a job for each problem file (in a part of the course), and what is wrong with the records of the units."""
    catalogue = frozenset(survey.skills.misconceptions()) if survey.skills.skills else None
    jobs: list[Job] = []
    findings: list[Finding] = []
    records: dict[Path, dict[str, dict[str, object]]] = {}
    for problem_id, path in survey.problem_files.items():
        if not _within(path, only):
            continue
        unit = path.parent.parent
        if unit not in records:
            try:
                records[unit] = kept_meanings(unit)
            except SourceError as problem:
                findings += map(finding_from, problem.faults)
                records[unit] = {}
        limits = survey.skills.limits(_skill_of(path))
        jobs.append(Job(path, seeds, limits, records[unit].get(problem_id), None, catalogue))
    return jobs, findings


def _skill_of(path: Path) -> str:
    """Return the skill that a problem file names, whatever else is wrong with it."""
    try:
        return str(read_yaml(path).data.get("skill", ""))
    except (SourceError, AttributeError):
        return ""


def _within(path: Path, only: Path | None) -> bool:
    return only is None or path.resolve().is_relative_to(only.resolve())


def _with_witness(jobs: Sequence[Job]) -> list[Job]:
    seen = witnessed([job.path for job in jobs])
    return [replace(job, witness=seen.get(str(job.path), {}) if seen else None) for job in jobs]


def _checked(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, list[Finding]]]:
    """Check files in processes of their own; one that brings its process down is checked, and told of, alone."""
    count = min(workers or os.cpu_count() or 1, len(jobs))
    if count <= 1:
        yield from ((job, check_problem(job)) for job in jobs)
        return
    left = list(jobs)
    try:
        with _pool(count) as pool:
            futures: dict[Future[list[Finding]], Job] = {pool.submit(check_problem, job): job for job in jobs}
            for future in as_completed(futures):
                yield futures[future], future.result()
                left.remove(futures[future])
    except BrokenProcessPool:
        yield from ((job, _alone(job)) for job in left)


def _alone(job: Job) -> list[Finding]:
    try:
        with _pool(1) as pool:
            return pool.submit(check_problem, job).result()
    except BrokenProcessPool:
        return [
            Finding(
                CRASH,
                "error",
                Place(job.path),
                "the check of this file ended its process",
                "Look at its numbers: they may be far too large.",
            )
        ]


def _pool(count: int) -> ProcessPoolExecutor:
    # Not forked: the progress bar has a thread, and a fork would copy its locks.
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


def _of_pages(survey: Survey) -> Iterator[Finding]:
    for lesson in survey.lessons:
        for rule in LESSON_RULES:
            yield from _at_lines(rule, CheckedLesson(lesson), lesson.path)
        if lesson.note is not None:
            for note_rule in NOTE_RULES:
                yield from _at_lines(note_rule, lesson.note, lesson.note.path)
    for whole in COURSE_RULES:
        for complaint in whole.look(survey):
            place = Place(Path(str(complaint.keys[0])))
            yield Finding(whole.id, whole.severity, place, complaint.message, whole.mend)


def _at_lines(rule: Rule[Any], subject: object, path: Path) -> Iterator[Finding]:
    for complaint in rule.look(subject):
        line = int(complaint.keys[0]) if complaint.keys else 1
        yield Finding(rule.id, rule.severity, Place(path, line), complaint.message, rule.mend)
