r"""LaTeX, as math fields write it, to the tokens of our own grammar.

Only what stands for mathematics is read: commands for signs, fractions, roots, brackets, words in `\text`, and rows of
`cases`; spacing and fonts are skipped. Braces that hold an argument become `begin` and `finish`, all others mean nothing.
As in LaTeX, an argument without braces is one character: `x^23` is x squared, then a 3.
"""

import re
from typing import Final

from ownpace.algebra.errors import ParseError, Span
from ownpace.algebra.limits import MAX_LENGTH
from ownpace.algebra.reading import characters as chars
from ownpace.algebra.reading.conventions import Conventions, Decimal, Expected, Implied
from ownpace.algebra.reading.grammar import phrase
from ownpace.algebra.reading.letters import AMOUNT_ENDS
from ownpace.algebra.reading.patterns import LOG_BASE
from ownpace.algebra.reading.scanner import Scanner
from ownpace.algebra.reading.statements import Statements
from ownpace.algebra.reading.tokens import Kind, Refused, refused
from ownpace.algebra.tree import Expr, Statement
from ownpace.algebra.values import frozen, replace

_COMMAND: Final = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_DELIMITER: Final = re.compile(r"\s*(\\[A-Za-z]+|\\[{}|]|[()\[\]|./<>])")
_ROOT_INDEX: Final = re.compile(r"\s*\[\s*(\d{1,3})\s*\]", re.ASCII)
_INDEX: Final = re.compile(r"\s*_\s*(?:\{\s*([A-Za-z0-9]{1,8})\s*\}|([A-Za-z0-9]))", re.ASCII)
_GROUPED: Final = re.compile(
    r"\d{1,3}(?:(?:\{,\}\d{3})+|(?:(?:\\,|\{\\,\})\d{3})+)(?:\.\d+)?(?!\d)", re.ASCII
)
_COMMA_PLACES: Final = re.compile(
    r"\d{1,3}(?:(?:\\,|\{\\,\})\d{3})+(?:\{,\}\d+|(?!\d))|\d+\{,\}\d+", re.ASCII
)
_THIN_SPACE: Final = re.compile(r"\\,|\{\\,\}")
_REALS: Final = re.compile(r"\s*\{\s*R\s*\}|\s*R")
_ROWS_FOLLOW: Final = re.compile(r"\s*\\begin(?![A-Za-z])")
_DEGREES: Final = re.compile(r"\^\s*(?:\\circ(?![A-Za-z])|\{\s*\\circ\s*\})(?:\s*\\text\{\s*([CF])\s*\})?")
_UNIT_POWER: Final = re.compile(r"\}\s*\^\s*(?:\{\s*([23])\s*\}|([23]))")
_NESTING: Final = re.compile(r"\\(?:[dtc]?frac|sqrt|left|right|begin|end|not)(?![A-Za-z])")
_ENVIRONMENT: Final = re.compile(r"\s*\{\s*([a-z]+)\*?\s*\}(?:\s*\{[lcr|]*\})?")
_WORD_WRAPPERS: Final = re.compile(r"\\(?:text|textrm|textbf|textit|mathrm|mbox|operatorname)\s*\{([^{}]*)\}")
_WRAPPED: Final = re.compile(
    r"\s*(?:(\$\$?)(?P<dollars>.*?)\1|\\\((?P<round>.*)\\\)|\\\[(?P<square>.*)\\\])\s*", re.DOTALL
)

