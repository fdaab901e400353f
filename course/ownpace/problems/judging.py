"""Response + Variant -> Verdict: pure, exact, and never an exception for anything that a student types.

Each kind of answer judges its own (`answers`); here is what holds for all of them: an empty or endless response, and the work
that one judgement may do in all. What cannot be read is *unreadable* and never wrong.
"""

from ownpace.algebra import TooLarge, Undefined
from ownpace.algebra.exact import work
from ownpace.events import MAX_RESPONSE
from ownpace.messages import sentence
from ownpace.problems.answers import Shown, kind_of
from ownpace.problems.answers.kind import AS_TYPED
from ownpace.problems.values import Reading, Response, Variant, Verdict
from ownpace.problems.verdicts import verdict

EFFORT = 150_000
"""Units of work of one verdict, with everything that it looks for; a unit is about a microsecond."""


def judge(response: Response, variant: Variant) -> Verdict:
    """Return the verdict on a response. Never raises on what a student entered."""
    text = response.text
    if not text.strip():
        return verdict("unreadable", "judge.empty")
    if len(text) > MAX_RESPONSE:
        return verdict("unreadable", "judge.too-long", values={"most": MAX_RESPONSE})
    try:
        with work.bounded(EFFORT):
            return kind_of(variant.answer.type).judge(text, variant)
    except (TooLarge, Undefined, RecursionError):
        return verdict("undecided", "judge.undecided")


def reading(text: str, variant: Variant) -> Reading:
    """Return how a text would be read as an answer to the variant, without judging it."""
    if not text.strip():
        return Reading()
    if len(text) > MAX_RESPONSE:
        return Reading(error=sentence("judge.too-long", most=MAX_RESPONSE))
    return kind_of(variant.answer.type).read(text, variant)


def lay_out(text: str, variant: Variant) -> Shown:
    """Return a response laid out for people: a table as a table, cards in their groups, working line by line."""
    if len(text) > MAX_RESPONSE:
        return AS_TYPED
    return kind_of(variant.answer.type).lay_out(text, variant.answer)
