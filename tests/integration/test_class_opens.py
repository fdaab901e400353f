"""A class that is really open: everyone gets in, lands where they work, and nobody gets further than that."""

import json
import re
import stat
from pathlib import Path
from typing import Any

import httpx
import nbformat
import pytest

from ownpace.messages import sentence


@pytest.fixture(scope="module")
def ada(open_class: Any) -> tuple[httpx.Client, httpx.Response]:
    client, page = open_class.sign_in("ada")
    return client, page


@pytest.fixture(scope="module")
def rivera(open_class: Any) -> tuple[httpx.Client, httpx.Response]:
    client, page = open_class.sign_in("rivera")
    return client, page


def lab_settings(page: httpx.Response) -> dict[str, Any]:
    found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page.text, re.DOTALL)
    assert found is not None, page.text
    settings: dict[str, Any] = json.loads(found.group(1))
    return settings


def test_the_screen_shows_address_people_and_what_is_not_isolated(open_class: Any) -> None:
    for name, phrase in open_class.passphrases.items():
        assert name in open_class.said
        assert phrase in open_class.said
    assert open_class.url in open_class.said
    assert "runs as the same user of this computer" in open_class.said


def test_what_the_class_keeps_is_private(open_class: Any) -> None:
    for name in (
        "hub/hub.sqlite",
        "hub/cookie-secret",
        "passphrases.json",
        "sign-in-sheet.csv",
        "class-store.sqlite",
    ):
        assert stat.S_IMODE((open_class.home / name).stat().st_mode) == 0o600, name
    assert stat.S_IMODE(open_class.person("rivera").stat().st_mode) == 0o700


def test_a_wrong_passphrase_says_what_to_do(open_class: Any) -> None:
    answer = open_class.knock(open_class.client(), "ada", "not-this-one")
    assert answer.status_code == httpx.codes.FORBIDDEN
    assert sentence("signin.wrong") in answer.text
    assert 'value="ada"' in answer.text


def test_the_sign_in_page_asks_nothing_of_another_host(open_class: Any) -> None:
    page = open_class.client().get("hub/login").text
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)


def test_a_student_lands_on_home_which_runs(ada: tuple[httpx.Client, httpx.Response]) -> None:
    page = ada[1]
    assert page.status_code == httpx.codes.OK
    assert page.url.path == "/user/ada/voila/render/course/home.ipynb"
    assert 'data-ownpace="home"' in page.text
    # The page was written by a kernel that ran: it holds the widget of the home page.
    assert re.search(r'data-model="[0-9a-f]{32}"', page.text)
    assert "Traceback" not in page.text


def test_a_student_has_the_lesson_and_no_notebook_source(
    ada: tuple[httpx.Client, httpx.Response], open_class: Any
) -> None:
    lessons = open_class.person("ada") / "course" / "lessons"
    name = sorted(path.name for path in lessons.iterdir())[0]
    page = ada[0].get(f"user/ada/voila/render/course/lessons/{name}")
    assert page.status_code == httpx.codes.OK
    assert 'data-ownpace="lesson"' in page.text
    assert "lesson.practice" not in page.text


def test_a_teacher_lands_in_jupyterlab_with_nbgrader(rivera: tuple[httpx.Client, httpx.Response]) -> None:
    client, page = rivera
    assert page.url.path == "/user/rivera/lab"
    assert client.get("user/rivera/formgrader").status_code == httpx.codes.OK
    listed = client.get("user/rivera/formgrader/api/assignments")
    assert "u00-equations" in [each["name"] for each in listed.json()]


def test_lab_neither_asks_for_news_nor_installs_anything(rivera: tuple[httpx.Client, httpx.Response]) -> None:
    settings = lab_settings(rivera[1])
    assert "@jupyterlab/apputils-extension:announcements" in settings["disabledExtensions"]
    assert settings["extensionManager"]["can_install"] is False
    assert "@jupyter/nbgrader:formgrader" in settings["disabledExtensions"]


def test_a_coach_lands_on_the_board(open_class: Any) -> None:
    _, page = open_class.sign_in("coach-lee")
    assert page.url.path == "/user/coach-lee/voila/render/course/board.ipynb"
    assert re.search(r'data-model="[0-9a-f]{32}"', page.text)


def test_a_student_has_no_terminal_and_no_formgrader(ada: tuple[httpx.Client, httpx.Response]) -> None:
    client, _ = ada
    assert client.get("user/ada/api/terminals").status_code == httpx.codes.NOT_FOUND
    assert client.get("user/ada/formgrader").status_code == httpx.codes.NOT_FOUND


@pytest.mark.parametrize("whose", ["rivera", "ben"])
def test_nobody_gets_into_a_server_of_somebody_else(
    ada: tuple[httpx.Client, httpx.Response], rivera: tuple[httpx.Client, httpx.Response], whose: str
) -> None:
    del rivera
    answer = ada[0].get(f"user/{whose}/api/contents")
    assert answer.status_code in {httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND, httpx.codes.FAILED_DEPENDENCY}


def test_a_teacher_does_not_get_into_a_students_server(
    ada: tuple[httpx.Client, httpx.Response], rivera: tuple[httpx.Client, httpx.Response]
) -> None:
    del ada
    assert rivera[0].get("user/ada/api/contents").status_code == httpx.codes.FORBIDDEN


def test_whose_server_was_killed_is_told_so_and_gets_it_back(open_class: Any, class_tools: Any) -> None:
    client, page = open_class.sign_in("chi")
    for process in open_class.processes():
        if "jupyterhub.singleuser" in process.cmdline() and process.environ()["JUPYTERHUB_USER"] == "chi":
            process.kill()
    gone = client.get(page.url)
    assert gone.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert sentence("stopped.do") in gone.text
    assert 'href="/hub/spawn"' in gone.text
    class_tools.wait_until(
        lambda: client.get("hub/spawn").url.path.startswith("/hub/spawn-pending"), "the hub to notice"
    )


def test_the_kernels_listen_on_sockets_and_not_on_ports(
    ada: tuple[httpx.Client, httpx.Response], open_class: Any
) -> None:
    del ada
    sockets = Path(json.loads((open_class.home / "hub" / "settings.json").read_text())["sockets"])
    files = [json.loads(path.read_text()) for path in sockets.glob("*/kernel-*.json")]
    assert files
    assert {file["transport"] for file in files} == {"ipc"}


def test_the_teacher_has_the_course_directory_with_the_assignment(open_class: Any) -> None:
    source = open_class.person("rivera") / "algebra1" / "source" / "u00-equations" / "u00-equations.ipynb"
    assert nbformat.read(source, as_version=4).metadata["ownpace"]["kind"] == "assignment"


def test_a_second_program_is_told_that_the_class_is_open(open_class: Any, class_tools: Any) -> None:
    second = class_tools.start(open_class.home)
    assert second.process.wait(60) == 1
    assert "is already open at " + open_class.url in second.said
