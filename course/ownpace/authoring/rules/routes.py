"""Second ways to the answers that are picked, sorted or filled in: read off what the student sees, and worked out anew.

Each way knows one sort of question by its words and its formulas, and says what it finds wrong; a question that it does not know
is left alone. `answers.second_route` goes through them.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from operator import eq, ge, gt, le, lt, ne
from typing import Final

from ownpace import algebra
from ownpace.algebra import Expr, Relation, Truth, Undefined
from ownpace.authoring.subjects import Drawn, Read
from ownpace.problems.answers.structured import read_list, read_places

Way = Callable[[Drawn], Iterator[str]]

_FORMULA: Final = re.compile(r"\$([^$]+)\$")
_LINE: Final = re.compile(r"[Ll]ine (\d+): \$([^$]+)\$")
_EQUIVALENT: Final = re.compile(r"\b(equal to|equivalent|the same as)\b")
_FITS: Final = re.compile(r"\b(fit|fits|solves?|solutions? of|makes? .* true)\b")
_COUNTS: Final = {"one": r"\bone\b", "none": r"^(none|no )|\bno solutions?\b", "all": r"\b(every|all)\b"}
_TESTS: Final = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_MOST: Final = 40


def found_wrong(drawn: Drawn) -> Iterator[str]:
    """Yield what the ways that know the question find wrong with its answer."""
    for way in _WAYS:
        yield from way(drawn)


def _right(drawn: Drawn) -> frozenset[str]:
    answer = drawn.variant.answer
    return frozenset(answer.picks) if answer.type == "multi-choice" else frozenset({answer.choice or ""})


def _formula(drawn: Drawn, text: str) -> Read | None:
    """Return a text that is one formula and no more; None for any other."""
    whole = _FORMULA.fullmatch(text.strip())
    return drawn.read(whole[1]) if whole else None


def _value(read: Read | None) -> Fraction | None:
    if not isinstance(read, Expr) or algebra.variables(read):
        return None
    try:
        return algebra.evaluate(read, {})
    except Undefined:
        return None


def _same(one: Read, other: Read) -> Truth:
    if isinstance(one, Expr) and isinstance(other, Expr):
        return algebra.equal(one, other)
    return algebra.same_solutions(one, other)


def _equal_options(drawn: Drawn) -> Iterator[str]:
    """Which of these is equal to what is given?"""
    given, answer = drawn.given, drawn.variant.answer
    if not isinstance(given, Expr) or not _EQUIVALENT.search(drawn.variant.prompt.text):
        return
    for option in answer.options:
        read = _formula(drawn, option.text)
        same = algebra.equal(read, given) if isinstance(read, Expr) else Truth.UNDECIDED
        wanted = Truth.TRUE if option.id in _right(drawn) else Truth.FALSE
        if Truth.UNDECIDED not in (same, wanted) and same is not wanted:
            verb = "is" if same is Truth.TRUE else "is not"
            yield f"{option.text} {verb} equal to {drawn.variant.prompt.given}"


def _fitting_options(drawn: Drawn) -> Iterator[str]:
    """Which of these numbers fit what is given? In a story a number may fit the line, and be no answer all the same."""
    given, answer, prompt = drawn.given, drawn.variant.answer, drawn.variant.prompt
    if not isinstance(given, Relation) or not answer.options or not _FITS.search(prompt.text):
        return
    letters = algebra.variables(given)
    if len(letters) != 1:
        return
    bare = len(_FORMULA.findall(prompt.text)) == 1
    for option in answer.options:
        value = _value(_formula(drawn, option.text))
        if value is None:
            continue
        fits = _holds(given, {next(iter(letters)): value})
        right = option.id in _right(drawn)
        if fits is not None and right != fits and (right or bare):
            yield f"{option.text} {'fits' if fits else 'does not fit'} {prompt.given}"


def _holds(relation: Relation, values: dict[str, Fraction]) -> bool | None:
    try:
        sides = [algebra.evaluate(side, values) for side in relation.sides]
    except Undefined:
        return None
    if not set(relation.signs) <= set(_TESTS):
        return None
    return all(_TESTS[sign](*pair) for sign, pair in zip(relation.signs, pairwise(sides), strict=True))


def _true_or_false(drawn: Drawn) -> Iterator[str]:
    """Is this true? A line without letters is worked out."""
    given, answer = drawn.given, drawn.variant.answer
    if answer.choice not in ("true", "false") or not isinstance(given, Relation) or algebra.variables(given):
        return
    holds = _holds(given, {})
    if holds is not None and holds != (answer.choice == "true"):
        yield f"{drawn.variant.prompt.given} is {'true' if holds else 'false'}"


def _count_of(text: str) -> str | None:
    found = [name for name, words in _COUNTS.items() if re.search(words, text.lower())]
    return found[0] if len(found) == 1 else None


def _solutions(read: Read | None) -> str | None:
    """Return how many solutions a linear equation in one letter has."""
    if not isinstance(read, Relation) or read.signs != ("=",) or len(algebra.variables(read)) != 1:
        return None
    solution = algebra.solve_linear(read, next(iter(algebra.variables(read))))
    return None if solution is None else solution.kind


def _how_many(drawn: Drawn) -> Iterator[str]:
    """How many solutions has it, or has each of the cards?"""
    answer = drawn.variant.answer
    if "how many solutions" not in drawn.variant.prompt.text.lower():
        return
    chosen = next((option for option in answer.options if option.id == answer.choice), None)
    counts = {group.id: _count_of(group.text) for group in answer.bins}
    places = read_places(answer.text, most=_MOST) if answer.bins else None
    asked = [(drawn.variant.prompt.given or "", drawn.given, _count_of(chosen.text))] if chosen else []
    asked += [
        (card.text, _formula(drawn, card.text), counts.get((places or {}).get(card.id, "")))
        for card in answer.cards
    ]
    for text, read, told in asked:
        solved = _solutions(read)
        if solved is not None and told is not None and solved != told:
            yield f"{text} has {solved} for its solutions, and the answer says {told}"


def _same_solutions(drawn: Drawn) -> Iterator[str]:
    """Must two lines have the same solutions?"""
    prompt, answer = drawn.variant.prompt.text, drawn.variant.answer
    lines = [drawn.read(text) for text in _FORMULA.findall(prompt)]
    if answer.choice not in ("yes", "no") or "same solutions" not in prompt or len(lines) != 2:
        return
    first, second = lines
    if isinstance(first, Relation) and isinstance(second, Relation):
        same = algebra.same_solutions(first, second)
        if same is not Truth.UNDECIDED and (same is Truth.TRUE) != (answer.choice == "yes"):
            yield f"the two lines have {'the same' if same is Truth.TRUE else 'other'} solutions"


def _first_slip(drawn: Drawn) -> Iterator[str]:
    """Which line is the first that does not follow?"""
    prompt, answer = drawn.variant.prompt.text, drawn.variant.answer
    lines = _LINE.findall(prompt)
    chosen = next((option.text for option in answer.options if option.id == answer.choice), "")
    if not lines or not re.search(r"\bfirst\b", prompt):
        return
    begin = _FORMULA.findall(prompt[: prompt.index(f"ine {lines[0][0]}:")])
    before = drawn.read(begin[-1]) if begin else None
    for number, text in lines:
        read = drawn.read(text)
        if before is None or read is None:
            return
        same = _same(before, read)
        if same is Truth.UNDECIDED:
            return
        named = re.search(r"\bline (\d+)\b", chosen)
        if same is Truth.FALSE:
            if named is None or named[1] != number:
                yield f"line {number}, {text}, is the first that does not follow, and the answer is {chosen!r}"
            return
        before = read
    if re.search(r"\bline \d+\b", chosen):
        yield f"every line follows from the one before, and the answer is {chosen!r}"


def _in_order(drawn: Drawn) -> Iterator[str]:
    """Numbers are put in order."""
    answer, prompt = drawn.variant.answer, drawn.variant.prompt.text.lower()
    rising = re.search(r"\b(least|smallest|lowest) first\b", prompt)
    falling = re.search(r"\b(greatest|largest|highest) first\b", prompt)
    if answer.type != "sort" or answer.bins or not (rising or falling):
        return
    texts = {card.id: card.text for card in answer.cards}
    order = read_list(answer.text, most=_MOST) or ()
    values = [(texts[name], _value(_formula(drawn, texts[name]))) for name in order if name in texts]
    for (one, low), (other, high) in pairwise(values):
        if low is not None and high is not None and (low > high if rising else low < high):
            yield f"{other} comes after {one}"


def _rational(drawn: Drawn) -> Iterator[str]:
    """Which numbers are rational? Those that work out to a fraction."""
    answer = drawn.variant.answer
    names = {group.text.lower(): group.id for group in answer.bins}
    if set(names) != {"rational", "irrational"}:
        return
    places = read_places(answer.text, most=_MOST) or {}
    for card in answer.cards:
        if _value(_formula(drawn, card.text)) is not None and places.get(card.id) == names["irrational"]:
            yield f"{card.text} is rational"


def _filled(drawn: Drawn) -> list[list[Fraction | None]]:
    """Return a table's numbers with the right ones filled in; None for what is no number."""
    answer = drawn.variant.answer
    missing = iter(read_list(answer.text, most=400) or ())
    rows: list[list[Fraction | None]] = []
    for row in answer.rows:
        cells = [f"${next(missing, '')}$" if cell is None else cell for cell in row]
        rows.append([_value(_formula(drawn, cell)) for cell in cells])
    return rows


