"""A problem worked line by line: the same variant, asked for its steps instead of its last line alone."""

from dataclasses import replace

from ownpace.problems import Answer, Variant


class NoStepsError(ValueError):
    """A problem that there is nothing to work on line by line; its text is for the author."""


def by_steps(variant: Variant) -> Variant:
    """Return the variant with a working as its answer.

    Raises:
        NoStepsError: the problem is about nothing written, so there is no first line.
    """
    answer, start = variant.answer, variant.prompt.given or variant.prompt.equation
    if answer.type == "steps":
        return variant
    last = (
        f"{answer.unknown} = {answer.text}"
        if answer.type == "number" and "=" in (start or "")
        else answer.text
    )
    if not start or not last:
        raise NoStepsError(
            f"problem {variant.problem_id} gives no line to start from: it needs 'given' or 'equation'"
        )
    letters = answer.variables or (answer.unknown,)
    asked = Answer(
        "steps", unknown=answer.unknown, variables=letters, start=start, text=last, forms=answer.forms
    )
    return replace(variant, answer=asked)
