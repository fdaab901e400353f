"""Passphrases are made, kept as hashes, forgiving to type, and handed out on one sheet."""

import stat
from pathlib import Path

from ownpace_hub.passphrases import PassphraseStore, hashed, matches, new_passphrase, normal, words
from ownpace_hub.places import Places
from ownpace_hub.rosters import Person, Roster

ADA = Person("ada", "Ada Byron", "student", "A")
BEN = Person("ben", "Ben Mensah", "student", "B")


def store(folder: Path) -> PassphraseStore:
    return PassphraseStore.at(Places(folder))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_passphrase_is_three_known_words() -> None:
    parts = new_passphrase().split("-")
    assert len(parts) == 3
    assert set(parts) <= set(words())


def test_there_are_enough_different_short_words() -> None:
    assert len(set(words())) == len(words()) >= 400
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in words())


def test_case_and_the_marks_between_words_do_not_matter() -> None:
    stored = hashed("maple-river-cloud")
    assert matches(" Maple River  CLOUD ", stored)
    assert normal("Maple - river cloud") == "maple-river-cloud"


def test_a_wrong_passphrase_and_a_missing_hash_open_nothing() -> None:
    assert not matches("maple-river-rain", hashed("maple-river-cloud"))
    assert not matches("maple-river-cloud", None)
    assert not matches("", None)


def test_the_hash_does_not_show_the_passphrase_and_differs_each_time() -> None:
    assert "maple" not in hashed("maple-river-cloud")
    assert hashed("maple-river-cloud") != hashed("maple-river-cloud")


def test_everyone_gets_a_passphrase_and_both_files_are_private(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.complete(Roster((ADA, BEN)))
    clear = kept.in_clear()
    assert set(clear) == {"ada", "ben"}
    assert kept.check("ada", clear["ada"])
    assert not kept.check("ada", clear["ben"])
    assert mode(kept.hashes) == mode(kept.sheet) == 0o600


def test_a_second_start_keeps_passphrases_and_adds_newcomers(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.complete(Roster((ADA,)))
    before = kept.in_clear()["ada"]
    kept.complete(Roster((ADA, BEN)))
    assert kept.in_clear()["ada"] == before
    assert kept.check("ben", kept.in_clear()["ben"])


def test_a_deleted_sheet_closes_nobody_out(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.complete(Roster((ADA,)))
    phrase = kept.in_clear()["ada"]
    kept.sheet.unlink()
    kept.complete(Roster((ADA,)))
    assert kept.check("ada", phrase)


def test_a_renewed_passphrase_replaces_the_old_one(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.complete(Roster((ADA, BEN)))
    old = kept.in_clear()
    new = kept.renew(Roster((ADA, BEN)), ADA)
    assert kept.check("ada", new)
    assert not kept.check("ada", old["ada"])
    assert kept.check("ben", old["ben"])


def test_a_sheet_that_a_spreadsheet_saved_its_own_way_is_still_read(tmp_path: Path) -> None:
    nina = Person("nina", "Niña Núñez", "student", "A")
    kept = store(tmp_path)
    kept.complete(Roster((nina,)))
    phrase = kept.in_clear()["nina"]
    kept.sheet.write_bytes(kept.sheet.read_text("utf-8").replace(",", ";").encode("cp1252"))
    kept.complete(Roster((nina, BEN)))
    assert kept.in_clear()["nina"] == phrase
    assert "Niña Núñez" in kept.sheet.read_text("utf-8")


def test_the_sheet_follows_the_roster(tmp_path: Path) -> None:
    kept = store(tmp_path)
    kept.complete(Roster((ADA, BEN)))
    phrase = kept.in_clear()["ada"]
    kept.complete(Roster((Person("ada", "Ada King", "student", "C"),)))
    assert kept.sheet.read_text("utf-8").splitlines()[1:] == [f"ada,Ada King,student,C,{phrase}"]