def _table(drawn: Drawn) -> Iterator[str]:
    """A column whose head is a formula of the first column's letter holds that formula's values; or y stays in proportion to x."""
    answer = drawn.variant.answer
    if answer.type != "table":
        return
    heads = [_formula(drawn, head) for head in answer.columns]
    letters = [algebra.variables(head) if isinstance(head, Expr) else frozenset() for head in heads]
    rows = _filled(drawn)
    for at, head in enumerate(heads[1:], 1):
        if isinstance(head, Expr) and letters[at] and letters[at] == letters[0] and len(letters[0]) == 1:
            (name,) = letters[0]
            yield from _column(answer.columns[at], head, name, [(row[0], row[at]) for row in rows])
    if "is proportional to" in drawn.variant.prompt.text and len(heads) == 2:
        factors = {y / x for x, y in rows if x and y is not None}
        if len(factors) > 1:
            yield "the table is not in proportion: " + ", ".join(map(str, sorted(factors)))


def _column(
    title: str, head: Expr, name: str, pairs: list[tuple[Fraction | None, Fraction | None]]
) -> Iterator[str]:
    for x, told in pairs:
        if x is None or told is None:
            continue
        try:
            value = algebra.evaluate(head, {name: x})
        except Undefined:
            continue
        if value != told:
            yield f"{title} for {name} = {x} is {value}, and the table says {told}"


_WAYS: Final[tuple[Way, ...]] = (
    _equal_options,
    _fitting_options,
    _true_or_false,
    _how_many,
    _same_solutions,
    _first_slip,
    _in_order,
    _rational,
    _table,
)
