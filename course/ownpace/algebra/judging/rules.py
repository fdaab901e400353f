"""Rules: functions with their domain, and sequences, explicit or recursive.

`f(x) = 2x + 1` and `f(t) = 1 + 2t` are one rule: the letter in brackets is only a name. A recursive rule gives first
terms and a step; it is the same as an explicit one if the explicit one meets both, which is checked as an identity.
"""

from fractions import Fraction
from typing import Final

from ownpace.algebra.errors import TooLarge, Undefined
from ownpace.algebra.evaluation import evaluate
from ownpace.algebra.exact import realsets
from ownpace.algebra.exact.realsets import RealSet
from ownpace.algebra.judging.equality import equal
from ownpace.algebra.judging.policy import Policy, Truth
from ownpace.algebra.judging.solving import number, solutions
from ownpace.algebra.shape import mapped, ungrouped, variables, walk
from ownpace.algebra.substitution import substitute
from ownpace.algebra.tree import Call, Expr, Indexed, Listing, Node, Number, Relation, Signed, Sum, Variable
from ownpace.algebra.values import frozen

_TERMS: Final = 12
"""Terms of two sequences that are compared to tell them apart."""


@frozen
class _Function:
    name: str
    letters: tuple[str, ...]
    value: Expr
    domain: RealSet


@frozen
class _Sequence:
    """`first` are known terms by index; `value` gives the term of index n, in `n` and the terms before it."""

    name: str
    first: tuple[tuple[int, Expr], ...]
    value: Expr
    recursive: bool


def is_rule(statement: Node) -> bool:
    """Say whether a statement is the rule of a function or a sequence."""
    return _relations(statement) is not None and (
        _function(statement) is not None or _sequence(statement) is not None
    )


def same_rule(a: Node, b: Node, policy: Policy) -> Truth:
    """Return whether two rules give the same values. Raises TooLarge, Undefined."""
    one, other = _function(a), _function(b)
    if one is not None and other is not None:
        return _same_function(one, other, policy)
    first, second = _sequence(a), _sequence(b)
    if first is not None and second is not None:
        return _same_sequence(first, second, policy)
    return Truth.UNDECIDED


def _relations(statement: Node) -> tuple[Relation, ...] | None:
    match statement:
        case Relation():
            return (statement,)
        case Listing(items=items, joiner=joiner) if joiner != "or":
            found = tuple(i for i in items if isinstance(i, Relation))
            return found if len(found) == len(items) else None
        case _:
            return None


# -- functions ----------------------------------------------------------------------------------------------------


def _function(statement: Node) -> _Function | None:
    relations = _relations(statement) or ()
    for relation in relations:
        if relation.signs == ("=",) and isinstance(relation.left, Call):
            letters = tuple(
                a.name for a in map(ungrouped, relation.left.arguments) if isinstance(a, Variable)
            )
            if len(set(letters)) != len(relation.left.arguments):
                return None
            rest = [r for r in relations if r is not relation]
            if any(isinstance(p, Call) for r in rest for p in walk(r)):
                return None
            return _Function(relation.left.function, letters, relation.right, _domain(rest, letters))
    return None


def _domain(conditions: list[Relation], letters: tuple[str, ...]) -> RealSet:
    if not conditions:
        return realsets.EVERYTHING
    if len(letters) != 1:
        raise TooLarge("domain")
    return realsets.intersection([solutions(c, letters[0], Policy()) for c in conditions])


def _same_function(a: _Function, b: _Function, policy: Policy) -> Truth:
    if a.name != b.name or len(a.letters) != len(b.letters) or not a.domain.same(b.domain):
        return Truth.FALSE
    renamed: dict[str, Fraction | int | Expr] = {
        old: Variable(new) for old, new in zip(b.letters, a.letters, strict=True)
    }
    if set(a.letters) & (variables(b.value) - set(b.letters)):
        return Truth.UNDECIDED
    return equal(a.value, substitute(b.value, renamed), policy)


# -- sequences ----------------------------------------------------------------------------------------------------


def _sequence(statement: Node) -> _Sequence | None:
    """Read `a_n = 3n + 1`, or `a_1 = 4, a_n = a_(n-1) + 3`."""
    relations = _relations(statement) or ()
    first: list[tuple[int, Expr]] = []
    general: tuple[str, int, Expr] | None = None
    names = set()
    for relation in relations:
        term = _term(relation.left) if relation.signs == ("=",) else None
        if term is None:
            return None
        name, offset, letter = term
        names.add(name)
        if letter is None:
            first.append((offset, relation.right))
        elif general is None:
            general = (letter, offset, relation.right)
        else:
            return None
    if general is None or len(names) != 1:
        return None
    letter, offset, value = general
    (name,) = names
    shifted = _shifted(value, letter, -offset)
    recursive = any(_term(p) is not None for p in walk(shifted) if isinstance(p, Expr))
    if recursive != bool(first):
        return None
    return _Sequence(name, tuple(sorted(first)), shifted, recursive)


