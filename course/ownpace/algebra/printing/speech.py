"""A tree in words, for screen readers and for reading aloud, in English and Spanish.

The wording follows what a teacher says at the board: grouping is spoken only where it is needed to hear the same
expression. Every word stands in the table of its language.
"""

from collections.abc import Mapping
from typing import Final

from ownpace.algebra.printing.text import numeral
from ownpace.algebra.printing.unit_words import spoken
from ownpace.algebra.shape import bracketed, ungrouped
from ownpace.algebra.tree import (
    Absolute,
    AllReals,
    Call,
    Constant,
    Expr,
    FiniteSet,
    Group,
    Indexed,
    Interval,
    Listing,
    Membership,
    Mixed,
    Node,
    NoSolution,
    Number,
    Percent,
    Point,
    Power,
    Product,
    Quantity,
    Quotient,
    Relation,
    Root,
    SetBuilder,
    Signed,
    Sum,
    Union,
    Variable,
)

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "language": "en",
        "+": "plus", "-": "minus", "±": "plus or minus", "∓": "minus or plus",
        "sign+": "positive", "sign-": "negative", "sign±": "plus or minus", "sign∓": "minus or plus",
        "*": "times", "×": "times", "·": "times", "÷": "divided by", ":": "to",
        "=": "equals", "<": "is less than", ">": "is greater than", "<=": "is less than or equal to",
        ">=": "is greater than or equal to", "!=": "is not equal to",
        "or": "or", "and": "and", ",": ",",
        "over": "{above} over {below}", "fraction": "the fraction {above} over {below}, end fraction",
        "mixed": "{whole} and {above} over {below}",
        "squared": "{base} squared", "cubed": "{base} cubed", "power": "{base} to the power {exponent}",
        "long_power": "{base} to the power {exponent}, end power,",
        "root2": "the square root of {inner}", "root3": "the cube root of {inner}",
        "root": "the root of index {index} of {inner}", "long_root": "{root}, end root,",
        "absolute": "the absolute value of {inner}, end absolute value,",
        "group": "open bracket {inner} close bracket", "call": "{function} of {arguments}",
        "percent": "{inner} percent", "pi": "pi", "oo": "infinity", "sub": "{letter} sub {index}",
        "none": "no solution", "all": "all real numbers",
        "term": "{letter} sub {index}, end sub,", "quantity": "{amount} {unit}",
        "clause": "open bracket {inner} close bracket", "∈": "is in", "union": "union",
        "point": "the point {inner}", "set": "the set of {inner}, end set,", "empty": "the empty set",
        "builder": "the set of all {element} such that {condition}, end set,",
        "interval": "the interval from {low} to {high}, {ends},",
        "ends00": "both ends excluded", "ends11": "both ends included", "ends10": "first end included, last excluded",
        "ends01": "first end excluded, last included",
    },
    "es": {
        "language": "es",
        "+": "más", "-": "menos", "±": "más o menos", "∓": "menos o más",
        "sign+": "positivo", "sign-": "menos", "sign±": "más o menos", "sign∓": "menos o más",
        "*": "por", "×": "por", "·": "por", "÷": "dividido entre", ":": "a",
        "=": "es igual a", "<": "es menor que", ">": "es mayor que", "<=": "es menor o igual que",
        ">=": "es mayor o igual que", "!=": "es distinto de",
        "or": "o", "and": "y", ",": ",",
        "over": "{above} sobre {below}", "fraction": "la fracción {above} sobre {below}, fin de la fracción",
        "mixed": "{whole} y {above} sobre {below}",
        "squared": "{base} al cuadrado", "cubed": "{base} al cubo", "power": "{base} a la potencia {exponent}",
        "long_power": "{base} a la potencia {exponent}, fin de la potencia,",
        "root2": "la raíz cuadrada de {inner}", "root3": "la raíz cúbica de {inner}",
        "root": "la raíz de índice {index} de {inner}", "long_root": "{root}, fin de la raíz,",
        "absolute": "el valor absoluto de {inner}, fin del valor absoluto,",
        "group": "abre paréntesis {inner} cierra paréntesis", "call": "{function} de {arguments}",
        "percent": "{inner} por ciento", "pi": "pi", "oo": "infinito",
        "sub": "{letter} sub {index}", "none": "ninguna solución", "all": "todos los números reales",
        "term": "{letter} sub {index}, fin del subíndice,", "quantity": "{amount} {unit}", "clause": "abre paréntesis {inner} cierra paréntesis",
        "∈": "pertenece a", "union": "unión",
        "point": "el punto {inner}", "set": "el conjunto de {inner}, fin del conjunto,", "empty": "el conjunto vacío",
        "builder": "el conjunto de los {element} tales que {condition}, fin del conjunto,",
        "interval": "el intervalo de {low} a {high}, {ends},",
        "ends00": "sin los extremos", "ends11": "con los dos extremos", "ends10": "con el primer extremo, sin el último",
        "ends01": "sin el primer extremo, con el último",
    },
}  # fmt: skip

