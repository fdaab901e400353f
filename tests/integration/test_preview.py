"""``ownpace preview``: the page as students see it, what was saved, and faults told instead of a page; with a real server."""

import html
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import httpx
import pytest
from jupyter_servers import free_port

from ownpace.authoring.preview_commands import preview_server
from ownpace.widgets.interactives import KINDS

ROOT = Path(__file__).parents[2]
PAGE = "one-two-step-equations"
LESSON = Path("notebooks/u00-readiness") / PAGE / "lesson.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    return folder


@pytest.fixture(scope="module")
def preview(desk: Path) -> Iterator[httpx.Client]:
    """Open a preview, and a client that is signed in to it."""
    with preview_server(desk / "notebooks", (), PAGE, port=free_port()) as (address, _):
        base, token = address.split("/ownpace/preview?token=")
        client = httpx.Client(base_url=base, params={"token": token}, follow_redirects=True, timeout=60)

        yield client
        client.close()


def test_the_frame_offers_lessons_levels_seeds_and_languages(preview: httpx.Client) -> None:
    frame = preview.get("/ownpace/preview").text
    assert f"/ownpace/preview/page/{PAGE}" in frame
    assert all(f'name="{switch}"' in frame for switch in ("page", "level", "seed", "language"))


def test_a_page_finds_its_own_scripts_and_styles(preview: httpx.Client) -> None:
    page = preview.get(f"/ownpace/preview/page/{PAGE}").text
    files = set(re.findall(r'(?:src|href)="(/ownpace/page/[^"]+)"', page))
    assert any(name.endswith(".js") for name in files)
    for name in files:
        assert preview.get(name).is_success, name


def test_the_gallery_shows_every_interactive_below_its_line(preview: httpx.Client) -> None:
    page = preview.get("/ownpace/preview/page/gallery").text
    read = html.unescape(re.sub(r"<[^>]+>", "", page))
    for kind in KINDS:
        assert f'lesson.explore("{kind}", ' in read, kind


def test_a_preview_keeps_no_pacing_and_says_so(preview: httpx.Client) -> None:
    sent = preview.post(
        "/ownpace/events", json={"events": []}, headers={"X-XSRFToken": preview.cookies.get("_xsrf", "")}
    )
    assert sent.json() == {"kept": 0, "telemetry": "off"}


def test_a_port_that_is_taken_is_said_with_a_way_on(desk: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        taken = pytest.raises(click.ClickException, match=f"Port {port} is taken.*--port")
        with taken, preview_server(desk / "notebooks", (), PAGE, port=port):
            pass


def test_nobody_without_the_token_gets_in(preview: httpx.Client) -> None:
    for path in ("/ownpace/preview", f"/ownpace/preview/page/{PAGE}", "/ownpace/preview/changes"):
        assert httpx.get(f"{preview.base_url}{path}").status_code in (302, 403), path


def test_a_save_is_noticed_and_the_page_shows_it(preview: httpx.Client, desk: Path) -> None:
    assert "A bill with a hole in it" in preview.get(f"/ownpace/preview/page/{PAGE}?level=2&seed=3").text
    before = preview.get("/ownpace/preview/changes", params={"since": 999}).json()["count"]
    path = desk / LESSON
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("A bill with a hole in it", "A bill with a gap"), encoding="utf-8")
    assert preview.get("/ownpace/preview/changes", params={"since": before}).json()["count"] == before + 1
    assert "A bill with a gap" in preview.get(f"/ownpace/preview/page/{PAGE}").text


def test_a_fault_is_told_where_the_page_would_be(preview: httpx.Client, desk: Path) -> None:
    path = (desk / LESSON).with_name("two-step.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("hints:", "hint<s>:"), encoding="utf-8")
    told = preview.get(f"/ownpace/preview/page/{PAGE}").text
    assert "unknown key &#39;hint&lt;s&gt;&#39;" in told
    path.write_text(text, encoding="utf-8")
    assert "unknown key" not in preview.get(f"/ownpace/preview/page/{PAGE}").text
