r"""Author's texts with holes: compiled once when a problem is loaded, filled for every variant.

In a text, ``$...$`` holds a formula in which drawn names stand for their numbers, ``{name}`` puts a number or a word into
the sentence (``{name:2}`` with two decimals, for money), ``{given}`` or ``{equation}`` what the problem is about, and ``\$`` is a
dollar.
What comes out is rich text (see ``problems.values``).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ownpace import algebra
from ownpace.algebra import Expected, Expr, ParseError, Statement, Undefined, Variable
from ownpace.messages import sentence
from ownpace.problems import functions

_PART = re.compile(
    r"(?P<text>(?:\\.|[^\\${}])+)|\$(?P<formula>[^$]*)\$|\{(?P<name>[a-z][a-z0-9_]*)(?::(?P<places>[0-9]))?\}"
)
_FUNCTIONS = frozenset("fgh") | functions.LETTERS
GIVEN = ("given", "equation")
"""The two names of the hole for what the problem is about."""


class TemplateError(ValueError):
    """A text or a formula that cannot be compiled. Its text says why; it belongs to the author, not to a student."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text that stays as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Hole:
    """A number or a word in a sentence; ``places`` fixes the number of decimals."""

    name: str
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a sentence."""

    node: Expr | Statement


Template = tuple[Words | Hole | Formula, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills the holes.

    Attributes:
        numbers: numbers by name.
        nodes: the same numbers as formulas show them.
        words: words by name, rich already.
        formulas: the names of those words that may stand in a formula.
        decimals: how many decimals numbers show that are not whole, in a sentence too.
        shown: what formulas came to, by the identity of a compiled formula, which outlives the filling: many stand in
            several texts of a problem.
    """

    numbers: Mapping[str, Fraction]
    nodes: Mapping[str, Expr]
    words: Mapping[str, str]
    formulas: frozenset[str] = frozenset()
    decimals: int = 0
    shown: dict[int, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, numbers: Mapping[str, Fraction], *, decimals: int = 0) -> "Filling":
        """Return a filling without words; numbers that are not whole show that many decimals, where there are any."""
        nodes = {name: _node(value, decimals) for name, value in numbers.items()}
        return cls(numbers, nodes, {}, decimals=decimals)

    def formula(self, word: str) -> Expr | Statement:
        """Return the formula that a drawn word is. Raises Undefined where it is none."""
        read = algebra.parse(self.words[word].strip("$"))
        if isinstance(read, ParseError):
            raise Undefined(f"the word {word!r} is no formula")
        return read


def _node(value: Fraction, decimals: int) -> Expr:
    if not decimals or value.denominator == 1:
        return algebra.numeral_node(value)
    written = algebra.Number(abs(value), decimals)
    return written if value > 0 else algebra.Signed("-", written)


def formula(text: str, names: Collection[str], *, expect: Expected = "point") -> Expr | Statement:
    """Return the formula, which may use these names and the functions of authors. Raises TemplateError.

    Args:
        text: what the author wrote.
        names: the letters that it may use.
        expect: what ``(2, 5)`` is where the formula does not say.
    """
    read = algebra.parse(
        functions.lettered(text), variables=frozenset(names), functions=_FUNCTIONS, expect=expect
    )
    if isinstance(read, ParseError):
        where = f"at character {read.span.start + 1}"
        raise TemplateError(f"{text!r}, {where}: {sentence(read.key, **read.values)}")
    return read


def compile_template(
    text: str,
    *,
    names: Collection[str],
    words: Collection[str] = (),
    given: Expr | Statement | None = None,
    expect: Expected = "point",
) -> Template:
    """Return the compiled text.

    Args:
        text: what the author wrote.
        names: the letters that formulas may use: drawn and derived names, and the unknown.
        words: the names of words from a context.
        given: what ``{given}`` and ``{equation}`` stand for.
        expect: what ``$(2, 5)$`` is where the formula does not say.

    Raises:
        TemplateError: a formula cannot be read, a name is unknown, or a bracket or dollar sign has no partner.
    """
    parts: list[Words | Hole | Formula] = []
    position = 0
    while position < len(text):
        match = _PART.match(text, position)
        if match is None:
            raise TemplateError(
                f"{text!r}, at character {position + 1}: a '$', '{{' or '}}' without its partner"
            )
        parts.append(_part(match, names, words, given, expect))
        position = match.end()
    return tuple(parts)


def fill(template: Template, filling: Filling) -> str:
    """Return the text with its holes filled, rich."""
    return "".join(_filled(part, filling) for part in template)


def fill_formula(node: Expr | Statement, filling: Filling) -> str:
    """Return the formula with numbers in place of their names, tidied, in the algebra grammar."""
    shown = filling.shown.get(id(node))
    if shown is None:
        shown = filling.shown[id(node)] = algebra.to_text(filled_node(node, filling))
    return shown


def filled_node(node: Expr | Statement, filling: Filling) -> Expr | Statement:
    """Return the formula's tree with numbers in place of their names, tidied. Raises Undefined where a function fails."""
    if isinstance(node, Variable):
        return _stands_for(node, filling)
    trees = filling.nodes
    if filling.formulas:
        used = algebra.variables(node) & filling.formulas
        read = {name: filling.formula(name) for name in used}
        trees = {**trees, **{name: word for name, word in read.items() if isinstance(word, Expr)}}
    found: Expr | Statement = algebra.tidy(functions.substituted(node, filling.numbers, trees))
    return found


def _stands_for(name: Variable, filling: Filling) -> Expr | Statement:
    if name.name in filling.formulas:
        return filling.formula(name.name)
    return filling.nodes.get(name.name, name)


def shows(template: Template, given: Expr | Statement | None) -> bool:
    """Return whether the text shows this very formula."""
    return given is not None and any(isinstance(part, Formula) and part.node == given for part in template)


def number_text(value: Fraction, places: int | None = None) -> str:
    """Return a number for a sentence, with a true minus sign: ``−5``, ``3/4``, or ``2.50`` with two places."""
    size = str(abs(value)) if places is None else _decimal(abs(value), places)
    return f"−{size}" if value < 0 else size


def _decimal(size: Fraction, places: int) -> str:
    digits = str(round(size * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _part(
    match: re.Match[str],
    names: Collection[str],
    words: Collection[str],
    given: Expr | Statement | None,
    expect: Expected,
) -> Words | Hole | Formula:
    if match["formula"] is not None:
        return Formula(formula(match["formula"], names, expect=expect))
    name = match["name"]
    if name is None:
        return Words(match["text"])
    if name in GIVEN:
        if given is None:
            raise TemplateError(f"{{{name}}} stands for nothing: the problem names no {name}")
        return Formula(given)
    if name not in names and name not in words:
        raise TemplateError(f"{{{name}}} is unknown; known are {', '.join(sorted({*names, *words}))}")
    return Hole(name, int(match["places"]) if match["places"] else None)


def _filled(part: Words | Hole | Formula, filling: Filling) -> str:
    if isinstance(part, Words):
        return part.text
    if isinstance(part, Formula):
        return f"${fill_formula(part.node, filling)}$"
    if part.name in filling.words:
        return filling.words[part.name]
    value = filling.numbers[part.name]
    places = part.places
    if places is None and value.denominator != 1:
        places = filling.decimals or None
    return number_text(value, places)
