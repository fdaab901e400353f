"""Rules about lessons, the teacher's notes beside them, and the course as a whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ownpace.authoring.prose import long_sentences, reading_grade
from ownpace.authoring.rules.base import Complaint, rule
from ownpace.authoring.rules.whole import HIGHEST_GRADE
from ownpace.building.content import LessonSource, NoteSource, Survey
from ownpace.building.fronts import body, first_line

PARTS = ("practice", "check", "reflect")
NOTE_HEADINGS = ("Aim", "Time", "What to watch for", "Without a computer")

_CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(?::[^\n]*\n)*(.*?)^```\s*$", re.DOTALL | re.MULTILINE)
_BLOCKS = re.compile(r"^(```|:::).*?^\1[ \t]*$|^\$\$.*?\$\$", re.DOTALL | re.MULTILINE)
_LINES = re.compile(r"^(?:\||#|```).*$", re.MULTILINE)
_FORMULA = re.compile(r"\$[^$\n]+\$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)|<img\b(?![^>]*\balt=\"[^\"]+\")[^>]*>")


@dataclass(frozen=True)
class CheckedLesson:
    """A lesson under check. Complaints about it name a line of its file as their only key."""

    lesson: LessonSource

    @property
    def text(self) -> str:
        """The lesson without its front matter."""
        return body(self.lesson.text)

    def line_of(self, piece: str) -> int:
        """Return the line on which a piece of the text begins."""
        return self.lesson.text[: max(self.lesson.text.find(piece), 0)].count("\n") + 1


def prose(text: str) -> str:
    """Return the sentences of a Markdown text: no cells, formulas, tables or headings."""
    plain = _FORMULA.sub("N", _LINES.sub("", _BLOCKS.sub("", text)))
    return re.sub(r"[*_`>]|^[ \t]*[-*+][ \t]|^[ \t]*\d+\.[ \t]", "", plain, flags=re.MULTILINE).strip()


@rule(
    "lesson/cells",
    demands="A code cell is one line that calls `lesson`, or imports it: what a lesson does is the kit's, not the lesson's.",
    mend='Write one call a cell, such as lesson.practice("two-step").',
)
def cells(checked: CheckedLesson) -> Iterator[Complaint]:
    """Look at every code cell."""
    for found in _CELL.finditer(checked.lesson.text):
        lines = [line for line in found[1].splitlines() if line.strip()]
        line = checked.lesson.text[: found.start()].count("\n") + 1
        # A long question may go on over several lines, within its brackets.
        whole = " ".join(lines)
        if (
            not re.match(r"(from ownpace import lesson|lesson\.[a-z_]+\(.*\))$", whole)
            or whole.count("lesson.") > 1
        ):
            yield Complaint(
                (line,), f"the cell {lines[0][:50] if lines else ''!r} is no single call of lesson"
            )


@rule(
    "lesson/parts",
    demands="A lesson lets students practise, check themselves and look back.",
    mend="Add the missing cell: lesson.practice(...), lesson.check(...) or lesson.reflect(...).",
)
def parts(checked: CheckedLesson) -> Iterator[Complaint]:
    """Look for the calls."""
    for part in PARTS:
        if f"lesson.{part}(" not in checked.lesson.text:
            yield Complaint((1,), f"there is no lesson.{part}(...)")


@rule(
    "lesson/alt-text",
    demands="Every picture in a lesson has words that stand for it.",
    mend="Write them between the brackets: ![A number line with a dot at 3](...).",
)
def alt_text(checked: CheckedLesson) -> Iterator[Complaint]:
    """Look at the pictures."""
    for found in _IMAGE.finditer(checked.text):
        if not (found[1] or "").strip():
            yield Complaint((checked.line_of(found[0]),), f"the picture {found[0][:60]} has no alt text")


@rule(
    "lesson/reading-grade",
    severity="warning",
    demands=f"A lesson is written for a 14-year-old: Flesch-Kincaid grade {HIGHEST_GRADE:g} or below.",
    mend="Write shorter sentences and everyday words.",
)
def grade(checked: CheckedLesson) -> Iterator[Complaint]:
    """Measure the reading grade of the prose."""
    found = reading_grade(prose(checked.text))
    if found is not None and found > HIGHEST_GRADE:
        yield Complaint((first_line(checked.lesson.text),), f"the reading grade is {found:.1f}")


@rule(
    "lesson/long-sentence",
    severity="warning",
    demands="No sentence has more than 20 words.",
    mend="Cut the sentence in two.",
)
def sentences(checked: CheckedLesson) -> Iterator[Complaint]:
    """Look for long sentences."""
    for sentence in long_sentences(prose(checked.text)):
        begin = " ".join(sentence.split()[:3])
        yield Complaint((checked.line_of(begin),), f"{len(sentence.split())} words: {begin} ...")


@rule(
    "lesson/minutes",
    severity="warning",
    demands="A lesson says how long it takes and which problems it practises.",
    mend="Write `minutes:` and `problems:` in the front matter.",
)
def minutes(checked: CheckedLesson) -> Iterator[Complaint]:
    """Look at the front matter."""
    if not checked.lesson.front.minutes:
        yield Complaint((1,), "it does not say how many minutes it takes")
    if not checked.lesson.front.problems:
        yield Complaint((1,), "it names no problems")


@rule(
    "lesson/note",
    severity="warning",
    demands="A teacher's note, `teacher.md`, lies beside each lesson.",
    mend="`ownpace new lesson` writes one to begin with; copy its headings.",
)
def note(checked: CheckedLesson) -> Iterator[Complaint]:
    """Look for the note."""
    if checked.lesson.note is None:
        yield Complaint((1,), "there is no teacher.md beside it")


@rule(
    "note/parts",
    demands=f"A teacher's note has the headings {', '.join(NOTE_HEADINGS)}, each with something under it.",
    mend="Add the heading and a sentence or two.",
)
def note_parts(checked: NoteSource) -> Iterator[Complaint]:
    """Look for the headings, and for text under them."""
    found = {
        heading.strip().casefold(): text.strip()
        for heading, text in re.findall(r"^#{1,3} (.+)\n((?:(?!^#).*\n?)*)", body(checked.text), re.MULTILINE)
    }
    for heading in NOTE_HEADINGS:
        if not found.get(heading.casefold()):
            yield Complaint((1,), f"the heading {heading!r} is missing, or has nothing under it")


@rule(
    "course/kinds",
    severity="warning",
    demands="A skill that has a lesson has all the kinds of problems that the map names for it.",
    mend="Write the missing problems (`ownpace new problem`), or take the kinds out of the map.",
)
def kinds(survey: Survey) -> Iterator[Complaint]:
    """Compare the problems with the map. The first key of a complaint is the lesson's file."""
    for lesson in survey.lessons:
        skill = survey.skills.skills.get(lesson.front.skill)
        missing = [kind.id for kind in skill.kinds if kind.id not in survey.problem_files] if skill else []
        if missing:
            yield Complaint(
                (str(lesson.path),), f"{lesson.front.skill} has no problems yet for {', '.join(missing)}"
            )


LESSON_RULES = (cells, parts, alt_text, grade, sentences, minutes, note)
NOTE_RULES = (note_parts,)
COURSE_RULES = (kinds,)
