"""What views draw of problems, as plain data: prompts, verdicts, steps.

Markup comes from ``problems.render`` alone, which escapes prose. What a student typed goes out as text, never as markup.
"""

from collections.abc import Sequence
from typing import Any

from ownpace import pictures
from ownpace.messages import sentence
from ownpace.problems import Response, Step, Variant, Verdict, judge
from ownpace.problems.render import authored, to_html
from ownpace.problems.solutions import LaterSteps
from ownpace.widgets.fields import answer_face

Face = dict[str, Any]


def prompt_face(variant: Variant) -> Face:
    """Return what is asked with its picture, and the field for the answer."""
    return {
        "key": variant.key,
        "prompt": authored(variant.prompt.text) + _picture(variant),
        "answer": answer_face(variant.answer),
    }


def _picture(variant: Variant) -> str:
    """Return the picture beside a question as markup. One that cannot be drawn, which a check would have found, says so."""
    if variant.prompt.picture is None:
        return ""
    try:
        return pictures.to_html(pictures.picture_from(variant.prompt.picture), variant.key)
    except pictures.PictureError:
        return to_html(sentence("picture.broken"))


def verdict_face(text: str, verdict: Verdict) -> Face:
    """Return a verdict with its sentence as markup and the text that it speaks of.

    Only an author's sentence needs a word of ours in front ("Not yet."); those of the catalogue say it themselves.
    """
    written = verdict.misconception is not None
    return {
        "status": verdict.status,
        "lead": written,
        "markup": authored(verdict.feedback) if written else to_html(verdict.feedback),
        "text": text,
        "span": list(verdict.span) if verdict.span else None,
        "parts": list(verdict.parts),
    }


def rubric_face(variant: Variant) -> Face | None:
    """Return what to look for in an explanation, and one that would do; only for after it was written, in practice."""
    answer = variant.answer
    if answer.type != "explain":
        return None
    return {"look": [authored(line) for line in answer.rubric], "sample": authored(answer.sample)}


def step_faces(steps: Sequence[Step]) -> list[Face]:
    """Return the steps of a worked solution: the author's own, or the core's, which speaks as the page does."""
    shown = to_html if isinstance(steps, LaterSteps) else authored
    return [{"move": shown(step.do), "markup": shown(step.show), "why": shown(step.why)} for step in steps]


def judged(text: str, variant: Variant) -> Verdict:
    """Return the verdict on a text."""
    return judge(Response(text), variant)
