"""A built course and an assignment in a temporary folder, and someone who works there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from two_step import PROBLEM

from ownpace.curriculum import Course, Lesson, Unit
from ownpace.lesson.sitting import Sitting
from ownpace.problems import Blueprint, Slot
from ownpace.problems.problem import compile_problem

LESSON = "one-two-step-equations"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The assignment's folder, with its blueprint and a built course beside."""
    course = tmp_path / "course"
    (course / "problems").mkdir(parents=True)
    (course / "problems" / "two-step.json").write_text(json.dumps(PROBLEM), encoding="utf-8")
    lesson = Lesson(LESSON, "Equations", "u00", "one-two-step-equations", f"lessons/{LESSON}.ipynb")
    units = (Unit("u00", "Readiness"), Unit("u01", "Expressions"))
    (course / "course.json").write_text(
        Course("algebra1", "Algebra I", units, (lesson,), ()).to_json(), encoding="utf-8"
    )
    assignment = tmp_path / "u00-equations"
    assignment.mkdir()
    slots = (
        Slot("q1", "problem", 2.0, "two-step", 1, 1),
        Slot("explain1", "explain", 4.0, prompt="How do you know?"),
    )
    blueprint = Blueprint("u00-equations", "Check-in", "u00", slots, {"two-step@1": compile_problem(PROBLEM)})
    (assignment / "assignment.json").write_text(blueprint.to_json(), encoding="utf-8")
    return assignment


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a kernel of Ada's server finds in its environment."""
    return {
        "JUPYTERHUB_USER": "ada",
        "OWNPACE_COURSE": str(tmp_path / "course"),
        "OWNPACE_JOURNAL": str(tmp_path / "journal"),
        "SCRIPT_NAME": f"/user/ada/voila/render/course/lessons/{LESSON}.ipynb",
    }


@pytest.fixture
def sit(folder: Path, environment: dict[str, str]) -> Callable[..., Sitting]:
    """Open a page: each call is a new kernel of the same learner, or of another."""

    def open_page(**changes: str) -> Sitting:
        return Sitting({**environment, **changes}, folder)

    return open_page
