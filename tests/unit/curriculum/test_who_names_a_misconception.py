"""`map/recognised.table.yaml` says of every misconception of the map who can name it: the algebra, an author, or nobody and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ownpace.algebra.misconceptions import ALL_IDS
from ownpace.algebra.misconceptions.catalogue import SAME_BELIEF
from ownpace.curriculum.reading import read_skills

COURSE = Path(__file__).parents[3] / "notebooks"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    table = yaml.safe_load((COURSE / "map/recognised.table.yaml").read_text(encoding="utf-8"))
    return list(table["beliefs"])


def of_kind(rows: list[dict[str, str]], kind: str) -> set[str]:
    return {row["id"] for row in rows if row["by"] == kind}


def predicted() -> set[str]:
    """Return the misconceptions that the problems of the course predict."""
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in COURSE.glob("u*/*/*.yaml"))
    return {mistake["id"] for file in files for mistake in _mistakes(file) if isinstance(mistake, dict)}


def _mistakes(part: Any) -> Iterator[Any]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "mistakes" and isinstance(value, list):
                yield from value
            yield from _mistakes(value)
    elif isinstance(part, list):
        for value in part:
            yield from _mistakes(value)


def test_every_misconception_of_the_map_stands_in_the_table_once(rows: list[dict[str, str]]) -> None:
    skills, _ = read_skills([COURSE])
    assert sorted(row["id"] for row in rows) == sorted(skills.misconceptions())


def test_the_algebra_names_just_those_that_the_table_says(rows: list[dict[str, str]]) -> None:
    named = {row["id"]: row.get("rule", row["id"]) for row in rows if row["by"] == "core"}
    assert set(named.values()) <= set(ALL_IDS)
    assert {belief: rule for belief, rule in named.items() if rule != belief}.items() <= SAME_BELIEF.items()
    assert not (of_kind(rows, "author") | of_kind(rows, "nobody")) & {*ALL_IDS, *SAME_BELIEF}


def test_what_a_problem_predicts_is_not_said_to_be_named_by_nobody(rows: list[dict[str, str]]) -> None:
    found = predicted()
    assert found, "no problem predicts anything"
    assert not found & of_kind(rows, "nobody"), "give these `by: author` in map/recognised.table.yaml"


def test_a_reason_is_given_where_nobody_names_it_and_only_there(rows: list[dict[str, str]]) -> None:
    assert {row["by"] for row in rows} == {"core", "author", "nobody"}
    assert {row["id"] for row in rows if row.get("why")} == of_kind(rows, "nobody")
