"""The proxy passes on what the stock one loses: pieces as they come, the WebSocket's protocol, and its end."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any

import httpx
import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler, websocket_connect

from ownpace_hub.proxy import AT_ONCE, ClassProxy, ClassProxyHandler, set_client_limits

PROTOCOL = "v1.kernel.websocket.jupyter.org"


class Pieces(RequestHandler):
    """Sends one piece, then waits for the test before it sends the other."""

    go_on: asyncio.Event

    async def get(self) -> None:
        self.set_header("X-From", "server")
        await self.flush_now("first")
        await type(self).go_on.wait()
        self.write("second")

    async def flush_now(self, text: str) -> None:
        self.write(text)
        await self.flush()


class Echo(RequestHandler):
    def post(self) -> None:
        self.set_status(201)
        self.add_header("Set-Cookie", "a=1")
        self.add_header("Set-Cookie", "b=2")
        self.write(self.request.body)

    def head(self) -> None:
        self.set_header("Content-Length", "1234")

    def get(self) -> None:
        self.set_status(304)


class Cut(RequestHandler):
    """Breaks off in the middle of an answer."""

    async def get(self) -> None:
        self.set_header("Content-Length", "1000")
        self.write("half")
        await self.flush()
        self.request.connection.stream.close()


class Socket(WebSocketHandler):
    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        return PROTOCOL if PROTOCOL in subprotocols else None

    def on_message(self, message: str | bytes) -> None:
        if message == "end":
            self.close()
        else:
            self.write_message(message, binary=isinstance(message, bytes))


def listening(application: Application) -> tuple[HTTPServer, int]:
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(application)
    server.add_sockets(sockets)
    return server, sockets[0].getsockname()[1]


@contextlib.asynccontextmanager
async def proxied() -> AsyncIterator[str]:
    """A server behind our proxy; gives the proxy's address without its scheme."""
    Pieces.go_on = asyncio.Event()
    routes: list[Any] = [("/pieces", Pieces), ("/echo", Echo), ("/cut", Cut), ("/socket", Socket)]
    server, port = listening(Application(routes))
    proxy = ClassProxy({"default_target": f"http://127.0.0.1:{port}"})
    front, front_port = listening(proxy.proxy_app)
    try:
        yield f"127.0.0.1:{front_port}"
    finally:
        front.stop()
        server.stop()
        await front.close_all_connections()
        await server.close_all_connections()


def client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=20, trust_env=False)


def test_the_first_piece_arrives_before_the_last_is_written() -> None:
    async def story() -> None:
        async with (
            proxied() as address,
            client() as browser,
            browser.stream("GET", f"http://{address}/pieces") as answer,
        ):
            pieces = answer.aiter_text()
            assert await anext(pieces) == "first"
            assert answer.headers["X-From"] == "server"
            Pieces.go_on.set()
            assert await anext(pieces) == "second"

    asyncio.run(story())


def test_status_headers_and_body_pass_unchanged() -> None:
    async def story() -> None:
        async with proxied() as address, client() as browser:
            answer = await browser.post(f"http://{address}/echo", content=b"\x00body")
            assert (answer.status_code, answer.content) == (201, b"\x00body")
            assert answer.headers.get_list("set-cookie") == ["a=1", "b=2"]
            assert (await browser.head(f"http://{address}/echo")).headers["content-length"] == "1234"
            assert (await browser.get(f"http://{address}/echo")).status_code == 304

    asyncio.run(story())


def test_an_answer_that_breaks_off_does_not_look_whole() -> None:
    async def story() -> None:
        async with proxied() as address, client() as browser:
            with pytest.raises(httpx.RemoteProtocolError):
                await browser.get(f"http://{address}/cut")

    asyncio.run(story())


def test_a_server_that_is_gone_gives_an_error_page() -> None:
    async def story() -> None:
        proxy = ClassProxy({"default_target": "http://127.0.0.1:9"})
        front, port = listening(proxy.proxy_app)
        async with client() as browser:
            assert (await browser.get(f"http://127.0.0.1:{port}/")).status_code == 503
        front.stop()

    asyncio.run(story())


def test_more_pages_than_ten_can_wait_at_once() -> None:
    async def story() -> None:
        set_client_limits()
        try:
            async with proxied() as address, client() as browser:
                waiting = [asyncio.create_task(browser.get(f"http://{address}/pieces")) for _ in range(30)]
                answer = await asyncio.wait_for(browser.post(f"http://{address}/echo", content=b"now"), 10)
                assert answer.content == b"now"
                Pieces.go_on.set()
                assert {each.text for each in await asyncio.gather(*waiting)} == {"firstsecond"}
        finally:
            AsyncHTTPClient.configure(None)

    assert AT_ONCE > 100
    asyncio.run(story())


def test_the_browser_is_told_which_protocol_the_server_chose() -> None:
    async def story() -> None:
        async with proxied() as address:
            socket = await websocket_connect(f"ws://{address}/socket", subprotocols=["other", PROTOCOL])
            assert socket.selected_subprotocol == PROTOCOL
            await socket.write_message(b"\x01\x02", binary=True)
            assert await socket.read_message() == b"\x01\x02"
            socket.close()
            plain = await websocket_connect(f"ws://{address}/socket")
            assert plain.selected_subprotocol is None
            plain.close()

    asyncio.run(story())


def test_the_browsers_socket_closes_with_the_servers() -> None:
    async def story() -> None:
        async with proxied() as address:
            socket = await websocket_connect(HTTPRequest(f"ws://{address}/socket"))
            await socket.write_message("end")
            assert await asyncio.wait_for(socket.read_message(), 10) is None

    asyncio.run(story())


def test_a_small_message_does_not_wait_for_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[ClassProxyHandler] = []
    begin = ClassProxyHandler.open

    def noted(handler: ClassProxyHandler, path: str | None = None) -> None:
        begin(handler, path)
        seen.append(handler)

    monkeypatch.setattr(ClassProxyHandler, "open", noted)

    async def story() -> None:
        async with proxied() as address:
            await websocket_connect(f"ws://{address}/socket")
            (handler,) = seen
            assert handler.ws_connection.stream.socket.getsockopt(IPPROTO_TCP, TCP_NODELAY)

    asyncio.run(story())
