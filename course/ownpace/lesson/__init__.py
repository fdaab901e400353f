"""What a notebook calls, one line for each thing on the page.

In a lesson: ``picture``, ``explore``, ``worked``, ``steps``, ``practice``, ``check``, ``reflect``. In an assignment: ``problem``,
``explain``, ``submit``. On the student's landing page: ``home``. Each returns a widget, which shows itself as the last line of a cell.

Who works and where it is kept is found out once for each kernel (``sitting``); how it reaches the disk is in ``keepers``.
"""

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from ownpace.journal import merge
from ownpace.learner.progress import CHECK
from ownpace.lesson.keepers import AnswerJournal, PracticeJournal, StateJournal, TextJournal
from ownpace.lesson.landing import home_card
from ownpace.lesson.showing import PictureView
from ownpace.lesson.sitting import NoAssignmentError, Sitting
from ownpace.messages import ENGLISH, sentence, write_in
from ownpace.pictures import picture_from
from ownpace.problems import draw
from ownpace.widgets.checks import CheckCard
from ownpace.widgets.home import HomeCard
from ownpace.widgets.interactives import set_up
from ownpace.widgets.interactives.card import InteractiveCard
from ownpace.widgets.practice import PracticeCard
from ownpace.widgets.slots import ExplainCard, SlotCard, SubmitCard
from ownpace.widgets.stepwise import by_steps
from ownpace.widgets.worked import Fade, WorkedCard

__all__ = [
    "NoAssignmentError",
    "check",
    "explain",
    "explore",
    "home",
    "picture",
    "practice",
    "problem",
    "reflect",
    "start",
    "steps",
    "submit",
    "worked",
]


def start(page: str, *, language: str = ENGLISH) -> None:
    """Say which page this is, for the journal, and what it is written in. Without it the notebook's file name is taken."""
    write_in(language)
    _sitting().page = page


def home() -> HomeCard:
    """Return the learner's home: the next step, the units, the assignments."""
    return home_card(_sitting())


def explore(kind: str, *, task: str = "", goal: str = "", **options: object) -> InteractiveCard:
    """Return something to explore, as it was left when the learner was last here.

    Args:
        kind: which interactive: ``balance-scale``, ``area-model``...
        task: what to find or to make; with it, an answer can be checked.
        goal: the answer that is wanted, where the kind does not know its own.
        options: what the kind shows.

    Raises:
        OptionError: there is no such kind, or an option is none that it may be.
    """
    setup = set_up(kind, options)
    name = f"{setup.kind}-{_digest([task, goal, setup.face()])}"
    keeper = StateJournal(_sitting(), interactive=name)
    return InteractiveCard(setup, keeper, name=name, task=task, goal=goal)


def picture(kind: str, **parameters: Any) -> PictureView:
    """Return a picture to look at, with its words: ``picture("number-line", **{"from": -5, "to": 5}, points=[3])``.

    A key that is a word of Python may end in an underscore, and one with a hyphen has an underscore instead of it:
    ``from_=-5``, ``half_planes=["y < x"]``.

    Raises:
        PictureError: it cannot be drawn; the text names the key.
    """
    named = {key.rstrip("_").replace("_", "-"): value for key, value in parameters.items()}
    return PictureView(picture_from({"kind": kind, **named}))


def worked(problem_id: str, *, level: int = 1, seed: int = 1, fade: Fade = "all") -> WorkedCard:
    """Return a worked example of a problem, the same one for everybody; its steps are shown one by one.

    Args:
        problem_id: the problem.
        level: the variant's level.
        seed: the variant's seed.
        fade: ``all`` steps are given, or some are ``blanks`` to fill, or ``none`` is given. The student may change it.
    """
    variant = draw(_sitting().bank.get(problem_id), level=level, seed=seed)
    return WorkedCard(variant, heading=sentence("worked.heading"), fade=fade)


