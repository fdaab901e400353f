"""What the browser's half and Python's half both hold to be true: limits, names and words."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from ownpace import events
from ownpace.messages import catalogue
from ownpace.widgets.card import MODULE, MODULE_VERSION
from ownpace_pacing.activity import IDLE_CUT_S, ROUND_TO_MIN, shown_minutes

EXTENSIONS = Path(__file__).parents[3] / "extensions"
WIDGETS, PACING = EXTENSIONS / "widgets/src", EXTENSIONS / "pacing/src"


def _constant(file: Path, name: str) -> str:
    found = re.search(rf"\bconst {name}\b[^=]*= ([^;]+);", file.read_text(encoding="utf-8"))
    assert found, f"{file.name} has no {name}"
    return found[1]


@pytest.mark.parametrize(
    ("file", "name", "here"),
    [
        (WIDGETS / "slot.ts", "LONGEST_TEXT", events.MAX_EXPLANATION),
        (PACING / "clock.ts", "IDLE_CUT_MS", IDLE_CUT_S * 1000),
    ],
)
def test_a_limit_is_the_same_on_both_sides(file: Path, name: str, here: int) -> None:
    assert int(_constant(file, name).replace("_", "")) == here


def test_a_page_has_the_kinds_and_the_names_that_an_event_takes() -> None:
    kinds = re.findall(r"'(\w+)'", _constant(PACING / "page.ts", "KINDS"))
    assert tuple(kinds) == get_args(get_type_hints(events.View)["kind"])
    name = events.schema("attempt")["properties"]["problem"]["pattern"]
    assert _constant(PACING / "page.ts", "NAME") == f"/{name}/"


def test_minutes_are_rounded_alike() -> None:
    text = (WIDGETS / "board/content.ts").read_text(encoding="utf-8")
    assert (
        f"minutes < {ROUND_TO_MIN} ? minutes : {ROUND_TO_MIN} * Math.round(minutes / {ROUND_TO_MIN})" in text
    )
    assert [shown_minutes(60 * each) for each in (4, 7, 8, 12, 13)] == [4, 5, 10, 10, 15]


def test_the_widgets_have_one_name_and_version() -> None:
    text = (WIDGETS / "index.ts").read_text(encoding="utf-8")
    version = MODULE_VERSION.removeprefix("^")
    assert f"name: '{MODULE}', version: '{version}'" in text
    assert f"_model_module_version: '{MODULE_VERSION}'" in (WIDGETS / "card.ts").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(WIDGETS.rglob("*.ts")), ids=lambda file: file.name)
def test_every_word_that_a_view_asks_for_is_in_the_catalogue(file: Path) -> None:
    asked = set(re.findall(r"\bwords?\('(\w+)'\)", file.read_text(encoding="utf-8")))
    assert asked <= {key.partition(".")[2] for key in catalogue()}
