"""A class in a temporary folder, for the tests of grading: a real course folder, exchange and gradebook, and students.

The assignment is the tests' own, so that editing the course does not change what is tested. ``Classroom`` owns the folders;
students act through the desk's ``Counter``, the teacher through the ``ownpace`` commands.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from click.testing import CliRunner, Result
from traitlets.config import Config

from ownpace.events import Explanation, Response, new_id
from ownpace.journal import Journal
from ownpace.problems import Blueprint, Slot, Variant
from ownpace.problems.problem import compile_problem
from ownpace_autograder import commands
from ownpace_autograder.courses import Course, open_course
from ownpace_autograder.desk.counter import Counter
from ownpace_autograder.settings import configure_student

ASSIGNMENT = "u00-equations"
PROBLEM: dict[str, Any] = {
    "id": "two-step",
    "version": 1,
    "title": "Two-step equations",
    "skill": "one-two-step-equations",
    "ask": "Solve for $x$: {equation}",
    "equation": "ax + b = c",
    "let": {"c": "a*s + b"},
    "levels": {"1": {"a": "2..9", "s": "2..40", "b": "1..30"}},
    "answer": {"type": "number", "value": "s"},
    "credit": {"equivalent_equation": 0.5},
    "steps": [
        {"do": "Subtract $b$ from both sides.", "show": "ax = c - b", "why": "It undoes the addition."}
    ],
    "hints": ["What was done to $x$ last?"],
    "mistakes": [],
}
SLOTS = (
    Slot("q1", "problem", 2.0, "two-step", 1, 1),
    Slot("q2", "problem", 3.0, "two-step", 1, 1),
    Slot("explain1", "explain", 4.0, prompt="How do you know that your answer to the first one is right?"),
)


@dataclass(frozen=True)
class Classroom:
    """A class: where it lies, and what people do in it."""

    home: Path

    @property
    def course_dir(self) -> Path:
        return self.home / "people" / "ms-rivera" / "algebra1"

    @property
    def exchange(self) -> Path:
        return self.home / "exchange"

    @property
    def blueprint(self) -> Blueprint:
        problem = compile_problem(PROBLEM)
        return Blueprint(ASSIGNMENT, "Equations check-in", "u00-readiness", SLOTS, {"two-step@1": problem})

    def write_source(self, assignment: str = ASSIGNMENT, *, due: str = "") -> Path:
        folder = self.course_dir / "source" / assignment
        folder.mkdir(parents=True)
        data = json.loads(self.blueprint.to_json()) | {"id": assignment}
        (folder / "assignment.json").write_text(json.dumps(data | ({"due": due} if due else {})))
        nbformat.write(source_notebook(assignment), folder / f"{assignment}.ipynb")
        return folder

    def write_plain_source(self, assignment: str = "plain") -> Path:
        """Write an assignment as nbgrader knows it, whose cells are run."""
        folder = self.course_dir / "source" / assignment
        folder.mkdir(parents=True)
        cells = [
            nbformat.v4.new_code_cell(
                "### BEGIN SOLUTION\nanswer = 4\n### END SOLUTION",
                metadata=grading("a1", solution=True, locked=False),
            ),
            nbformat.v4.new_code_cell("assert answer == 4", metadata=grading("t1", grade=True, points=3)),
        ]
        nbformat.write(notebook(cells, {}), folder / f"{assignment}.ipynb")
        return folder

    def student_home(self, student: str) -> Path:
        home = self.home / "people" / student
        home.mkdir(parents=True, exist_ok=True)
        return home

    def counter(self, student: str) -> Counter:
        home = self.student_home(student)
        config = Config()
        configure_student(config, home, student, self.exchange)
        return Counter(config, home, student)

    def folder(self, student: str, assignment: str = ASSIGNMENT) -> Path:
        return self.student_home(student) / "assignments" / assignment

    def variant(self, student: str, slot: str) -> Variant:
        return self.blueprint.variant(slot, student)

    def right(self, student: str, slot: str) -> str:
        return f"x = {self.variant(student, slot).answer.value}"

    def half_right(self, student: str, slot: str) -> str:
        """Return a true line on the way: the first step of the solution."""
        numbers = self.variant(student, slot).numbers
        return f"{numbers['a']}x = {numbers['c'] - numbers['b']}"

    def answer(
        self, student: str, slot: str, text: str, *, assignment: str = ASSIGNMENT, **claims: Any
    ) -> None:
        variant = self.variant(student, slot)
        told: dict[str, Any] = {
            "problem": variant.problem_id,
            "version": variant.version,
            "level": variant.level,
            "seed": variant.seed,
        }
        self.write(student, Response(assignment=assignment, slot=slot, text=text, **(told | claims)))

    def explain(self, student: str, text: str, slot: str = "explain1") -> None:
        self.write(student, Explanation(assignment=ASSIGNMENT, slot=slot, text=text))

    def write(self, student: str, event: Any, assignment: str = ASSIGNMENT) -> None:
        journal = Journal(self.folder(student, assignment) / "journal", session=new_id())
        journal.append(event)
        journal.close()

    def course(self) -> Course:
        return open_course(course_dir=self.course_dir)

    def teach(self, command: str, *words: str) -> Result:
        """Run a teacher's command as it is typed in a terminal."""
        found = getattr(commands, f"{command}_command")
        return CliRunner().invoke(found, [*words, "--course-dir", str(self.course_dir)])

    def taught(self, command: str, *words: str) -> str:
        """Run a teacher's command that must succeed, and return what it said."""
        result = self.teach(command, *words)
        assert result.exit_code == 0, result.output
        return str(result.output)

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.course_dir / 'gradebook.db'}", "algebra1") as book:
            yield book

    def grades(self, student: str, assignment: str = ASSIGNMENT) -> dict[str, tuple[float | None, bool]]:
        """Return the machine's score and whether a person is needed, by slot."""
        with self.gradebook() as book:
            submission = book.find_submission(assignment, student)
            return {
                grade.name: (grade.auto_score, grade.needs_manual_grade)
                for each in submission.notebooks
                for grade in each.grades
            }

    def grade_by_hand(self, student: str, slot: str, score: float, comment: str = "") -> None:
        with self.gradebook() as book:
            grade = book.find_grade(slot, ASSIGNMENT, ASSIGNMENT, student)
            grade.manual_score, grade.needs_manual_grade = score, False
            book.find_comment(slot, ASSIGNMENT, ASSIGNMENT, student).manual_comment = comment
            book.db.commit()

    def graded_notebook(self, student: str, assignment: str = ASSIGNMENT) -> Any:
        path = self.course_dir / "autograded" / student / assignment / f"{assignment}.ipynb"
        return nbformat.read(path, as_version=4)

    def all_hand_in(self, *students: str) -> None:
        """Release, and have students with right answers fetch and hand in."""
        self.taught("release", ASSIGNMENT)
        for student in students:
            self.counter(student).fetch(ASSIGNMENT)
            for slot in ("q1", "q2"):
                self.answer(student, slot, self.right(student, slot))
            self.explain(student, "I put it back in and both sides were equal.")
            self.counter(student).submit(ASSIGNMENT)


