"""Journals: what is written is read back; what is junk is reported; what fails is said."""

import errno
import os
import stat

import pytest

from ownpace import journal
from ownpace.events import Explanation, Reveal, to_line
from ownpace.journal import Journal, JournalError, Junk, entries, merge, read


def _event(number: int, time: str = "2026-01-01T00:00:00.000000Z") -> Reveal:
    return Reveal(id=f"{number:032x}", time=time, problem="two-step", version=1, level=1, seed=number)


def test_nothing_is_made_on_disk_until_the_first_event(tmp_path):
    Journal(tmp_path / "journal")
    assert not (tmp_path / "journal").exists()
    assert list(read(tmp_path / "journal")) == []


def test_what_was_appended_is_read_back_in_order(tmp_path):
    mine = Journal(tmp_path / "deep" / "journal")
    events = [_event(number) for number in range(20)]
    for event in events:
        mine.append(event)
    assert list(read(tmp_path / "deep" / "journal")) == events


def test_the_file_and_its_folder_are_for_their_owner_only(tmp_path):
    mine = Journal(tmp_path / "journal")
    mine.append(_event(1))
    assert stat.S_IMODE(mine.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(mine.path.parent.stat().st_mode) == 0o700


def test_two_writers_on_one_folder_keep_to_their_own_files(tmp_path):
    first, second = Journal(tmp_path), Journal(tmp_path)
    first.append(_event(1))
    second.append(_event(2))
    assert first.path != second.path
    assert {event.id for event in read(tmp_path)} == {_event(1).id, _event(2).id}


def test_every_append_is_synced_before_it_returns(tmp_path, monkeypatch):
    synced: list[bool] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(journal.os, "fsync", fsync)
    mine = Journal(tmp_path)
    mine.append(_event(1))
    mine.append(_event(2))
    assert synced == [True, False, False]


def test_merging_orders_by_time_then_id_and_drops_duplicates(tmp_path):
    late, early = _event(1, "2026-01-02T00:00:00.000000Z"), _event(9, "2026-01-01T00:00:00.000000Z")
    twin = _event(3, "2026-01-02T00:00:00.000000Z")
    for folder, events in (("a", [late, early, early]), ("b", [twin, late])):
        mine = Journal(tmp_path / folder)
        for event in events:
            mine.append(event)
    assert merge([tmp_path / "a", tmp_path / "b", tmp_path / "missing"]) == [early, late, twin]


def test_junk_lines_are_reported_and_the_rest_is_read(tmp_path):
    good = to_line(_event(1)).encode()
    (tmp_path / "x.jsonl").write_bytes(
        b"\n".join([b"", b"junk", b"\xff\xfe", good, b"x" * (journal.MAX_LINE + 9), good, b'{"type":"ex'])
    )
    junk: list[Junk] = []
    assert list(read(tmp_path, junk=junk)) == [_event(1)]
    assert [(each.line, each.torn) for each in junk] == [(2, False), (3, False), (5, False), (7, True)]


def test_reading_goes_on_where_it_stopped(tmp_path):
    mine = Journal(tmp_path)
    for number in range(3):
        mine.append(_event(number))
    seen = list(entries(mine.path))
    mine.append(_event(3))
    assert [entry.event for entry in entries(mine.path, start=seen[1].end)] == [_event(2), _event(3)]


def test_links_pipes_and_folders_in_a_submission_are_reported_and_not_followed(tmp_path):
    secret = tmp_path / "secret.jsonl"
    secret.write_text(to_line(_event(1)) + "\n")
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / "link.jsonl").symlink_to(secret)
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "folder.jsonl").mkdir()
    junk: list[Junk] = []
    assert list(read(folder, junk=junk)) == []
    assert sorted(each.path.name for each in junk) == ["folder.jsonl", "link.jsonl", "pipe.jsonl"]


def test_a_file_past_the_limit_is_read_up_to_it(tmp_path, monkeypatch):
    mine = Journal(tmp_path)
    for number in range(10):
        mine.append(_event(number))
    monkeypatch.setattr(journal, "MAX_FILE", mine.path.stat().st_size // 2)
    junk: list[Junk] = []
    assert 4 <= len(list(read(tmp_path, junk=junk))) <= 6
    assert "longer than" in junk[-1].reason


def test_a_full_disk_is_said_and_costs_nothing_that_was_saved(tmp_path, monkeypatch):
    mine = Journal(tmp_path)
    mine.append(_event(1))
    real = os.write

    def write(handle: int, data: bytes) -> int:
        if len(data) > 40:
            return real(handle, bytes(data[:40]))
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(journal.os, "write", write)
    with pytest.raises(JournalError, match=r"^Could not save to .*No space left.*kept"):
        mine.append(Explanation(assignment="a", slot="e", text="t" * 90))
    monkeypatch.setattr(journal.os, "write", real)
    mine.append(_event(2))
    assert list(read(tmp_path)) == [_event(1), _event(2)]


def test_a_fragment_that_cannot_be_cut_off_is_fenced_off(tmp_path, monkeypatch):
    mine = Journal(tmp_path)
    mine.append(_event(1))
    real = os.write
    monkeypatch.setattr(journal.os, "write", lambda handle, data: real(handle, bytes(data[:9])) and _full())
    monkeypatch.setattr(journal.os, "ftruncate", lambda handle, size: _full())
    with pytest.raises(JournalError):
        mine.append(_event(2))
    monkeypatch.undo()
    mine.append(_event(3))
    junk: list[Junk] = []
    assert list(read(tmp_path, junk=junk)) == [_event(1), _event(3)]
    assert len(junk) == 1


def _full() -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError, match=r"Could not save to .*try again"):
        Journal(tmp_path / "file" / "journal").append(_event(1))


@pytest.mark.parametrize("name", ["../up", "a/b", ".hidden", "a" * 81, "x\n"])
def test_a_session_name_cannot_lead_out_of_the_folder(tmp_path, name):
    with pytest.raises(ValueError, match="session"):
        Journal(tmp_path, session=name)


@pytest.mark.parametrize("gone", ["file", "folder"])
def test_what_is_saved_after_somebody_deleted_the_open_file_is_on_the_disk(tmp_path, gone):
    mine = Journal(tmp_path / "journal")
    mine.append(_event(1))
    mine.path.unlink()
    if gone == "folder":
        mine.path.parent.rmdir()
    mine.append(_event(2))
    assert list(read(tmp_path / "journal")) == [_event(2)]


def test_a_journal_file_that_was_moved_away_is_left_alone(tmp_path):
    mine = Journal(tmp_path / "journal")
    mine.append(_event(1))
    mine.path.rename(mine.path.with_name("kept-elsewhere.jsonl"))
    mine.append(_event(2))
    assert {event.id for event in read(tmp_path / "journal")} == {_event(1).id, _event(2).id}
