"""A teacher's and a student's Jupyter server with our settings: formgrader's buttons, nbgrader's command line, the desk."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import nbformat
import pytest
from jupyter_servers import home_environment, running_server

ASSIGNMENT = "u00-equations"
TOKEN = "t" * 32
TEACHER = """
from pathlib import Path
from ownpace_autograder.settings import configure_teacher
c = get_config()
configure_teacher(c, Path({course_dir!r}), Path({exchange!r}))
"""
STUDENT = """
from pathlib import Path
from ownpace_autograder.settings import configure_student
c = get_config()
configure_student(c, Path({home!r}), {student!r}, Path({exchange!r}))
"""

Open = Callable[..., httpx.Client]


@pytest.fixture
def open_server(tmp_path: Path) -> Iterator[Open]:
    """Opens a Jupyter server with a configuration in a folder of JUPYTER_CONFIG_PATH; closed at the end of the test."""
    with ExitStack() as servers:
        opened = count(1)

        def start(root: Path, config: str, **more: str) -> httpx.Client:
            number = next(opened)
            folder = tmp_path / f"config-{number}"
            folder.mkdir()
            (folder / "jupyter_config.py").write_text(config)
            server = running_server(
                root,
                f"--ServerApp.root_dir={root}",
                "--ServerApp.base_url=/user/x/",
                token=TOKEN,
                environment=home_environment(root, JUPYTER_CONFIG_PATH=str(folder), **more),
                log=tmp_path / f"server-{number}.log",
            )
            return servers.enter_context(
                httpx.Client(
                    base_url=f"{servers.enter_context(server)}/user/x",
                    headers={"Authorization": f"token {TOKEN}"},
                    timeout=60,
                    follow_redirects=True,
                )
            )

        yield start


@pytest.fixture
def teacher(classroom: Any, open_server: Open) -> httpx.Client:
    config = TEACHER.format(course_dir=str(classroom.course_dir), exchange=str(classroom.exchange))
    return open_server(classroom.course_dir.parent, config)


def hand_in(classroom: Any) -> None:
    classroom.taught("release", ASSIGNMENT)
    for student in ("ana", "bo"):
        classroom.counter(student).fetch(ASSIGNMENT)
        classroom.answer(student, "q1", classroom.right(student, "q1"))
        classroom.explain(student, "<b>because</b>")
        classroom.counter(student).submit(ASSIGNMENT)
    classroom.taught("collect")
    forged = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("raise SystemExit")])
    nbformat.write(forged, classroom.course_dir / "submitted" / "ana" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")


def test_formgraders_buttons_grade_and_show_as_the_commands_do(classroom: Any, teacher: httpx.Client) -> None:
    hand_in(classroom)
    assert teacher.get("/formgrader").status_code == 200
    button = teacher.post(f"/formgrader/api/submission/{ASSIGNMENT}/ana/autograde").json()
    assert button["success"], button
    assert classroom.grades("ana") == {"q1": (2.0, False), "q2": (0.0, False), "explain1": (None, True)}

    found = teacher.get(f"/formgrader/api/submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}").json()[0]["id"]
    page = teacher.get(f"/formgrader/submissions/{found}/")
    shown = page.text[page.text.index('id="notebook-container"') : page.text.index('id="statusmessage"')]
    assert "&lt;b&gt;because&lt;/b&gt;" in shown
    assert "How do you know that your answer" in shown
    assert "<math" in shown
    hosts = set(re.findall(r"(?:src|href)=[\"'](?:https?:)?//([^/\"']+)", page.text))
    assert hosts == set()

    grades = {
        each["name"]: each for each in teacher.get(f"/formgrader/api/grades?submission_id={found}").json()
    }
    given = {"manual_score": 3, "extra_credit": None}
    teacher.put(f"/formgrader/api/grade/{grades['explain1']['id']}", json=given).raise_for_status()
    made = teacher.post(f"/formgrader/api/assignment/{ASSIGNMENT}/ana/generate_feedback").json()
    sent = teacher.post(f"/formgrader/api/assignment/{ASSIGNMENT}/ana/release_feedback").json()
    assert made["success"], made
    assert sent["success"], sent
    counter = classroom.counter("ana")
    last = counter.standing(ASSIGNMENT).handed_in[-1]
    assert "5 of 9 points" in counter.feedback(ASSIGNMENT, last.submitted_at)[0]


def test_formgraders_links_lead_into_the_lab(teacher: httpx.Client) -> None:
    script = teacher.get("/formgrader/static/js/utils.js")
    assert "createModal" in script.text
    assert "/lab/tree/" in script.text
    assert teacher.get("/formgrader/static/js/formgrade.js").status_code == 200
    assert httpx.get(f"{teacher.base_url}formgrader/static/js/utils.js").status_code in (302, 403)


def test_nbgraders_command_line_grades_as_the_commands_do(classroom: Any, tmp_path: Path) -> None:
    hand_in(classroom)
    folder = tmp_path / "config"
    folder.mkdir()
    config = TEACHER.format(course_dir=str(classroom.course_dir), exchange=str(classroom.exchange))
    (folder / "jupyter_config.py").write_text(config)
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT],
        check=True,
        cwd=tmp_path,
        env=home_environment(tmp_path, JUPYTER_CONFIG_PATH=str(folder)),
        capture_output=True,
    )
    for student in ("ana", "bo"):
        assert classroom.grades(student) == {"q1": (2.0, False), "q2": (0.0, False), "explain1": (None, True)}


def test_the_lab_has_formgrader_in_a_tab_only(teacher: httpx.Client) -> None:
    assert "@jupyter/nbgrader:formgrader" in switched_off(teacher)
    assert "@ownpace/widgets:formgrader-tab" not in switched_off(teacher)


def switched_off(client: httpx.Client) -> set[str]:
    page = client.get("/lab").text
    found = re.search(r'"disabledExtensions": (\{[^}]*\}|\[[^\]]*\])', page)
    assert found
    return set(re.findall(r'"(@[^"]+)"', found[1]))


def test_the_desk_serves_its_student(classroom: Any, open_server: Open) -> None:
    classroom.taught("release", ASSIGNMENT, "--due", "2020-01-01T00:00:00Z")
    home = classroom.student_home("ana")
    config = STUDENT.format(home=str(home), student="ana", exchange=str(classroom.exchange))
    desk = open_server(home, config)
    assert desk.get("/formgrader").status_code == 404
    assert {"@jupyter/nbgrader:course-list", "@jupyter/nbgrader:create-assignment"} <= switched_off(desk)

    listed = desk.get("/ownpace/assignments").json()["assignments"]
    assert [(each["id"], each["status"], each["open_url"]) for each in listed] == [
        (ASSIGNMENT, "released", None)
    ]
    assert (
        desk.post(f"/ownpace/assignments/{ASSIGNMENT}/submit")
        .json()["what_to_do"]
        .startswith("Go to your home")
    )
    fetched = desk.post(f"/ownpace/assignments/{ASSIGNMENT}/fetch").json()
    assert fetched["open_url"] == f"/user/x/voila/render/assignments/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    assert fetched["due"] == "2020-01-01T00:00:00Z"

    classroom.answer("ana", "q1", classroom.right("ana", "q1"))
    receipt = desk.post(f"/ownpace/assignments/{ASSIGNMENT}/submit").json()
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", receipt["receipt"])
    assert (receipt["late"], receipt["again"]) == (True, False)
    assert desk.post(f"/ownpace/assignments/{ASSIGNMENT}/submit").json()["again"]
    journal = "".join(path.read_text() for path in (home / ".ownpace" / "journal").glob("*.jsonl"))
    assert journal.count(receipt["receipt"]) == 1

    for duty in ("collect", "grade"):
        classroom.taught(duty)
    classroom.taught("feedback", "--unfinished")
    (again,) = desk.get("/ownpace/assignments").json()["assignments"]
    assert (again["status"], again["receipt"], again["late"]) == ("submitted", receipt["receipt"], True)
    page = desk.get(again["feedback"][0]["url"].removeprefix("/user/x"))
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "2 of 9 points" in page.text
    # The class's proxy writes the colons of an address as numbers.
    numbered = again["feedback"][0]["url"].removeprefix("/user/x").replace(":", "%3A")
    assert desk.get(numbered).text == page.text
    missing = desk.get("/ownpace/feedback/u00-equations/2020-01-01T00:00:00.000000Z")
    assert missing.status_code == 404
    assert "There is no feedback on this yet." in missing.text
    assert missing.headers["content-security-policy"].startswith("default-src 'none'")


def test_nobody_else_is_served_at_a_students_desk(classroom: Any, open_server: Open) -> None:
    classroom.taught("release", ASSIGNMENT)
    home = classroom.student_home("ana")
    config = STUDENT.format(home=str(home), student="ana", exchange=str(classroom.exchange))
    # As on a class hub: the server is Ana's, and the one who is signed in (here an anonymous name) is not Ana.
    desk = open_server(home, config, JUPYTERHUB_USER="ana")
    for answer in (desk.get("/ownpace/assignments"), desk.post(f"/ownpace/assignments/{ASSIGNMENT}/fetch")):
        assert answer.status_code == 403
        assert answer.json()["message"] == "This is another person's course."
    stranger = httpx.Client(base_url=desk.base_url)
    for method, path in [("GET", "/ownpace/assignments"), ("POST", f"/ownpace/assignments/{ASSIGNMENT}/submit"),
                         ("GET", f"/ownpace/feedback/{ASSIGNMENT}/2020-01-01T00:00:00.000000Z")]:  # fmt: skip
        assert stranger.request(method, path).status_code in (302, 403)
    assert not (home / "assignments").exists()
