"""A function machine: feed it inputs, guess the rule, run it backwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ownpace import algebra
from ownpace.algebra import Expr, Relation, Variable
from ownpace.messages import sentence
from ownpace.problems.render import formula_speech
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.responses import same_value
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class FunctionMachine(Setup):
    """One machine, or two in a row.

    Attributes:
        rule: what the machine does to x: ``2x + 3``.
        then: the rule of a second machine that takes what the first one gives; nothing for one machine alone.
        show: whether the rule is written on the machine.
    """

    rule: str
    then: str = ""
    show: bool = False

    kind: ClassVar[str] = "function-machine"
    sample: ClassVar = {"rule": "2x + 3"}
    aims: ClassVar = True

    def __post_init__(self) -> None:
        """Refuse what is no rule in x. Raises OptionError."""
        option.flag(self.kind, "show", self.show)
        for name, rule in (("rule", self.rule), ("then", self.then)):
            if name == "rule" or rule:
                self._checked(name, rule)

    def face(self) -> Face:
        """Return the rules where they are written on the machines. A hidden rule stays in the kernel."""
        rules = [option.expression(self.kind, "rule", each) for each in self._rules()]
        return {
            "machines": len(rules),
            "rules": [option.written(each) for each in rules] if self.show else None,
            "backwards": self._invertible(),
        }

    def alt(self) -> str:
        """Return what the machine does, where that is told."""
        rules = " and then ".join(
            formula_speech(option.expression(self.kind, "rule", each)) for each in self._rules()
        )
        what = f"It turns x into {rules}" if self.show else "Its rule is hidden"
        return f"A function machine: an input goes in, an output comes out. {what}."

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether a guess is the rule, whatever its form."""
        guess = answer.partition("=")[2] if "=" in answer else answer
        same = same_value(guess, goal or algebra.to_text(self._whole()))
        return (
            said("unreadable")
            if same is None
            else said("right")
            if same
            else said("wrong", "function-machine.wrong")
        )

    def respond(self, question: Mapping[str, object], /) -> Face:
        """Return the output of an input (``run``), or the input behind an output (``back``)."""
        for name, work in (("run", self._run), ("back", self._back)):
            text = question.get(name)
            if isinstance(text, str):
                value = _number(text[:_LONGEST])
                return {"problem": sentence("function-machine.no_number")} if value is None else work(value)
        return {}

    def _run(self, value: Fraction) -> Face:
        middle: list[str] = []
        for rule in self._rules():
            try:
                value = algebra.evaluate(option.expression(self.kind, "rule", rule), {"x": value})
            except (algebra.Undefined, algebra.TooLarge):
                return {"problem": sentence("function-machine.undefined")}
            except algebra.Inexact:
                return {"problem": sentence("function-machine.inexact")}
            middle.append(_text(value))
        return {"output": middle[-1], "middle": middle[:-1]}

    def _back(self, value: Fraction) -> Face:
        found = self._solved(value) if self._invertible() else None
        return (
            {"problem": sentence("function-machine.not_back")} if found is None else {"input": _text(found)}
        )

    def _solved(self, value: Fraction) -> Fraction | None:
        relation = Relation((self._whole(), algebra.numeral_node(value)), ("=",))
        found = algebra.solve_linear(relation, "x")
        return None if found is None else found.value

    def _invertible(self) -> bool:
        return self._solved(Fraction(0)) is not None

    def _whole(self) -> Expr:
        whole: Expr = Variable("x")
        for rule in self._rules():
            whole = algebra.substitute(option.expression(self.kind, "rule", rule), {"x": whole})
        return whole

    def _rules(self) -> list[str]:
        return [self.rule, self.then] if self.then else [self.rule]

    def _checked(self, name: str, rule: str) -> None:
        if not algebra.variables(option.expression(self.kind, name, rule)) <= {"x"}:
            option.refuse(self.kind, name, "an expression in x such as '2x + 3'", rule)


def _number(text: str) -> Fraction | None:
    read = algebra.parse(text, variables=frozenset())
    if not isinstance(read, Expr):
        return None
    try:
        return algebra.evaluate(read, {})
    except (algebra.Undefined, algebra.Inexact, algebra.TooLarge):
        return None


def _text(value: Fraction) -> str:
    return str(value)
