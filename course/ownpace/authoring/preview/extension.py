"""The part of the Jupyter server that shows a preview: a frame with the switches, the page in it, and word of what was saved."""

import asyncio
import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web
from tornado.ioloop import PeriodicCallback

from ownpace.authoring.preview.gallery import GALLERY
from ownpace.authoring.preview.stage import FOLDER, PACKS, PAGE, ROOT, Stage, Switches
from ownpace.authoring.preview.watching import Watch
from ownpace.authoring.style import tokens
from ownpace.messages import languages
from ownpace.sources import SourceError

LOOK_MS = 250
NAMES = {"en": "English", "es": "español"}
"""What languages call themselves."""
WAIT_SECONDS = 25.0
PAGES: list[tuple[str, str]] = [(f"page/{GALLERY}", "The gallery of widgets")]
"""Other pages that the frame offers: address below ``ownpace/preview/``, and name. A handler of its own serves each."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "ownpace.authoring.preview.extension"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Put the preview's handlers into a server."""
    packs = tuple(Path(each) for each in os.environ.get(PACKS, "").split(os.pathsep) if each)
    stage = Stage(Path(os.environ[ROOT]), packs, Path(os.environ[FOLDER]))
    watch = Watch([stage.root, *packs])
    PeriodicCallback(watch.look, LOOK_MS).start()
    root = server.web_app.settings["base_url"]
    base = url_path_join(root, "ownpace", "preview")
    given = {"stage": stage, "watch": watch}
    server.web_app.add_handlers(
        ".*$",
        [
            (base, FrameHandler, given),
            (url_path_join(base, "page", "([a-z0-9-]+)"), PageHandler, given),
            (url_path_join(base, "changes"), ChangesHandler, given),
            (url_path_join(root, "ownpace", "events"), EventsHandler),
        ],
    )


class _PreviewHandler(JupyterHandler):
    def initialize(self, stage: Stage, watch: Watch) -> None:
        self.stage, self.watch = stage, watch

    def address(self, *parts: str) -> str:
        """Return an address of the preview."""
        return url_path_join(self.base_url, "ownpace", "preview", *parts)


class FrameHandler(_PreviewHandler):
    """``GET ownpace/preview``: the frame with the switches."""

    @web.authenticated
    def get(self) -> None:
        """Send the frame."""
        try:
            pages = self.stage.pages()
        except SourceError:
            pages = []
        first = os.environ.get(PAGE, "")
        if first and first not in [name for name, _ in pages]:
            pages.insert(0, (first, first))
        shown = {
            "pages": pages,
            "first": first,
            "others": PAGES,
            "languages": [(each, NAMES.get(each, each)) for each in languages()],
            "tokens": tokens(),
        }
        self.finish(_template("frame.html.j2").render(**shown, base=self.address(), count=self.watch.count))


class PageHandler(_PreviewHandler):
    """``GET ownpace/preview/page/<lesson>``: lays the page and leads to it, or tells what is wrong with it."""

    @web.authenticated
    async def get(self, page: str) -> None:
        """Lay the page anew."""
        try:
            switches = self._switches()
            loop = asyncio.get_running_loop()
            name = await loop.run_in_executor(None, self.stage.lay, page, switches)
        except SourceError as problem:
            self.finish(_template("faults.html.j2").render(faults=problem.faults, tokens=tokens()))
            return
        query = urlencode({"token": self.identity_provider.token})
        self.redirect(f"{url_path_join(self.base_url, 'voila', 'render', quote(name))}?{query}")

    def _switches(self) -> Switches:
        level, seed = self.get_query_argument("level", ""), self.get_query_argument("seed", "1")
        language = self.get_query_argument("language", "")
        return Switches(
            level=int(level) if level in ("1", "2", "3") else None,
            seed=int(seed) if seed.isdecimal() and len(seed) < 10 else 1,
            language=language if language in languages() else "",
        )


class EventsHandler(JupyterHandler):
    """``POST ownpace/events``: where a class keeps its pacing, a preview keeps none, and tells the page so."""

    @web.authenticated
    def post(self) -> None:
        """Say that nothing is kept."""
        self.finish({"kept": 0, "telemetry": "off"})


class ChangesHandler(_PreviewHandler):
    """``GET ownpace/preview/changes?since=N``: answers once something was saved."""

    @web.authenticated
    async def get(self) -> None:
        """Send the number of changes."""
        since = self.get_query_argument("since", "0")
        count = await self.watch.wait(int(since) if since.isdecimal() else 0, WAIT_SECONDS)
        self.finish({"count": count})


@cache
def _environment() -> Environment:
    loader = PackageLoader("ownpace.authoring", "templates/preview")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def _template(name: str) -> Any:
    return _environment().get_template(name)
