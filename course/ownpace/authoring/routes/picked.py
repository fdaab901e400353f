"""Second ways to answers that are picked: read off what the student sees, and worked out anew.

Each way knows one sort of question by its words and its formulas; what it does not know it leaves undecided.
"""

import re
from collections.abc import Iterator
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, Relation, Truth
from ownpace.authoring.routes.decisions import PROVED, UNKNOWN, Decision, Way, decided, refuted, together
from ownpace.authoring.routes.formulas import FORMULA, formula_in, holds, same_meaning, value_of
from ownpace.authoring.subjects import Drawn

_LINE: Final = re.compile(r"[Ll]ine (\d+): \$([^$]+)\$")
_EQUIVALENT: Final = re.compile(r"\b(equal to|equivalent|the same as)\b")
_FITS: Final = re.compile(r"\b(fit|fits|solves?|solutions? of|makes? .* true)\b")


def _right(drawn: Drawn) -> frozenset[str]:
    answer = drawn.variant.answer
    return frozenset(answer.picks) if answer.type == "multi-choice" else frozenset({answer.choice or ""})


def equal_options(drawn: Drawn) -> Decision:
    """Which of these is equal to what is given?"""
    given, answer = drawn.given, drawn.variant.answer
    if not isinstance(given, Expr) or not _EQUIVALENT.search(drawn.variant.prompt.text):
        return UNKNOWN

    def option(text: str, *, right: bool) -> Decision:
        read = formula_in(drawn, text)
        same = algebra.equal(read, given) if isinstance(read, Expr) else Truth.UNDECIDED
        verb = "is" if same is Truth.TRUE else "is not"
        told = f"{text} {verb} equal to {drawn.variant.prompt.given}"
        return decided(None if same is Truth.UNDECIDED else (same is Truth.TRUE) == right, told)

    return together(option(each.text, right=each.id in _right(drawn)) for each in answer.options)


def fitting_options(drawn: Drawn) -> Decision:
    """Which of these numbers fit what is given? In a story a number may fit the line, and be no answer all the same."""
    given, answer, prompt = drawn.given, drawn.variant.answer, drawn.variant.prompt
    if not isinstance(given, Relation) or not _FITS.search(prompt.text) or len(algebra.variables(given)) != 1:
        return UNKNOWN
    (letter,) = algebra.variables(given)
    bare = len(FORMULA.findall(prompt.text)) == 1

    def option(text: str, *, right: bool) -> Decision:
        value = value_of(formula_in(drawn, text))
        fits = holds(given, {letter: value}) if value is not None else None
        if fits is None or (fits and not right and not bare):
            return UNKNOWN
        return decided(fits == right, f"{text} {'fits' if fits else 'does not fit'} {prompt.given}")

    return together(option(each.text, right=each.id in _right(drawn)) for each in answer.options)


def true_or_false(drawn: Drawn) -> Decision:
    """Is this true? A line without letters is worked out."""
    given, answer = drawn.given, drawn.variant.answer
    if answer.choice not in ("true", "false") or not isinstance(given, Relation) or algebra.variables(given):
        return UNKNOWN
    true = holds(given, {})
    told = f"{drawn.variant.prompt.given} is {'true' if true else 'false'}"
    return decided(None if true is None else true == (answer.choice == "true"), told)


def same_solutions(drawn: Drawn) -> Decision:
    """Must two lines have the same solutions?"""
    prompt, answer = drawn.variant.prompt.text, drawn.variant.answer
    lines = [drawn.read(text) for text in FORMULA.findall(prompt)]
    if answer.choice not in ("yes", "no") or "same solutions" not in prompt or len(lines) != 2:
        return UNKNOWN
    first, second = lines
    if not isinstance(first, Relation) or not isinstance(second, Relation):
        return UNKNOWN
    same = algebra.same_solutions(first, second)
    told = f"the two lines have {'the same' if same is Truth.TRUE else 'other'} solutions"
    return decided(
        None if same is Truth.UNDECIDED else (same is Truth.TRUE) == (answer.choice == "yes"), told
    )


def first_slip(drawn: Drawn) -> Decision:
    """Which line is the first that does not follow?"""
    prompt, answer = drawn.variant.prompt.text, drawn.variant.answer
    chosen = next((option.text for option in answer.options if option.id == answer.choice), "")
    if not _LINE.search(prompt) or not re.search(r"\bfirst\b", prompt):
        return UNKNOWN
    named = re.search(r"\bline (\d+)\b", chosen)
    for number, text, same in _followed(drawn):
        if same is Truth.UNDECIDED:
            return UNKNOWN
        if same is Truth.FALSE:
            told = f"line {number}, {text}, is the first that does not follow, and the answer is {chosen!r}"
            return decided(named is not None and named[1] == number, told)
    told = f"every line follows from the one before, and the answer is {chosen!r}"
    return refuted(told) if named else PROVED


def _followed(drawn: Drawn) -> Iterator[tuple[str, str, Truth]]:
    """Yield each line's number and text, and whether it says the same as the one before."""
    prompt = drawn.variant.prompt.text
    lines = _LINE.findall(prompt)
    begin = FORMULA.findall(prompt[: prompt.index(f"ine {lines[0][0]}:")])
    before = drawn.read(begin[-1]) if begin else None
    for number, text in lines:
        read = drawn.read(text)
        unread = before is None or read is None
        yield number, text, Truth.UNDECIDED if unread else same_meaning(before, read)  # type: ignore[arg-type]  # both are read
        before = read


WAYS: Final[tuple[Way, ...]] = (equal_options, fitting_options, true_or_false, same_solutions, first_slip)
