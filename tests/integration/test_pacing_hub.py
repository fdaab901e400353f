"""Pacing on the real parts: a JupyterHub, a student's server with our extension, and the collector as its service."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from jupyter_servers import clean_environment, end_family, free_port
from waiting import wait_until

from ownpace.events import Attempt, View, new_id, now, to_line
from ownpace.journal import Journal, merge

HUB_CONFIG = """
import json, sys
from pathlib import Path

from jupyterhub.services import service

class Impatient(service._ServiceSpawner):
    # Half a minute, and not to be configured otherwise: long for a test that kills the service.
    def start_polling(self):
        self.poll_interval = 1
        super().start_polling()

service._ServiceSpawner = Impatient

c = get_config()
told = json.loads(Path(__file__).with_name("told.json").read_text())
c.JupyterHub.bind_url = told["url"]
c.JupyterHub.hub_bind_url = told["hub_url"]
c.ConfigurableHTTPProxy.command = [
    sys.executable, "-c", "from configurable_http_proxy.cli import main; main()"
]
c.ConfigurableHTTPProxy.api_url = told["proxy_api_url"]
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = told["password"]
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = told["people"] + "/{username}"
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser", "--allow-root"]
c.Spawner.environment = told["environment"]
c.JupyterHub.services = [
    {"name": "tester", "api_token": told["token"]},
    {
        "name": "collector",
        "url": told["collector_url"],
        "command": [sys.executable, "-m", "ownpace_pacing.collector"],
        "environment": {"OWNPACE_HOME": told["home"]},
    },
]
c.JupyterHub.load_groups = {"teachers": {"users": ["teacher"]}}
c.JupyterHub.load_roles = [
    {"name": "user", "scopes": ["self", "access:services!service=collector"]},
    {
        "name": "server",
        "scopes": ["users:activity!user", "access:servers!server", "access:services!service=collector"],
    },
    {"name": "tester", "scopes": ["admin:users", "admin:servers", "tokens"], "services": ["tester"]},
]
"""

SERVER_CONFIG = 'c.ServerApp.jpserver_extensions = {"ownpace_pacing": True}\n'

ROSTER = """name,display_name,role,section
teacher,Ms Rivera,teacher,
alice,Alice Ames,student,A
bob,Bob Byrd,student,B
"""


@dataclass(frozen=True, slots=True)
class Class:
    """A running hub and what a test needs to talk to it."""

    url: str
    home: Path
    hub: psutil.Process
    admin: httpx.Client
    password: str

    def token(self, name: str, *scopes: str) -> str:
        """Return a new token of that person with these scopes."""
        answer = self.admin.post(f"/hub/api/users/{name}/tokens", json={"scopes": list(scopes)})
        answer.raise_for_status()
        return str(answer.json()["token"])

    def collector(self, name: str) -> httpx.Client:
        """Return a client of the collector in somebody's name, with what a server's own token may do."""
        token = self.token(name, "access:services!service=collector")
        return httpx.Client(
            base_url=f"{self.url}/services/collector/api", headers={"Authorization": f"token {token}"}
        )

    def server(self, name: str) -> httpx.Client:
        """Return a client of somebody's own server."""
        token = self.token(name, f"access:servers!server={name}/")
        return httpx.Client(base_url=f"{self.url}/user/{name}", headers={"Authorization": f"token {token}"})

    def journal(self, name: str) -> Path:
        return self.home / "people" / name / ".ownpace" / "journal"


