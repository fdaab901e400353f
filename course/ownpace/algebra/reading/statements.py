"""The line: relations, sets, points, and several answers in a row.

Brackets mean many things here: `(x + 1)(x - 2) = 0`, `(2, 5)`, `(2, 5]`, `(x = 1 and y = 2) or (x = 2 and y = 1)`. What
stands directly inside them tells which, so it is looked up once for all brackets of a line, before any is read.

Where they are mixed, *and* binds tighter than a comma, a comma tighter than a semicolon or *or*; only a list as in a
sentence, `1, 2 or 3`, is all of the kind of its last word.
"""

from collections.abc import Callable
from typing import Final, Literal, cast

from ownpace.algebra.errors import Span
from ownpace.algebra.reading.expressions import Expressions
from ownpace.algebra.reading.tokens import Token, refused
from ownpace.algebra.shape import as_interval, bracketed
from ownpace.algebra.tree import (
    AllReals,
    Collection,
    Compare,
    Constant,
    Expr,
    FiniteSet,
    Interval,
    Listing,
    Membership,
    Node,
    NoSolution,
    Point,
    Relation,
    SetBuilder,
    Signed,
    Statement,
    Union,
    Variable,
)
from ownpace.algebra.values import replace

Joiner = Literal["or", "and", ",", ";"]

_CLAUSES: Final = frozenset({"relation", "joiner", "union", "member", "set"})
_LOOSEST_FIRST: Final[tuple[Joiner, ...]] = ("or", ";", ",")
_AFTER_A_SET: Final = frozenset({"end", "joiner", "comma", "close", "union"})


