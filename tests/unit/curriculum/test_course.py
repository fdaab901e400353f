"""The map of the course, from its file and back."""

import json

import pytest

from ownpace.curriculum import (
    Assignment,
    Course,
    CourseError,
    Lesson,
    Unit,
    course_folder,
    course_from_json,
    load_course,
    problems_folder,
)

COURSE = Course(
    id="algebra1",
    title="Algebra I",
    units=(Unit("u00", "Readiness", 8), Unit("u01", "Quantities", 9)),
    lessons=(
        Lesson("a", "A", "u00", "skill-a", "lessons/a.ipynb", 40, ("p", "q")),
        Lesson("b", "B", "u01", "skill-b", "lessons/b.ipynb"),
    ),
    assignments=(Assignment("x", "X", "u00", 14.0),),
)


def test_a_course_comes_back_from_its_text():
    assert course_from_json(COURSE.to_json()) == COURSE


def test_a_course_knows_its_lessons_and_skills():
    assert [lesson.id for lesson in COURSE.lessons_of("u01")] == ["b"]
    assert COURSE.lesson("a") is COURSE.lessons[0]
    assert COURSE.lesson("zz") is None
    assert COURSE.skills() == {"p": "skill-a", "q": "skill-a"}


def test_the_course_is_where_the_environment_says(tmp_path, monkeypatch):
    (tmp_path / "course.json").write_text(COURSE.to_json())
    monkeypatch.setenv("OWNPACE_COURSE", str(tmp_path))
    assert course_folder() == tmp_path
    assert problems_folder() == tmp_path / "problems"
    assert load_course() == load_course(tmp_path) == load_course(tmp_path / "course.json") == COURSE


def test_without_the_environment_it_is_the_build_folder_of_the_checkout(monkeypatch):
    monkeypatch.delenv("OWNPACE_COURSE", raising=False)
    assert course_folder().parts[-2:] == ("build", "course")


def test_a_missing_course_is_told_with_what_to_do(tmp_path):
    with pytest.raises(CourseError, match=r"no built course at .*course\.json.*Run 'ownpace build'"):
        load_course(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", json.dumps({"format": 9}), '{"format": 1, "id": "a"}'])
def test_a_broken_map_is_told_with_its_file(tmp_path, text):
    (tmp_path / "course.json").write_text(text)
    with pytest.raises(CourseError, match=r"course\.json cannot be used.*Run 'ownpace build' again"):
        load_course(tmp_path)
