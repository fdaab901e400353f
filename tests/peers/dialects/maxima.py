"""Maxima, as STACK's fixtures write it: text to a tree, a list of trees, or a set that holds statements.

Names of several letters are one name, lists are `[a, b]`, `#` is *not equal*, `#pm#` is ±, `nounand` is *and*, and
`oo`, `oc`, `co`, `cc` make intervals. Everything below a list, a set and the words *and*, *or* is read by our own grammar.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal, cast

from tests.peers.doors import (
    EVERYTHING,
    NOTHING,
    Names,
    OutOfScope,
    Tree,
    Undecided,
    Unparsed,
    is_set,
    read,
    same,
)

from ownpace.algebra.tree import AllReals, Expr, FiniteSet, Listing, NoSolution, Relation, Statement


@dataclass(frozen=True, slots=True)
class Several:
    """A list, in order, or a set of things that are no numbers."""

    items: "tuple[Tree | Several, ...]"
    ordered: bool


Value = Tree | Several

_OPENS, _CLOSES = "([{", ")]}"
_FUNCTIONS = frozenset(
    {"sqrt", "abs", "stackeq", "oo", "oc", "co", "cc", "root", "pi", "inf", "minf", "or", "and"}
)
_FOREIGN = frozenset(
    """
    sin cos tan sec csc cot asin acos atan log ln exp int diff integrate limit sum product matrix
    nounint noundiff i j e gamma floor ceiling mod binomial signum gcf lcm implies xor nounnot not
    stacklet ntuple dispdp let conjugate vector realset intersection setdifference ratsimp subst ev
    powerset transpose det
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_WORDS = {
    "true": EVERYTHING,
    "all": EVERYTHING,
    "false": NOTHING,
    "none": NOTHING,
}


def maxima(text: str, names: Names) -> Value:
    """Return the value of Maxima text. `names` are the names that either side of the row uses.

    Raises:
        Unparsed: we cannot read it.
        OutOfScope: it is no algebra of real numbers.
    """
    text = _whole(text.strip())
    if not text:
        raise Unparsed("empty")
    if text in _WORDS:
        return _WORDS[text]
    if text[0] == "[" and _partner(text, 0) == len(text) - 1:
        return Several(tuple(maxima(part, names) for part in split(text[1:-1], ",")), ordered=True)
    if text[0] == "{" and _partner(text, 0) == len(text) - 1:
        return _set(text, names)
    for words, joiner in ((("or", "nounor"), "or"), (("and", "nounand"), "and")):
        parts = split(text, *words)
        if len(parts) > 1:
            items = tuple(maxima(part, names) for part in parts)
            if any(isinstance(item, Several) or not isinstance(item, Statement) for item in items):
                raise OutOfScope("logic over things that are no statements")
            return Listing(cast("tuple[Relation, ...]", items), cast('Literal["or", "and"]', joiner))
    intervals: dict[str, Any] = {"expect": "interval"} if re.search(r"\b(oo|oc|co|cc)\(", text) else {}
    return read(plain(text), names, **intervals)


def plain(text: str) -> str:
    """Return a piece of Maxima without lists and logic as our text."""
    text = text.replace("%", "").replace("#pm#", "±").replace(":=", "=").replace("+-", "±")
    text = re.sub(r"#(?!pm)", "!=", text)
    text = re.sub(r"\bminf\b", "-oo", re.sub(r"\binf\b", "oo", text))
    text = re.sub(r"(?<![A-Za-z0-9_.])(\d+\.?\d*|\.\d+)[eE]([-+]?\d+)", r"(\1*10^(\2))", text)
    return _called(text, {"stackeq": "({0})", "root": "root({0})", **_INTERVALS, "union": "{0}"})


_INTERVALS = {"oo": "({0},{1})", "oc": "({0},{1}]", "co": "[{0},{1})", "cc": "[{0},{1}]"}