class Statements(Expressions):
    """Reads one line."""

    __slots__ = ("brackets",)

    brackets: dict[int, tuple[int, str]] | None

    def line(self) -> Expr | Statement:
        """Read the whole line. Raises Refused."""
        first = self.toks[0]
        if first.kind == "end":
            raise refused("empty", 0, first.end)
        self.brackets = None
        if rules := self.rules():
            self.functions |= rules
        found = self.statement()
        if self.here.kind != "end":
            raise self.leftover(self.here)
        return bracketed(found) if self.bracketless else found

    def rules(self) -> frozenset[str]:
        """Return the letters that the line itself makes functions: that in `C(x) = 5x + 20`, or `a(n) = a(n-1) + 4`."""
        found: set[str] = set()
        equals = [at for at, token in enumerate(self.toks) if token.value == "="]
        for at in (at - 4 for at in equals if at > 3):
            token, opening, inner, closing, sign = self.toks[at : at + 5]
            if token.kind != "letter" or (at and self.toks[at - 1].kind not in ("comma", "joiner")):
                continue
            applied = (
                opening.value == "("
                and not opening.spaced
                and inner.kind == "letter"
                and closing.value == ")"
            )
            if applied and sign.value == "=" and not self.conventions.has_letter(token.value):
                found.add(token.value)
        return frozenset(found)

    # -- several answers ----------------------------------------------------------------------------------------

    def statement(self) -> Expr | Statement:
        """Read answers in a row."""
        first = self.item()
        if self.here.kind not in ("joiner", "comma"):
            return first
        items, joiners = [first], list[Joiner]()
        while self.here.kind in ("joiner", "comma"):
            joiners.append(self.joiner())
            items.append(self.item())
        return _arranged(items, joiners)

    def joiner(self) -> Joiner:
        """Read what stands between two answers; a comma before a word says no more than the word."""
        token = self.take()
        if token.kind == "comma" and self.here.kind == "joiner":
            token = self.take()
        return cast("Joiner", token.value)

    def item(self) -> Expr | Statement:
        """Read one answer."""
        here = self.here
        if here.kind == "set":
            return self.collection()
        if here.kind == "open":
            found = self.in_brackets()
            if found is not None:
                return found
        left = self.sum()
        if self.here.kind == "relation":
            return self.relation(left)
        if self.here.kind == "member":
            self.take()
            return self.membership(left, "∈", as_interval)
        return left

    def in_brackets(self) -> Statement | Expr | None:
        """Read brackets that hold a statement, a point or a set; None where they only group."""
        what = self.what_is_inside()
        if what == "clause":
            return self.clause()
        if what != "collection":
            return None
        found = self.collection()
        if self.here.kind == "member" and isinstance(found, Point):
            self.take()
            return self.membership(found, "∈", _same)
        if self.here.value == "=" and isinstance(found, Point):
            self.take()
            return self.membership(found, "=", _same)
        return found

    def relation(self, left: Expr) -> Relation | Membership:
        """Read the sides that follow the first one."""
        sides: list[Expr] = [left]
        signs: list[Compare] = []
        while self.here.kind == "relation":
            sign = self.take()
            here = self.here
            named = here.kind == "set" or (here.kind == "open" and self.what_is_inside() == "collection")
            if named and sign.value == "=" and not signs:
                return self.membership(left, "=", _same)
            signs.append(cast("Compare", sign.value))
            sides.append(self.sum())
        return Relation(tuple(sides), tuple(signs), span=Span(sides[0].span.start, sides[-1].span.end))

    def membership(
        self, element: Expr | Point, sign: Literal["∈", "="], view: Callable[[Node], Node]
    ) -> Membership:
        """Read the set or point that follows `∈` or `=`."""
        if self.here.kind not in ("open", "set"):
            raise self.missing() if self.here.kind == "end" else self.leftover(self.here)
        of = view(self.collection())
        if not isinstance(of, Collection | Point):
            raise refused("not_a_set", *of.span)
        return Membership(element, sign, of, span=Span(element.span.start, of.span.end))

    def clause(self) -> Expr | Statement:
        """Read a statement in brackets."""
        token = self.take()
        found = self.inside(token, self.statement)
        end = self.close(token)
        if isinstance(found, Collection) and self.here.kind == "union":
            return self.union(found)
        return replace(found, span=Span(token.start, end)) if isinstance(found, Statement) else found

    # -- points and sets ----------------------------------------------------------------------------------------

    def collection(self) -> Collection | Point:
        """Read a set, a union of sets, or a point."""
        first = self.part()
        if self.here.kind != "union":
            return first
        return self.union(first)

    def union(self, first: Collection | Point) -> Union:
        """Read the sets that follow the first one of a union."""
        parts = [as_interval(first)]
        while self.here.kind == "union":
            self.take()
            part = as_interval(self.part())
            parts += part.parts if isinstance(part, Union) else [part]
        sets = tuple(part for part in parts if isinstance(part, Collection))
        if len(sets) < len(parts):
            raise refused("not_a_set", parts[0].span.start, self.toks[self.at - 1].end)
        return Union(sets, span=Span(parts[0].span.start, parts[-1].span.end))

    def part(self) -> Collection | Point:
        """Read one set of a union, or a point."""
        token = self.here
        if token.kind == "set":
            self.take()
            span = Span(token.start, token.end)
            return NoSolution(span=span) if token.value == "∅" else AllReals(span=span)
        if token.kind != "open":
            raise self.missing()
        if token.value == "{":
            return self.braces()
        if self.what_is_inside() == "clause":
            found = self.clause()
            if isinstance(found, Collection | Point):
                return found
            raise refused("not_a_set", *found.span)
        return self.pair()

    def pair(self) -> Interval | Point:
        """Read two ends, or coordinates, between brackets that need not be of the same kind."""
        token = self.take()
        items = [self.inside(token, self.sum)]
        while self.here.kind == "comma":
            self.take()
            items.append(self.inside(token, self.sum))
        closing = self.here
        round_ones = token.value == "(" and closing.value == ")"
        if closing.value not in (")", "]"):
            self.close(token)  # which says what is wrong
        self.take()
        span = Span(token.start, closing.end)
        endless = any(map(_infinite, items))
        if round_ones and not (len(items) == 2 and (endless or self.conventions.expect == "interval")):
            return Point(tuple(items), span=span)
        if len(items) != 2:
            raise refused("interval_ends", *span)
        low, high = items
        closed_low, closed_high = token.value == "[", closing.value == "]"
        if (closed_low and _infinite(low)) or (closed_high and _infinite(high)):
            raise refused("closed_infinity", *span)
        return Interval(low, high, closed_low, closed_high, span=span)

    def braces(self) -> FiniteSet | SetBuilder:
        """Read a set in braces."""
        token = self.take()
        if self.here.kind == "close":
            return FiniteSet((), span=Span(token.start, self.close(token)))
        named = self.here.kind == "letter" and self.ahead(1).kind in ("bar", "colon", "member")
        first = self.inside(token, self.letter if named else self.member)
        if self.here.kind in ("bar", "colon", "member"):
            return self.set_builder(token, first)
        items = [first]
        while self.here.kind == "comma":
            self.take()
            items.append(self.inside(token, self.member))
        return FiniteSet(tuple(items), span=Span(token.start, self.close(token)))

    def member(self) -> Expr | Point:
        """Read one element of a set."""
        if self.here.kind == "open" and self.here.value == "(" and self.what_is_inside() == "collection":
            found = self.pair()
            if isinstance(found, Point):
                return found
            return Point((found.low, found.high), span=found.span)
        return self.sum()

    def set_builder(self, token: Token, element: Expr | Point) -> SetBuilder:
        """Read the condition of `{x | x > 3}`, or of `{x ∈ ℝ | x > 3}`."""
        if not isinstance(element, Variable | Point):
            raise self.leftover(self.here)
        if self.here.kind == "member":
            self.take()
            if self.take().value != "ℝ":
                raise refused("not_a_set", token.start, self.here.end)
        if self.here.kind not in ("bar", "colon"):
            raise self.leftover(self.here)
        self.take()
        condition = self.inside(token, self.statement)
        if not isinstance(condition, Statement) or isinstance(condition, Collection | Point):
            raise refused("condition", *condition.span)
        return SetBuilder(element, condition, span=Span(token.start, self.close(token)))

    # -- brackets -----------------------------------------------------------------------------------------------

    def what_is_inside(self) -> str:
        """Say what the brackets here hold: a `clause`, a `collection`, or an expression that they `group`."""
        if self.brackets is None:
            self.brackets = _brackets(self.toks)
        end, what = self.brackets.get(self.at, (len(self.toks) - 1, "group"))
        if self.here.value == "|":
            return "group"
        if self.here.value != "{" or what == "collection":
            return what
        if self.element_here():
            return "collection"
        if what == "group" and self.toks[min(end + 1, len(self.toks) - 1)].kind in _AFTER_A_SET:
            return "collection"
        return what

    def element_here(self) -> bool:
        """Say whether a brace here begins with the element of a condition: `{x | …`, `{(x, y) | …`."""
        after = self.at + 2
        if self.brackets is not None and self.ahead(1).value == "(":
            end, what = self.brackets[self.at + 1]
            after = min(end + 1, len(self.toks) - 1) if what == "collection" else self.at
        elif self.ahead(1).kind != "letter":
            return False
        return self.toks[after].kind in ("bar", "colon", "member")


