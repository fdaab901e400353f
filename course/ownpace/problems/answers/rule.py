"""An answer that is a rule: explicit, ``f(x) = 2x + 1``, perhaps with a domain, or recursive, ``a_1 = 3, a_n = a_(n-1) + 4``.

For an explicit rule its expression alone, ``2x + 1``, and ``y = 2x + 1`` are taken for it too.
"""

import re
from collections.abc import Iterator
from functools import partial as given
from typing import Final

from ownpace import algebra
from ownpace.algebra import Call, Expr, Listing, Relation, Variable
from ownpace.problems.answers import lines
from ownpace.problems.answers.expression import LineRule
from ownpace.problems.answers.forms import compiled_forms
from ownpace.problems.answers.kind import Entry, Kind
from ownpace.problems.scope import EntryError, Path, Scope
from ownpace.problems.values import Answer, Reading, Variant, Verdict
from ownpace.problems.verdicts import verdict

_TERM: Final = re.compile(r"\b([A-Za-z])_([A-Za-z0-9])\b")
_SEQUENCE: Final = re.compile(r"\b([A-Za-z])_\(")


def compile_rule(entry: Entry, scope: Scope, path: Path) -> LineRule:
    """Return the rule of a function rule. Raises EntryError."""
    written = entry["value"] + (f", {entry['domain']}" if entry.get("domain") else "")
    variables = (*scope.variables, *_terms(written, scope.variables))
    value = scope.formula(written, (*path, "value"), more=frozenset(variables))
    if not _rules(value):
        raise EntryError((*path, "value"), f"{entry['value']!r} is no rule such as f(x) = 2x + 1")
    return LineRule(
        "function-rule",
        value,
        compiled_forms(entry.get("form"), path),
        "solutions",
        tuple(entry.get("assume") or ()),
        scope.unknown,
        tuple(dict.fromkeys(variables)),
    )


def _terms(written: str, variables: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of a sequence's terms: those that the rule uses, and those that another way to write it may use."""
    names = {found[1] for found in (*_TERM.finditer(written), *_SEQUENCE.finditer(written))}
    for name in sorted(names):
        yield from (f"{name}_{index}" for index in ("0", "1", "2", *variables) if len(index) == 1)


def _rules(line: lines.Line) -> tuple[Relation, ...]:
    """Return the equations that define something, of a line with perhaps a domain after them."""
    items = line.items if isinstance(line, Listing) else (line,)
    found = tuple(item for item in items if isinstance(item, Relation) and item.signs == ("=",))
    return tuple(item for item in found if isinstance(item.left, Call | Variable))


def judge_rule(text: str, variant: Variant) -> Verdict:
    """Return the verdict on a function rule."""
    return lines.judge_line(text, _widened(variant), _decide)


def _widened(variant: Variant) -> Variant:
    """Return the variant with ``y`` among its letters: ``y = 2x + 1`` says the rule too."""
    from dataclasses import replace

    answer = variant.answer
    if "y" in answer.variables:
        return variant
    return replace(variant, answer=replace(answer, variables=(*answer.variables, "y")))


def _decide(read: lines.Line, variant: Variant) -> Verdict:
    answer = variant.answer
    wanted = lines.right_line(answer)
    if wanted is None:
        return verdict("undecided", "judge.undecided")
    line = _named_alike(read, wanted)
    if line is None:
        return verdict("unreadable", "judge.not-of-type-function-rule")
    same = given(algebra.same_solutions, policy=lines.policy_of(answer))
    truth = same(line, wanted)
    form_of = _expression_of(line) if answer.forms else None
    return lines.settle(
        line, variant, truth, same=same, wrong=lambda: lines.wrong_line(line, variant), form_of=form_of
    )


def _named_alike(read: lines.Line, wanted: lines.Line) -> lines.Line | None:
    """Return a line with the name that the right rule has, where it gives an explicit rule in another way."""
    rules = _rules(wanted)
    if len(rules) != 1 or not isinstance(rules[0].left, Call | Variable):
        return read if isinstance(read, algebra.Statement) else None
    name = rules[0].left
    if isinstance(read, Expr):
        return Relation((name, read), ("=",))
    if isinstance(read, Relation) and read.signs == ("=",) and read.left == Variable("y"):
        return Relation((name, read.right), ("=",))
    if isinstance(read, Listing) and isinstance(read.items[0], Expr | Relation):
        first = _named_alike(read.items[0], rules[0])
        return read if first is None else Listing((first, *read.items[1:]), read.joiner)
    return read


def _expression_of(line: lines.Line) -> lines.Line:
    rules = _rules(line)
    return rules[-1].right if rules else line


def read_rule(text: str, variant: Variant) -> Reading:
    """Return how a function rule is read."""
    return lines.read_line(text, _widened(variant))


def equal_rules(answer: Answer) -> Iterator[str]:
    """Yield other ways to write the rule."""
    yield from (answer.text, f" {answer.text} ")
    wanted = lines.right_line(answer)
    if isinstance(wanted, Relation) and isinstance(wanted.left, Call):
        yield algebra.to_text(wanted.right)
        yield f"y = {algebra.to_text(wanted.right)}"


RULE = Kind(compile_rule, judge_rule, read_rule, equal_rules)
