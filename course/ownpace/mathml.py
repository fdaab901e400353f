r"""LaTeX formulas, as authors and teachers write them in Markdown, drawn as native MathML: no script, no network.

Algebra that students write is not read here: ``ownpace.algebra`` has a grammar and a printer of its own. The markup is
escaped where it comes from us, and still goes through a sieve wherever strangers may have written the formula.
"""

import re
from html import escape

from latex2mathml.converter import convert
from markupsafe import Markup

LONGEST = 2_000
"""Characters of a formula that is drawn; a longer one is shown as it was typed."""

_TEXT = re.compile(r"(\\(?:text|mbox|textrm|textit|textbf)\s*\{)([^{}]*)(\})")


def from_latex(latex: str, *, display: bool = False) -> str:
    """Return a formula as a ``<math>`` element with its source as text alternative.

    A formula that cannot be read comes back as its escaped source, so that the page still says something.
    """
    source = latex.strip()
    typed = str(Markup("<code>{}</code>").format(source))
    if not source or len(source) > LONGEST:
        return typed
    try:
        # what stands in \text{...} is passed on unescaped
        markup = convert(_TEXT.sub(_escape_text, source), display="block" if display else "inline")
    except Exception:  # noqa: BLE001  # its errors share no base class, and deep nesting ends in RecursionError
        return typed
    return str(markup).replace("<math ", f'<math alttext="{escape(source)}" ', 1)


def environment(name: str, body: str) -> str:
    r"""Return the LaTeX of ``\begin{name}body\end{name}``."""
    return rf"\begin{{{name}}}{body}\end{{{name}}}"


def _escape_text(found: re.Match[str]) -> str:
    before, text, after = found.groups()
    return f"{before}{escape(text, quote=False)}{after}"