def _called(text: str, templates: dict[str, str]) -> str:
    """Return the text with calls of those names rewritten, the innermost first."""
    for match in re.finditer(r"\b({})\(".format("|".join(templates)), text):
        end = _partner(text, match.end() - 1)
        inside = [_called(part, templates) for part in split(text[match.end() : end], ",")]
        name = match.group(1)
        new = " U ".join(inside) if name == "union" else templates[name].format(*inside)
        return text[: match.start()] + new + _called(text[end + 1 :], templates)
    return text


def _set(text: str, names: Names) -> Value:
    items = [maxima(part, names) for part in split(text[1:-1], ",")] if text[1:-1].strip() else []
    if all(not isinstance(item, Several | Statement) for item in items):
        return FiniteSet(cast("tuple[Expr, ...]", tuple(items)))
    return Several(tuple(items), ordered=False)


def names_of(*texts: str) -> Names:
    """Return the names of variables in Maxima texts. Raises OutOfScope for what is not Algebra I."""
    found: set[str] = set()
    for text in texts:
        text = text.replace("#pm#", "+")
        if re.search(r"!(?!=)", text):
            raise OutOfScope("factorials are not Algebra I")
        for match in re.finditer(r"(?<![A-Za-z0-9_])[A-Za-z]\w*(\()?", text.replace("%", "")):
            name = match.group().rstrip("(")
            if name in _FOREIGN or '"' in text:
                raise OutOfScope(f"{name} is not Algebra I")
            called = match.group(1) and name in "fgh"
            if name not in _FUNCTIONS and name not in _WORDS and not name.startswith("noun") and not called:
                found.add(name)
    return frozenset(found)


def alike(a: Value, b: Value, **policy: bool) -> bool:
    """Say whether two values mean the same; lists in order, sets in any order and however often."""
    if isinstance(a, Several) and isinstance(b, Several):
        if a.ordered != b.ordered:
            return False
        if a.ordered:
            return len(a.items) == len(b.items) and all(map(alike, a.items, b.items))
        return all(_among(x, b, **policy) for x in a.items) and all(_among(x, a, **policy) for x in b.items)
    if isinstance(a, Several) or isinstance(b, Several) or _of_two_types(a, b):
        return False
    return same(a, b, **policy)


def _of_two_types(a: Tree, b: Tree) -> bool:
    """Say whether one is a set and the other a relation: other types of answer for STACK."""
    words = AllReals | NoSolution
    return is_set(a) != is_set(b) and not isinstance(a, words) and not isinstance(b, words)


def _among(value: Value, several: Several, **policy: bool) -> bool:
    open_question = False
    for item in several.items:
        try:
            if alike(value, item, **policy):
                return True
        except Undecided:
            open_question = True
    if open_question:
        raise Undecided("an item of a set")
    return False


def split(text: str, *marks: str) -> list[str]:
    """Return the parts of a text between marks (a sign, or words) that stand outside all brackets."""
    parts, depth, start, at = [], 0, 0, 0
    pattern = re.compile("|".join(rf"\b{m}\b" if m.isalpha() else re.escape(m) for m in marks))
    while at < len(text):
        depth += (text[at] in _OPENS) - (text[at] in _CLOSES)
        match = pattern.match(text, at) if depth == 0 else None
        if match:
            parts.append(text[start:at])
            start = at = match.end()
        else:
            at += 1
    return [*parts, text[start:]]


def _partner(text: str, at: int) -> int:
    """Return where the bracket at that place closes, in Maxima where `oo(a,b)` always balances."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] in _OPENS) - (text[place] in _CLOSES)
        if depth == 0:
            return place
    raise Unparsed("a bracket is not closed")


def _whole(text: str) -> str:
    """Return text without brackets around all of it, where they hold a statement."""
    while (
        text.startswith("(")
        and _partner(text, 0) == len(text) - 1
        and re.search(r"[<>=#]|\b(or|and)\b", text)
    ):
        if len(split(text[1:-1], ",")) > 1:
            break
        text = text[1:-1].strip()
    return text
