"""An expression taken apart: pick a part to hear its name, or work the parts out from the leaves up."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ownpace import algebra
from ownpace.algebra import (
    Absolute,
    Expr,
    Group,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Signed,
    Sum,
    Variable,
)
from ownpace.messages import sentence
from ownpace.pictures import picture_from
from ownpace.pictures import to_html as drawn
from ownpace.pictures.sentences import listed
from ownpace.problems.render import formula_speech
from ownpace.widgets.interactives import option
from ownpace.widgets.interactives.setup import Face, Judgement, Setup, said

_MOST = 25


@dataclass(frozen=True, slots=True)
class ExpressionTree(Setup):
    """An expression as a tree.

    Attributes:
        expression: such as ``3(x + 2)``.
        values: numbers for its letters; with them, the parts can be worked out.
    """

    expression: str
    values: Mapping[str, object] | None = None

    kind: ClassVar[str] = "expression-tree"
    sample: ClassVar = {"expression": "3(x + 2)^2 - 5", "values": {"x": 4}}

    def __post_init__(self) -> None:
        """Refuse what is no expression, or has letters without a number. Raises OptionError."""
        self.face()

    def face(self) -> Face:
        """Return the tree: each part with its name, its sign, what it is made of, and its value where there is one."""
        read = option.expression(self.kind, "expression", self.expression)
        values = self._values(read)
        root = self._part(read, values)
        if _size(root) > _MOST:
            option.refuse(self.kind, "expression", f"an expression of at most {_MOST} parts", self.expression)
        return {"root": root, "evaluates": values is not None}

    def alt(self) -> str:
        """Return the expression as its parts."""
        return f"A tree: {_called(option.expression(self.kind, 'expression', self.expression))}."

    def picture(self) -> str:
        """Return the tree as it is drawn for lessons."""
        return drawn(picture_from({"kind": "expression-tree", "expression": self.expression}), "tree")

    def judge(self, answer: str, goal: str) -> Judgement:
        """Return whether the picked part is the wanted one."""
        wanted = algebra.to_text(option.expression(self.kind, "goal", goal))
        return said(
            "right" if answer == wanted else "wrong", "" if answer == wanted else "expression-tree.wrong"
        )

    def _values(self, read: Expr) -> dict[str, Fraction] | None:
        letters = algebra.variables(read)
        if self.values is None:
            return None if letters else {}
        given = option.mapping(self.kind, "values", self.values, least=0, most=10)
        try:
            values = {name: Fraction(str(value)) for name, value in given.items()}
        except (ValueError, ZeroDivisionError):
            option.refuse(self.kind, "values", "numbers for letters, such as {'x': 4}", self.values)
        if not letters <= set(values):
            option.refuse(
                self.kind, "values", f"numbers for all of {', '.join(sorted(letters))}", self.values
            )
        return values

    def _part(self, node: Expr, values: dict[str, Fraction] | None) -> Face:
        bare = algebra.ungrouped(node)
        bare = bare if isinstance(bare, Expr) else node
        value = None
        if values is not None:
            try:
                value = str(algebra.evaluate(bare, values))
            except (algebra.Undefined, algebra.Inexact, algebra.TooLarge):
                option.refuse(
                    self.kind, "values", "numbers at which every part has an exact value", self.values
                )
        return {
            **option.written(bare),
            "sign": _sign(bare),
            "called": _called(bare),
            "value": value,
            "parts": [self._part(each, values) for each in _children(bare)],
        }


def _size(part: Face) -> int:
    return 1 + sum(_size(each) for each in part["parts"])


def _children(node: Expr) -> list[Expr]:
    match node:
        case Sum():
            return [
                Signed("-", term) if sign == "-" and len(node.terms) > 2 else term
                for sign, term in zip(node.signs, node.terms, strict=True)
            ]
        case Product():
            return list(node.factors)
        case Quotient():
            return [node.numerator, node.denominator]
        case Power():
            return [node.base, node.exponent]
        case Signed():
            return [node.operand] if not isinstance(node.operand, Number) else []
        case Root():
            return [node.radicand]
        case Absolute() | Group():
            return [node.inner]
        case _:
            return []


def _sign(node: Expr) -> str:
    match node:
        case Sum():
            return "−" if len(node.terms) == 2 and node.signs[1] == "-" else "+"
        case Product():
            return "×"
        case Quotient():
            return "÷"
        case Power():
            return "^"
        case Signed() if not isinstance(node.operand, Number):
            return "−"
        case Root():
            return "√"
        case Absolute():
            return "|·|"
        case _:
            return ""


_NAMES = {"+": "sum", "−": "difference", "×": "product", "÷": "quotient"}


def _called(node: Expr, *, bare: bool = True) -> str:
    """Return a part by its name: "product of 3 and the sum of x and 2"."""
    inner = algebra.ungrouped(node)
    node = inner if isinstance(inner, Expr) else node
    parts, sign = _children(node), _sign(node)
    if not parts or isinstance(node, Signed | Root | Absolute):
        return formula_speech(node) if not isinstance(node, Variable | Number) else algebra.to_text(node)
    kind = "expression-tree." + ("called" if bare else "called_the")
    named = [_called(each, bare=False) for each in parts]
    if sign == "^":
        power = {"2": "square", "3": "cube"}.get(named[1])
        if power:
            return sentence(f"{kind}_{power}", base=named[0])
        return sentence(f"{kind}_power", base=named[0], exponent=named[1])
    return sentence(f"{kind}_{_NAMES[sign]}", parts=listed(named))
