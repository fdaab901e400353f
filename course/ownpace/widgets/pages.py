"""How a course page is rendered by Voila, without a request to another host.

The server's configuration names the three things here. ``BookRenderer`` prints the formulas of an author's Markdown as
native MathML; ``page_config`` keeps the page from loading MathJax, which stock Voila fetches from elsewhere;
``give_token`` lets the page's own requests to its server through.
"""

from typing import Any

from voila.exporter import VoilaMarkdownRenderer

from ownpace import mathml

WIDGET_EXTENSIONS = [
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "@ownpace/widgets",
    "@ownpace/pacing",
]
"""The lab extensions that a student's page may load: Voila's widget manager, the base widgets, and ours."""

_MATHJAX = ["@jupyterlab/mathjax-extension", "@jupyterlab/mathjax2-extension"]


class BookRenderer(VoilaMarkdownRenderer):  # type: ignore[misc]  # Voila ships no types
    """Markdown as Voila renders it, with formulas as native MathML and headings without a sign that links to them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "exclude_anchor_links": True})

    def inline_math(self, body: str) -> str:
        """Return ``$body$`` as markup."""
        return mathml.from_latex(body)

    def block_math(self, body: str) -> str:
        """Return ``$$body$$`` as markup."""
        return mathml.from_latex(body, display=True)

    def latex_environment(self, name: str, body: str) -> str:
        r"""Return ``\begin{name}body\end{name}`` as markup."""
        return mathml.from_latex(mathml.environment(name, body), display=True)


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
