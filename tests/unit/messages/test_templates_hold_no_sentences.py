"""A page's words come from the catalogue: what is left of a template without its tags and expressions holds no letter."""

import re
from pathlib import Path

import pytest

from ownpace.messages import catalogue

ROOT = Path(__file__).parents[3]
FOLDERS = (
    "extensions/widgets/voila/ownpace",
    "extensions/hub/ownpace_hub/templates",
    "autograder/ownpace_autograder/templates",
)
TEMPLATES = sorted(
    path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in {".html", ".j2"}
)
NOT_PROSE = re.compile(
    r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b[^>]*>.*?</\1>|<!--.*?-->", re.DOTALL
)
ATTRIBUTE = re.compile(r"""\b(?:aria-label|title|alt|placeholder|data-[\w-]+)=(["'])(?=[A-Z])[^"']*\1""")


def _prose(text: str) -> str:
    bare = NOT_PROSE.sub(" ", text)
    return re.sub(r"&\w+;|<[^>]*>", " ", bare)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"[A-Za-z]{2,}", _prose(text)) == []
    assert ATTRIBUTE.findall(NOT_PROSE.sub("", text)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_asks_only_for_sentences_that_there_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    asked = re.findall(r"""sentences\[["']([^"']+)["']\]|["']([^"']+)["'] \| sentence\b""", text)
    assert {one or other for one, other in asked} <= set(catalogue())
