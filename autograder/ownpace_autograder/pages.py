"""The pages that nbgrader makes of a graded notebook, safe and off-line.

``SafeHTMLExporter`` stands where nbgrader would use nbconvert's exporter: for feedback through its configuration, for
formgrader through ``ownpace_autograder.formgrader``. It owns the templates of this package. ``feedback_page`` puts a page
that came back through the exchange into a shell of our own for the student.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader
from nbconvert.exporters import HTMLExporter
from traitlets import default
from traitlets.config import Config

from ownpace.messages import sentence, spoken_language
from ownpace_autograder.sanitising import clean_html, markdown2html

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
"""Sent with every feedback page: nothing runs, nothing is fetched, nobody frames it."""


class SafeHTMLExporter(HTMLExporter):
    """nbconvert's HTML exporter with nothing live in what it writes and nothing fetched from elsewhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]  # nbconvert leaves it untyped
        ours: BaseLoader = PackageLoader("ownpace_autograder", "templates/everywhere")
        if self.template_name == "feedback":
            self.extra_loaders = [PackageLoader("ownpace_autograder", "templates/feedback"), ours]
        else:
            self.extra_loaders = [ours]

    @default("sanitize_html")
    def _sanitize_html_default(self) -> bool:
        return True

    @property
    def default_config(self) -> Config:
        """nbconvert's, without scripts and widgets: an output with one of them beside its HTML shows the HTML."""
        shown = [
            "text/html",
            "image/svg+xml",
            "image/png",
            "image/jpeg",
            "text/markdown",
            "text/latex",
            "text/plain",
        ]
        config: Config = super().default_config
        config.merge(Config({"NbConvertBase": {"display_data_priority": shown}}))
        return config

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        """Yield nbconvert's filters, with ours in place of those that let HTML through."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]  # as above
        yield ("clean_html", clean_html)
        yield ("markdown2html", markdown2html)
        yield ("feedback_style", feedback_style)
        yield ("sentence", sentence)
        yield ("spoken", lambda _: spoken_language())


@lru_cache(maxsize=1)
def feedback_style(_: object = None) -> str:
    """Return the style sheet of a feedback page."""
    return files("ownpace_autograder").joinpath("templates/feedback.css").read_text(encoding="utf-8")


def feedback_page(pages: Iterable[str], *, title: str, submitted_at: str, home_url: str) -> str:
    """Return one HTML page around the feedback that the teacher released, whatever those files hold.

    Args:
        pages: the released HTML files, one for each notebook.
        title: the assignment's title.
        submitted_at: when the work was handed in, for people.
        home_url: where the link back leads.
    """
    return _shell(
        bodies=[_body(page) for page in pages], title=title, submitted_at=submitted_at, home_url=home_url
    )


def message_page(*, message: str, what_to_do: str, home_url: str) -> str:
    """Return a page that says what happened instead of feedback, and what to do."""
    return _shell(bodies=[], title=message, what_to_do=what_to_do, home_url=home_url)


def _shell(**values: object) -> str:
    environment = Environment(loader=PackageLoader("ownpace_autograder", "templates"), autoescape=True)
    environment.filters["sentence"] = sentence
    return environment.get_template("feedback_shell.html.j2").render(
        style=feedback_style(), spoken=spoken_language(), **values
    )


def _body(page: str) -> str:
    # The sieve drops <head>, <body> and their like and keeps what stood inside; a title would stay as loose text.
    start, end = page.lower().find("<body"), page.lower().rfind("</body>")
    return clean_html(page[start : end if end > start else None] if start >= 0 else page)
