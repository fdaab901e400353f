"""Sends every message of a kernel when it is there.

An answer is several small messages: busy, what changed, idle. TCP by itself holds the second back until the first is
acknowledged (Nagle's algorithm, RFC 896), and a browser that has nothing to say acknowledges late, on Linux by 40 ms (RFC 1122,
section 4.2.3.2). Tornado leaves that to who opens the socket.
"""

from typing import Any


def prompt(connection: type) -> type:
    """Return a kind of connection like the one given, of `jupyter_server`, whose socket does not wait."""

    class Prompt(connection):  # type: ignore[misc]  # jupyter_server lets a setting choose the class
        """Sends every message when it is there."""

        def connect(self) -> Any:
            """Connect to the kernel."""
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return Prompt