def steps(problem_id: str, *, level: int | None = None) -> PracticeCard:
    """Return endless practice of a problem worked line by line, each line marked as it is entered.

    Args:
        problem_id: the problem.
        level: the level to begin with, where the problem has it; otherwise the first one.

    Raises:
        NoStepsError: the problem has no line to start from.
    """
    sitting = _sitting()
    found = sitting.bank.get(problem_id)
    keeper = PracticeJournal(sitting, found, page=sitting.page)
    heading = sentence("practice.line_by_line", title=found.title)
    return PracticeCard(keeper, heading=heading, levels=found.levels, begin=level, look=by_steps)


def practice(problem_id: str, *, level: int | None = None) -> PracticeCard:
    """Return endless practice of a problem at all its levels.

    Args:
        problem_id: the problem.
        level: the level to begin with, where the problem has it; otherwise the first one.
    """
    sitting = _sitting()
    found = sitting.bank.get(problem_id)
    keeper = PracticeJournal(sitting, found, page=sitting.page)
    return PracticeCard(keeper, heading=found.title, levels=found.levels, begin=level, titled=True)


def check(problem_id: str, *, count: int = 3) -> CheckCard:
    """Return a check: ``count`` problems without hints, spread over the problem's levels."""
    sitting = _sitting()
    found = sitting.bank.get(problem_id)
    levels = tuple(found.levels[at * len(found.levels) // count] for at in range(count))
    keeper = PracticeJournal(sitting, found, page=sitting.page + CHECK)
    return CheckCard(keeper, heading=sentence("check.heading"), levels=levels)


def reflect(prompt: str) -> ExplainCard:
    """Return a text box for the learner alone; its text is kept in the learner's own journal."""
    sitting = _sitting()
    keeper = TextJournal(sitting.journal, sitting.past, owner=sitting.page, slot="reflect")
    return ExplainCard(
        keeper,
        slot="reflect",
        heading=sentence("reflect.heading"),
        prompt=prompt,
        points=None,
        changed=lambda _slot, _answered: None,
        room="reflect",
    )


def problem(slot_id: str) -> SlotCard:
    """Return a problem slot of this assignment, drawn for the learner, with the answer kept so far.

    Raises:
        NoAssignmentError: the notebook lies in no assignment's folder.
        BlueprintError: the assignment has no such slot.
    """
    sitting = _sitting()
    slot = sitting.assignment.slot(slot_id)
    variant = sitting.assignment.variant(slot_id, sitting.learner)
    return SlotCard(
        AnswerJournal(sitting, slot, variant),
        variant,
        slot=slot_id,
        heading=_label(sitting, slot_id),
        points=slot.points,
        changed=sitting.answered,
    )


def explain(slot_id: str) -> ExplainCard:
    """Return an "explain" slot of this assignment, with the text kept so far. Raises as ``problem`` does."""
    sitting = _sitting()
    slot = sitting.assignment.slot(slot_id)
    past = merge([sitting.assignment_journal_folder])
    keeper = TextJournal(sitting.assignment_journal, past, owner=sitting.assignment.id, slot=slot_id)
    return ExplainCard(
        keeper,
        slot=slot_id,
        heading=_label(sitting, slot_id),
        prompt=slot.prompt,
        points=slot.points,
        changed=sitting.answered,
    )


def submit() -> SubmitCard:
    """Return the card that hands this assignment in. Raises NoAssignmentError."""
    sitting = _sitting()
    slots = [(slot.id, _label(sitting, slot.id)) for slot in sitting.assignment.slots]
    card = SubmitCard(sitting.assignment.id, slots)
    sitting.watch_answers(card.answered)
    return card


def _digest(setup: object) -> str:
    """Return a short print of plain data: an interactive that is set up anew does not take the state of the old one."""
    return hashlib.sha256(json.dumps(setup, sort_keys=True).encode()).hexdigest()[:10]


def _label(sitting: Sitting, slot_id: str) -> str:
    order = [slot.id for slot in sitting.assignment.slots]
    return sentence("slot.heading", number=order.index(slot_id) + 1)


def _sitting() -> Sitting:
    # By process: a kernel that was forked from a warm one must not go on with what that one had opened.
    return _open(os.getpid())


@lru_cache(maxsize=1)
def _open(_process: int) -> Sitting:
    return Sitting(os.environ, Path.cwd())