def source_notebook(assignment: str) -> Any:
    """Return an assignment's notebook as ``ownpace build`` writes it."""
    cells = [nbformat.v4.new_markdown_cell("# Equations check-in")]
    for slot in SLOTS:
        if slot.kind == "problem":
            locked = grading(slot.id, grade=True, points=slot.points)
            cells.append(nbformat.v4.new_code_cell(f'lesson.problem("{slot.id}")', metadata=locked))
        else:
            cells.append(nbformat.v4.new_code_cell(f'lesson.explain("{slot.id}")'))
            free = grading(slot.id, grade=True, solution=True, locked=False, points=slot.points)
            cells.append(
                nbformat.v4.new_markdown_cell("*Your explanation is saved by the page.*", metadata=free)
            )
    cells.append(nbformat.v4.new_code_cell("lesson.submit()"))
    return notebook(cells, {"ownpace": {"kind": "assignment", "id": assignment}})


def notebook(cells: list[Any], metadata: dict[str, Any]) -> Any:
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata | kernel)


def grading(
    grade_id: str,
    *,
    grade: bool = False,
    solution: bool = False,
    locked: bool = True,
    points: float | None = None,
) -> dict[str, Any]:
    """Return a cell's nbgrader metadata."""
    said = {"grade": grade, "solution": solution, "locked": locked, "task": False, "schema_version": 3}
    return {"nbgrader": {"grade_id": grade_id, **said, **({} if points is None else {"points": points})}}
