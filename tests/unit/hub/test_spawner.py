"""What a person's server is told of the class's language: whatever was chosen when the class was opened."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from ownpace_hub.rosters import Person, Roster, write_roster
from ownpace_hub.spawner import ClassSpawner

ROSTER = Roster((Person("rivera", "Ms. Rivera", "teacher", ""), Person("ada", "Ada Byron", "student", "A")))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_roster(tmp_path / "roster.csv", ROSTER)
    return tmp_path


@pytest.mark.parametrize("language", ["", "es"])
def test_a_server_speaks_what_the_class_was_opened_in(home: Path, language: str) -> None:
    spawner = ClassSpawner(home=str(home), language=language, user=SimpleNamespace(name="ada"))
    assert spawner.user_env({})["OWNPACE_LANGUAGE"] == language
