"""What HTML may reach a teacher's or a student's page, whoever wrote it.

``clean_html`` lets through text, tables, lists, links, pictures that are part of the page, and MathML; nothing that runs,
nothing that is fetched from elsewhere. ``markdown2html`` is nbconvert's filter of that name with formulas drawn as MathML on
this side (no script, no network) and the same sieve behind it. ``inert_markdown`` writes a student's text so that no
Markdown reader finds anything in it but letters.
"""

import re
import unicodedata

import jinja2
import nh3
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from ownpace import mathml

__all__ = ["clean_html", "inert_markdown", "markdown2html"]

MATHML = {
    "math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle", "mpadded",
    "mphantom", "menclose", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd",
}  # fmt: skip
_MATHML_ATTRIBUTES = {
    "display", "alttext", "mathvariant", "stretchy", "fence", "separator", "form", "lspace", "rspace", "linethickness",
    "columnalign", "columnspacing", "rowspacing", "accent", "notation", "width", "height", "depth", "movablelimits",
}  # fmt: skip
_EXTRA_TAGS = {"section", "main", "header", "footer", "figure", "figcaption", "output"}
_TAGS = set(nh3.ALLOWED_TAGS) - {"map", "area"} | _EXTRA_TAGS | MATHML
_ATTRIBUTES = (
    {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items() if tag in _TAGS}
    | {tag: set(_MATHML_ATTRIBUTES) for tag in MATHML}
    | {"*": {"class", "lang", "title", "dir", "role", "aria-label", "aria-hidden", "aria-labelledby", "id"}}
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_LINK = re.compile(r"(?:https?|mailto):|#", re.IGNORECASE)


def clean_html(element: object) -> str:
    """Return the HTML with everything taken out that runs, or that would be fetched."""
    text = element.decode(errors="replace") if isinstance(element, bytes) else str(element)
    return nh3.clean(
        text,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter_attribute,
        url_schemes={"http", "https", "mailto", "data"},
        strip_comments=True,
        link_rel="noopener noreferrer",
    )


@jinja2.pass_context
def markdown2html(context: jinja2.runtime.Context, source: str) -> str:
    """Return Markdown as harmless HTML. Takes the place of nbconvert's filter of the same name."""
    cell = context.get("cell", {})
    attachments = cell.get("attachments", {}) if hasattr(cell, "get") else {}
    renderer = _Renderer(escape=False, attachments=attachments)
    return clean_html(MarkdownWithMath(renderer=renderer).render(str(source)))


def inert_markdown(text: str) -> str:
    """Return Markdown that shows exactly this text: every sign that could mean something is written as a number."""
    kept = "".join(sign for sign in text if sign in "\n\t" or not unicodedata.category(sign).startswith("C"))
    lines = [_inert_line(line) for line in kept.expandtabs(4).splitlines()]
    # A line of its own for each line that was typed: Markdown would run them together.
    return "\\\n".join(lines)


class _Renderer(IPythonRenderer):
    """nbconvert's Markdown renderer, with formulas as MathML."""

    def block_math(self, body: str) -> str:
        return mathml.from_latex(body, display=True)

    def inline_math(self, body: str) -> str:
        return mathml.from_latex(body)

    def latex_environment(self, name: str, body: str) -> str:
        return mathml.from_latex(mathml.environment(name, body), display=True)


def _inert_line(line: str) -> str:
    if not line.strip():
        return "&nbsp;"
    body = line.lstrip(" ")
    indent = "&nbsp;" * (len(line) - len(body))
    return indent + "".join(
        sign if sign.isalnum() or sign == " " or ord(sign) > 127 else f"&#{ord(sign)};"
        for sign in body.rstrip()
    )


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    if (tag, name) == ("img", "src"):
        return value if _PICTURE.fullmatch(value) else None
    if name in ("href", "cite"):
        return value if _LINK.match(value.strip()) else None
    if name == "src" or value.lstrip().lower().startswith(("javascript:", "data:", "vbscript:")):
        return None
    return value