_SIGNS: Final[dict[str, tuple[Kind, str]]] = {
    **dict.fromkeys(("cdot", "ast", "bullet", "cdotp"), ("operator", "·")),
    "times": ("operator", "×"),
    "div": ("operator", "÷"),
    "pm": ("operator", "±"),
    "mp": ("operator", "∓"),
    "lt": ("relation", "<"),
    "gt": ("relation", ">"),
    **dict.fromkeys(("le", "leq", "leqslant", "leqq"), ("relation", "<=")),
    **dict.fromkeys(("ge", "geq", "geqslant", "geqq"), ("relation", ">=")),
    **dict.fromkeys(("ne", "neq"), ("relation", "!=")),
    **dict.fromkeys(("cup", "bigcup"), ("union", "∪")),
    "in": ("member", "∈"),
    **dict.fromkeys(("lor", "vee"), ("joiner", "or")),
    **dict.fromkeys(("land", "wedge"), ("joiner", "and")),
    **dict.fromkeys(("emptyset", "varnothing", "O"), ("set", "∅")),
    **dict.fromkeys(("R", "Reals", "reals"), ("set", "ℝ")),
    "infty": ("constant", "oo"),
    **dict.fromkeys(("mid", "vert"), ("bar", "|")),
    "colon": ("colon", ":"),
    "%": ("percent", "%"),
    "$": ("money", "$"),
    **dict.fromkeys(("{", "lbrace"), ("open", "{")),
    **dict.fromkeys(("}", "rbrace"), ("close", "}")),
    "lbrack": ("open", "["),
    "rbrack": ("close", "]"),
    "lparen": ("open", "("),
    "rparen": ("close", ")"),
    "lvert": ("open", "|"),
    "rvert": ("close", "|"),
}
_LETTERS: Final = {
    "exponentialE": "e",
    "imaginaryI": "i",
    "imaginaryJ": "j",
    "ell": "l",
    "varphi": "phi",
    "vartheta": "theta",
}
_SKIPPED: Final = frozenset(
    [
        *" ,;:!>/\n", "quad", "qquad", "displaystyle", "textstyle", "limits", "thinspace", "medspace", "thickspace",
        "text", "textrm", "textbf", "textit", "mathrm", "mathit", "mathbf", "mathnormal", "mbox", "operatorname",
        "boxed", "phantom", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "hline", "nonumber",
        "displaylines", "strut", "mathstrut", "mleft", "mright",
    ]
)  # fmt: skip
"""Spacing, fonts and sizes. The braces that may follow them mean nothing."""

_ROWS: Final = frozenset({"cases", "array", "aligned", "align", "gathered", "gather", "matrix", "split"})


@frozen
class _Brace:
    """An open brace: whether it holds an argument, and how many more arguments its command takes."""

    argument: bool
    more: int = 0
    command: str = ""
    lettered: bool = False
    """Whether letters stood before it: an argument begins anew for units, as brackets do."""


def parse_latex(
    text: str,
    *,
    variables: frozenset[str] | None = None,
    implied: Implied = "school",
    decimal: Decimal = ".",
    expect: Expected = "point",
    functions: frozenset[str] = chars.FUNCTION_LETTERS,
) -> Expr | Statement | ParseError:
    r"""Return the tree of a line of LaTeX, or why it could not be read. Never raises.

    What fraction bars, raised exponents and root signs hold together carries brackets in the tree where plain text needs
    them, so that `\frac{x+1}{2}` and `(x+1)/2` are the same tree. Spans count the characters of the LaTeX.

    Args:
        text: the line, perhaps between dollar signs.
        variables: as in `parse`, and so are all the others.
        implied: only for divisions that are written with a stroke.
        decimal: the decimal sign; `{,}` is a decimal comma where it is a comma, and sets off thousands where not.
        expect: what `(2, 5)` is where the line does not say.
        functions: letters that name a function when a bracket follows.
    """
    if len(text) > MAX_LENGTH:
        return ParseError("parse.too_long", Span(MAX_LENGTH, len(text)))
    try:
        said = phrase(_WORD_WRAPPERS.sub(r"\1", text).replace("$", "").replace("\\ ", " "))
        if said:
            return replace(said, span=Span(0, len(text)))
        conventions = Conventions(variables, implied, decimal, expect, functions, spaces_multiply=True)
        return Statements(LatexScanner(text, conventions).run(), conventions).line()
    except Refused as refusal:
        return refusal.error


