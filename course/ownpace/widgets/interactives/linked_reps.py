"""Story, rule, table and graph of one thing: a change of any one changes the others, and one may be hidden to be predicted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ownpace.algebra import ParseError
from ownpace.messages import sentence
from ownpace.problems.render import literal, to_text
from ownpace.widgets.interactives import data, option
from ownpace.widgets.interactives.rules import NUMBERS, Rule, read_rule
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_LONGEST = 60
_PLACE = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class LinkedReps(Setup):
    """Four ways to tell one thing.

    Attributes:
        rule: ``y = 3x + 1``, ``y = 2^x`` or ``y = (x - 2)^2 + 3``.
        story: a sentence with the rule's numbers in braces: ``{m}`` and ``{b}`` of a line, ``{a}`` and ``{b}`` of an
            exponential, ``{a}``, ``{h}`` and ``{k}`` of a parabola; nothing for no story.
        rows: the x of the table, in order.
        hide: ``table``, ``rule`` or ``story``: what is to be predicted; nothing for none.
        names: what x and y stand for.
        seen: left, right, lower and upper end of the graph; nothing for ends that fit.
        step: how far one step up or down goes.
    """

    rule: str
    story: str = ""
    rows: tuple[object, ...] = (0, 1, 2, 3, 4)
    hide: str = ""
    names: tuple[str, str] = ("x", "y")
    seen: tuple[object, ...] | None = None
    step: object = 1

    kind: ClassVar[str] = "linked-reps"
    rooms: ClassVar = ("graph",)
    sample: ClassVar = {
        "rule": "y = 3x + 1",
        "story": "A tank holds {b} litres and gets {m} more each minute.",
    }

    def __post_init__(self) -> None:
        """Refuse what cannot be told in all these ways. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return the rule's numbers, the story in its pieces, and the window."""
        rule, rows = self._rule("rule", self.rule), self._rows()
        option.one_of(self.kind, "hide", self.hide or "", ("", "table", "rule", "story"))
        story = self._story(rule)
        if self.hide == "story" and not any("name" in piece for piece in story):
            option.refuse(self.kind, "hide", "'story' only where the story has a number in braces", self.hide)
        step = data.number(self.kind, "step", self.step)
        if step <= 0:
            option.refuse(self.kind, "step", "a number above 0", self.step)
        names = option.texts(self.kind, "names", self.names, least=2, most=2)
        return {
            "family": rule.family,
            "numbers": {name: str(value) for name, value in rule.numbers.items()},
            "rows": [str(x) for x in rows],
            "story": story,
            "hide": self.hide,
            "names": list(names),
            "window": self._window(rule, rows),
            "step": str(step),
        }

    def alt(self) -> str:
        """Return what is told, but for what is hidden."""
        rule, rows = self._rule("rule", self.rule), self._rows()
        story = _PLACE.sub(lambda found: str(rule.numbers[found[1]]), self.story)
        parts = {
            "story": f"Story: {story.rstrip('.')}" if story else "",
            "rule": f"Rule: {self.rule}",
            "table": "Table: " + ", ".join(f"({x}, {rule.at(x)})" for x in rows),
        }
        told = [text for part, text in parts.items() if text and part != self.hide]
        return f"Story, rule, table and graph that change together. {'. '.join(told)}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether a rule is the wanted one; where one number of two is right, which."""
        wanted, given = self._rule("goal", goal), read_rule(answer)
        if not isinstance(given, Rule):
            return said("unreadable")
        if given == wanted:
            return said("right")
        right = [name for name, value in wanted.numbers.items() if given.numbers.get(name) == value]
        if given.family != wanted.family or len(right) != 1 or len(wanted.numbers) != 2:
            return said("wrong")
        (other,) = set(wanted.numbers) - set(right)
        word = {name: sentence(f"linked-reps.{wanted.family}_{name}") for name in wanted.numbers}
        return said("partial", "linked-reps.one_right", right=word[right[0]], other=word[other])

    def respond(self, question: Mapping[str, object], /) -> Face:
        """Return the numbers of a rule that was typed (``rule``), or what is in the way and where."""
        text = question.get("rule")
        if not isinstance(text, str):
            return {}
        read = read_rule(text[:_LONGEST])
        if isinstance(read, ParseError):
            values = {name: literal(value) for name, value in read.values.items()}
            span = [read.span.start, read.span.end]
            return {"problem": to_text(sentence(read.key, **values)), "span": span}
        family = self._rule("rule", self.rule).family
        if read is None or read.family != family:
            return {"problem": sentence(f"linked-reps.only_{family}")}
        return {"numbers": {name: str(value) for name, value in read.numbers.items()}}

    def _rule(self, name: str, text: str) -> Rule:
        read = read_rule(option.text(self.kind, name, text))
        if not isinstance(read, Rule):
            option.refuse(self.kind, name, "a rule such as 'y = 3x + 1' or 'y = 2^x'", text)
        return read

    def _rows(self) -> list[Fraction]:
        rows = data.numbers(self.kind, "rows", self.rows, least=2, most=10)
        whole = self._rule("rule", self.rule).family != "exponential" or all(
            x.denominator == 1 and abs(x) <= 20 for x in rows
        )
        if len(set(rows)) < len(rows) or not whole:
            option.refuse(self.kind, "rows", "different numbers, whole ones for an exponential", self.rows)
        return rows

    def _story(self, rule: Rule) -> list[dict[str, str]]:
        if not self.story:
            return []
        pieces = _PLACE.split(option.text(self.kind, "story", self.story))
        known = NUMBERS[rule.family]
        if not set(pieces[1::2]) <= set(known):
            wanted = " and ".join(f"{{{name}}}" for name in known)
            option.refuse(self.kind, "story", f"a sentence with no other braces than {wanted}", self.story)
        return [{"name" if at % 2 else "text": piece} for at, piece in enumerate(pieces) if piece]

    def _window(self, rule: Rule, rows: list[Fraction]) -> list[float]:
        if self.seen is not None:
            return data.window(self.kind, "seen", self.seen)
        heights = [rule.at(x) for x in rows]
        return [
            *data.reach([*rows, Fraction(0)]),
            *data.reach([*heights, Fraction(0), max(heights) * Fraction(3, 2)]),
        ]