def _brackets(toks: list[Token]) -> dict[int, tuple[int, str]]:
    """Return, by the place of each opening bracket, the place of its partner and what stands directly inside."""
    found: dict[int, tuple[int, str]] = {}
    opened: list[tuple[int, str]] = []
    for at, token in enumerate(toks):
        if token.kind == "open":
            opened.append((at, "group"))
        elif token.kind == "close" and opened:
            start, what = opened.pop()
            found[start] = (at, what)
            applied = start > 0 and toks[start - 1].kind in ("letter", "function")
            if what != "group" and not applied and opened and toks[opened[-1][0]].value != "{":
                opened[-1] = (opened[-1][0], "clause")
        elif opened and token.kind in _CLAUSES:
            opened[-1] = (opened[-1][0], "clause")
        elif opened and token.kind == "comma" and opened[-1][1] == "group":
            opened[-1] = (opened[-1][0], "collection")
    found |= {start: (len(toks) - 1, what) for start, what in opened}
    return found


def _arranged(items: list[Expr | Statement], joiners: list[Joiner]) -> Expr | Statement:
    """Return the listing of items that stand in a row with these words between them."""
    if not joiners:
        return items[0]
    last = joiners[-1]
    if len(set(joiners)) == 1 or (last != ";" and all(word == "," for word in joiners[:-1])):
        return _listing(items, last)
    loosest: Joiner = next(word for word in _LOOSEST_FIRST if word in joiners)
    parts: list[Expr | Statement] = []
    start = 0
    for at in [*(at for at, word in enumerate(joiners) if word == loosest), len(joiners)]:
        part = _arranged(items[start : at + 1], joiners[start:at])
        # Numbers in a row say the same with the looser word; on their own in brackets they would be a point.
        row = (
            isinstance(part, Listing) and part.joiner == "," and all(isinstance(i, Expr) for i in part.items)
        )
        parts += part.items if row and isinstance(part, Listing) else [part]
        start = at + 1
    return _listing(parts, loosest)


def _listing(items: list[Expr | Statement], joiner: Joiner) -> Listing:
    return Listing(
        tuple(items), "," if joiner == ";" else joiner, span=Span(items[0].span.start, items[-1].span.end)
    )


def _infinite(node: Expr) -> bool:
    while isinstance(node, Signed):
        node = node.operand
    return isinstance(node, Constant) and node.name == "oo"


def _same(node: Node) -> Node:
    return node
