"""The steps that we put into nbgrader's pipelines.

First pass: ``UseOwnNotebook``. Second pass: ``JudgeResponses`` draws and judges and shows, ``ExecuteOthers`` runs the cells of
notebooks that are not ours, ``SaveGrades`` writes the gradebook. ``RecordDueDate`` works when an assignment is made. What one
step of the second pass has to tell the next travels in the ``resources`` of the conversion, which no notebook can write to.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import Execute, NbGraderPreprocessor, SaveAutoGrades
from nbgrader.utils import is_grade

from ownpace.problems import load_blueprint
from ownpace_autograder.evidence import read_evidence
from ownpace_autograder.grading import SlotGrade, grade
from ownpace_autograder.records import Record
from ownpace_autograder.showing import explanation_markdown, slot_html, slot_text
from ownpace_autograder.teaching import due_date, is_ours, teacher_copy

KEY = "ownpace"
"""Where the grades of a notebook of ours lie in the resources."""

NO_RESPONSE = "No response."
"""nbgrader's own comment on an answer that was left empty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the course a conversion is at work.

    Attributes:
        course_dir: nbgrader's course folder.
        assignment: the assignment's id.
        student: the submitter's id, taken from the folder's name.
        notebook: the notebook's name.
    """

    course_dir: Path
    assignment: str
    student: str
    notebook: str

    @property
    def submission(self) -> Path:
        """The folder that was collected."""
        return self.course_dir / "submitted" / self.student / self.assignment

    @property
    def own_notebook(self) -> Path:
        """The teacher's own copy of the notebook."""
        return teacher_copy(self.course_dir, self.assignment) / f"{self.notebook}.ipynb"

    @property
    def is_ours(self) -> bool:
        """Whether the teacher's side says that this is an assignment of ours.

        Where it is and the notebook is gone, reading it fails and nothing is graded: a student's notebook must never be
        run in its place.
        """
        return is_ours(self.course_dir, self.assignment)


class UseOwnNotebook(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Puts the teacher's notebook in place of the submitted one, whose cells, tags and outputs have no say."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """Return the teacher's notebook where the assignment is ours, else the given one."""
        place = _place(self, resources)
        if place.is_ours:
            nb = nbformat.read(place.own_notebook, as_version=4)  # type: ignore[no-untyped-call]  # untyped
        return nb, resources


class JudgeResponses(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Judges the submission's responses and shows in the notebook what was asked, answered and earned."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """Return the notebook with the verdicts as its outputs; leave the grades in the resources."""
        place = _place(self, resources)
        if not place.is_ours:
            return nb, resources
        blueprint = load_blueprint(teacher_copy(place.course_dir, place.assignment))
        grades = grade(blueprint, place.student, read_evidence(place.submission, blueprint.id))
        resources[KEY] = grades
        for cell in nb.cells:
            found = grades.get(_grade_id(cell))
            if found is not None:
                _show(cell, found)
            elif cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        return nb, resources


class ExecuteOthers(Execute):  # type: ignore[misc]  # nbgrader has no types
    """Runs the cells of notebooks that are not ours, as nbgrader does. Cells of ours are never run."""

    def preprocess(self, nb: Any, resources: dict[str, Any], **kwargs: Any) -> tuple[Any, dict[str, Any]]:
        """Return the notebook, run where it was not judged."""
        if KEY in resources:
            return nb, resources
        ran: tuple[Any, dict[str, Any]] = super().preprocess(nb, resources, **kwargs)
        return ran


class SaveGrades(SaveAutoGrades):  # type: ignore[misc]  # nbgrader has no types
    """Writes what the judge decided into nbgrader's gradebook; never touches what a person entered."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """Save the grades of a notebook in one transaction; leave notebooks that are not ours to nbgrader."""
        grades: dict[str, SlotGrade] | None = resources.get(KEY)
        if grades is None:
            saved: tuple[Any, dict[str, Any]] = super().preprocess(nb, resources)
            return saved
        place = _place(self, resources)
        record = Record.of(place.course_dir, place.assignment, place.student)
        with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
            for cell in nb.cells:
                if is_grade(cell):
                    _save(gradebook, place, cell, grades.get(_grade_id(cell)), record)
            gradebook.db.commit()
        record.keep()
        return nb, resources


class RecordDueDate(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Sets the due date of an assignment of ours in the gradebook, unless the teacher has set one there."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """Return the notebook as it is."""
        place = _place(self, resources)
        if place.is_ours:
            due = due_date(place.course_dir / "source" / place.assignment)
            with Gradebook(resources["nbgrader"]["db_url"]) as gradebook:
                if due and gradebook.find_assignment(place.assignment).duedate is None:
                    gradebook.update_or_create_assignment(place.assignment, duedate=due)
        return nb, resources


def _place(preprocessor: Any, resources: dict[str, Any]) -> Place:
    # preprocessor -> exporter -> converter, which knows the course's folder
    course_dir = Path(preprocessor.parent.parent.coursedir.root)
    told = resources["nbgrader"]
    return Place(course_dir, told["assignment"], told["student"], told["notebook"])


def _grade_id(cell: Any) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _show(cell: Any, found: SlotGrade) -> None:
    if cell.cell_type == "code":
        data = {"text/html": slot_html(found), "text/plain": slot_text(found)}
        cell.outputs = [_node({"output_type": "display_data", "data": data, "metadata": {}})]
        cell.execution_count = None
    else:
        cell.source = explanation_markdown(found)


def _node(data: dict[str, Any]) -> Any:
    return from_dict(data)  # type: ignore[no-untyped-call]  # nbformat leaves it untyped


def _save(gradebook: Any, place: Place, cell: Any, found: SlotGrade | None, record: Record) -> None:
    key = (_grade_id(cell), place.notebook, place.assignment, place.student)
    row = gradebook.find_grade(*key)
    changed = record.note(f"{place.notebook}/{key[0]}", found.answer if found else None)
    row.auto_score = found.score if found else None
    if row.manual_score is None:
        row.needs_manual_grade = row.auto_score is None
    elif changed:
        # A person graded another answer than this one.
        row.needs_manual_grade = True
    if cell.metadata.nbgrader.get("solution"):
        empty = found is not None and found.answer is None and not found.note
        gradebook.find_comment(*key).auto_comment = NO_RESPONSE if empty else None
