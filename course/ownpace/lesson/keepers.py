"""How the learner's work reaches the journals: the keepers that widgets are given.

A keeper's method returns when the event is on the disk. Which practice variant comes next is read from the journal too, so
that a reload goes on where the learner was.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypedDict

from ownpace.events import (
    MAX_MS,
    Arrangement,
    Attempt,
    Event,
    Explanation,
    Hint,
    Response,
    Reveal,
    moment_of,
    time_after,
)
from ownpace.journal import Journal, merge
from ownpace.lesson.sitting import Sitting
from ownpace.problems import Problem, Variant, draw, latest_responses, practice_seed
from ownpace.problems.assignments import Slot
from ownpace.widgets.keeping import Kept, Task, Try

_Text = Response | Explanation

_SEARCH = 400
"""How many variants beyond those in the journal may have been skipped without a trace."""


class PracticeJournal:
    """Keeps practice of one problem in the learner's journal, and draws its variants.

    Args:
        sitting: who practises, and where.
        problem: what is drawn.
        page: the page's name as the events carry it.
    """

    def __init__(self, sitting: Sitting, problem: Problem, *, page: str) -> None:
        self._sitting, self._problem, self._page = sitting, problem, page
        self._begun: set[int] = set()
        self._past = [
            event
            for event in sitting.past
            if isinstance(event, Attempt | Hint | Reveal)
            and (event.problem, event.version) == (problem.id, problem.version)
        ]

    def task(self, level: int) -> Task:
        """Return the variant that the learner left unfinished at this level, or a new one."""
        mine = [event for event in self._past if event.level == level]
        here = [event for event in mine if event.seed == mine[-1].seed]
        if level in self._begun or not here or _finished(here):
            return self.fresh(level)
        if here[0].seed not in self._numbers(level):
            return self.fresh(level)
        self._begun.add(level)
        tries = sum(isinstance(event, Attempt) for event in here)
        hints = max((event.rung for event in here if isinstance(event, Hint)), default=0)
        return Task(draw(self._problem, level=level, seed=here[0].seed), tries, hints)

    def fresh(self, level: int) -> Task:
        """Return the next variant at this level: one that the journal does not know."""
        self._begun.add(level)
        least = max(self._numbers(level).values(), default=-1) + 1
        number = self._sitting.draw_number(self._problem.id, level, least=least)
        return Task(draw(self._problem, level=level, seed=self._seed(level, number)))

    def tried(self, variant: Variant, attempt: Try) -> None:
        """Keep a try. Raises OSError."""
        verdict = attempt.verdict
        self._append(
            Attempt(
                **_told(variant, self._page),
                n=attempt.n,
                status=verdict.status,
                credit=verdict.credit,
                misconception=verdict.misconception,
                hints=attempt.hints,
                ms=min(attempt.ms, MAX_MS),
                text=attempt.text,
            )
        )

    def hinted(self, variant: Variant, rung: int) -> None:
        """Keep that a hint was opened. Raises OSError."""
        self._append(Hint(**_told(variant, self._page), rung=rung))

    def revealed(self, variant: Variant) -> None:
        """Keep that the solution was asked for. Raises OSError."""
        self._append(Reveal(**_told(variant, self._page)))

    def _append(self, event: Event) -> None:
        self._sitting.journal.append(event)

    def _seed(self, level: int, n: int) -> int:
        return practice_seed(self._sitting.learner, self._problem.id, level, n)

    def _numbers(self, level: int) -> dict[int, int]:
        """Return the numbers of the variants in the journal, by seed. Seeds that are not this learner's are left out."""
        seeds = {event.seed for event in self._past if event.level == level}
        found: dict[int, int] = {}
        for number in range(len(seeds) + _SEARCH if seeds else 0):
            seed = self._seed(level, number)
            if seed in seeds:
                found[seed] = number
                if len(found) == len(seeds):
                    break
        return found


class AnswerJournal:
    """Keeps the answer to one problem slot in the assignment's journal."""

    def __init__(self, sitting: Sitting, slot: Slot, variant: Variant) -> None:
        self._sitting, self._slot, self._variant = sitting, slot, variant
        self._last: _Text | None = None

    def kept(self) -> Kept | None:
        """Return the newest answer that any kernel of this assignment kept."""
        past = merge([self._sitting.assignment_journal_folder])
        self._last = _latest(past, self._sitting.assignment.id, self._slot.id)
        return _shown(self._last)

    def keep(self, text: str) -> Kept:
        """Keep an answer. Raises OSError."""
        assignment = self._sitting.assignment.id
        event = Response(
            **_told(self._variant, assignment), assignment=assignment, slot=self._slot.id, text=text
        )
        self._last = _keep(self._sitting.assignment_journal, event, after=self._last)
        return _kept(self._last)


class TextJournal:
    """Keeps one text: of an assignment in its journal, or of a lesson in the learner's own."""

    def __init__(self, journal: Journal, past: Iterable[Event], *, owner: str, slot: str) -> None:
        self._journal, self._owner, self._slot = journal, owner, slot
        self._last = _latest(past, owner, slot)

    def kept(self) -> Kept | None:
        """Return the newest text."""
        return _shown(self._last)

    def keep(self, text: str) -> Kept:
        """Keep a text. Raises OSError."""
        event = Explanation(assignment=self._owner, slot=self._slot, text=text)
        self._last = _keep(self._journal, event, after=self._last)
        return _kept(self._last)


class StateJournal:
    """Keeps how one interactive of a page was left, in the learner's own journal."""

    def __init__(self, sitting: Sitting, *, interactive: str) -> None:
        self._sitting, self._place = sitting, (sitting.page, interactive)

    def kept(self) -> Kept | None:
        """Return the newest state, as JSON."""
        last = self._sitting.arrangements.get(self._place)
        return None if last is None else Kept(last.text, _milliseconds(last.time))

    def keep(self, text: str) -> Kept:
        """Keep a state. Raises OSError."""
        page, interactive = self._place
        event = Arrangement(page=page, interactive=interactive, text=text)
        last = self._sitting.arrangements.get(self._place)
        if last is not None:
            event = replace(event, time=time_after(last.time))
        self._sitting.journal.append(event)
        self._sitting.arrangements[self._place] = event
        return Kept(event.text, _milliseconds(event.time))


class _Told(TypedDict):
    problem: str
    version: int
    level: int
    seed: int
    page: str


def _told(variant: Variant, page: str) -> _Told:
    """Return what every event about a variant says of it."""
    return {
        "problem": variant.problem_id,
        "version": variant.version,
        "level": variant.level,
        "seed": variant.seed,
        "page": page,
    }


def _keep(journal: Journal, event: _Text, *, after: _Text | None) -> _Text:
    if after is not None:
        # The last answer counts, by its time. Where a clock was set back, the one before would go on counting.
        event = replace(event, time=time_after(after.time))
    journal.append(event)
    return event


def _latest(events: Iterable[Event], owner: str, slot: str) -> _Text | None:
    return latest_responses(events, assignment=owner).get(slot)


def _shown(event: _Text | None) -> Kept | None:
    return None if event is None else _kept(event)


def _kept(event: _Text) -> Kept:
    return Kept(event.text, _milliseconds(event.time))


def _milliseconds(time: str) -> str:
    """Return a journal's time with the precision that every browser reads."""
    return moment_of(time).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _finished(events: list[Attempt | Hint | Reveal]) -> bool:
    return any(
        isinstance(event, Reveal) or (isinstance(event, Attempt) and event.status == "right")
        for event in events
    )
