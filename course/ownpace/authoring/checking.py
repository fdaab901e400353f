"""One problem file held against all rules: drawn at every level with many seeds, each variant looked at, the findings put in place."""

import hashlib
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import ownpace
from ownpace.authoring.findings import Finding, finding_from
from ownpace.authoring.meanings import meanings
from ownpace.authoring.rules import PROBLEM_RULES, VARIANT_RULES
from ownpace.authoring.rules.base import Complaint, Keys, Rule
from ownpace.authoring.subjects import CheckedProblem, Drawn
from ownpace.curriculum.limits import Limits
from ownpace.problems import DrawError, Problem, draw
from ownpace.problems.loading import problem_data
from ownpace.problems.problem import ProblemError, compile_problem
from ownpace.sources import Place, Source, SourceError, read_text, read_yaml

SEEDS = 200
"""How many seeds of each level are looked at, where nobody says otherwise."""
DRAWS = "problem/draws"
CRASH = "problem/check-failed"
_ALLOWED = re.compile(r"#\s*ownpace:\s*allow\s+([a-z]+/[a-z-]+)\s+because\s+\S", re.IGNORECASE)
_PACKAGES = ("algebra", "problems", "authoring", "messages", "sources.py", "pictures")


@dataclass(frozen=True, slots=True)
class Job:
    """A problem file to check.

    Attributes:
        path: the file.
        seeds: how many seeds of each level.
        limits: the bounds of its skill.
        witness: what another process drew, or None where none was asked.
        known_mistakes: the misconceptions of the map, or None where there is no map.
        levels: the only levels to look at; all where there are none.
        first: the first seed.
    """

    path: Path
    seeds: int = SEEDS
    limits: Limits = field(default_factory=Limits)
    witness: Mapping[str, str] | None = None
    known_mistakes: frozenset[str] | None = None
    levels: tuple[int, ...] = ()
    first: int = 0

    def key(self) -> str:
        """Return the hash of everything that the findings depend on."""
        digest = hashlib.sha256(code_version().encode())
        for part in (
            _content(self.path),
            self.seeds,
            self.limits,
            self.levels,
            self.first,
            sorted(self.known_mistakes or ()),
        ):
            digest.update(repr(part).encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen in a problem file.

    Attributes:
        findings: what is wrong with it, its record left aside.
        version: its version; 0 where it could not be read.
        meanings: what its variants mean, for its record.
        place: where its version stands.
    """

    findings: tuple[Finding, ...]
    version: int = 0
    meanings: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None


@dataclass(slots=True)
class Broken:
    """How often a rule was broken at an entry, and the first variant that did."""

    first: str
    message: str
    times: int = 1


@cache
def code_version() -> str:
    """Return the hash of the code that draws, judges and checks: when it changes, every file is looked at again."""
    root = Path(ownpace.__file__).parent
    digest = hashlib.sha256()
    for name in _PACKAGES:
        part = root / name
        files = (
            sorted(each for each in part.rglob("*") if each.suffix in (".py", ".yaml"))
            if part.is_dir()
            else [part]
        )
        for file in files:
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()


def check_problem(job: Job) -> list[Finding]:
    """Return what is wrong with a problem file, its record left aside. Never raises: a fault of the check is a finding too."""
    return list(look_at(job).findings)


def look_at(job: Job) -> Looked:
    """Return what is wrong with a problem file, and what its variants mean. Never raises."""
    try:
        source = read_yaml(job.path)
        problem = _compiled(source)
        findings = tuple(_not_allowed(job.path, list(_check(job, source, problem))))
        return Looked(findings, problem.version, meanings(problem), source.place(("version",)))
    except SourceError as problem_of_source:
        return Looked(tuple(map(finding_from, problem_of_source.faults)))
    except Exception as trip:  # noqa: BLE001 - one file that trips the check must not stop the others
        return Looked((_crash(job, trip),))


def _compiled(source: Source) -> Problem:
    try:
        return compile_problem(problem_data(source))
    except ProblemError as fault:
        raise source.fault(fault.path, fault.reason) from None


def _not_allowed(path: Path, findings: list[Finding]) -> list[Finding]:
    """Leave out what the author allows in the file, with a reason: ``# ownpace: allow RULE because ...``."""
    allowed = set(_ALLOWED.findall(read_text(path)))
    return [each for each in findings if each.rule not in allowed]


def _check(job: Job, source: Source, problem: Problem) -> Iterator[Finding]:
    failures: list[Finding] = []
    levels = job.levels or problem.levels
    drawn = {level: tuple(_drawn(job, problem, level, failures)) for level in levels}
    checked = CheckedProblem(job.path, source, problem, drawn, job.limits, job.witness, job.known_mistakes)
    yield from failures
    for variant_rule in VARIANT_RULES:
        yield from _of_variants(variant_rule, checked, job)
    if not job.levels:
        for whole in PROBLEM_RULES:
            for complaint in whole.look(checked):
                yield _finding(whole, checked, complaint.keys, complaint.message)


def _drawn(job: Job, problem: Problem, level: int, failures: list[Finding]) -> Iterator[Drawn]:
    for seed in range(job.first, job.first + job.seeds):
        try:
            yield Drawn(draw(problem, level=level, seed=seed), problem, job.limits)
        except DrawError as failure:
            if not any(f"level {level}" in each.message for each in failures):
                failures.append(_undrawable(job, str(failure)))


def _undrawable(job: Job, message: str) -> Finding:
    place = read_yaml(job.path).place(("levels",))
    mend = "Widen the ranges in `levels`, or drop the condition that fails most."
    return Finding(DRAWS, "error", place, message, mend)


def _of_variants(rule: Rule[Drawn], checked: CheckedProblem, job: Job) -> Iterator[Finding]:
    broken: dict[Keys, Broken] = {}
    looked = 0
    for many in checked.variants.values():
        # Few seeds are all looked at: somebody is after one of them.
        for drawn in many[:: rule.every] if len(many) > 1 else many:
            looked += 1
            # The first complaint about an entry is enough for one variant.
            for complaint in {each.keys: each for each in reversed(list(_complaints(rule, drawn)))}.values():
                _note(broken, complaint, drawn)
    for keys, found in broken.items():
        more = f" ({found.times} of {looked} variants)" if found.times > 1 else ""
        yield _finding(
            rule, checked, keys, f"{found.first}{more}: {found.message}", replay=_replay(job, found.first)
        )


def _complaints(rule: Rule[Drawn], drawn: Drawn) -> Iterator[Complaint]:
    try:
        yield from rule.look(drawn)
    except Exception as problem:  # noqa: BLE001 - the author must learn which seed trips which rule
        yield Complaint((), f"the rule cannot be applied: {type(problem).__name__}: {problem}")


def _note(broken: dict[Keys, Broken], complaint: Complaint, drawn: Drawn) -> None:
    known = broken.get(complaint.keys)
    if known is None:
        where = f"level {drawn.variant.level}, seed {drawn.variant.seed}"
        broken[complaint.keys] = Broken(where, complaint.message)
    else:
        known.times += 1


def _replay(job: Job, first: str) -> str:
    level, seed = (part.split()[1] for part in first.split(", "))
    return f" See it: ownpace test {_as_typed(job.path)} --level {level} --seed {seed}"


def _as_typed(path: Path) -> str:
    """Return a path as an author would type it: from here, where it lies below."""
    here = Path.cwd()
    whole = path.resolve()
    return shlex.quote(str(whole.relative_to(here) if whole.is_relative_to(here) else path))


def _finding(
    rule: Rule[Any], checked: CheckedProblem, keys: Sequence[str | int], message: str, *, replay: str = ""
) -> Finding:
    return Finding(rule.id, rule.severity, checked.source.place(keys), message, rule.mend + replay)


def _crash(job: Job, problem: Exception) -> Finding:
    message = f"the check of this file failed: {type(problem).__name__}: {problem}"
    return Finding(
        CRASH, "error", Place(job.path), message, "Report this with the file: it is a fault of the check."
    )


def _content(path: Path) -> bytes:
    """Return what a problem is made of: its file, and Python files beside it, which it may draw with."""
    try:
        text = path.read_bytes()
        beside = sorted(path.parent.glob("*.py")) if b"python" in text else []
        return b"\0".join([text, *(each.read_bytes() for each in beside)])
    except OSError as problem:
        return repr(problem).encode()
