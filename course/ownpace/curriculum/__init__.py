"""The map of the course as a running page sees it: units, lessons, assignments, and where they lie.

``ownpace build`` writes the map as ``course.json`` at the root of the built tree; `load_course` reads it. The values here know
nothing of YAML, notebooks or problems, so that loading them costs a page next to nothing.
"""

from ownpace.curriculum.course import (
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

__all__ = [
    "Assignment",
    "Course",
    "CourseError",
    "Lesson",
    "Unit",
    "course_folder",
    "course_from_json",
    "load_course",
    "problems_folder",
]
