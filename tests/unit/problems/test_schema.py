"""The schema that editors use, and the models that the files are checked with, are one thing."""

import json
import re
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


class _EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: numbers are numbers, `yes` and `on` are texts."""


_BOOL = "tag:yaml.org,2002:bool"
_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != _BOOL]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_EditorLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))


def _check(text: str) -> None:
    data = json.loads(json.dumps(yaml.load(text, Loader=_EditorLoader)))
    jsonschema.validate(data, json.loads(PUBLISHED.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_takes_the_problems_of_the_course(path):
    _check(path.read_text(encoding="utf-8"))


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
