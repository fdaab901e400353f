"""Rules about a problem as a whole: always the same, varied enough, licensed, and readable."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from ownpace.authoring.meanings import fingerprint
from ownpace.authoring.prose import long_sentences, prose_of, reading_grade
from ownpace.authoring.rules.base import Complaint, rule
from ownpace.authoring.subjects import CheckedProblem, Drawn

LEAST_VARIANTS = 50
LARGEST_SHARE = 0.05
WITNESSED = 8
"""How many seeds of a level another process draws too."""
FEW = 100
"""With fewer seeds than this, variety says nothing."""
HIGHEST_GRADE = 7.0
FREE = frozenset({"CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "CC-BY-3.0"})


@rule(
    "problem/deterministic",
    demands="The same seed gives the same variant: in a fresh process, under another locale and time zone, with another hash order.",
    mend="Let nothing but the seed decide: no clock, no set or dict order, no text that depends on the language of the machine.",
)
def deterministic(checked: CheckedProblem) -> Iterator[Complaint]:
    """Compare with what another process drew."""
    if checked.witness is None:
        return
    for level, many in checked.variants.items():
        for drawn in many[:WITNESSED]:
            other = checked.witness.get(f"{level}/{drawn.variant.seed}")
            if other != fingerprint(drawn.variant):
                yield Complaint(
                    (), f"level {level}, seed {drawn.variant.seed} is another variant in another process"
                )
                return


@rule(
    "problem/mistakes-known",
    demands="Every misconception is in the catalogue of the skill map, so that reports speak of the same belief by one name.",
    mend="Take an id from the map (`ownpace map --misconceptions`), or add the belief to its skill there.",
)
def known(checked: CheckedProblem) -> Iterator[Complaint]:
    """Look the problem's misconceptions up."""
    if checked.known_mistakes is None:
        return
    named = {each.id for shape in checked.problem.shapes for each in shape.mistakes}
    for name in sorted(named - checked.known_mistakes):
        close = get_close_matches(name, sorted(checked.known_mistakes), n=2)
        meant = f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
        yield Complaint(("mistakes",), f"there is no misconception {name!r} in the map{meant}")


@rule(
    "problem/variety",
    demands=f"A level has at least {LEAST_VARIANTS} distinct variants, and none of them above {LARGEST_SHARE:.0%} of the draws.",
    mend="Widen the ranges in `levels`, or add shapes or contexts.",
)
def variety(checked: CheckedProblem) -> Iterator[Complaint]:
    """Count the distinct variants of each level."""
    for level, many in checked.variants.items():
        if len(many) < FEW:
            continue
        seen = Counter(_identity(checked, drawn) for drawn in many)
        most = seen.most_common(1)[0][1]
        if len(seen) < LEAST_VARIANTS:
            yield Complaint(
                ("levels",), f"level {level} has {len(seen)} distinct variants in {len(many)} draws"
            )
        if most > max(len(many) * LARGEST_SHARE, 5):
            yield Complaint(("levels",), f"at level {level} one variant makes up {most} of {len(many)} draws")


def _identity(checked: CheckedProblem, drawn: Drawn) -> object:
    names = checked.problem.data.get("variant_key")
    if names:
        return (drawn.variant.shape, *(str(drawn.variant.numbers.get(name)) for name in names))
    variant = drawn.variant
    return (
        variant.prompt.text,
        str(getattr(variant.prompt, "picture", None)),
        str(variant.answer.options or variant.answer.value),
    )


@rule(
    "problem/licence",
    demands=f"The licence is one under which everybody may share and adapt: {', '.join(sorted(FREE))}.",
    mend="Write the problem yourself and license it freely, or leave it out.",
)
def licence(checked: CheckedProblem) -> Iterator[Complaint]:
    """Look at the licence."""
    found = str(checked.source.data.get("licence", "")).strip()
    if found not in FREE:
        yield Complaint(("licence",), f"{found or 'no licence'!r} is none of the free licences")


@rule(
    "problem/reading-grade",
    severity="warning",
    demands=f"Prose is written for a 14-year-old: Flesch-Kincaid grade {HIGHEST_GRADE:g} or below.",
    mend="Write shorter sentences and everyday words.",
)
def grade(checked: CheckedProblem) -> Iterator[Complaint]:
    """Measure the reading grade of all the problem's prose."""
    found = reading_grade(_prose(checked))
    if found is not None and found > HIGHEST_GRADE:
        yield Complaint(("ask",), f"the reading grade of its texts is {found:.1f}")


@rule(
    "problem/long-sentence",
    severity="warning",
    demands="No sentence has more than 20 words.",
    mend="Cut the sentence in two.",
)
def sentences(checked: CheckedProblem) -> Iterator[Complaint]:
    """Look for long sentences."""
    for keys, text in _first_texts(checked).items():
        for sentence in long_sentences(prose_of(text)):
            yield Complaint(keys, f"{len(sentence.split())} words: {sentence[:60]}...")


def _prose(checked: CheckedProblem) -> str:
    # A text made of one word and a formula ("Solve for x") is no sentence whose grade could be measured.
    return " ".join(
        text for text in map(prose_of, _first_texts(checked).values()) if len(re.findall(r"\w+", text)) > 4
    )


def _first_texts(checked: CheckedProblem) -> Mapping[tuple[str | int, ...], str]:
    """Return each text once: the longest that any of the first variants shows at that entry."""
    found: dict[tuple[str | int, ...], str] = {}
    for many in checked.variants.values():
        for drawn in many[:8]:
            for keys, text in drawn.texts:
                if len(text) > len(found.get(keys, "")):
                    found[keys] = text
    return found


RULES = (deterministic, known, variety, licence, grade, sentences)
