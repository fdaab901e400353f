"""What a graded slot shows: our own HTML, with every word of a student's escaped and put through the sieve besides."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ownpace.messages import sentence
from ownpace.problems import Shown, lay_out
from ownpace.problems.render import authored, to_html, to_text
from ownpace_autograder.grading import SlotGrade
from ownpace_autograder.sanitising import clean_html, inert_markdown

_LONGEST = 500
"""Characters of an answer that are shown; a longer one was refused by the judge anyway."""


def slot_html(grade: SlotGrade) -> str:
    """Return a slot's question, answer, verdict and worked solution as HTML."""
    verdict, variant = grade.verdict, grade.variant
    page = _environment().get_template("slot.html.j2")
    return clean_html(
        page.render(
            status=_status(grade),
            variant=variant,
            answer=None if grade.answer is None else _short(grade.answer),
            given=_laid_out(grade),
            reading=verdict.reading if verdict else None,
            headline=sentence(f"graded.{_status(grade)}"),
            feedback=verdict.feedback if verdict and verdict.status != "right" else "",
            note=grade.note,
            steps=variant.steps if variant else (),
        )
    )


def slot_text(grade: SlotGrade) -> str:
    """Return the same in one line of plain text, for readers without HTML."""
    answer = sentence("graded.no-answer")
    if grade.answer is not None:
        answer = f"{sentence('graded.answer')} {_line(grade)}"
    asked = to_text(grade.variant.prompt.text) if grade.variant else ""
    return f"{asked} [{answer} {sentence(f'graded.{_status(grade)}')}]".strip()


def explanation_markdown(grade: SlotGrade) -> str:
    """Return Markdown with the question and exactly what the student wrote, for the cell that is graded by hand."""
    question = Markup('<div class="question">{}</div>').format(Markup(clean_html(authored(grade.asked))))  # noqa: S704  # cleaned
    asked = f"{question}\n\n" if grade.asked else ""
    if grade.answer is not None:
        return asked + inert_markdown(grade.answer)
    nothing = f"*{sentence('graded.no-explanation')}*"
    return asked + (f"{nothing}\n\n{inert_markdown(grade.note)}" if grade.note else nothing)


def _status(grade: SlotGrade) -> str:
    if grade.score is None:
        return "waiting"
    if grade.verdict is None:
        return "empty"
    return grade.verdict.status


def _laid_out(grade: SlotGrade) -> Shown | None:
    """Return an answer of several parts laid out; None for one that is a single line, or is not there."""
    if grade.answer is None or grade.variant is None:
        return None
    found = lay_out(grade.answer, grade.variant)
    return None if found.kind == "text" else found


def _line(grade: SlotGrade) -> str:
    """Return an answer as one line of plain text."""
    given = _laid_out(grade)
    if given is None:
        return repr(_short(grade.answer or ""))
    rows = [", ".join(map(to_text, row)) for row in given.rows]
    if given.kind == "groups":
        rows = [f"{to_text(head)}: {row}" for head, row in zip(given.heads, rows, strict=True)]
    return _short("; ".join(rows))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ownpace_autograder", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["sentence"] = sentence
    environment.filters["rich"] = lambda text: Markup(to_html(text))  # noqa: S704  # to_html escapes all prose
    return environment
