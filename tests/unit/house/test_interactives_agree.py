"""The browser's half of the interactives and Python's half know the same kinds and the same options."""

import json
import re
from pathlib import Path

import pytest

from ownpace.messages import catalogue
from ownpace.widgets.interactives import KINDS, kind_of, set_up

WIDGETS = Path(__file__).parents[3] / "extensions/widgets"
ROOM = WIDGETS / "src/interactives"
SAMPLES = WIDGETS / "tests/interactives/samples.json"


def _registered() -> list[str]:
    text = (ROOM / "index.ts").read_text(encoding="utf-8")
    return re.findall(r"^  '?([\w-]+)'?: \(\) => import\('\./\1'\)", text, flags=re.MULTILINE)


def test_both_halves_know_the_same_kinds() -> None:
    # The kinds that live on the graph board may stand among them, in a room of their own.
    assert set(_registered()) == {kind for kind in KINDS if (ROOM / f"{kind}.ts").exists()}
    assert {file.stem for file in ROOM.glob("*-*.ts")} <= set(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if (ROOM / f"{kind}.ts").exists()])
def test_a_kind_draws_the_options_that_are_sent(kind: str) -> None:
    body = re.search(
        r"^interface Options \{\n(.*?)^\}",
        (ROOM / f"{kind}.ts").read_text(encoding="utf-8"),
        flags=re.M | re.S,
    )
    assert body, f"{kind}.ts has no interface Options"
    names = re.findall(r"^  (\w+)\??:", body[1], flags=re.MULTILINE)
    assert set(names) == set(set_up(kind, kind_of(kind).sample).face())


@pytest.mark.parametrize("kind", KINDS)
def test_the_browser_is_tested_with_what_python_sends(kind: str) -> None:
    """To write the samples anew, run this file as a program."""
    assert json.loads(SAMPLES.read_text(encoding="utf-8"))[kind] == _sample(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_heading_and_an_introduction(kind: str) -> None:
    assert {f"{kind}.heading", f"{kind}.intro"} <= set(catalogue())


def _sample(kind: str) -> object:
    return json.loads(json.dumps(set_up(kind, kind_of(kind).sample).face()))


if __name__ == "__main__":
    text = json.dumps({kind: _sample(kind) for kind in KINDS}, ensure_ascii=False, indent=1, sort_keys=True)
    SAMPLES.write_text(f"{text}\n", encoding="utf-8")