_SIMPLE = (Number, Variable, Constant)


def to_speech(node: Node, *, language: str = "en") -> str:
    """Return the tree in words. Raises KeyError for a language that we do not have."""
    said = _Voice(_WORDS[language]).say(bracketed(node))
    return " ".join(said.replace(",,", ",").split()).removesuffix(",")


class _Voice:
    """Says trees in one language."""

    __slots__ = ("words",)

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def say(self, node: Node) -> str:
        match node:
            case Number():
                return numeral(node)
            case Mixed(whole, above, below):
                return self._fill("mixed", whole=whole, above=above, below=below)
            case Variable(name):
                letter, _, index = name.partition("_")
                return self._fill("sub", letter=letter, index=index) if index else name
            case Constant(name):
                return self.words[name]
            case Signed(sign, operand):
                return f"{self.words['sign' + sign]} {self.say(operand)}"
            case Sum(parts, signs) | Product(parts, signs):
                rest = (
                    f"{self.words.get(s, '')} {self.say(p)}"
                    for p, s in zip(parts[1:], signs[1:], strict=True)
                )
                return " ".join((self.say(parts[0]), *rest))
            case Expr():
                return self._formula(node)
            case _:
                return self._statement(node)

    def _statement(self, node: Node) -> str:
        match node:
            case Relation(sides, compares):
                rest = (f"{self.words[s]} {self.say(p)}" for p, s in zip(sides[1:], compares, strict=True))
                return " ".join((self.say(sides[0]), *rest))
            case Listing(items, joiner):
                return f" {self.words[joiner]} ".replace(" ,", ",").join(map(self._item, items))
            case NoSolution():
                return self.words["none"]
            case AllReals():
                return self.words["all"]
            case Membership(element, sign, collection):
                return f"{self.say(element)} {self.words[sign]} {self.say(collection)}"
            case _:
                return self._collection(node)

    def _item(self, node: Node) -> str:
        said = self.say(node)
        return self._fill("clause", inner=said) if isinstance(node, Listing) else said

    def _collection(self, node: Node) -> str:
        match node:
            case Point(parts):
                return self._fill("point", inner=", ".join(map(self.say, parts)))
            case FiniteSet(members):
                if not members:
                    return self.words["empty"]
                return self._fill("set", inner=", ".join(map(self.say, members)))
            case Interval(low, high, closed_low, closed_high):
                ends = self.words[f"ends{closed_low:d}{closed_high:d}"]
                return self._fill("interval", low=self.say(low), high=self.say(high), ends=ends)
            case Union(sets):
                return f" {self.words['union']} ".join(map(self.say, sets))
            case SetBuilder(element, condition):
                return self._fill("builder", element=self.say(element), condition=self.say(condition))
            case _:
                raise TypeError(type(node).__name__)

    def _formula(self, node: Expr) -> str:
        match node:
            case Quotient(numerator, denominator, stroke):
                return self._quotient(ungrouped(numerator), ungrouped(denominator), stroke)
            case Power(base, exponent):
                return self._power(base, ungrouped(exponent))
            case Root(radicand, index):
                root = self._fill(
                    f"root{index}" if index < 4 else "root", inner=self.say(radicand), index=index
                )
                return root if isinstance(radicand, _SIMPLE) else self._fill("long_root", root=root)
            case Absolute(inner):
                return self._fill("absolute", inner=self.say(inner))
            case Group(inner):
                return self._fill("group", inner=self.say(inner))
            case Call(function, arguments):
                return self._fill(
                    "call", function=function.replace("_", " "), arguments=", ".join(map(self.say, arguments))
                )
            case Percent(operand):
                return self._fill("percent", inner=self.say(operand))
            case Quantity(amount, unit):
                one = isinstance(amount, Number) and amount.value == 1
                said = spoken(unit, one=one, language=self.words["language"])
                return self._fill("quantity", amount=self.say(amount), unit=said)
            case Indexed(name, index):
                return self._fill("term", letter=name, index=self.say(index))
            case _:
                raise TypeError(type(node).__name__)

    def _quotient(self, above: Expr, below: Expr, stroke: str) -> str:
        if stroke != "/":
            return f"{self.say(above)} {self.words[stroke]} {self.say(below)}"
        short = isinstance(above, _SIMPLE) and isinstance(below, _SIMPLE)
        return self._fill("over" if short else "fraction", above=self.say(above), below=self.say(below))

    def _power(self, base: Expr, exponent: Expr) -> str:
        said = self.say(base)
        if isinstance(exponent, Number) and exponent.value in (2, 3) and not exponent.places:
            return self._fill("squared" if exponent.value == 2 else "cubed", base=said)
        key = "power" if isinstance(exponent, (*_SIMPLE, Signed)) else "long_power"
        return self._fill(key, base=said, exponent=self.say(exponent))

    def _fill(self, key: str, **parts: object) -> str:
        return self.words[key].format(**parts)
