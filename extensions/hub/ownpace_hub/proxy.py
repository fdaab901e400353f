"""The pure-Python ``configurable-http-proxy``, made fit for a class.

The hub starts it with ``python -m ownpace_hub.proxy`` and the options of the stock proxy. Five things that the stock
proxy does are wrong for thirty browsers at once, and :class:`ClassProxyHandler` mends each:

- its HTTP client serves ten requests at a time, so ten people whose servers are starting would keep all others out;
- it hands a page on only when the last byte has come, so nobody sees a lesson build up or a server start;
- it does not tell the browser which WebSocket protocol the server agreed to, and the browser misreads every message;
- it keeps the browser's WebSocket open when the server's has gone, so a page cannot notice that it lost its kernel;
- it lets TCP hold a small message back until the one before is acknowledged, 40 ms later (see `ownpace_page.sockets`).
"""

from typing import Any

from configurable_http_proxy import cli
from configurable_http_proxy.configproxy import PythonProxy
from configurable_http_proxy.handlers import ProxyHandler
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httputil import HTTPHeaders, parse_response_start_line
from tornado.iostream import StreamClosedError
from tornado.web import Application
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

AT_ONCE = 1000
LARGEST_BODY = 512 * 2**20
# Those describe one connection and not the message, so they end here (RFC 9110 section 7.6.1).
_HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "upgrade"})


class ClassProxyHandler(ProxyHandler):  # type: ignore[misc]  # the proxy ships no types
    """One request or WebSocket on its way between a browser and a server."""

    ws_client: WebSocketClientConnection | None = None

    async def call_proxy(self, path: str | None = None) -> None:
        """Pass a request on and its answer back, piece by piece as it comes."""
        url = await self.get_target_url(path)
        if url is None:
            return
        request = self._get_proxy_request(url)
        request.decompress_response = False
        head: list[str] = []
        request.header_callback = lambda line: self._take_header(line, head)
        request.streaming_callback = self._pass_on
        try:
            await AsyncHTTPClient().fetch(request, raise_error=False)
        except (TimeoutError, OSError, HTTPClientError) as problem:
            await self._give_up(problem)
            return
        if not self._finished:
            await self.finish()

    def _take_header(self, line: str, head: list[str]) -> None:
        if line.strip():
            head.append(line)
            return
        start = parse_response_start_line(head[0].strip())
        headers = HTTPHeaders.parse("".join(head[1:]))
        head.clear()
        if start.code == 100:  # "Continue": the answer itself still comes
            return
        self.set_status(start.code, start.reason)
        replaced = {name.lower() for name, _ in self._headers.get_all()} & {name.lower() for name in headers}
        for name in replaced:
            self.clear_header(name)
        for name, value in headers.get_all():
            if name.lower() not in _HOP_BY_HOP:
                self.add_header(name, value)

    def _pass_on(self, chunk: bytes) -> None:
        try:
            self.write(chunk)
            self.flush()
        except StreamClosedError:
            # The browser has left; what still comes for it is dropped.
            return

    async def _give_up(self, problem: Exception) -> None:
        if self._headers_written:
            # Half an answer has gone out: ending the connection is the only way left to say that it is not whole.
            self.request.connection.detach().close()
            return
        await self.handle_proxy_error(503, problem)

    async def start_ws_client(self, path: str | None = None) -> None:
        """Open the WebSocket to the server before the browser is told that there is one."""
        url = await self.get_target_url(path)
        if url is None:
            return
        request = self._get_proxy_request(url.replace("http", "ws", 1))
        # Compression is agreed on between neighbours; the proxy speaks none.
        request.headers.pop("Sec-Websocket-Extensions", None)
        try:
            self.ws_client = await websocket_connect(request, on_message_callback=self._from_server)
        except HTTPClientError as problem:
            self.set_status(problem.code)
            await self.finish(problem.message)
        except OSError as problem:
            await self.handle_proxy_error(503, problem)

    def open(self, path: str | None = None) -> None:
        """Begin to pass messages on, each when it is there."""
        del path
        self.set_nodelay(True)

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        """Return the protocol that the server chose."""
        del subprotocols
        return self.ws_client.selected_subprotocol if self.ws_client else None

    def _from_server(self, message: str | bytes | None) -> None:
        if message is None:
            self.close(self.ws_client.close_code if self.ws_client else None)
            return
        try:
            self.write_message(message, binary=isinstance(message, bytes))
        except WebSocketClosedError:
            return

    def on_message(self, message: str | bytes) -> None:
        """Pass a message of the browser on to the server."""
        if self.ws_client:
            try:
                self.ws_client.write_message(message, binary=isinstance(message, bytes))
            except WebSocketClosedError:
                self.close()

    def on_close(self) -> None:
        """Close the server's side when the browser has closed its own."""
        if self.ws_client:
            self.ws_client.close()
            self.ws_client = None


class ClassProxy(PythonProxy):  # type: ignore[misc]  # the proxy ships no types
    """The stock proxy with our handler."""

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        self.proxy_app = Application([(r"/(.*)", ClassProxyHandler, {"proxy": self})])


def set_client_limits() -> None:
    """Let the proxy's client serve a whole class at once."""
    AsyncHTTPClient.configure(None, max_clients=AT_ONCE, max_body_size=LARGEST_BODY)


def main() -> None:
    """Run the proxy with the options on the command line."""
    set_client_limits()
    # The stock command builds whatever proxy class it knows by this name.
    cli.PythonProxy = ClassProxy
    cli.main()


if __name__ == "__main__":
    main()
