"""What a notebook calls, one line for each thing on the page.

In a lesson: ``explore``, ``worked``, ``practice``, ``check``, ``reflect``. In an assignment: ``problem``, ``explain``,
``submit``. On the student's landing page: ``home``. Each returns a widget, which shows itself as the last line of a cell.

Who works and where it is kept is found out once for each kernel (``sitting``); how it reaches the disk is in ``keepers``.
"""

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path

from ownpace.journal import merge
from ownpace.learner.progress import CHECK
from ownpace.lesson.keepers import AnswerJournal, PracticeJournal, StateJournal, TextJournal
from ownpace.lesson.landing import home_card
from ownpace.lesson.sitting import NoAssignmentError, Sitting
from ownpace.messages import sentence
from ownpace.problems import draw
from ownpace.widgets.checks import CheckCard
from ownpace.widgets.home import HomeCard
from ownpace.widgets.interactives import set_up
from ownpace.widgets.interactives.card import InteractiveCard
from ownpace.widgets.practice import PracticeCard
from ownpace.widgets.slots import ExplainCard, SlotCard, SubmitCard
from ownpace.widgets.worked import WorkedCard

__all__ = [
    "NoAssignmentError",
    "check",
    "explain",
    "explore",
    "home",
    "practice",
    "problem",
    "reflect",
    "start",
    "submit",
    "worked",
]


def start(page: str) -> None:
    """Say which page this is, for the journal. Without it the notebook's file name is taken."""
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


def worked(problem_id: str, *, level: int = 1, seed: int = 1) -> WorkedCard:
    """Return a worked example of a problem, the same one for everybody; its steps are shown one by one."""
    variant = draw(_sitting().bank.get(problem_id), level=level, seed=seed)
    return WorkedCard(variant, heading=sentence("worked.heading"))


def practice(problem_id: str) -> PracticeCard:
    """Return endless practice of a problem at all its levels."""
    sitting = _sitting()
    found = sitting.bank.get(problem_id)
    keeper = PracticeJournal(sitting, found, page=sitting.page)
    return PracticeCard(keeper, heading=found.title, levels=found.levels)


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
