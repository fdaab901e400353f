"""A contact sheet: many variants of a problem on one page for human eyes, as they are asked, answered and explained."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ownpace.authoring.drawings import Drawing, drawing_of
from ownpace.authoring.responses import mistake_text, right_text
from ownpace.authoring.style import tokens
from ownpace.authoring.templating import environment
from ownpace.problems import Problem, Variant, draw
from ownpace.problems.render import literal, to_speech


@dataclass(frozen=True, slots=True)
class Sample:
    """A variant on the sheet.

    Attributes:
        variant: the variant.
        answer: its answer, rich.
        mistakes: each predicted wrong answer (rich), its misconception, and the feedback.
        aloud: the question as a screen reader says it.
        picture: the picture's drawing and its words, or None.
        twin: the seed of an earlier variant that differs from it in its numbers' signs or order, or not at all, or None.
    """

    variant: Variant
    answer: str
    mistakes: tuple[tuple[str, str, str], ...]
    aloud: str
    picture: Drawing | None
    twin: int | None


def samples(problem: Problem, *, level: int, count: int, first: int = 0) -> tuple[Sample, ...]:
    """Return what a contact sheet shows. Raises DrawError."""
    seen: dict[object, int] = {}
    found = []
    for seed in range(first, first + count):
        variant = draw(problem, level=level, seed=seed)
        likeness = _likeness(variant)
        found.append(_sample(variant, seen.get(likeness)))
        seen.setdefault(likeness, seed)
    return tuple(found)


def sheet(problem: Problem, chosen: Sequence[Sample], *, level: int) -> str:
    """Return the page, with everything that it needs in it."""
    page = environment().get_template("sheet.html.j2")
    shapes = Counter(each.variant.shape for each in chosen)
    return page.render(problem=problem, samples=chosen, level=level, shapes=shapes, tokens=Markup(tokens()))  # noqa: S704  # our own file


def _sample(variant: Variant, twin: int | None) -> Sample:
    return Sample(
        variant=variant,
        answer=_rich(variant, right_text(variant)),
        mistakes=tuple(
            (_rich(variant, mistake_text(variant, each)), each.id, each.say)
            for each in variant.misconceptions
        ),
        aloud=to_speech(variant.prompt.text),
        picture=drawing_of(variant.prompt.picture),
        twin=twin,
    )


def _rich(variant: Variant, text: str | None) -> str:
    """Return a typed answer as rich text: a formula, or the words of the option that it names."""
    if text is None:
        return ""
    options = {option.id: option.text for option in variant.answer.options}
    picked = [options[each] for each in text.split(",") if each in options]
    if picked:
        return "; ".join(picked)
    if variant.answer.type in ("table", "sort", "steps", "explain"):
        return literal(text.replace("\n", "; "))
    return f"${text}$"


def _likeness(variant: Variant) -> object:
    """Return what near duplicates have in common: the shape and the sizes of the numbers that were drawn."""
    return (
        variant.shape,
        tuple(sorted(abs(number) for number in variant.numbers.values())),
        variant.answer.choice,
    )