class LatexScanner(Scanner):
    """Walks once over a line of LaTeX."""

    __slots__ = ("braces", "rows")

    common = None

    def __init__(self, text: str, conventions: Conventions) -> None:
        super().__init__(text, conventions)
        self.braces: list[_Brace] = []
        self.rows = 0
        wrapped = _WRAPPED.fullmatch(text)
        if wrapped and wrapped.lastgroup:
            self.position, self.size = wrapped.span(wrapped.lastgroup)

    def space(self) -> None:
        """Skip a space, which means nothing."""
        self.position += 1
        self.spaced = True

    def plain(self, char: str) -> None:
        """Read a command, a brace, a raised exponent, or what plain text has too."""
        match char:
            case "\\":
                self.command()
            case "{":
                self.braces.append(_Brace(argument=False))
                self.skip(1)
            case "}":
                self.close_brace()
            case "^":
                self.raised()
            case "&" | "~":
                self.skip(1)
            case _:
                super().plain(char)

    def skip(self, count: int) -> None:
        """Pass over characters that mean nothing."""
        self.position += count
        self.spaced = True

    def number(self) -> None:
        r"""Read a number; `{,}` inside one is a comma without a space after it, and `\,` sets off thousands."""
        comma = self.conventions.decimal == ","
        match = (_COMMA_PLACES if comma else _GROUPED).match(self.text, self.position)
        if match is None:
            super().number()
        else:
            digits = _THIN_SPACE.sub("", match.group()).replace("{,}", "." if comma else "")
            self.add("number", digits, len(match.group()))

    def unit(self) -> bool:
        r"""Read a unit, and the power behind its braces: `\mathrm{cm}^2`."""
        if not super().unit():
            return False
        power = _UNIT_POWER.match(self.text, self.position)
        if power and self.braces and not self.braces[-1].argument:
            self.braces.pop()
            token = self.found.pop()
            self.position = token.start
            self.add("unit", f"{token.value}^{power.group(1) or power.group(2)}", power.end() - token.start)
        return True

    # -- commands -----------------------------------------------------------------------------------------------

    def command(self) -> None:
        """Read a backslash and its name."""
        match = _COMMAND.match(self.text, self.position)
        if match is None:
            raise refused("command", self.position, self.size, command="\\")
        name, length = match.group()[1:], len(match.group())
        if name in _SIGNS:
            kind, value = _SIGNS[name]
            self.note(kind, value)
            self.add(kind, value, length)
        elif name in _SKIPPED:
            self.skip(length)
        elif name in _LETTERS or name in chars.GREEK_LETTERS:
            self.name(_LETTERS.get(name, name), length)
        elif self.structure(name, length):
            return
        elif name == "log" and (base := LOG_BASE.match(self.text, self.position + length)):
            self.add("function", f"log_{base.group(1) or base.group(2)}", base.end() - self.position)
        elif name in chars.FUNCTIONS:
            self.add("function", name, length)
        else:
            raise refused("command", self.position, self.position + length, command=match.group()[:40])

    def structure(self, name: str, length: int) -> bool:
        """Read a command that changes how what follows is read; False if it is none of these."""
        match name:
            case "frac" | "dfrac" | "tfrac" | "cfrac":
                self.add("divided", "/", length)
                self.argument(1, name)
            case "sqrt":
                self.root(length)
            case "left" | "right":
                self.delimiter(length, opening=name == "left")
            case "begin" | "end":
                self.environment(length, opening=name == "begin")
            case "\\":
                self.row(length)
            case "mathbb":
                self.blackboard(length)
            case "placeholder":
                raise refused("empty_box", self.position, self.position + length)
            case "degree" if self.last in AMOUNT_ENDS:
                self.add("unit", "°", length)
            case "not":
                self.negated(length)
            case _:
                return False
        return True

    def root(self, length: int) -> None:
        """Read a root sign with its index."""
        index = _ROOT_INDEX.match(self.text, self.position + length)
        found = index.group(1) if index else "2"
        if not 2 <= int(found) <= 200 or (index is None and self.following(length) == "["):
            raise refused("root_index", self.position, self.position + length)
        self.add("root", found, (index.end() - self.position) if index else length)
        self.argument(0, "sqrt")

    def following(self, length: int) -> str:
        """Return the next character that is no space, past so many characters."""
        at = self.position + length
        while at < self.size and self.text[at].isspace():
            at += 1
        return self.text[at : at + 1]

    def delimiter(self, length: int, *, opening: bool) -> None:
        r"""Read the bracket after `\left` or `\right`."""
        match = _DELIMITER.match(self.text, self.position + length)
        if match is None:
            raise refused(
                "argument", self.position, self.position + length, command="\\left" if opening else "\\right"
            )
        sign, whole = match.group(1), match.end() - self.position
        if sign == "." or (sign in ("\\{", "\\lbrace") and _ROWS_FOLLOW.match(self.text, match.end())):
            return self.skip(whole)  # the brace before the rows of a system, and its missing partner
        if sign in ("|", "\\|", "\\vert", "\\lvert", "\\rvert"):
            kind: Kind = "open" if opening else "close"
            value = "|"
        elif sign in ("(", "[", ")", "]"):
            kind, value = ("open" if sign in "([" else "close"), sign
        else:
            kind, value = _SIGNS.get(sign[1:], ("end", ""))
        if kind not in ("open", "close"):
            raise refused("command", self.position, match.end(), command=match.group().strip())
        self.note(kind, value)
        return self.add(kind, value, whole)

    def environment(self, length: int, *, opening: bool) -> None:
        """Pass over the begin or the end of rows."""
        match = _ENVIRONMENT.match(self.text, self.position + length)
        if match is None or match.group(1) not in _ROWS:
            raise refused("command", self.position, self.position + length, command="\\begin")
        self.rows += 1 if opening else -1
        self.skip(match.end() - self.position)

    def row(self, length: int) -> None:
        """Read the end of a row of a system: both rows hold."""
        rest = self.text[self.position + length : self.size].lstrip()
        if not self.found or not rest or rest.startswith("\\end"):
            self.skip(length)
        else:
            self.note("joiner", "and")
            self.add("joiner", "and", length)

    def blackboard(self, length: int) -> None:
        """Read the real numbers."""
        match = _REALS.match(self.text, self.position + length)
        if match is None:
            raise refused("command", self.position, self.position + length, command="\\mathbb")
        self.add("set", "ℝ", match.end() - self.position)

    def negated(self, length: int) -> None:
        """Read an equals sign with a stroke through it."""
        if self.following(length) != "=":
            raise refused("command", self.position, self.position + length, command="\\not")
        self.add("relation", "!=", self.text.index("=", self.position) + 1 - self.position)

    # -- arguments ----------------------------------------------------------------------------------------------

    def raised(self) -> None:
        """Read `^` and the exponent after it, or degrees."""
        degrees = _DEGREES.match(self.text, self.position)
        if degrees and self.last in AMOUNT_ENDS:
            return self.add("unit", "°" + (degrees.group(1) or ""), degrees.end() - self.position)
        self.add("operator", "^", 1)
        return self.argument(0, "^")

    def argument(self, more: int, command: str) -> None:
        """Begin an argument: braces, or just the next character."""
        while self.position < self.size and (
            self.text[self.position].isspace() or self.text[self.position] in chars.SPACES
        ):
            self.position += 1
        char = self.text[self.position : min(self.position + 1, self.size)]
        if char == "{":
            self.add("begin", "{", 1)
            self.braces.append(_Brace(True, more, command, self.brackets[-1].lettered))
            self.brackets[-1].lettered = False
            return
        self.add("begin", "{", 0)
        if char.isdigit() and char.isascii():
            self.add("number", char, 1)
        elif char.isalpha() and char.isascii():
            self.name(char, 1)
        elif char == "\\" and not _NESTING.match(self.text, self.position):
            self.command()
        elif char and not char.isascii():
            self.unicode(char)
        else:
            start = self.position
            raise refused("argument", start - 1, start, command=command if command == "^" else "\\" + command)
        self.add("finish", "}", 0)
        if more:
            self.argument(more - 1, command)

    def close_brace(self) -> None:
        """Read a closing brace, the end of an argument or of nothing."""
        if not self.braces:
            raise refused("close_bracket", self.position, self.position + 1)
        brace = self.braces.pop()
        if not brace.argument:
            self.skip(1)
            return
        self.brackets[-1].lettered |= brace.lettered
        self.add("finish", "}", 1)
        if brace.more:
            self.argument(brace.more - 1, brace.command)

    def name(self, name: str, length: int) -> None:
        """Add a letter with its index."""
        match = _INDEX.match(self.text, self.position + length)
        if match:
            index = match.group(1) or match.group(2)
            self.letter(f"{name}_{index}", match.end() - self.position)
            return
        self.letter(name, length)
        if self.following(0) == "_":
            self.add("subscript", "_", self.text.index("_", self.position) + 1 - self.position)
            self.argument(0, "_")
