"""Every example of the page for authors: it loads, draws, and judges just as the page says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ownpace.problems import Response, Variant, draw, judge, load_problem
from ownpace.problems.answers import TYPES, kind_of

PAGE = (Path(__file__).parents[3] / "docs/problems.md").read_text(encoding="utf-8")
HEAD = next(re.finditer(r"```yaml head\n(.*?)```", PAGE, re.DOTALL))[1].replace("two-step ", "example  ")
EXAMPLE = re.compile(r"```yaml\n(.*?)```\n\n((?:\|[^\n]*\n)*)", re.DOTALL)
ROW = re.compile(r"\| (`.*`) \| ([a-z]+) \| ([a-z._-]+) \|")


def _examples() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    for text, table in EXAMPLE.findall(PAGE):
        rows = [
            ("\n".join(re.findall(r"`([^`]*)`", cell)), status, key)
            for cell, status, key in ROW.findall(table)
        ]
        yield text, rows


EXAMPLES = list(_examples())


def _variant(text: str, folder: Path, level: int = 1) -> Variant:
    """Draw an example, whose one level stands for all three."""
    one = re.search(r"^levels: \{1: (\{.*\})\}$", text, re.MULTILINE)
    assert one, text
    whole = text.replace(one[0], f"levels: {{1: {one[1]}, 2: {one[1]}, 3: {one[1]}}}")
    path = folder / "example.yaml"
    path.write_text(HEAD + whole, encoding="utf-8")
    return draw(load_problem(path), level=level, seed=1)


def test_the_page_has_an_example_of_every_type_of_answer():
    shown = {yaml.safe_load(text)["answer"]["type"] for text, _ in EXAMPLES}
    assert shown == set(TYPES)
    assert all(rows for _, rows in EXAMPLES)


@pytest.mark.parametrize(("text", "rows"), EXAMPLES, ids=[str(at) for at in range(len(EXAMPLES))])
def test_an_example_is_judged_as_the_page_says(text, rows, tmp_path):
    variant = _variant(text, tmp_path)
    for response, status, key in rows:
        verdict = judge(Response(response), variant)
        assert (verdict.status, verdict.key) == (status, key), f"{response}: {verdict}"


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES], ids=[str(at) for at in range(len(EXAMPLES))])
def test_the_right_answer_of_an_example_is_right_in_every_way_to_write_it(text, tmp_path):
    variant = _variant(text, tmp_path)
    forms = list(kind_of(variant.answer.type).equal_forms(variant.answer))
    assert forms
    for form in forms:
        wanted = "undecided" if variant.answer.type == "explain" else "right"
        assert judge(Response(form), variant).status == wanted, form
