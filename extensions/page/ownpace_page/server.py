"""The server extension of the pages: serves their files, sends the pages themselves compressed, and kernels' messages at once."""

import mimetypes
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado import httputil, web

from ownpace_page.assets import PLACE, Assets, find
from ownpace_page.sockets import prompt

FOR_A_YEAR = "public, max-age=31536000, immutable"
CONNECTION = "kernel_websocket_connection_class"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


class AssetHandler(web.RequestHandler):
    """Sends one file of the front end; its name changes with its content, so nobody needs to ask for it twice.

    Open to everybody: the files are the kit's own and the same for all. A hub takes no cookie from a request that a page
    makes for its script, so a lock would shut out the learner too.
    """

    def initialize(self, assets: Assets) -> None:
        """Remember whose files these are."""
        self._assets = assets

    @allow_unauthenticated
    def get(self, name: str) -> None:
        """Send the file, compressed where the browser takes it."""
        path = self._assets.folder / name
        if not path.is_file():
            raise web.HTTPError(404)
        packed = path.with_name(f"{name}.gz")
        self.set_header("Cache-Control", FOR_A_YEAR)
        self.set_header(
            "Content-Type", _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "text/plain"
        )
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", "") and packed.is_file():
            self.set_header("Content-Encoding", "gzip")
            path = packed
        self.finish(path.read_bytes())


class PageCompression(web.GZipContentEncoding):
    """Compresses the course's pages, each piece as it is sent, and leaves every other answer alone."""

    def __init__(self, request: httputil.HTTPServerRequest) -> None:
        super().__init__(request)
        self._gzipping = self._gzipping and "/voila/render/" in request.path

    def transform_first_chunk(self, status_code: int, headers: httputil.HTTPHeaders, *rest: Any) -> Any:
        """Begin to compress, or do nothing at all."""
        if self._gzipping:
            return super().transform_first_chunk(status_code, headers, *rest)
        return (status_code, headers, rest[0])


def _load_jupyter_server_extension(serverapp: ServerApp) -> None:
    """Register our door, compression and sockets with a server. Raises AssetsError where the front end was not built."""
    web_app = serverapp.web_app
    # A name and no path: a slash or a leading dot finds no door.
    door = url_path_join(web_app.settings["base_url"], *PLACE, r"([A-Za-z0-9][\w.-]*)")
    web_app.add_handlers(".*$", [(door, AssetHandler, {"assets": find()})])  # type: ignore[no-untyped-call]  # loosely typed
    web_app.add_transform(PageCompression)
    web_app.settings[CONNECTION] = prompt(web_app.settings[CONNECTION])
