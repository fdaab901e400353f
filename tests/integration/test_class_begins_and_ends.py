"""How a class begins on a bad day and how it ends: with one clear message, and with no process left behind."""

import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest


def refused(class_tools: Any, home: Path, *options: str, roster: str | None = None) -> str:
    """Start a class that must not open, and return what the program said."""
    room = class_tools.start(home, *options, roster=roster)
    try:
        assert room.process.wait(60) != 0
    finally:
        room.close()
    return str(room.said)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_an_asked_port_that_is_taken_is_refused_with_the_way_out(
    class_tools: Any, tmp_path: Path, taken_port: int
) -> None:
    said = refused(class_tools, tmp_path / "class", "--port", str(taken_port))
    assert f"port {taken_port} is taken" in said
    assert "--port" in said


def test_a_broken_roster_is_refused_whole_and_changes_nothing(class_tools: Any, tmp_path: Path) -> None:
    said = refused(class_tools, tmp_path / "class", roster="name,display_name,role,section\nA B,A B,boss,\n")
    assert "class-roster.csv:2" in said
    assert "boss" in said
    assert "nobody has the role teacher" in said
    assert "Traceback" not in said
    assert list((tmp_path / "class").iterdir()) == []


def test_a_missing_roster_is_named(class_tools: Any, tmp_path: Path) -> None:
    said = refused(class_tools, tmp_path / "class", "--roster", str(tmp_path / "nowhere.csv"))
    assert "nowhere.csv cannot be read" in said


def test_a_class_folder_below_a_file_is_refused(class_tools: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    said = refused(class_tools, tmp_path / "class", "--home", str(tmp_path / "file" / "class"))
    assert "is a file, not a folder" in said


def ended(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=10)
    return not alive


def test_ctrl_c_leaves_no_process_and_the_next_start_finds_all_work(class_tools: Any, tmp_path: Path) -> None:
    home = tmp_path / "class"
    with class_tools.opened(home) as room:
        room.sign_in("ada")
        sheet = dict(room.passphrases)
        work = room.person("ada") / "assignments" / "notes.txt"
        work.write_text("my own work")
        processes = room.processes()
        assert len(processes) >= 6, "program, hub, proxy, collector, server, kernel"
        assert room.close(signal.SIGINT) == 0
        assert ended(processes)
        assert "The class is closed" in room.said

    with class_tools.opened(home, roster=None) as again:
        assert dict(again.passphrases) == sheet
        _, page = again.sign_in("ada")
        assert page.url.path.endswith("/course/home.ipynb")
        assert work.read_text() == "my own work"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["kill", "closed terminal"])
def test_other_ends_leave_no_process_either(class_tools: Any, tmp_path: Path, number: signal.Signals) -> None:
    with class_tools.opened(tmp_path / "class") as room:
        processes = room.processes()
        room.close(number)
        assert ended(processes)


def test_a_program_that_was_killed_takes_its_hub_along(class_tools: Any, tmp_path: Path) -> None:
    with class_tools.opened(tmp_path / "class") as room:
        processes = room.processes()
        room.process.kill()
        room.process.wait(10)
        class_tools.wait_until(lambda: ended(processes), "hub, proxy and collector to end")


def test_a_hub_that_was_killed_ends_the_class_and_everything_in_it(class_tools: Any, tmp_path: Path) -> None:
    with class_tools.opened(tmp_path / "class") as room:
        room.sign_in("ada")
        processes = room.processes()
        hub = next(process for process in processes if "jupyterhub" in process.cmdline())
        hub.kill()
        assert room.process.wait(60) == 1
        assert ended(processes)
        assert "closed by itself" in room.said
