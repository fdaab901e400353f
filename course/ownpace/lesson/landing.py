"""The learner's landing page, put together from the course, the journal, and what the class's desk lists."""

from collections.abc import Mapping, Sequence

from ownpace.curriculum import Course, Unit, load_course
from ownpace.learner import Progress, fold, next_step, status
from ownpace.lesson.sitting import Sitting
from ownpace.widgets.home import HomeCard, HomeLesson, HomeNext, HomeUnit


def home_card(sitting: Sitting) -> HomeCard:
    """Return the card of the landing page. Raises CourseError where no course was built."""
    course = load_course(sitting.course)
    progress = fold(sitting.past)

    def choose(assignments: Sequence[Mapping[str, object]]) -> HomeNext:
        step = next_step(course, progress, assignments)
        return HomeNext(kind=step.kind, id=step.id, label=step.label, href=step.href, why=step.why)

    units = tuple(_unit(course, unit, progress) for unit in course.units)
    return HomeCard(sitting.called, units=units, choose=choose)


def _unit(course: Course, unit: Unit, progress: Progress) -> HomeUnit:
    lessons = tuple(
        HomeLesson(lesson.title, lesson.path, status(progress, lesson.id))
        for lesson in course.lessons_of(unit.id)
    )
    return HomeUnit(unit.title, lessons)
