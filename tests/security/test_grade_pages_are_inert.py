"""What a student writes is shown as letters: in the graded notebook, in formgrader, in the feedback, on the screen."""

import re
from html.parser import HTMLParser
from typing import Any

import nbformat
import pytest
from nbgrader.server_extensions.formgrader import handlers

from ownpace_autograder.pages import SafeHTMLExporter, feedback_page
from ownpace_autograder.sanitising import clean_html, inert_markdown

ASSIGNMENT = "u00-equations"
HOSTILE = """<script>alert(1)</script> <img src=x onerror=alert(1)> [click](javascript:alert(1))
# heading
![p](https://evil.example/p.png) $\\href{javascript:alert(1)}{x}$ `code` <b>bold</b> &lt;i&gt; https://evil.example/
{{ 7*7 }} {% raw %} \x07\u202e"""


class Live(HTMLParser):
    """Collects whatever of a page would run, or would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if (
            tag in ("script", "iframe", "object", "embed", "form", "svg", "link", "base", "meta")
            and "charset" not in given
        ):
            self.found.append(f"<{tag} {given}>" if given.get("name") != "viewport" else "")
        for name, value in given.items():
            if name.startswith("on") or value.strip().lower().startswith(("javascript:", "vbscript:")):
                self.found.append(f"{tag} {name}={value}")
            if name in ("src", "srcset", "poster", "background") and not value.startswith("data:image/"):
                self.found.append(f"{tag} {name}={value}")
        self.found = [each for each in self.found if each]


def live(page: str) -> list[str]:
    parser = Live()
    parser.feed(page)
    return parser.found


@pytest.fixture
def hostile_class(classroom: Any) -> Any:
    classroom.taught("release", ASSIGNMENT)
    classroom.counter("mallory").fetch(ASSIGNMENT)
    classroom.answer("mallory", "q1", "<script>alert(1)</script>")
    classroom.answer("mallory", "q2", "x = 3 <img src=https://evil.example/x onerror=alert(1)>")
    classroom.explain("mallory", HOSTILE)
    classroom.counter("mallory").submit(ASSIGNMENT)
    classroom.taught("collect")
    classroom.taught("grade")
    return classroom


def formgrader_page(classroom: Any) -> str:
    from traitlets.config import Config

    config = Config(classroom.course().config)
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    path = classroom.course_dir / "autograded" / "mallory" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    resources = {"base_url": "/user/t", "index": 0, "total": 1, "student": "mallory", "notebook_path": "x"}
    page, _ = SafeHTMLExporter(config=config).from_filename(str(path), resources=resources)
    return str(page)


def notebook_part(page: str) -> str:
    """Return the part of formgrader's page that shows the notebook; around it stand nbgrader's own scripts."""
    return page[page.index('id="notebook-container"') : page.index('id="statusmessage"')]


def test_the_graded_notebook_holds_no_live_text(hostile_class: Any) -> None:
    graded = hostile_class.graded_notebook("mallory")
    for cell in graded.cells:
        for output in cell.get("outputs", []):
            assert live(output.data["text/html"]) == []
            assert "&lt;script&gt;" in output.data["text/html"] or "script" not in output.data["text/html"]
    explanation = next(
        cell for cell in graded.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "explain1"
    )
    question, _, written = explanation.source.partition("</div>")
    assert live(question) == []
    assert "<" not in written
    assert "javascript:" not in explanation.source


def test_formgrader_shows_letters_only(hostile_class: Any) -> None:
    shown = notebook_part(formgrader_page(hostile_class))
    assert [each for each in live(shown) if "nbgrader" not in each] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<math" in shown
    assert "https://cdnjs" not in formgrader_page(hostile_class)


def test_the_feedback_runs_nothing_and_fetches_nothing(hostile_class: Any) -> None:
    hostile_class.grade_by_hand("mallory", "explain1", 1, "*well* <script>alert(2)</script>")
    hostile_class.taught("feedback", "--unfinished")
    counter = hostile_class.counter("mallory")
    submitted_at = counter.standing(ASSIGNMENT).handed_in[-1].submitted_at
    pages = counter.feedback(ASSIGNMENT, submitted_at)
    served = feedback_page(pages, title="<b>x</b>", submitted_at="today", home_url="/user/mallory/")
    for page in (*pages, served):
        assert live(page) == []
        assert "<em>well</em>" in page
        assert not re.search(
            r"url\(|@import|https?://(?!www\.w3\.org)", page.replace("https://evil.example", "")
        )
    assert "&lt;b&gt;x&lt;/b&gt;" in served


def test_a_page_that_somebody_else_put_into_the_exchange_is_made_harmless() -> None:
    page = "<html><head><title>t</title><script>1</script></head><body onload=x()><p>kept</p><script>2</script></body></html>"
    served = feedback_page([page, HOSTILE], title="t", submitted_at="today", home_url="/")
    assert live(served) == []
    assert "<p>kept</p>" in served


def test_an_ordinary_notebook_is_shown_without_anything_live() -> None:
    data = {
        "text/html": "<b>ok</b><script>1</script><img src=x onerror=1>",
        "application/javascript": "alert(1)",
    }
    cells = [
        nbformat.v4.new_markdown_cell("a <script>alert(1)</script> [b](javascript:alert(1)) $\\frac12$"),
        nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data=data)]),
    ]
    page, _ = SafeHTMLExporter(template_name="classic").from_notebook_node(
        nbformat.v4.new_notebook(cells=cells)
    )
    body = page[page.index("<main") : page.index("</main>")]
    assert live(body) == []
    assert "<b>ok</b>" in body
    assert "<mfrac>" in body


@pytest.mark.parametrize(
    "html",
    [
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<math><annotation-xml encoding='text/html'><img src=x onerror=alert(1)></annotation-xml></math>",
        "<svg><animate onbegin=alert(1)></svg><style>@import 'https://evil.example/x'</style>",
        "<a href='java\nscript:alert(1)'>x</a><a href='data:text/html,<script>1</script>'>y</a>",
        "<img src='//evil.example/x.png' srcset='https://evil.example/y.png 2x'><img src='data:image/svg+xml,<svg/>'>",
        "<p style='background:url(https://evil.example)'>x</p><input formaction=javascript:1><base href=//evil.example>",
        "<math href='javascript:alert(1)' xlink:href='javascript:alert(1)'><mi>x</mi></math>",
    ],
)
def test_the_sieve_lets_nothing_live_through(html: str) -> None:
    cleaned = clean_html(html)
    assert live(cleaned) == []
    assert "evil.example" not in cleaned


def test_inert_markdown_keeps_every_letter_and_line() -> None:
    from jinja2 import Environment

    environment = Environment(autoescape=False)
    environment.filters["markdown2html"] = "unused"
    from ownpace_autograder.sanitising import markdown2html

    environment.filters["markdown2html"] = markdown2html
    typed = "  2x + 3 = 11\n\n- so x = 4 * 1\n1. `x`_y_ $z$ <b>"
    html = environment.from_string("{{ text | markdown2html }}").render(text=inert_markdown(typed))
    text = re.sub(r"<[^>]+>", "", html.replace("<br>", "")).replace("&nbsp;", "\u00a0").replace("&lt;", "<")
    assert text.replace("&gt;", ">").strip("\n").splitlines() == [
        "\u00a0\u00a02x + 3 = 11", "\u00a0", "- so x = 4 * 1", "1. `x`_y_ $z$ <b>",
    ]  # fmt: skip
    assert re.findall(r"<(\w+)", html) == ["p", "br", "br", "br"]
