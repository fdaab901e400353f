"""Rules about what is accepted and what is refused: equal forms, near misses, and the wrong answers of misconceptions."""

from collections import Counter
from collections.abc import Iterator

from ownpace.authoring.responses import equal_texts, mistake_text, near_misses, right_text
from ownpace.authoring.rules.base import Complaint, rule
from ownpace.authoring.subjects import CheckedProblem, Drawn
from ownpace.problems import Response, judge


@rule(
    "problem/mistakes-differ",
    demands="Every misconception predicts a wrong answer of its own: none is the right answer, and no two agree.",
    mend="Add a condition to `where`, or a `when` to the mistake, that keeps such numbers out.",
)
def differ(drawn: Drawn) -> Iterator[Complaint]:
    """Compare the predictions with the answer and with each other."""
    right = right_text(drawn.variant)
    seen = {} if right is None else {right: "the right answer"}
    for mistake in drawn.variant.misconceptions:
        predicted = mistake_text(drawn.variant, mistake)
        if predicted is None:
            continue
        if predicted in seen and drawn.variant.answer.choice is None:
            yield Complaint(
                drawn.keys("mistakes"), f"{mistake.id} predicts {predicted}, which is also {seen[predicted]}"
            )
        seen.setdefault(predicted, f"what {mistake.id} predicts")


@rule(
    "problem/mistakes-recognised",
    demands="Each predicted wrong answer is refused and named: the student gets the feedback of that misconception.",
    mend="Correct `gives` of the mistake, or the form that the answer asks for.",
    every=4,
)
def recognised(drawn: Drawn) -> Iterator[Complaint]:
    """Judge each prediction as a student's response."""
    for mistake in drawn.variant.misconceptions:
        predicted = mistake_text(drawn.variant, mistake)
        if predicted is None:
            continue
        verdict = judge(Response(predicted), drawn.variant)
        if verdict.status == "right" or verdict.misconception != mistake.id:
            named = verdict.misconception or "no misconception"
            told = f"{predicted}, predicted by {mistake.id}, is judged {verdict.status} and names {named}"
            yield Complaint(drawn.keys("mistakes"), told)


@rule(
    "problem/equal-forms",
    demands="Other ways to write the right answer are accepted: with spaces, in brackets, behind `x =`, with a unit, as an exact decimal.",
    mend="Take the form out of `answer.form`, add the missing word to `answer.units`, or correct `answer.value`.",
    every=8,
)
def equal_forms(drawn: Drawn) -> Iterator[Complaint]:
    """Judge equal forms of the answer."""
    for text in equal_texts(drawn.variant):
        verdict = judge(Response(text), drawn.variant)
        if verdict.status != "right":
            yield Complaint(
                drawn.keys("answer"), f"{text!r} says the right thing and is judged {verdict.status}"
            )


@rule(
    "problem/near-misses",
    demands="Answers close to the right one are refused.",
    mend="Narrow `answer.tolerance` or correct `answer.value`; the message shows what slipped through.",
    every=25,
)
def misses(drawn: Drawn) -> Iterator[Complaint]:
    """Judge near misses of the answer."""
    for text in near_misses(drawn.variant):
        verdict = judge(Response(text), drawn.variant)
        if verdict.credit >= drawn.variant.max_credit:
            yield Complaint(drawn.keys("answer"), f"{text!r} is wrong and gets full credit")


@rule(
    "problem/mistakes-seen",
    severity="warning",
    demands="A misconception that a problem names turns up in at least one variant of each shape.",
    mend="Widen the ranges, or take the mistake out: its condition or a division by zero keeps it away.",
)
def seen(checked: CheckedProblem) -> Iterator[Complaint]:
    """Count which of the problem's mistakes were ever predicted."""
    if not any(checked.variants.values()):
        return
    met = Counter(
        mistake.id
        for many in checked.variants.values()
        for drawn in many
        for mistake in drawn.variant.misconceptions
    )
    named = {(shape.name, each.id) for shape in checked.problem.shapes for each in shape.mistakes}
    for name in sorted({mistake for _, mistake in named} - set(met)):
        yield Complaint(("mistakes",), f"no variant at any level predicts {name}")


RULES = (differ, recognised, equal_forms, misses)
WHOLE = (seen,)
