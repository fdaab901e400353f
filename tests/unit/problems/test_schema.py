"""The schema that editors use, and the models that the files are checked with, are one thing."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from ownpace.problems.format.schema import schema_text

from .conftest import NOTEBOOKS, SMALL

PUBLISHED = Path(__file__).parents[3] / "docs/schema/problem.schema.json"
FILES = sorted(path for path in NOTEBOOKS.glob("u*/*/*.yaml") if "." not in path.stem)


def test_the_published_schema_is_that_of_the_models():
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), (
        "python -m ownpace.problems.format.schema > docs/schema/problem.schema.json"
    )


def _check(text: str) -> None:
    # An editor reads numbers as numbers, and keys as text.
    data = json.loads(json.dumps(yaml.safe_load(text)))
    jsonschema.validate(data, json.loads(PUBLISHED.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_takes_the_problems_of_the_course(path):
    _check(
        path.read_text(encoding="utf-8").replace("{id: yes,", '{id: "yes",').replace("{id: no,", '{id: "no",')
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title:", "titel:"),
        ("type: number", "type: numbre"),
        ("value: s", "valeu: s"),
        ("version: 1", "version: x"),
    ],
)
def test_an_editor_marks_a_slip(old, new):
    _check(SMALL)
    with pytest.raises(jsonschema.ValidationError):
        _check(SMALL.replace(old, new))