def _term(node: Expr) -> tuple[str, int, str | None] | None:
    """Return the name, offset and letter of a term: ("a", -1, "n") for `a_(n-1)`, ("a", 1, None) for `a_1`."""
    match node:
        case Variable(name) if "_" in name:
            base, _, index = name.partition("_")
            return (base, int(index), None) if index.isdigit() else (base, 0, index)
        case Indexed(name, index):
            return _index(name, index)
        case _:
            return None


def _index(name: str, index: Expr) -> tuple[str, int, str | None] | None:
    letters = variables(index)
    try:
        if not letters:
            value = evaluate(index)
            return (name, int(value), None) if value.denominator == 1 else None
        (letter,) = letters
        values = [evaluate(index, {letter: Fraction(i)}) - i for i in (0, 1, 5)]
    except (Undefined, ValueError):
        return None
    if len(set(values)) != 1 or values[0].denominator != 1:
        return None
    return name, int(values[0]), letter


def _shifted(value: Expr, letter: str, by: int) -> Expr:
    """Return a rule for index n + offset as one for index n, its letter named n and its terms made alike."""

    def change(node: Expr) -> Expr:
        term = _term(node)
        if term is not None and term[2] == letter:
            return Indexed(term[0], _plus(Variable("n"), term[1] + by))
        if node == Variable(letter):
            return _plus(Variable("n"), by)
        return mapped(node, change)

    return change(value)


def _plus(node: Expr, by: int) -> Expr:
    return node if not by else Sum((node, Number(Fraction(abs(by)))), ("+", "+" if by > 0 else "-"))


def _same_sequence(a: _Sequence, b: _Sequence, policy: Policy) -> Truth:
    if a.name != b.name:
        return Truth.FALSE
    if not a.recursive and not b.recursive:
        return equal(a.value, b.value, policy)
    if _terms_differ(a, b):
        return Truth.FALSE
    if a.recursive and b.recursive:
        same = equal(_with_letters(a.value), _with_letters(b.value), policy)
        return Truth.TRUE if same is Truth.TRUE and _same_first(a, b) else Truth.UNDECIDED
    explicit, recursive = (b, a) if a.recursive else (a, b)
    step = _with_terms(recursive.value, explicit.value)
    return Truth.TRUE if equal(step, explicit.value, policy) is Truth.TRUE else Truth.UNDECIDED


def _same_first(a: _Sequence, b: _Sequence) -> bool:
    """Say whether two recursive rules start alike; equal terms were checked before."""
    return len(a.first) == len(b.first) and a.first[0][0] == b.first[0][0]


def _terms_differ(a: _Sequence, b: _Sequence) -> bool:
    start = max((i for i, _ in (*a.first[:1], *b.first[:1])), default=1)
    first_a, first_b = (
        min((i for i, _ in a.first), default=start),
        min((i for i, _ in b.first), default=start),
    )
    if a.recursive and b.recursive and first_a != first_b:
        return True
    count = range(start, start + _TERMS)
    return any(
        x is not None and y is not None and x != y
        for x, y in zip(_terms(a, count), _terms(b, count), strict=True)
    )


def _terms(of: _Sequence, count: range) -> list[Fraction | None]:
    known: dict[int, Fraction] = {}
    for index, value in of.first:
        exact = number(value)
        if not isinstance(exact, Fraction):
            raise TooLarge("terms")
        known[index] = exact
    found: list[Fraction | None] = []
    for index in count:
        if index not in known:
            try:
                known[index] = evaluate(_at(of.value, index, known))
            except (Undefined, KeyError):
                found.append(None)
                continue
        found.append(known[index])
    return found


def _at(node: Expr, index: int, known: dict[int, Fraction]) -> Expr:
    """Return the rule for one index, with the terms before it put in."""
    if isinstance(node, Indexed):
        term = _term(node)
        return _numeral(
            known[(0 if term is None or term[2] is None else index) + (0 if term is None else term[1])]
        )
    if node == Variable("n"):
        return _numeral(Fraction(index))
    return mapped(node, lambda part: _at(part, index, known))


def _numeral(value: Fraction) -> Expr:
    return Number(value) if value >= 0 else Signed("-", Number(-value))


def _with_letters(node: Expr) -> Expr:
    """Return the rule with a letter of its own for each term before."""
    if isinstance(node, Indexed):
        term = _term(node)
        return node if term is None else Variable(f"{term[0]}before{-term[1]}")
    return mapped(node, _with_letters)


def _with_terms(node: Expr, value: Expr) -> Expr:
    """Return the rule with the explicit rule in the place of each term before."""
    if isinstance(node, Indexed):
        return substitute(value, {"n": node.index})
    return mapped(node, lambda part: _with_terms(part, value))
