"""Our one Jupyter configuration takes effect where the class names it, for the right role, and nowhere else."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from ownpace.messages import sentence

ROOT = Path(__file__).parents[2]
DEADLINE = 60.0


def environment(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "OWNPACE"))}
    return {**kept, "HOME": str(folder), "JUPYTER_RUNTIME_DIR": str(folder / "runtime"), **more}


def configuration(folder: Path, **more: str) -> dict[str, Any]:
    """Return the configuration that a Jupyter server has read when started from our checkout's folder."""
    shown = subprocess.run(
        [sys.executable, "-m", "jupyter_server", "--show-config-json"],
        cwd=ROOT,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=True,
        timeout=DEADLINE,
    ).stdout
    found: dict[str, Any] = json.loads(shown)
    return found


@contextmanager
def server(folder: Path, **more: str) -> Iterator[str]:
    """Run a Jupyter server and give its address."""
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ServerApp.port=0",
             "--IdentityProvider.token=sesame"],
            cwd=ROOT, env=environment(folder, **more), stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        yield _address(process, log)
    finally:
        process.terminate()
        process.wait(DEADLINE)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"(http://127\.0\.0\.1:\d+)/", log.read_text(encoding="utf-8")):
            return found.group(1)
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


def template_of(address: str) -> str:
    """Return what a page of Voila looks like on that server, from the page for a notebook that is not there."""
    return httpx.get(
        f"{address}/voila/render/nothing.ipynb", headers={"Authorization": "token sesame"}, trust_env=False
    ).text


def test_standing_in_our_folder_is_not_enough(tmp_path: Path) -> None:
    assert "VoilaConfiguration" not in configuration(tmp_path)


@pytest.mark.parametrize("role", ["student", "teacher", "coach"])
def test_every_role_of_a_class_gets_the_pages_and_sockets(tmp_path: Path, role: str) -> None:
    found = configuration(
        tmp_path,
        JUPYTER_CONFIG_PATH=str(ROOT),
        OWNPACE_ROLE=role,
        OWNPACE_HOME=str(tmp_path),
        JUPYTERHUB_USER="ada",
    )
    assert found["VoilaConfiguration"]["template"] == "ownpace"
    assert found["VoilaConfiguration"]["allow_template_override"] == "NO"
    assert found["KernelManager"]["transport"] == "ipc"
    assert found["LabApp"]["news_url"] is None
    assert found["ServerApp"]["terminals_enabled"] is (role == "teacher")


def test_a_teacher_gets_the_course_directory_and_a_student_the_own_name(tmp_path: Path) -> None:
    given = {"JUPYTER_CONFIG_PATH": str(ROOT), "OWNPACE_HOME": str(tmp_path), "JUPYTERHUB_USER": "ada"}
    teacher = configuration(tmp_path, OWNPACE_ROLE="teacher", **given)
    student = configuration(tmp_path, OWNPACE_ROLE="student", **given)
    assert teacher["CourseDirectory"]["root"] == str(tmp_path / "algebra1")
    assert student["CourseDirectory"]["student_id"] == "ada"
    assert student["Exchange"]["root"] == teacher["Exchange"]["root"] == str(tmp_path / "exchange")


def test_a_writer_needs_no_class(tmp_path: Path) -> None:
    found = configuration(tmp_path, JUPYTER_CONFIG_PATH=str(ROOT))
    assert found["VoilaConfiguration"]["template"] == "ownpace"
    assert "KernelManager" not in found
    assert "CourseDirectory" not in found


def test_a_running_server_shows_that_it_was_read(tmp_path: Path) -> None:
    with server(tmp_path, JUPYTER_CONFIG_PATH=str(ROOT)) as ours:
        page = template_of(ours)
        assert "op-" in page
        assert sentence("page.missing_title") in page


def test_a_running_server_without_it_shows_voilas_own_pages(tmp_path: Path) -> None:
    with server(tmp_path) as stock:
        page = template_of(stock)
        assert "Voil" in page
        assert "op-" not in page
