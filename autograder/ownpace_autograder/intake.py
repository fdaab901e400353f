"""What happens to a submission before nbgrader opens it.

A submission of ours counts by its journal; its notebooks have no say, and one of them may be missing, or be something that
makes a reader fall over. So the teacher's own copies stand in for them before nbgrader reads a byte, and nothing that links
to another place stays. ``accept`` is called on every fresh copy by our ``Collect``; ``before_autograde`` is nbgrader's own
hook and does the same for submissions that came in another way.
"""

import filecmp
import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from ownpace_autograder.copying import drop_links
from ownpace_autograder.teaching import is_ours, teacher_copy

ASIDE = ".submitted"
"""What is added to the name of a submitted notebook that the teacher's copy stands in for."""

_log = logging.getLogger(__name__)


def before_autograde(*, assignment: str, student: str, notebooks: Sequence[str]) -> None:
    """Make one submission safe to open. nbgrader's ``pre_convert_hook``; ``student`` may be a glob, so it is not used."""
    del student
    if notebooks:
        # submitted/<student>/<assignment>/x.ipynb, nbgrader's folder structure
        submission = Path(notebooks[0]).parent
        accept(submission.parents[2], submission, assignment)


def accept(course_dir: Path, submission: Path, assignment: str) -> None:
    """Drop links and, where the assignment is one of ours, put the teacher's notebooks in place of the submitted ones."""
    for path in drop_links(submission):
        _log.warning("%s: left out %s, which is a link or no file", submission, path)
    if is_ours(course_dir, assignment):
        for own in sorted(teacher_copy(course_dir, assignment).glob("*.ipynb")):
            _stand_in(own, submission / own.name)


def _stand_in(own: Path, theirs: Path) -> None:
    if theirs.is_file() and filecmp.cmp(own, theirs, shallow=False):
        return
    aside = theirs.with_name(theirs.name + ASIDE)
    if theirs.exists() and not os.path.lexists(aside):
        theirs.replace(aside)
    elif theirs.is_dir():
        shutil.rmtree(theirs)
    shutil.copyfile(own, theirs)
