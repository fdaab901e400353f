"""How a course page is rendered by Voila, without a request to another host.

The server's configuration names the three things here. ``BookRenderer`` prints the formulas of an author's Markdown as
native MathML; ``page_config`` tells the page where its server and its front end are; ``give_token`` lets the page's own
requests to its server through.
"""

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from voila.exporter import VoilaMarkdownRenderer

from ownpace import mathml
from ownpace_page import assets


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


def page_config(_: Mapping[str, Any], *, base_url: str, **__: object) -> dict[str, Any]:
    """Return what a page is told in the place of Voila's own configuration, which it has no use for.

    Raises:
        AssetsError: where the pages' front end was not built.
    """
    return {
        "baseUrl": base_url,
        "wakeUrl": wake_url(os.environ),
        "assets": assets.find().addresses(base_url),
    }


def wake_url(environ: Mapping[str, str]) -> str | None:
    """Return the hub's page that starts a stopped server of this learner; nothing where there is no hub."""
    user = environ.get("JUPYTERHUB_USER")
    if user is None or "JUPYTERHUB_SERVICE_PREFIX" not in environ:
        return None
    return f"{environ.get('JUPYTERHUB_BASE_URL', '/').rstrip('/')}/hub/spawn/{quote(user)}"


def give_token(handler: Any, **_: object) -> None:
    """Make the answer carry the cookie against forged requests; a page without it could not hand work in.

    Voila's own pages never ask for the token, and a server sets the cookie only where somebody asks.
    """
    _token = handler.xsrf_token
