"""Copies of folders that somebody else may have filled."""

import os
from pathlib import Path

import pytest

from ownpace_autograder.copying import Limits, TooLargeError, copy_tree, drop_links, open_regular


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text("a")
    (folder / "inner" / "b.txt").write_text("b")
    return folder


def copied(source: Path, limits: Limits | None = None) -> tuple[set[str], list[str]]:
    dest = source.with_name("dest")
    left_out = copy_tree(source, dest, limits=limits)
    return {str(path.relative_to(dest)) for path in dest.rglob("*") if path.is_file()}, left_out


def test_files_and_folders_are_copied(source: Path) -> None:
    assert copied(source) == ({"a.txt", "inner/b.txt"}, [])


def test_links_and_pipes_are_left_out_and_named(source: Path) -> None:
    (source / "link").symlink_to("/etc/hostname")
    (source / "folder").symlink_to("/etc")
    os.mkfifo(source / "pipe")
    assert copied(source) == ({"a.txt", "inner/b.txt"}, ["folder", "link", "pipe"])


def test_a_source_that_is_a_link_is_not_followed(source: Path) -> None:
    link = source.with_name("link")
    link.symlink_to(source)
    dest = source.with_name("dest")
    copy_tree(link, dest)
    assert list(dest.iterdir()) == []


def test_ignored_names_are_left_out_everywhere(source: Path) -> None:
    assert copied(source, Limits(ignore=("*.txt",))) == (set(), [])


@pytest.mark.parametrize("limits", [Limits(files=2), Limits(size=1)])
def test_too_much_is_refused(source: Path, limits: Limits) -> None:
    with pytest.raises(TooLargeError):
        copied(source, limits)


def test_what_lies_too_deep_is_left_out(source: Path) -> None:
    deep = source.joinpath(*["d"] * 40)
    deep.mkdir(parents=True)
    (deep / "c.txt").touch()
    assert copied(source)[0] == {"a.txt", "inner/b.txt"}


def test_links_are_dropped_from_a_folder_of_ours(source: Path) -> None:
    (source / "inner" / "link").symlink_to("/etc")
    os.mkfifo(source / "pipe")
    assert sorted(drop_links(source)) == ["inner/link", "pipe"]
    assert Path("/etc").is_dir()
    assert drop_links(source) == []


def test_only_regular_files_are_opened(source: Path) -> None:
    os.close(open_regular(source / "a.txt"))
    os.mkfifo(source / "pipe")
    (source / "link").symlink_to(source / "a.txt")
    for name in ("pipe", "link", "inner"):
        with pytest.raises(OSError):  # noqa: PT011  # each kind has a reason of its own
            open_regular(source / name)


def test_a_folder_that_cannot_be_listed_does_not_pass_for_an_empty_one(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def failing(folder: object) -> object:
        if isinstance(folder, int) and os.path.samestat(os.fstat(folder), (source / "inner").stat()):
            raise OSError(5, "Input/output error")
        return listed(folder)  # type: ignore[call-overload]  # whatever os.fwalk gives

    monkeypatch.setattr(os, "scandir", failing)
    with pytest.raises(OSError, match="Input/output"):
        copied(source)
