"""A class with packs on its course: built into the class folder, kept for later starts."""

from pathlib import Path

import click
import pytest

from ownpace.curriculum import load_course
from ownpace_hub.packs import class_course
from ownpace_hub.places import Places, built_course

PACK = (
    "id: school\ntitle: School\nlicence: CC-BY-4.0\nauthors: [Test]\nunits: [{id: s1-extra, title: Extra}]\n"
)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "class")


def test_a_class_without_packs_has_the_plain_course(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OWNPACE_COURSE", str(places.home / "elsewhere"))
    assert class_course(places, ()) == built_course() == places.home / "elsewhere"


def test_a_class_keeps_the_packs_that_it_was_opened_with(places: Places, tmp_path: Path) -> None:
    pack = tmp_path / "school"
    pack.mkdir()
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    course = class_course(places, [pack])
    assert "s1-extra" in [unit.id for unit in load_course(course).units]
    assert class_course(places, ()) == course


def test_a_pack_that_cannot_be_built_is_told_and_leaves_nothing(places: Places, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(click.ClickException, match=r"pack\.yaml.*there is no pack\.yaml in this folder"):
        class_course(places, [tmp_path / "empty"])
    assert not places.course_with_packs.exists()