def is_up(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.fixture(scope="module")
def the_class(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    home = tmp_path_factory.mktemp("pacing-class")
    for name in ("alice", "bob", "teacher"):
        (home / "people" / name).mkdir(parents=True)
    (home / "roster.csv").write_text(ROSTER)
    (home / "config").mkdir()
    (home / "config" / "jupyter_server_config.py").write_text(SERVER_CONFIG)
    (home / "hub_config.py").write_text(HUB_CONFIG)
    told = _told(home)
    (home / "told.json").write_text(json.dumps(told))
    log = (home / "hub.log").open("wb")
    command = [sys.executable, "-m", "jupyterhub", "-f", str(home / "hub_config.py")]
    hub = subprocess.Popen(
        command, cwd=home, env=clean_environment(), stdout=log, stderr=log, start_new_session=True
    )
    admin = httpx.Client(
        base_url=told["url"], headers={"Authorization": f"token {told['token']}"}, timeout=30
    )
    try:
        wait_until(
            lambda: hub.poll() is not None or is_up(f"{told['url']}/services/collector/api/health"),
            f"the hub; see {log.name}",
            seconds=60,
        )
        assert hub.poll() is None, f"the hub ended; see {log.name}"
        for name in ("alice", "bob", "teacher"):
            admin.post(f"/hub/api/users/{name}")
        yield Class(told["url"], home, psutil.Process(hub.pid), admin, told["password"])
    finally:
        end_family(hub)
        admin.close()
        log.close()


def _told(home: Path) -> dict[str, Any]:
    url = f"http://127.0.0.1:{free_port()}"
    return {
        "url": url,
        "hub_url": f"http://127.0.0.1:{free_port()}",
        "proxy_api_url": f"http://127.0.0.1:{free_port()}",
        "collector_url": f"http://127.0.0.1:{free_port()}",
        "password": new_id(),
        "token": new_id(),
        "home": str(home),
        "people": str(home / "people"),
        "environment": {
            "OWNPACE_HOME": str(home),
            "OWNPACE_COLLECTOR": f"{url}/services/collector",
            "OWNPACE_SHIP_EVERY_S": "0.2",
            "JUPYTER_CONFIG_PATH": str(home / "config"),
            "JUPYTERHUB_SINGLEUSER_APP": "jupyter_server.serverapp.ServerApp",
        },
    }


@pytest.fixture(scope="module")
def alices_server(the_class: Class) -> Iterator[httpx.Client]:
    the_class.admin.post("/hub/api/users/alice/server").raise_for_status()
    with the_class.server("alice") as server:
        wait_until(lambda: _health(server), "alice's server", seconds=60)
        yield server


def _health(server: httpx.Client) -> Mapping[str, Any] | None:
    answer = server.get("/ownpace/health")
    return (
        answer.json()
        if answer.headers.get("content-type") == "application/json" and answer.is_success
        else None
    )


def beat(**changes: object) -> dict[str, object]:
    values: dict[str, object] = {
        "type": "session",
        "id": new_id(),
        "time": now(),
        "phase": "beat",
        "app": "voila",
        "page": "one-two-step",
        "visible_s": 700.0,
        "active_s": 620.0,
        "session": new_id(),
    }
    return values | changes


def row(the_class: Class, name: str) -> Mapping[str, Any]:
    with the_class.collector("teacher") as teacher:
        answer = teacher.get("/board")
        answer.raise_for_status()
        return next(each for each in answer.json()["rows"] if each["name"] == name)


def post(server: httpx.Client, *events: Mapping[str, object]) -> httpx.Response:
    return server.post("/ownpace/events", json={"sent": now(), "events": list(events)})


def test_a_page_and_a_kernel_write_and_the_teacher_sees_it_on_the_board(
    the_class: Class, alices_server: httpx.Client
) -> None:
    assert post(alices_server, beat()).json() == {"kept": 1, "telemetry": "on"}
    tried = Attempt(
        problem="two-step",
        version=1,
        level=1,
        seed=7,
        status="right",
        credit=1,
        page="one-two-step",
        text="x=3",
    )
    Journal(the_class.home / "people/alice/assignments/check-in/journal").append(tried)

    shown = wait_until(
        lambda: found if (found := row(the_class, "alice"))["attempts"] and found["active_min"] else None,
        "alice's row",
    )
    assert (shown["display_name"], shown["section"]) == ("Alice Ames", "A")
    assert (shown["active_min"], shown["attempts"], shown["right"]) == (10, 1, 1)
    assert shown["now_on"]["problem"] == "two-step"
    assert b"x=3" not in (the_class.home / "class-store.sqlite").read_bytes()


def test_a_student_without_events_stands_on_the_board_too(the_class: Class) -> None:
    assert row(the_class, "bob")["last_seen"] is None


def test_an_event_that_claims_to_be_somebody_elses_is_refused_by_name(alices_server: httpx.Client) -> None:
    answer = post(alices_server, beat(learner="bob"), beat())
    assert answer.status_code == 400
    assert answer.json()["kept"] == 1
    assert answer.json()["refused"] == [{"index": 0, "reason": "session: the field 'learner' is unknown"}]


def test_the_collector_believes_the_token_and_not_the_payload_and_counts_once(the_class: Class) -> None:
    event = json.loads(to_line(View(kind="lesson", page="claimed-for-bob")))
    with the_class.collector("alice") as alice:
        first = alice.post("/events", json={"learner": "bob", "user": "bob", "events": [event]})
        again = alice.post("/events", json={"learner": "bob", "events": [event, {"type": "party"}]})
    assert first.json() == {"new": 1, "kept": 1, "refused": []}
    assert (again.json()["new"], again.json()["refused"][0]["index"]) == (0, 1)
    assert row(the_class, "bob")["last_seen"] is None


def test_students_and_strangers_may_not_see_the_board(the_class: Class) -> None:
    with the_class.collector("alice") as alice:
        refused = alice.get("/board")
    assert refused.status_code == 403
    assert "teachers and coaches" in refused.json()["message"]
    board = f"{the_class.url}/services/collector/api/board"
    assert httpx.get(board).status_code == 403
    assert httpx.get(board, headers={"Authorization": "token nonsense"}).status_code == 403
    without_scope = the_class.token("teacher", "access:servers!server=teacher/")
    assert httpx.get(board, headers={"Authorization": f"token {without_scope}"}).status_code == 403


def test_the_board_may_be_asked_for_one_section(the_class: Class) -> None:
    with the_class.collector("teacher") as teacher:
        board = teacher.get("/board", params={"section": "B"}).json()
    assert [each["name"] for each in board["rows"]] == ["bob"]
    assert board["sections"] == ["A", "B"]


def test_another_site_cannot_write_with_the_students_cookie(
    the_class: Class, alices_server: httpx.Client
) -> None:
    with httpx.Client(base_url=the_class.url, follow_redirects=True) as browser:
        browser.get("/hub/login")
        xsrf = browser.cookies.get("_xsrf", path="/hub/")
        browser.post("/hub/login", data={"username": "alice", "password": the_class.password, "_xsrf": xsrf})
        browser.get("/user/alice/ownpace/health")  # signs in to the server itself
        batch = {"events": [beat()]}
        assert browser.post("/user/alice/ownpace/events", json=batch).status_code == 403
        key = browser.cookies.get("_xsrf", path="/user/alice/")
        answer = browser.post("/user/alice/ownpace/events", json=batch, headers={"X-XSRFToken": key or ""})
        assert answer.json() == {"kept": 1, "telemetry": "on"}


def test_a_batch_has_limits(alices_server: httpx.Client) -> None:
    assert (
        alices_server.post("/ownpace/events", content=b'{"events": [' + b" " * 70_000 + b"]}").status_code
        == 413
    )
    assert post(alices_server, *({} for _ in range(201))).status_code == 400
    assert alices_server.post("/ownpace/events", content=b"[" * 10_000).status_code == 400


def test_a_page_left_open_does_not_count_as_activity(alices_server: httpx.Client) -> None:
    before = alices_server.get("/api/status").json()["last_activity"]
    post(alices_server, beat()).raise_for_status()
    assert alices_server.get("/api/status").json()["last_activity"] == before


def test_with_the_collector_killed_events_are_kept_and_shipped_when_it_returns(
    the_class: Class, alices_server: httpx.Client
) -> None:
    collector = next(
        p for p in the_class.hub.children(recursive=True) if "ownpace_pacing.collector" in p.cmdline()
    )
    collector.send_signal(signal.SIGKILL)
    psutil.wait_procs([collector], timeout=10)
    seen = View(kind="lesson", page="while-it-was-away")

    assert post(alices_server, json.loads(to_line(seen))).json()["kept"] == 1
    assert seen.id in {event.id for event in merge([the_class.journal("alice")])}

    wait_until(
        lambda: _is_on(the_class, "alice", "while-it-was-away"),
        "the event to be shipped after the collector's return",
    )
    assert wait_until(lambda: _health(alices_server), "health")["collector"] == "ok"


def _is_on(the_class: Class, name: str, page: str) -> bool:
    try:
        place = row(the_class, name)["now_on"]
    except httpx.HTTPError:
        return False
    return bool(place and place["page"] == page)
