"""How a course page is rendered by Voila, without a request to another host.

The server's configuration names the three things here. ``BookRenderer`` prints the formulas of an author's Markdown as
native MathML; ``page_config`` keeps the page from loading MathJax, which stock Voila fetches from elsewhere;
``give_token`` lets the page's own requests to its server through.
"""

import re
from html import escape
from typing import Any

from latex2mathml import exceptions
from latex2mathml.converter import convert
from voila.exporter import VoilaMarkdownRenderer

WIDGET_EXTENSIONS = [
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "@ownpace/widgets",
    "@ownpace/pacing",
]
"""The lab extensions that a student's page may load: Voila's widget manager, the base widgets, and ours."""

_MATHJAX = ["@jupyterlab/mathjax-extension", "@jupyterlab/mathjax2-extension"]
# latex2mathml's own exceptions share no base class; the others are what it raises where it did not look.
_UNREADABLE: tuple[type[Exception], ...] = (
    *(kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception)),
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)
_TEXT = re.compile(r"(\\(?:text|mbox|textrm|textit|textbf)\s*\{)([^{}]*)(\})")
_LONGEST_FORMULA = 2_000


def mathml(latex: str, *, display: bool = False) -> str:
    """Return a formula of an author as a ``<math>`` element with its source as text alternative.

    A formula that cannot be read comes back as its escaped source, so that the page still says something.
    """
    source = latex.strip()
    if not source or len(source) > _LONGEST_FORMULA:
        return f"<code>{escape(source)}</code>"
    try:
        # what stands in \\text{...} is passed on unescaped
        markup = convert(_TEXT.sub(_escape_text, source), display="block" if display else "inline")
    except _UNREADABLE:
        return f"<code>{escape(source)}</code>"
    return markup.replace("<math ", f'<math alttext="{escape(source)}" ', 1)


def _escape_text(found: re.Match[str]) -> str:
    before, text, after = found.groups()
    return f"{before}{escape(text, quote=False)}{after}"


class BookRenderer(VoilaMarkdownRenderer):  # type: ignore[misc]  # Voila ships no types
    """Markdown as Voila renders it, with formulas as native MathML and headings without a sign that links to them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "exclude_anchor_links": True})

    def inline_math(self, body: str) -> str:
        """Return ``$body$`` as markup."""
        return mathml(body)

    def block_math(self, body: str) -> str:
        """Return ``$$body$$`` as markup."""
        return mathml(body, display=True)

    def latex_environment(self, name: str, body: str) -> str:
        r"""Return ``\begin{name}body\end{name}`` as markup."""
        return mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", display=True)


def page_config(config: dict[str, Any], **_: object) -> dict[str, Any]:
    """Return the front end's page configuration without MathJax: formulas are MathML already."""
    return {
        **config,
        "fullMathjaxUrl": None,
        "mathjaxConfig": None,
        "disabledExtensions": [*config.get("disabledExtensions", []), *_MATHJAX],
    }


def give_token(handler: Any, **_: object) -> None:
    """Make the answer carry the cookie against forged requests; a page without it could not hand work in.

    Voila's own pages never ask for the token, and a server sets the cookie only where somebody asks.
    """
    _token = handler.xsrf_token
