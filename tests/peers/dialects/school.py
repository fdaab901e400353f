"""The syntaxes that mix text and LaTeX: KAS's, mathsteps's, Lambda Feedback's, and answers between dollar signs."""

import re

from tests.peers.doors import Names, OutOfScope, Tree, read, read_tex

_TEX = re.compile(r"\\|[_^]\{|\}\{|sqrt\[|\{")
_ROOT = re.compile(r"(?<!\\)sqrt\[")
_FOREIGN = re.compile(
    r"(?<![A-Za-z])(arc)?(sin|cos|tan|sec|csc|cot)h?(?![a-z])"
    r"|(?<![A-Za-z])(log|ln|lim|int|sum|prod|exp|imaginaryI|exponentialE|begin|operatorname|lfloor|lceil)(?![a-z])"
    r"|[\w)]!(?!=)"
)
_GLUED = re.compile(r"\\(cdot|times|ast)(?=[A-Za-z])")
_MIXED = re.compile(r"(\d+)\((\d+)\)/\((\d+)\)")


def mixed(text: str, names: Names | None = None, **options: object) -> Tree:
    """Return the tree of text in which LaTeX commands may stand, as KAS and Perseus take it.

    Raises Unparsed, and OutOfScope for functions beyond Algebra I.
    """
    if _FOREIGN.search(text):
        raise OutOfScope("trigonometry, logarithms, factorials, complex numbers or calculus")
    if _TEX.search(text):
        return read_tex(_khan(text), **options)
    return read(text, names, **options)


def _khan(text: str) -> str:
    """Return KAS's own spellings as LaTeX: `sqrt[3]{x}`, `\\sqrt(x)`, a command that runs into a letter, `\\space`."""
    text = _ROOT.sub(r"\\sqrt[", text).replace(r"\space", " ")
    text = _GLUED.sub(r"\\\1 ", text)
    for match in re.finditer(r"\\(sqrt|abs)\(", text):
        depth, at = 1, match.end()
        while depth and at < len(text):
            depth += (text[at] == "(") - (text[at] == ")")
            at += 1
        inside = _khan(text[match.end() : at - 1])
        new = f"\\sqrt{{{inside}}}" if match[1] == "sqrt" else f"|{inside}|"
        return text[: match.start()] + new + _khan(text[at:])
    return text


def dollars(text: str) -> str | None:
    """Return the one formula that a text is, without its dollar signs; None if it is prose or several formulas."""
    text = text.strip()
    match = re.fullmatch(r"(\$\$?)([^$]*)\1|\\\((.*)\\\)|([^$\\]*)", text, re.DOTALL)
    if match is None:
        return None
    return next(
        group for group in (match.group(2), match.group(3), match.group(4)) if group is not None
    ).strip()


def keyed(text: str) -> Tree:
    """Return the tree of an answer between dollar signs, which is LaTeX, or without them, which is text."""
    inside = dollars(text)
    if inside is None:  # several formulas: `$$3$$, $$-2$$`
        return mixed(text.replace("$", ""))
    return mixed(inside)


def mathsteps(text: str) -> Tree:
    """Return the tree of mathsteps's text: `nthRoot(a, n)` is a root, `19(4)/(8)` a mixed number."""
    return read(_MIXED.sub(r"\1 \2/\3", _roots(text)))


def _roots(text: str) -> str:
    at = text.rfind("nthRoot(")
    if at < 0:
        return text
    depth, comma, start = 0, -1, at + len("nthRoot")
    for place in range(start, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if text[place] == "," and depth == 1:
            comma = place
        if depth == 0:
            break
    inside = text[start + 1 : comma if comma > 0 else place]
    index = text[comma + 1 : place].strip() if comma > 0 else "2"
    words = {"2": f"sqrt({inside})", "3": f"cbrt({inside})"}
    return _roots(text[:at] + words.get(index, f"(({inside})^(1/({index})))") + text[place + 1 :])
