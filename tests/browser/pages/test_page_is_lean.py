"""A page is readable before its kernel is there, asks for little, and asks for nothing twice."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from gallery_page import lay_board_and_table
from page_server import HOME, LESSON, TOKEN, Server
from playwright.sync_api import expect

# What was on the page when its last paragraph came, and before: the kernel's name must not be.
LAST_WORDS = """
new MutationObserver(() => {
  if (!('kernelWasFirst' in window) && document.body?.textContent.includes('A good question starts')) {
    window.kernelWasFirst = document.getElementById('op-kernel') !== null;
  }
}).observe(document, {childList: true, subtree: true});
"""
FETCHED = """performance.getEntriesByType('resource').filter(each => each.name.includes('/ownpace/page/'))
  .map(each => [each.name, each.transferSize])"""


@pytest.fixture(scope="module")
def asset(desk: Server, visit_once: Callable[..., Any]) -> str:
    """The address of the page's script."""
    return str(visit_once(HOME).open().page.locator("script[src]").first.evaluate("script => script.src"))


def test_all_of_the_text_is_there_before_the_kernel(visit: Callable[..., Any]) -> None:
    seen = visit(LESSON)
    seen.page.add_init_script(LAST_WORDS)
    assert seen.open().page.evaluate("window.kernelWasFirst") is False


def test_a_lesson_asks_for_less_than_thirty_things(visit: Callable[..., Any]) -> None:
    seen = visit(LESSON)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.page.on("websocket", lambda socket: asked.append(socket.url))
    seen.open()
    assert len(asked) < 30, asked
    assert sum("channels" in url for url in asked) == 1


def test_a_second_visit_fetches_no_file_again(visit: Callable[..., Any]) -> None:
    seen = visit(LESSON)
    # A browser that is told to intercept requests keeps no files.
    seen.page.unroute_all()
    seen.open()
    first = dict(seen.page.evaluate(FETCHED))
    again = seen.beside()
    again.page.unroute_all()
    again.open()
    assert min(first.values()) > 0
    assert set(dict(again.page.evaluate(FETCHED)).values()) == {0}


def test_only_a_page_with_a_board_fetches_what_draws_it(desk: Server, visit: Callable[..., Any]) -> None:
    plain, boarded = visit(LESSON).open(), visit(lay_board_and_table(desk, "boarded")).open()
    expect(boarded.page.locator(".op-graph-paper svg")).to_be_visible()
    assert _drawing_parts(boarded)
    assert _drawing_parts(plain) == []


def _drawing_parts(seen: Any) -> list[str]:
    """Return the scripts that a page has fetched and that hold JSXGraph."""
    names = [name for name, _ in seen.page.evaluate(FETCHED) if name.endswith(".js")]
    assert names
    return [name for name in names if "JSXGraph" in httpx.get(name, trust_env=False).text]


def test_a_file_is_sent_compressed_and_kept_for_a_year(asset: str) -> None:
    signed_in = {"Authorization": f"token {TOKEN}"}
    packed = httpx.get(asset, headers=signed_in, trust_env=False)
    plain = httpx.get(asset, headers={**signed_in, "Accept-Encoding": "identity"}, trust_env=False)
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    for answer in (packed, plain):
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("name", ["nothing.js", "..%2f..%2fjupyter_config.py", ".hidden", "%00.js"])
def test_what_is_no_file_of_the_page_is_not_there(asset: str, name: str) -> None:
    folder = asset.rpartition("/")[0]
    answer = httpx.get(f"{folder}/{name}", headers={"Authorization": f"token {TOKEN}"}, trust_env=False)
    assert answer.status_code == 404


def test_a_file_needs_no_cookie_for_a_hub_takes_none_from_a_script_tag(asset: str) -> None:
    assert httpx.get(asset, trust_env=False).status_code == 200


def test_the_page_itself_is_sent_compressed(desk: Server) -> None:
    answer = httpx.get(
        f"{desk.url}/voila/render/{HOME}",
        headers={"Authorization": f"token {TOKEN}"},
        timeout=60,
        trust_env=False,
    )
    assert answer.headers["content-encoding"] == "gzip"
    assert "</html>" in answer.text
