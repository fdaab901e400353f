"""Where a learner stands, and the one next step."""

import random
from dataclasses import dataclass

import pytest

from ownpace.events import Attempt, Event, Explanation, Hint, Response, Reveal, Session, Submit, View
from ownpace.learner import Progress, fold, next_step, status

VARIANT = {"problem": "two-step", "version": 1, "level": 1}


@dataclass(frozen=True)
class Lesson:
    id: str
    title: str
    path: str


@dataclass(frozen=True)
class Course:
    lessons: tuple[Lesson, ...]


COURSE = Course(
    tuple(Lesson(name, name.title(), f"lessons/{name}.ipynb") for name in ("first", "second", "third"))
)


def _time(minute: int) -> str:
    return f"2026-01-01T10:{minute:02}:00.000000Z"


def _attempt(seed: int, minute: int, *, state: str = "right", page: str = "first") -> Attempt:
    return Attempt(
        **VARIANT, seed=seed, time=_time(minute), status=state, credit=float(state == "right"), page=page
    )


def _view(page: str, minute: int) -> View:
    return View(kind="lesson", page=page, time=_time(minute))


def _practised(page: str, minute: int) -> list[Event]:
    return [_view(page, minute), *(_attempt(seed, minute, page=page) for seed in range(5))]


def _checked(page: str, minute: int) -> list[Event]:
    return [*_practised(page, minute), *(_attempt(90 + n, minute, page=f"{page}#check") for n in range(3))]


def test_an_empty_journal_says_nothing():
    assert fold([]) == Progress()
    assert status(fold([]), "first") == "new"


def test_attempts_hints_and_reveals_are_counted_by_problem():
    progress = fold(
        [
            _attempt(1, 1, state="wrong"),
            _attempt(1, 2),
            _attempt(1, 3),
            _attempt(2, 4, state="unreadable"),
            Hint(**VARIANT, seed=1, rung=1, time=_time(5)),
            Reveal(**VARIANT, seed=3, time=_time(6)),
        ]
    )
    counts = progress.problems["two-step"]
    assert (counts.attempts, counts.right, counts.hints, counts.reveals) == (3, 1, 1, 1)
    assert counts.last_seen == progress.last_seen == _time(6)


def test_minutes_are_the_largest_beat_of_each_session():
    def beat(session: str, active: float, page: str = "first") -> Session:
        return Session(phase="beat", app="voila", page=page, visible_s=99, active_s=active, session=session)

    progress = fold([beat("a", 10), beat("a", 30), beat("a", 20), beat("b", 5), beat("c", 7, page="second")])
    assert progress.pages["first"].active_s == 35
    assert progress.active_s == 42


def test_slots_and_submissions_are_known_by_assignment():
    given = {"assignment": "a", "time": _time(1)}
    progress = fold(
        [
            Response(**VARIANT, **given, seed=1, slot="q1", text="4"),
            Explanation(**given, slot="explain1", text="Because."),
            Submit(assignment="a", receipt="K7", submitted_at="now", time=_time(3)),
            Submit(assignment="a", receipt="K8", submitted_at="now", time=_time(2)),
        ]
    )
    assert progress.answered == {"a": frozenset({"q1", "explain1"})}
    assert progress.submitted == {"a": _time(3)}


def test_replaying_in_any_order_and_twice_gives_the_same():
    seed = random.SystemRandom().randrange(2**32)
    events = [
        *_checked("first", 1),
        *_practised("second", 2),
        *(_attempt(n, n, state="wrong") for n in range(20)),
    ]
    shuffled = events * 2
    random.Random(seed).shuffle(shuffled)
    assert fold(shuffled) == fold(events), f"random.Random({seed})"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([_view("first", 1)], "started"),
        ([_attempt(1, 1)], "started"),
        ([_attempt(1, 1)] * 9, "started"),
        (_practised("first", 1), "practised"),
        (_checked("first", 1)[:-1], "practised"),
        (_checked("first", 1), "checked"),
        (_checked("second", 1), "new"),
    ],
)
def test_a_lesson_is_new_started_practised_or_checked(events, expected):
    assert status(fold(events), "first") == expected


def _next(events: list[Event], assignments: list[dict[str, object]] | None = None) -> tuple[str, str, str]:
    step = next_step(COURSE, fold(events), assignments or [])
    assert step.label
    assert step.why
    return step.kind, step.id, step.href


def test_a_newcomer_starts_with_the_first_lesson():
    assert _next([]) == ("lesson", "first", "lessons/first.ipynb")


def test_the_lesson_seen_last_comes_before_a_new_one():
    assert _next([_view("second", 1), _view("third", 3), _view("first", 2)])[1] == "third"


def test_after_a_check_the_next_new_lesson_comes():
    assert _next(_checked("first", 1))[1] == "second"


def test_when_all_is_checked_the_one_longest_not_seen_comes_again():
    events = [*_checked("first", 3), *_checked("second", 1), *_checked("third", 2)]
    assert _next(events)[1] == "second"


def test_work_that_a_teacher_waits_for_comes_first_and_begun_work_before_that():
    released = {"id": "a", "title": "A", "status": "released", "open_url": ""}
    fetched = {"id": "b", "title": "B", "status": "fetched", "open_url": "/b"}
    done = {"id": "c", "title": "C", "status": "submitted", "open_url": "/c"}
    assert _next([], [done, released, fetched]) == ("assignment", "b", "/b")
    assert _next([], [done, released]) == ("assignment", "a", "")
    assert _next([], [done])[0] == "lesson"


def test_a_course_without_lessons_says_so():
    assert next_step(Course(()), Progress()).kind == "none"
