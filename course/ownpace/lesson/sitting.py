"""One person at one page: who it is, which page, and where what they do is kept.

A notebook's kernel has one `Sitting`. It owns the two journals that this kernel writes (the learner's own, and that of the
assignment whose folder it stands in) and hands widgets the keepers that write them.
"""

import getpass
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from ownpace.curriculum import course_folder, problems_folder
from ownpace.curriculum.course import ENVIRONMENT
from ownpace.events import Arrangement, Event
from ownpace.journal import Journal, assignment_journal, learner_journal, merge
from ownpace.problems import Blueprint, ProblemBank, load_blueprint
from ownpace.problems.assignments import FILE_NAME

Listener = Callable[[str, bool], None]


class NoAssignmentError(LookupError):
    """A page asks for a slot, and stands in no assignment's folder."""


class Sitting:
    """Everything that the widgets of one page share.

    Args:
        environment: the process's environment, or a test's.
        folder: where the notebook lies.
    """

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment, self._folder = environment, folder
        self.page = page_of(environment)
        self._answered: dict[str, bool] = {}
        self._listeners: list[Listener] = []
        self._drawn: dict[tuple[str, int], int] = {}

    @property
    def learner(self) -> str:
        """The name that the server signed in, or this computer's user."""
        return self._environment.get("JUPYTERHUB_USER") or getpass.getuser()

    @property
    def called(self) -> str:
        """What to call the learner: the name on the class's roster, else the sign-in name."""
        return self._environment.get("OWNPACE_DISPLAY_NAME") or self.learner

    @property
    def course(self) -> Path:
        """The built course."""
        found = self._environment.get(ENVIRONMENT)
        return Path(found) if found else course_folder()

    @cached_property
    def bank(self) -> ProblemBank:
        """The course's problems."""
        return ProblemBank([problems_folder(self.course)])

    @cached_property
    def journal(self) -> Journal:
        """The learner's own journal, this kernel's file of it."""
        return Journal(self.journal_folder)

    @property
    def journal_folder(self) -> Path:
        """The learner's own journal, all files of it."""
        return learner_journal(self._environment, Path.home())

    @cached_property
    def past(self) -> list[Event]:
        """What the learner's journal held when this page was opened."""
        return merge([self.journal_folder])

    @cached_property
    def arrangements(self) -> dict[tuple[str, str], Arrangement]:
        """How each interactive was left last, by its page and its name; what this kernel keeps is put in."""
        return {
            (event.page, event.interactive): event for event in self.past if isinstance(event, Arrangement)
        }

    @cached_property
    def assignment(self) -> Blueprint:
        """The assignment in whose folder the notebook lies. Raises NoAssignmentError."""
        if not (self._folder / FILE_NAME).is_file():
            raise NoAssignmentError(f"{self._folder} is no assignment's folder: it has no {FILE_NAME}")
        return load_blueprint(self._folder)

    @cached_property
    def assignment_journal(self) -> Journal:
        """The assignment's journal, this kernel's file of it; it travels with the submission."""
        return Journal(self.assignment_journal_folder)

    @property
    def assignment_journal_folder(self) -> Path:
        """The assignment's journal, all files of it."""
        return assignment_journal(self._folder)

    def draw_number(self, problem_id: str, level: int, *, least: int) -> int:
        """Return the number of the next variant: ``least`` or more, and not yet given to any card of this page."""
        number = max(least, self._drawn.get((problem_id, level), 0))
        self._drawn[problem_id, level] = number + 1
        return number

    def answered(self, slot: str, answered: bool) -> None:
        """Take note that a slot is answered, or no longer, and tell the card that hands in."""
        self._answered[slot] = answered
        for listener in self._listeners:
            listener(slot, answered)

    def watch_answers(self, listener: Listener) -> None:
        """Tell a listener of every slot, as it stands now and whenever it changes."""
        self._listeners.append(listener)
        for slot, answered in self._answered.items():
            listener(slot, answered)


def page_of(environment: Mapping[str, str]) -> str:
    """Return the name of the notebook that a kernel serves, from what Voila or JupyterLab told it; nothing if unknown."""
    path = environment.get("SCRIPT_NAME") or environment.get("JPY_SESSION_NAME") or ""
    return PurePosixPath(unquote(path)).stem[:240]
