"""Worksheets: the problems of a lesson or an assignment on paper, in as many different copies as wanted, each with its answer key.

A copy is drawn from the worksheet's seed and the copy's number alone: the same seed prints the same sheets again, so that a key can
be printed later.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ownpace.authoring.drawings import Drawing, drawing_of
from ownpace.authoring.responses import mistake_text, right_text
from ownpace.authoring.style import tokens
from ownpace.authoring.templating import environment
from ownpace.problems import Problem, Variant, draw
from ownpace.problems.render import literal
from ownpace.problems.seeds import graded_seed

LINES = {"steps": 8, "explain": 8, "choice": 0, "multi-choice": 0, "table": 0, "sort": 0, "graph": 0}
"""How many lines to write on an answer gets where it is not three."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every copy asks: a problem at a level, or something to explain.

    Attributes:
        name: what tells it from the worksheet's other tasks; its variants depend on it.
        problem: the problem, or None.
        level: its level.
        prompt: what is to be explained, rich, where there is no problem.
        points: what it is worth, or None.
    """

    name: str
    problem: Problem | None
    level: int = 1
    prompt: str = ""
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A task as one copy asks it. Texts are rich; what has no variant has no key."""

    prompt: str
    points: float | None
    lines: int
    variant: Variant | None
    picture: Drawing | None = None
    paper: Drawing | None = None
    answer: str = ""
    mistakes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """One student's sheet: its number, and its questions."""

    number: int
    questions: tuple[Question, ...]


def copies(worksheet: str, tasks: Sequence[Task], *, seed: int, count: int) -> tuple[Copy, ...]:
    """Return that many different copies. Raises DrawError."""
    return tuple(
        Copy(number, tuple(_question(worksheet, task, seed, number) for task in tasks))
        for number in range(1, count + 1)
    )


def worksheet_page(title: str, intro: str, sheets: Sequence[Copy], *, seed: int, key: bool) -> str:
    """Return a page that prints the copies, each on sheets of its own, and after them their keys if asked."""
    page = environment().get_template("worksheet.html.j2")
    style = Markup(tokens())  # noqa: S704  # our own file
    return page.render(title=title, intro=intro, copies=sheets, seed=seed, key=key, tokens=style)


def _question(worksheet: str, task: Task, seed: int, number: int) -> Question:
    if task.problem is None:
        return Question(task.prompt, task.points, LINES["explain"], None)
    chance = graded_seed(worksheet, task.problem.id, task.name, f"{seed}/{number}")
    variant = draw(task.problem, level=task.level, seed=chance)
    return Question(
        prompt=variant.prompt.text,
        points=task.points,
        lines=LINES.get(variant.answer.type, 3),
        variant=variant,
        picture=drawing_of(variant.prompt.picture, f"{number}-{task.name}"),
        paper=drawing_of(_paper(variant), f"{number}-{task.name}-paper"),
        answer=_shown(variant, right_text(variant)) or variant.answer.sample,
        mistakes=tuple(
            (_shown(variant, mistake_text(variant, each)), each.id, each.say)
            for each in variant.misconceptions
        ),
    )


def _paper(variant: Variant) -> Mapping[str, Any] | None:
    """Return the empty picture that a graph is drawn on."""
    answer = variant.answer
    if answer.type != "graph":
        return None
    if answer.on == "number-line":
        return {"kind": "number-line", "from": str(answer.window[0]), "to": str(answer.window[1])}
    return {"kind": "plane", "window": [str(each) for each in answer.window]}


def _shown(variant: Variant, text: str | None) -> str:
    """Return a typed answer as rich text, as a teacher reads it."""
    if text is None:
        return ""
    show = _SHOWN.get(variant.answer.type)
    return f"${text}$" if show is None else show(variant, text)


def _options(variant: Variant, text: str) -> str:
    named = {option.id: option.text for option in variant.answer.options}
    return "; ".join(named.get(each, literal(each)) for each in text.split(","))


def _cells(_: Variant, text: str) -> str:
    """Return the cells to fill, from left to right and down."""
    return ", ".join(f"${cell}$" if cell else "…" for cell in json.loads(text))


def _sorted(variant: Variant, text: str) -> str:
    named = {each.id: each.text for each in (*variant.answer.cards, *variant.answer.bins)}
    found = json.loads(text)
    if isinstance(found, list):
        return ", ".join(named.get(each, literal(each)) for each in found)
    groups: dict[str, list[str]] = {}
    for card, group in found.items():
        groups.setdefault(group, []).append(named.get(card, literal(card)))
    return "; ".join(
        f"{named.get(group, literal(group))}: {', '.join(cards)}" for group, cards in groups.items()
    )


def _lines(_: Variant, text: str) -> str:
    return ", then ".join(f"${line}$" for line in text.splitlines())


def _nothing(variant: Variant, _: str) -> str:
    return variant.answer.sample


_SHOWN: Mapping[str, Callable[[Variant, str], str]] = {
    "choice": _options,
    "multi-choice": _options,
    "table": _cells,
    "sort": _sorted,
    "steps": _lines,
    "explain": _nothing,
}


def tasks_of_lesson(problems: Sequence[Problem], *, level: int, each: int) -> Iterator[Task]:
    """Yield the tasks of a lesson: so many of each of its problems."""
    for problem in problems:
        for at in range(each):
            yield Task(f"{problem.id}-{at}", problem, min(level, max(problem.levels)))
