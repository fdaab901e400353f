"""What nbgrader and Jupyter are told, in one place.

Two functions that only *set* traits on a config object, so that calling them twice is harmless: ``configure_teacher`` for
the server, the terminal and the formgrader of a teacher, ``configure_student`` for a student's server. The repository's
``jupyter_config.py`` calls them by role, and the ``ownpace`` commands call them on a config of their own; that is why
formgrader's buttons, ``nbgrader autograde`` and ``ownpace grade`` all do the same.
"""

from pathlib import Path
from typing import Any

COURSE_ID = "algebra1"
"""The course's id where nobody chose another: the name of its folder."""

COURSE_KEEPER = "hub/course-keeper"
"""The file of a class folder that names whose home holds the course, so that no folder of a student's is taken for it."""

SANITIZE = [
    "ownpace_autograder.preprocessors.UseOwnNotebook",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""nbgrader's first pass, with our notebook put in place of the submitted one before anything else looks at it."""

AUTOGRADE = [
    "ownpace_autograder.preprocessors.JudgeResponses",
    "ownpace_autograder.preprocessors.ExecuteOthers",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "ownpace_autograder.preprocessors.SaveGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""nbgrader's second pass: judged from the journal where the assignment is ours, run as ever where it is not."""

GENERATE = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
    "ownpace_autograder.preprocessors.RecordDueDate",
]
"""nbgrader's own list, and the due date of the assignment's file set in the gradebook."""

FILTERS = {
    "clean_html": "ownpace_autograder.sanitising.clean_html",
    "markdown2html": "ownpace_autograder.sanitising.markdown2html",
}
"""Every HTML that a notebook brings into formgrader or feedback goes through these."""


def configure_teacher(c: Any, course_dir: Path, exchange: Path) -> None:
    """Make nbgrader serve this course to its teacher, grading trusted work only.

    Args:
        c: a traitlets config.
        course_dir: nbgrader's course folder; its name is the course's id.
        exchange: the exchange's root.
    """
    _configure_course(c, course_dir.name, exchange)
    c.CourseDirectory.root = str(course_dir)
    c.ExchangeCollect.check_owner = False
    c.ExchangeFactory.collect = "ownpace_autograder.exchange.Collect"
    c.ExchangeFactory.release_feedback = "ownpace_autograder.exchange.ReleaseFeedback"
    c.Autograde.sanitize_preprocessors = list(SANITIZE)
    c.Autograde.autograde_preprocessors = list(AUTOGRADE)
    c.Autograde.pre_convert_hook = "ownpace_autograder.intake.before_autograde"
    c.GenerateAssignment.preprocessors = list(GENERATE)
    c.GenerateFeedback.exporter_class = "ownpace_autograder.pages.SafeHTMLExporter"
    # Once at the end instead of after each of a dozen preprocessors; scores do not change.
    c.NotebookExporter.optimistic_validation = True
    c.HTMLExporter.sanitize_html = True
    c.HTMLExporter.filters = dict(FILTERS)
    c.ServerApp.jpserver_extensions.update({"ownpace_autograder.formgrader": True})


def configure_student(
    c: Any, home: Path, student: str, exchange: Path, *, course_id: str = COURSE_ID
) -> None:
    """Make nbgrader serve this course to one student.

    Args:
        c: a traitlets config.
        home: the student's home, which is the server's root folder.
        student: who the hub says it is.
        exchange: the exchange's root.
        course_id: the course's id.
    """
    _configure_course(c, course_id, exchange)
    c.CourseDirectory.root = str(home)
    c.CourseDirectory.student_id = student
    c.Exchange.assignment_dir = str(home / "assignments")
    c.Exchange.cache = str(home / ".ownpace" / "handed-in")
    c.ExchangeFactory.fetch_assignment = "ownpace_autograder.exchange.Fetch"
    c.ExchangeFactory.submit = "ownpace_autograder.exchange.Submit"
    c.ServerApp.jpserver_extensions.update(
        {
            "ownpace_autograder.desk": True,
            "nbgrader.server_extensions.formgrader": False,
            "nbgrader.server_extensions.course_list": False,
        }
    )


def _configure_course(c: Any, course_id: str, exchange: Path) -> None:
    c.CourseDirectory.course_id = course_id
    c.Exchange.root = str(exchange)
