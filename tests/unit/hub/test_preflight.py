"""A class opens, warns or refuses from measured figures alone, and every refusal says what to do."""

import dataclasses
import errno
import socket
from pathlib import Path
from typing import Any

import pytest

from ownpace_hub.preflight import (
    DISK_FLOOR,
    MEBIBYTE,
    MEMORY_FLOOR,
    Finding,
    Level,
    Machine,
    findings,
    free_port,
    measure,
    port_is_free,
)

GOOD = Machine(
    python=(3, 11),
    memory=8192 * MEBIBYTE,
    disk=8192 * MEBIBYTE,
    home=Path("class"),
    home_problem="",
    exchange_problem="",
    course=Path("build/course"),
    parts_missing=(),
    port=8000,
    asked_port=None,
)


def found(what: str, **changes: Any) -> Finding:
    machine = dataclasses.replace(GOOD, **changes)
    return next(finding for finding in findings(machine) if finding.what == what)


def test_a_good_machine_gives_nothing_to_do() -> None:
    assert {finding.level for finding in findings(GOOD)} == {Level.WELL}


@pytest.mark.parametrize(
    ("what", "changes", "says", "do"),
    [
        ("Python", {"python": (3, 9)}, "version 3.9", "3.11"),
        ("disk", {"disk": DISK_FLOOR - 1}, "255 MB", "--home"),
        ("memory", {"memory": MEMORY_FLOOR - 1}, "511 MB", "Close other programs"),
        ("class folder", {"home_problem": "class is a file"}, "is a file", "OWNPACE_HOME"),
        ("exchange", {"exchange_problem": "cannot be written to"}, "written", "write access"),
        ("built parts", {"parts_missing": ("the widgets",)}, "the widgets", "script/build"),
        ("port", {"port": None, "asked_port": 8000}, "8000 is taken", "--port"),
        ("port", {"port": None, "asked_port": 80, "port_error": errno.EACCES}, "port 80", "above 1023"),
        ("port", {"port": None, "ip": "192.0.2.1", "port_error": errno.EADDRNOTAVAIL}, "192.0.2.1", "--ip"),
        ("port", {"port": None, "port_error": errno.ENODEV}, "port 8000", "--ip"),
    ],
)
def test_what_keeps_a_class_closed_is_said_with_the_way_out(
    what: str, changes: dict[str, Any], says: str, do: str
) -> None:
    finding = found(what, **changes)
    assert finding.level is Level.STOP
    assert says in finding.says
    assert do in finding.do


def test_little_memory_warns_and_tells_how_many_fit() -> None:
    finding = found("memory", memory=1024 * MEBIBYTE)
    assert finding.level is Level.WARN
    assert "about 3 people" in finding.says


def test_little_disk_warns() -> None:
    assert found("disk", disk=DISK_FLOOR + 1).level is Level.WARN


def test_another_port_is_taken_and_said_where_none_was_asked_for() -> None:
    finding = found("port", port=43210)
    assert finding.level is Level.WARN
    assert "43210" in finding.says


def test_an_asked_port_that_is_taken_is_noticed(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not port_is_free("127.0.0.1", port)
        assert measure(tmp_path, tmp_path, ip="127.0.0.1", asked_port=port).port is None


def test_a_free_port_is_free() -> None:
    assert port_is_free("127.0.0.1", free_port())


def test_a_file_in_place_of_the_class_folder_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "class").write_text("not a folder")
    machine = measure(tmp_path / "class", tmp_path, ip="127.0.0.1", asked_port=None)
    assert "is a file" in machine.home_problem


def test_a_course_that_is_not_built_is_noticed(tmp_path: Path) -> None:
    assert "the course" in measure(tmp_path, tmp_path, ip="127.0.0.1", asked_port=None).parts_missing


@pytest.mark.parametrize("asked", [None, 8399])
def test_an_address_of_another_computer_is_said_to_be_one(tmp_path: Path, asked: int | None) -> None:
    machine = measure(tmp_path / "class", tmp_path, ip="192.0.2.1", asked_port=asked)
    (port,) = [finding for finding in findings(machine) if finding.what == "port"]
    assert port.level is Level.STOP
    assert "does not have the address 192.0.2.1" in port.says


def test_a_folders_name_that_is_too_long_is_said_to_be_so(tmp_path: Path) -> None:
    machine = measure(tmp_path / ("a" * 300), tmp_path, ip="127.0.0.1", asked_port=None)
    (folder,) = [finding for finding in findings(machine) if finding.what == "class folder"]
    assert folder.level is Level.STOP
    assert "too long" in folder.says


@pytest.mark.parametrize("name", ["Algebra [2026]", "100%25", "what?", "a*", "{x}", "two\nlines"])
def test_a_folder_whose_name_other_programs_misread_is_refused(tmp_path: Path, name: str) -> None:
    machine = measure(tmp_path / name, tmp_path, ip="127.0.0.1", asked_port=None)
    (folder,) = [finding for finding in findings(machine) if finding.what == "class folder"]
    assert folder.level is Level.STOP
    assert "misread" in folder.says


@pytest.mark.parametrize("name", ["My Class é", "3rd period (A+B), Ms. R's #1", "数学"])
def test_a_folder_may_have_any_name_that_people_write(tmp_path: Path, name: str) -> None:
    assert measure(tmp_path / name, tmp_path, ip="127.0.0.1", asked_port=None).home_problem == ""
