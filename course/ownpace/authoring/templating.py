"""How the pages that are written for paper are filled in: Jinja, with everything escaped but our own markup."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ownpace.problems.render import to_html


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of our templates; its filters are `rich` for rich text and `drawing` for a picture."""
    made = Environment(
        loader=PackageLoader("ownpace.authoring", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    made.filters["rich"] = lambda text: Markup(to_html(text))  # noqa: S704  # to_html escapes all prose
    made.filters["drawing"] = Markup  # the kit's own SVG, which escapes its words
    return made
