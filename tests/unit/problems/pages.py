"""The examples of the page for authors: texts, the judged responses beside them, and their variants."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from ownpace.problems import Problem, Variant, draw, load_problem

PAGE = (Path(__file__).parents[3] / "docs/problems.md").read_text(encoding="utf-8")
HEAD = next(re.finditer(r"```yaml head\n(.*?)```", PAGE, re.DOTALL))[1]
_EXAMPLE = re.compile(r"```yaml\n(.*?)```\n\n((?:\|[^\n]*\n)*)", re.DOTALL)
_ROW = re.compile(r"\| (`.*`) \| ([a-z]+) \| ([a-z._-]+) \|")
_LEVEL = re.compile(r"^levels: \{1: (\{.*\})\}$", re.MULTILINE)

Row = tuple[str, str, str]


def examples() -> Iterator[tuple[str, list[Row]]]:
    """Yield each example's YAML, and the responses to it with their status and key."""
    for text, table in _EXAMPLE.findall(PAGE):
        rows = [
            ("\n".join(re.findall(r"`([^`]*)`", cell)), status, key)
            for cell, status, key in _ROW.findall(table)
        ]
        yield text, rows


def whole(text: str) -> str:
    """Return an example with its head, its one level standing for all three."""
    one = _LEVEL.search(text)
    assert one, text
    return HEAD + text.replace(one[0], f"levels: {{1: {one[1]}, 2: {one[1]}, 3: {one[1]}}}")


def problem(text: str) -> Problem:
    """Return the problem of an example."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.yaml"
        path.write_text(whole(text), encoding="utf-8")
        return load_problem(path)


def variant(text: str) -> Variant:
    """Return the one variant of an example."""
    return draw(problem(text), level=1, seed=1)
