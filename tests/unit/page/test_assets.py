"""The pages know their files by the manifest that the build writes, and say what to do where there is none."""

import json
from pathlib import Path

import pytest

from ownpace_page.assets import AssetsError, find, load

MANIFEST = {"scripts": ["page.1.js"], "styles": ["page.2.css"], "fonts": []}


def test_addresses_lie_below_the_learners_own_server(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST))
    assert load(tmp_path).addresses("/user/ada/") == {
        "scripts": ["/user/ada/ownpace/page/page.1.js"],
        "styles": ["/user/ada/ownpace/page/page.2.css"],
        "fonts": [],
    }


@pytest.mark.parametrize("text", ["", "{", "[]", '{"scripts": ["page.js"]}'])
def test_a_broken_manifest_is_said_with_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(AssetsError, match="script/build"):
        load(tmp_path)


def test_a_front_end_that_was_not_built_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ownpace_page.assets.jupyter_path", lambda *_: ["/nowhere"])
    with pytest.raises(AssetsError, match="script/build"):
        find()


def test_every_file_that_a_page_names_first_was_built() -> None:
    built = find()
    names = (*built.scripts, *built.styles, *built.fonts)
    assert built.scripts
    assert built.styles
    assert [name for name in names if not (built.folder / name).is_file()] == []
