"""Our one Jupyter configuration takes effect where the class names it, for the right role, and nowhere else."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from jupyter_servers import home_environment, running_server

from ownpace.messages import sentence

ROOT = Path(__file__).parents[2]
DEADLINE = 60.0


def configuration(folder: Path, **more: str) -> dict[str, Any]:
    """Return the configuration that a Jupyter server has read when started from our checkout's folder."""
    shown = subprocess.run(
        [sys.executable, "-m", "jupyter_server", "--show-config-json"],
        cwd=ROOT,
        env=home_environment(folder, **more),
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
    environment = home_environment(folder, **more)
    with running_server(ROOT, token="sesame", environment=environment, log=folder / "server.log") as address:
        yield address


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
