"""Every rule about lessons and teacher's notes has content that breaks it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ownpace.authoring.catalogue import ALL_RULES
from ownpace.authoring.prose import long_sentences, reading_grade
from ownpace.authoring.rules.pages import prose
from ownpace.authoring.running import check_course

FOLDER = Path("u00-readiness/one-two-step-equations")
NOTE = """\
## Aim

Undo two steps.

## Time

45 minutes.

## What to watch for

Dividing one term only.

## Without a computer

Cards on the table.
"""
HARD = (
    "Systematically reconsidering mathematical transformations necessitates considerable sophistication. "
    * 40
)

BREAKS: dict[str, tuple[str, str]] = {
    "lesson/cells": ('lesson.practice("one-step")', 'print(1)\nlesson.practice("one-step")'),
    "lesson/parts": ("lesson.reflect(", "lesson.practise("),
    "lesson/alt-text": ("## Practice", "![](balance.svg)\n\n## Practice"),
    "lesson/reading-grade": ("## Practice", f"{HARD}\n\n## Practice"),
    "lesson/long-sentence": ("## Practice", "word " * 25 + "end.\n\n## Practice"),
    "lesson/minutes": ("  minutes: 45\n", ""),
    "course/kinds": ("  minutes: 45\n", "  minutes: 45\n"),
}


@pytest.fixture
def rules_of(course: Path) -> Callable[..., set[str]]:
    """Return the rules that the lesson and its note break, once text is replaced; problems are left out."""

    def _rules(old: str = "", new: str = "", *, note: str | None = NOTE) -> set[str]:
        lesson = course / FOLDER / "lesson.md"
        text = lesson.read_text(encoding="utf-8")
        assert old in text
        lesson.write_text(text.replace(old, new, 1), encoding="utf-8")
        lesson.with_name("teacher.md").unlink(missing_ok=True)
        if note is not None:
            lesson.with_name("teacher.md").write_text(note, encoding="utf-8")
        for path in (course / FOLDER).glob("*.yaml"):
            path.unlink()
        found = check_course(course, seeds=1, jobs=1).findings
        return {each.rule for each in found if each.rule.startswith(("lesson", "note", "course/kinds"))}

    return _rules


@pytest.mark.parametrize(("rule", "change"), BREAKS.items(), ids=BREAKS)
def test_a_lesson_that_breaks_a_rule_is_told_of(
    rules_of: Callable[..., set[str]], rule: str, change: tuple[str, str]
) -> None:
    assert rule in rules_of(*change)


def test_a_lesson_as_it_should_be_breaks_none(rules_of: Callable[..., set[str]]) -> None:
    assert rules_of("", "") == {"course/kinds"}


def test_a_note_that_is_missing_or_has_no_parts_is_told(rules_of: Callable[..., set[str]]) -> None:
    assert "lesson/note" in rules_of(note=None)


def test_a_note_without_one_of_its_headings_is_told(rules_of: Callable[..., set[str]]) -> None:
    assert "note/parts" in rules_of(note=NOTE.replace("## Time\n\n45 minutes.\n", "## Time\n"))


def test_no_rule_about_lessons_is_without_content_that_breaks_it() -> None:
    known = {each.id for each in ALL_RULES if each.id.startswith(("lesson/", "note/", "course/kinds"))}
    assert known == {*BREAKS, "lesson/note", "note/parts", "lesson/unit"}


def test_the_reading_grade_is_that_of_the_formula() -> None:
    easy = "The cat sat on the mat. The dog ran to the park. We can see the sun. " * 4
    hard = (
        "Mathematical sophistication necessitates considerable deliberation regarding transformations. " * 8
    )
    short, long = reading_grade(easy), reading_grade(hard)
    assert short is not None
    assert long is not None
    assert short < 2 < 15 < long
    assert reading_grade("Too short to say.") is None


def test_prose_is_what_a_student_reads_aloud() -> None:
    text = "# Head\n\nWe add $x + 2$ here. It is *nice*.\n\n```{code-cell}\nlesson.check()\n```\n\n| a | b |\n\n$$x = 1$$\n"
    assert prose(text) == "We add N here. It is nice."
    assert next(iter(long_sentences("One two three. " + "word " * 21 + "end."))).startswith("word")
