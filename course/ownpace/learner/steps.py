"""Where a learner stands with a lesson, and what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from ownpace.learner.progress import Progress
from ownpace.messages import sentence

Status = Literal["new", "started", "practised", "checked"]

PRACTISED = 5
"""Different variants answered right that make a lesson practised: about one sitting."""
CHECKED = 3
"""Different variants answered right in the check; a lesson's check has three."""


class LessonView(Protocol):
    """What must be known of a lesson."""

    @property
    def id(self) -> str: ...  # noqa: D102 - a field
    @property
    def title(self) -> str: ...  # noqa: D102 - a field
    @property
    def path(self) -> str: ...  # noqa: D102 - a field


class CourseView(Protocol):
    """What must be known of the course: its lessons in the order in which they are taught."""

    @property
    def lessons(self) -> Sequence[LessonView]: ...  # noqa: D102 - a field


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do next.

    Attributes:
        kind: ``assignment``, ``lesson`` or ``none``.
        id: the assignment's or the lesson's id.
        label: what the button says.
        href: where it leads: a lesson's path from the course folder, or the assignment's address; empty where it is to be
            fetched first.
        why: one sentence that says why this.
    """

    kind: Literal["assignment", "lesson", "none"]
    id: str
    label: str
    href: str
    why: str


def status(progress: Progress, lesson_id: str) -> Status:
    """Return where a learner stands with a lesson."""
    page = progress.pages.get(lesson_id)
    if page is None:
        return "new"
    if page.check.right >= CHECKED:
        return "checked"
    return "practised" if page.practice.right >= PRACTISED else "started"


def next_step(
    course: CourseView, progress: Progress, assignments: Sequence[Mapping[str, object]] = ()
) -> NextStep:
    """Return the one thing to do next.

    First the work that a teacher waits for, then the lesson that was begun, then a new one, then the one longest not seen.

    Args:
        course: the course.
        progress: what the learner has done.
        assignments: as the desk lists them: id, title, status (released, fetched or submitted), open_url.
    """
    waiting = [each for each in assignments if each.get("status") in ("fetched", "released")]
    # Work that was begun comes before work that was not.
    waiting.sort(key=lambda each: each.get("status") != "fetched")
    if waiting:
        return _assignment(waiting[0])
    begun = [lesson for lesson in course.lessons if status(progress, lesson.id) in ("started", "practised")]
    if begun:
        return _lesson(max(begun, key=lambda lesson: progress.pages[lesson.id].last_seen), "go-on")
    new = [lesson for lesson in course.lessons if status(progress, lesson.id) == "new"]
    if new:
        return _lesson(new[0], "start")
    if course.lessons:
        return _lesson(min(course.lessons, key=lambda lesson: progress.pages[lesson.id].last_seen), "again")
    return NextStep("none", "", sentence("next.none.label"), "", sentence("next.none.why"))


def _assignment(entry: Mapping[str, object]) -> NextStep:
    way = "go-on" if entry.get("status") == "fetched" else "start"
    name = str(entry.get("id", ""))
    return NextStep(
        "assignment",
        name,
        sentence(f"next.{way}.label", title=entry.get("title") or name),
        str(entry.get("open_url") or ""),
        sentence(f"next.assignment-{way}.why"),
    )


def _lesson(lesson: LessonView, way: str) -> NextStep:
    label = sentence(f"next.{way}.label", title=lesson.title)
    return NextStep("lesson", lesson.id, label, lesson.path, sentence(f"next.lesson-{way}.why"))
