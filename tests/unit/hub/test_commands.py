"""What an operator types beside ``ownpace class``: the answers are plain, and exit codes tell right from wrong."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ownpace_hub.commands import class_command, doctor_command, roster_command
from ownpace_hub.passphrases import PassphraseStore
from ownpace_hub.places import Places
from ownpace_hub.rosters import Person, Roster, write_roster

ROSTER = Roster((Person("rivera", "Ms. Rivera", "teacher", ""), Person("ada", "Ada Byron", "student", "A")))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_roster(tmp_path / "roster.csv", ROSTER)
    PassphraseStore.at(Places(tmp_path)).complete(ROSTER)
    return tmp_path


def typed(command: object, *arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(command, list(arguments))  # type: ignore[arg-type]  # any command


def test_a_good_roster_is_counted(home: Path) -> None:
    result = typed(roster_command, "check", "--home", str(home))
    assert result.exit_code == 0
    assert "1 teacher, 0 coach, 1 student" in result.output


def test_a_roster_can_be_checked_before_it_is_used(home: Path) -> None:
    (home / "next.csv").write_text("name,display_name,role,section\nx y,X,student,A\n")
    result = typed(roster_command, "check", str(home / "next.csv"))
    assert result.exit_code == 1
    assert "next.csv:2: the name 'x y'" in result.output


def test_the_list_shows_people_with_their_passphrases(home: Path) -> None:
    result = typed(roster_command, "list", "--home", str(home))
    assert PassphraseStore.at(Places(home)).in_clear()["ada"] in result.output
    assert "Ada Byron" in result.output


def test_a_passphrase_that_is_not_on_the_sheet_is_not_made_up(home: Path) -> None:
    (home / "sign-in-sheet.csv").unlink()
    assert "not on the sheet" in typed(roster_command, "list", "--home", str(home)).output


def test_a_new_passphrase_is_printed_and_works(home: Path) -> None:
    result = typed(roster_command, "passphrase", "ada", "--home", str(home))
    assert result.exit_code == 0
    assert PassphraseStore.at(Places(home)).check("ada", result.output.rsplit(": ", 1)[1])


def test_a_new_passphrase_for_nobody_is_refused(home: Path) -> None:
    result = typed(roster_command, "passphrase", "zed", "--home", str(home))
    assert result.exit_code == 1
    assert "ownpace roster list" in result.output


def test_a_class_in_a_language_that_nobody_knows_is_not_opened(home: Path) -> None:
    result = typed(class_command, "--home", str(home), "--language", "tlh")
    assert result.exit_code == 2
    assert "'tlh' is not one of 'en', 'es'" in result.output


def test_the_doctor_says_what_is_wrong_and_exits_with_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = typed(doctor_command, "--home", str(tmp_path), "--port", str(port))
    assert result.exit_code == 1
    assert f"port {port} is taken" in result.output
    assert "memory" in result.output


@pytest.mark.parametrize("command", [class_command, doctor_command])
def test_an_address_that_is_none_is_refused(command: object, tmp_path: Path) -> None:
    result = typed(command, "--home", str(tmp_path / "class"), "--ip", "everywhere")
    assert result.exit_code == 2
    assert "127.0.0.1 is this computer alone" in result.output


@pytest.mark.parametrize("text", ["{broken", "[]", "\x00"])
def test_damaged_passphrases_are_named_with_the_way_out(home: Path, text: str) -> None:
    (home / "passphrases.json").write_text(text)
    result = typed(roster_command, "passphrase", "ada", "--home", str(home))
    assert result.exit_code == 1
    assert "passphrases.json cannot be read" in result.output
    assert "delete it" in result.output


def test_a_class_folder_with_a_file_in_the_way_is_refused_with_its_name(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "people").write_text("a file")
    monkeypatch.setattr("ownpace_hub.commands.findings", lambda _: ())
    result = typed(class_command, "--home", str(home))
    assert result.exit_code == 1
    assert "people" in result.output
    assert "--home" in result.output
