"""YAML that keeps its places, and complaints that name them."""

import pytest
from pydantic import BaseModel, ConfigDict

from ownpace.sources import SourceError, read_text, read_yaml, validated


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    colour: str
    size: int = 1


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    parts: list[Inner] = []
    by_name: dict[str, Inner] = {}
    either: Inner | str = ""


def _faults(tmp_path, text: str) -> list[str]:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        validated(Outer, read_yaml(path))
    return [str(fault).removeprefix(f"{tmp_path}/") for fault in caught.value.faults]


def test_values_are_text_until_a_model_says_otherwise(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("name: no\nparts: [{colour: 010, size: 2}, {colour: 1.50}]\n")
    assert read_yaml(path).data == {
        "name": "no",
        "parts": [{"colour": "010", "size": "2"}, {"colour": "1.50"}],
    }
    assert validated(Outer, read_yaml(path)).parts[0].size == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: a\nparts:\n- color: red\n", "a.yaml:3:3: unknown key 'color'; did you mean 'colour'?"),
        ("name: a\nparts:\n- {colour: red, size: big}\n", "a.yaml:3:23: parts.0.size: Input should be a valid integer"),
        ("name: a\nby_name:\n  one: {clour: red}\n", "a.yaml:3:9: unknown key 'clour'; did you mean 'colour'?"),
        ("name: a\nzzz: 1\n", "a.yaml:2:1: unknown key 'zzz'; known are by_name, either, name, parts"),
        ("parts: []\n", "a.yaml:1:1: 'name' is missing"),
        ("name: a\nname: b\n", "a.yaml:2:1: the key 'name' is written twice"),
        ("name: [a\n", "a.yaml:2:1: is no YAML"),
        ("name: a\n  b: c\n", "a.yaml:2:4: is no YAML"),
        ("", "a.yaml:1:1: 'name' is missing"),
        ("just words", "a.yaml:1:1"),
        ("- a\n- b\n", "a.yaml:1:1"),
        ("name: \x00", "a.yaml"),
    ],
)  # fmt: skip
def test_a_complaint_names_file_line_column_and_what_was_meant(tmp_path, text, told):
    faults = _faults(tmp_path, text)
    assert any(fault.startswith(told) for fault in faults), faults


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(SourceError, match=r"none\.yaml:1:1: cannot be read"):
        read_text(tmp_path / "none.yaml")
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="cannot be read"):
        read_yaml(tmp_path / "b.yaml")


def test_a_huge_file_is_refused(tmp_path):
    (tmp_path / "c.yaml").write_text("a" * 1_000_001)
    with pytest.raises(SourceError, match="the most allowed is 1000000"):
        read_text(tmp_path / "c.yaml")


def test_a_tag_does_not_make_an_object(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_text('name: !!python/object/apply:os.system ["true"]\n')
    with pytest.raises(SourceError):
        validated(Outer, read_yaml(path))
