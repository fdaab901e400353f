"""A kernel's messages do not wait for one another on their way to the browser."""

import asyncio
from socket import IPPROTO_TCP, TCP_NODELAY
from types import SimpleNamespace
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketHandler, websocket_connect

from ownpace_page.server import CONNECTION, _load_jupyter_server_extension


class Connection:
    """Stands where jupyter_server's connections stand: told of its socket, then asked to connect."""

    def __init__(self, websocket_handler: WebSocketHandler) -> None:
        self.websocket_handler = websocket_handler

    def connect(self) -> str:
        return "connected"


class Socket(WebSocketHandler):
    waits: bool
    answer: str

    def open(self, *args: str, **kwargs: str) -> None:
        self.answer = self.settings[CONNECTION](websocket_handler=self).connect()
        stream: Any = self.ws_connection.stream  # type: ignore[union-attr]
        type(self).waits = not stream.socket.getsockopt(IPPROTO_TCP, TCP_NODELAY)
        self.write_message(self.answer)


def waits_behind(application: Application) -> bool:
    async def story() -> None:
        (listening,) = bind_sockets(0, "127.0.0.1")
        server = HTTPServer(application)
        server.add_sockets([listening])
        browser = await websocket_connect(f"ws://127.0.0.1:{listening.getsockname()[1]}/")
        assert await browser.read_message() == "connected"
        browser.close()
        server.stop()
        await server.close_all_connections()

    asyncio.run(story())
    return Socket.waits


def application() -> Application:
    settings: dict[str, Any] = {"base_url": "/", CONNECTION: Connection}
    return Application([("/", Socket)], **settings)


def test_tornado_leaves_it_to_us() -> None:
    assert waits_behind(application())


def test_our_extension_sends_each_message_at_once() -> None:
    ours = application()
    _load_jupyter_server_extension(SimpleNamespace(web_app=ours))  # type: ignore[arg-type]  # all that it asks for
    assert not waits_behind(ours)
