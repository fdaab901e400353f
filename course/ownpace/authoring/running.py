"""A whole course held against all rules: links first, then each problem file, in parallel, with what is known already left out."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ownpace.authoring.caching import Cache
from ownpace.authoring.checking import CRASH, SEEDS, Job, Looked, look_at
from ownpace.authoring.findings import Finding, finding_from
from ownpace.authoring.meanings import kept_meanings
from ownpace.authoring.rules.base import Rule
from ownpace.authoring.rules.pages import COURSE_RULES, LESSON_RULES, NOTE_RULES, CheckedLesson
from ownpace.authoring.rules.records import RECORD_RULES, Edition
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
    waiting = problem_jobs(survey, seeds, only)
    store = Cache(cache)
    keys = {job.path: job.key() for job in waiting}
    known = {job.path: store.get(keys[job.path], job.path) for job in waiting}
    fresh = [job for job in waiting if known[job.path] is None]
    for done, (job, found) in enumerate(_checked(_with_witness(fresh), jobs), start=1):
        progress(len(waiting) - len(fresh) + done, len(waiting), job.path.stem)
        known[job.path] = found
        if job.key() != keys[job.path]:
            # The author saved it meanwhile, and what was drawn of two editions must not be compared.
            known[job.path] = look_at(replace(job, witness=None))
        elif not any(each.rule == CRASH for each in found.findings):
            store.put(keys[job.path], found)
    store.prune()
    seen = {path: found for path, found in known.items() if found is not None}
    findings += [each for found in seen.values() for each in found.findings]
    findings += _of_records(seen)
    shown = sorted({each for each in findings if _within(each.place.path, only)}, key=lambda each: each.order)
    return Outcome(tuple(shown), len(waiting), len(waiting) - len(fresh))


def problem_jobs(survey: Survey, seeds: int, only: Path | None = None) -> list[Job]:
    """Return a job for each problem file, or for those in a part of the course."""
    catalogue = frozenset(survey.skills.misconceptions()) if survey.skills.skills else None
    return [
        Job(path, seeds, survey.skills.limits(_skill_of(path)), None, catalogue)
        for path in survey.problem_files.values()
        if _within(path, only)
    ]


def _of_records(seen: Mapping[Path, Looked]) -> Iterator[Finding]:
    """Yield where problems differ from the records of their units, and what is wrong with a record itself."""
    records: dict[Path, dict[str, dict[str, Any]]] = {}
    for path, looked in seen.items():
        unit = path.parent.parent
        if unit not in records:
            try:
                records[unit] = kept_meanings(unit)
            except SourceError as problem:
                yield from map(finding_from, problem.faults)
                records[unit] = {}
        if looked.place is None:
            continue
        edition = Edition(looked.version, looked.meanings, records[unit].get(path.stem))
        for rule in RECORD_RULES:
            for complaint in rule.look(edition):
                yield Finding(rule.id, rule.severity, looked.place, complaint.message, rule.mend)


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


def _checked(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Looked]]:
    """Check files in processes of their own; one that brings its process down is checked, and told of, alone."""
    count = min(workers or os.cpu_count() or 1, len(jobs))
    if count <= 1:
        yield from ((job, look_at(job)) for job in jobs)
        return
    left = list(jobs)
    try:
        with _pool(count) as pool:
            futures: dict[Future[Looked], Job] = {pool.submit(look_at, job): job for job in jobs}
            for future in as_completed(futures):
                yield futures[future], future.result()
                left.remove(futures[future])
    except BrokenProcessPool:
        yield from ((job, _alone(job)) for job in left)


def _alone(job: Job) -> Looked:
    try:
        with _pool(1) as pool:
            return pool.submit(look_at, job).result()
    except BrokenProcessPool:
        mend = "Look at its numbers: they may be far too large."
        return Looked(
            (Finding(CRASH, "error", Place(job.path), "the check of this file ended its process", mend),)
        )


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
